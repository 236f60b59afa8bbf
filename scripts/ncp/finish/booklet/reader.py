"""Reads the text of a built page: what surrounds it is left out, ids and links become those of the booklet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ncp.finish.booklet.elements import DROPPED, DROPPED_CLASSES, HEADINGS, KNOWN, TITLE, Element, Node

KEPT = {
    "*": ("class", "dir", "lang", "translate"),
    "a": ("hreflang",),
    "abbr": ("title",),
    "img": ("alt", "height", "src", "width"),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
}
"""Attributes that a booklet has use for, besides ids and links."""
DEEPEST = 60
"""Elements within elements that are read; what is deeper is a mistake of the page."""


@dataclass
class Reader:
    """Reads pages one after the other and remembers the names of elements that no booklet can show."""

    shift: int = 0
    """By how many levels headings go down."""
    prefix: str = ""
    """Stands before every id."""
    target: Callable[[str], str] = str
    """Gives where a link leads, in the booklet or on the web."""
    source: Callable[[str], str] = str
    """Gives where a picture stands."""
    unknown: list[str] = field(default_factory=list)

    def document(self, html: str) -> Element | None:
        """Give the article of a whole page; None if it has none."""
        article = LexborHTMLParser(html).css_first("article")
        return None if article is None else Element("article", {}, tuple(self._children(article, 0)))

    def piece(self, html: str) -> Element:
        """Give a piece of HTML, such as a line of the interface words."""
        body = LexborHTMLParser(f"<body>{html}").body
        return Element("span", {}, () if body is None else tuple(self._children(body, 0)))

    def _children(self, parent: LexborNode, depth: int) -> Iterator[Node]:
        for node in parent.iter(include_text=True):
            name = node.tag or ""
            if name == "-text":
                yield node.text_content or ""
            elif name.startswith(("-", "_", "!")) or _is_unseen(node):
                continue
            elif name not in KNOWN or depth > DEEPEST:
                self.unknown.append(name)
            else:
                yield Element(self._name(node), self._attributes(node), tuple(self._children(node, depth + 1)))

    def _name(self, node: LexborNode) -> str:
        name = node.tag or ""
        level = int(name[1]) if name in HEADINGS else 0
        if node.attributes.get("role") == "heading":
            level = int(node.attributes.get("aria-level") or 2)
        return f"h{min(level + self.shift, len(HEADINGS))}" if level else name

    def _attributes(self, node: LexborNode) -> dict[str, str]:
        written = node.attributes
        kept = {name: written[name] or "" for name in (*KEPT["*"], *KEPT.get(node.tag or "", ())) if name in written}
        if node.tag == "h1":
            kept["class"] = TITLE
        if written.get("id"):
            kept["id"] = f"{self.prefix}{written['id']}"
        if written.get("href") is not None and node.tag == "a":
            kept["href"] = self.target(written["href"] or "")
        if not kept.get("href", "-"):
            del kept["href"]
        if "src" in kept:
            kept["src"] = self.source(kept["src"])
        return kept


def _is_unseen(node: LexborNode) -> bool:
    """Say whether a node is no part of the text: navigation, scripts, what is hidden or mere decoration."""
    classes = (node.attributes.get("class") or "").split()
    hidden = "hidden" in node.attributes or node.attributes.get("aria-hidden") == "true"
    return hidden or node.tag in DROPPED or not DROPPED_CLASSES.isdisjoint(classes)
