"""The words of a language's pages, joined into families: forms that have the same keys."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from ncp.search.keys.table import Operation
from ncp.search.words import folded


class Keys(Protocol):
    """What gives the keys of words."""

    def keys(self, word: str) -> tuple[str, ...]:
        """Give the keys of a word form; two forms of one word share one."""
        ...


@dataclass(frozen=True)
class Vocabulary:
    """All forms in order, and how they belong together. Families are numbered by their first form."""

    forms: tuple[str, ...]
    families: tuple[int, ...]
    """Of each form."""
    keys: tuple[tuple[str, ...], ...]
    """Of each family."""

    @classmethod
    def of(cls, words: Iterable[str], keyer: Keys) -> "Vocabulary":
        """Join words into families."""
        forms = tuple(sorted(set(words), key=lambda word: (folded(word), word)))
        numbers: dict[tuple[str, ...], int] = {}
        families = tuple(numbers.setdefault(tuple(keyer.keys(form)), len(numbers)) for form in forms)
        return cls(forms, families, tuple(numbers))

    def steps_back(self) -> list[int]:
        """Give for each form how far back its family began: nought for a new one, 1 for the newest there is."""
        steps: list[int] = []
        newest = -1
        for family in self.families:
            steps.append(newest - family + 1 if family <= newest else 0)
            newest = max(newest, family)
        return steps

    def operations(self) -> list[list[Operation]]:
        """Give for each family what leads from its first form, without diacritics, to its keys."""
        firsts: dict[int, str] = {}
        for form, family in zip(self.forms, self.families, strict=True):
            firsts.setdefault(family, folded(form))
        return [[Operation.between(firsts[family], key) for key in keys] for family, keys in enumerate(self.keys)]


def postings(sections: Sequence[Sequence[str]], vocabulary: Vocabulary, at_least: int = 1) -> list[list[int]]:
    """Give for each form the sections whose words hold it, `at_least` so many times."""
    found: dict[str, list[int]] = {form: [] for form in vocabulary.forms}
    for number, words in enumerate(sections):
        for form in sorted(form for form, count in Counter(words).items() if count >= at_least):
            found[form].append(number)
    return list(found.values())
