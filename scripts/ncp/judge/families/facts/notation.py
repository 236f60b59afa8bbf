"""Rules: dates, amounts, times and decimals are written as readers of the language write them."""

import re
from collections.abc import Iterator
from datetime import date

from babel.dates import format_date

from ncp.judge.corpus import Corpus
from ncp.judge.families.facts.typed import figures_on, mended, of_a_law
from ncp.judge.figures import Figure, Kind, is_day
from ncp.judge.figures_words import table
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade
from ncp.read.markdown.values import Document

DECIMAL = re.compile(r"(?P<whole>\d+)(?P<sign>[.,])(?P<cents>\d{1,2})(?!\d)")
NO_BREAK_SPACE = "\u00a0"


@page_rule("F220", Family.FACTS, Grade.ERROR)
def date_can_be(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A date names a day that there is."""
    del corpus
    for figure in figures_on(document):
        whole = figure.kind is Kind.DATE and not figure.value.endswith("-00") and not figure.value.startswith("0000")
        if whole and not is_day(figure.value):
            yield Found(figure.place, {"figure": figure.written})


@page_rule("F221", Family.FACTS, Grade.WARNING)
def notation_is_that_of_the_language(document: Document, corpus: Corpus) -> Iterator[Found]:
    """`22.11.2026` is no Lithuanian date, `€4` no Latvian amount, `8:30` no Estonian time."""
    own = table()["notation"].get(document.page.language)
    locale = corpus.content.site.languages[document.page.language].locale if own else ""
    for figure in figures_on(document) if own else ():
        right = _right(figure, own, locale)
        if right is not None:
            corrected = mended(document, figure, right) if right else None
            yield Found(figure.place, {"figure": figure.written}, corrected=corrected)


def _right(figure: Figure, own: dict[str, object], locale: str) -> str | None:
    """Give a figure as the language writes it; empty if it is wrong and no good guess exists; None if it is right."""
    match figure.kind:
        case Kind.DATE:
            return _date(figure, own, locale)
        case Kind.TIME:
            return _time(figure, str(own["time"]))
        case Kind.MONEY | Kind.NUMBER | Kind.PERCENTAGE | Kind.DURATION if not of_a_law(figure):
            return _amount(figure, own)
    return None


def _date(figure: Figure, own: dict[str, object], locale: str) -> str | None:
    styles = own["dates"]
    if figure.value.startswith("0000") or figure.value.endswith("-00"):
        return None
    if isinstance(styles, list) and figure.style not in styles:
        long = format_date(date.fromisoformat(figure.value), "long", locale=locale) if is_day(figure.value) else ""
        return long.replace(" ", NO_BREAK_SPACE)
    return None


def _time(figure: Figure, sign: str) -> str | None:
    half = figure.style[-1:] in {"a", "p"}
    if sign == ":":
        return None if half else _twelve(figure.value)
    if half or not figure.style.startswith(sign):
        hour, minute = figure.value.split(":")
        return f"{int(hour)}{sign}{minute}"
    return None


def _twelve(value: str) -> str:
    hour, minute = map(int, value.split(":"))
    past = f":{minute:02}" if minute else ""
    return f"{hour % 12 or 12}{past}{'pm' if 12 <= hour < 24 else 'am'}"  # noqa: PLR2004 - the clock's


def _amount(figure: Figure, own: dict[str, object]) -> str | None:
    """An amount with its sign on the wrong side, or a decimal with the wrong sign."""
    if figure.kind is Kind.MONEY and figure.style == "before" and own["money"] == "after":
        return ""
    coded = figure.written.startswith(("EUR", "Eur")) or figure.written.endswith("EUR")
    if figure.kind is Kind.MONEY and own["money"] == "before" and coded:
        return f"€{figure.value}"
    decimal = DECIMAL.search(figure.written) if figure.kind is not Kind.NUMBER else None
    wrong = "," if own["time"] == ":" else "."
    if decimal and decimal["sign"] == wrong:
        right = "." if wrong == "," else ","
        return f"{figure.written[: decimal.start('sign')]}{right}{figure.written[decimal.end('sign') :]}"
    return None
