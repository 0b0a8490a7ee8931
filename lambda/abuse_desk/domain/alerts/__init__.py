"""What people and machines are told: causes, effects, words, limits."""
