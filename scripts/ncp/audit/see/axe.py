"""axe in the page: what it finds against WCAG 2.2 A and AA, contrast AAA, and best practice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from ncp.audit.browser import axe_source, script
from ncp.audit.model import Spot

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ASKED_BESIDES = ("color-contrast-enhanced", "target-size")
"""AAA for text; the size of targets, which axe leaves out unless it is asked."""
OF_COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
"""The rules whose outcome depends on colours. The one of AAA passes what fails that of AA, so both are needed."""
OF_BOXES = ("scrollable-region-focusable", "target-size")
"""The rules whose outcome depends on places and sizes. Names, roles, languages and order depend on neither."""


@dataclass(frozen=True)
class Violation:
    """One rule that does not hold, and where."""

    rule: str
    impact: str
    """minor, moderate, serious, critical."""
    help: str
    """axe's own sentence, in English."""
    spots: tuple[Spot, ...]
    contrast: float | None = None
    """The lowest contrast that was measured, where the rule is about contrast."""


def run_axe(page: Page, rules: tuple[str, ...] = ()) -> tuple[Violation, ...]:
    """Run some rules; without any named, all of them."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(axe_source())
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    besides = {} if rules else {rule: {"enabled": True} for rule in ASKED_BESIDES}
    options = {"runOnly": only, "rules": besides, "resultTypes": ["violations"], "preload": False}
    return tuple(map(_violation, page.evaluate(script("axe.js"), options)))


def _violation(found: Mapping[str, Any]) -> Violation:
    ratios = [spot["contrast"] for spot in found["spots"] if spot["contrast"] is not None]
    spots = tuple(Spot(spot["selector"], spot["snippet"]) for spot in found["spots"])
    return Violation(found["rule"], found["impact"], found["help"], spots, min(ratios, default=None))
