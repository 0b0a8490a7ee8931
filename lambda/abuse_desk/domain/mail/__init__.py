"""A stored mail as data: its MIME parts, the layers of forwarding, the original."""
