"""The sections of a page as words: what a reader gets to read or to follow, whatever way the Markdown is written.

Counted are words, signs, quotes of facts, addresses of links and pictures, and what gives words their place: the level
of a heading, items of lists, cells of tables, kinds of boxes. Bold, HTML tags, classes, comments and the breaking of
lines are not. Title, short title and description belong to the section before the first heading, whose id is "".
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ncp.read.front_matter import split_page
from ncp.read.yaml_source import parse_yaml
from ncp.translate.walk import OpenPart, Walk
from ncp.translate.words import QUOTE, Word, words_of

TOP = ""
"""The id of the part before the first heading."""
FIELDS = ("title", "short", "description")
STAND_IN = re.compile(r"ncpquote(\d+)x")


@dataclass(frozen=True)
class Part:
    """A section: its id, its heading as shown, its words (those of the heading first), and where it stands."""

    identifier: str
    title: str
    words: tuple[Word, ...]
    first_line: int
    """Line of the file on which it begins."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(word.key for word in self.words)


def parted(text: str) -> tuple[str, str, int]:
    """Give front matter, body, and the line on which the body begins."""
    lines = text.split("\n")
    split = split_page("", lines)
    return "\n".join(lines[split.first : split.end]), "\n".join(lines[split.body :]), split.body + 1


def parts_of_text(text: str) -> tuple[Part, ...]:
    """Give the sections of a page's whole text."""
    return parts_of(*parted(text))


def parts_of(front: str, body: str, first_line: int) -> tuple[Part, ...]:
    """Give the sections of a page; a later section with an id that is taken gets a number behind it."""
    from ncp.read.markdown.parser import PARSER  # noqa: PLC0415 - loads much, and most builds read no section

    quotes: list[str] = []

    def stand_in(quote: re.Match[str]) -> str:
        quotes.append(quote[0])
        return f"ncpquote{len(quotes) - 1}x"

    walk = Walk(first_line)
    walk.pieces.append(_fields(front))
    return tuple(_numbered(walk.all(PARSER.parse(QUOTE.sub(stand_in, body))), quotes))


def fields_of(front: str) -> Mapping[str, object]:
    """Give the fields of front matter; none, if it is not YAML."""
    value = parse_yaml("", front)[0].value if front.strip() else None
    return value if isinstance(value, dict) else {}


def _fields(front: str) -> str:
    """Give what the reader sees of the front matter."""
    fields = fields_of(front)
    return "".join(f"{name}: {fields[name]}\n" for name in FIELDS if fields.get(name))


def _numbered(parts: Iterator[OpenPart], quotes: list[str]) -> Iterator[Part]:
    taken: Counter[str] = Counter()
    for part in parts:
        heading = words_of(_with_quotes(part.heading, quotes))
        body = words_of(_with_quotes("\n" + "".join(part.pieces), quotes))
        title = _with_quotes(part.heading.lstrip("#").strip(), quotes)
        identifier = part.identifier or (_own_id(title) if part.heading else TOP)
        taken[identifier] += 1
        number = taken[identifier] - 1
        yield Part(f"{identifier}_{number}" if number else identifier, title, heading + body, part.line)


def _own_id(title: str) -> str:
    """Give the id that the engine makes for a heading without one."""
    from markdown.extensions.toc import slugify  # noqa: PLC0415 - hardly ever needed

    return str(slugify(title, "-")) or "_"


def _with_quotes(text: str, quotes: list[str]) -> str:
    """Put the quotes back in place of their stand-ins."""
    return STAND_IN.sub(lambda one: quotes[int(one[1])] if int(one[1]) < len(quotes) else one[0], text)
