"""What a browser may do with our pages: as little as they need."""

from collections.abc import Mapping
from dataclasses import dataclass

from ncp.publish.inline import Inline

NONE, SELF = "'none'", "'self'"
TWO_YEARS = 63072000
POWERS = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
"""Powers of a browser that no page of ours asks for.

Only names that browsers know: a foreign one is a message in the console.
"""
DEFENCE: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": ", ".join(f"{power}=()" for power in POWERS),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
}
"""Sent with every file. Referrers: an address here can tell of an illness, so no other site learns it."""
HSTS: Mapping[str, str] = {"strict-transport-security": f"max-age={TWO_YEARS}; includeSubDomains"}
"""No `preload`: that is a promise for the whole domain, which only its owner can make."""
CROSS_ORIGIN: Mapping[str, str] = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
"""For the lists that other institutions show on their own pages."""


@dataclass(frozen=True)
class Uses:
    """What a site uses besides its own scripts, styles and images."""

    data_images: bool = False
    """Small images within style sheets."""
    fonts: bool = False


def policy(inline: Inline, uses: Uses, *, secure: bool) -> str:
    """Write the content security policy of a document."""
    directives = {
        "default-src": NONE,
        "script-src": _sources(inline.scripts),
        "style-src": _sources(inline.styles),
        "img-src": f"{SELF} data:" if uses.data_images else SELF,
        **({"font-src": SELF} if uses.fonts else {}),
        "connect-src": SELF,
        "manifest-src": SELF,
        "form-action": SELF,
        "base-uri": NONE,
        "frame-ancestors": NONE,
        "require-trusted-types-for": "'script'",
        **({"upgrade-insecure-requests": ""} if secure else {}),
    }
    return "; ".join(f"{name} {value}".strip() for name, value in directives.items())


def _sources(hashes: frozenset[str]) -> str:
    return " ".join((SELF, *sorted(hashes)))
