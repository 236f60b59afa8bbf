"""The frame of every HTML page that the tools write for editors: no script, nothing fetched from elsewhere."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape

from ncp.links.say.page_style import STYLE

STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEAD = f"""<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{STYLE_HASH}'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<style>{STYLE}</style>"""


def page(language: str, title: str, body: Iterable[str]) -> Iterator[str]:
    """Give a page in pieces; `title` is text, `body` is HTML."""
    yield f'<!doctype html>\n<html lang="{language}">\n<head>\n{HEAD}\n<title>{escape(title)}</title>\n</head>\n'
    yield f"<body>\n<main>\n<h1>{escape(title)}</h1>\n"
    yield from body
    yield "</main>\n</body>\n</html>\n"


def table(caption: str, names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Give a table; caption and names are text, cells are HTML, the first cell of a row is its header."""
    heads = "".join(f'<th role="columnheader" scope="col">{escape(name)}</th>' for name in names)
    yield f'<table role="table"><caption>{escape(caption)}</caption><thead role="rowgroup"><tr role="row">'
    yield f'{heads}</tr></thead><tbody role="rowgroup">\n'
    for first, *others in rows:
        cells = (
            f'<td role="cell" data-name="{escape(name)}">{cell}</td>'
            for name, cell in zip(names[1:], others, strict=True)
        )
        yield f'<tr role="row"><th role="rowheader" scope="row">{first}</th>{"".join(cells)}</tr>\n'
    yield "</tbody></table>\n"
