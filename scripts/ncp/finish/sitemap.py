"""sitemap.xml with true alternates and dates, and robots.txt."""

import html
from collections.abc import Iterator

from ncp.finish.addresses import Addresses
from ncp.read.content import Content

OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(content: Content, addresses: Addresses) -> str:
    """Give the sitemap: each true page once, with its last change and all its versions."""
    return OPENING + "".join(_entries(content, addresses)) + "</urlset>\n"


def _entries(content: Content, addresses: Addresses) -> Iterator[str]:
    for pages in content.pages.values():
        for page in pages.values():
            changed = content.changed(page)
            lines = [f"  <loc>{addresses.of(page)}</loc>"]
            lines += [f"  <lastmod>{changed.isoformat()}</lastmod>"] if changed else []
            lines += [
                f'  <xhtml:link rel="alternate" hreflang="{code}" href="{html.escape(address)}"/>'
                for code, address in addresses.alternates(page.name)
            ]
            yield "<url>\n" + "\n".join(lines) + "\n</url>\n"


def robots(content: Content) -> str:
    """Give robots.txt: a draft keeps robots out, an open site names its sitemap."""
    if content.site.is_draft:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {content.site.address}sitemap.xml\n"
