"""What the text of a page is made of, whichever engine wrote it: elements and words, frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TITLE = "title"
"""The class that the title of a page gets."""
CONTAINERS = frozenset({"article", "aside", "div", "figure", "footer", "header", "section"})
"""Blocks that only hold others."""
PLAIN = frozenset({"abbr", "bdi", "cite", "data", "dfn", "ins", "kbd", "mark", "q", "small", "span", "time", "u"})
"""Words whose element changes nothing that print has to show."""
INLINE = PLAIN | {"a", "b", "br", "code", "del", "em", "i", "img", "s", "strong", "sub", "sup", "wbr"}
BLOCKS = CONTAINERS | {*HEADINGS, "blockquote", "dd", "details", "dl", "dt", "figcaption", "hr", "li", "ol", "p", "pre"}
BLOCKS |= {"caption", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
KNOWN = INLINE | BLOCKS
"""What both booklets can show; anything else in a page is told to the editor, so that no word is lost."""
DROPPED = frozenset({"nav", "script", "style", "template"})
"""What a page has besides its text; a booklet has a table of contents of its own."""
DROPPED_CLASSES = frozenset({"ncp-print"})
"""What a page says on paper about itself; the booklet says it once, on its cover."""
VOID = frozenset({"br", "hr", "img", "wbr"})


@dataclass(frozen=True)
class Element:
    """An element of a page's text. A heading's name is that of its place in the booklet."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    children: tuple["Node", ...] = ()

    def get(self, name: str) -> str:
        """Give an attribute; empty if it is not there."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> frozenset[str]:
        """The words of its `class`."""
        return frozenset(self.get("class").split())

    def all(self, *names: str) -> Iterator["Element"]:
        """Give the elements of some names in it, in reading order; of any name if none is named."""
        for child in self.children:
            if isinstance(child, Element):
                if not names or child.name in names:
                    yield child
                yield from child.all(*names)


Node = Element | str


def text_of(node: Node) -> str:
    """Give the words of a node, white space as one blank."""
    return " ".join("".join(_texts(node)).split())


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, str):
        yield node
        return
    if node.name in BLOCKS or node.name == "br":
        yield " "
    for child in node.children:
        yield from _texts(child)
