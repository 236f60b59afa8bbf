"""The words by which pages give themselves away, in many languages, from data/witnesses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from ncp.links.page.words import folded

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


KEY = 2
"""Letters by which phrases are found: a text has few beginnings of words, the lists have thousands of phrases."""


@dataclass(frozen=True)
class Phrases:
    """Phrases, folded; they are looked for at the beginnings of words."""

    by_start: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Phrases":
        """Fold and sort out texts."""
        found: dict[str, dict[str, None]] = {}
        for phrase in filter(None, map(folded, texts)):
            found.setdefault(phrase[:KEY], {})[phrase] = None
        return cls({start: tuple(phrases) for start, phrases in found.items()})

    def __contains__(self, text: str) -> bool:
        return text in self.by_start.get(text[:KEY], ())

    def all_in(self, text: str) -> Iterator[str]:
        """Give the phrases that stand in a folded text, one after the other."""
        start = 0
        while start >= 0 and start < len(text):
            phrases = self.by_start.get(text[start : start + KEY])
            if phrases and text.startswith(phrases, start):  # nearly always none of them
                yield from (phrase for phrase in phrases if text.startswith(phrase, start))
            start = text.find(" ", start) + 1 or -1

    def found_in(self, text: str) -> str:
        """Give the longest phrase that stands in a folded text; empty if none does."""
        return max(self.all_in(text), key=len, default="")

    def count_in(self, text: str) -> int:
        """Give how many different phrases stand in a folded text."""
        return len(set(self.all_in(text)))


@dataclass(frozen=True)
class Pairs:
    """Two lists of words a language, of which one word each must stand in a text; all languages in one look."""

    phrases: Phrases
    sides: Mapping[str, tuple[tuple[str, int], ...]]
    """Phrase → (language, side) of each list that has it."""

    @classmethod
    def of(cls, languages: Mapping[str, Any], one: str, other: str) -> "Pairs":
        """Take the lists of two names from each language."""
        sides: dict[str, list[tuple[str, int]]] = {}
        for language, entry in languages.items():
            for side, name in enumerate((one, other)):
                for word in entry["words"][name]:
                    sides.setdefault(folded(word), []).append((language, side))
        return cls(Phrases.of(sides), {phrase: tuple(found) for phrase, found in sides.items()})

    def both_in(self, text: str) -> bool:
        """Say whether a folded text holds a word of both sides in one language."""
        seen: set[tuple[str, int]] = set()
        for phrase in self.phrases.all_in(text):
            for language, side in self.sides[phrase]:
                if (language, 1 - side) in seen:
                    return True
                seen.add((language, side))
        return False

    def second_in(self, text: str) -> bool:
        """Say whether a folded text holds a word of the second side in any language."""
        return any(side for phrase in self.phrases.all_in(text) for _, side in self.sides[phrase])


@dataclass(frozen=True)
class Witnesses:
    """All of data/witnesses, as it was read."""

    data: Mapping[str, Any]

    def phrases(self, file: str, *keys: str) -> Phrases:
        """Give all phrases below some keys of a file."""
        return Phrases.of(texts_below(self._at(file, keys)))

    def plain(self, file: str, *keys: str) -> tuple[str, ...]:
        """Give texts as they are written, in small letters."""
        return tuple(text.lower() for text in texts_below(self._at(file, keys)))

    def level(self, file: str, *keys: str) -> Mapping[str, Any]:
        """Give a level of a file: key → what stands below it."""
        found = self._at(file, keys)
        return found if isinstance(found, dict) else {}

    def _at(self, file: str, keys: tuple[str, ...]) -> object:
        found: object = self.data.get(file, {})
        for key in keys:
            found = _step(found, key)
        return found

    @cached_property
    def function_words(self) -> "SmallWords":
        """The most frequent small words of each language."""
        return SmallWords.of(self.data.get("function-words", {}))


@dataclass(frozen=True)
class SmallWords:
    """Small words, folded, with the languages that have them."""

    by_word: Mapping[str, tuple[str, ...]]
    languages: frozenset[str]

    @classmethod
    def of(cls, lists: Mapping[str, Iterable[str]]) -> "SmallWords":
        """Turn language → words into word → languages."""
        found: dict[str, dict[str, None]] = {}
        for code, words in lists.items():
            for word in words:
                found.setdefault(folded(word), {})[code] = None
        return cls({word: tuple(codes) for word, codes in found.items()}, frozenset(lists))


def _step(found: object, key: str) -> object:
    """Go down to a key; where the level is one of languages, into each of them."""
    if not isinstance(found, dict):
        return []
    if key in found:
        return found[key]
    return [inner[key] for inner in found.values() if isinstance(inner, dict) and key in inner]


def texts_below(value: object) -> list[str]:
    """Give all texts of nested lists and mappings, in order."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts_below(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts_below(inner)]
    return [str(value)]


def read_witnesses(folder: Path) -> Witnesses:
    """Read all files of data/witnesses.

    Raises:
        OSError, yaml.YAMLError: a file is missing or broken; it is part of the program.
    """
    read = {path.stem: yaml.load(path.read_text("utf-8"), Loader=LOADER) for path in sorted(folder.glob("*.yml"))}  # noqa: S506 - a safe loader
    return Witnesses(read)
