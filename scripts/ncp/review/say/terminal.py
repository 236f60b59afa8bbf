"""The agenda for a terminal: a table an owner; in a pipe one line a thing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ncp.review.agenda import Agenda
from ncp.review.say.words import kind_of, name_of, say, sums, when, where_quoted
from ncp.say.report import printable

if TYPE_CHECKING:
    from rich.console import RenderableType


def plain_report(agenda: Agenda) -> Iterator[str]:
    """Give the lines: what is due by owner, what is to be confirmed, and how much there is of each."""
    for owner, theirs in agenda.by_owner():
        yield f"{printable(owner)}: {len(theirs)}"
        for due in theirs:
            yield f"  {due.review_by}  {when(agenda, due)}  {kind_of(due)}  {due.place}  {name_of(due)}"
        yield ""
    if agenda.to_confirm:
        yield f"{say('to_confirm')}: {len(agenda.to_confirm)}"
        for thing in agenda.to_confirm:
            yield f"  {thing.place}  {name_of(thing)}"
        yield ""
    yield from endings(agenda)


def endings(agenda: Agenda) -> Iterator[str]:
    """Give the last lines: the sums, and whether something may be missing."""
    if agenda.unread:
        yield say("unread", number=agenda.unread)
    yield sums(agenda)


def tables(agenda: Agenda) -> Iterator["RenderableType"]:
    """Give the same as tables for a terminal."""
    from rich.table import Table  # noqa: PLC0415 - only for a terminal
    from rich.text import Text  # noqa: PLC0415 - the same

    for owner, theirs in agenda.by_owner():
        table = Table(title=Text(printable(owner)), title_justify="left")
        for name in ("day", "when", "kind", "what", "place"):
            table.add_column(say(name), overflow="fold")
        for due in theirs:
            style = "bold red" if agenda.is_overdue(due) else ""
            said = (str(due.review_by), when(agenda, due), kind_of(due), name_of(due), str(due.place))
            table.add_row(*(Text(text, style=style) for text in said))
        yield table
    if agenda.to_confirm:
        table = Table(title=say("to_confirm"), title_justify="left")
        for name in ("what", "place", "quoted"):
            table.add_column(say(name), overflow="fold")
        for thing in agenda.to_confirm:
            table.add_row(*(Text(text) for text in (name_of(thing), str(thing.place), where_quoted(thing))))
        yield table
    yield from map(Text, endings(agenda))
