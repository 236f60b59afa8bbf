"""Rules about being found: the menu names pages that are there, and every page can be reached."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.links.targets import resolve
from ncp.judge.registry import Family, Found, site_rule
from ncp.problems import Grade
from ncp.read.pages import HOME, Page
from ncp.read.schema import nearest

LINK = re.compile(r"\]\(\s*<?(?P<target>[^\s()<>{}#]{1,300}\.md)")
ENTRY = "- "


def _pages(corpus: Corpus) -> set[str]:
    """Give the names of all pages of the source language, usable or not."""
    return {*corpus.content.pages[corpus.source_language], *corpus.content.unusable}


def _linked(corpus: Corpus) -> set[str]:
    """Give the names of the pages to which another page of the source language links."""
    linked: set[str] = set()
    for page in corpus.content.pages[corpus.source_language].values():
        linked |= _links_of(page) - {page.name}
    return linked


def _links_of(page: Page) -> set[str]:
    return {resolve(found["target"], page).name for found in LINK.finditer(page.body)}


@site_rule("R203", Family.LIFE, Grade.WARNING)
def page_can_be_reached(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """Some other page, the menu or the footer leads to a page."""
    if not corpus.content.menu.readable:
        return
    reached = {HOME, *corpus.content.menu.pages, *corpus.content.site.footer_pages, *_linked(corpus)}
    for name, page in corpus.content.pages[corpus.source_language].items():
        if name not in reached:
            yield Found(corpus.documents[page.language][name].field_place("title"), {"name": name})


@site_rule("R204", Family.LIFE, Grade.ERROR)
def menu_names_pages(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """The menu names pages that are there."""
    for name, near in _misspelt(corpus).items():
        place = corpus.content.menu.pages[name]
        corrected = f"{' ' * max(place.column - 1 - len(ENTRY), 0)}{ENTRY}{near}" if near else None
        yield Found(place, {"name": name, "nearest": near}, None, corrected)


def _misspelt(corpus: Corpus) -> dict[str, str]:
    """Give the entries of the menu that are no page, each with the page that is probably meant, if one is."""
    pages, menu = _pages(corpus), corpus.content.menu.pages
    forgotten = pages - set(menu)
    return {name: nearest(name, forgotten) or nearest(name, pages) for name in menu if name not in pages}


@site_rule("R205", Family.LIFE, Grade.ERROR)
def page_is_in_the_menu(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """Every page stands in the menu, the pages of the footer too: the site is built from it."""
    menu = corpus.content.menu
    if not menu.readable:
        return
    last, place = next(reversed(list(menu.pages.items())), ("", menu.place))
    indent = " " * max(place.column - 1 - len(ENTRY), 0)
    for name in sorted(_pages(corpus) - {*menu.pages, *_misspelt(corpus).values()}):
        corrected = f"{indent}{ENTRY}{last}\n{indent}{ENTRY}{name}" if last else f"nav:\n  {ENTRY}{name}"
        yield Found(place, {"name": name}, None, corrected)


@site_rule("R208", Family.LIFE, Grade.ERROR)
def menu_names_a_page_once(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """The menu names each page once."""
    menu = corpus.content.menu
    for name, place in menu.repeated:
        yield Found(place, {"name": name, "first": menu.pages[name].line})
