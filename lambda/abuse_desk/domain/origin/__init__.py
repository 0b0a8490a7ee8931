"""What is proved about where a mail came from."""
