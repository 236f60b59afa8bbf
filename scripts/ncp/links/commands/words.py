"""What the commands share: the words of their help, and the options that all of them have."""

from pathlib import Path
from typing import Annotated

import typer

from ncp.say.messages import sentence


def say_help(name: str) -> str:
    """Give a sentence of data/messages/help.yml."""
    return sentence("help", name)


LinksFile = Annotated[
    Path | None, typer.Option("--links", help=say_help("links_file"), exists=True, dir_okay=False, show_default=False)
]
StateFile = Annotated[Path | None, typer.Option("--state", help=say_help("links_state"), show_default=False)]
JsonFile = Annotated[Path | None, typer.Option("--json", help=say_help("links_json"), show_default=False)]
HtmlFile = Annotated[Path | None, typer.Option("--html", help=say_help("links_html"), show_default=False)]
MarkdownFile = Annotated[Path | None, typer.Option("--markdown", help=say_help("links_markdown"), show_default=False)]
