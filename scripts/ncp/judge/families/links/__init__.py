"""Rules about links: where they lead inside the site, what may not be typed into a page, and the curated list."""

from ncp.judge.families.links import curated, inside, outside, wording

__all__ = ["curated", "inside", "outside", "wording"]
