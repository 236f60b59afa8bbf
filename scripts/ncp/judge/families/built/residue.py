"""Rules about what an engine leaves behind when it does not understand what was written."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, built_page_rule
from ncp.problems import Grade, Place
from ncp.read.built import BuiltPage
from ncp.read.front_matter import SourceFrontMatter, TranslationFrontMatter
from ncp.read.html_elements import Element, Run

RESIDUE = re.compile(
    r"!!! ?(?=\w)|^[^\S\n]*!!!|\?\?\?\+? (?=\w)"  # boxes
    r"|\]\(|\][ ]?\((?=https?:|mailto:|tel:|#|[\w./-]+\.md\b)|!\[(?=[^\[\]\n]*\])|\]\[|\[\["  # links, pictures
    r"|\{\{|\}\}|\{%|%\}|\{#|\{: ?[.#]"  # quotes, templates, ids
    r"|\*\*|(?:^|(?<=\s))\*(?=\w)|(?<!\w)__(?=\w)|~~(?=\w)|`"  # bold, code
    r"|:(?:material|fontawesome|octicons|simple)-[\w-]+:|\[\^\w+\]"  # pictograms, footnotes
    r"|\|\s*:?-{2,}|^[^\S\n]*\|.*\|[^\S\n]*$"  # tables
    r"|^[^\S\n]*#{1,6} (?=\w)|^[^\S\n]*#{2,6}(?=\w)"  # headings
    r"|^[^\S\n]*[-*+] \S[^\n]*\n[^\S\n]*[-*+] (?=\S)"  # lists
    r"|^[^\S\n]*\[\^?[^\]\n]+\]:\s|^[^\S\n]*\*\[[^\]\n]+\]:"  # definitions
    r"|<!--|-->|&(?:amp|lt|gt|quot|nbsp|#\d+);|</?[a-z]\w*(?:\s[^<>]*)?>"  # HTML that is shown
    r"|[\ue000-\uf8ff\x02\x03\ufffd]",  # stand-ins of programs, signs that were lost
    re.MULTILINE,
)
NOT_SEEN = {"script", "style", "template"}
SEEN_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "data-label")
EMPTY_VALUE = re.compile(r"\s*(?:None|null|undefined|NaN|\[object Object\]|True|False|Undefined)\s*")
EMPTY_PART = re.compile(r"(?:^|[–—|:·-]\s)(?:None|undefined|null)(?=\s+[–—|·-]|$)")
FIELDS = "|".join(sorted({*SourceFrontMatter.model_fields, *TranslationFrontMatter.model_fields}))
FIELD = re.compile(rf"^[^\S\n]*(?P<name>{FIELDS}):(?:\s|$)", re.MULTILINE)
DATED = re.compile(
    r"^[^\S\n]*(?:reviewed|review_by): *\d{4}-\d\d-\d\d|^[^\S\n]*source: *[0-9a-f]{40}|^[^\S\n]*duties: *\[",
    re.MULTILINE,
)
AROUND = 60
"""Signs to show on each side of what was found."""


def seen_runs(page: BuiltPage) -> Iterator[Run]:
    """Give the texts of a page that are no program and no style."""
    return (run for run in page.content.runs if NOT_SEEN.isdisjoint(run.path))


def said_attributes(page: BuiltPage) -> Iterator[tuple[str, Element]]:
    """Give the attributes that hold words for readers, by ear or from a search engine."""
    for element in page.content.elements:
        names = ("content",) if is_said_meta(element.get("name"), element.get("property")) else SEEN_ATTRIBUTES
        yield from ((element.get(name), element) for name in names if element.get(name))


def seen_texts(page: BuiltPage) -> Iterator[tuple[str, Place, str]]:
    """Give every text that a reader gets, whichever way: text, place, language."""
    yield from ((run.text, page.at(run), run.language) for run in seen_runs(page))
    yield from ((text, page.at(element), element.language) for text, element in said_attributes(page))


def is_said_meta(name: str, prop: str) -> bool:
    """Say whether a `meta` holds words for readers."""
    return name in {"description", "twitter:title", "twitter:description"} or prop.startswith("og:")


def excerpt(text: str, offset: int) -> str:
    """Give what stands around a sign, on one line."""
    return " ".join(text[max(offset - AROUND, 0) : offset + AROUND].split())


@built_page_rule("B201", Family.BUILT, Grade.ERROR)
def no_sign_of_markdown_is_left(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """The reader sees no signs of Markdown, of templates, or of HTML."""
    del corpus
    for run in seen_runs(page):
        if found := RESIDUE.search(run.text):
            yield Found(page.at(run, found.start()), {"signs": _signs(found)}, excerpt(run.text, found.start()))
    for text, element in said_attributes(page):
        if found := RESIDUE.search(text):
            yield Found(page.at(element), {"signs": _signs(found)}, excerpt(text, found.start()))


def _signs(found: re.Match[str]) -> str:
    return found[0].strip() or repr(found[0])


@built_page_rule("B202", Family.BUILT, Grade.ERROR)
def no_empty_value_is_shown(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """No `None` of a program stands where words should stand."""
    del corpus
    for text, place, _ in seen_texts(page):
        if EMPTY_VALUE.fullmatch(text) or EMPTY_PART.search(text.strip()):
            yield Found(place, {"value": text.strip()}, text.strip())


@built_page_rule("B203", Family.BUILT, Grade.ERROR)
def front_matter_is_not_shown(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """The head of a page is not shown as its text."""
    del corpus
    for run in seen_runs(page):
        fields = {found["name"] for found in FIELD.finditer(run.text)} if ":" in run.text else set()
        if len(fields) > 1 or (fields and DATED.search(run.text)):
            yield Found(page.at(run), {}, excerpt(run.text, 0))
