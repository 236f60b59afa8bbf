"""The keyboard's walk: Tab from the top to the end, and what each stop looks like."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from ncp.audit.browser import look
from ncp.audit.model import Spot

STRAY = 12
"""Stops beyond those that we know of, before we give up: parts that scroll can be reached, too."""


@dataclass(frozen=True)
class Stop:
    """Where the keyboard stands. Places and sizes in CSS pixels, from the top left of the page."""

    spot: Spot
    index: int
    """Its number among the stops in the order of the document; -1 for one that is not among them."""
    contrast: float
    """How far the sign of focus stands out from what stood there before; 0 if nothing can be seen."""
    covered: bool
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Walk:
    """A walk from the top of the page."""

    known: tuple[Spot, ...]
    """What should be reached, in the order of the document."""
    stops: tuple[Stop, ...]
    ended: bool
    """Whether the keyboard left the page at the end."""


def walk(page: Page, *, backward: bool = False) -> Walk:
    """Press Tab, or Shift and Tab, until the keyboard leaves the page or begins anew."""
    known = _known(page, backward=backward)
    stops: list[Stop] = []
    for _ in range(len(known) + STRAY):
        page.keyboard.press("Shift+Tab" if backward else "Tab")
        seen = page.evaluate("ncpLook.stop()")
        if seen is None or (len(stops) > 1 and seen["index"] == stops[0].index >= 0):
            return Walk(known, tuple(stops), ended=True)
        stops.append(_stop(seen))
        if stands_still(stops):
            break
    return Walk(known, tuple(stops), ended=not known and not stops)


def glance(page: Page) -> Walk:
    """Look at each stop as a walk would show it, focused by a script: for modes, which change colours, not the way."""
    known = _known(page, backward=False)
    page.keyboard.press("Tab")  # from now on the browser shows focus
    return Walk(known, tuple(map(_stop, page.evaluate("ncpLook.signs()"))), ended=True)


def _known(page: Page, *, backward: bool) -> tuple[Spot, ...]:
    return tuple(Spot(**spot) for spot in look(page, "prepareWalk", backward))


def stands_still(stops: list[Stop]) -> bool:
    """Say whether the keyboard does not get on: three times the same stop."""
    last = stops[-3:]
    return len(last) == 3 and len({(stop.index, stop.spot) for stop in last}) == 1  # noqa: PLR2004 - the three


def _stop(seen: dict[str, Any]) -> Stop:
    return Stop(Spot(seen.pop("selector"), seen.pop("snippet")), **seen)
