"""Rules about fields that reading can do without, but a page should not."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade, Place
from ncp.read.front_matter import SOURCE_FIELDS, TRANSLATION_FIELDS
from ncp.read.markdown.values import Document
from ncp.read.pages import FRONT_LINE, SourceFrontMatter

FIELD = re.compile(r"^([A-Za-z_]+)\b", re.MULTILINE)
EMPTY = "[]"


@page_rule("P210", Family.FRONT_MATTER, Grade.WARNING)
def duties_are_thought_of(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A page says which duties it answers, even if it answers none."""
    del corpus
    if isinstance(document.page.meta, SourceFrontMatter) and "duties" in _left_out(document):
        last = document.page.body_line - 2
        corrected = f"{document.line(last)}\nduties: {EMPTY}"
        yield Found(Place(document.page.file, max(last, FRONT_LINE)), {"field": "duties"}, None, corrected)


@page_rule("P211", Family.FRONT_MATTER, Grade.WARNING)
def menu_words_are_there_in_all_languages(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A page has words of its own for the menu, if it has them in another language."""
    page = document.page
    others = (pages[page.name] for pages in corpus.content.pages.values() if page.name in pages)
    with_short = next((other for other in others if other.meta.short), None)
    if with_short and "short" in _left_out(document):
        yield Found(document.field_place("title"), {"other": with_short.file}, page.meta.title)


def _left_out(document: Document) -> set[str]:
    """Give the fields that are not there; none, if a misspelt one may be meant for them, or the whole is broken."""
    given = set(FIELD.findall(document.page.front))
    known = {*SOURCE_FIELDS, *TRANSLATION_FIELDS}
    return known - given if "title" in given and given <= known else set()
