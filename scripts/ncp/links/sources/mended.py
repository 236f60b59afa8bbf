"""Slips of the pen in an address: what is wrong with it, and how it was meant."""

import re
from collections.abc import Callable

from ncp.links.address import DEFAULT_PORTS, BadAddress, web_address

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]|^[\u00a0\u202f\\s]+|[\u00a0\u202f\\s]+$|[\u00a0\u202f]")
"""Signs without width, blanks around an address, and blanks that do not break a line."""
MARKS = "\"'<>\u201c\u201d\u201e\u201a\u2018\u2019\u00ab\u00bb"
AT_THE_END = MARKS.replace("'", "")
SCHEME = re.compile(r"(?P<word>[a-z]{3,7})(?P<colon>[:;.,]?)(?P<slashes>[/\\]{1,4})(?=[^/\\])", re.IGNORECASE)
LETTERS = frozenset("htps")
BARE_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(:[0-9]+)?([/?#]\S*)?", re.IGNORECASE)
HOST_WITH_BLANK = re.compile(r"(?P<scheme>https?://)(?P<host>[^/?#]*)", re.IGNORECASE)


def slip_of(url: str) -> tuple[str, str] | None:
    """Give the code of the first slip in a web address, and the address mended; None if there is none.

    An address that stays unusable with all slips mended is not guessed at.
    """
    if url.lower().startswith(("mailto:", "tel:")):
        return None
    codes, mended = [], url
    for code, mend in SLIPS:
        better = mend(mended)
        if better != mended:
            codes.append(code)
            mended = better
    return (codes[0], mended) if codes and _usable(mended) else None


def _usable(url: str) -> bool:
    try:
        return "." in web_address(url).host
    except BadAddress:
        return False


def _without_invisible(url: str) -> str:
    return INVISIBLE.sub("", url)


def _without_marks(url: str) -> str:
    """Take quotation marks and angle brackets away around an address, but not an apostrophe that may end one.

    Marks that are opened within the address belong to it, as in `?q="words"`.
    """
    if url[:1] in MARKS:
        return url.strip(MARKS)
    better = url.rstrip(AT_THE_END)
    return url if set(AT_THE_END) & set(better) else better


def _with_scheme_mended(url: str) -> str:
    """Mend `htps://`, `https:/`, `https//` and the like; other schemes stay."""
    match = SCHEME.match(url)
    if match is None or not set(match["word"].lower()) <= LETTERS:
        return url
    scheme = "https" if match["word"].lower().endswith("s") else "http"
    exact = match["word"].lower() in DEFAULT_PORTS and (match["colon"], len(match["slashes"])) == (":", 2)
    return url if exact else f"{scheme}://{url[match.end() :]}"


def _with_scheme(url: str) -> str:
    return f"https://{url}" if BARE_HOST.fullmatch(url) else url


def _without_blanks(url: str) -> str:
    """A blank in the name of the host has no meaning; behind it, it is written %20."""
    joined = HOST_WITH_BLANK.sub(lambda match: match["scheme"] + re.sub(r"\s", "", match["host"]), url, count=1)
    return re.sub(r"\s", "%20", joined)


SLIPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("K019", _without_invisible),
    ("K018", _without_marks),
    ("K021", _with_scheme_mended),
    ("K020", _with_scheme),
    ("K022", _without_blanks),
)
"""Code of the sentence → what mends it; in this order."""
