"""The rehearsals as one page for people."""

from collections.abc import Iterator, Sequence
from html import escape

from ncp.say.language import editor_language
from ncp.say.page import page, table
from ncp.say.report import printable
from ncp.way_out.model import Rehearsal
from ncp.way_out.say.words import remarks, say, sums


def html_report(rehearsals: Sequence[Rehearsal]) -> Iterator[str]:
    """Give the page in pieces: a chapter an engine, in it a table a kind of difference."""
    return page(editor_language(), say("title"), _body(rehearsals))


def _body(rehearsals: Sequence[Rehearsal]) -> Iterator[str]:
    for found in rehearsals:
        yield f"<h2>{escape(found.engine)} {escape(found.version)}</h2>\n"
        yield f"<p><strong>{escape(sums(found))}</strong></p>\n"
        yield "<ul>" + "".join(f"<li>{escape(remark)}</li>" for remark in remarks(found)) + "</ul>\n"
        yield from _tables(found)


def _tables(found: Rehearsal) -> Iterator[str]:
    names = (say("page"), say("ours"), say("theirs"))
    for kind, number in found.compared.by_kind.items():
        rows = [
            (_code(f"/{one.url}"), _content(one.ours), _content(one.theirs))
            for one in found.compared.differences
            if one.kind is kind
        ]
        yield from table(f"{say(f'kind_{kind}')}: {number}", names, rows)
    if found.compared.broken:
        points = "".join(f"<li>{_code(entry)}</li>" for entry in found.compared.broken)
        yield f"<h3>{escape(say('broken'))}: {len(found.compared.broken)}</h3>\n<ul>{points}</ul>\n"


def _code(text: str) -> str:
    return f"<code>{escape(printable(text))}</code>"


def _content(text: str) -> str:
    """Give a text of the site, whatever its language."""
    return f'<bdi lang="">{escape(printable(text))}</bdi>'
