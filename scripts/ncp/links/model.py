"""What the link check knows: contracts, what servers said, verdicts. Frozen values, carried from the first parse on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType

from ncp.problems import Place

NOTHING: Mapping[str, str] = MappingProxyType({})


class Verdict(StrEnum):
    """The five words. `unverifiable`: nobody can say from outside; an editor has to look."""

    OK = "ok"
    MOVED = "moved"
    CHANGED = "changed"
    UNVERIFIABLE = "unverifiable"
    BROKEN = "broken"


class Standing(StrEnum):
    """What memory makes of the verdicts of several days."""

    GOOD = "good"
    FAILING = "failing"
    DEAD = "dead"
    SUSPECT = "suspect"
    """The site may have changed hands."""

    @property
    def is_quarantined(self) -> bool:
        """Say whether the site shows text instead of the link until it recovers."""
        return self in {Standing.DEAD, Standing.SUSPECT}


@dataclass(frozen=True, order=True)
class Source:
    """A place that holds a link, and the pages that show it to readers (`docs/lv/costs.md`, or a built page)."""

    place: Place
    pages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contract:
    """One address as it is written, and what the curator says must be found there."""

    url: str
    sources: tuple[Source, ...] = ()
    titles: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """Language → title; the language `` where the file does not tell it."""
    languages: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    titles_are_ours: bool = False
    """The titles are our own words for the page, as in data/links.yml, rather than those that it bears."""

    @cached_property
    def seal(self) -> str:
        """A short hash of what is asked, so that an answer to another question is not taken for one to it."""
        asked = (self.url, dict(self.titles), self.languages, self.owners, self.evidence)
        return sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True)
class Hop:
    """An answer that sent us on: 301, 302 … with its `Location`; 0 is a `<meta refresh>` of a page."""

    url: str
    status: int
    location: str


@dataclass(frozen=True)
class Certificate:
    """What matters of a server's certificate."""

    expires: date
    issuer: str


@dataclass(frozen=True)
class Finding:
    """The judgement on one link. `reason` is a name such as `status-404`; sentences: data/messages/links.yml."""

    verdict: Verdict
    reason: str
    status: int | None = None
    """HTTP status of the last answer; None if there was none."""
    final_url: str = ""
    hops: tuple[Hop, ...] = ()
    proposal: str | None = None
    """The address to write instead, for `moved`."""
    title: str = ""
    """The title that the page bears now. A stranger's text: never shown unescaped."""
    missing: tuple[str, ...] = ()
    """Which evidence words are gone."""
    owner_named: bool = False
    """Whether the page names the owner that the contract tells."""


@dataclass(frozen=True)
class Remembered:
    """What the state file keeps of one link; times are UTC, to the second."""

    url: str
    checked: datetime
    verdict: Verdict
    reason: str
    standing: Standing = Standing.GOOD
    failures: int = 0
    """Checks in a row that found it broken."""
    first_failure: datetime | None = None
    last_success: datetime | None = None
    landing: str = ""
    """Registrable domain on which the last good check ended."""
    proposal: str | None = None
    title: str = ""
    """The page's title at the last good check."""
    owner_named: bool = False
    """Whether the page named its owner at the last good check."""
    fingerprint: str = ""
    """Similarity hash of the main text at the last good check, 16 hexadecimal digits."""
    issuer: str = ""
    """Issuer of the certificate at the last good check."""
    certificate_expires: date | None = None
    domain_expires: date | None = None
    etag: str = ""
    confirmed: str = ""
    """The death that a browser-like request has confirmed before, so that it is not asked for again."""
    counted: datetime | None = None
    """When a failure was last counted: one soon after it belongs to the same check."""
    seal: str = ""
    """The seal of the contract, if the address stands with several promises."""


@dataclass(frozen=True)
class Checked:
    """One link after a check: what was asked, what was found, what is remembered now. What every report prints."""

    contract: Contract
    finding: Finding
    remembered: Remembered

    @property
    def archive(self) -> str:
        """The web archive's address of the page, to look at; nothing is asked of the archive."""
        return f"https://web.archive.org/web/{self.contract.url}"


@dataclass(frozen=True)
class Receipt:
    """How politely and how fast a run went."""

    links: int
    hosts: int
    requests: int
    most_starts: int
    """Most requests started at one host within any one second."""
    busiest: str
    """The host at which that was."""
    most_in_flight: int
    """Most requests in flight at one host at a time."""
    too_many: int
    """429 answers drawn."""
    seconds: float
    floor: float
    """Seconds that politeness alone demands: the busiest host's requests at its rate."""
    refused: int = 0
    """Connections not made because the address was not public."""


@dataclass(frozen=True)
class Outcome:
    """A whole run."""

    checked: tuple[Checked, ...]
    receipt: Receipt | None
    """None if nothing was asked: a report of what an earlier check found."""
    interrupted: bool = False
    resumed: int = 0
    """Links whose results come from a run that was stopped a short while ago."""
    total: int = 0
    """Links that were to be checked; fewer were, if the run was interrupted or the list has grown since."""
