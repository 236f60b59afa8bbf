"""Makes the files of slips anew from words of the site: `.venv/bin/python tests/search/make_slips.py`.

The slips are those of a seeded draw; one that makes another word is drawn again.
"""

import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

from site_words import words_by_page  # noqa: E402

SEED = 2026
WANTED = 72
"""Slips a language; the four kinds take turns."""
SHORTEST = 6
"""Letters of the words: in shorter ones a slip too often makes another word."""
COMMONEST = 12
"""Pages that may say a word: what stands everywhere asks nothing of a search."""
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEIGHBOURS = {key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in ROWS for at, key in enumerate(row)}
OTHER_WORDS = frozenset({"sadalīs", "prastu", "tekto", "crated"})
"""Slips drawn that the dictionaries of the languages know as words."""
HEADER = """\
# One slip of the finger in words that the pages say; made by tests/search/make_slips.py. Every search of `typed` has to
# bring one of the pages that say `meant`.
"""


def swap(word: str, at: int, _: random.Random) -> str:
    """Exchange two letters that follow each other."""
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def drop(word: str, at: int, _: random.Random) -> str:
    """Leave a letter out."""
    return word[:at] + word[at + 1 :]


def double(word: str, at: int, _: random.Random) -> str:
    """Type a letter twice."""
    return word[:at] + word[at] + word[at:]


def neighbour(word: str, at: int, draw: random.Random) -> str:
    """Hit the key beside; a letter with a diacritic stays as it is."""
    keys = NEIGHBOURS.get(word[at])
    return word[:at] + draw.choice(keys) + word[at + 1 :] if keys else word


KINDS = (swap, drop, double, neighbour)


def slips(pages: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Give the lines of a file of slips.

    Args:
        pages: The words of each page, by its name.

    Yields:
        A line for each slip, no word twice.
    """
    draw = random.Random(SEED)  # noqa: S311 - a draw to be repeated, no secret
    said = frozenset().union(*pages.values())
    words = sorted(word for word in said if len(word) >= SHORTEST)
    draw.shuffle(words)
    fit = (word for word in words if sum(word in page for page in pages.values()) <= COMMONEST)
    for number, word in zip(range(WANTED), fit, strict=False):
        kind = KINDS[number % len(KINDS)]
        typed = word
        while typed in said or typed in OTHER_WORDS:
            typed = kind(word, draw.randrange(1, len(word) - 1), draw)
        on = ", ".join(name for name, page in pages.items() if word in page)
        yield f"- {{ meant: {word}, typed: {typed}, kind: {kind.__name__}, pages: [{on}] }}\n"


if __name__ == "__main__":
    for folder in sorted((Path(__file__).parent / "questions").iterdir()):
        lines = slips(words_by_page(ROOT / "docs", folder.name))
        (folder / "slips.yml").write_text(HEADER + "".join(lines), encoding="utf-8")
