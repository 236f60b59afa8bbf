"""How old translations are: the values that the status is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ncp.translate.blobs import Depth


class State(StrEnum):
    """How a translation stands to its source."""

    CURRENT = "current"
    STALE = "stale"
    MISSING = "missing"
    """There is a Latvian page and no translation."""
    ORPHAN = "orphan"
    """There is a translation and no Latvian page."""
    UNSTAMPED = "unstamped"
    """It does not say which text it was made from."""
    UNKNOWN = "unknown stamp"
    """It names a text that git does not have."""
    COPY = "copy"
    """It is the Latvian text itself."""


MISTAKES = (State.ORPHAN, State.UNSTAMPED, State.COPY)
"""States that are mistakes; the others are work to be done."""


class Kind(StrEnum):
    """What happened to a section."""

    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"
    RENAMED = "renamed"
    """It has another id and the same text: nothing is stale."""


@dataclass(frozen=True)
class Change:
    """A section of the source that is not what the translation was made from."""

    identifier: str
    """Its id in the source of today; that of a section that is gone."""
    kind: Kind
    title: str
    words: int
    former: str | None = None
    """Its id in the text that was translated, if that was another."""
    since: date | None = None
    """The day (UTC) of the first commit after the stamp that changed it; None if no commit holds the change yet."""

    @property
    def is_stale(self) -> bool:
        """Whether the translation says something else than the source here."""
        return self.kind is not Kind.RENAMED


@dataclass(frozen=True)
class Age:
    """How one translation stands to its source."""

    page: str
    """The name of the page: its path below the language's folder."""
    language: str
    file: str
    source_file: str
    state: State
    stamp: str = ""
    changes: tuple[Change, ...] = ()
    whole: bool = False
    """It is stale, but the text it was made from is not to be had: nobody can say which sections."""
    moved: bool = False
    """The source has its sections in another order."""

    @property
    def stale(self) -> tuple[Change, ...]:
        """The sections that are stale."""
        return tuple(change for change in self.changes if change.is_stale)

    @property
    def words(self) -> int:
        """How many words changed in all."""
        return sum(change.words for change in self.stale)

    @property
    def since(self) -> date | None:
        """The day since which it has been stale."""
        return min((change.since for change in self.stale if change.since), default=None)


@dataclass(frozen=True)
class Ages:
    """How all translations stand to their sources."""

    ages: tuple[Age, ...] = ()
    depth: Depth | None = None
    """How much history git has; None if nobody had to ask."""
    by_file: Mapping[str, Age] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_file", {age.file: age for age in self.ages})

    def of_language(self, language: str) -> tuple[Age, ...]:
        """Give those of one language."""
        return tuple(age for age in self.ages if age.language == language)

    def count(self, *states: State) -> int:
        """Give how many are in one of these states."""
        return sum(age.state in states for age in self.ages)


NO_AGES = Ages()
"""Of nothing is it known how old it is."""
