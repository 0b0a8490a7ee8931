"""What a function's process on the local desk has besides the asset: a time that can be held."""
