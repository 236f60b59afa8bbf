"""What a word is to the search, at build and in the browser (browser/words.js says the same)."""

import re
import unicodedata
from itertools import takewhile

WORD = re.compile(r"[^\W_]+")
"""Letters and figures, nothing else: `e-recepte` is two words, `S2` is one."""
JOINED = re.compile(r"\b([^\W_])[-\u2011]([^\W_]+)")
SOFT_HYPHEN = "\u00ad"


def plain(text: str) -> str:
    """Give a text composed, and without the signs that only say where a word may be broken."""
    return unicodedata.normalize("NFC", text).replace(SOFT_HYPHEN, "")


def words_of(text: str) -> list[str]:
    """Give the words of a text in small letters, in order."""
    return WORD.findall(plain(text).lower())


def joined_words_of(text: str) -> list[str]:
    """Give words with one letter before a hyphen as people also write them: `e-recepte` is `erecepte`."""
    return ["".join(parts) for parts in JOINED.findall(plain(text).lower())]


def folded(word: str) -> str:
    """Give a word without its diacritics: what people type where a keyboard has none."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in parts if unicodedata.category(sign) != "Mn")


def shared_start(*words: str) -> str:
    """Give the letters that all of some words begin with."""
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*words, strict=False))
    return "".join(signs[0] for signs in alike)
