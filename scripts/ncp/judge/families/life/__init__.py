"""Rules about the life of pages and links: what is due, what nobody would find, and what the law asks for."""

from ncp.judge.families.life import duties, found, languages, reviews, security

__all__ = ["duties", "found", "languages", "reviews", "security"]
