"""Rules: links."""
