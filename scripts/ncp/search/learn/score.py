"""How well a keyer does on words that it was not learnt from."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ncp.search.keys.keyer import Keyer
from ncp.search.learn.paradigms import Paradigm

WORDS = 4000
FORMS = 6
"""Of each word."""
SEED = 7
SHOWN = 25


def score(keyer: Keyer, words: Sequence[Paradigm]) -> str:
    """Give the figures as lines of text: recall over pairs of forms of a word, and how often others are joined."""
    chosen = random.Random(SEED)  # noqa: S311 - a sample, no secret
    sample = chosen.sample(sorted(words, key=lambda word: word.lemma), min(WORDS, len(words)))
    forms = {word.lemma: chosen.sample(sorted(word.forms), min(FORMS, len(word.forms))) for word in sample}
    pairs = [(word.lemma, form) for word in sample for form in forms[word.lemma]]
    pairs += [pair for some in forms.values() for pair in pairwise(some)]
    missed = [pair for pair in pairs if set(keyer.keys(pair[0])).isdisjoint(keyer.keys(pair[1]))]
    found, strangers = _joined(keyer, forms)
    lines = (
        f"words {len(sample)}, pairs {len(pairs)}, recall {1 - len(missed) / len(pairs):.4f}",
        f"keys a form {sum(len(keyer.keys(form)) for _, form in pairs) / len(pairs):.2f}",
        f"of what a form brings, forms of the same word {found / (found + len(strangers)):.4f}",
        f"missed {chosen.sample(missed, min(SHOWN, len(missed)))}",
        f"strangers {chosen.sample(strangers, min(SHOWN, len(strangers)))}",
    )
    return "".join(f"{line}\n" for line in lines)


def _joined(keyer: Keyer, forms: dict[str, list[str]]) -> tuple[int, list[tuple[str, str]]]:
    """Give how many pairs with a common key are of one word, and those that are of two."""
    lemmas: defaultdict[str, set[str]] = defaultdict(set)
    by_key: defaultdict[str, set[str]] = defaultdict(set)
    for lemma, some in forms.items():
        for form in some:
            lemmas[form].add(lemma)
            for key in keyer.keys(form):
                by_key[key].add(form)
    pairs = list(_pairs(keyer, by_key, lemmas))
    strangers = [pair for pair in pairs if lemmas[pair[0]].isdisjoint(lemmas[pair[1]])]
    return len(pairs) - len(strangers), strangers


def _pairs(keyer: Keyer, by_key: dict[str, set[str]], forms: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    for form in sorted(forms):
        others = set().union(*(by_key[key] for key in keyer.keys(form)))
        yield from ((form, other) for other in sorted(others) if other != form)
