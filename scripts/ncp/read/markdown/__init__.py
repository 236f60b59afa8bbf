"""Markdown read once, with the place of everything in it."""
