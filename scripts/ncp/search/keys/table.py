"""A language's table of word endings: what to take off a form and put on to reach its key; made by ncp.search.learn."""

import json
import string
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ncp.search.words import shared_start

FOLDER = Path(__file__).with_name("tables")
END = "^"
"""In the tree: here the word begins, so the rule is for this one word."""
OPEN, CLOSE = "(", ")"
DIGITS = string.digits + string.ascii_lowercase


@dataclass(frozen=True)
class Operation:
    """One way from a form to a key."""

    removed: int
    """Letters taken off the end."""
    added: str

    @classmethod
    def of(cls, written: str) -> "Operation":
        """Read an operation as tables write it: `2is` takes two letters off and puts `is` on; `a` is ten letters."""
        return cls(int(written[0], 36), written[1:])

    @classmethod
    def between(cls, form: str, key: str) -> "Operation":
        """Give what leads from a form to its key."""
        same = len(shared_start(form, key))
        return cls(len(form) - same, key[same:])

    def written(self) -> str:
        """Give the operation as tables write it."""
        return f"{DIGITS[self.removed]}{self.added}"

    def of_word(self, word: str) -> str:
        """Give the key that it makes of a word."""
        return word[: len(word) - self.removed] + self.added


@dataclass(eq=False)
class Node:
    """An ending in the tree of endings, which is read from the last letter of a word backwards."""

    operations: tuple[Operation, ...] | None
    """Likeliest first; None where those of the shorter ending hold."""
    longer: dict[str, "Node"]


@dataclass(frozen=True)
class Table:
    """All that the keyer knows of a language."""

    stages: tuple[Node, ...]
    """Trees of endings, one after the other: what the first makes of a form, the next goes on with."""
    spellings: tuple[tuple[str, str], ...]
    """Letters of a key and what stands for them, so that two ways of spelling meet."""
    prefixes: tuple[tuple[str, str], ...]
    """What verbs carry in front, and how the key of such a verb ends."""
    links: tuple[str, ...]
    """What stands between the parts of a compound."""


@cache
def table_of(language: str) -> Table:
    """Read the table of a language; one that has none joins no forms."""
    raw = raw_table_of(language)
    return Table(
        tuple(_tree_of(*stage) for stage in raw.get("stages", ())),
        tuple((old, new) for old, new in raw.get("spellings", ())),
        tuple((prefix, end) for prefix, end in raw.get("prefixes", ())),
        tuple(raw.get("links", ())),
    )


@cache
def raw_table_of(language: str) -> dict[str, Any]:
    """Give the table as the browser gets it; an empty one where the language has none."""
    path = FOLDER / f"{language}.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _tree_of(operations: str, endings: str) -> Node:
    choices = [tuple(map(Operation.of, line.split(","))) for line in operations.split(";")]
    return _Reader(endings, choices).node()


class _Reader:
    """Reads a tree as it is written: the number of its operations, then its longer endings in brackets."""

    def __init__(self, text: str, choices: list[tuple[Operation, ...]]) -> None:
        self.text, self.choices, self.at = text, choices, 0

    def node(self) -> Node:
        number = self._number()
        node = Node(self.choices[int(number)] if number else None, {})
        if self._sees(OPEN):
            while not self._sees(CLOSE):
                letter = self.text[self.at]
                self.at += 1
                node.longer[letter] = self.node()
        return node

    def _number(self) -> str:
        start = self.at
        while self.at < len(self.text) and self.text[self.at].isdigit():
            self.at += 1
        return self.text[start : self.at]

    def _sees(self, sign: str) -> bool:
        seen = self.text.startswith(sign, self.at)
        self.at += seen
        return seen
