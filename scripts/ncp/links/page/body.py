"""A body becomes a PageView: by its first bytes, whatever the server calls it."""

from email.message import Message
from functools import lru_cache

from ncp.links.observation import ContentKind, PageView
from ncp.links.page.decode import looks_like_text, text_of, unpacked
from ncp.links.page.html import read_html
from ncp.links.page.window import worth_decoding

PDF = b"%PDF-"
HTML_TYPES = {"text/html", "application/xhtml+xml", ""}
HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<meta", b"<!--")
START = 1024


@lru_cache(maxsize=256)
def media_type(header: str) -> tuple[str, str]:
    """Give (type, charset) of a Content-Type header, in small letters; empty where it says nothing."""
    message = Message()
    message["content-type"] = header.replace("\n", " ").replace("\r", " ")
    try:
        charset = str(message.get_param("charset") or "")
    except (ValueError, LookupError):
        charset = ""
    return header.partition(";")[0].strip().lower(), charset.strip("\"' ").lower()


def read_body(body: bytes, content_type: str, encoding: str, limit: int, *, with_ids: bool) -> PageView:
    """Read a body of at most `limit` decoded bytes."""
    decoded = unpacked(body, encoding, limit)
    if decoded is None:
        return PageView(ContentKind.UNREADABLE, len(body))
    if not decoded or decoded.isspace():
        return PageView(ContentKind.EMPTY)
    kind, charset = media_type(content_type)
    if decoded[:START].lstrip().startswith(PDF):
        return PageView(ContentKind.PDF, len(decoded))
    if is_html(decoded, kind):
        return read_html(text_of(worth_decoding(decoded), charset), len(decoded), with_ids=with_ids)
    is_text = kind.startswith("text/") or kind.endswith("json")
    text = text_of(decoded, charset) if is_text and looks_like_text(decoded) else ""
    if kind in HTML_TYPES and not text and not looks_like_text(decoded):
        return PageView(ContentKind.UNREADABLE, len(decoded))
    return PageView(ContentKind.OTHER, len(decoded), text=text, main=text)


def is_html(decoded: bytes, kind: str) -> bool:
    """Say whether a body is HTML: by its beginning, or because the server says so and it is text."""
    start = decoded[:START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(HTML_STARTS) or start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"<html" in start or b"<title" in start:
        return not start.startswith(b"<?xml") or b"<html" in start
    return kind in HTML_TYPES and looks_like_text(decoded)


def wants_whole(first: bytes, kind: str, encoding: str) -> bool:
    """Say whether more of a body is worth reading: of HTML all, of anything else only the beginning."""
    if kind in HTML_TYPES or (encoding and encoding != "identity"):
        return True
    return is_html(first, kind) or kind.startswith("text/") or kind.endswith("json")
