"""`translate`: how old translations are, what changed since, and the acceptance of one page."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ncp.problems import ContentError, EnvironmentTrouble
from ncp.project import Project, this_project
from ncp.say.endings import PROBLEMS
from ncp.say.messages import say_help

if TYPE_CHECKING:
    from rich.console import Console

    from ncp.read.site import Site
    from ncp.translate.model import Age, Ages

UNFINISHED = re.compile(r"D\d{3}|P00\d|P108|P115|K224|V205")
"""Codes of mistakes with which a page is no translation of its source."""
WIDE = 120
"""Columns of a report that no terminal shows."""


translate = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=say_help("translate"))


@translate.command("status", help=say_help("translate_status"), short_help=say_help("translate_status_short"))
def status(
    json_file: Annotated[Path | None, typer.Option("--json", help=say_help("links_json"), show_default=False)] = None,
    html_file: Annotated[Path | None, typer.Option("--html", help=say_help("links_html"), show_default=False)] = None,
    markdown_file: Annotated[
        Path | None, typer.Option("--markdown", help=say_help("links_markdown"), show_default=False)
    ] = None,
    badges: Annotated[Path | None, typer.Option(help=say_help("translate_badges"), show_default=False)] = None,
) -> None:
    """Say how every translation stands to its source."""
    from ncp.commands.check import write_report  # noqa: PLC0415 - only those who ask load the reports
    from ncp.translate.model import MISTAKES  # noqa: PLC0415 - the same
    from ncp.translate.say.as_json import json_report  # noqa: PLC0415 - the same
    from ncp.translate.say.badge import badge  # noqa: PLC0415 - the same
    from ncp.translate.say.html import html_report  # noqa: PLC0415 - the same
    from ncp.translate.say.summary import summary_report  # noqa: PLC0415 - the same
    from ncp.translate.say.terminal import print_status  # noqa: PLC0415 - the same
    from ncp.translate.say.words import languages_of  # noqa: PLC0415 - the same

    site, ages = ages_now(this_project())
    write_report(json_file, [json_report(ages)])
    write_report(html_file, html_report(site, ages))
    write_report(markdown_file, summary_report(site, ages))
    for language in languages_of(site) if badges else ():
        write_report((badges or Path()) / f"{language}.svg", [badge(site, ages, language)])
    print_status(site, ages, console())
    if ages.count(*MISTAKES):
        raise typer.Exit(PROBLEMS)


@translate.command("diff", help=say_help("translate_diff"), short_help=say_help("translate_diff_short"))
def diff(
    page: Annotated[str | None, typer.Argument(help=say_help("translate_page"), show_default=False)] = None,
    language: Annotated[str | None, typer.Option(help=say_help("translate_language"), show_default=False)] = None,
) -> None:
    """Show what changed since pages were translated."""
    from ncp.translate.comparison import differences  # noqa: PLC0415 - only those who ask load the reports
    from ncp.translate.model import State  # noqa: PLC0415 - the same
    from ncp.translate.say.difference import print_differences  # noqa: PLC0415 - the same

    project = this_project()
    site, ages = ages_now(project)
    wanted = chosen(project, ages, page, language)
    found = tuple(differences(project, site.source_language, wanted))
    without = tuple(age for age in wanted if page and age.state not in {State.CURRENT, State.STALE})
    print_differences(ages, found, console(), without)


@translate.command("accept", help=say_help("translate_accept"), short_help=say_help("translate_accept_short"))
def accept(page: Annotated[Path, typer.Argument(help=say_help("translate_accept_page"), show_default=False)]) -> None:
    """Restamp one translation."""
    from ncp.read.site import site_of  # noqa: PLC0415 - the same
    from ncp.translate.accept import accept as accept_page  # noqa: PLC0415 - only those who ask load it
    from ncp.translate.say.accepted import accepted_report  # noqa: PLC0415 - the same

    project = this_project()
    refuse_broken(project, page)
    typer.echo("\n".join(accepted_report(accept_page(project, site_of(project), page))))


def refuse_broken(project: Project, page: Path) -> None:
    """Refuse to accept a page that is certainly not a finished translation: unreadable, another page, mid-merge.

    Raises:
        ContentError: with what is wrong with it.
    """
    from datetime import UTC, datetime  # noqa: PLC0415 - only those who accept need the check

    from ncp.check import check_project  # noqa: PLC0415 - the same

    if not page.exists() or not page.resolve().is_relative_to(project.docs.resolve()):
        return
    name = project.name_of(page.resolve())
    found = check_project(project, (page,), today=datetime.now(UTC).date()).problems
    broken = tuple(one for one in found if one.place.path == name and UNFINISHED.fullmatch(one.code))
    if broken:
        raise ContentError(broken)


def ages_now(project: Project) -> "tuple[Site, Ages]":
    """Give the site's settings and the state of all translations."""
    from ncp.read.site import site_of  # noqa: PLC0415 - only those who ask load it
    from ncp.translate.status import ages_of  # noqa: PLC0415 - the same

    site = site_of(project)
    return site, ages_of(project, site)


def chosen(project: Project, ages: "Ages", page: str | None, language: str | None) -> "tuple[Age, ...]":
    """Choose translations: all, those of a page (its name, or the path of it in any language), those of a language.

    Raises:
        EnvironmentTrouble: there is none.
    """
    path = Path(page or "")
    named = project.name_of(path.resolve()) if page and path.exists() else path.as_posix()
    found = tuple(
        age
        for age in ages.ages
        if (page is None or named in {age.page, age.file, age.source_file})
        and (language is None or age.language == language)
    )
    if not found and (page is not None or language is not None):
        raise EnvironmentTrouble("no_translation", path=page or language)
    return found


def console() -> "Console":
    """Give the console to print to: as wide as the terminal, and of one width everywhere else."""
    from rich.console import Console  # noqa: PLC0415 - only for those who print

    return Console() if sys.stdout.isatty() else Console(width=WIDE)
