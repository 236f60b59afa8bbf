"""Texts compared as readers would: case, dashes, quotes, accents and spacing aside."""

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from hashlib import blake2b

NOT_A_SIGN = re.compile(r"[\W_]+")
WORD = re.compile(r"[^\W_]+")
ACCENTS = re.compile("[\u0300-\u036f]+")
PARTS = re.compile(r"\s+(?:[|–—―·•»«/-]+|::+)\s+|\s*[|»«]\s*")
SHINGLE = 3
BITS = 64
DIGIT = re.compile(r"\d+")
MOST_WORDS = 3_000
HAS_BIT = tuple(bytes(byte >> bit & 1 for byte in range(256)) for bit in range(8))
"""For each bit a table: byte → whether it has the bit."""
ALIKE = 0.86
"""Ratio (difflib) from which two short texts are one text with a slip in it."""


def folded(text: str) -> str:
    """Give a text without case and accents, one space between words."""
    return " ".join(words_of(text))


def key_of(text: str) -> str:
    """Give only the letters and digits of a text: what stays when spacing, dashes and accents change."""
    return NOT_A_SIGN.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()))


def words_of(text: str) -> list[str]:
    """Give the words of a text, without case and accents."""
    folds = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    plain = folds if folds.isascii() else ACCENTS.sub("", unicodedata.normalize("NFKD", folds))
    return WORD.findall(plain)


def parts_of(title: str) -> tuple[str, ...]:
    """Give the parts of a title between its separators: page, section, name of the site."""
    return tuple(part.strip() for part in PARTS.split(title) if part and key_of(part))


def contains(text_key: str, wanted: str) -> bool:
    """Say whether words stand in a text that was made a key of."""
    key = key_of(wanted)
    return not key or key in text_key


def alike(one: str, other: str) -> bool:
    """Say whether two short texts are the same to a reader."""
    a, b = key_of(one), key_of(other)
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(long) > 3 * len(short) + 20:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE and _same_numbers(one, other)


def _same_numbers(one: str, other: str) -> bool:
    """Titles that differ in a number are different pages: form 1 is not form 2, 2024 not 2025."""
    return Counter(DIGIT.findall(one)) == Counter(DIGIT.findall(other))


def shared(wanted: str, found: str) -> float:
    """Give the share of the longer words of one text that stand in another, by their beginnings (case endings)."""
    stems = {stem_of(word) for word in words_of(wanted) if len(word) > 3}  # noqa: PLR2004 - shorter words say little
    if not stems:
        return 0.0
    there = {stem_of(word) for word in words_of(found)}
    return len(stems & there) / len(stems)


def stem_of(word: str) -> str:
    """Give the beginning of a word that its case endings leave alone, roughly: three to five letters."""
    return word[: 3 if len(word) <= 5 else 4 if len(word) == 6 else 5]  # noqa: PLR2004 - short words have short stems


def fingerprint(text: str) -> str:
    """Give a similarity hash of a text (64 bits, hexadecimal): like texts differ in few bits. Numbers do not count."""
    words = [word for word in words_of(text)[:MOST_WORDS] if not word.isdigit()]
    if not words:
        return ""
    shingles = {" ".join(words[index : index + SHINGLE]) for index in range(max(1, len(words) - SHINGLE + 1))}
    hashes = b"".join(blake2b(shingle.encode(), digest_size=BITS // 8).digest() for shingle in shingles)
    bits = (hashes[bit // 8 :: BITS // 8].translate(HAS_BIT[bit % 8]).count(1) for bit in range(BITS))
    half = len(shingles) / 2
    return f"{sum(1 << bit for bit, count in enumerate(bits) if count > half):016x}"


def distance(one: str, other: str) -> int:
    """Give in how many of 64 bits two fingerprints differ; 64 if one of them is unknown."""
    try:
        return (int(one, 16) ^ int(other, 16)).bit_count()
    except ValueError:
        return BITS
