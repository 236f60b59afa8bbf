"""From tokens to a document: sections, texts, links, tables, lists and boxes, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it.token import Token

from ncp.problems import Place
from ncp.read.markdown.parser import START, parse
from ncp.read.markdown.values import IDENTIFIER, Box, Document, Items, Link, Role, Row, Section, Table, Text
from ncp.read.pages import Page

BOX = re.compile(r"\s*(?:!!!|\?\?\?\+?)\s*(?P<kind>[\w-]+)?[^\"]*(?:\"(?P<title>[^\"]*)\")?")
CELL = re.compile(r"(?:\\.|`[^`]*`|[^|\\])*")
ADDRESS = re.compile(
    r"\]\(\s*(?:<(?P<angle>[^<>\n]*)>"
    r"|(?P<quote>\{\{[^{}\n]*\}\}[^\s()]*)"
    r"|(?P<plain>(?:[^\s()]|\([^\s()]*\))*))"
)
ABBREVIATION = re.compile(r"\*\[[^\]]+\]:")
REMEMBERED = 512
"""Pages parsed before: a rehearsal checks the same site over and over."""


@lru_cache(maxsize=REMEMBERED)
def read_document(page: Page) -> Document:
    """Read the text of a page; one that was read before is not parsed again."""
    head = ("---", *page.front.split("\n"), "---")[: page.body_line - 1]  # one that is not closed has fewer lines
    lines = (*head, *page.body.split("\n"))
    tokens, environment = parse(page.body)
    walk = _Walk(page, page.body.split("\n"))
    walk.all(tokens)
    definitions = tuple(str(found["href"]) for found in environment.get("references", {}).values())
    return Document(page, lines, tuple(walk.sections()), definitions)


def cells_of(line: str) -> list[tuple[int, str]]:
    """Split a row of a table into (offset, cell as written), without the frame of the row."""
    body_start = len(line) - len(line.lstrip())
    body = line.strip()
    if body.startswith("|"):
        body, body_start = body[1:], body_start + 1
    if body.endswith("|") and not body.endswith("\\|"):
        body = body[:-1]
    cells, offset = [], 0
    while offset <= len(body):
        cell = CELL.match(body, offset)
        end = cell.end() if cell else offset
        text = body[offset:end]
        lead = len(text) - len(text.lstrip())
        cells.append((body_start + offset + lead, text.strip()))
        offset = end + 1
    return cells


@dataclass
class _Part:
    """A section as it grows."""

    identifier: str
    level: int
    heading: Text | None
    first_line: int
    texts: list[Text] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    lists: list[Items] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


@dataclass
class _Walk:
    """The walk over the tokens of one page."""

    page: Page
    lines: list[str]
    parts: list[_Part] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    lists: list[tuple[Items, list[Place]]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parts.append(_Part("", 0, None, self.page.body_line))

    def all(self, tokens: list[Token]) -> None:
        for index, token in enumerate(tokens):
            handler = getattr(self, f"_{token.type}", None)
            if handler is not None:
                handler(token, tokens[index + 1] if index + 1 < len(tokens) else token)
            if token.nesting > 0:
                self.open.append(token.type)
            elif token.nesting < 0 and self.open:
                self.open.pop()

    def sections(self) -> Iterator[Section]:
        ends = [part.first_line - 1 for part in self.parts[1:]] + [self.page.body_line + len(self.lines) - 1]
        for part, end in zip(self.parts, ends, strict=True):
            found = (tuple(part.texts), tuple(part.tables), tuple(part.lists), tuple(part.boxes))
            yield Section(part.identifier, part.level, part.heading, part.first_line, end, *found)

    def place(self, line: int, column: int = 0) -> Place:
        """Give the place of a line and column of the body, both counted from 0."""
        return Place(self.page.file, self.page.body_line + line, column + 1)

    def _heading_open(self, token: Token, inline: Token) -> None:
        line = token.map[0] if token.map else 0
        text = self._text(inline, Role.HEADING)
        match = IDENTIFIER.search(text.raw)
        level = int(token.tag[1:])
        self.parts.append(_Part(match["id"] if match else "", level, text, self.page.body_line + line, [text]))

    def _paragraph_open(self, _token: Token, inline: Token) -> None:
        role = Role.ABBREVIATION if ABBREVIATION.match(inline.content) else Role.PARAGRAPH
        self.parts[-1].texts.append(self._text(inline, role))

    def _fence(self, token: Token, _next: Token) -> None:
        self._raw(token, Role.CODE)

    def _code_block(self, token: Token, _next: Token) -> None:
        self._raw(token, Role.CODE)

    def _html_block(self, token: Token, _next: Token) -> None:
        self._raw(token, Role.HTML)

    def _raw(self, token: Token, role: Role) -> None:
        first, end = token.map or (0, 0)
        origins = tuple(self.place(line) for line in range(first, end))
        self.parts[-1].texts.append(Text(role, "\n".join(self.lines[first:end]), origins or (self.place(first),)))

    def _admonition_open(self, token: Token, _next: Token) -> None:
        first, end = token.map or (0, 0)
        line = self.lines[first]
        match = BOX.match(line)
        kind, title = (match["kind"] or "", match["title"]) if match else ("", None)
        column = len(line) - len(line.lstrip())
        self.parts[-1].boxes.append(Box(self.place(first, column), kind, title, self.page.body_line + end - 1))

    def _admonition_title_open(self, token: Token, inline: Token) -> None:
        if self.parts[-1].boxes[-1].title:
            inline.map = token.map
            self.parts[-1].texts.append(self._text(inline, Role.BOX_TITLE))

    def _bullet_list_open(self, token: Token, _next: Token) -> None:
        self._list(token, ordered=False)

    def _ordered_list_open(self, token: Token, _next: Token) -> None:
        self._list(token, ordered=True)

    def _list(self, token: Token, *, ordered: bool) -> None:
        place = self._first_sign(token)
        self.lists.append((Items(place, ordered, len(self.lists) + 1, ()), []))
        self.parts[-1].lists.append(self.lists[-1][0])

    def _list_item_open(self, token: Token, _next: Token) -> None:
        self.lists[-1][1].append(self._first_sign(token))

    def _bullet_list_close(self, _token: Token, _next: Token) -> None:
        opened, items = self.lists.pop()
        lists = next(part.lists for part in reversed(self.parts) if any(one is opened for one in part.lists))
        index = next(index for index, one in enumerate(lists) if one is opened)
        lists[index] = Items(opened.place, opened.ordered, opened.depth, tuple(items))

    _ordered_list_close = _bullet_list_close

    def _first_sign(self, token: Token) -> Place:
        line = token.map[0] if token.map else 0
        return self.place(line, len(self.lines[line]) - len(self.lines[line].lstrip()))

    def _table_open(self, _token: Token, _next: Token) -> None:
        self.rows = []

    def _tr_open(self, token: Token, _next: Token) -> None:
        line = token.map[0] if token.map else 0
        cells = tuple(self._cell(line, offset, raw) for offset, raw in cells_of(self.lines[line]))
        self.rows.append(Row(self._first_sign(token), cells))
        self.parts[-1].texts += [cell for cell in cells if cell.raw]

    def _cell(self, line: int, offset: int, raw: str) -> Text:
        tokens, _ = parse(raw) if set(raw) & set("[<!") else ([], {})
        place = self.place(line, offset)
        inline = next((token for token in tokens if token.type == "inline"), None)
        links = tuple(_links(inline, raw, (place,))) if inline and inline.content in raw else ()
        return Text(Role.CELL, raw, (place,), links, in_box="admonition_open" in self.open)

    def _table_close(self, _token: Token, _next: Token) -> None:
        self.parts[-1].tables.append(Table(tuple(self.rows)))

    def _text(self, inline: Token, role: Role) -> Text:
        """Find each line of a run of inline Markdown in the file, and read its links."""
        first = inline.map[0] if inline.map else 0
        written, origins = [], []
        for number, content in enumerate(inline.content.split("\n"), first):
            line = self.lines[number] if number < len(self.lines) else ""
            column = _column_of(line, content)
            written.append(line[column : column + len(content)])
            origins.append(self.place(number, column))
        raw, found = "\n".join(written), tuple(origins)
        in_list, in_box = bool(self.lists), "admonition_open" in self.open
        return Text(role, raw, found, tuple(_links(inline, raw, found)), in_list, in_box)


def _column_of(line: str, content: str) -> int:
    """Give the column at which the content of a token stands in its line; quotes are stand-ins there."""
    return max(len(line.rstrip()) - len(content.rstrip()), 0) if content not in line else line.find(content)


def _links(inline: Token, raw: str, origins: tuple[Place, ...]) -> Iterator[Link]:
    """Give the links and pictures of a run of inline Markdown."""
    text = Text(Role.PARAGRAPH, raw, origins)
    opened: list[Token] = []
    for token in inline.children or ():
        match token.type:
            case "link_open":
                opened.append(token)
            case "link_close" if opened:
                yield _link(opened.pop(), token.meta[START], text)
            case "image":
                yield _picture(token, text)


def _link(opened: Token, end: int, text: Text) -> Link:
    start = opened.meta[START]
    if opened.info == "auto":
        address = str(opened.attrGet("href"))
        return Link("", address, text.at(start), text.at(start), is_bare=True)
    target = _target(text.raw, end, str(opened.attrGet("href") or ""))
    return Link(text.raw[start:end], target, text.at(max(start - 1, 0)), text.at(min(end + 2, len(text.raw))))


def _picture(token: Token, text: Text) -> Link:
    start = token.meta[START]
    end = text.raw.find("](", start)
    end = end if end >= 0 else len(text.raw)
    target = _target(text.raw, end, str(token.attrGet("src") or ""))
    return Link(
        text.raw[start + 2 : end], target, text.at(start), text.at(min(end + 2, len(text.raw))), is_picture=True
    )


def _target(raw: str, end: int, parsed: str) -> str:
    """Give the address as written behind the words of a link; the parsed one, if a definition holds it."""
    match = ADDRESS.match(raw, end)
    return (match["angle"] or match["quote"] or match["plain"] or "") if match else parsed
