"""Where reports go: never over what the check reads or into the pages, each whole or not at all, and told."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from ncp.links.journal import Journal
from ncp.links.model import Contract, Outcome
from ncp.links.say import report_named
from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.say.language import editor_language
from ncp.say.messages import sentence
from ncp.whole_file import write_whole


def refuse_overwriting(
    project: Project,
    written: Iterable[str | None],
    state: Path,
    read: Iterable[str | None],
    contracts: Iterable[Contract],
) -> None:
    """Refuse to write a report over the list, the state, a page or another report, before anything begins.

    Args:
        project: the site; nothing may be written among its pages.
        written: the files that were named for reports.
        state: the file with what earlier checks saw.
        read: the other files that the run was told to read.
        contracts: what is checked; its sources are read, too.

    Raises:
        EnvironmentTrouble: two of the files are one, a report would become a page, or is a folder.
    """
    taken = {Path(path).resolve() for path in read if path}
    taken |= {state.resolve(), Journal.beside(state).path.resolve()}
    taken |= {path.resolve() for path in project.data.glob("*.yml")}
    names = {source.place.path for contract in contracts for source in contract.sources}
    taken |= {(folder / name).resolve() for name in names for folder in (Path(), project.root)}
    for path in filter(None, written):
        place = Path(path).resolve()
        refuse_place(project, place, path)
        if place in taken:
            raise EnvironmentTrouble("same_file", path=path)
        taken.add(place)


def refuse_place(project: Project, place: Path, path: str) -> None:
    """Refuse a report in the folder of the pages, one that is a folder, and one below what is no folder.

    Raises:
        EnvironmentTrouble: nothing can be written there.
    """
    if place.is_relative_to(project.docs.resolve()):
        raise EnvironmentTrouble("report_among_pages", path=path)
    if place.is_dir():
        raise EnvironmentTrouble("report_is_folder", path=path)
    above = next(folder for folder in place.parents if folder.exists())
    if not above.is_dir():
        raise EnvironmentTrouble("report_below_file", path=path, folder=above.name)


def write_reports(outcome: Outcome, files: Mapping[str, str | None]) -> None:
    """Write the reports that were asked for, each whole or not at all, and tell where they are.

    Raises:
        EnvironmentTrouble: one of them cannot be written.
    """
    for name, path in files.items():
        if path:
            try:
                write_whole(Path(path), report_named(name, outcome, editor_language()))
            except OSError as trouble:
                reason = trouble.strerror or str(trouble)
                raise EnvironmentTrouble("cannot_write_file", path=path, reason=reason) from trouble
            print(sentence("report", "links_report_written", {"path": path}), file=sys.stderr)  # noqa: T201 - a remark


def print_reports(outcome: Outcome, *, github: bool | None = None) -> None:
    """Print the report for the terminal, and for GitHub's runner if it is one."""
    github = bool(os.environ.get("GITHUB_ACTIONS")) if github is None else github
    for name in ("github", "terminal") if github else ("terminal",):
        for line in report_named(name, outcome, editor_language()):
            sys.stdout.write(line)
    sys.stdout.flush()
