"""Rules about how links are written: words that mean two places, definitions, blanks in an address."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.links.targets import DEFINITION, nearest_page, relative, resolve, there
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.values import Document, Role, Text
from ncp.read.schema import nearest

CODE = re.compile(r"`[^`\n]{0,1000}`")
REFERENCE = re.compile(r"\[(?P<words>[^\[\]\n]{1,300})\]\[(?P<name>[^\[\]\n]{0,200})\]")
ADDRESS = re.compile(r"\]\((?P<target>[^()<>\n\"'{}]{1,300})\)")
MARKUP = re.compile(r"[*_`]|\s+")


def _key(words: str) -> str:
    """Give a name as references compare it: without regard to capitals and blanks."""
    return " ".join(words.split()).casefold()


@page_rule("L210", Family.LINKS, Grade.WARNING)
def same_words_lead_to_one_place(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Two links of a page with the same words lead to the same place, or nobody could tell them apart."""
    del corpus
    first: dict[str, tuple[str, int]] = {}
    for link in document.links:
        words = MARKUP.sub(" ", link.words).strip().casefold()
        if not words or link.is_picture or "{{" in words:
            continue
        target, line = first.setdefault(words, (link.target, link.place.line))
        if target != link.target:
            yield Found(link.place, {"words": link.words, "target": link.target, "other": target, "line": line})


def _definition_lines(document: Document) -> Iterator[tuple[int, str, str]]:
    """Give line number, name and address of each link definition."""
    if "]:" not in document.page.body:
        return
    for number in range(document.page.body_line, len(document.lines) + 1):
        match = DEFINITION.match(document.line(number))
        if match:
            yield number, match["name"], match["target"]


@page_rule("L214", Family.LINKS, Grade.WARNING)
def definition_is_used(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A definition of a link, `[name]: address`, is used by the page."""
    del corpus
    found = tuple(_definition_lines(document))
    if not found:
        return
    body = _key(document.page.body)
    for number, name, _target in found:
        if body.count(f"[{_key(name)}]") == sum(_key(name) == _key(other) for _, other, _ in found):
            yield Found(Place(document.page.file, number), {"name": name})


@page_rule("L215", Family.LINKS, Grade.ERROR)
def reference_is_defined(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A link written as `[words][name]` has its definition on the page."""
    del corpus
    if "][" not in document.page.body:
        return
    names = {_key(name): name for _, name, _ in _definition_lines(document)}
    for text in document.texts:
        for match in REFERENCE.finditer(_without_code(text)):
            name = match["name"] or match["words"]
            if _key(name) not in names:
                near = names.get(nearest(_key(name), names), "")
                place = text.at(match.start())
                line = document.line(place.line)
                corrected = line.replace(f"][{match['name']}]", f"][{near}]", 1) if near else None
                yield Found(place, {"name": name, "nearest": near}, match[0], corrected)


@page_rule("L216", Family.LINKS, Grade.ERROR)
def address_has_no_blank(document: Document, corpus: Corpus) -> Iterator[Found]:
    """The address of a link has no blank in it."""
    for text in document.texts:
        if "](" not in text.raw:
            continue
        for match in ADDRESS.finditer(_without_code(text)):
            target = match["target"].strip()
            if re.search(r"\s", target):
                place = text.at(match.start("target"))
                line = document.line(place.line)
                corrected = line.replace(match["target"], _without_blank(document, corpus, target), 1)
                yield Found(place, {"target": target}, None, corrected)


def _without_code(text: Text) -> str:
    if text.role in (Role.CODE, Role.HTML):
        return ""
    return CODE.sub(lambda code: " " * len(code[0]), text.raw)


def _without_blank(document: Document, corpus: Corpus, target: str) -> str:
    """Give the address that is probably meant: blanks left out, or hyphens instead, whichever page is there."""
    page = document.page
    for filler in ("", "-"):
        joined = re.sub(r"\s+", filler, target)
        inside = resolve(joined, page)
        if inside.language == page.language and there(corpus, page.language, inside.name):
            return joined
    joined = re.sub(r"\s+", "", target)
    near = nearest_page(corpus, page, joined)
    return relative(resolve(near, page).name, page) if near else joined
