"""Bytes become text, whatever the server says of them: bounded, and never an exception for nonsense."""

import codecs
import re
import zlib

import brotli

GZIP = b"\x1f\x8b"
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
HEAD_BYTES = 4096
BALTIC_AND_OTHERS = ("windows-1257", "windows-1252")
OF_PYTHON = ("unicode_escape", "unicode-escape", "raw_unicode_escape", "raw-unicode-escape", "idna", "punycode")
"""Text codecs of Python's own, which no page is written in."""
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def unpacked(body: bytes, encoding: str, limit: int) -> bytes | None:
    """Undo the content encoding, up to `limit` bytes; None if it cannot be undone.

    What is not packed although the server says so, or packed although it does not, is taken for what it is.
    """
    names = [name.strip().lower() for name in encoding.split(",")]
    for name in reversed(names):
        if name in {"gzip", "x-gzip", "deflate"} or body.startswith(GZIP):
            body = _inflated(body, limit)
        elif name == "br":
            unbrotlied = _unbrotlied(body, limit)
            if unbrotlied is None and not looks_like_text(body):
                return None
            body = body if unbrotlied is None else unbrotlied
        elif name == "zstd" and not looks_like_text(body):
            return None  # never asked for
    return _inflated(body, limit) if body.startswith(GZIP) else body[:limit]


def _inflated(body: bytes, limit: int) -> bytes:
    """Inflate gzip, zlib or raw deflate as far as it goes; plain text comes back as it is."""
    for window in (47, -15):  # gzip or zlib by their header, then raw deflate
        try:
            return zlib.decompressobj(window).decompress(body, limit)
        except zlib.error:
            if looks_like_text(body):
                break
    return body[:limit]


def _unbrotlied(body: bytes, limit: int) -> bytes | None:
    try:
        return bytes(brotli.Decompressor().process(body, output_buffer_limit=limit)[:limit])
    except brotli.error:
        return None


def looks_like_text(body: bytes) -> bool:
    """Say whether a body begins like text: no zero bytes, few control characters."""
    start = body[:512]
    control = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in start)  # noqa: PLR2004 - ASCII
    return b"\0" not in start and control * 20 <= len(start)


def text_of(body: bytes, charset: str) -> str:
    """Decode a body: by its mark, as UTF-8 if it is, else as the server or the page says, else as Baltic."""
    for mark, name in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as trouble:
        if trouble.start >= len(body) - 3:  # cut off in the middle of a sign
            return body[: trouble.start].decode("utf-8")
    declared = META_CHARSET.search(body, 0, HEAD_BYTES)
    names = [charset, declared[1].decode("ascii") if declared else "", *BALTIC_AND_OTHERS]
    for name in filter(None, names):
        if (text := _decoded(body, name)) is not None:
            return text
    return body.decode("utf-8", "replace")


def _decoded(body: bytes, name: str) -> str | None:
    """Decode by a named charset; None if there is no such charset, or if it does not fit."""
    try:
        codec = codecs.lookup(name)
        if not codec._is_text_encoding or codec.name in {"utf-8", *OF_PYTHON}:  # noqa: SLF001 - "rot13" is a codec too
            return None
        return body.decode(codec.name)
    except (LookupError, UnicodeError, ValueError):
        return None
