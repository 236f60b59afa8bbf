"""What the templates get besides the page: words, languages, and where things stand in this kind of build."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import material

from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.read.content import Content
from ncp.read.pages import page_url
from ncp.stage.tree import StagedLanguage

HASH_LENGTH = 8
STYLE, ICON = "style.css", "icon.svg"


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
    for path in sorted((project.docs / "assets").glob("*.*")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:HASH_LENGTH]
        assets[path.name] = Asset(path, f"{path.stem}.{digest}{path.suffix}")
    return assets


@dataclass(frozen=True)
class Layout:
    """How addresses are put together: each language has a folder; in plain MkDocs the first has none."""

    styles: tuple[str, ...]
    """Addresses of the style sheets, from the root of the engine's output."""
    icon: str
    prefixes: Mapping[str, str]
    """Language → address of its home page, from the root of the engine's output."""


def finished_layout(project: Project, codes: tuple[str, ...]) -> Layout:
    """Give the layout of the finished site: the engine's output is one language, beside the others."""
    assets = own_assets(project)
    for name in (STYLE, ICON):
        if name not in assets:
            raise EnvironmentTrouble("missing_file", path=f"docs/assets/{name}")
    styles = (*(path.name for path in theme_styles()), assets[STYLE].public)
    return Layout(
        tuple(f"../assets/{name}" for name in styles),
        f"../assets/{assets[ICON].public}",
        {code: f"../{code}/" for code in codes},
    )


def plain_layout(codes: tuple[str, ...], default: str) -> Layout:
    """Give the layout of plain MkDocs with static-i18n: the default language at the root."""
    return Layout(
        (*(f"assets/stylesheets/{path.name}" for path in theme_styles()), f"assets/{STYLE}"),
        f"assets/{ICON}",
        {code: "" if code == default else f"{code}/" for code in codes},
    )


def context_for_templates(content: Content, staged: Mapping[str, StagedLanguage], layout: Layout) -> dict[str, Any]:
    """Give the templates' `config.extra.ncp`."""
    return {
        "names": {code: language.name for code, language in content.site.languages.items()},
        "draft": content.site.is_draft,
        "footer_urls": [page_url(name) for name in content.site.footer_pages],
        "source_language": content.site.source_language,
        "words": {code: staged[code].words for code in staged},
        "styles": layout.styles,
        "icon": layout.icon,
        "prefixes": layout.prefixes,
    }
