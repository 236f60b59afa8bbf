"""Rules: front_matter."""
