"""What a host wrote down of a request, and the page views that are made of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

UNKNOWN = "unknown"
"""The country if no database is configured or it does not know; the device if the browser does not tell."""
MANY_LANGUAGES = "mul"
"""ISO 639-2's code for several languages: that of the page to choose one."""


class Device(StrEnum):
    """What a page was read on, as far as the browser tells."""

    DESKTOP = "desktop"
    PHONE = "phone"
    TABLET = "tablet"
    UNKNOWN = UNKNOWN


ROBOT = "robot"
"""Stands instead of a device: nobody read the page."""


class LeftOut(StrEnum):
    """Why a request is no page view."""

    FILE = "file"
    """Style, picture, data, PDF: no page."""
    ROBOT = "robot"
    STATUS = "status"
    """A redirect, an error, a page that is not there."""
    METHOD = "method"
    """HEAD and others: nothing was sent to be read."""
    MONTH = "month"
    """Another month than the one asked for."""


class Request(NamedTuple):
    """What is left of a line of a log. There is no field for an address."""

    month: str
    """`2026-11`."""
    network: str
    """The address after it was cut: `192.0.2.0`, `2001:db8:1::`; empty if there was none."""
    device: str
    """A device, or `ROBOT`."""
    method: str
    status: str
    path: str
    """From the root on, without what stands behind `?`."""


class View(NamedTuple):
    """What page views are counted by."""

    month: str
    page: str
    """Its path: `/lv/costs/`."""
    language: str
    country: str
    """ISO 3166's two letters, or `UNKNOWN`."""
    device: str


@dataclass(frozen=True)
class Damage:
    """Lines of a file that nobody understands."""

    file: str
    lines: int
    first: int
    """The number of the first of them, from 1."""


@dataclass(frozen=True)
class Tally:
    """The page views of some logs, and what is not among them."""

    views: Counter[View] = field(default_factory=Counter)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    damage: tuple[Damage, ...] = ()
    database: str = ""
    """Name and day of the database of countries; empty without one."""

    def rows(self) -> Iterator[tuple[View, int]]:
        """Give the table: month after month, page after page."""
        yield from sorted(self.views.items())

    @property
    def months(self) -> tuple[str, ...]:
        """The months that have page views."""
        return tuple(sorted({view.month for view in self.views}))

    def by(self, name: str, month: str) -> tuple[tuple[str, int], ...]:
        """Give the views of a month by one thing (a field of `View`), the most first."""
        counted: Counter[str] = Counter()
        for view, number in self.views.items():
            if view.month == month:
                counted[getattr(view, name)] += number
        return tuple(sorted(counted.items(), key=lambda row: (-row[1], row[0])))
