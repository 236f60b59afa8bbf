"""Rules about the language of a page: its words, its signs, its terms."""

from ncp.judge.families.language import terms, typography, words

__all__ = ["terms", "typography", "words"]
