"""The text of a booklet as code of Typst, which typesets the PDF.

Every word is written as a string, never as markup: no sign of a page can mean anything to Typst.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ncp.finish.booklet.as_html import landed
from ncp.finish.booklet.columns import shares
from ncp.finish.booklet.elements import HEADINGS, INLINE, TITLE, Element, Node, text_of
from ncp.typeset import Code, literal

SPACE = re.compile(r"[ \t\n\r\f]+")
OUTSIDE = re.compile(r"https?://")
FUNCTIONS = {
    "b": "strong",
    "blockquote": "quotation",
    "caption": "caption",
    "cite": "emph",
    "code": "code",
    "dd": "described",
    "del": "strike",
    "dfn": "emph",
    "dt": "term",
    "em": "emph",
    "figcaption": "caption",
    "i": "emph",
    "kbd": "code",
    "p": "par",
    "pre": "par",
    "q": "quotes",
    "s": "strike",
    "small": "fine",
    "strong": "strong",
    "sub": "sub",
    "summary": "term",
    "sup": "super",
}
"""Element → function of Typst or of booklet.typ that shows it; others only hold what is in them."""
LOOKS = {"admonition-title": "term"}
"""Class → function of booklet.typ, where it is the class that counts."""
HEADING_KINDS = {TITLE: "title", "ncp-sources": "quiet"}
"""Class of a heading → what booklet.typ makes of it: only titles of pages stand in the contents."""
KINDS = ("danger", "warning")
"""Classes of a box that has a look of its own."""


@dataclass(frozen=True)
class Writer:
    """Writes the elements of one booklet."""

    anchors: Container[str]
    """Places that links can lead to."""

    def blocks(self, nodes: Iterable[Node], around: str = "") -> str:
        """Write nodes one after the other; words that stand between blocks go into the function `around`."""
        return "{\n" + "".join(f"{piece}\n" for piece in self._blocks(nodes, around)) + "}"

    def _blocks(self, nodes: Iterable[Node], around: str) -> Iterator[str]:
        run: list[Node] = []
        for node in nodes:
            if isinstance(node, str) or (node.name in INLINE and not _holds_blocks(node)):
                run.append(node)
                continue
            yield from self._run(run, around)
            run = []
            yield self.element(node)
        yield from self._run(run, around)

    def _run(self, nodes: Sequence[Node], around: str) -> Iterator[str]:
        if any(isinstance(node, Element) or node.strip() for node in nodes):
            yield f"{around}({self.inline(nodes)})" if around else self.inline(nodes)

    def inline(self, nodes: Iterable[Node]) -> str:
        """Write words and what stands among them."""
        return (
            "{\n" + "".join(_text(node) if isinstance(node, str) else f"{self.element(node)}\n" for node in nodes) + "}"
        )

    def element(self, node: Element) -> str:
        """Write one element, in its own language, with its anchor before it."""
        return self._placed(node, self._bare(node))

    def _placed(self, node: Element, written: str) -> str:
        if node.get("lang"):
            written = f"spoken({literal(node.get('lang').partition('-')[0].lower())}, {written})"
        if node.get("id") in self.anchors and node.name not in HEADINGS:
            written = f"{{ anchor({literal(node.get('id'))})\n{written} }}"
        return written

    def _bare(self, node: Element) -> str:
        special: Mapping[str, Callable[[Element], str]] = {
            "a": self._link, "br": _break, "details": self._box, "hr": _rule, "img": _picture,
            "ol": self._list, "table": self._table, "ul": self._list, "wbr": _nothing,
        }  # fmt: skip
        if node.name in special:
            return special[node.name](node)
        if node.name in HEADINGS:
            return self._heading(node)
        if "ncp-dates" in node.classes:
            return f"aside({self.blocks(node.children, 'par')})"
        if "admonition" in node.classes:
            return self._box(node)
        return self._held(node)

    def _held(self, node: Element) -> str:
        """Write an element that is shown by one function, or by nothing but what is in it."""
        function = next((look for mark, look in LOOKS.items() if mark in node.classes), FUNCTIONS.get(node.name, ""))
        holds = node.name not in INLINE or _holds_blocks(node)
        if function == "par" and _holds_blocks(node):  # Typst would lose what is no line of words
            function = ""
        inside = (
            self.blocks(node.children, "par" if function in {"", "quotation"} else "")
            if holds
            else self.inline(node.children)
        )
        return f"{function}({inside})" if function else inside

    def _heading(self, node: Element) -> str:
        level, name = int(node.name[1]) - 1, node.get("id") or None
        kind = next((kind for mark, kind in HEADING_KINDS.items() if mark in node.classes), "section")
        return f"titled({level}, {literal(name)}, {literal(kind)}, {self.inline(node.children)})"

    def _link(self, node: Element) -> str:
        inside, href = self.inline(node.children), landed(node.get("href"), self.anchors)
        if href.startswith("#"):
            return f"inside({literal(href[1:])}, {inside})" if href[1:] in self.anchors else inside
        words = text_of(node)
        told = OUTSIDE.match(href) and OUTSIDE.sub("", href).rstrip("/") not in words
        return f"outside({literal(href)}, {literal(bool(told))}, {inside})" if href else inside

    def _list(self, node: Element) -> str:
        items = (child for child in node.children if isinstance(child, Element))
        written = "".join(f"{self._placed(item, self.blocks(item.children))}, " for item in items)
        start = f"start: {int(node.get('start'))}, " if node.get("start").isdecimal() and node.name == "ol" else ""
        made = f"{'enum' if node.name == 'ol' else 'list'}({start}{written})"
        return f"aside({made})" if "ncp-particulars" in node.classes else made

    def _box(self, node: Element) -> str:
        kind = next((kind for kind in KINDS if kind in node.classes), "note")
        return f"box-of({literal(kind)}, {self.blocks(node.children, 'par')})"

    def _table(self, node: Element) -> str:
        rows = [(row, list(row.all("td", "th"))) for row in node.all("tr")]
        columns = max((sum(_span(cell, "colspan") for cell in cells) for _, cells in rows), default=1)
        heads = {id(row) for head in node.all("thead") for row in head.all("tr")}
        header = "".join(self._cell(cell) for row, cells in rows if id(row) in heads for cell in cells)
        body = "".join(self._cell(cell) for row, cells in rows if id(row) not in heads for cell in cells)
        captions = "".join(f"{self.element(caption)}\n" for caption in node.all("caption"))
        first = f"table.header({header}), " if header else ""
        return f"{{ {captions}table-of({_widths(rows, columns)}, {first}{body}) }}"

    def _cell(self, cell: Element) -> str:
        spans = f"colspan: {_span(cell, 'colspan')}, rowspan: {_span(cell, 'rowspan')}"
        inside = self.blocks(cell.children)
        held = f"strong({inside})" if cell.name == "th" else inside
        return f"table.cell({spans}, {self._placed(cell, held)}), "


def _text(text: str) -> str:
    """Write words; a blank at either end can melt with its neighbours, as in HTML."""
    words = SPACE.sub(" ", text)
    before, after = "[ ]\n" if words.startswith(" ") else "", "[ ]\n" if words.endswith(" ") else ""
    return f"{before}{literal(words.strip(' '))}\n{after}" if words.strip(" ") else before


def _holds_blocks(node: Element) -> bool:
    return any(one.name not in INLINE for one in node.all())


def _span(cell: Element, name: str) -> int:
    return int(cell.get(name)) if cell.get(name).isdecimal() and int(cell.get(name)) else 1


def _widths(rows: Sequence[tuple[Element, list[Element]]], columns: int) -> str:
    """Give how wide the columns are; where cells span others, Typst finds out."""
    plain = all(len(cells) == columns and not any(_spans(cell) for cell in cells) for _, cells in rows)
    wide = shares([[text_of(cell) for cell in cells] for _, cells in rows]) if plain else None
    return literal([Code(f"{one}fr") for one in wide] if wide else [Code("auto")] * columns)


def _spans(cell: Element) -> bool:
    return _span(cell, "colspan") > 1 or _span(cell, "rowspan") > 1


def _break(_node: Element) -> str:
    return "linebreak()"


def _rule(_node: Element) -> str:
    return "rule"


def _nothing(_node: Element) -> str:
    return "none"


def _picture(node: Element) -> str:
    return f"picture({literal(node.get('src'))}, {literal(node.get('alt'))})"
