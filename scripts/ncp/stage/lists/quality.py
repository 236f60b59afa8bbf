"""What the search finds, measured: `{{ list.search_quality }}`."""

from collections.abc import Mapping
from decimal import Decimal

from ncp.read.quality import SearchScore
from ncp.stage.link_list import marked
from ncp.stage.lists.maker import Maker, Row
from ncp.stage.literal import literal

ENGINES = {"pagefind": "Pagefind", "material": "Material for MkDocs"}
"""The others, by their own names."""
OURS = "ours"
QUESTIONS = "patients_questions"
"""The kind of which the right section counts among the first three, and not only the first five."""


def search_quality(maker: Maker) -> str:
    """Write the shares of questions answered in the reader's language; nothing as long as nobody measured them."""
    words, measured = maker.words.search_quality, maker.content.lists.quality.search
    if words is None or measured is None or maker.language not in measured.languages:
        return ""
    engines = measured.languages[maker.language]
    others = (marked(literal(name), "en", maker.language) for name in ENGINES.values())
    head = (words.kind, words.questions, words.ours, *others)
    rows = [_row(maker, name, engines) for name in engines[OURS]]
    date = maker.notation.date(measured.measured)
    return f"{maker.table(head, rows)}\n\n{literal(words.measured.format(date=date))}"


def _row(maker: Maker, name: str, engines: Mapping[str, Mapping[str, SearchScore]]) -> Row:
    words = maker.words.search_quality
    known = name.replace("'", "").replace(" ", "_")
    kind = getattr(words.kinds, known) if words else name
    shares = (_share(maker, known, engines.get(engine, {}).get(name)) for engine in (OURS, *ENGINES))
    return (literal(kind), maker.notation.figure(engines[OURS][name].questions), *shares)


def _share(maker: Maker, kind: str, score: SearchScore | None) -> str:
    if score is None:
        return "–"
    share = score.first_three if kind == QUESTIONS else score.recall
    return literal(maker.notation.percentage(Decimal(round(share * 100))))
