"""The blocks of two sections that are compared with each other: row by row, item by item, the rest as a whole."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from ncp.judge.corpus import Pair
from ncp.judge.families.pairs.align import Partners, Piece, partners
from ncp.judge.families.pairs.matching import compared
from ncp.judge.once import once
from ncp.problems import Place
from ncp.read.markdown.values import Role, Row, Section, Text

QUOTE = re.compile(r"\{\{\s*(?P<name>(?:fact|links?|list)\.[\w.]{1,100}?)(?:\.number|\.url)?\s*\}\}")

SAME_EVERYWHERE = re.compile(r"\d+")
"""What a translation has as its source has it, most of the time."""
SENTENCE_END = re.compile(r"[.!?:](?=\s|$)\s*")


@dataclass(frozen=True)
class Block:
    """Texts of the source and of the translation that say the same."""

    source: tuple[Text, ...]
    translation: tuple[Text, ...]
    is_row: bool = False
    end: Place | None = None
    """Of the text around lists and tables: the last line of its section."""

    @cached_property
    def quotes(self) -> "tuple[tuple[Quoted, ...], tuple[Quoted, ...]]":
        """The quotes and links of the source, and those of the translation."""
        ours, theirs = (
            tuple(one for text in texts for one in quotes_of(text)) for texts in (self.source, self.translation)
        )
        return ours, theirs


@dataclass(frozen=True)
class Quoted:
    """A quote or the address of a link, and where it stands."""

    name: str
    written: str
    text: Text
    start: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.text.at(self.start)

    @property
    def is_fact(self) -> bool:
        """Whether a fact is quoted."""
        return self.name.startswith("fact.")


def quotes_of(text: Text) -> Iterator[Quoted]:
    """Give the quotes and links of a text in order."""
    if text.role is Role.CODE or not (text.links or "{{" in text.raw):
        return
    found = [Quoted(match["name"], match[0], text, match.start()) for match in QUOTE.finditer(text.raw)]
    links = (link for link in text.links if "{{" not in link.target and not link.is_bare)
    found += [Quoted(f"]({one.target})", one.target, text, offset_of(text, one.target_place)) for one in links]
    yield from sorted(found, key=lambda one: one.start)


def offset_of(text: Text, place: Place) -> int:
    """Give the offset in a text of a place."""
    offset = 0
    for origin, line in zip(text.origins, text.raw.split("\n"), strict=False):
        if origin.line == place.line:
            return offset + max(0, min(place.column - origin.column, len(line)))
        offset += len(line) + 1
    return 0


def piece_of(texts: tuple[Text, ...]) -> Piece:
    """Give texts as a piece to align."""
    return Piece(texts, lambda: tuple(_content(texts)))


def _content(texts: tuple[Text, ...]) -> Iterator[str]:
    for text in texts:
        yield from (quoted.name for quoted in quotes_of(text))
        yield from SAME_EVERYWHERE.findall(text.prose)


def row_pieces(rows: tuple[Row, ...]) -> list[Piece]:
    """Give the rows of a table as pieces."""
    return [piece_of(row.cells) for row in rows]


def item_pieces(section: Section) -> list[Piece]:
    """Give the items of all lists of a section in order, each with its texts."""
    starts = sorted({place.line for items in section.lists for place in items.items})
    return [piece_of(tuple(texts)) for texts in _by_item(section, starts)]


def _by_item(section: Section, starts: list[int]) -> list[list[Text]]:
    found: list[list[Text]] = [[] for _ in starts]
    for text in section.texts:
        if text.in_list and starts and text.place.line >= starts[0]:
            found[bisect_right(starts, text.place.line) - 1].append(text)
    return found


def rest_of(section: Section) -> tuple[Text, ...]:
    """Give the texts that stand in no list and no table."""
    return tuple(text for text in section.texts if not text.in_list and text.role is not Role.CELL)


def end_of(section: Section) -> Place | None:
    """Give the place of the last line of a section's text; None if it has none."""
    return section.texts[-1].origins[-1] if section.texts else None


def start_of(section: Section, pair: Pair) -> Place:
    """Give the place of a section; of the part before the first heading, the first text."""
    if section.heading is not None:
        return section.heading.place
    return section.texts[0].place if section.texts else Place(pair.translation.page.file, section.first_line)


@once
def all_blocks(pair: Pair) -> tuple[tuple[tuple[Block, ...], Place], ...]:
    """Give the blocks of each section of a page, and where the section begins."""
    return tuple((blocks_of(one, other), start_of(other, pair)) for one, other in compared(pair))


def blocks_of(source: Section, translation: Section) -> tuple[Block, ...]:
    """Give the blocks of two sections; rows and items without partner are left out, other rules tell them."""
    found: list[Block] = []
    if len(source.tables) == len(translation.tables):
        for one, other in zip(source.tables, translation.tables, strict=True):
            ours, theirs = row_pieces(one.rows), row_pieces(other.rows)
            found += _together(ours, theirs, partners(ours, theirs), is_row=True)
    ours, theirs = item_pieces(source), item_pieces(translation)
    if bool(ours) == bool(theirs):
        found += _together(ours, theirs, partners(ours, theirs), is_row=False)
        return (*found, Block(rest_of(source), rest_of(translation), end=end_of(translation)))
    loose = chain(*(piece.texts for piece in ours)), chain(*(piece.texts for piece in theirs))
    return (*found, Block((*rest_of(source), *loose[0]), (*rest_of(translation), *loose[1])))


def _together(ours: list[Piece], theirs: list[Piece], found: Partners, *, is_row: bool) -> list[Block]:
    return [
        Block(ours[one].texts, theirs[other].texts, is_row)
        for one, other in found
        if one is not None and other is not None
    ]


def likely_place(block: Block, text: Text, offset: int, fallback: Place) -> Place:
    """Give the place in the translation where something of the source should stand."""
    if not block.translation:
        return fallback
    index = next((index for index, one in enumerate(block.source) if one is text), 0)
    pieces = ([piece_of((one,)) for one in texts] for texts in (block.source, block.translation))
    found = {one: other for one, other in partners(*pieces) if one is not None}
    own = found.get(index)
    if own is None:
        behind = next((found[one] for one in range(index + 1, len(block.source)) if found.get(one) is not None), None)
        return block.translation[behind].place if behind is not None else block.end or fallback
    return _within(text, offset, block.translation[own])


def _within(text: Text, offset: int, other: Text) -> Place:
    """Give the place in a text of the translation that belongs to an offset in that of the source.

    Where a sentence less is there, it is the one that is missing; else all is as far from the beginning.
    """
    ours, theirs = ([match.end() for match in SENTENCE_END.finditer(one.prose)] for one in (text, other))
    before = sum(end <= offset for end in ours)
    if len(theirs) < len(ours):
        starts = [0, *theirs]
        return other.at(starts[before] if before < len(theirs) else len(other.raw.rstrip()))
    return other.at(min(len(other.raw), offset * len(other.raw) // max(1, len(text.raw))))
