"""Old addresses on hosts that follow no redirects, and old headings on every host."""

import html
import posixpath
import re
from pathlib import Path

from ncp.finish.head import KEEP_OUT
from ncp.read.built import FORWARDS, INDEX
from ncp.read.contract import Redirects

TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
LANGUAGE = re.compile(r"<html[^>]*\slang=\"?([A-Za-z-]+)")
PAGES = ("/", ".html")
"""How the addresses of pages end; a reader who asks for data cannot be sent on by a page."""


def apply_redirects(redirects: Redirects, folder: Path) -> None:
    """Write a page that leads on at each old address, and a mark at the heading that took an old one's place.

    What does not fit together is left out: the promises tell of it.
    """
    for old, new in redirects.pages.items():
        target, page = file_at(folder, new), file_at(folder, old)
        if old.endswith(PAGES) and target.is_file() and not page.exists():
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(leading_page(old, new, target.read_text(encoding="utf-8")).encode())
    for old, new in redirects.headings.items():
        page = file_at(folder, old)
        if page.is_file():
            document = page.read_text(encoding="utf-8")
            marked = with_mark(document, old.partition("#")[2], new.partition("#")[2])
            if marked != document:
                page.write_bytes(marked.encode())


def file_at(folder: Path, address: str) -> Path:
    """Give the file that an address of the site leads to."""
    path = address.partition("#")[0].lstrip("/")
    return folder / (f"{path}{INDEX}" if not path or path.endswith("/") else path)


def leading_page(old: str, new: str, target: str) -> str:
    """Write a page that leads from an old address to its successor, by itself or by a click, without a script."""
    title = TITLE.search(target)
    language = LANGUAGE.search(target)
    name = title[1].strip() if title else html.escape(new)
    way = html.escape(relative(old, new))
    return (
        f'<!doctype html>\n<html lang="{language[1] if language else ""}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{name}</title>\n'
        f'<meta {FORWARDS} content="0; url={way}">\n<link rel="canonical" href="{way}">\n{KEEP_OUT}\n</head>\n'
        f'<body>\n<main>\n<p><a href="{way}">{name}</a></p>\n</main>\n</body>\n</html>\n'
    )


def relative(old: str, new: str) -> str:
    """Give the way from an old address to a new one; it works in a subfolder of a host, too."""
    path, mark, heading = new.partition("#")
    way = posixpath.relpath(path, posixpath.dirname(old))
    return f"{way}{'/' if path.endswith('/') else ''}{mark}{heading}"


def with_mark(document: str, old: str, new: str) -> str:
    """Put a mark with an old id before the heading that has the new one; a page that has the old id stays."""
    if re.search(rf"\sid=[\"']?{re.escape(old)}[\"'\s>]", document):
        return document
    heading = re.compile(rf"<h[1-6]\b[^>]*?\sid=[\"']?{re.escape(new)}[\"'\s>]")
    return heading.sub(lambda found: f'<span id="{old}"></span>{found[0]}', document, count=1)
