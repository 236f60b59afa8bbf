"""The words around figures: names of months from the CLDR, the rest from data/words/numbers.yml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Any

from babel import Locale

from ncp.read.word_tables import NUMBERS, word_table

MONTH_STEM_END = re.compile(r"(?:is|s|er|ė)$")
"""What a month's name loses before its endings."""
WORD_START, WORD_END = r"(?<![^\W_])", r"(?![^\W_])"


def table() -> Mapping[str, Any]:
    """Give data/words/numbers.yml."""
    return word_table(NUMBERS)


def languages() -> tuple[str, ...]:
    """Give the languages whose figures are known."""
    return tuple(table()["words"])


@dataclass(frozen=True)
class Months:
    """The names of months in all languages: one pattern for all, and one a month to tell which it is."""

    pattern: str
    numbers: tuple[tuple[re.Pattern[str], int], ...]

    def number(self, name: str) -> int:
        """Give the number of a month by its name in any case of any language."""
        return next((number for pattern, number in self.numbers if pattern.fullmatch(name)), 0)


@cache
def months() -> Months:
    """Give the months of all languages."""
    forms = [
        (number, rf"{re.escape(_stem(language, number))}{ending}")
        for language, ending in table()["month_endings"].items()
        for number in range(1, 13)
    ]
    forms += [(number, rf"{name}\.?") for number, name in Locale("en").months["format"]["abbreviated"].items()]
    ordered = sorted(forms, key=lambda form: -len(form[1]))
    numbers = tuple((re.compile(form, re.IGNORECASE), number) for number, form in ordered)
    return Months("|".join(form for _, form in ordered), numbers)


def _stem(language: str, number: int) -> str:
    """Give what the cases of a month's name share: what the CLDR's two forms do, less the ending."""
    names = Locale(language).months
    both = (str(names[form]["wide"][number]) for form in ("format", "stand-alone"))
    shared = "".join(one for one, _ in takewhile(lambda signs: signs[0] == signs[1], zip(*both, strict=False)))
    return shared if language == "en" else MONTH_STEM_END.sub("", shared)


@cache
def number_words(language: str) -> re.Pattern[str] | None:
    """Give a pattern with a group `n1` to `n12` for each number that a language writes as a word."""
    words = table()["words"].get(language)
    if words is None:
        return None
    groups = "|".join(f"(?P<n{number}>{pattern})" for number, pattern in words.items())
    return re.compile(rf"{WORD_START}(?:{groups}){WORD_END}", re.IGNORECASE)


@cache
def units() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give each unit of time with its pattern."""
    return tuple((unit, re.compile(pattern, re.IGNORECASE)) for unit, pattern in table()["units"].items())


def unit_of(word: str) -> str:
    """Give the unit that a word names; empty if none."""
    return next((unit for unit, pattern in units() if pattern.fullmatch(word)), "")
