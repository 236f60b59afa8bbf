"""The front matter of a page: what it may say, and where it stands, also when a line of hyphens is lost."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field, TypeAdapter

from ncp.problems import Place, Problem
from ncp.read.schema import Record

FENCE = "---"
FRONT_LINE = 2
"""The line on which the text of the front matter begins."""
BlobId = Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]


class FrontMatter(Record):
    """What stands between the two `---` lines of any page."""

    title: Annotated[str, Field(min_length=1)]
    short: str | None = None
    """One to three words for the menu; the title, if none."""
    description: Annotated[str, Field(min_length=1)]


class SourceFrontMatter(FrontMatter):
    """The front matter of a page in the source language."""

    owner: str
    reviewed: date
    review_by: date
    duties: tuple[Annotated[str, Field(pattern=r"^[A-M][0-9]{1,2}$")], ...] = ()


class TranslationFrontMatter(FrontMatter):
    """The front matter of a translation."""

    source: BlobId
    """The git blob id of the page it was made from."""


Meta = SourceFrontMatter | TranslationFrontMatter
ADAPTERS: dict[bool, TypeAdapter[Meta]] = {
    True: TypeAdapter(SourceFrontMatter),
    False: TypeAdapter(TranslationFrontMatter),
}
"""What a page's front matter must be, by whether it is in the source language."""
SOURCE_FIELDS, TRANSLATION_FIELDS = SourceFrontMatter.model_fields, TranslationFrontMatter.model_fields
KNOWN = "|".join({**SOURCE_FIELDS, **TRANSLATION_FIELDS})
LIKE_A_FIELD = re.compile(rf"[A-Za-z_]+ ?:(?: |$)|(?:{KNOWN})\b")
LIKE_A_FENCE = re.compile(r"[-–—]{1,9}\s*")


@dataclass(frozen=True)
class Split:
    """A page cut in two: lines of the front matter (`first` to before `end`), and the line (from 0) of the text."""

    first: int
    end: int
    body: int
    problem: Problem | None = None


def split_page(file: str, lines: list[str]) -> Split:
    """Find the front matter of a page, whether or not it is opened and closed as it should be."""
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    opened = lines[start].rstrip()
    if start == 0 and opened == FENCE:
        return _closed(file, lines)
    first = start + 1 if LIKE_A_FENCE.fullmatch(opened) else start
    end = _end_of_fields(lines, first)
    if end == first:
        template = f"{FENCE}\ntitle: …\ndescription: …\n{FENCE}"
        return Split(0, 0, 0, Problem("P001", Place(file), corrected=template))
    fenced = _closing(lines, first, end)
    end = end if fenced is None else fenced
    corrected = FENCE if first > start or start else f"{FENCE}\n{lines[0]}"
    return Split(first, end, _body_after(lines, end), Problem("P001", Place(file), corrected=corrected))


def _closed(file: str, lines: list[str]) -> Split:
    """Find the end of a front matter that is rightly opened."""
    end = _end_of_fields(lines, 1)
    closing = _closing(lines, 1, end)
    if closing is not None:
        return Split(1, closing, closing + 1)
    return Split(1, end, _body_after(lines, end), Problem("P002", Place(file), corrected=FENCE))


def _closing(lines: list[str], first: int, end: int) -> int | None:
    """Give the line that closes the front matter; a rule further down, below text of the page, does not."""
    closing = next((index for index, line in enumerate(lines[first:], first) if line.rstrip() == FENCE), None)
    lost = closing is not None and first < end < closing and _ends_here(lines[end])
    return None if lost else closing


def _ends_here(line: str) -> bool:
    return not line.strip() or LIKE_A_FENCE.fullmatch(line) is not None


def _body_after(lines: list[str], end: int) -> int:
    """Give the line on which the text begins: behind what closes the front matter, rightly written or not."""
    closes = end < len(lines) and LIKE_A_FENCE.fullmatch(lines[end])
    return end + 1 if closes else end


def _end_of_fields(lines: list[str], first: int) -> int:
    """Give the line behind the last one that looks like part of a front matter."""
    end = first
    while end < len(lines) and _goes_on(lines, first, end):
        end += 1
    return end


def _goes_on(lines: list[str], first: int, index: int) -> bool:
    """Say whether a line looks like a field, the rest of one, or a gap between two."""
    line = lines[index]
    if LIKE_A_FIELD.match(line):
        return True
    if not line.strip():
        return first < index < len(lines) - 1 and LIKE_A_FIELD.match(lines[index + 1]) is not None
    return index > first and line.startswith((" ", "\t", "- ", "#")) and not line.startswith("##")
