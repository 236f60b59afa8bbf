"""`audit`: the built site in a real browser."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ncp.commands.check import write_report
from ncp.problems import EnvironmentTrouble
from ncp.project import Project, this_project
from ncp.say.endings import PROBLEMS
from ncp.say.messages import say_help, sentence

if TYPE_CHECKING:
    from ncp.audit.pages import Leaf

MOST_JOBS = 16


def audit(  # noqa: PLR0913, PLR0917 - one parameter an option
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help=say_help("audit_folder"), show_default=False)
    ] = None,
    pages: Annotated[list[str] | None, typer.Option(help=say_help("audit_pages"), show_default=False)] = None,
    sample: Annotated[bool, typer.Option("--sample", help=say_help("audit_sample"))] = False,  # noqa: FBT002
    jobs: Annotated[int, typer.Option(min=1, max=MOST_JOBS, help=say_help("audit_jobs"))] = os.cpu_count() or 1,
    json_file: Annotated[Path | None, typer.Option("--json", help=say_help("links_json"), show_default=False)] = None,
    html_file: Annotated[Path | None, typer.Option("--html", help=say_help("links_html"), show_default=False)] = None,
    gallery: Annotated[Path | None, typer.Option(help=say_help("audit_gallery"), show_default=False)] = None,
    widths: Annotated[
        list[int] | None, typer.Option("--width", help=say_help("audit_width"), show_default=False)
    ] = None,
    modes: Annotated[list[str] | None, typer.Option("--mode", help=say_help("audit_mode"), show_default=False)] = None,
) -> None:
    """Look at the built site in a real browser."""
    need_driver()
    project = this_project()
    site = (folder or project.root / "site").resolve()
    if gallery is not None:
        take_pictures(site, gallery, pages or [], widths or [], modes or [], jobs)
        return
    from ncp.audit.pages import leaves_of, matching, sample_of  # noqa: PLC0415 - loads much

    leaves = leaves_of(site)
    chosen = matching(leaves, pages) if pages else sample_of(leaves) if sample else leaves
    look_at(project, site, leaves, chosen, jobs, json_file, html_file)


def look_at(  # noqa: PLR0913, PLR0917 - what the command was told
    project: Project,
    site: Path,
    leaves: tuple["Leaf", ...],
    chosen: tuple["Leaf", ...],
    jobs: int,
    json_file: Path | None,
    html_file: Path | None,
) -> None:
    """Audit the chosen pages and tell what was found."""
    from ncp.audit.budgets import read_budgets  # noqa: PLC0415 - loads much
    from ncp.audit.run import audit_pages  # noqa: PLC0415 - the same
    from ncp.audit.say.as_json import json_report  # noqa: PLC0415 - the same
    from ncp.audit.say.html import html_report  # noqa: PLC0415 - the same
    from ncp.audit.say.terminal import terminal_report  # noqa: PLC0415 - the same
    from ncp.say.progress import progress_shown  # noqa: PLC0415 - the same

    budgets = read_budgets(project)
    with progress_shown(sentence("audit", "looking")) as progress:
        outcome = audit_pages(site, leaves, chosen, budgets, jobs, progress)
    write_report(json_file, [json_report(outcome)])
    write_report(html_file, html_report(outcome))
    typer.echo("\n".join(terminal_report(outcome)))
    if outcome.findings:
        raise typer.Exit(PROBLEMS)


def take_pictures(  # noqa: PLR0913, PLR0917 - what the command was told
    site: Path, file: Path, patterns: list[str], widths: list[int], modes: list[str], jobs: int
) -> None:
    """Write the gallery of the chosen pages."""
    from ncp.audit.gallery import gallery_of  # noqa: PLC0415 - loads much
    from ncp.audit.pages import leaves_of, matching, sample_of  # noqa: PLC0415 - the same
    from ncp.audit.say.gallery import gallery_page  # noqa: PLC0415 - the same
    from ncp.say.progress import progress_shown  # noqa: PLC0415 - the same

    leaves = leaves_of(site)
    chosen = matching(leaves, patterns) if patterns else sample_of(leaves, every_language=True)
    with progress_shown(sentence("audit", "photographing")) as progress:
        pictures = gallery_of(site, chosen, widths, modes, jobs, progress)
    write_report(file, gallery_page(pictures))
    size = f"{file.stat().st_size / 1_000_000:.1f}"
    typer.echo(sentence("audit", "gallery_written", {"number": len(pictures), "path": file, "mb": size}))


def need_driver() -> None:
    """See to it that what drives the browser is there; the door brings it along.

    Raises:
        EnvironmentTrouble: the command was not called through the door.
    """
    try:
        import playwright  # noqa: F401, PLC0415 - the tools of the tests, which the site does not need
    except ImportError:
        raise EnvironmentTrouble("no_driver") from None
