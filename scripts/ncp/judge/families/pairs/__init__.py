"""Rules: a translation has the sections, the shape, the quotes and the figures of its source."""

from ncp.judge.families.pairs import alone, figures, pages, quotes, sections, shapes, sizes, words

__all__ = ["alone", "figures", "pages", "quotes", "sections", "shapes", "sizes", "words"]
