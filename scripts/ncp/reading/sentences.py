"""Where a sentence of prose begins and ends, in the languages of the site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ncp.problems import Place
from ncp.read.markdown.document import read_document
from ncp.read.markdown.values import Role, Text
from ncp.read.pages import Page
from ncp.stage.quote import Quoter

END = re.compile(r"(?<=[.!?…])[”“’»)\"*_]*[ \n]+(?=[*_(]*[„“‘«(]?[^\W\d_])")
"""A sentence ends before a blank and a letter; what holds together (`22. novembris`) is joined by a no-break space."""
LINE_END = re.compile(r"(?: {2,}|\\)\n")
"""A line that ends on purpose ends a sentence, too: easy language has one on each line."""
WORD = re.compile(r"\w+(?:[-’'.:/@]\w+)*")
RUNNING = (Role.PARAGRAPH,)


@dataclass(frozen=True)
class Sentence:
    """A sentence as a reader sees it, and where it begins."""

    text: str
    words: int
    place: Place


def sentences_of(page: Page, quoter: Quoter) -> Iterator[Sentence]:
    """Give the sentences of a page's running text and lists, quotes replaced; headings and tables have none."""
    quoted = quoter.quote(page.body, page.file, page.body_line, markup=False).text
    for text in read_document(replace(page, body=quoted)).texts:
        if text.role in RUNNING:
            yield from _split(text)


def _split(text: Text) -> Iterator[Sentence]:
    start = 0
    prose = LINE_END.sub(
        lambda end: "." + " " * (len(end[0]) - 1) if _is_open(text.prose, end.start()) else end[0], text.prose
    )
    for end in (*(found.start() for found in END.finditer(prose)), len(prose)):
        words = len(WORD.findall(prose[start:end]))
        if words:
            first = start + len(prose[start:end]) - len(prose[start:end].lstrip())
            yield Sentence(" ".join(prose[start:end].split()), words, text.at(first))
        start = end


def _is_open(prose: str, offset: int) -> bool:
    """Say whether what stands before an offset does not end a sentence by itself."""
    return offset > 0 and prose[offset - 1] not in ".!?…:;,"
