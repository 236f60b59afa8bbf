"""data/url-contract.txt, every address and heading id that others may hold on to, and data/redirects.yml."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.text_file import read_text
from ncp.read.yaml_source import read_yaml
from ncp.whole_file import write_whole

CONTRACT = "url-contract.txt"
REDIRECTS = "redirects.yml"
FIELDS = frozenset({"to", "since"})
ADDRESS = re.compile(r"/(?:[\w.~-]+/)*(?:[\w.~-]+)?(?:#[\w.~-]+)?", re.ASCII)
"""A path of our own site, perhaps with a heading: nothing that could end a line or a word in a host's configuration."""
COMMENT = "#"
OPENING = (
    "# Every public address of the site, and every heading id in it: others link here, so none may vanish.\n"
    "# Written by the tools, which only add. Whoever takes one out of the site names its successor in redirects.yml.\n"
)


@dataclass(frozen=True)
class Contract:
    """What was promised: `/lv/costs/`, `/lv/costs/#visit` → where it stands in the file."""

    entries: Mapping[str, Place] = field(default_factory=dict)
    exists: bool = False


@dataclass(frozen=True)
class Redirects:
    """Old address → new address, and where the entry stands."""

    targets: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    misread: tuple[Place, ...] = ()
    """Entries of another form."""
    problems: tuple[Problem, ...] = ()

    def covers(self, entry: str) -> bool:
        """Say whether an address has a successor; one of a whole page is good for its headings, too."""
        return entry in self.targets or entry.partition("#")[0] in self.targets

    @property
    def pages(self) -> Mapping[str, str]:
        """Those that a host can follow: of whole addresses. It never learns what stands behind `#`."""
        return {old: new for old, new in self.targets.items() if "#" not in old}

    @property
    def headings(self) -> Mapping[str, str]:
        """Those of headings, which the page itself has to keep."""
        return {old: new for old, new in self.targets.items() if "#" in old}

    def end_of(self, old: str) -> str | None:
        """Follow a redirect to where it ends; None if it never does."""
        seen: set[str] = set()
        while old in self.targets:
            if old in seen:
                return None
            seen.add(old)
            old = self.targets[old]
        return old


def redirect_line(old: str, new: str, since: date) -> str:
    """Write an entry of data/redirects.yml."""
    return f"{old}: {{ to: {new}, since: {since.isoformat()} }}"


def read_contract(project: Project) -> Contract:
    """Read the contract; an empty one if there is none yet."""
    path = project.data / CONTRACT
    if not path.is_file():
        return Contract()
    text, _ = read_text(project, path)
    lines = enumerate(text.split("\n"), 1)
    name = project.name_of(path)
    entries = {line.strip(): Place(name, number) for number, line in lines if line.strip() and line[:1] != COMMENT}
    return Contract(entries, exists=True)


def read_redirects(project: Project) -> Redirects:
    """Read the redirects, `old: { to: new, since: 2026-11-22 }`; none if there is no file."""
    path = project.data / REDIRECTS
    if not path.is_file():
        return Redirects()
    source, problems = read_yaml(project, path)
    value = source.value
    if problems or value is None:
        return Redirects(problems=problems)
    entries = value.items() if isinstance(value, dict) else ()
    known = {old: new["to"] for old, new in entries if _is_redirect(old, new)}
    places = {old: source.key_place((old,)) for old in known}
    wrong = [source.key_place((old,)) for old, _ in entries if old not in known]
    wrong += [] if isinstance(value, dict) else [Place(source.name)]
    return Redirects(known, places, tuple(wrong))


def _is_redirect(old: object, new: object) -> bool:
    if not (isinstance(old, str) and ADDRESS.fullmatch(old) and isinstance(new, dict) and set(new) == FIELDS):
        return False
    to, since = str(new["to"]), str(new["since"])
    return bool(ADDRESS.fullmatch(to)) and _is_day(since)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def contract_text(former: Contract, entries: Iterable[str]) -> str:
    """Give the text of the contract with what a built site has now; what was promised once stays."""
    return OPENING + "".join(f"{entry}\n" for entry in sorted({*former.entries, *entries}))


def write_contract(project: Project, entries: Iterable[str]) -> int:
    """Write the contract, whole or not at all; give the number of entries that are new."""
    former = read_contract(project)
    wanted = set(entries)
    path = project.data / CONTRACT
    write_whole(path, [contract_text(former, wanted)])
    return len(wanted.difference(former.entries))
