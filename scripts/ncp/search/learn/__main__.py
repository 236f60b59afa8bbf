"""`python -m ncp.search.learn lv`: how a table does on words kept back, then the table of all words and the lexicon."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from ncp.search.keys.keyer import Keyer
from ncp.search.keys.table import FOLDER, Node, Table
from ncp.search.learn.lexicon import write_lexicon
from ncp.search.learn.paradigms import Paradigm, paradigms_of
from ncp.search.learn.score import score
from ncp.search.learn.sources import SOURCES
from ncp.search.learn.tree import Thrift, learn, written
from ncp.search.learn.weights import Settings, read_settings, weights_of
from ncp.search.words import folded

ONE_IN = 10
"""Which share of the words is kept back for the score."""
HELD_OUT = Path(__file__).parents[4] / "tests" / "search" / "forms"
"""Words that the tests ask for: no table is ever learnt from them."""


def main() -> None:
    """Learn from nine words of ten and print how the tenth fares; then learn from all, and write table and lexicon."""
    asked = argparse.ArgumentParser(prog="python -m ncp.search.learn", description=__doc__)
    asked.add_argument("language", choices=SOURCES)
    options = asked.parse_args()
    settings = read_settings()[options.language]
    tested = _tested(options.language)
    words = [one for one in paradigms_of(options.language, SOURCES[options.language]()) if one.lemma not in tested]
    trees = _learnt([word for word in words if not _is_kept_back(word)], settings)
    sys.stdout.write(score(Keyer(_table(trees, settings)), [word for word in words if _is_kept_back(word)]))
    _write(options.language, _learnt(words, settings), settings)
    every = paradigms_of(options.language, SOURCES[options.language](), most=None)
    write_lexicon(options.language, (one for one in every if one.lemma not in tested), Keyer.of(options.language))


def _tested(language: str) -> frozenset[str]:
    lines = (HELD_OUT / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines)


def _is_kept_back(word: Paradigm) -> bool:
    return not crc32(word.lemma.encode()) % ONE_IN


def _learnt(words: Sequence[Paradigm], settings: Settings) -> list[Node]:
    stages = zip(weights_of(words, settings), settings.stages, strict=True)
    return [learn(weights, Thrift(*thrift)) for weights, thrift in stages]


def _table(trees: Sequence[Node], settings: Settings) -> Table:
    prefixes = tuple((folded(prefix), end) for prefix, end in settings.prefixes)
    return Table(tuple(trees), settings.spellings, prefixes, settings.links)


def _write(language: str, trees: Sequence[Node], settings: Settings) -> None:
    table = _table(trees, settings)
    rest = {"spellings": table.spellings, "prefixes": table.prefixes, "links": table.links}
    text = json.dumps({"stages": [written(tree) for tree in trees], **rest}, ensure_ascii=False)
    (FOLDER / f"{language}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
