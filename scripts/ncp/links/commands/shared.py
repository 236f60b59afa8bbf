"""What the commands share: where the state is, our own name, progress, reports."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ncp.links.model import Outcome
from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.say.language import editor_language
from ncp.say.messages import sentence

if TYPE_CHECKING:
    from ncp.links.web.addresses import AddressRule


def say_help(name: str) -> str:
    """Give a sentence of data/messages/help.yml."""
    return sentence("help", name)


def state_of(project: Project, links_file: Path | None, state: Path | None) -> Path:
    """Give the state file: the one that was named, else the site's own, or one beside the list of links."""
    if state is not None or links_file is None:
        return state or project.link_memory
    return links_file.with_name(f"{links_file.stem}.state.jsonl")


def own_name(project: Project) -> str:
    """Give the name by which we introduce ourselves to servers: who we are and where to complain."""
    import yaml  # noqa: PLC0415 - only for those who check

    try:
        site = yaml.safe_load((project.data / "site.yml").read_text(encoding="utf-8"))
        address = str(site["address"])
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        address = ""
    where = f"; +{address}" if address.isascii() and address.isprintable() else ""
    return f"NCP-links/1.0 (link check of a public health site{where})"


def address_rule(networks: list[str]) -> "AddressRule":
    """Give the rule on addresses.

    Raises:
        typer.BadParameter: one of the networks is none.
    """
    from ncp.links.web.addresses import AddressRule  # noqa: PLC0415 - only for those who check

    try:
        return AddressRule.of(networks)
    except ValueError:
        message = sentence("troubles", "no_network_address", {"given": ", ".join(networks)})
        raise typer.BadParameter(message, param_hint="--allow-private") from None


@contextmanager
def progress_shown(total: int) -> Iterator[Callable[[int, int], None]]:
    """Show a bar with rate and time left on a terminal; stay quiet in a pipe."""
    if not sys.stderr.isatty() or not total:
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}/s"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="–")

        def progress(done: int, of: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=of, rate=f"{speed:.1f}" if speed else "–")

        yield progress


def write_reports(outcome: Outcome, files: dict[str, Path | None]) -> None:
    """Write the reports that were asked for, each whole or not at all.

    Raises:
        EnvironmentTrouble: one of them cannot be written.
    """
    from ncp.links.memory import write_whole  # noqa: PLC0415 - only for those who check
    from ncp.links.say import report_named  # noqa: PLC0415 - the same

    for name, path in files.items():
        if path is not None:
            text = "".join(report_named(name, outcome, editor_language()))
            try:
                write_whole(path, text.encode("utf-8", "replace"))
            except OSError as trouble:
                reason = trouble.strerror or str(trouble)
                raise EnvironmentTrouble("cannot_write", path=path, reason=reason) from trouble


def print_reports(outcome: Outcome, *, github: bool | None = None) -> None:
    """Print the report for the terminal, and for GitHub's runner if it is one."""
    github = bool(os.environ.get("GITHUB_ACTIONS")) if github is None else github
    from ncp.links.say import report_named  # noqa: PLC0415 - only for those who check

    for name in ("github", "terminal") if github else ("terminal",):
        for line in report_named(name, outcome, editor_language()):
            sys.stdout.write(line)
    sys.stdout.flush()
