"""The elements and texts of an HTML file, each with its place, whichever engine wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without content, and without an end tag."""
ENDED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tbody": frozenset({"thead", "tr", "td", "th"}),
}
"""Which open elements an element ends, whose end tag may be left out."""
DEEPEST = 60
"""Elements around an element that are told; deeper nesting is a mistake, and must not cost more and more."""
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "div", "dl", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"}
) | frozenset({"header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"})
"""What ends a paragraph."""


@dataclass(frozen=True)
class Element:
    """A start tag."""

    name: str
    attributes: Mapping[str, str]
    line: int
    column: int
    language: str
    """Of its content: from the nearest `lang`; empty if there is none."""
    path: tuple[str, ...]
    """The names of the elements that it stands in, the outermost first."""
    within: tuple[int, ...]
    """The numbers of these elements."""

    def get(self, name: str) -> str:
        """Give an attribute; empty if it is not there."""
        return self.attributes.get(name, "")

    @property
    def tokens(self) -> frozenset[str]:
        """The words of its `rel`, in small letters."""
        return frozenset(self.get("rel").lower().split())


@dataclass(frozen=True)
class Run:
    """A text between two tags, references to signs resolved."""

    text: str
    line: int
    column: int
    language: str
    path: tuple[str, ...]
    within: tuple[int, ...]

    def at(self, offset: int) -> tuple[int, int]:
        """Give line and column of a character."""
        lines = self.text.count("\n", 0, offset)
        if not lines:
            return self.line, self.column + offset
        return self.line + lines, offset - self.text.rfind("\n", 0, offset)


@dataclass(frozen=True)
class Elements:
    """What an HTML file consists of, in the order in which it is written."""

    elements: tuple[Element, ...] = ()
    runs: tuple[Run, ...] = ()

    def named(self, *names: str) -> tuple[Element, ...]:
        """Give the elements of some names."""
        return tuple(element for element in self.elements if element.name in names)

    def text_of(self, name: str) -> str:
        """Give the text that stands in elements of a name."""
        return " ".join(run.text.strip() for run in self.runs if name in run.path).strip()


@dataclass
class _Open:
    name: str
    language: str
    number: int


@dataclass(eq=False)
class _Walk(HTMLParser):
    """The walk over the tags of a file."""

    elements: list[Element] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    @property
    def language(self) -> str:
        return self.open[-1].language if self.open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ended = ENDED_BY.get(tag, frozenset({"p"}) if tag in BLOCKS else frozenset())
        while self.open and self.open[-1].name in ended:
            self.open.pop()
        attributes = {name: value or "" for name, value in reversed(attrs)}
        line, column = self.getpos()
        language = attributes.get("lang", self.language)
        self.elements.append(Element(tag, attributes, line, column + 1, language, *self._around()))
        if tag not in VOID:
            self.open.append(_Open(tag, language, len(self.elements) - 1))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].name == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        if data.strip():
            line, column = self.getpos()
            self.runs.append(Run(data, line, column + 1, self.language, *self._around()))

    def _around(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Give the names and the numbers of the elements that are open; nobody nests deeper than DEEPEST."""
        around = self.open[:DEEPEST]
        return tuple(one.name for one in around), tuple(one.number for one in around)


def read_elements(html: str) -> Elements:
    """Read the elements and texts of an HTML file; what follows a declaration that nobody understands is left out."""
    walk = _Walk()
    try:
        walk.feed(html)
        walk.close()
    except AssertionError:  # `<![`: the file is not valid, which is told by a rule of its own
        pass
    return Elements(tuple(walk.elements), tuple(walk.runs))
