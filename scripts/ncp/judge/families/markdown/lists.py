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
GLUED_ITEM = re.compile(r"\s*[-–—•·‣◦*+](?=[^\W\d_])")
OTHER_SIGN = re.compile(r"[–—•·‣◦]\s|--\s")
OTHER_NUMBER = re.compile(r"\s*(?:\d{1,2}\.(?=[^\W\d_])|(?:\d{1,2}|[a-zāčēģīķļņšūž])\)\s)")
"""A number that the engine does not take for one: `1)`, `a)`, `1.` without a blank."""
EMPTY_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}\.)\s*")


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
        if indent % STEP and (items.depth > 1 or _follows_an_item(document, items.place)):
            yield _indented(document, items.place, (indent // STEP + 1) * STEP)
        for place in items.items:
            if abs(place.column - items.place.column) % STEP:
                yield _indented(document, place, (max(place.column - 1, indent) // STEP + 1) * STEP)
                break
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


def _follows_an_item(document: Document, place: Place) -> bool:
    """Say whether an indented list stands below the item of another one."""
    number = place.line - 1
    while number >= document.page.body_line and not document.line(number).strip():
        number -= 1
    return number >= document.page.body_line and _is_item(document.line(number))


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
        glued = [(line, place) for line, place in lines if GLUED_ITEM.match(line) or OTHER_SIGN.match(line)]
        first = lines[0][0]
        if glued and (len(glued) > 1 or GLUED_ITEM.match(first) or first.startswith("• ")):
            line, place = glued[0]
            if not line.startswith(("**", "*", "__")):
                yield Found(place, {}, line, re.sub(r"^(\s*)(?:--|[-–—•·‣◦*+])\s*", r"\1- ", document.line(place.line)))


@page_rule("M254", Family.MARKDOWN, Grade.ERROR)
def numbers_are_written_as_the_engine_wants(document: Document, corpus: Corpus) -> Iterator[Found]:
    """`1. item`: a number, a full stop, a blank; with a bracket, or a letter, a list is running text."""
    del corpus
    for number, line in _runs_of(document, OTHER_NUMBER):
        mended = re.sub(r"^(\s*)\w+[.)]\s*", r"\g<1>1. ", line)
        indent = len(line) - len(line.lstrip())
        yield Found(Place(document.page.file, number, indent + 1), {}, line.strip(), mended)


def _runs_of(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Give the first of several neighbouring lines that match a pattern."""
    texts = [text for text in document.texts if text.role is Role.PARAGRAPH]
    numbers = sorted({origin.line for text in texts for origin in text.origins})
    matching = {number for number in numbers if pattern.match(document.line(number))}
    for number in sorted(matching):
        if number - 1 not in matching and number + 1 in matching:
            yield number, document.line(number)


@page_rule("M255", Family.MARKDOWN, Grade.ERROR)
def an_item_has_words(document: Document, corpus: Corpus) -> Iterator[Found]:
    """No item of a list is empty; with a hyphen alone on a line the engine may make a heading of the line above."""
    del corpus
    for items in document.lists:
        for place in items.items:
            following = document.line(place.line + 1)
            if EMPTY_ITEM.fullmatch(document.line(place.line)) and not following.startswith(" " * place.column):
                yield Found(place)
