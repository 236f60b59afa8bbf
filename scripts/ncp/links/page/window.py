"""How much of a page is parsed: a tree costs forty times its text, and a page of a megabyte is mostly scripts.

What neither shows nor tells anything is cut out first; of what is left a window is parsed, and the rest read roughly.
"""

import html
import re
from dataclasses import dataclass
from typing import AnyStr

WINDOW = 64 * 1024
"""Characters that are parsed."""
LONG = 24 * 1024
"""Characters; a shorter page is parsed as it is."""
KEPT_OF_SCRIPT = 4_000
NOISE = re.compile(
    r"(?P<open><(?P<tag>script|style|svg)\b[^>]{0,2000}>)(?P<inside>.*?)(?=</(?P=tag)\b|\Z)|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
DATA = re.compile(r"data:[\w/+.-]{0,60}(?:;[\w=-]{1,40}){0,3},[^\"')\s>]{200,}")
TAG = re.compile(r"<[^<>]{0,2000}>")
UNSEEN = re.compile(r"<script\b.*?(?:</script[^>]{0,20}>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
TAGGED = re.compile(
    r"<(?:[a-z][^<>]{0,500}?\sid|a\b[^<>]{0,500}?\sname)\s*=\s*(?:\"([^\"<>]{1,200})\"|'([^'<>]{1,200})'|([^\"'\s<>]{1,200}))",
    re.IGNORECASE,
)
ROUGH = 256 * 1024
"""Characters of the rest that are read."""
NOISE_IN_BYTES = re.compile(NOISE.pattern.encode("ascii"), re.IGNORECASE | re.DOTALL)
BLANKS = re.compile(rb"[ \t\r\n]{64,}")
MOST_BYTES = 2 * (WINDOW + ROUGH)
"""Bytes that are decoded: a text takes up to four times its bytes."""


@dataclass(frozen=True)
class Window:
    """A page, cut: what is parsed, and the text and ids of what is not."""

    parsed: str
    rest: str = ""
    ids: frozenset[str] = frozenset()


def worth_decoding(body: bytes) -> bytes:
    """Cut a large body to what may be parsed or read; blanks, of which some send hundreds of megabytes, are none."""
    if len(body) <= LONG:
        return body
    body = BLANKS.sub(b" ", body)
    return body if len(body) <= MOST_BYTES else NOISE_IN_BYTES.sub(_quiet, body)[:MOST_BYTES]


def window_of(text: str) -> Window:
    """Cut a page to what is worth parsing."""
    if len(text) <= LONG:
        return Window(text)
    text = DATA.sub("", NOISE.sub(_quiet, text))
    if len(text) <= WINDOW:
        return Window(text)
    end = max(text.rfind(">", 0, WINDOW) + 1, WINDOW - 2000)
    rest = UNSEEN.sub(" ", text[end : end + ROUGH])
    return Window(text[:end], TAG.sub(" ", rest), written_ids(rest))


def written_ids(text: str) -> frozenset[str]:
    """Give the ids that are written in tags, also in those that a parser drops because they stand in a wrong place."""
    return frozenset(html.unescape(next(filter(None, found))) for found in TAGGED.findall(UNSEEN.sub(" ", text)))


def _quiet(noise: re.Match[AnyStr]) -> AnyStr:
    """Keep the beginning of a script, which may tell how the page is built; drop comments, styles and drawings."""
    nothing = noise.string[:0]
    kept = KEPT_OF_SCRIPT if (noise["tag"] or nothing).lower() in {"script", b"script"} else 0
    return (noise["open"] or nothing) + (noise["inside"] or nothing)[:kept]
