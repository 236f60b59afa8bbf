"""`views`: the page views that a host's logs tell of, month by month."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ncp.commands.check import write_report
from ncp.problems import EnvironmentTrouble
from ncp.project import Project, this_project
from ncp.say.endings import PROBLEMS
from ncp.say.messages import say_help

if TYPE_CHECKING:
    from ncp.views.model import Tally

MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)


def views(
    logs: Annotated[list[Path], typer.Argument(metavar="LOG…", help=say_help("views_logs"), show_default=False)],
    month: Annotated[str, typer.Option(metavar="YYYY-MM", help=say_help("views_month"), show_default=False)] = "",
    csv_file: Annotated[Path | None, typer.Option("--csv", help=say_help("views_csv"), show_default=False)] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help=say_help("links_json"), show_default=False)] = None,
) -> None:
    """Count the page views."""
    from ncp.read.site import site_of  # noqa: PLC0415 - loads much
    from ncp.views.count import Wanted, count_views  # noqa: PLC0415 - the same
    from ncp.views.countries import countries_from  # noqa: PLC0415 - the same
    from ncp.views.say.table import csv_report, json_report  # noqa: PLC0415 - the same

    refuse_overwriting(logs, (csv_file, json_file))
    project = this_project()
    site = site_of(project)
    wanted = Wanted(frozenset(site.codes), month_asked(month))
    with countries_from(database_of(project, site.country_database)) as countries:
        tally = count_views(logs, wanted, countries)
    write_report(csv_file, csv_report(tally, site.address))
    write_report(json_file, [json_report(tally, site.address)])
    show(tally)
    if tally.damage:
        raise typer.Exit(PROBLEMS)


def month_asked(text: str) -> str | None:
    """Give the month that somebody wants; None for all.

    Raises:
        EnvironmentTrouble: it is none.
    """
    if text and not MONTH.fullmatch(text):
        raise EnvironmentTrouble("no_month", given=text)
    return text or None


def database_of(project: Project, name: str | None) -> Path | None:
    """Give the path of the database of countries; a relative one starts at the project's root."""
    return project.root / name if name else None


def refuse_overwriting(logs: list[Path], reports: tuple[Path | None, ...]) -> None:
    """Refuse to write a report over a log.

    Raises:
        EnvironmentTrouble: names the file.
    """
    read = {log.resolve() for log in logs}
    for report in reports:
        if report and report.resolve() in read:
            raise EnvironmentTrouble("same_file", path=report)


def show(tally: "Tally") -> None:
    """Show the sums: tables on a terminal, lines in a pipe."""
    from ncp.views.say.terminal import plain_report, tables  # noqa: PLC0415 - loads much

    if not sys.stdout.isatty():
        typer.echo("\n".join(plain_report(tally)))
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal

    console = Console()
    for piece in tables(tally):
        console.print(piece)
