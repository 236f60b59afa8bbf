"""Rules about the front matter of a page; what reading it finds (missing, unknown, no date) is told there."""

from ncp.judge.families.front_matter import dates, duties, presence, texts

__all__ = ["dates", "duties", "presence", "texts"]
