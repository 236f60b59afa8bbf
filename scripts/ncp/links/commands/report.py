"""`links report`: what the last check found, told again from the state file, without one request."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import typer

from ncp.links.commands.words import (
    HtmlFile,
    JsonFile,
    JunitFile,
    MarkdownFile,
    ReportedList,
    StateFile,
    command_line,
)
from ncp.links.damage import tell_damage
from ncp.links.memory import read_memory
from ncp.links.model import Checked, Contract, Finding, Outcome, Remembered, Verdict
from ncp.links.rows import recalled
from ncp.project import this_project
from ncp.say.messages import sentence


def report(  # noqa: PLR0913, PLR0917 - one parameter an option
    links_file: ReportedList = None,
    state: StateFile = None,
    json_file: JsonFile = None,
    html_file: HtmlFile = None,
    markdown_file: MarkdownFile = None,
    junit_file: JunitFile = None,
) -> None:
    """Tell again what the last check found; the exit code is that of the check."""
    from ncp.links.outputs import print_reports, refuse_overwriting, write_reports  # noqa: PLC0415 - loads much
    from ncp.links.session import exit_code_of, state_of  # noqa: PLC0415 - the same
    from ncp.links.sources.collect import contracts_of_file, contracts_of_site  # noqa: PLC0415 - the same

    project = this_project()
    contracts = contracts_of_file(links_file) if links_file else contracts_of_site(project, None)
    path = state_of(project, links_file, state)
    files = named(json=json_file, html=html_file, markdown=markdown_file, junit=junit_file)
    refuse_overwriting(project, files.values(), path, (str(links_file) if links_file else None,), contracts)
    tell_damage(path)
    outcome = Outcome(tuple(told_again(contracts, read_memory(path))), None, total=len(contracts))
    if not outcome.checked:
        command = command_line("check", links_file, state)
        typer.echo(sentence("report", "links_no_check", {"command": command}))
        return
    write_reports(outcome, files)
    print_reports(outcome, github=False)
    raise typer.Exit(exit_code_of(outcome))


def named(**files: Path | None) -> dict[str, str | None]:
    """Give kind of report → file as text."""
    return {name: str(path) if path else None for name, path in files.items()}


def told_again(contracts: Iterable[Contract], memory: Mapping[str, Remembered]) -> Iterator[Checked]:
    """Give what is remembered of each contract as if it had just been found."""
    for contract in contracts:
        if (remembered := recalled(memory, contract)) is not None:
            yield Checked(contract, finding_of(remembered), remembered)


def finding_of(remembered: Remembered) -> Finding:
    """Give what the state file keeps of a finding; the title is today's only if the page was in order."""
    status = remembered.reason.removeprefix("status-")
    return Finding(
        remembered.verdict,
        remembered.reason,
        int(status) if status.isdigit() else None,
        remembered.url,
        proposal=remembered.proposal,
        title=remembered.title if remembered.verdict in {Verdict.OK, Verdict.MOVED} else "",
    )
