"""A built site, read back from its HTML files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site."""

    file: str
    """Its path from the repository's root (as it was given, if it lies outside)."""
    url: str
    """Its path below the site's root, `lv/complaints/`."""
    language: str
    """The language whose folder it stands in; empty for the pages at the root."""
    html: str


@dataclass(frozen=True)
class BuiltSite:
    """All HTML files of a built site by url, and the names of all files."""

    folder: Path
    pages: Mapping[str, BuiltPage]
    files: frozenset[str]
    sitemap: str
