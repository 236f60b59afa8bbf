"""What is to be looked at, and by whom: values that every report of `review` prints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ncp.problems import Place


class Kind(StrEnum):
    """What is to be reviewed."""

    PAGE = "page"
    FACT = "fact"
    LINK = "link"
    SETTING = "setting"


@dataclass(frozen=True)
class Due:
    """A page, fact, link or setting that somebody looks at by a day."""

    kind: Kind
    name: str
    """Of a page its file, of a fact or link the name by which pages quote it."""
    title: str
    """In the source language: title of a page or link, value of a fact."""
    owner: str
    """Of the page; of a fact or link, the owner of the first page that quotes it."""
    review_by: date
    reviewed: date
    """The last time that somebody looked; of a fact, the date that its source bears."""
    place: Place
    source: str = ""
    """Where a fact or link was taken from: the address to look at."""


@dataclass(frozen=True)
class ToConfirm:
    """A fact or setting that NVD is to confirm before the site opens."""

    name: str
    value: str
    source: str
    as_of: date
    place: Place
    quoted: tuple[Place, ...]


@dataclass(frozen=True)
class Agenda:
    """All that is due up to a day, the earliest first, and all that is to be confirmed."""

    today: date
    until: date
    due: tuple[Due, ...]
    to_confirm: tuple[ToConfirm, ...]
    owners: Mapping[str, str]
    """Id → name."""
    host: str
    """Of the site, for ids that must be unique in the world."""
    unread: int = 0
    """Problems met while reading; what they hide may be missing here."""

    def is_overdue(self, due: Due) -> bool:
        """Say whether the day has passed."""
        return due.review_by < self.today

    @property
    def overdue(self) -> tuple[Due, ...]:
        """What should have been looked at already."""
        return tuple(due for due in self.due if self.is_overdue(due))

    def by_owner(self) -> Iterator[tuple[str, tuple[Due, ...]]]:
        """Give the name of each owner with what is due for them, in the order of data/site.yml."""
        present = dict.fromkeys((*self.owners, *(due.owner for due in self.due)))
        for owner in present:
            theirs = tuple(due for due in self.due if due.owner == owner)
            if theirs:
                yield self.owners.get(owner, owner), theirs
