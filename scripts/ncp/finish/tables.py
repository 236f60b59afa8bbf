"""Tables that a phone and a screen reader can cope with: a frame that scrolls and can be reached by keyboard."""

import re

PIECE = re.compile(
    r"<h[1-6][^<>]{0,300}>(?P<heading>.{0,2000}?)</h[1-6]>"
    r"|(?P<opening><table>)|(?P<header><th(?=[ >]))|(?P<closing></table>)",
    re.DOTALL,
)
TAG = re.compile(r"<[^>]+>")


def with_table_frames(document: str) -> str:
    """Give the document with each table in a frame named after the heading above it, its headers tied to columns."""
    heading = ""

    def rewrite(piece: re.Match[str]) -> str:
        nonlocal heading
        if piece["opening"]:
            return f'<div class="ncp-table" role="region" tabindex="0" aria-label="{heading}">\n<table>'
        if piece["header"]:
            return '<th scope="col"'
        if piece["closing"]:
            return "</table>\n</div>"
        heading = TAG.sub("", piece["heading"]).replace('"', "&quot;").strip()
        return piece[0]

    return PIECE.sub(rewrite, document)
