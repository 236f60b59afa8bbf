"""`links check`: options in, reports and exit code out."""

from ipaddress import ip_network
from pathlib import Path
from typing import Annotated

import typer

from ncp.links.commands.words import HtmlFile, JsonFile, JunitFile, LinksFile, MarkdownFile, StateFile
from ncp.links.wishes import Wishes, become_check
from ncp.say.messages import say_help, sentence


def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    links_file: LinksFile = None,
    built: Annotated[Path | None, typer.Option(help=say_help("links_built"), file_okay=False, exists=True)] = None,
    state: StateFile = None,
    json_file: JsonFile = None,
    html_file: HtmlFile = None,
    markdown_file: MarkdownFile = None,
    junit_file: JunitFile = None,
    github: Annotated[bool | None, typer.Option("--github/--no-github", help=say_help("links_github"))] = None,
    ca_file: Annotated[Path | None, typer.Option(help=say_help("links_ca_file"), exists=True, dir_okay=False)] = None,
    allow_private: Annotated[list[str] | None, typer.Option(metavar="CIDR", help=say_help("links_private"))] = None,
    concurrency: Annotated[int, typer.Option(min=1, max=512, help=say_help("links_concurrency"))] = 64,
    per_host_rate: Annotated[float, typer.Option(min=0.01, max=1000, help=say_help("links_rate"))] = 2.0,
    per_host: Annotated[int, typer.Option(min=1, max=64, help=say_help("links_per_host"))] = 2,
    timeout: Annotated[float, typer.Option(min=0.1, max=600, help=say_help("links_timeout"))] = 20.0,
    max_body: Annotated[int, typer.Option(min=1, max=65_536, help=say_help("links_body"))] = 1024,
    max_hops: Annotated[int, typer.Option(min=0, max=50, help=say_help("links_hops"))] = 10,
    longest_wait: Annotated[float, typer.Option(min=0, max=600, help=say_help("links_wait"))] = 10.0,
    record: Annotated[Path | None, typer.Option(help=say_help("links_record"))] = None,
    replay: Annotated[Path | None, typer.Option(help=say_help("links_replay"), exists=True, dir_okay=False)] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help=say_help("links_fresh"))] = False,  # noqa: FBT002 - an option
    domains: Annotated[bool, typer.Option("--domains", help=say_help("links_domains"))] = False,  # noqa: FBT002 - the same
) -> None:
    """Check the outside links."""
    refuse_what_is_no_network(allow_private or [])
    wishes = Wishes(
        links=text_of(links_file),
        built=text_of(built),
        state=text_of(state),
        json=text_of(json_file),
        html=text_of(html_file),
        markdown=text_of(markdown_file),
        junit=text_of(junit_file),
        github=github,
        ca_file=text_of(ca_file),
        allow_private=tuple(allow_private or ()),
        concurrency=concurrency,
        per_host_rate=per_host_rate,
        per_host=per_host,
        timeout=timeout,
        max_body=max_body,
        max_hops=max_hops,
        longest_wait=longest_wait,
        record=text_of(record),
        replay=text_of(replay),
        fresh=fresh,
        domains=domains,
    )
    raise typer.Exit(become_check(wishes))


def text_of(path: Path | None) -> str | None:
    """Give a path as text."""
    return None if path is None else str(path)


def refuse_what_is_no_network(networks: list[str]) -> None:
    """Refuse a network that is none, before anything begins.

    Raises:
        typer.BadParameter: one of them is none.
    """
    for network in networks:
        try:
            ip_network(network, strict=False)
        except ValueError:
            message = sentence("troubles", "no_network_address", {"given": network})
            raise typer.BadParameter(message, param_hint="--allow-private") from None
