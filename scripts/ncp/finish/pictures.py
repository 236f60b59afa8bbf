"""The pictures that stand for the site elsewhere: on a phone's home screen, beside a shared link."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ncp.assets import Asset
from ncp.read.content import Content

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_HEADER = struct.Struct(">8s4x4sII")
"""Signature, length and name of the first chunk, width, height (PNG, third edition, 5.2 and 11.2.1)."""
TOUCH_ICON = "apple-touch-icon.png"


@dataclass(frozen=True)
class Picture:
    """A picture of the site: its absolute address, its size in pixels, what it says to those who do not see it."""

    address: str
    width: int
    height: int
    text: str


def share_picture(content: Content, language: str, assets: Mapping[str, Asset]) -> Picture | None:
    """Give the picture beside shared links in a language, `share-<language>.png`; None if there is none."""
    asset = assets.get(f"share-{language}.png")
    size = png_size(asset.file) if asset else None
    if asset is None or size is None:
        return None
    words = content.interfaces[language].words
    return Picture(f"{content.site.address}assets/{asset.public}", *size, f"{words.site_name} – {words.tagline}")


def png_size(path: Path) -> tuple[int, int] | None:
    """Give width and height of a PNG in pixels; None for anything else."""
    with path.open("rb") as file:
        head = file.read(PNG_HEADER.size)
    if len(head) < PNG_HEADER.size:
        return None
    signature, name, width, height = PNG_HEADER.unpack(head)
    return (width, height) if (signature, name) == (PNG_SIGNATURE, b"IHDR") else None
