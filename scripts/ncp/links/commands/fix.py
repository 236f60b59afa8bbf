"""`links fix`: shows what would change, and writes it if it may."""

import asyncio
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ncp.links.address import DEFAULT_PORTS, scheme_of
from ncp.links.commands.report import told_again
from ncp.links.commands.words import FixedList, StateFile, command_line
from ncp.links.damage import tell_damage
from ncp.links.fix import Fix, fixes, moves, write
from ncp.links.memory import HOST_LINE, read_memory, write_memory
from ncp.links.model import Contract, Outcome, Remembered, Standing, Verdict
from ncp.links.rows import keyed
from ncp.links.say.notes import WRONG_AS_WRITTEN
from ncp.links.say.safe import shown
from ncp.links.say.words import Voice, unfinished
from ncp.problems import EnvironmentTrouble
from ncp.project import Project, this_project
from ncp.say.language import editor_language
from ncp.say.messages import say_help, sentence


def fix(
    links_file: FixedList = None,
    state: StateFile = None,
    yes: Annotated[bool, typer.Option("--yes", help=say_help("links_yes"))] = False,  # noqa: FBT002 - an option
    archive: Annotated[bool, typer.Option("--ask-archive", help=say_help("links_archive"))] = False,  # noqa: FBT002 - the same
) -> None:
    """Write permanently moved addresses."""
    from ncp.links.session import state_of  # noqa: PLC0415 - loads much
    from ncp.links.sources.collect import contracts_of_file, contracts_of_site  # noqa: PLC0415 - the same

    project = this_project()
    path = state_of(project, links_file, state)
    contracts = contracts_of_file(links_file) if links_file else contracts_of_site(project, None)
    tell_damage(path)
    memory = read_memory(path)
    if not any(contract.url in memory for contract in contracts):
        command = command_line("check", links_file, state)
        typer.echo(sentence("report", "links_no_check", {"command": command}))
        return
    tell_unchecked(contracts, memory)
    tell_dead(project, contracts, memory, ask=archive)
    moved = moves(contracts, memory)
    found = tuple(fixes(Path() if links_file else project.root, contracts, moved))
    if not found:
        typer.echo(sentence("report", "links_nothing_to_fix"))
        return
    for one in found:
        sys.stdout.write("".join(f"{shown_line(line)}\n" for line in one.diff().split("\n")))
    if not (yes or agreed()):
        command = command_line("fix", links_file, state, "--yes")
        typer.echo(sentence("report", "links_not_written", {"command": command}))
        raise typer.Exit(1)
    written = {url: moved[url] for one in found for url in one.urls}
    write_all(found, path, memory, written)
    typer.echo(sentence("report", "links_fixed", {"files": len(found), "links": len(written)}))


def shown_line(line: str) -> str:
    """Give a line of a diff as it may reach a terminal."""
    return "".join(sign if sign.isprintable() or sign == "\t" else "\ufffd" for sign in line.rstrip("\r"))


def agreed() -> bool:
    """Ask the editor, if there is one at a terminal."""
    return sys.stdin.isatty() and typer.confirm(sentence("report", "links_confirm"))


def write_all(found: tuple[Fix, ...], path: Path, memory: Mapping[str, Remembered], moved: dict[str, str]) -> None:
    """Write the files, and let the memory of each link move with it."""
    for one in found:
        write(one)
    rows = keyed(
        replace(row, url=moved[row.url], verdict=Verdict.OK, reason="ok", proposal=None) if row.url in moved else row
        for row in memory.values()
    )
    try:
        hosts = tuple(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(HOST_LINE))
        write_memory(path, rows, hosts)
    except OSError as trouble:
        raise EnvironmentTrouble("cannot_write_file", path=path, reason=trouble.strerror or str(trouble)) from trouble


def tell_unchecked(contracts: tuple[Contract, ...], memory: Mapping[str, Remembered]) -> None:
    """Say that no check has seen some of the links yet: of those nobody knows whether they moved."""
    checked = tuple(told_again(contracts, memory))
    if left := unfinished(Outcome(checked, None, total=len(contracts)), Voice(editor_language())):
        typer.echo(left)


def tell_dead(
    project: Project, contracts: tuple[Contract, ...], memory: Mapping[str, Remembered], *, ask: bool
) -> None:
    """Name the archive's address of each dead link; whether it has a copy is asked only if that is allowed."""
    urls = dict.fromkeys(contract.url for contract in contracts)
    pages = [url for url in urls if scheme_of(url) in DEFAULT_PORTS]
    gone = [url for url in pages if url in memory and memory[url].standing is Standing.DEAD]
    dead = [url for url in gone if memory[url].reason not in WRONG_AS_WRITTEN]
    copies = asyncio.run(copies_of(project, dead)) if ask and dead else {}
    for url in dead:
        copy = copies.get(url, "") if ask else f"https://web.archive.org/web/{url}"
        name = "links_dead" if copy else "links_dead_no_copy"
        typer.echo(sentence("report", name, {"url": shown(url), "copy": shown(copy or "")}))


async def copies_of(project: Project, urls: list[str]) -> dict[str, str]:
    """Ask the web archive for the newest copy of each page."""
    from ncp.links.archive import newest_copy  # noqa: PLC0415 - only if it may be asked
    from ncp.links.network import network  # noqa: PLC0415 - the same
    from ncp.links.session import own_name  # noqa: PLC0415 - the same

    client = network(own_name(project))
    return {url: await newest_copy(client, url) or "" for url in urls}
