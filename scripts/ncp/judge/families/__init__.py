"""All rules, loaded by importing their families."""

from ncp.judge.families import built, facts, front_matter, language, life, links, markdown, pairs, translations

__all__ = ["built", "facts", "front_matter", "language", "life", "links", "markdown", "pairs", "translations"]
