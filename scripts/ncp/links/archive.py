"""Copies of dead pages in the web archive; the archive is asked only if the editor allows it."""

import json
from urllib.parse import quote

from ncp.links.address import web_address
from ncp.links.web.client import Asks, Wish
from ncp.links.web.cookies import Cookies

AVAILABILITY = "https://archive.org/wayback/available?url="


async def newest_copy(asks: Asks, url: str, service: str = AVAILABILITY) -> str | None:
    """Give the address of the newest copy that the archive has of a page; None if it has none, or does not say."""
    answer = await asks.ask(Wish(web_address(service + quote(url, safe=":/?=@!$'()*,;~"))), Cookies())
    try:
        closest = json.loads(answer.page.text if answer.page else "")["archived_snapshots"]["closest"]
        return str(closest["url"]) if closest["available"] else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
