"""Makes the lexicon of a language: words with their forms, and the fewest keys that a table gives to all of them."""

import gzip
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ncp.search.keys.keyer import Keyer
from ncp.search.keys.lexicon import SEPARATOR
from ncp.search.keys.table import FOLDER, Operation
from ncp.search.learn.paradigms import Paradigm
from ncp.search.words import folded, shared_start

PER_PLACE = 0.8
"""What a key farther down counts: as browser/match.js counts it."""
COMPRESSION = 9


def write_lexicon(language: str, words: Iterable[Paradigm], keyer: Keyer) -> None:
    """Write the lexicon of some words for a table."""
    text = lexicon_of(sorted(words, key=lambda word: -word.weight), keyer)
    packed = gzip.compress(text.encode("utf-8"), COMPRESSION, mtime=0)
    (FOLDER / f"{language}.lexicon.gz").write_bytes(packed)


def lexicon_of(words: Sequence[Paradigm], keyer: Keyer) -> str:
    """Give the lexicon as text: choices of endings, choices of keys, and a line a word; commoner words stand first."""
    endings: dict[str, int] = {}
    operations: dict[str, int] = {}
    lines: list[tuple[str, str]] = []
    for word in words:
        stem = shared_start(*word.forms)
        forms = ",".join(sorted(form.removeprefix(stem) for form in word.forms))
        keys = ",".join(_written(folded(stem), key) for key in chosen_keys(word.forms, keyer))
        of_forms, of_keys = endings.setdefault(forms, len(endings)), operations.setdefault(keys, len(operations))
        lines.append((stem, f"{of_forms}{SEPARATOR}{of_keys}"))
    listed = (f"{stem}{SEPARATOR}{rest}" for stem, rest in sorted(lines, key=lambda line: line[0]))
    return "\n".join((";".join(endings), ";".join(operations), *listed))


def chosen_keys(forms: Iterable[str], keyer: Keyer) -> tuple[str, ...]:
    """Give a few keys of which every form has one: always next what serves those best that have none yet."""
    left = {form: keyer.keys(form) for form in {folded(form) for form in forms}}
    chosen: list[str] = []
    while left:
        worth: defaultdict[str, float] = defaultdict(float)
        for keys in left.values():
            for place, key in enumerate(keys):
                worth[key] += PER_PLACE**place
        best = min(worth, key=lambda key: (-worth[key], key))
        chosen.append(best)
        left = {form: keys for form, keys in left.items() if best not in keys}
    return tuple(chosen)


def _written(stem: str, key: str) -> str:
    return Operation.between(stem, key).written()
