"""`way-out`: the same pages built by other engines, compared with our own site."""

from pathlib import Path
from typing import Annotated

import typer

from ncp.commands.check import refuse_sources, write_report
from ncp.problems import EnvironmentTrouble
from ncp.project import this_project
from ncp.say.endings import PROBLEMS
from ncp.say.messages import say_help, sentence
from ncp.say.progress import progress_shown


def way_out(
    engines: Annotated[list[str] | None, typer.Argument(help=say_help("way_out_engines"), show_default=False)] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help=say_help("links_json"), show_default=False)] = None,
    html_file: Annotated[Path | None, typer.Option("--html", help=say_help("links_html"), show_default=False)] = None,
    strict: Annotated[bool, typer.Option("--strict", help=say_help("way_out_strict"))] = False,  # noqa: FBT002 - a switch
) -> None:
    """Rehearse the way out with each engine."""
    from ncp.way_out.engines import ENGINES  # noqa: PLC0415 - loads much
    from ncp.way_out.run import rehearse, stage_set  # noqa: PLC0415 - the same
    from ncp.way_out.say.as_json import json_report  # noqa: PLC0415 - the same
    from ncp.way_out.say.html import html_report  # noqa: PLC0415 - the same
    from ncp.way_out.say.terminal import terminal_report  # noqa: PLC0415 - the same

    wanted = tuple(engines or ENGINES)
    if strangers := [name for name in wanted if name not in ENGINES]:
        raise EnvironmentTrouble("no_such_engine", engine=strangers[0], known=", ".join(ENGINES))
    for path in filter(None, (json_file, html_file)):
        refuse_sources(path)
    with progress_shown(sentence("way_out", "rehearsing")) as progress, stage_set(this_project()) as stage:
        rehearsals = []
        for number, engine in enumerate(wanted):
            progress(number, len(wanted))
            rehearsals.append(rehearse(stage, engine))
    write_report(json_file, [json_report(rehearsals)])
    write_report(html_file, html_report(rehearsals))
    typer.echo(terminal_report(rehearsals))
    if strict and any(found.differs for found in rehearsals):
        raise typer.Exit(PROBLEMS)
