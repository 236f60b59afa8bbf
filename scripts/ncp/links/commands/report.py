"""`links report`: what the last check found, told again from the state file, without one request."""

import typer

from ncp.links.commands.words import HtmlFile, JsonFile, LinksFile, MarkdownFile, StateFile
from ncp.links.memory import read_memory
from ncp.links.model import Checked, Finding, Outcome, Remembered
from ncp.project import this_project
from ncp.say.messages import sentence


def report(
    links_file: LinksFile = None,
    state: StateFile = None,
    json_file: JsonFile = None,
    html_file: HtmlFile = None,
    markdown_file: MarkdownFile = None,
) -> None:
    """Tell again what the last check found."""
    from ncp.links.session import print_reports, state_of, write_reports  # noqa: PLC0415 - loads much
    from ncp.links.sources.collect import contracts_of_file, contracts_of_site  # noqa: PLC0415 - the same

    project = this_project()
    contracts = contracts_of_file(links_file) if links_file else contracts_of_site(project, None)
    memory = read_memory(state_of(project, links_file, state))
    checked = tuple(
        Checked(contract, finding_of(memory[contract.url]), memory[contract.url])
        for contract in contracts
        if contract.url in memory
    )
    if not checked:
        typer.echo(sentence("report", "links_no_check"))
        return
    outcome = Outcome(checked, None)
    files = {"json": json_file, "html": html_file, "markdown": markdown_file}
    write_reports(outcome, {name: str(path) if path else None for name, path in files.items()})
    print_reports(outcome, github=False)


def finding_of(remembered: Remembered) -> Finding:
    """Give what the state file keeps of a finding."""
    status = remembered.reason.removeprefix("status-")
    return Finding(
        remembered.verdict,
        remembered.reason,
        int(status) if status.isdigit() else None,
        remembered.url,
        proposal=remembered.proposal,
    )
