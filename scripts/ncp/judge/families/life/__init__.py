"""Rules about the life of pages and links: what is due, and what nobody would find."""

from ncp.judge.families.life import found, reviews

__all__ = ["found", "reviews"]
