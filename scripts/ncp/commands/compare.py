"""`compare`: what readers will read otherwise than before."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ncp.commands.check import write_report
from ncp.problems import ContentError, EnvironmentTrouble
from ncp.project import Project, this_project
from ncp.say.messages import say_help

if TYPE_CHECKING:
    from ncp.read.built import BuiltSite


def compare(
    before: Annotated[Path, typer.Argument(metavar="BEFORE", help=say_help("compare_before"), show_default=False)],
    after: Annotated[
        Path | None, typer.Argument(metavar="[AFTER]", help=say_help("compare_after"), show_default=False)
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help=say_help("links_json"), show_default=False)] = None,
    markdown_file: Annotated[
        Path | None, typer.Option("--markdown", help=say_help("compare_markdown"), show_default=False)
    ] = None,
) -> None:
    """Compare two built sites."""
    from ncp.compare.difference import compare as compared  # noqa: PLC0415 - loads much
    from ncp.compare.say.as_json import json_report  # noqa: PLC0415 - the same
    from ncp.compare.say.markdown import markdown_report  # noqa: PLC0415 - the same
    from ncp.compare.say.terminal import plain_report  # noqa: PLC0415 - the same
    from ncp.read.site import site_of  # noqa: PLC0415 - the same

    project = this_project()
    languages = site_of(project).codes
    old, new = (built_site(project, folder, languages) for folder in (before, after or project.root / "site"))
    comparison = compared(old, new, languages)
    write_report(json_file, [json_report(comparison)])
    write_report(markdown_file, markdown_report(comparison))
    typer.echo("\n".join(plain_report(comparison)))


def built_site(project: Project, folder: Path, languages: tuple[str, ...]) -> "BuiltSite":
    """Read a built site.

    Raises:
        EnvironmentTrouble: there is none in the folder.
        ContentError: a file of it cannot be read.
    """
    from ncp.read.built import read_built  # noqa: PLC0415 - loads much

    site, problems = read_built(project, folder.resolve(), languages)
    if not site.pages:
        raise EnvironmentTrouble("no_built_site", path=folder)
    if problems:
        raise ContentError(problems)
    return site
