"""`links check`: options in, reports and exit code out."""

from pathlib import Path
from typing import Annotated

import typer

from ncp.links.commands.shared import (
    address_rule,
    own_name,
    print_reports,
    progress_shown,
    say_help,
    state_of,
    write_reports,
)
from ncp.project import this_project

INTERRUPTED, PROBLEMS = 130, 1
KIB = 1024


def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    links_file: Annotated[Path | None, typer.Option("--links", help=say_help("links_file"))] = None,
    built: Annotated[Path | None, typer.Option(help=say_help("links_built"), file_okay=False, exists=True)] = None,
    state: Annotated[Path | None, typer.Option(help=say_help("links_state"))] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help=say_help("links_json"))] = None,
    html_file: Annotated[Path | None, typer.Option("--html", help=say_help("links_html"))] = None,
    markdown_file: Annotated[Path | None, typer.Option("--markdown", help=say_help("links_markdown"))] = None,
    junit_file: Annotated[Path | None, typer.Option("--junit", help=say_help("links_junit"))] = None,
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
    from ncp.links.check import Settings, check_links, problems_in  # noqa: PLC0415 - loaded by those who check
    from ncp.links.sources.collect import contracts_of_file, contracts_of_site  # noqa: PLC0415 - the same
    from ncp.links.web.limits import Limits  # noqa: PLC0415 - the same

    project = this_project()
    settings = Settings(
        state=state_of(project, links_file, state),
        witnesses=project.data / "witnesses",
        name=own_name(project),
        limits=Limits(seconds=timeout, body=max_body * KIB, hops=max_hops, longest_wait=longest_wait),
        rate=per_host_rate,
        at_once=per_host,
        concurrency=concurrency,
        allowed=address_rule(allow_private or []),
        ca_file=ca_file,
        record=record,
        replay=replay,
        fresh=fresh,
        domains=domains,
    )
    contracts = contracts_of_file(links_file) if links_file else contracts_of_site(project, built)
    with progress_shown(len(contracts)) as progress:
        outcome = check_links(settings, contracts, progress)
    write_reports(outcome, {"json": json_file, "html": html_file, "markdown": markdown_file, "junit": junit_file})
    print_reports(outcome, github=github)
    if outcome.interrupted:
        raise typer.Exit(INTERRUPTED)
    raise typer.Exit(PROBLEMS if any(True for _ in problems_in(outcome.checked)) else 0)
