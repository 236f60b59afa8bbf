"""What the templates get besides the page: words, languages, and where things stand in this kind of build."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ncp.assets import ICON, SEARCH_START, STYLE, own_assets, theme_styles
from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.read.content import Content
from ncp.read.pages import CONTENTS, SEARCH, page_url
from ncp.search.site import has_search, index_name, search_script_name
from ncp.stage.tree import StagedLanguage


@dataclass(frozen=True)
class Layout:
    """How addresses are put together: each language has a folder; in plain MkDocs the first has none."""

    styles: tuple[str, ...]
    """Addresses of the style sheets, from the root of the engine's output."""
    icon: str
    prefixes: Mapping[str, str]
    """Language → address of its home page, from the root of the engine's output."""
    search_start: str = ""
    """Address of the small script that fetches it."""
    search_script: str = ""
    """Address of the script of the search; plain MkDocs makes no index, so it has none."""


def finished_layout(project: Project, codes: tuple[str, ...]) -> Layout:
    """Give the layout of the finished site: the engine's output is one language, beside the others."""
    assets = own_assets(project)
    for name in (STYLE, ICON, SEARCH_START):
        if name not in assets:
            raise EnvironmentTrouble("missing_file", path=f"docs/assets/{name}")
    styles = (*(path.name for path in theme_styles()), assets[STYLE].public)
    return Layout(
        tuple(f"../assets/{name}" for name in styles),
        f"../assets/{assets[ICON].public}",
        {code: f"../{code}/" for code in codes},
        f"../assets/{assets[SEARCH_START].public}",
        f"../assets/{search_script_name()}",
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
        "footer": {
            code: [
                staged[code].pages[name].meta["ncp"] for name in content.site.footer_pages if name in staged[code].pages
            ]
            for code in staged
        },
        "source_language": content.site.source_language,
        "words": {code: staged[code].words for code in staged},
        "chapters": {code: menu_of(content, staged[code]) for code in staged},
        "styles": layout.styles,
        "icon": layout.icon,
        "prefixes": layout.prefixes,
        "search": {
            code: {
                "script": layout.search_script,
                "start": layout.search_start,
                "index": f"../assets/{index_name(code)}" if layout.search_script else "",
                "page": f"{layout.prefixes[code]}{page_url(SEARCH)}",
                "contents": f"{layout.prefixes[code]}{page_url(CONTENTS)}",
            }
            for code in staged
            if has_search(staged[code])
        },
    }


def menu_of(content: Content, staged: StagedLanguage) -> list[dict[str, Any]]:
    """Give the main menu of a language: the name of each chapter, where it starts, and its pages."""
    names = content.interfaces[staged.language].words.chapters
    menu = []
    for chapter in content.menu.chapters:
        pages = [staged.pages[name].meta["ncp"] for name in chapter.pages if name in staged.pages]
        if pages:
            name = names.get(chapter.id, "")
            menu.append({"name": name or pages[0]["short"], "first": pages[0], "pages": pages if chapter.id else []})
    return menu
