"""`check`: all offline checks of content and data."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ncp.problems import EnvironmentTrouble, Grade
from ncp.processes import collect_seldom
from ncp.project import Project, this_project
from ncp.say.endings import PROBLEMS
from ncp.say.messages import say_help, sentence
from ncp.whole_file import replace_or_tell

if TYPE_CHECKING:
    from ncp.check import Checked


def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: Annotated[list[Path] | None, typer.Argument(help=say_help("check_paths"), show_default=False)] = None,
    built: Annotated[Path | None, typer.Option(help=say_help("check_built"), show_default=False)] = None,
    accept: Annotated[bool, typer.Option("--accept", help=say_help("check_accept"))] = False,  # noqa: FBT002
    json_file: Annotated[Path | None, typer.Option("--json", help=say_help("links_json"), show_default=False)] = None,
    html_file: Annotated[Path | None, typer.Option("--html", help=say_help("links_html"), show_default=False)] = None,
    markdown_file: Annotated[
        Path | None, typer.Option("--markdown", help=say_help("links_markdown"), show_default=False)
    ] = None,
    notes: Annotated[bool, typer.Option("--notes", help=say_help("check_notes"))] = False,  # noqa: FBT002
    explain: Annotated[str | None, typer.Option(help=say_help("check_explain"), show_default=False)] = None,
    manual: Annotated[Path | None, typer.Option(help=say_help("check_manual"), show_default=False)] = None,
    rehearse: Annotated[bool, typer.Option("--rehearse", help=say_help("check_rehearse"))] = False,  # noqa: FBT002
    mistakes: Annotated[int, typer.Option(min=1, max=20_000, help=say_help("check_mistakes"))] = 600,
    seed: Annotated[int, typer.Option(help=say_help("check_seed"))] = 1,
) -> None:
    """Check pages and data."""
    project = this_project()
    if explain or manual:
        explain_rules(project, explain, manual)
        return
    if rehearse:
        rehearse_check(project, mistakes, seed)
        return
    wanted = tuple(paths or ())
    refuse_strangers(project, wanted)
    if accept:
        accept_addresses(project, built)
    checked = checked_now(project, wanted, built)
    from ncp.say.check.as_json import json_report  # noqa: PLC0415 - the same
    from ncp.say.check.html import html_report  # noqa: PLC0415 - the same
    from ncp.say.check.summary import summary_report  # noqa: PLC0415 - the same
    from ncp.say.check.terminal import terminal_report  # noqa: PLC0415 - the same
    from ncp.say.github import github_commands  # noqa: PLC0415 - the same

    write_report(json_file, [json_report(checked)])
    write_report(html_file, html_report(project, checked))
    write_report(markdown_file, summary_report(checked))
    if os.environ.get("GITHUB_ACTIONS") == "true":
        typer.echo("\n".join(github_commands(checked)))
        append_summary(os.environ.get("GITHUB_STEP_SUMMARY"), summary_report(checked))
    typer.echo(terminal_report(project, checked, notes=notes))
    if checked.count(Grade.ERROR):
        raise typer.Exit(PROBLEMS)


def checked_now(project: Project, paths: tuple[Path, ...], built: Path | None) -> "Checked":
    """Judge the pages, or a built site, as of today."""
    from ncp import check as judge  # noqa: PLC0415 - loads much

    collect_seldom()
    today = datetime.now(UTC).date()
    if built is not None:
        return judge.check_built(project, built, today=today)
    return judge.check_project(project, paths, today=today)


def accept_addresses(project: Project, built: Path | None) -> None:
    """Add the addresses and heading ids of a built site to data/url-contract.txt, and say how many are new.

    Raises:
        EnvironmentTrouble: no built site is named, or the file cannot be written.
    """
    from ncp.read.built import public_entries, read_built  # noqa: PLC0415 - loads much
    from ncp.read.contract import CONTRACT, write_contract  # noqa: PLC0415 - the same

    if built is None or not built.is_dir():
        raise EnvironmentTrouble("accept_what")
    site, _ = read_built(project, built.resolve(), ())
    entries = [entry for entry in public_entries(site) if len(entry.split()) == 1]  # one a line; B220 tells of the rest
    try:
        number = write_contract(project, entries)
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        raise EnvironmentTrouble("cannot_write_file", path=project.data / CONTRACT, reason=reason) from trouble
    typer.echo(sentence("check", "accepted", {"number": number, "path": project.name_of(project.data / CONTRACT)}))


def refuse_strangers(project: Project, paths: tuple[Path, ...]) -> None:
    """Refuse paths that are not there or lie outside of pages and data.

    Raises:
        EnvironmentTrouble: names the first such path.
    """
    known = (project.docs, project.data, project.engine_settings)
    for path in paths:
        if not path.exists() or not any(path.resolve().is_relative_to(place.resolve()) for place in known):
            raise EnvironmentTrouble("no_such_path", path=path)


def explain_rules(project: Project, code: str | None, manual: Path | None) -> None:
    """Explain one rule on the terminal, or write the manual of all rules.

    Raises:
        EnvironmentTrouble: there is no such rule.
    """
    import ncp.judge.families  # noqa: F401, PLC0415 - registers all rules
    from ncp.say.check.manual import explanation, manual_page  # noqa: PLC0415 - loads much

    if manual:
        write_report(manual, manual_page(project))
    if code:
        text = explanation(project, code.upper())
        if text is None:
            raise EnvironmentTrouble("no_such_rule", rule=code)
        typer.echo(text)


def rehearse_check(project: Project, mistakes: int, seed: int) -> None:
    """Plant mistakes in a copy of the site and say which were caught."""
    from ncp.rehearse.run import rehearse  # noqa: PLC0415 - loads much
    from ncp.say.check.rehearsal import rehearsal_report  # noqa: PLC0415 - the same
    from ncp.say.progress import progress_shown  # noqa: PLC0415 - the same

    with progress_shown(sentence("check", "rehearsing")) as progress:
        results = rehearse(project, mistakes, seed, today=datetime.now(UTC).date(), progress=progress)
    typer.echo(rehearsal_report(results, details=True))
    if not all(result.caught for result in results):
        raise typer.Exit(PROBLEMS)


def refuse_sources(path: Path) -> None:
    """Refuse to write a report among the pages and data.

    Raises:
        EnvironmentTrouble: the path lies there.
    """
    project = this_project()
    if any(path.resolve().is_relative_to(folder.resolve()) for folder in (project.docs, project.data)):
        raise EnvironmentTrouble("report_among_sources", path=path)


def write_report(path: Path | None, pieces: Iterable[str]) -> None:
    """Write a report, whole or not at all; nothing to do without a path.

    Raises:
        EnvironmentTrouble: the file cannot be written.
    """
    if path is None:
        return
    refuse_sources(path)
    replace_or_tell(path, (piece.encode("utf-8", "replace") for piece in pieces))


def append_summary(path: str | None, pieces: Iterable[str]) -> None:
    """Append to the summary of a run in CI."""
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write("".join(pieces))
