"""What the commands share: the words of their help, and the options that all of them have."""

import shlex
from pathlib import Path
from typing import Annotated

import typer
from typer.models import OptionInfo

from ncp.say.door import DOOR
from ncp.say.messages import say_help


def command_line(name: str, links: Path | None, state: Path | None, *options: str) -> str:
    """Give a command about links as it can be pasted, with the list and the state that are in use."""
    files = {"--links": links, "--state": state}
    named = [word for option, path in files.items() if path is not None for word in (option, str(path))]
    return f"{DOOR} {shlex.join(['links', name, *options, *named])}"


def list_option(help_name: str) -> OptionInfo:
    """Give the option that names another list of links, with the help of a command."""
    option: OptionInfo = typer.Option(
        "--links", help=say_help(help_name), exists=True, dir_okay=False, show_default=False
    )
    return option


LinksFile = Annotated[Path | None, list_option("links_file")]
FixedList = Annotated[Path | None, list_option("links_file_fix")]
ReportedList = Annotated[Path | None, list_option("links_file_report")]
StateFile = Annotated[Path | None, typer.Option("--state", help=say_help("links_state"), show_default=False)]
JsonFile = Annotated[Path | None, typer.Option("--json", help=say_help("links_json"), show_default=False)]
HtmlFile = Annotated[Path | None, typer.Option("--html", help=say_help("links_html"), show_default=False)]
JunitFile = Annotated[Path | None, typer.Option("--junit", help=say_help("links_junit"), show_default=False)]
MarkdownFile = Annotated[Path | None, typer.Option("--markdown", help=say_help("links_markdown"), show_default=False)]
