"""Rules about headings."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.markdown.blocks import hidden_lines
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.values import IDENTIFIER, Document, Section

TITLE = 1
"""The level of the page's title, which comes from the front matter."""
AT_THE_END = re.compile(r"(?:^|[^\s}] *[ ]){:? *#[a-z][a-z0-9-]*(?: [^{}\n]*)?} *#*$")
"""An id as the engine takes it, and as addresses bear it: small letters, digits, hyphens."""
INDENTED = re.compile(r"(?P<indent> {1,3})#{1,6}(?= )")
GLUED = re.compile(r"(?P<marks>#{1,6})(?P<words>[^\s#{][^\n]*)|#{7,}.*")


def headings(document: Document) -> Iterator[Section]:
    """Give the sections that have a heading."""
    return (section for section in document.sections if section.heading)


def line_place(document: Document, section: Section) -> Place:
    """Give the beginning of the line of a heading."""
    return Place(document.page.file, section.first_line)


@page_rule("M240", Family.MARKDOWN, Grade.ERROR)
def no_level_is_left_out(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A heading is at most one level below the one before: readers who listen go by the levels."""
    del corpus
    former = TITLE
    for section in headings(document):
        if section.level > former + 1:
            line = document.line(section.first_line)
            mended = line.replace("#" * section.level, "#" * (former + 1), 1)
            yield Found(line_place(document, section), {"level": section.level, "former": former}, corrected=mended)
        former = section.level


@page_rule("M241", Family.MARKDOWN, Grade.ERROR)
def the_title_is_the_only_first_heading(document: Document, corpus: Corpus) -> Iterator[Found]:
    """The first heading of a page is its title; the text begins with the second level."""
    del corpus
    for section in headings(document):
        if section.level == TITLE:
            mended = f"#{document.line(section.first_line)}"
            yield Found(line_place(document, section), {}, corrected=mended)


@page_rule("M242", Family.MARKDOWN, Grade.ERROR)
def every_heading_has_an_id(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A heading has an id at its end, the same in every language: links and translations hold on to it."""
    for section in headings(document):
        text = section.heading.raw if section.heading else ""
        if section.level == TITLE or AT_THE_END.search(text):
            continue
        line = document.line(section.first_line)
        words = re.sub(r"(?:\s*(?:\{[^{}\n]*\}?|\(#[\w-]*\)?|#[\w-]+\}))+\s*$", "", line).rstrip()
        identifier = _written(text) or _of_source(document, corpus, section) or "…"
        place = line_place(document, section)
        yield Found(place, {"identifier": identifier}, line.strip("# "), f"{words} {{#{identifier}}}")


def _written(text: str) -> str:
    """Give the id that somebody tried to write."""
    match = re.search(r"[{(]\s*:?\s*#?([a-z][\w-]*)\s*[)}]?\s*$", text)
    return match[1] if match else ""


def _of_source(document: Document, corpus: Corpus, section: Section) -> str:
    """Give the id of the heading at the same position in the source language, if it is not used here."""
    pair = corpus.pair_of(document)
    sections = pair.source.sections if pair else ()
    index = document.sections.index(section)
    identifier = sections[index].identifier if index < len(sections) else ""
    return "" if identifier in document.ids else identifier


@page_rule("M243", Family.MARKDOWN, Grade.ERROR)
def a_blank_follows_the_marks(document: Document, corpus: Corpus) -> Iterator[Found]:
    """`## Heading`, with a blank behind the marks, and at most six of them."""
    del corpus
    if "#" not in document.page.body:
        return
    hidden = hidden_lines(document)
    heading_lines = {section.first_line for section in headings(document)}
    for number in range(document.page.body_line, len(document.lines) + 1):
        line = document.line(number)
        indented = INDENTED.match(line) if line.startswith(" ") and number in heading_lines else None
        if indented:
            yield Found(Place(document.page.file, number), {}, line.strip(), line.strip())
        glued = GLUED.fullmatch(line) if line.startswith("#") and number not in hidden else None
        if glued:
            mended = f"{glued['marks']} {glued['words']}" if glued["words"] else f"## {line.lstrip('# ')}"
            yield Found(Place(document.page.file, number), {}, line, mended)


@page_rule("M244", Family.MARKDOWN, Grade.ERROR)
def a_heading_has_words(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A heading is not empty."""
    del corpus
    for section in headings(document):
        if section.heading and not IDENTIFIER.sub("", section.heading.raw).strip():
            yield Found(line_place(document, section))
