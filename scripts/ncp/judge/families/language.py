"""Rules: language."""
