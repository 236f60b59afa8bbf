"""The lines that tell machines what a page is: canonical address, alternates, robots."""

import html
from collections.abc import Iterable

END_OF_HEAD = "</head>"
KEEP_OUT = '<meta name="robots" content="noindex, nofollow">'


def canonical_link(address: str) -> str:
    """Give the line that names the page's own address."""
    return f'<link rel="canonical" href="{html.escape(address)}">'


def alternate_links(alternates: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Give the lines that name the page's versions in other languages, itself included."""
    return tuple(
        f'<link rel="alternate" hreflang="{code}" href="{html.escape(address)}">' for code, address in alternates
    )


def with_head_lines(document: str, lines: Iterable[str]) -> str:
    """Give the document with lines added at the end of its head.

    Raises:
        ValueError: the document has no head.
    """
    before, end, after = document.partition(END_OF_HEAD)
    if not end:
        raise ValueError(END_OF_HEAD)
    return before + "".join(f"{line}\n" for line in lines) + end + after
