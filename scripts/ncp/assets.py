"""The files that every page loads: Material's style sheets and our own."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import material

from ncp.project import Project
from ncp.read.pages import is_scrap

HASH_LENGTH = 8
STYLE, ICON, SEARCH_START = "style.css", "icon.svg", "search-start.js"


@dataclass(frozen=True)
class Asset:
    """A file that pages load: where it comes from, and its public name, which changes with its content."""

    file: Path
    public: str


def theme_styles() -> tuple[Path, ...]:
    """Give Material's style sheets; their names carry a hash already."""
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    return tuple(sorted(folder.glob("main.*.min.css")) + sorted(folder.glob("palette.*.min.css")))


def own_assets(project: Project) -> Mapping[str, Asset]:
    """Give our own assets (docs/assets) by name, each with a hash of its content in its public name."""
    assets = {}
    files = (path for path in sorted((project.docs / "assets").glob("*.*")) if path.is_file() and not is_scrap(path))
    for path in files:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:HASH_LENGTH]
        assets[path.name] = Asset(path, f"{path.stem}.{digest}{path.suffix}")
    return assets
