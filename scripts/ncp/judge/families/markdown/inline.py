"""Rules about signs inside a text: links, bold, code that is not closed."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.markdown.residue import (
    QUOTE,
    at_line,
    texts_of,
    without_code,
    without_emphasis,
    without_links,
)
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade
from ncp.read.markdown.values import Document, Role, Text, blanked

BROKEN_LINKS = (
    re.compile(r"\[[^\[\]\n]*\]\s+\((?=[\w#./-]+(?:\.md|#|/|\)))[^()\n]*\)"),  # a blank between words and address
    re.compile(r"\][(\[]|\]\(?[\w./-]+\.md\b|\]\(?#[\w-]+"),  # no opening bracket, or no closing one
    re.compile(r"\[[^\[\]()\n]*\((?:[\w./-]+\.md|#|https?:|[\w./-]*#)[^()\s]*\)"),  # `[words(address)`
    re.compile(r"\([^()\n]+\)\[[\w./#:-]+\]"),  # the brackets exchanged
)
MENDED = (
    (r"\]\s+\((?=[\w#./-]+(?:\.md|#|/|\)))", "]("),
    (r"(\[[^\[\]()\n]*)\((?=(?:[\w./-]+\.md|#)[^()\s]*\))", r"\1]("),
    (r"(\]\((?:[\w./-]+\.md|#)(?:#?[\w-]+)?)(?![\w#)-]|\.md)", r"\1)"),
    (r"\](?=[\w./-]+\.md(?:#[\w-]+)?\))", "]("),
    (r"\(([^()\n]+)\)\[([\w./#:-]+)\]", r"[\1](\2)"),
)
LONE = re.compile(r"[\[\]]")
STARS = re.compile(r"\*{2,}|(?<![\s*])\*(?!\*)|(?<!\*)\*(?![\s*])")
"""Not the star between two figures, `5 * 4`."""
STRAY_BRACES = re.compile(r"(?<![)\]*_`>\n])(?: ?)\{:?\s*[#.][^{}\n]*\}?")
"""Ids and classes that follow neither a link nor bold words, nor stand alone below a paragraph."""
UNDERLINES = re.compile(r"(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|(?<![\w_/.-])_(?=[^\W_])")
REFERENCE = re.compile(r"\[[^\[\]\n]+\]\[(?P<name>[^\[\]\n]*)\]")


@page_rule("M230", Family.MARKDOWN, Grade.ERROR)
def links_are_whole(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A link is `[words](address)`; else the reader sees brackets, and nothing to follow."""
    del corpus
    for text in texts_of(document):
        if "[" in text.raw or "]" in text.raw:
            yield from _broken(document, text)
        if "][" in text.raw and not document.definitions:
            for found in REFERENCE.finditer(without_code(text.raw)):
                mended = document.line(text.at(found.start()).line).replace(
                    f"][{found['name']}]", f"]({found['name']})"
                )
                yield at_line(document, text, found.start(), mended)


def _broken(document: Document, text: Text) -> Iterator[Found]:
    """Tell each line with what is left of a link once."""
    rest = without_links(text.raw)
    told: set[int] = set()
    for pattern in (*BROKEN_LINKS, LONE):
        for match in pattern.finditer(rest):
            found = at_line(document, text, match.start(), _mended(document, text, match))
            if found.place.line not in told:
                told.add(found.place.line)
                yield found


def _mended(document: Document, text: Text, match: re.Match[str]) -> str | None:
    """Give the line with the link made whole, where it is plain what was meant."""
    line = document.line(text.at(match.start()).line)
    for pattern, new in MENDED:
        fixed = re.sub(pattern, new, line, count=1)
        if fixed != line:
            return fixed
    return None


@page_rule("M231", Family.MARKDOWN, Grade.ERROR)
def bold_is_closed(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Bold and italics are closed where they were opened, without blanks inside; else the reader sees stars."""
    del corpus
    for text in texts_of(document):
        if "*" in text.raw or "_" in text.raw:
            rest = without_emphasis(text.raw)
            stray = STARS.search(rest) or UNDERLINES.search(rest)
            if stray:
                yield at_line(document, text, stray.start())


@page_rule("M232", Family.MARKDOWN, Grade.ERROR)
def code_is_closed(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A backtick that is opened is closed."""
    del corpus
    for text in texts_of(document):
        if "`" in text.raw:
            stray = without_code(text.raw).find("`")
            if stray >= 0:
                yield at_line(document, text, stray)


@page_rule("M233", Family.MARKDOWN, Grade.ERROR)
def braces_are_understood(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Braces with an id or a class stand where the engine takes them: at the end of a heading."""
    del corpus
    for text in texts_of(document):
        if text.role is Role.HEADING or "{" not in text.raw:
            continue
        rest = QUOTE.sub(lambda quote: blanked(quote[0]), without_code(text.raw))
        stray = STRAY_BRACES.search(rest)
        if stray:
            place = text.at(stray.start())
            line = document.line(place.line)
            mended = line.replace(stray[0], "").rstrip()
            yield Found(place, {}, line.strip(), mended)
