"""What the templates get besides the page: words, languages, and where things stand in this kind of build."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ncp.assets import ICON, STYLE, own_assets, theme_styles
from ncp.finish.booklet.chapters import plan_of
from ncp.pictures.drawings import drawings_of
from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.read.built import BOOKLET_HTML, BOOKLET_PDF
from ncp.read.content import Content
from ncp.stage.tree import StagedLanguage


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
        "booklets": {},
        "pictures": {},
    }


def finished_context(
    project: Project, content: Content, staged: Mapping[str, StagedLanguage], *, with_pdf: bool
) -> dict[str, Any]:
    """Give the templates' context for the finished site, which has more than plain MkDocs: booklets and pictures."""
    layout = finished_layout(project, content.site.codes)
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
