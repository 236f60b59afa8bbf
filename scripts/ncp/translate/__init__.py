"""Translations against their source: which sections are stale, what changed in them, and what an editor accepts."""
