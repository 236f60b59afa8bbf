"""What only paper needs: the address of the page. The list of its links is made by site.js when somebody prints.

A list in each page would make heavy pages heavier for all who never print (by up to 650 bytes, compressed). Where no
script runs, the style sheet writes the addresses of outside links behind them instead.
"""

import html

from ncp.read.words import PageWords

END = "</article>"


def with_printed_address(document: str, address: str, words: PageWords) -> str:
    """Give the document with its own address after the article, for print only.

    `address` is the page's absolute address; the words above the list of links wait there for the script.
    """
    before, end, after = document.rpartition(END)
    said = f"{html.escape(words.printed_address)}: {html.escape(address)}"
    printed = f'<div class="ncp-print" data-links="{html.escape(words.printed_links)}"><p>{said}</p></div>\n'
    return before + end + "\n" + printed + after.removeprefix("\n") if end else document
