"""Rules about `!!!` boxes."""

import difflib
import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.markdown.blocks import hidden_lines
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.values import Box, Document

BOX_INDENT = "    "
OPENING = re.compile(r"!!! ?[\w-]+(?: +[\w-]+)*(?: +\"[^\"\n]*\")? *")
"""What the engine takes as the first line of a box."""
MEANT = re.compile(r"(?:!{2,4}|! *! *!|\?\?\?\+?(?= ?[\w-]+ *\")|:::+ ?(?=\w))(?P<rest>.*)")
LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s")
BEGINNINGS = frozenset("!?:")
KINDS = ("note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example")
BARE = re.compile(rf"!?(?P<rest>(?:{'|'.join(KINDS)}) +\"[^\"]+\")")
"""The first line of a box that lost its exclamation marks."""
KIND = re.compile(r"^\s*(?P<kind>[\w-]*)\s*\"?(?P<title>[^\"]*)\"?\s*$")


@page_rule("M201", Family.MARKDOWN, Grade.ERROR)
def box_is_indented(document: Document, corpus: Corpus) -> Iterator[Found]:
    """The text of a box is indented by four blanks; else it stands below an empty box."""
    del corpus
    for box in document.boxes:
        outer = " " * (box.place.column - 1)
        first = _next_line(document, box.place.line + 1)
        lost = first if first and not _is_inside(document.line(first), outer) else _left_behind(document, box, outer)
        if lost:
            line = document.line(lost)
            place = Place(box.place.path, lost, len(line) - len(line.lstrip()) + 1)
            yield Found(place, {"kind": box.kind}, line.strip(), outer + BOX_INDENT + line.strip())
        elif not first:
            yield Found(box.place, {"kind": box.kind}, box.title)


def _is_inside(line: str, outer: str) -> bool:
    return line.startswith((outer + BOX_INDENT, outer + "\t"))


def _next_line(document: Document, number: int) -> int:
    """Give the first line from `number` on that is not blank; 0 if there is none."""
    return next((n for n in range(number, len(document.lines) + 1) if document.line(n).strip()), 0)


def _left_behind(document: Document, box: Box, outer: str) -> int:
    """Give the line at which a box ends too early: right below its text, or indented, but not by four blanks."""
    number = box.place.line + 1
    while not document.line(number).strip() or _is_inside(document.line(number), outer):
        number += 1
        if number > len(document.lines):
            return 0
    line = document.line(number)
    indent = len(line) - len(line.lstrip(" "))
    glued = bool(document.line(number - 1).strip())
    is_half = len(outer) < indent < len(outer + BOX_INDENT)
    return number if glued or is_half or _goes_on(document, number, outer) else 0


def _goes_on(document: Document, number: int, outer: str) -> bool:
    """Say whether the text of a box goes on below a paragraph that is no list and has lost its indentation."""
    if LIST_ITEM.match(document.line(number)):
        return False
    while document.line(number).strip():
        number += 1
    following = _next_line(document, number)
    return bool(following) and _is_inside(document.line(following), outer)


@page_rule("M202", Family.MARKDOWN, Grade.ERROR)
def box_opens(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A line that begins like a box is one that the engine takes: `!!! kind "title"`."""
    del corpus
    hidden = hidden_lines(document)
    for number in range(document.page.body_line, len(document.lines) + 1):
        line = document.line(number)
        text = line.strip()
        meant = BARE.fullmatch(text) if '"' in text else None
        if not meant and (text[:1] not in BEGINNINGS or text.startswith("![")):
            continue
        meant = meant or MEANT.match(text)
        if number in hidden:
            continue
        if meant and not OPENING.fullmatch(text):
            parts = KIND.match(meant["rest"])
            kind, title = (parts["kind"], parts["title"]) if parts else ("", "")
            indent = line[: len(line) - len(line.lstrip())]
            mended = f'{indent}!!! {kind or "note"} "{title.strip() or "…"}"'
            yield Found(Place(document.page.file, number, len(indent) + 1), {}, text, mended)


@page_rule("M203", Family.MARKDOWN, Grade.ERROR)
def box_has_a_known_kind(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A box is of a kind that the site has a look for."""
    del corpus
    for box in document.boxes:
        if box.kind and box.kind not in KINDS:
            near = (difflib.get_close_matches(box.kind, KINDS, 1, 0.6) or [""])[0]
            line = document.line(box.place.line)
            mended = line.replace(box.kind, near, 1) if near else None
            values = {"kind": box.kind, "known": ", ".join(KINDS), "nearest": near}
            yield Found(box.place, values, corrected=mended)


@page_rule("M204", Family.MARKDOWN, Grade.ERROR)
def box_has_a_title(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A box has a title of its own; else the reader gets the English name of its kind."""
    del corpus
    for box in document.boxes:
        if box.kind in KINDS and not (box.title or "").strip():
            yield Found(box.place, {"kind": box.kind}, box.kind.capitalize(), f'!!! {box.kind} "…"')
