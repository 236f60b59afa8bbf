"""The keyer: two forms of one word have a key in common, forms of different words have none."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ncp.search.keys.table import END, Node, Operation, Table, table_of
from ncp.search.words import folded

SHORTEST_KEY = 2
"""Letters; what would leave less is no way to read the word."""
SHORTEST_PART = 3
"""Letters; a prefix stands before more."""


@dataclass(frozen=True)
class Keyer:
    """Keys the words of a language."""

    table: Table

    @classmethod
    def of(cls, language: str) -> "Keyer":
        """Give the keyer of a language; of a language without a table, one that only folds."""
        return cls(table_of(language))

    @lru_cache(maxsize=1 << 16)  # noqa: B019 - keyers live as long as the process
    def keys(self, word: str) -> tuple[str, ...]:
        """Give the keys of a word form, the likeliest first: small letters without diacritics.

        Args:
            word: one word, in any letters. One with a figure in it (`S2`, `112`) is its own only key.
        """
        plain = folded(word.lower())
        if any(sign.isnumeric() for sign in plain):
            return (plain,)
        return tuple(dict.fromkeys(self._spelled(key) for key in (*self._ended(plain), *self._without_prefix(plain))))

    def _ended(self, word: str) -> tuple[str, ...]:
        """Give what the stages make of a word."""
        words: tuple[str, ...] = (word,)
        for tree in self.table.stages:
            words = tuple(dict.fromkeys(key for one in words for key in _made(tree, one)))
        return words

    def _without_prefix(self, word: str) -> Iterator[str]:
        for prefix, end in self.table.prefixes:
            rest = word.removeprefix(prefix)
            if rest != word and len(rest) > SHORTEST_PART:
                yield from (key for key in self._ended(rest) if key.endswith(end))

    def _spelled(self, key: str) -> str:
        for old, new in self.table.spellings:
            key = key.replace(old, new)
        return key


def _made(tree: Node, word: str) -> tuple[str, ...]:
    """Give what one tree makes of a word; the word itself where hardly anything would be left of it."""
    keys = (operation.of_word(word) for operation in _operations(tree, word) if operation.removed <= len(word))
    return tuple(key for key in keys if len(key) >= SHORTEST_KEY) or (word,)


def _operations(node: Node, word: str) -> tuple[Operation, ...]:
    """Give what the longest ending of the word that a tree knows says."""
    found = node.operations or ()
    for letter in (*reversed(word), END):
        longer = node.longer.get(letter)
        if longer is None:
            break
        node, found = longer, longer.operations or found
    return found
