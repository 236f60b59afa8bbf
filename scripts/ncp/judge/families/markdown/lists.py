"""Rules about lists, which the engine reads more strictly than other programs do."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.values import Document, Role

STEP = 4
"""Blanks by which the engine wants what belongs to an item to be indented."""
NUMBER = re.compile(r"\s*(?P<number>\d+)[.)]\s")
BULLET = re.compile(r"[-*+]\s+\S")
OPENS = re.compile(r"\s*(?:!!!|</?(?:div|section|details|summary|figure|td|li|blockquote)\b|<!--)")
"""A line below which a list begins without a blank line: a box, or a block of HTML."""
GLUED_ITEM = re.compile(r"\s*[-–•*+](?=[^\W\d_])")


@page_rule("M250", Family.MARKDOWN, Grade.ERROR)
def a_blank_line_stands_before_a_list(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Without a blank line before it a list is running text."""
    del corpus
    for items in document.lists:
        before = document.line(items.place.line - 1)
        glued = items.depth == 1 and before.strip() and not OPENS.match(before)
        if glued and (not items.ordered or len(items.items) > 1):
            line = document.line(items.place.line)
            shown = f"{before.strip()} {line.strip()}"
            yield Found(items.place, {}, shown, f"{before}\n\n{line}")
    for text in document.texts:
        if text.role is Role.PARAGRAPH:
            for line, origin in list(zip(text.raw.split("\n"), text.origins, strict=True))[1:]:
                if BULLET.match(line):
                    yield Found(origin, {}, document.line(origin.line).strip(), f"\n{document.line(origin.line)}")
                    break


@page_rule("M251", Family.MARKDOWN, Grade.ERROR)
def what_belongs_to_an_item_is_indented(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A list or a paragraph inside an item is indented by four blanks; else it stands on the level above."""
    del corpus
    for items in document.lists:
        indent = items.place.column - 1
        if items.depth > 1 and indent % STEP:
            yield _indented(document, items.place, (indent // STEP + 1) * STEP)
    for text in document.texts:
        if text.in_list and text.role is Role.PARAGRAPH and not document.line(text.place.line - 1).strip():
            line = document.line(text.place.line)
            indent = len(line) - len(line.lstrip(" "))
            if indent % STEP and not _is_item(line):
                yield _indented(
                    document, Place(text.place.path, text.place.line, indent + 1), (indent // STEP + 1) * STEP
                )


def _indented(document: Document, place: Place, indent: int) -> Found:
    line = document.line(place.line)
    return Found(place, {}, line.strip(), " " * indent + line.strip())


def _is_item(line: str) -> bool:
    return bool(BULLET.match(line.lstrip()) or NUMBER.match(line))


@page_rule("M252", Family.MARKDOWN, Grade.WARNING)
def numbers_count_from_one(document: Document, corpus: Corpus) -> Iterator[Found]:
    """The engine numbers a list anew from one; a text that says otherwise misleads whoever edits it."""
    del corpus
    for items in document.lists:
        for expected, place in enumerate(items.items if items.ordered else (), 1):
            number = NUMBER.match(document.line(place.line))
            if number and int(number["number"][:6]) not in {expected, 1}:
                values = {"number": number["number"], "expected": expected}
                yield Found(place, values, f"{expected}.", _renumbered(document, place, expected))
                break


def _renumbered(document: Document, place: Place, number: int) -> str:
    return re.sub(r"\d+", str(number), document.line(place.line), count=1)


@page_rule("M253", Family.MARKDOWN, Grade.ERROR)
def a_blank_follows_the_bullet(document: Document, corpus: Corpus) -> Iterator[Found]:
    """`- item`, with a blank behind the hyphen, and a hyphen rather than a dash or a dot."""
    del corpus
    for text in document.texts:
        if text.role is not Role.PARAGRAPH:
            continue
        lines = list(zip(text.raw.split("\n"), text.origins, strict=True))
        glued = [(line, place) for line, place in lines if GLUED_ITEM.match(line) or re.match(r"[–•]\s", line)]
        first = lines[0][0]
        if glued and (len(glued) > 1 or GLUED_ITEM.match(first) or first.startswith("• ")):
            line, place = glued[0]
            if not line.startswith(("**", "*", "__")):
                yield Found(place, {}, line, re.sub(r"^(\s*)[-–•*+]\s*", r"\1- ", document.line(place.line)))
