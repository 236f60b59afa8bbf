"""The walk of the keyboard: everything is reached, in order, in sight. How large targets are, axe judges."""

from collections.abc import Iterator

from ncp.audit.model import Finding, Spot
from ncp.audit.see.walk import Stop, Walk
from ncp.audit.seen import Seen, Setting

LEAST_CONTRAST = 3.0
"""Of the sign of focus against what stood there before (WCAG 2.2, 1.4.11)."""
SLACK = 0.5
"""Fractions of a pixel that are rounding."""


def judge_walks(seen: Seen) -> Iterator[Finding]:
    """Tell what goes wrong on each walk."""
    for setting, walk in seen.walks.items():
        yield from _route(seen, setting, walk)
        for stop in walk.stops:
            yield from _stop(seen, setting, stop)
        for before, stop in zip(walk.stops, walk.stops[1:], strict=False):
            if stop.index >= 0 and (stop.index < before.index or jumps_back(before, stop)):
                yield _finding("focus_order", seen, setting, stop.spot, before=before.spot.selector)
    for setting, walk in seen.back.items():
        yield from _route(seen, setting, walk)


def _route(seen: Seen, setting: Setting, walk: Walk) -> Iterator[Finding]:
    """Tell where the keyboard gets stuck, and what it never reaches."""
    if not walk.ended:
        spot = walk.stops[-1].spot if walk.stops else Spot()
        yield _finding("trapped", seen, setting, spot)
        return
    reached = {stop.index for stop in walk.stops}
    for index, spot in enumerate(walk.known):
        if index not in reached:
            yield _finding("unreached", seen, setting, spot)


def _stop(seen: Seen, setting: Setting, stop: Stop) -> Iterator[Finding]:
    if not stop.contrast:
        yield _finding("focus_unseen", seen, setting, stop.spot)
    elif stop.contrast < LEAST_CONTRAST:
        yield _finding("focus_faint", seen, setting, stop.spot, contrast=f"{stop.contrast:.1f}")
    if stop.covered:
        yield _finding("focus_covered", seen, setting, stop.spot)


def jumps_back(before: Stop, stop: Stop) -> bool:
    """Say whether a stop lies wholly above the one before it, and not in a column to the right of it."""
    above = stop.top + stop.height <= before.top + SLACK
    beside = stop.left >= before.left + min(before.width, stop.width) - SLACK
    return above and not beside


def _finding(code: str, seen: Seen, setting: Setting, spot: Spot, **values: object) -> Finding:
    return Finding(code, seen.page, values, spot, setting.view.name, setting.mode.name)
