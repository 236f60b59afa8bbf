"""What is drawn: each picture as a source for Typst, which is all that its pixels depend on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ncp.assets import HASH_LENGTH, ICON
from ncp.kept_files import key_of
from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.read.content import Content
from ncp.typeset import library_version, literal

LOOK = Path(__file__).parent / "pictures.typ"
ROUNDED = re.compile(r'(<rect\b[^<>]*?) rx="[^"]*"')
FAVICON_SIZES = (16, 32, 48)
"""Pixels of the pictures in favicon.ico."""


@dataclass(frozen=True)
class Drawing:
    """A picture to be drawn: its name among the assets, and its source."""

    name: str
    source: str

    @cached_property
    def key(self) -> str:
        """The name of its source and of what draws it: the same key, the same pixels."""
        return key_of((self.source.encode(), library_version().encode()))

    @property
    def public(self) -> str:
        """Its name in the site, which changes with its look."""
        stem, _, suffix = self.name.rpartition(".")
        return f"{stem}.{self.key[:HASH_LENGTH]}.{suffix}"


def drawings_of(project: Project, content: Content) -> Mapping[str, Drawing]:
    """Give the pictures that pages refer to, by their names among the assets."""
    icon = icon_of(project)
    square = ROUNDED.sub(r"\1", icon)
    sources = {
        "icon-192.png": _icon(icon, 192),
        "icon-512.png": _icon(icon, 512),
        "icon-maskable-512.png": _icon(square, 512),
        "apple-touch-icon.png": _icon(square, 180),
        **{f"share-{code}.png": _share(content, code, icon) for code in content.interfaces},
    }
    return {name: Drawing(name, source) for name, source in sources.items()}


def favicon_drawings(project: Project) -> Iterator[Drawing]:
    """Give the pictures in favicon.ico."""
    for size in FAVICON_SIZES:
        yield Drawing(f"favicon-{size}.png", _icon(icon_of(project), size))


def icon_of(project: Project) -> str:
    """Give the icon as SVG.

    Raises:
        EnvironmentTrouble: it is not there.
    """
    path = project.docs / "assets" / ICON
    try:
        return path.read_text(encoding="utf-8")
    except OSError as trouble:
        raise EnvironmentTrouble("missing_file", path=f"docs/assets/{ICON}") from trouble


def _icon(icon: str, size: int) -> str:
    return _calling(f"icon({literal(icon)}, {size})")


def _share(content: Content, language: str, icon: str) -> str:
    words = content.interfaces[language].words
    said = {"language": language, "site_name": words.site_name, "tagline": words.tagline}
    return _calling(f"share({literal(icon)}, {literal(said)})")


def _calling(call: str) -> str:
    return f"{LOOK.read_text(encoding='utf-8')}\n#{call}\n"
