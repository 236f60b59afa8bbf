"""A text as words that can be compared: white space and typography are gone, letters, figures and signs are left.

A text is cut into words and single signs, so that "15 %" equals "15%" and a line break equals a blank. Quotation marks,
apostrophes and dashes of any language are one sign each; a no-break space is a blank; invisible signs are nothing.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

PIECE = re.compile(r"\{\{[^{}\n]*\}\}|\w+|[^\w\s]")
QUOTE = re.compile(r"\{\{[^{}\n]*\}\}")
PLAIN = {**dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F)), 0x2026: "..."}
"""Signs that nobody sees are taken out, the sign for three dots is spelt out."""
LONG_DASH = re.compile(r"-{2,3}")
ALIKE = {
    **dict.fromkeys('"\u201e\u201c\u201d\u201f\u00ab\u00bb\u2033', '"'),
    **dict.fromkeys("'\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4`", "'"),
    **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}
"""Quotation marks, apostrophes and dashes, each with the one that stands for all of its kind."""


class Word(NamedTuple):
    """A word or a sign: as it is compared, and as it is shown."""

    key: str
    shown: str
    lead: str
    """What parts it from the word before it: nothing, a blank, or the end of a line."""

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a quote of a fact, not a sign."""
        return self.key[0].isalnum() or self.key.startswith("{{")


def words_of(text: str) -> tuple[Word, ...]:
    """Cut a text into words and signs."""
    plain = unicodedata.normalize("NFC", LONG_DASH.sub("–", text)).translate(PLAIN)
    found = PIECE.finditer(plain)
    words: list[Word] = []
    end = 0
    for one in found:
        gap = plain[end : one.start()]
        words.append(Word(_key(one[0]), one[0], "\n" if "\n" in gap else " " if gap else ""))
        end = one.end()
    return tuple(words)


def _key(piece: str) -> str:
    """Give a word as it is compared; the blanks of a quote do not count."""
    if piece.startswith("{{"):
        return f"{{{{ {piece[2:-2].strip()} }}}}"
    return ALIKE.get(piece, piece)


def shown(words: Iterable[Word]) -> str:
    """Give words as text, one block a line."""
    return "".join(f"{word.lead}{word.shown}" for word in words).strip()
