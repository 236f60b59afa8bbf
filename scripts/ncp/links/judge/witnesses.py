"""The words by which pages give themselves away, in many languages, from data/witnesses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from ncp.links.page.words import folded

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Phrases:
    """Phrases, folded; they are looked for at the beginnings of words."""

    all: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Phrases":
        """Fold and sort out texts."""
        return cls(tuple(dict.fromkeys(f" {fold}" for text in texts if (fold := folded(text)))))

    def found_in(self, text: str) -> str:
        """Give the longest phrase that stands in a folded text; empty if none does."""
        spaced = f" {text}"
        return max((phrase[1:] for phrase in self.all if phrase in spaced), key=len, default="")

    def count_in(self, text: str) -> int:
        """Give how many different phrases stand in a folded text."""
        spaced = f" {text}"
        return sum(phrase in spaced for phrase in self.all)


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
    def function_words(self) -> Mapping[str, frozenset[str]]:
        """Language → its most frequent small words, folded."""
        found = self.data.get("function-words", {})
        return {code: frozenset(folded(word) for word in words) for code, words in found.items()}


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
