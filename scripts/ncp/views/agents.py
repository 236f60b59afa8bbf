"""What a browser's name for itself says of the device: coarse, and the same for nginx and for us."""

import re
from functools import lru_cache

from ncp.views.model import ROBOT, UNKNOWN, Device

NAMELESS = frozenset({"", "-"})
"""Whoever sends no name is a program."""
KINDS: tuple[tuple[str, str], ...] = (
    (ROBOT, r"^(?!mozilla/|opera/)"),
    (ROBOT, r"(?<!cu)bot|crawl|spider|slurp|archiv|headless|lighthouse|pagespeed|preview|monitor|uptime|scan"),
    (ROBOT, r"facebookexternalhit|mediapartners|google-(?:read|inspect|site)|validator|link.?check|https?://"),
    (Device.UNKNOWN, r"\btv\b|smart-?tv|(?:google|apple|hbb)tv|bravia|crkey|playstation|xbox|nintendo"),
    (Device.TABLET, r"ipad|tablet(?! pc)|playbook|kindle|silk/(?!.*mobile)|android(?!.*mobile)"),
    (Device.PHONE, r"mobi|iphone|ipod|windows phone|blackberry|opera mini"),
    (Device.DESKTOP, r"windows nt|macintosh|x11|cros|linux"),
)
"""Tried in turn, capitals or not; the first that fits counts. Python and nginx (PCRE) read them alike.

Every browser calls itself Mozilla or Opera; robots that do, too, name themselves or their address behind it. An iPad
calls itself a Macintosh by default and counts as one: nothing that a host sees tells them apart.
"""
COMPILED = tuple((kind, re.compile(expression, re.IGNORECASE)) for kind, expression in KINDS)
REMEMBERED = 2048
"""Names that are remembered while logs are read; most readers share a few hundred."""


@lru_cache(REMEMBERED)
def device_of(agent: str) -> str:
    """Give the device, or `ROBOT`, for what stands in the header User-Agent."""
    if agent in NAMELESS:
        return ROBOT
    return next((kind for kind, expression in COMPILED if expression.search(agent)), UNKNOWN)
