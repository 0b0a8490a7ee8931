"""Why the desk does not do what a person asks: a closed list, with a sentence in each language."""
