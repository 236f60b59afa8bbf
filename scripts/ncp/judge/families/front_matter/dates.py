"""Rules about the dates of a page."""

from collections.abc import Iterator
from datetime import date, timedelta

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade
from ncp.read.markdown.values import Document
from ncp.read.pages import SourceFrontMatter

ELSEWHERE_TOMORROW = timedelta(days=1)
"""East of Greenwich it is already tomorrow for some hours."""
LONGEST_PERIOD = timedelta(days=731)
"""Two years: a page that nobody looks at for longer has a slip in its dates."""


@page_rule("P207", Family.FRONT_MATTER, Grade.ERROR)
def reviewed_in_the_past(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Nobody can have reviewed a page tomorrow."""
    meta = document.page.meta
    if isinstance(meta, SourceFrontMatter) and meta.reviewed > corpus.today + ELSEWHERE_TOMORROW:
        values = {"reviewed": meta.reviewed, "today": corpus.today}
        place = document.field_place("reviewed")
        corrected = _earlier(document.line(place.line), meta.reviewed, corpus.today)
        yield Found(place, values, None, corrected)


def _earlier(line: str, reviewed: date, today: date) -> str | None:
    """Give the line with the year that makes the date one of the past; None if it takes more than that."""
    for year in (today.year, today.year - 1):
        try:
            day = reviewed.replace(year=year)
        except ValueError:  # the 29th of February
            continue
        if day <= today:
            return line.replace(reviewed.isoformat(), day.isoformat(), 1)
    return None


@page_rule("P209", Family.FRONT_MATTER, Grade.ERROR)
def reviewed_within_two_years(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Between two reviews of a page lie no more than two years."""
    del corpus
    meta = document.page.meta
    if not isinstance(meta, SourceFrontMatter) or date.min == meta.reviewed or date.max == meta.review_by:
        return
    if meta.review_by - meta.reviewed > LONGEST_PERIOD:
        yield Found(document.field_place("review_by"), {"reviewed": meta.reviewed, "review_by": meta.review_by})
