"""Rules about addresses that work for nobody, or only on the machine of whoever wrote them."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, built_page_rule
from ncp.problems import Grade
from ncp.read.built import BuiltPage

NOWHERE = frozenset({"javascript", "vbscript", "file", "data", "about", "blob"})
"""Kinds of addresses that open nothing, or a file of one machine."""
DRIVE = re.compile(r"[A-Za-z]:")
HERE = re.compile(r"localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|::1|(?:[\w-]+\.)+local")
PHONE = re.compile(r"\+?[\d().;=a-z%-]*\d[\d().;=a-z%-]*")
MAILBOX = re.compile(r"[^@\s,;?]+@[^@\s,;?]+\.[^@\s,;?.]+")
SIGNS = re.compile(r"[\s<>{}\"|\\^`]")
"""What no address holds unless it is written as % and a number."""


@built_page_rule("B277", Family.BUILT, Grade.ERROR)
def links_have_an_address_that_works(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """A link has an address, of a kind that opens for every reader."""
    del corpus
    for link in page.named("a", "area"):
        address = link.attributes.get("href")
        if address is not None and not works(address.strip()):
            yield Found(page.at(link), {"target": address})


def works(address: str) -> bool:
    """Say whether an address may lead somewhere on the machine of any reader; nothing is fetched."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    if not address or parts.scheme in NOWHERE or SIGNS.search(address) or DRIVE.match(address):
        return False
    if parts.scheme in {"http", "https"}:
        return bool(host) and not HERE.fullmatch(host) and ("." in host or ":" in host)
    if parts.scheme == "mailto":
        boxes = parts.path.replace("%40", "@").split(",")
        return "to=" in parts.query or all(MAILBOX.fullmatch(box) for box in boxes)
    return parts.scheme not in {"tel", "sms"} or bool(PHONE.fullmatch(parts.path))
