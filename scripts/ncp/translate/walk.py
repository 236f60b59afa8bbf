"""From the tokens of a page to its sections as text: the walk of the Markdown parser's tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ncp.read.markdown.values import IDENTIFIER

if TYPE_CHECKING:
    from markdown_it.token import Token

ITEM_SIGNS = {"bullet_list_open": "•", "ordered_list_open": "1."}
CELLS, CELL_EDGE = ("th_open", "td_open"), " | "
ATTRIBUTES = re.compile(r"\{:?\s*[#.][^{}\n]*\}")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
TOLD_BY_TAG = re.compile(r"\b(?:href|src|alt|title|aria-label)\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')")


@dataclass
class OpenPart:
    """A section as it grows."""

    line: int
    identifier: str = ""
    heading: str = ""
    pieces: list[str] = field(default_factory=list)


@dataclass
class Walk:
    """The walk over the tokens of a body."""

    first_line: int
    parts: list[OpenPart] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parts.append(OpenPart(self.first_line))

    @property
    def pieces(self) -> list[str]:
        """The pieces of the section that is growing."""
        return self.parts[-1].pieces

    def all(self, tokens: "list[Token]") -> Iterator[OpenPart]:
        """Walk all tokens; give the sections."""
        heading = ""
        for token in tokens:
            if token.type == "heading_open":
                heading = "#" * int(token.tag[1:])
            elif token.type != "inline":
                self.pieces.append(self._mark(token))
            elif heading:
                self._heading(token, heading)
                heading = ""
            else:
                self.pieces.append(f"{ATTRIBUTES.sub('', inline_text(token))}\n")
        return iter(self.parts)

    def _mark(self, token: "Token") -> str:
        """Give what a token other than text says: the sign of an item, the edge of a cell, code, HTML."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.lists.append(ITEM_SIGNS[token.type])
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                return f"\n{self.lists[-1]} "
            case "admonition_open":
                return f"\n!!! {token.meta.get('tag', '')} "
            case "fence" | "code_block":
                return f"\n{token.content}\n"
            case "html_block":
                return f"\n{html_text(token.content)}\n"
        return CELL_EDGE if token.type in CELLS else ""

    def _heading(self, token: "Token", level: str) -> None:
        text = inline_text(token)
        match = IDENTIFIER.search(text)
        line = self.first_line + (token.map[0] if token.map else 0)
        self.parts.append(OpenPart(line, match["id"] if match else "", f"{level} {ATTRIBUTES.sub('', text).strip()}"))


def inline_text(token: "Token") -> str:
    """Give the text of a run of inline Markdown: words, and behind those of a link its address."""
    pieces: list[str] = []
    opened: list[str] = []
    for child in token.children or ():
        match child.type:
            case "text" | "code_inline":
                pieces.append(child.content)
            case "softbreak" | "hardbreak":
                pieces.append(" ")
            case "link_open":
                opened.append(str(child.attrGet("href") or ""))
                pieces.append("[")
            case "link_close" if opened:
                pieces.append(f"]({opened.pop()})")
            case "image":
                pieces.append(f"![{child.content}]({child.attrGet('src') or ''})")
            case "html_inline":
                pieces.append(html_text(child.content))
    return "".join(pieces)


def html_text(text: str) -> str:
    """Give what is said by HTML: its text, and what its tags point to or tell; comments say nothing."""
    told = COMMENT.sub(" ", text)
    return TAG.sub(lambda tag: " ".join(one[1] or one[2] or "" for one in TOLD_BY_TAG.finditer(tag[0])), told)
