"""Rules: what is a fact is quoted and not typed, so that it changes everywhere at once."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ncp.judge.corpus import Corpus
from ncp.judge.families.facts.known import SHORTEST_FULL_PHONE, Known, known_facts
from ncp.judge.figures import Figure, Kind, figures_of
from ncp.judge.figures_words import table
from ncp.judge.once import once
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade, Place
from ncp.read.facts import Address
from ncp.read.markdown.values import Document, Role, Text

OF_FACTS = frozenset({Kind.PHONE, Kind.EMAIL, Kind.MONEY, Kind.PERCENTAGE, Kind.DATE})
"""Kinds that prose holds only as quotes."""
FRONT_FIELDS = ("title", "description")
SHOWN_FIELDS = (*FRONT_FIELDS, "short")
LAW_WINDOW = 24
LISTED = re.compile(r"\s[–—-]\s")
ADDRESS_END = ","
"""Behind street and house follow entrance, town and postcode."""
FULL_DATE = re.compile(r"[1-9]\d{3}-\d{2}-(?!00)\d{2}|0000-\d{2}-\d{2}")


@once
def front_texts(document: Document) -> tuple[Text, ...]:
    """Give the fields of the front matter that readers see, as texts with their places."""
    return tuple(_front_texts(document))


def _front_texts(document: Document) -> Iterator[Text]:
    for name in SHOWN_FIELDS:
        place = document.field_place(name)
        value = str(getattr(document.page.meta, name, None) or "")
        line = document.line(place.line)
        column = line.find(value)
        if value and line.startswith(f"{name}:") and column >= 0:
            yield Text(Role.PARAGRAPH, value, (Place(place.path, place.line, column + 1),))


@once
def figures_on(document: Document) -> tuple[Figure, ...]:
    """Give all figures that readers of a page see, those of its front matter first."""
    language, texts = document.page.language, (*front_texts(document), *document.texts)
    return tuple(figure for text in texts for figure in figures_of(text, language))


def quote_of(name: str) -> str:
    """Give the quote of a fact."""
    return f"{{{{ fact.{name} }}}}"


def mended(document: Document, figure: Figure, instead: str) -> str | None:
    """Give the line with a figure replaced; None where a figure runs over the end of its line."""
    place, line = figure.place, document.line(figure.place.line)
    start = place.column - 1
    if line[start : start + len(figure.written)] != figure.written:
        return None
    return f"{line[:start]}{instead}{line[start + len(figure.written) :]}"


@lru_cache(maxsize=1)
def _call() -> re.Pattern[str]:
    return re.compile(rf"(?:{table()['call']})[^.\d]{{0,{LAW_WINDOW}}}$", re.IGNORECASE)


def _is_called(figure: Figure) -> bool:
    """Say whether a short number stands where one to call would: behind `call`, or first, before a dash."""
    if figure.kind is not Kind.NUMBER or not 1 < len(figure.value) < SHORTEST_FULL_PHONE - 1:
        return False
    prose = figure.text.prose
    first = not prose[: figure.start].strip() and LISTED.match(prose, figure.end)
    return bool(first or _call().search(prose[max(0, figure.start - 2 * LAW_WINDOW) : figure.start]))


@lru_cache(maxsize=1)
def _law() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table()["law"]
    before = re.compile(rf"(?:^|[^\w])(?:{words['before']})\s?$", re.IGNORECASE)
    return before, re.compile(rf"\.?\s(?:{words['after']})", re.IGNORECASE)


def of_a_law(figure: Figure) -> bool:
    """Say whether a number is that of a rule or of a piece of it: `Nr. 113`, `113. pants`."""
    before, after = _law()
    prose = figure.text.prose
    led = before.search(prose[max(0, figure.start - LAW_WINDOW) : figure.start])
    return bool(led or after.match(prose, figure.end))


def _names(known: Known, figure: Figure) -> tuple[str, ...]:
    """Give the facts whose value is typed."""
    if figure.kind is Kind.NUMBER and (of_a_law(figure) or figure.written != figure.value):
        return ()
    return known.names.get((figure.kind, figure.value), ())


def _is_typed(figure: Figure) -> bool:
    """Say whether a figure is one that prose should not hold, whether a fact has it or not."""
    return figure.kind in OF_FACTS and (figure.kind is not Kind.DATE or bool(FULL_DATE.fullmatch(figure.value)))


@page_rule("F201", Family.FACTS, Grade.ERROR)
def fact_is_quoted(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A figure that a fact has is quoted."""
    known = known_facts(corpus.content.facts)
    for figure in figures_on(document):
        names = _names(known, figure) if figure.kind is not Kind.DURATION else ()
        if names:
            quotes = ", ".join(map(quote_of, names))
            corrected = mended(document, figure, quote_of(names[0]))
            yield Found(figure.place, {"figure": figure.written, "quotes": quotes}, corrected=corrected)


@page_rule("F202", Family.FACTS, Grade.ERROR)
def figure_is_no_slip(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A figure is not that of a fact but for one digit."""
    known = known_facts(corpus.content.facts)
    for figure in figures_on(document):
        if (_is_typed(figure) or _is_called(figure)) and not _names(known, figure):
            near = known.near(figure.kind, figure.value, short=_is_called(figure))
            if near:
                values = {"figure": figure.written, "name": f"fact.{near}", "value": _shown(corpus, near)}
                yield Found(figure.place, values, corrected=mended(document, figure, quote_of(near)))


@page_rule("F215", Family.FACTS, Grade.ERROR)
def address_is_quoted(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Street and house of a fact are quoted."""
    facts = corpus.content.facts.by_name
    streets = {name: fact.value.split(ADDRESS_END)[0] for name, fact in facts.items() if isinstance(fact, Address)}
    for text in document.texts:
        for name, street in streets.items():
            start = text.prose.find(street)
            if start >= 0:
                yield Found(text.at(start), {"figure": street, "quotes": quote_of(name)})


def _shown(corpus: Corpus, name: str) -> str:
    return str(getattr(corpus.content.facts.by_name[name], "value", ""))


@page_rule("F203", Family.FACTS, Grade.ERROR)
def figure_is_no_stray(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A phone, an e-mail, an amount, a share or a date stands in the data, with its source."""
    known = known_facts(corpus.content.facts)
    for figure in figures_on(document):
        if _is_typed(figure) and not _names(known, figure) and not known.near(figure.kind, figure.value):
            yield Found(figure.place, {"figure": figure.written})


@page_rule("F204", Family.FACTS, Grade.WARNING)
def deadline_is_quoted(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A length of time that a fact has is quoted; an error where the page quotes that very fact elsewhere."""
    known = known_facts(corpus.content.facts)
    for figure in figures_on(document):
        names = _names(known, figure) if figure.kind is Kind.DURATION else ()
        if names:
            on_page = [name for name in names if f"fact.{name}" in document.page.body]
            quotes = ", ".join(map(quote_of, on_page or names))
            corrected = mended(document, figure, quote_of((on_page or names)[0]))
            grade = Grade.ERROR if on_page else None
            yield Found(figure.place, {"figure": figure.written, "quotes": quotes}, corrected=corrected, grade=grade)
