"""Rules about a source that stands alone: what all translations have otherwise is likely wrong in the source."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus, Pair
from ncp.judge.families.pairs import figures, quotes
from ncp.judge.figures import Figure
from ncp.judge.once import once
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.values import Document

FEWEST = 2
"""Of fewer translations none can outvote the source."""


@once
def _pairs(document: Document, corpus: Corpus) -> tuple[Pair, ...]:
    """Give a page of the source with each of its translations."""
    if document.page.language != corpus.source_language:
        return ()
    translated = (pages[document.page.name] for pages in corpus.documents.values() if document.page.name in pages)
    found = tuple(Pair(document, one) for one in translated if one.page.language != corpus.source_language)
    return found if len(found) >= FEWEST else ()


@page_rule("K229", Family.PAIRS, Grade.ERROR)
def figure_does_not_stand_alone(document: Document, corpus: Corpus) -> Iterator[Found]:
    """At least one translation has a figure of the source; else the source may be the one that is wrong."""
    lacking: dict[tuple[Place, str], list[str]] = {}
    pairs = _pairs(document, corpus)
    for pair in pairs:
        for missing, extra in figures.differing(pair, corpus):
            lacking.setdefault((missing.place, missing.written), []).append(_value(extra))
    for (place, written), others in lacking.items():
        if len(others) == len(pairs) and len(set(others)) == 1:
            yield Found(place, {"figure": written, "other": others[0]})


def _value(figure: Figure) -> str:
    return figure.number or figure.value


@page_rule("K230", Family.PAIRS, Grade.WARNING)
def quote_does_not_lack_alone(document: Document, corpus: Corpus) -> Iterator[Found]:
    """What every translation quotes or links to, the source does, too."""
    pairs = _pairs(document, corpus)
    found: dict[str, list[Place]] = {}
    for pair in pairs:
        for name, place in dict(quotes.alone(pair, corpus)).items():
            found.setdefault(name, []).append(place)
    for name, places in found.items():
        if len(places) == len(pairs):
            yield Found(places[0], {"written": name})
