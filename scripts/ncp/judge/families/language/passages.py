"""The running text of a page, piece by piece: what a reader reads as one, with its words and the language of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from ncp.problems import Place
from ncp.read.dictionaries import MARKED, WORD, Dictionaries
from ncp.read.markdown.values import Document, Role, Text, blanked

FIELDS = ("title", "short", "description")
"""The fields of the front matter that readers read."""
KEY = re.compile(r"[\w-]+\s*:")
QUOTED = re.compile(r"""^(?P<mark>["']).*(?P=mark)\s*$""")
SCRIPT = re.compile(r"<(script|style|pre|svg)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
ATTRIBUTES = re.compile(r"\{[^{}\n]{0,200}\}")
ODD = re.compile(r"[\d@]|://|/[^\s/]+/|\.(?:lv|lt|ee|eu|org|com|int|net)\b")
ODD_TOKEN = re.compile(r"[^\s|]+")
"""A run without blanks: with a figure, an address or a path in it, it is nothing that a dictionary knows."""
LONGEST_LINE = 2000
"""Signs of a line that is given back mended; nobody would paste a longer one."""
MOST_MARKED = 200
"""Pieces in other languages that one passage may have; more are left unread."""
DEFINED = re.compile(r"\*\[[^\]\n]*\]:")


class Word(NamedTuple):
    """A word of a passage."""

    text: str
    offset: int
    language: str


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading, a cell, a title, a field of the front matter."""

    text: Text
    language: str
    in_front: bool = False

    @cached_property
    def prose(self) -> str:
        """The text with everything blanked that is no words; every offset stays what it is."""
        prose = self.text.prose
        if self.text.role is Role.HTML and "<" in self.text.raw:
            prose = _overlaid(prose, SCRIPT.sub(lambda hidden: blanked(hidden[0]), self.text.raw))
        if "{" in prose:
            prose = ATTRIBUTES.sub(lambda hidden: blanked(hidden[0]), prose)
        if self.text.role is Role.ABBREVIATION:
            prose = DEFINED.sub(lambda hidden: blanked(hidden[0]), prose)
        return prose

    @cached_property
    def wording(self) -> str:
        """The prose without what no dictionary knows: figures, addresses, paths."""
        if not ODD.search(self.prose):
            return self.prose
        return ODD_TOKEN.sub(lambda token: blanked(token[0]) if ODD.search(token[0]) else token[0], self.prose)

    @property
    def words(self) -> Iterator[Word]:
        """The words that a dictionary can judge."""
        for word in WORD.finditer(self.wording):
            yield Word(word[0], word.start(), self.language_at(word.start()))

    def unknown(self, dictionaries: Dictionaries) -> tuple[Word, ...]:
        """Give the words that the dictionary of their language does not know; quick, where there are none."""
        if not self.marked and dictionaries.knows_all(self.language, WORD.findall(self.wording)):
            return ()
        return tuple(word for word in self.words if not dictionaries.knows(word.language, word.text))

    @cached_property
    def marked(self) -> tuple[tuple[int, int, str], ...]:
        """The pieces that are marked as being in another language: beginning, end, language."""
        raw = self.text.raw
        if "lang=" not in raw:
            return ()
        found = []
        for mark in islice(MARKED.finditer(raw), MOST_MARKED):
            end = raw.find(f"</{mark['tag']}>", mark.end())
            found.append((mark.end(), end if end >= 0 else len(raw), mark["language"].partition("-")[0]))
        return tuple(found)

    def language_at(self, offset: int) -> str:
        """Give the language of a sign."""
        return next((language for start, end, language in self.marked if start <= offset < end), self.language)

    @property
    def own_prose(self) -> str:
        """The prose without what is marked as being in another language."""
        prose = self.prose
        for start, end, _ in self.marked:
            prose = prose[:start] + blanked(prose[start:end]) + prose[end:]
        return prose


def mended(document: Document, place: Place, length: int, new: str) -> str | None:
    """Give the line at a place with so many of its signs replaced; None if it is too long to be of use."""
    line, start = document.line(place.line), place.column - 1
    return line[:start] + new + line[start + length :] if len(line) <= LONGEST_LINE else None


def _overlaid(prose: str, other: str) -> str:
    """Blank in one text what is blank in the other."""
    return "".join(sign if kept != " " else " " for sign, kept in zip(prose, other, strict=False))


def passages_of(document: Document) -> Iterator[Passage]:
    """Give the passages of a page in order."""
    language = document.page.language
    for name in FIELDS:
        text = _front_text(document, name)
        if text:
            yield Passage(text, language, in_front=True)
    for text in document.texts:
        if text.role is not Role.CODE:
            yield Passage(text, language)


def _front_text(document: Document, name: str) -> Text | None:
    """Give the value of a field of the front matter as it is written, over all its lines, without its quotes."""
    place = document.field_place(name)
    line = document.line(place.line)
    if not line.startswith(f"{name}:"):
        return None
    lines, origins = [line[place.column - 1 :]], [place]
    for number in range(place.line + 1, document.page.body_line - 1):
        line = document.line(number)
        if KEY.match(line) or line.startswith("---"):
            break
        indent = len(line) - len(line.lstrip())
        lines.append(line[indent:])
        origins.append(Place(place.path, number, indent + 1))
    raw = "\n".join(lines)
    if QUOTED.match(raw):
        raw = f" {raw.rstrip()[1:-1]}"
    return Text(Role.PARAGRAPH, raw, tuple(origins))
