"""The comparison as Markdown, for the summary of a proposal: bounded, and nothing that it quotes comes alive.

Texts of pages stand in fenced blocks whose fence is longer than any row of backticks inside, so that a proposal of
whomever cannot put links, pictures or mentions into the summary.
"""

import re
from collections.abc import Iterable, Iterator

from ncp.compare.model import Change, Comparison
from ncp.compare.say.lines import change_lines
from ncp.compare.say.words import frame_said, language_said, page_said, say, told_languages
from ncp.links.say.markdown import code_span

ROOM = 400_000
"""Bytes of the report: a summary may hold a mebibyte in all, and browsers grow slow before that."""
PAGE_ROOM = 20_000
"""Bytes of one page: a new page must not hide what changed on the others."""
LONGEST = 1200
"""Signs of one paragraph that are shown."""
FENCE = re.compile("`{3,}")


def markdown_report(comparison: Comparison, room: int = ROOM) -> Iterator[str]:
    """Give the report in pieces; what has no room is counted."""
    yield f"# {say('title')}\n\n"
    if comparison.is_empty:
        yield f"{say('nothing')}\n"
    else:
        languages = told_languages(comparison)
        yield "".join(f"- {language_said(comparison, language)}\n" for language in languages)
        yield from _bounded(comparison, languages, room)


def _bounded(comparison: Comparison, languages: Iterable[str], room: int) -> Iterator[str]:
    left_out = 0
    for language in languages:
        yield f"\n## {code_span(language or say('root'))}\n"
        for piece in _pieces(comparison, language):
            size = len(piece.encode())
            if size <= room:
                room -= size
                yield piece
            else:
                left_out += 1
    if left_out:
        yield f"\n**{say('cut', number=left_out)}**\n"


def _pieces(comparison: Comparison, language: str) -> Iterator[str]:
    """Give a piece for each page, then one for what stands around them."""
    for page in comparison.of(language):
        yield _piece(page_said(page), page.changes)
    frame = comparison.frames.get(language)
    if frame:
        yield _piece(frame_said(frame), frame.changes)


def _piece(title: str, changes: tuple[Change, ...]) -> str:
    lines = list(_short(change_lines(changes, LONGEST)))
    rows = max((len(found[0]) for line in lines for found in FENCE.finditer(line)), default=2)
    fence = "`" * (rows + 1)
    return f"\n{code_span(title)}\n\n{fence}diff\n" + "".join(f"{line}\n" for line in lines) + f"{fence}\n"


def _short(lines: Iterator[str]) -> Iterator[str]:
    """Give as many lines as a page has room for, and say how many have none."""
    room, hidden = PAGE_ROOM, 0
    for line in lines:
        room -= len(line.encode())
        if room > 0:
            yield line
        else:
            hidden += 1
    if hidden:
        yield f"… {say('hidden', number=hidden)}"
