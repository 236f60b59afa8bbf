"""Whether a page fits, prints, works without scripts, and keeps the reader's settings."""

from collections.abc import Iterator

from ncp.audit.judge.load import NO_SHIFT
from ncp.audit.model import Finding
from ncp.audit.modes import REMEMBERED
from ncp.audit.seen import Seen

ENOUGH = 0.98
"""Share of the words that must be left: a script may add a line, such as the reader's own settings."""


def judge_layouts(seen: Seen) -> Iterator[Finding]:
    """Tell what is beyond the edge, cut off, or lies over something."""
    for setting, layout in seen.layouts.items():
        for code, spots in (
            ("sideways", layout.sideways),
            ("clipped", layout.clipped),
            ("overlapping", layout.overlapping),
        ):
            mode = "spaced" if setting.spaced else setting.mode.name
            yield from (Finding(code, seen.page, {}, spot, setting.view.name, mode) for spot in spots)


def judge_plain(seen: Seen) -> Iterator[Finding]:
    """Tell what is lost or dead without scripts."""
    if seen.plain is None:
        return
    if seen.plain.words < seen.words * ENOUGH or not seen.plain.words:
        yield Finding("needs_script", seen.page, {"words": seen.plain.words, "all": seen.words})
    for spot in seen.plain.dead:
        yield Finding("dead_control", seen.page, {}, spot)


def judge_printed(seen: Seen) -> Iterator[Finding]:
    """Tell what is lost on paper, and what has no use there."""
    printed = seen.printed
    if printed is None:
        return
    if printed.pdf == 0:
        yield Finding("no_pdf", seen.page, {"reason": printed.trouble or "–"})
    if printed.words < seen.words * ENOUGH:
        yield Finding("print_lost", seen.page, {"words": printed.words, "all": seen.words})
    for spot in printed.navigation:
        yield Finding("print_navigation", seen.page, {}, spot)


def judge_remembered(seen: Seen) -> Iterator[Finding]:
    """Tell if the settings of an earlier visit are lost, or come so late that the page is seen to change."""
    found = seen.remembered
    if found is None:
        return
    if (found.contrast, found.size) != (REMEMBERED.contrast, REMEMBERED.size):
        yield Finding("settings_lost", seen.page)
    elif found.painted is not None and (found.settled is None or found.settled > found.painted):
        yield Finding("settings_late", seen.page)
    if found.shift > NO_SHIFT:
        yield Finding("settings_shift", seen.page, {"shift": f"{found.shift:.4f}"})
