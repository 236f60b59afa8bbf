"""One style sheet for the site: Material's and ours joined, without the rules that no page can use.

A rule stays if everything that one of its selectors names (element, class, id, attribute) stands in a built page or is
a word of a script, which may add it later. What a pseudo-class holds in brackets is not looked at: such a rule stays.
"""

import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

START_TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
ATTRIBUTE = re.compile(r'([a-z][a-z0-9:-]*)(?:="([^"]*)")?')
WORD = re.compile(r"[A-Za-z][\w-]*")
SELECTORS = re.compile(r",(?![^()]*\))")
BRACKETS = re.compile(r"\([^()]*\)")
PSEUDO = re.compile(r"::?[a-z-]+")
STRING = re.compile(r'"[^"]*"')
NAMED = re.compile(r"(?P<kind>[.#]?)(?P<name>-?[A-Za-z_][\w-]*)")
IN_SQUARE = re.compile(r"\[\s*(?P<name>[\w-]+)\s*(?:(?P<sign>[~|^$*]?=)\s*(?P<value>[^\]\s]+)[^\]]*)?\]")
ASKED_FOR = re.compile(r"var\(\s*(--[\w-]+)")
SET = re.compile(r"""(?<=[{;])((--[\w-]+):(?:[^;{}"']|"[^"]*"|'[^']*')*(?:;|(?=})))""")
EMPTY = re.compile(r"[^{}]+\{\}")
INTO = ("media", "supports", "layer", "container")
"""At-rules that hold rules."""
UNWANTED = re.compile(r"admonition-title:(?:before|after)|\[role=columnheader\]|^html \.md-typeset")
"""Material's signs in boxes and in headers of tables that sort: we show none, so nobody has to fetch them."""
ALWAYS = frozenset({"html", "body", "*"})


def names_in(document: str) -> frozenset[str]:
    """Give what a style sheet can name in a page: `p`, `.class`, `#id`, `[attribute]`, `=value`."""
    return frozenset(name for element, rest in set(START_TAG.findall(document)) for name in _of_tag(element, rest))


def _of_tag(element: str, rest: str) -> Iterator[str]:
    yield element
    for name, value in ATTRIBUTE.findall(rest):
        yield f"[{name}]"
        if name == "class":
            yield from (f".{word}" for word in value.split())
        else:
            yield from (f"={value}", *([f"#{value}"] if name == "id" else []))


def names_in_script(script: str) -> frozenset[str]:
    """Give what a script may add to a page: each of its words as an element, a class, an id, an attribute, a value."""
    words = set(WORD.findall(script))
    return frozenset(name for word in words for name in (word, f".{word}", f"#{word}", f"[{word}]", f"={word}"))


def joined_style(sheets: Iterable[str], used: frozenset[str]) -> str:
    """Give one style sheet with the rules of all that a page can use, in order, without comments and spare blanks."""
    known = used | ALWAYS
    text = "".join(
        _rules(tinycss2.parse_stylesheet("\n".join(sheets), skip_comments=True, skip_whitespace=True), known)
    )
    return without_unused_properties(text)


def _rules(nodes: Iterable[Node], used: frozenset[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            selectors = [one for one in SELECTORS.split(_tight(node.prelude)) if is_used(one, used)]
            if selectors:
                yield f"{','.join(selectors)}{{{_declarations(node.content)}}}"
        elif isinstance(node, AtRule) and node.content is not None and node.lower_at_keyword in INTO:
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            text = "".join(_rules(inside, used))
            if text:
                yield f"@{node.at_keyword} {_tight(node.prelude)}{{{text}}}"
        elif isinstance(node, AtRule) and node.lower_at_keyword == "page":
            yield f"@page {_tight(node.prelude)}{{{_declarations(node.content or [])}}}"


def is_used(selector: str, used: frozenset[str]) -> bool:
    """Say whether everything that a selector names can be found in a page."""
    if UNWANTED.search(selector):
        return False
    outside = selector
    while BRACKETS.search(outside):
        outside = BRACKETS.sub("", outside)
    for found in IN_SQUARE.finditer(outside):
        value = (found["value"] or "").strip("\"'")
        if f"[{found['name']}]" not in used:
            return False
        if found["sign"] == "=" and f"={value}" not in used:
            return False
    bare = PSEUDO.sub("", IN_SQUARE.sub("", outside))
    return all(found["kind"] + found["name"] in used for found in NAMED.finditer(bare))


def _declarations(content: Iterable[Node]) -> str:
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return ";".join(
        f"{node.name}:{_tight(node.value)}{'!important' if node.important else ''}"
        for node in nodes
        if isinstance(node, Declaration)
    )


def _tight(nodes: Iterable[Node]) -> str:
    """Give tokens as text with the least blanks."""
    text = re.sub(r"\s+", " ", "".join(_written(node) for node in nodes)).strip()
    return re.sub(r"\s*([,>~])\s*", r"\1", text) if '"' not in text and "'" not in text else text


def _written(node: Node) -> str:
    return "" if node.type == "comment" else str(node.serialize())


def without_unused_properties(style: str) -> str:
    """Drop custom properties that nothing asks for, again and again, since they ask for each other."""
    while True:
        asked = frozenset(ASKED_FOR.findall(style))
        fewer = "".join(_with_asked_only(SET.split(style), asked))
        if fewer == style:
            return EMPTY.sub("", style.replace(";}", "}"))
        style = fewer


def _with_asked_only(pieces: list[str], asked: frozenset[str]) -> Iterator[str]:
    """Give text, property, name, text, property, name … without the properties that are not asked for."""
    for text, whole, name in zip(pieces[::3], [*pieces[1::3], ""], [*pieces[2::3], ""], strict=True):
        yield text
        yield whole if name in asked else ""
