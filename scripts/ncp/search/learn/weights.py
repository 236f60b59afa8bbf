"""What a tree of endings is learnt from: each form, what leads from it to its key, and how much it counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml
from pydantic import Field, TypeAdapter

from ncp.read.schema import Record
from ncp.search.keys.table import Operation
from ncp.search.learn.paradigms import Paradigm
from ncp.search.words import folded

SETTINGS = Path(__file__).with_name("languages.yml")
LONGEST_REMOVED = 12
"""Letters; forms farther from their key than that are other words (`best`, `good` is near enough)."""
SHORTEST_KEY = 2
CERTAIN = 20.0
"""Weight of a form that languages.yml names."""
VOWELS = frozenset("aeiou")
Weights = Mapping[tuple[str, Operation], float]


class Settings(Record):
    """How the table of a language is learnt; languages.yml explains."""

    endings: tuple[str, ...] = ()
    reflexive: tuple[str, str] | None = None
    cases: tuple[str, ...] = ()
    stages: tuple[tuple[float, float, float], ...] = ()
    prefixes: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    also: dict[str, str] = Field(default_factory=dict)

    def key_of(self, lemma: str) -> str:
        """Give the key of a dictionary form: without diacritics, without its ending."""
        plain = folded(lemma)
        if self.reflexive and plain.endswith(self.reflexive[0]):
            return plain.removesuffix(self.reflexive[0]) + self.reflexive[1]
        fits = (end for end in self.endings if plain.endswith(end) and len(plain) - len(end) >= SHORTEST_KEY)
        return plain.removesuffix(next(fits, ""))

    def base_of(self, form: str, forms: frozenset[str]) -> str:
        """Give a form without its case ending, if what is left is a form as well."""
        bases = (form.removesuffix(case) for case in self.cases if form.endswith(case))
        return next((base for base in bases if base in forms and base[-1] in VOWELS), form)


def read_settings() -> dict[str, Settings]:
    """Read languages.yml."""
    return TypeAdapter(dict[str, Settings]).validate_python(yaml.safe_load(SETTINGS.read_text(encoding="utf-8")))


def weights_of(paradigms: Iterable[Paradigm], settings: Settings) -> tuple[Weights, ...]:
    """Give what each stage is learnt from."""
    cases: Counter[tuple[str, Operation]] = Counter()
    keys: Counter[tuple[str, Operation]] = Counter()
    for paradigm in paradigms:
        forms = frozenset(map(folded, paradigm.forms))
        bases = {form: settings.base_of(form, forms) for form in forms}
        _add(cases, bases.items(), paradigm.weight)
        key = settings.key_of(paradigm.lemma)
        _add(keys, ((base, key) for base in set(bases.values())), paradigm.weight)
    also = ((folded(form), settings.key_of(lemma)) for form, lemma in settings.also.items())
    _add(keys, also, CERTAIN)
    return (cases, keys) if settings.cases else (keys,)


def _add(weights: Counter[tuple[str, Operation]], pairs: Iterable[tuple[str, str]], weight: float) -> None:
    for form, key in pairs:
        operation = Operation.between(form, key)
        if operation.removed <= LONGEST_REMOVED:
            weights[form, operation] += weight  # type: ignore[assignment] # counters count in fractions as well
