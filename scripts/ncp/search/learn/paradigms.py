"""A word with all its forms, as the dictionaries give it."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from zlib import crc32

MANY_FORMS = 60
"""From so many forms on, the rare ones (superlatives of participles) are thinned out."""
ONE_IN = 10
RARE, COMMON = 0.3, 4.0


@dataclass(frozen=True)
class Paradigm:
    """A word and its forms, in small letters."""

    lemma: str
    forms: frozenset[str]
    weight: float
    """What its forms count: about 1 for a common word."""


@cache
def frequencies(language: str) -> Mapping[str, float]:
    """Give how often words are used; nothing for a language of which wordfreq has no list."""
    import wordfreq  # noqa: PLC0415 - installed only where tables are made

    try:
        return dict(wordfreq.get_frequency_dict(language, "best"))
    except LookupError:
        return {}


def paradigms_of(
    language: str, forms: Iterable[tuple[str, Collection[str]]], most: int | None = MANY_FORMS
) -> Iterator[Paradigm]:
    """Join forms by lemma, thin out the rare ones of words with more than `most`, and weigh the words."""
    used = frequencies(language)
    by_lemma = groupby(sorted((lemma, tuple(some)) for lemma, some in forms), key=lambda pair: pair[0])
    for lemma, group in by_lemma:
        every = {form.lower() for _, some in group for form in (lemma, *some) if form.isalpha()}
        kept = {
            form
            for form in every
            if not most or len(every) <= most or form in used or not crc32(form.encode()) % ONE_IN
        }
        if kept and lemma.isalpha() and lemma.islower():
            yield Paradigm(lemma, frozenset(kept | {lemma}), _weight(every, used))


def _weight(forms: Iterable[str], used: Mapping[str, float]) -> float:
    """Give a weight that grows with the magnitude of how often a word is used; 1 where nobody has counted."""
    return RARE + math.log10(1e9 * sum(used.get(form, 0) for form in forms) + 1) / COMMON if used else 1.0
