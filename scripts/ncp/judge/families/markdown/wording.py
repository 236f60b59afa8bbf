"""Rules about the words of links and pictures: they are all that some readers get."""

import re
from collections.abc import Iterator
from functools import cache

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade
from ncp.read.markdown.values import NOT_PROSE, Document, Link
from ncp.read.word_tables import LINK_WORDS, word_table

RAW_PICTURE = re.compile(r"<img\b(?![^<>]*\balt\s*=)[^<>]*>")


@cache
def empty_words(language: str) -> frozenset[str]:
    """Give the words of a language that say nothing of where a link leads (data/words/link-words.yml)."""
    return frozenset(word_table(LINK_WORDS).get(language, ()))


def seen(link: Link) -> str:
    """Give the words of a link as a reader gets them, in small letters; quotes of facts and links count as words."""
    plain = link.words.replace("{{", "«").replace("}}", "»")
    return NOT_PROSE.sub(" ", plain).strip(" \n*_.:…").casefold()


@page_rule("M260", Family.MARKDOWN, Grade.ERROR)
def link_words_say_where(document: Document, corpus: Corpus) -> Iterator[Found]:
    """The words of a link say where it leads, also to somebody who hears only the links of a page."""
    del corpus
    for link in document.links:
        if not link.is_picture and not link.is_bare and seen(link) in empty_words(document.page.language):
            yield Found(link.place, {"words": link.words}, shown=link.words)


@page_rule("M261", Family.MARKDOWN, Grade.ERROR)
def a_link_has_words(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A link has words at all."""
    del corpus
    for link in document.links:
        if not link.is_picture and not link.is_bare and not seen(link):
            yield Found(link.place, {"target": link.target})


@page_rule("M262", Family.MARKDOWN, Grade.ERROR)
def a_picture_has_words(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A picture says in words what it shows."""
    del corpus
    for text in document.texts if "<img" in document.page.body else ():
        for tag in RAW_PICTURE.finditer(text.raw):
            yield Found(text.at(tag.start()), {"target": tag[0]})
    for link in document.links:
        if link.is_picture and not link.words.strip():
            line = document.line(link.place.line)
            yield Found(link.place, {"target": link.target}, corrected=line.replace("![]", "![…]", 1))
