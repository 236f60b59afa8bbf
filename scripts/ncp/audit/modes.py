"""How a page may be shown: display settings, wishes of the device, sizes of the window."""

from dataclasses import dataclass
from typing import Literal

KEPT_AS = "ncp-display"
"""Under which name the browser remembers the reader's settings (localStorage)."""


@dataclass(frozen=True)
class Mode:
    """One way to show a page: the reader's settings on the page, or a wish of the device."""

    name: str
    contrast: str = ""
    """`data-contrast` of the document."""
    size: str = ""
    """`data-size` of the document."""
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"
    more_contrast: Literal["more", "no-preference"] = "no-preference"


@dataclass(frozen=True)
class View:
    """A window, in CSS pixels."""

    name: str
    width: int
    height: int


NORMAL = Mode("normal")
MODES = (
    NORMAL,
    Mode("dark", contrast="dark"),
    Mode("black-on-white", contrast="black-on-white"),
    Mode("yellow-on-black", contrast="yellow-on-black"),
    Mode("large", size="large"),
    Mode("larger", size="larger"),
    Mode("forced-colors", forced="active"),
    Mode("prefers-dark", scheme="dark"),
    Mode("prefers-contrast", more_contrast="more"),
)
REMEMBERED = Mode("remembered", contrast="yellow-on-black", size="larger")
"""The settings that a browser remembers when the audit looks whether they are there at the first paint."""

NARROW = View("narrow", 320, 256)
"""320 px wide, and a window of 1280 by 1024 at 400 %, which gives the page just these CSS pixels."""
PHONE = View("phone", 390, 844)
WIDE = View("wide", 1280, 1024)
