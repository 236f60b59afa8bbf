"""What only paper needs: the address of the page, and those of the pages that it leads to."""

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from ncp.finish.tables import TAG
from ncp.read.words import PageWords

ARTICLE = re.compile(r"<article\b.*?(?=<nav class=\"ncp-steps\"|<p class=\"ncp-dates\"|</article>)", re.DOTALL)
LINK = re.compile(r'<a\b[^>]*?href="(?P<address>[^"#][^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)
CONTENTS = re.compile(r'<nav class="ncp-contents".*?</nav>', re.DOTALL)
END = "</article>"
ELSEWHERE = ("tel:", "mailto:", "javascript:")
"""A phone and an e-mail address are written out already."""


def with_printed_links(document: str, address: str, words: PageWords) -> str:
    """Give the document with its own address and the list of its links at the end of the article, for print only.

    `address` is the page's absolute address; each page that it leads to is listed once, by the first words that do.
    """
    article = ARTICLE.search(document)
    if not article:
        return document
    rows = "".join(f"\n<li>{said}: {target}</li>" for target, said in _links(article[0], address))
    links = f"\n<p>{html.escape(words.printed_links)}</p>\n<ol>{rows}\n</ol>" if rows else ""
    printed = f'<div class="ncp-print">\n<p>{html.escape(words.printed_address)}: {html.escape(address)}</p>{links}\n</div>\n'
    before, end, after = document.rpartition(END)
    return before + printed + end + after


def _links(article: str, address: str) -> Iterator[tuple[str, str]]:
    """Give (absolute address, words) of each page that the text leads to, once."""
    seen = {address}
    for link in LINK.finditer(CONTENTS.sub("", article)):
        if link["address"].startswith(ELSEWHERE):
            continue
        target = urljoin(address, html.unescape(link["address"])).partition("#")[0]
        if target not in seen:
            seen.add(target)
            yield html.escape(target), TAG.sub("", link["words"])
