"""The words of a language's pages, joined into families: forms that have the same keys."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from ncp.search.words import folded


class Keys(Protocol):
    """What gives the keys of words."""

    def keys(self, word: str) -> tuple[str, ...]:
        """Give the keys of a word form; two forms of one word share one."""
        ...

    def parts(self, word: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
        """Give the words that a compound is made of, by the keys that are known; nothing for other words."""
        ...


GRADES = 3
"""How finely the likeness of families is told."""


@dataclass(frozen=True)
class Vocabulary:
    """All forms in order, and how they belong together. Families are numbered by their first form."""

    forms: tuple[str, ...]
    families: tuple[int, ...]
    """Of each form."""
    keys: tuple[tuple[str, ...], ...]
    """Of each family."""
    keyer: Keys

    @classmethod
    def of(cls, words: Iterable[str], keyer: Keys) -> "Vocabulary":
        """Join words into families."""
        forms = tuple(sorted(set(words), key=lambda word: (folded(word), word)))
        numbers: dict[tuple[str, ...], int] = {}
        families = tuple(numbers.setdefault(tuple(keyer.keys(form)), len(numbers)) for form in forms)
        return cls(forms, families, tuple(numbers), keyer)

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for family, keys in enumerate(self.keys):
            for key in keys:
                found[key].append(family)
        return found

    def akin(self, keys: Iterable[str]) -> list[int]:
        """Give the families that have one of some keys, in order."""
        return sorted({family for key in keys for family in self._by_key.get(key, ())})

    def steps_back(self) -> list[int]:
        """Give for each form how far back its family began: nought for a new one, 1 for the newest there is."""
        steps: list[int] = []
        newest = -1
        for family in self.families:
            steps.append(newest - family + 1 if family <= newest else 0)
            newest = max(newest, family)
        return steps

    def relatives(self) -> list[list[list[int]]]:
        """Give for each family those before it that share a key with it: how far before, from nought on.

        There is a list of families for each grade of likeness: in the first both have the shared key first of all, in
        the next one of them has it second, and so on; the last takes all the rest.
        """
        grades: list[list[list[int]]] = [[[] for _ in self.keys] for _ in range(GRADES)]
        for one, keys in enumerate(self.keys):
            for other in reversed([other for other in self.akin(keys) if other < one]):
                grades[min(_distance(self.keys[other], keys), GRADES - 1)][one].append(one - other - 1)
        return grades

    def compounds(self) -> list[list[int]]:
        """Give for each family the families of the parts of its forms."""
        parts: dict[int, set[str]] = defaultdict(set)
        for form, family in zip(self.forms, self.families, strict=True):
            parts[family].update(self.keyer.parts(form, self._by_key.__contains__))
        return [self._families_of(parts.get(family, ()), family) for family in range(len(self.keys))]

    def _families_of(self, words: Iterable[str], but: int) -> list[int]:
        keys = [key for word in words for key in self.keyer.keys(word)]
        return [family for family in self.akin(keys) if family != but]


def _distance(keys: Sequence[str], others: Sequence[str]) -> int:
    """Give how far down the keys stands the first that both have."""
    return min(place + others.index(key) for place, key in enumerate(keys) if key in others)


def postings(sections: Sequence[Sequence[str]], vocabulary: Vocabulary, at_least: int = 1) -> list[list[int]]:
    """Give for each form the sections whose words hold it, `at_least` so many times."""
    found: dict[str, list[int]] = {form: [] for form in vocabulary.forms}
    for number, words in enumerate(sections):
        for form in sorted(form for form, count in Counter(words).items() if count >= at_least):
            found[form].append(number)
    return list(found.values())
