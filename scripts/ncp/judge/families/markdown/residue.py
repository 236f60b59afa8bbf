"""What is left of a text when everything that Markdown understands is taken out: signs that a reader would see."""

import re
from collections.abc import Iterator

from ncp.judge.registry import Found
from ncp.read.markdown.values import NOT_PROSE, Document, Role, Text, blanked

WRITTEN = (Role.PARAGRAPH, Role.HEADING, Role.CELL, Role.BOX_TITLE)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\1).)+?(?<!`)\1(?!`)", re.DOTALL)
ESCAPED = re.compile(r"\\[\\`*_{}\[\]()#+\-.!|<>~]")
QUOTE = re.compile(r"\{\{[^{}\n]*\}\}")
LINK = re.compile(
    r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
    r"(?:\((?:[^\s()]|\([^\s()]*\)| (?=[^()]*\}\}))*(?:\s+\"[^\"]*\")?\s*\)|\[[^\[\]\n]*\]|:(?=\s))"
)
STRONG = re.compile(r"\*\*(?=[^\s*])((?:(?!\*\*).)+?)(?<=[^\s*])\*\*(?!\*)", re.DOTALL)
EMPHASIS = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![*\w])")

UNDERLINED = re.compile(r"(?<![\w_])(__?)(?=[^\s_])([^_]+?)(?<=[^\s_])\1(?![\w_])")


def texts_of(document: Document) -> Iterator[Text]:
    """Give the texts of a page in which signs can be left over."""
    return (text for text in document.texts if text.role in WRITTEN)


def without_code(raw: str) -> str:
    """Blank escaped signs and code spans; offsets stay."""
    plain = ESCAPED.sub("  ", raw) if "\\" in raw else raw
    return CODE_SPAN.sub(lambda code: blanked(code[0]), plain) if "`" in plain else plain


def without_links(raw: str) -> str:
    """Blank everything that is understood but bold and italics; the words of links go, too."""
    plain = QUOTE.sub(lambda quote: "x" * len(quote[0]), without_code(raw))
    plain = LINK.sub(lambda link: blanked(link[0]), plain) if "[" in plain else plain
    return NOT_PROSE.sub(lambda hidden: blanked(hidden[0]), plain)


def without_emphasis(raw: str) -> str:
    """Blank the stars of whole bold and italics; the words stay."""
    plain = STRONG.sub(r"  \1  ", without_code(raw))
    plain = EMPHASIS.sub(r" \1 ", plain)
    return (
        UNDERLINED.sub(lambda found: f"{blanked(found[1])}{found[2]}{blanked(found[1])}", plain)
        if "_" in plain
        else plain
    )


def at_line(document: Document, text: Text, offset: int, mended: str | None = None) -> Found:
    """Give a finding at a sign of a text; the reader would see the line as it stands."""
    place = text.at(offset)
    line = document.line(place.line)
    return Found(place, {}, shown=line.strip(), corrected=mended)
