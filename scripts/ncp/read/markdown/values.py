"""What a page consists of: frozen values that know file, line and column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from ncp.problems import Place
from ncp.read.pages import Page

IDENTIFIER = re.compile(r"\s*\{:?[^{}\n]*#(?P<id>[\w-]+)[^{}\n]*\}\s*$")
"""The id of a heading, in braces behind it."""
NOT_PROSE = re.compile(
    r"`[^`\n]+`"  # code
    r"|<!--.*?-->"
    r"|</?[A-Za-z][^<>]*>"  # tags, and addresses in angle brackets
    r"|\{\{[^{}\n]*\}\}"  # quotes of facts and links
    r"|(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"  # the address of a link
    r"|(?<=\])\[[^\[\]\n]*\]"  # the name of its definition
    r"|\{:?\s*[#.][^{}\n]*\}",  # ids and classes
    re.DOTALL,
)


def blanked(text: str) -> str:
    """Replace a piece of text by as many blanks; line ends stay."""
    return re.sub(r"[^\n]", " ", text)


class Role(StrEnum):
    """What a piece of text is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    BOX_TITLE = "box_title"
    ABBREVIATION = "abbreviation"
    HTML = "html"
    CODE = "code"


@dataclass(frozen=True)
class Link:
    """A link or a picture of a text."""

    words: str
    """Between the square brackets, as written; of a picture the alternative text."""
    target: str
    """The address as written, quotes included."""
    place: Place
    """Of the opening bracket (of a picture: of its `!`)."""
    target_place: Place
    is_picture: bool = False
    is_bare: bool = False
    """An address in angle brackets, without words of its own."""


@dataclass(frozen=True)
class Text:
    """A run of words: a paragraph, a heading, a table cell, a box title."""

    role: Role
    raw: str
    """As written, Markdown and all; lines without their indentation."""
    origins: tuple[Place, ...]
    """Where each line of `raw` begins in the file."""
    links: tuple[Link, ...] = ()
    in_list: bool = False
    in_box: bool = False

    @cached_property
    def prose(self) -> str:
        """`raw` with everything blanked that no reader sees as words; every offset stays what it is."""
        if self.role is Role.CODE:
            return blanked(self.raw)
        return NOT_PROSE.sub(lambda hidden: blanked(hidden[0]), self.raw)

    @property
    def place(self) -> Place:
        """Where the text begins."""
        return self.origins[0]

    def at(self, offset: int) -> Place:
        """Give the place of a character of `raw` (or of `prose`)."""
        line = self.raw.count("\n", 0, offset)
        origin = self.origins[min(line, len(self.origins) - 1)]
        start = self.raw.rfind("\n", 0, offset) + 1
        return Place(origin.path, origin.line, origin.column + offset - start)


@dataclass(frozen=True)
class Row:
    """A row of a table; cells as written, also those too many."""

    place: Place
    cells: tuple[Text, ...]


@dataclass(frozen=True)
class Table:
    """A table: its first row is the header."""

    rows: tuple[Row, ...]

    @property
    def place(self) -> Place:
        """Where the table begins."""
        return self.rows[0].place


@dataclass(frozen=True)
class Items:
    """A list; `depth` is 1 for one that stands in no other."""

    place: Place
    ordered: bool
    depth: int
    items: tuple[Place, ...]


@dataclass(frozen=True)
class Box:
    """A `!!! kind "title"` box."""

    place: Place
    kind: str
    title: str | None
    """None if none is written (the engine then shows the kind in English)."""
    last_line: int


@dataclass(frozen=True)
class Section:
    """What stands between two headings; the first section of a page has no heading."""

    identifier: str
    """Of the heading; empty for the part before the first heading, and for a heading without one."""
    level: int
    heading: Text | None
    first_line: int
    last_line: int
    texts: tuple[Text, ...] = ()
    tables: tuple[Table, ...] = ()
    lists: tuple[Items, ...] = ()
    boxes: tuple[Box, ...] = ()

    @property
    def place(self) -> Place:
        """Where the section begins."""
        return self.heading.place if self.heading else Place("", self.first_line)


@dataclass(frozen=True)
class Document:
    """A page, read as Markdown."""

    page: Page
    lines: tuple[str, ...]
    """All lines of the file, front matter included; `lines[0]` is line 1."""
    sections: tuple[Section, ...]
    definitions: tuple[str, ...] = field(default=())
    """Targets of link definitions (`[name]: address`), as written."""

    @property
    def texts(self) -> Iterator[Text]:
        """All texts in order."""
        for section in self.sections:
            yield from section.texts

    @property
    def links(self) -> Iterator[Link]:
        """All links and pictures in order."""
        for text in self.texts:
            yield from text.links

    @property
    def tables(self) -> Iterator[Table]:
        """All tables in order."""
        for section in self.sections:
            yield from section.tables

    @property
    def lists(self) -> Iterator[Items]:
        """All lists in order, an inner one after its outer one."""
        for section in self.sections:
            yield from section.lists

    @property
    def boxes(self) -> Iterator[Box]:
        """All boxes in order."""
        for section in self.sections:
            yield from section.boxes

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all headings that have one, in order."""
        return tuple(section.identifier for section in self.sections if section.identifier)

    def line(self, number: int) -> str:
        """Give a line of the file, counted from 1; empty if there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def field_place(self, name: str) -> Place:
        """Give the place of the value of a field of the front matter; of the page, if it has none."""
        for number, line in enumerate(self.lines[: self.page.body_line], 1):
            if line.startswith(f"{name}:"):
                value = len(line) - len(line[len(name) + 1 :].lstrip()) + 1
                return Place(self.page.file, number, min(value, len(line)))
        return Place(self.page.file)
