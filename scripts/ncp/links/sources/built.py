"""Outside links of a built site: what readers can really click on, whichever way it came into the page."""

import html
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from ncp.links.model import Source
from ncp.problems import Place
from ncp.read.text_file import place_at

OUTSIDE = ("http://", "https://", "mailto:", "tel:")
LINKS = "a[href], area[href]"
OF_OURS = ".ncp-unavailable"
"""What stands beside a link that is not available: the archive's address is the tool's own."""


def built_addresses(site: Path, own: str) -> Iterator[tuple[str, Source]]:
    """Give every outside address of a built site, with its place; `own` is the site's own address."""
    host = urlsplit(own).netloc
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8", errors="replace")
        name = path.as_posix()
        tree = LexborHTMLParser(text)
        for node in tree.css(OF_OURS):
            node.decompose()
        for url in dict.fromkeys(node.attributes.get("href") or "" for node in tree.css(LINKS)):
            if url.startswith(OUTSIDE) and host_of(url) != host:
                offset = max(text.find(html.escape(url, quote=False)), text.find(url), 0)
                place = place_at(name, text, offset)
                yield url, Source(Place(name, place.line, place.column), (path.relative_to(site).as_posix(),))


def host_of(url: str) -> str:
    """Give host and port of an address; empty if it cannot be understood."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""
