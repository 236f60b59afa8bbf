"""The values of the audit, from what the browser saw to what is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Spot:
    """An element: how to find it, and how its tag begins."""

    selector: str = ""
    snippet: str = ""


NOWHERE = Spot()


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a page as a reader meets it.

    `code` names two sentences in data/messages/audit.yml, what is wrong and what that means for the reader; `values`
    fill their gaps. Without a view the finding does not depend on it.
    """

    code: str
    page: str
    values: Mapping[str, object] = field(default_factory=dict)
    spot: Spot = NOWHERE
    view: str = ""
    mode: str = ""

    @property
    def same(self) -> tuple[object, ...]:
        """What makes two findings one, whatever the view and the mode."""
        return self.code, self.values.get("rule", ""), self.spot.selector or tuple(map(str, self.values.values()))


@dataclass(frozen=True)
class Weight:
    """What a page costs its reader. Bytes, as they came over the wire with their headers; 1 kB is 1000 bytes."""

    text: int
    """HTML and style sheets of the first view."""
    view: int
    """The first view in all."""
    requests: int
    following: int
    """The same page for a reader who has just been on another one."""
    text_body: int = 0
    """HTML and style sheets without headers."""
    view_body: int = 0
    following_body: int = 0


NO_WEIGHT = Weight(0, 0, 0, 0)


@dataclass(frozen=True)
class PageReport:
    """One page: what it weighs, and what is wrong with it."""

    page: str
    weight: Weight
    findings: tuple[Finding, ...]
    thorough: bool = False
    """Whether the keyboard was walked in every view and mode."""
    seconds: float = 0

    @cached_property
    def distinct(self) -> Mapping[tuple[object, ...], tuple[Finding, ...]]:
        """The findings, those together that differ only in view and mode."""
        groups: dict[tuple[object, ...], list[Finding]] = {}
        for finding in self.findings:
            groups.setdefault(finding.same, []).append(finding)
        return {same: tuple(group) for same, group in groups.items()}


@dataclass(frozen=True)
class Audit:
    """The whole audit, worst page first."""

    site: str
    pages: tuple[PageReport, ...]
    browser: str
    seconds: float

    @property
    def findings(self) -> int:
        """How many things are wrong, each counted once a page."""
        return sum(len(page.distinct) for page in self.pages)

    @property
    def of_kind(self) -> Mapping[str, int]:
        """Code, with axe's rule behind it → on how many pages it was found; the most frequent first."""
        kinds: dict[str, set[str]] = {}
        for page in self.pages:
            for finding in page.findings:
                rule = finding.values.get("rule")
                kinds.setdefault(f"{finding.code} {rule}" if rule else finding.code, set()).add(page.page)
        return {kind: len(kinds[kind]) for kind in sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))}


def worst_first(pages: list[PageReport]) -> tuple[PageReport, ...]:
    """Order pages: most findings first, then the heaviest."""
    return tuple(sorted(pages, key=lambda page: (-len(page.distinct), -page.weight.view, page.page)))
