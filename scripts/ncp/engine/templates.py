"""What the templates get besides the page: words, languages, and where things stand in this kind of build."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ncp.assets import ICON, JOINED_STYLE, SCRIPT, STYLE, own_assets, own_styles, theme_styles
from ncp.finish.booklet.chapters import plan_of
from ncp.pictures.drawings import drawings_of
from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.read.built import BOOKLET_HTML, BOOKLET_PDF
from ncp.read.content import Content
from ncp.read.pages import CONTENTS, SEARCH, page_url
from ncp.search.site import has_search, index_name, search_script_name
from ncp.site_script import SiteScript
from ncp.stage.tree import StagedLanguage

CONTEXT = "ncp"
"""Key of MkDocs' `extra` under which the templates and the hook find what staging gives them."""


@dataclass(frozen=True)
class Layout:
    """How addresses are put together: each language has a folder; in plain MkDocs the first has none."""

    styles: tuple[str, ...]
    """Addresses of the style sheets, from the root of the engine's output."""
    icon: str
    script: str
    prefixes: Mapping[str, str]
    """Language → address of its home page, from the root of the engine's output."""
    own_prefixes: Mapping[str, str]
    """The same, as the language's own pages write it."""
    search_script: str = ""
    """Address of the script of the search; plain MkDocs makes no index, so it has none."""


def finished_layout(project: Project, content: Content) -> Layout:
    """Give the layout of the finished site: the engine's output is one language, beside the others."""
    assets = own_assets(project)
    there = {*assets, *(path.name for path in own_styles(project))}
    for name in (STYLE, ICON):
        if name not in there:
            raise EnvironmentTrouble("missing_file", path=f"docs/assets/{name}")
    return Layout(
        (f"../assets/{JOINED_STYLE}",),
        f"../assets/{assets[ICON].public}",
        f"../assets/{SiteScript.of(project, content).public}",
        {code: f"../{code}/" for code in content.site.codes},
        dict.fromkeys(content.site.codes, ""),
        f"../assets/{search_script_name()}",
    )


def plain_layout(project: Project, codes: tuple[str, ...], default: str) -> Layout:
    """Give the layout of plain MkDocs with static-i18n: the default language at the root."""
    prefixes = {code: "" if code == default else f"{code}/" for code in codes}
    return Layout(
        (
            *(f"assets/stylesheets/{path.name}" for path in theme_styles()),
            *(f"assets/{path.name}" for path in own_styles(project)),
        ),
        f"assets/{ICON}",
        f"assets/{SCRIPT}",
        prefixes,
        prefixes,
    )


def context_for_templates(content: Content, staged: Mapping[str, StagedLanguage], layout: Layout) -> dict[str, Any]:
    """Give the templates' `config.extra.ncp`."""
    chapters = {code: menu_of(content, staged[code]) for code in staged}
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
        "chapters": chapters,
        "places": {code: places_of(chapters[code]) for code in staged},
        "styles": layout.styles,
        "icon": layout.icon,
        "script": layout.script,
        "prefixes": layout.prefixes,
        "own_prefixes": layout.own_prefixes,
        "booklets": {},
        "pictures": {},
        "search": {
            code: {
                "script": layout.search_script,
                "index": f"../assets/{index_name(code)}" if layout.search_script else "",
                "page": f"{layout.own_prefixes[code]}{page_url(SEARCH)}",
                "contents": f"{layout.own_prefixes[code]}{page_url(CONTENTS)}",
            }
            for code in staged
            if has_search(staged[code])
        },
    }


def finished_context(
    project: Project, content: Content, staged: Mapping[str, StagedLanguage], *, with_pdf: bool
) -> dict[str, Any]:
    """Give the templates' context for the finished site, which has more than plain MkDocs: booklets and pictures."""
    layout = finished_layout(project, content)
    pictures = {name: f"../assets/{drawing.public}" for name, drawing in drawings_of(project, content).items()}
    booklets = booklets_in(content, layout, with_pdf=with_pdf)
    return context_for_templates(content, staged, layout) | {"booklets": booklets, "pictures": pictures}


def booklets_in(content: Content, layout: Layout, *, with_pdf: bool) -> dict[str, Mapping[str, str | None]]:
    """Give where the booklets stand: language → the words before the links, address of the HTML, of the PDF or None."""
    booklets: dict[str, Mapping[str, str | None]] = {}
    for code, interface in content.interfaces.items():
        if interface.words.booklet and plan_of(content, code).pages:
            page, pdf = layout.prefixes[code] + BOOKLET_HTML, layout.prefixes[code] + BOOKLET_PDF
            booklets[code] = {"label": interface.words.booklet.label, "html": page, "pdf": pdf if with_pdf else None}
    return booklets


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


def places_of(menu: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give for the address of each page where it stands: its chapter, the chapter's pages, its neighbours there."""
    places = {}
    for chapter in menu:
        pages = chapter["pages"]
        for page, previous, following in zip(pages, [None, *pages], [*pages[1:], None], strict=False):
            places[page["url"]] = {
                "chapter": chapter["name"],
                "first": chapter["first"],
                "pages": pages,
                "previous": previous,
                "next": following,
            }
    return places
