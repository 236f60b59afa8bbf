"""Rules: pairs."""
