"""A check from wishes to reports and exit code; nothing of the command line is loaded here."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from ncp.links.check import check_links
from ncp.links.damage import tell_damage
from ncp.links.model import Contract, Outcome
from ncp.links.outputs import print_reports, refuse_overwriting, write_reports
from ncp.links.say.words import tasks
from ncp.links.settings import Settings
from ncp.links.web.addresses import AddressRule
from ncp.links.web.limits import Limits
from ncp.links.wishes import Wishes
from ncp.project import Project
from ncp.say.messages import sentence

PROBLEMS, INTERRUPTED = 1, 130
KIB = 1024


def run_session(project: Project, wishes: Wishes) -> int:
    """Check what is wished and write all reports; give the exit code.

    Raises:
        ContentError: a list of links cannot be used.
        EnvironmentTrouble: no network, a disk that refuses, or a state file that is none.
    """
    settings = settings_of(project, wishes)
    contracts = contracts_of(project, wishes)
    read = (wishes.links, wishes.ca_file, wishes.replay)
    refuse_overwriting(project, (*wishes.reports.values(), wishes.record), settings.state, read, contracts)
    tell_damage(settings.state)
    with progress_shown(len(contracts)) as progress:
        outcome = check_links(settings, contracts, progress)
    write_reports(outcome, wishes.reports)
    print_reports(outcome, github=wishes.github)
    if outcome.resumed:
        print(sentence("report", "links_resumed", {"number": outcome.resumed}), file=sys.stderr)  # noqa: T201 - a remark
    if outcome.interrupted:
        return INTERRUPTED
    return exit_code_of(outcome)


def exit_code_of(outcome: Outcome) -> int:
    """Give the exit code of a run that came to its end: 1 if an editor has to do something."""
    return PROBLEMS if tasks(outcome) else 0


def settings_of(project: Project, wishes: Wishes) -> Settings:
    """Turn wishes into the settings of a run."""
    seconds, body = wishes.timeout, wishes.max_body * KIB
    return Settings(
        state=state_of(project, path_of(wishes.links), path_of(wishes.state)),
        witnesses=project.data / "witnesses",
        name=own_name(project),
        limits=Limits(seconds=seconds, body=body, hops=wishes.max_hops, longest_wait=wishes.longest_wait),
        rate=wishes.per_host_rate,
        at_once=wishes.per_host,
        concurrency=wishes.concurrency,
        allowed=AddressRule.of(wishes.allow_private),
        ca_file=path_of(wishes.ca_file),
        record=path_of(wishes.record),
        replay=path_of(wishes.replay),
        fresh=wishes.fresh,
        domains=wishes.domains,
    )


def path_of(text: str | None) -> Path | None:
    """Give the path that a text names."""
    return Path(text) if text else None


def contracts_of(project: Project, wishes: Wishes) -> tuple[Contract, ...]:
    """Give the contracts to check: of the list that was named, else of the site."""
    from ncp.links.sources.collect import contracts_of_file, contracts_of_site  # noqa: PLC0415 - pages load much

    links = path_of(wishes.links)
    return contracts_of_file(links) if links else contracts_of_site(project, path_of(wishes.built))


def state_of(project: Project, links: Path | None, state: Path | None) -> Path:
    """Give the state file: the one that was named, else the site's own, or one beside the list of links."""
    if state is not None or links is None:
        return state or project.link_memory
    return links.with_name(f"{links.stem}.state.jsonl")


def own_name(project: Project) -> str:
    """Give the name by which we introduce ourselves to servers: who we are and where to complain."""
    try:
        site = yaml.safe_load((project.data / "site.yml").read_text(encoding="utf-8"))
        address = str(site["address"])
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        address = ""
    where = f"; +{address}" if address.isascii() and address.isprintable() else ""
    return f"NCP-links/1.0 (link check of a public health site{where})"


@contextmanager
def progress_shown(total: int) -> Iterator[Callable[[int, int], None]]:
    """Show a bar with rate and time left on a terminal; stay quiet in a pipe."""
    if not sys.stderr.isatty() or not total:
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(sentence("report", "links_checking"), total=total, rate="–")

        def progress(done: int, of: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=of, rate=f"{speed:.1f}" if speed else "–")

        yield progress
