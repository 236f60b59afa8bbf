"""Rules about the HTML itself: browsers mend what is wrong, each in its own way."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ncp.judge.corpus import Corpus
from ncp.judge.once import once
from ncp.judge.registry import Family, Found, built_page_rule
from ncp.problems import Grade, Place
from ncp.read.built import BuiltPage
from ncp.read.html_elements import Element
from ncp.read.text_file import place_at

DOCTYPE_MISSING = "expected-doctype-but-got"
KINDS = {
    "attribute": ("attribute", "self-closing-flag", "unexpected-character-after-solidus"),
    "sign": ("entity", "charref", "codepoint"),
    "comment": ("comment", "doctype", "bogus", "dashes", "cannot-be-read"),
}
"""How the names of what the strict reader stumbles over are sorted; the rest is about tags."""
OPEN_QUOTE = "eof-in-attribute-value-"
CONSEQUENCES = frozenset({"end-tag-too-early", "expected-one-end-tag-but-got-another"})
"""What the strict reader says at the end of a part in which a tag went wrong before."""
CHILDREN = {
    "ul": frozenset({"li", "script", "template"}),
    "ol": frozenset({"li", "script", "template"}),
    "dl": frozenset({"dt", "dd", "div", "script", "template"}),
    "tr": frozenset({"td", "th", "script", "template"}),
    "thead": frozenset({"tr", "script", "template"}),
    "tbody": frozenset({"tr", "script", "template"}),
    "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot", "tr", "script", "template"}),
    "select": frozenset({"option", "optgroup", "hr"}),
}
"""What may stand directly in an element."""
PARENTS = {
    "li": frozenset({"ul", "ol", "menu"}),
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
    "tr": frozenset({"table", "thead", "tbody", "tfoot"}),
    "dt": frozenset({"dl", "div"}),
    "dd": frozenset({"dl", "div"}),
    "figcaption": frozenset({"figure"}),
    "summary": frozenset({"details"}),
    "title": frozenset({"head", "svg"}),
}
"""What an element may stand directly in."""
INTERACTIVE = frozenset({"a", "button", "label", "select", "textarea"})
PHRASING = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "em", "strong", "b", "i", "small", "button"})
"""Elements that hold words, and no blocks."""
BLOCKS = frozenset({"p", "div", "ul", "ol", "dl", "table", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6"})
OBSOLETE = frozenset(
    {"center", "font", "big", "tt", "strike", "marquee", "blink", "acronym", "frame", "frameset", "dir"}
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Stumble:
    """Something over which a strict reader of HTML stumbles."""

    place: Place
    code: str
    tags: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What it is about: `attribute`, `sign` for `&…;`, `comment`, or `tag`."""
        return next((kind for kind, words in KINDS.items() if any(word in self.code for word in words)), "tag")


@once
def stumbles(page: BuiltPage) -> tuple[Stumble, ...]:
    """Give what a strict reader stumbles over, one of each sort: one mistake brings others of its sort with it."""
    first: dict[str, Stumble] = {}
    for line, column, code, tags in parse_errors(page.html):
        if code in CONSEQUENCES and first:
            continue
        if not (page.is_fragment and code.startswith(DOCTYPE_MISSING)):
            place = Place(page.file, line, column)
            first.setdefault(code, Stumble(_last_quote(page) if OPEN_QUOTE in code else place, code, tags))
    return tuple(first.values())


def _last_quote(page: BuiltPage) -> Place:
    """Give the quotation mark that is never closed: the last one of the file."""
    return place_at(page.file, page.html, max(page.html.rfind('"'), page.html.rfind("'"), 0))


