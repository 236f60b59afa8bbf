"""Whether a page fits its window: nothing beyond its edge, nothing cut off, no text over another."""

from dataclasses import dataclass

from playwright.sync_api import Page

from ncp.audit.browser import look
from ncp.audit.model import Spot


@dataclass(frozen=True)
class Layout:
    """What does not fit; at most eight elements of each kind."""

    sideways: tuple[Spot, ...] = ()
    """What makes the page, or a part of it, scroll sideways."""
    clipped: tuple[Spot, ...] = ()
    """Boxes whose text is cut off."""
    overlapping: tuple[Spot, ...] = ()
    """Text that lies on other text."""


def layout_of(page: Page, *, spaced: bool = False) -> Layout:
    """Measure the page as it stands, or with the widest spacing of text that readers may set (WCAG 1.4.12)."""
    if spaced:
        look(page, "space", True)  # noqa: FBT003 - an argument of the script
    found = look(page, "layout")
    if spaced:
        look(page, "space", False)  # noqa: FBT003 - the same
    return Layout(**{kind: tuple(Spot(**spot) for spot in spots) for kind, spots in found.items()})
