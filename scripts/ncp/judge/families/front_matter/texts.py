"""Rules about title, menu words and description."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, page_rule, site_rule
from ncp.problems import Grade
from ncp.read.markdown.values import Document
from ncp.read.pages import HOME, Page

LONGEST_TITLE = 70
"""Characters of a title that search engines show, or nearly all of it."""
LONGEST_SHORT = 25
"""Characters that fit into the menu of a phone."""
TEXTS = ("title", "short", "description")
MARKUP = re.compile(r"\*\*|__|`|\]\(|</?[A-Za-z][^<>]{0,100}>|&[a-z]{2,8};|^#+ |!\[")


def _text(page: Page, field: str) -> str:
    """Give a text of the front matter; empty if there is none."""
    return getattr(page.meta, field) or ""


@page_rule("P202", Family.FRONT_MATTER, Grade.WARNING)
def title_is_short(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A title is no longer than what search engines show of it."""
    del corpus
    title = document.page.meta.title
    if len(title) > LONGEST_TITLE:
        values = {"length": len(title), "longest": LONGEST_TITLE}
        yield Found(document.field_place("title"), values, f"{title[: LONGEST_TITLE - 10].rstrip()} …")


@site_rule("P203", Family.FRONT_MATTER, Grade.ERROR)
def texts_differ_between_pages(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """No two pages of a language have the same title, menu words or description."""
    for documents in corpus.content.pages.values():
        for field in TEXTS:
            by_text: dict[str, list[Page]] = {}
            for page in documents.values():
                by_text.setdefault(" ".join(_text(page, field).split()).casefold(), []).append(page)
            by_text.pop("", None)
            for same in by_text.values():
                for page, other in zip(same, (*same[1:], same[0]), strict=True):
                    if other is not page:
                        place = corpus.documents[page.language][page.name].field_place(field)
                        yield Found(place, {"field": field, "other": other.file})


@page_rule("P205", Family.FRONT_MATTER, Grade.ERROR)
def description_says_more_than_title(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A description is not the title once more."""
    del corpus
    meta = document.page.meta
    if meta.title and _words(meta.title) == _words(meta.description):
        yield Found(document.field_place("description"))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@page_rule("P206", Family.FRONT_MATTER, Grade.WARNING)
def menu_words_fit(document: Document, corpus: Corpus) -> Iterator[Found]:
    """What the menu shows of a page, `short` or else the title, fits into it."""
    page = document.page
    if page.name in corpus.content.site.footer_pages or page.name == HOME:
        return
    field = "short" if page.meta.short else "title"
    shown = _text(page, field)
    if len(shown) > LONGEST_SHORT and "{{" not in shown:
        yield Found(document.field_place(field), {"length": len(shown), "longest": LONGEST_SHORT}, shown)


@page_rule("P208", Family.FRONT_MATTER, Grade.ERROR)
def texts_are_plain(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Title, menu words and description hold no Markdown and no HTML: nobody would turn it into anything."""
    del corpus
    for field in TEXTS:
        text = _text(document.page, field)
        match = MARKUP.search(text)
        if match:
            place = document.field_place(field)
            line = document.line(place.line)
            plain = _plain(text)
            corrected = line.replace(text, plain, 1) if text in line else None
            yield Found(place, {"field": field, "sign": match[0]}, text, corrected)


def _plain(text: str) -> str:
    """Give a text without its markup."""
    words = re.sub(r"!?\[([^\[\]]{0,300})\]\([^()]{0,300}\)", r"\1", text)
    return (
        re.sub(r"\*\*|__|`|</?[A-Za-z][^<>]{0,100}>|^#+ ", "", words).replace("&nbsp;", "\u00a0").replace("&amp;", "&")
    )
