"""The files that every page loads: Material's style sheets and our own."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import material

from ncp.project import Project
from ncp.read.pages import is_scrap

HASH_LENGTH = 8
STYLE, ICON, SCRIPT = "style.css", "icon.svg", "site.js"
JOINED_STYLE = "site.css"
"""Under this name pages ask for the one style sheet until its content, which depends on all pages, is known."""


@dataclass(frozen=True)
class Asset:
    """A file that pages load: where it comes from, and its public name, which changes with its content."""

    file: Path
    public: str


def theme_styles() -> tuple[Path, ...]:
    """Give Material's style sheets; their names carry a hash already."""
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    return tuple(sorted(folder.glob("main.*.min.css")) + sorted(folder.glob("palette.*.min.css")))


def own_styles(project: Project) -> tuple[Path, ...]:
    """Give our own style sheets, in the order in which they are joined to Material's."""
    return tuple(file for file in _files(project) if file.suffix == ".css")


def own_assets(project: Project) -> Mapping[str, Asset]:
    """Give our own assets (docs/assets) but those that the build changes, by name, each with its public name."""
    files = (file for file in _files(project) if file.suffix != ".css" and file.name != SCRIPT)
    return {file.name: Asset(file, public_name(file.name, file.read_bytes())) for file in files}


def public_name(name: str, content: bytes) -> str:
    """Give the name under which a file is published: it changes with the content, so that it can be kept for long."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:HASH_LENGTH]}{dot}{ending}"


def _files(project: Project) -> tuple[Path, ...]:
    files = sorted((project.docs / "assets").glob("*.*"))
    return tuple(file for file in files if file.is_file() and not is_scrap(file))
