"""The local desk: an embedded AWS on loopback, a door for mail, and the story told there."""
