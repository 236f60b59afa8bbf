"""Rules about the Markdown of a page: what the engine would pass in silence, and the reader would see."""

from ncp.judge.families.markdown import blocks, boxes, dialects, headings, inline, lists, tables, wording

__all__ = ["blocks", "boxes", "dialects", "headings", "inline", "lists", "tables", "wording"]