@built_page_rule("B230", Family.BUILT, Grade.ERROR)
def tags_are_closed_in_order(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """Every tag is closed, in the order in which it was opened, and stands where it may."""
    del corpus
    for one in stumbles(page):
        if one.kind == "tag":
            yield Found(one.place, {"tag": ", ".join(f"<{tag}>" for tag in one.tags) or "<…>"})


@built_page_rule("B236", Family.BUILT, Grade.ERROR)
def attributes_are_whole(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """An attribute has its quotation marks, and stands once."""
    del corpus
    yield from (Found(one.place) for one in stumbles(page) if one.kind == "attribute")


@built_page_rule("B237", Family.BUILT, Grade.ERROR)
def references_to_signs_are_known(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """What begins with `&` and ends with `;` is a sign that browsers know."""
    del corpus
    yield from (Found(one.place) for one in stumbles(page) if one.kind == "sign")


@built_page_rule("B238", Family.BUILT, Grade.ERROR)
def comments_and_declarations_are_whole(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """The file begins with its document type, and comments are closed."""
    del corpus
    yield from (Found(one.place) for one in stumbles(page) if one.kind == "comment")


def parse_errors(html: str) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Give what a strict reader of HTML stumbles over: line, column, what it is, the names of the tags."""
    from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]  # noqa: PLC0415 - only built sites need it

    parser = HTMLParser()
    try:
        parser.parse(html)
    except (RecursionError, ValueError, AssertionError, IndexError, AttributeError, KeyError, TypeError):
        yield 1, 1, "cannot-be-read", ()
    for (line, column), code, details in parser.errors:
        yield line, max(column, 1), code, tuple(str(value) for value in details.values())


@built_page_rule("B231", Family.BUILT, Grade.ERROR)
def elements_stand_where_they_may(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """Items stand in lists, cells in rows, no link in a link, no block in a line of words; nothing is obsolete."""
    del corpus
    for element in page.content.elements:
        parent = _misplaced_in(element)
        if parent is not None:
            yield Found(page.at(element), {"name": element.name, "parent": parent})


def _misplaced_in(element: Element) -> str | None:
    """Give the element in which an element may not stand; None if all is well."""
    parent = element.path[-1] if element.path else ""
    allowed, wanted = CHILDREN.get(parent), PARENTS.get(element.name)
    if (allowed and element.name not in allowed) or (wanted and parent and parent not in wanted):
        return parent
    if element.name in OBSOLETE:
        return parent
    if element.name in INTERACTIVE and {"a", "button"} & set(element.path):
        return next(name for name in reversed(element.path) if name in {"a", "button"})
    if element.name in BLOCKS and parent in PHRASING:
        return parent
    return None


@built_page_rule("B232", Family.BUILT, Grade.ERROR)
def pictures_have_words(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """A picture has an `alt`, which may be empty for an ornament."""
    del corpus
    for element in page.named("img", "area"):
        if "alt" not in element.attributes and element.get("role") != "presentation":
            yield Found(page.at(element), {"target": element.get("src")})


@built_page_rule("B233", Family.BUILT, Grade.ERROR)
def headings_begin_with_one_title(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """A page has one heading of the first level; below it no level is left out."""
    del corpus
    if page.is_fragment:
        return
    headings = [one for one in page.named(*HEADINGS) if "nav" not in one.path and "footer" not in one.path]
    firsts = [one for one in headings if one.name == "h1"]
    if len(firsts) != 1:
        yield Found(page.at(firsts[1]) if firsts else Place(page.file), {"level": 1, "former": len(firsts)})
    for former, heading in pairwise(headings):
        if int(heading.name[1]) > int(former.name[1]) + 1:
            yield Found(page.at(heading), {"level": heading.name[1], "former": former.name[1]})


@built_page_rule("B234", Family.BUILT, Grade.ERROR)
def links_and_headings_have_words(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """No link and no heading is empty: a screen reader would read out nothing, or the address."""
    del corpus
    said = {number for run in page.content.runs for number in run.within}
    for number, element in enumerate(page.content.elements):
        if element.get("alt") or element.get("aria-label"):
            said |= {number, *element.within}
    for number, element in enumerate(page.content.elements):
        if number not in said and (element.name in HEADINGS or (element.name == "a" and element.get("href"))):
            yield Found(page.at(element), {"name": element.name})


@built_page_rule("B235", Family.BUILT, Grade.WARNING)
def no_block_of_code_is_shown(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """Nothing on these pages is a program; a block of code is a paragraph that was indented by mistake."""
    del corpus
    for element in page.named("pre"):
        yield Found(page.at(element))
