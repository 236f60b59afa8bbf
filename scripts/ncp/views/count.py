"""From logs to page views: what counts, and what does not."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ncp.problems import EnvironmentTrouble
from ncp.read.built import BOOKLET_HTML, INDEX
from ncp.views.countries import Countries
from ncp.views.log_files import lines_of
from ncp.views.log_lines import read_line
from ncp.views.model import MANY_LANGUAGES, ROBOT, Damage, LeftOut, Request, Tally, View

READ = frozenset({"200", "304"})
"""The page was sent, or the browser had it already and asked whether it is still the same."""
PAGE = re.compile(rf"(?:[a-z0-9-]+/)*(?:{re.escape(BOOKLET_HTML)})?", re.ASCII)
"""A page below its language's folder: a folder, or the booklet. Error pages and pieces for other sites are none."""
REMEMBERED = 65_536
"""Networks whose country is kept in memory."""
MOST_ROWS = 1_000_000
"""Rows of the table; only a log of another site, or one that somebody made up, has more."""


@dataclass(frozen=True)
class Wanted:
    """What is to be counted."""

    languages: frozenset[str]
    """The folders of the site's languages."""
    month: str | None = None
    """`2026-11`; None = all months."""


@dataclass
class _Count:
    """The sums as they grow."""

    wanted: Wanted
    country: Callable[[str], str]
    views: Counter[View] = field(default_factory=Counter)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    damage: list[Damage] = field(default_factory=list)

    def read(self, path: Path) -> None:
        """Count a log."""
        damaged = first = 0
        for number, line in enumerate(lines_of(path), start=1):
            request = None if line is None else read_line(line)
            if request is None:
                damaged, first = damaged + 1, first or number
            else:
                self.add(request)
        if damaged:
            self.damage.append(Damage(str(path), damaged, first))

    def add(self, request: Request) -> None:
        """Count a request, as a page view or as what is left out."""
        page = page_of(request.path, self.wanted.languages)
        reason = reason_to_leave_out(request, page, self.wanted)
        if page is None or reason is not None:
            self.left_out[reason or LeftOut.FILE] += 1
            return
        language = page[1:].partition("/")[0] or MANY_LANGUAGES
        self.views[View(request.month, page, language, self.country(request.network), request.device)] += 1
        if len(self.views) > MOST_ROWS:
            raise EnvironmentTrouble("too_many_views", most=MOST_ROWS)


def count_views(paths: Iterable[Path], wanted: Wanted, countries: Countries) -> Tally:
    """Count the page views in logs, one line in memory at a time.

    Raises:
        EnvironmentTrouble: a file cannot be read, the database is damaged, or the table grows without end.
    """
    count = _Count(wanted, lru_cache(REMEMBERED)(countries.of))
    for path in paths:
        count.read(path)
    return Tally(count.views, count.left_out, tuple(count.damage), countries.name)


def reason_to_leave_out(request: Request, page: str | None, wanted: Wanted) -> LeftOut | None:
    """Say why a request is no page view; None if it is one."""
    if wanted.month not in {None, request.month}:
        return LeftOut.MONTH
    if request.device == ROBOT:
        return LeftOut.ROBOT
    if request.method != "GET":
        return LeftOut.METHOD
    if request.status not in READ:
        return LeftOut.STATUS
    return LeftOut.FILE if page is None else None


def page_of(path: str, languages: frozenset[str]) -> str | None:
    """Give the address of the page that a path leads to; None if it leads to none."""
    if path in {"/", f"/{INDEX}"}:
        return "/"
    language, slash, rest = path.removeprefix("/").removesuffix(INDEX).partition("/")
    known = path.startswith("/") and slash and language in languages and PAGE.fullmatch(rest)
    return f"/{language}/{rest}" if known else None
