"""Rules: built."""
