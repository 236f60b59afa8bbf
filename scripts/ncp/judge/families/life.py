"""Rules: life."""
