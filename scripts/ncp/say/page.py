"""The frame of every HTML page that the tools write for editors: no script, nothing fetched from elsewhere."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from ncp.say.page_style import STYLE

STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEAD = f"""<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{STYLE_HASH}'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<style>{STYLE}</style>"""


PICTURES = HEAD.replace("default-src 'none';", "default-src 'none'; img-src data:;")
"""For a page that holds pictures in itself."""


def page(language: str, title: str, body: Iterable[str], head: str = HEAD) -> Iterator[str]:
    """Give a page in pieces; `title` is text, `body` is HTML."""
    yield f'<!doctype html>\n<html lang="{language}">\n<head>\n{head}\n<title>{escape(title)}</title>\n</head>\n'
    yield f"<body>\n<main>\n<h1>{escape(title)}</h1>\n"
    yield from body
    yield "</main>\n</body>\n</html>\n"


def table(caption: str, names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Give a table; caption and names are text, cells are HTML, the first cell of a row is its header."""
    heads = [escape(name) for name in names]
    yield table_head(escape(caption), heads)
    yield from (row(heads, *cells) for cells in rows)
    yield "</tbody></table>\n"


def table_head(caption: str, names: Sequence[str]) -> str:
    """Give the beginning of a table, of HTML; the roles keep it one where a phone shows its rows as cards."""
    heads = "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in names)
    start = f'<table role="table"><caption>{caption}</caption><thead role="rowgroup"><tr role="row">'
    return f'{start}{heads}</tr></thead><tbody role="rowgroup">\n'


def row(names: Sequence[str], first: str, *others: str) -> str:
    """Give a row, of HTML; each cell knows the name of its column."""
    cells = "".join(
        f'<td role="cell" data-name="{name}">{cell}</td>' for name, cell in zip(names[1:], others, strict=True)
    )
    return f'<tr role="row"><th role="rowheader" scope="row">{first}</th>{cells}</tr>\n'
