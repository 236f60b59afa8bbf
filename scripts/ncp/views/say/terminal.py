"""The sums for people: month by month, by language, country, device and page; in a pipe one line a sum."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ncp.say.report import printable
from ncp.views.model import Tally
from ncp.views.say.words import remarks, say, value_said

if TYPE_CHECKING:
    from rich.console import RenderableType

THINGS = ("language", "country", "device", "page")
MOST_SHOWN = 30
"""Values of one thing that people are shown; the files for machines hold all."""


def plain_report(tally: Tally) -> Iterator[str]:
    """Give the lines."""
    for month in tally.months:
        yield f"{month}: {_total(tally, month)}"
        for thing in THINGS:
            yield f"  {say(thing)}"
            yield from (f"    {number:>8}  {printable(value)}" for value, number in _shown(tally, thing, month))
        yield ""
    yield from _endings(tally)


def tables(tally: Tally) -> Iterator["RenderableType"]:
    """Give the same as tables for a terminal."""
    from rich.table import Table  # noqa: PLC0415 - only for a terminal
    from rich.text import Text  # noqa: PLC0415 - the same

    for month in tally.months:
        yield Text(f"{month}: {_total(tally, month)}", style="bold")
        for thing in THINGS:
            table = Table()
            table.add_column(say(thing), overflow="fold")
            table.add_column(say("views"), justify="right")
            for value, number in _shown(tally, thing, month):
                table.add_row(Text(printable(value)), str(number))
            yield table
    yield from map(Text, _endings(tally))


def _total(tally: Tally, month: str) -> int:
    return sum(number for _, number in tally.by("month", month))


def _shown(tally: Tally, thing: str, month: str) -> Iterator[tuple[str, int]]:
    counted = tally.by(thing, month)
    yield from ((value_said(value), number) for value, number in counted[:MOST_SHOWN])
    rest = counted[MOST_SHOWN:]
    if rest:
        yield say("others", number=len(rest)), sum(number for _, number in rest)


def _endings(tally: Tally) -> Iterator[str]:
    if not tally.views:
        yield say("none")
    yield from map(printable, remarks(tally))
