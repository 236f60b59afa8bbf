"""`review`: what is due or overdue, and what NVD has to confirm."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ncp.commands.check import refuse_sources, write_report
from ncp.problems import ContentError
from ncp.project import Project, this_project
from ncp.review.periods import SOON_DAYS
from ncp.say.endings import PROBLEMS
from ncp.say.messages import say_help
from ncp.whole_file import replace_or_tell

if TYPE_CHECKING:
    from ncp.review.agenda import Agenda

MOST_DAYS = 3660


def review(
    days: Annotated[int, typer.Option(min=0, max=MOST_DAYS, help=say_help("review_days"))] = SOON_DAYS,
    json_file: Annotated[Path | None, typer.Option("--json", help=say_help("links_json"), show_default=False)] = None,
    html_file: Annotated[Path | None, typer.Option("--html", help=say_help("links_html"), show_default=False)] = None,
    markdown_file: Annotated[
        Path | None, typer.Option("--markdown", help=say_help("review_markdown"), show_default=False)
    ] = None,
    calendar_file: Annotated[
        Path | None, typer.Option("--ics", help=say_help("review_ics"), show_default=False)
    ] = None,
) -> None:
    """List what is due, and what is to be confirmed."""
    from ncp.review.say.as_json import json_report  # noqa: PLC0415 - loads much
    from ncp.review.say.html import html_report  # noqa: PLC0415 - the same
    from ncp.review.say.markdown import markdown_report  # noqa: PLC0415 - the same

    agenda = agenda_now(this_project(), days)
    write_report(json_file, [json_report(agenda)])
    write_report(html_file, html_report(agenda))
    write_report(markdown_file, markdown_report(agenda))
    write_calendar(calendar_file, agenda)
    show(agenda)
    if agenda.overdue:
        raise typer.Exit(PROBLEMS)


def agenda_now(project: Project, days: int) -> "Agenda":
    """Read the content and give the agenda as of today.

    Raises:
        ContentError: data/site.yml, on which everything leans, cannot be used.
    """
    from ncp.read.content import read_content  # noqa: PLC0415 - loads much
    from ncp.review.collect import agenda_of  # noqa: PLC0415 - the same

    content, problems = read_content(project)
    if content is None:
        raise ContentError(problems)
    return agenda_of(content, datetime.now(UTC).date(), days, len(problems))


def show(agenda: "Agenda") -> None:
    """Show the agenda: tables on a terminal, lines in a pipe."""
    from ncp.review.say.terminal import plain_report, tables  # noqa: PLC0415 - the same

    if not sys.stdout.isatty():
        typer.echo("\n".join(plain_report(agenda)))
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal

    console = Console()
    for piece in tables(agenda):
        console.print(piece)


def write_calendar(path: Path | None, agenda: "Agenda") -> None:
    """Write the calendar, whole or not at all; its line ends are the standard's, on every system.

    Raises:
        EnvironmentTrouble: the file cannot be written.
    """
    if path is None:
        return
    from ncp.review.say.calendar import calendar_report  # noqa: PLC0415 - loads much, and few want it

    refuse_sources(path)
    replace_or_tell(path, [calendar_report(agenda)])
