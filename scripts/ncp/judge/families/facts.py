"""Rules: facts."""
