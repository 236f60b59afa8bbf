"""Answers made ready to be sent: bytes, and how to send them."""

import gzip
import zlib
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from random import Random

from testweb.house import House
from testweb.model import Answer, When
from testweb.pages import file_page, filled, topic_page
from testweb.subject import Subject

BOMB_BYTES = 96 * 1024 * 1024
CHUNK = 4096
NO_REASON = "Unofficial"
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""
NOISE = Random(3).randbytes(5000)  # noqa: S311 - nothing secret
BINARY = {
    "pdf": PDF + b"%" + b"x" * 6000 + b"\n",
    "docx": b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + NOISE,
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + NOISE,
    "noise": b"\xfd\x00\x01" + NOISE,
}


@dataclass(frozen=True)
class Reply:
    """One answer. `head` lacks the empty line that ends it."""

    when: When
    act: str
    head: bytes = field(repr=False)
    body: bytes = field(repr=False)
    status: int = 200
    delay: float = 0.0
    retry_in: float | None = None


def make_reply(answer: Answer, subject: Subject, house: House, values: dict[str, str]) -> Reply:
    """Make an answer of a case ready."""
    plain = _plain(answer, subject, house, values)
    body = _packed(plain, answer.pack)
    head = _head(answer, body, values)
    if answer.framing == "chunked":
        body = _chunked(body)
    return Reply(answer.when, answer.act, head, body, answer.status, answer.delay, answer.retry_in)


def _plain(answer: Answer, subject: Subject, house: House, values: dict[str, str]) -> bytes:
    if answer.binary:
        return BINARY[answer.binary]
    if answer.page is not None:
        text = topic_page(answer.page, subject, house, values)
    elif answer.file:
        text = file_page(answer.file, subject, values)
    else:
        text = filled(answer.body, values)
    return text.encode(answer.charset, "xmlcharrefreplace")


def _packed(body: bytes, pack: str) -> bytes:
    if pack == "bomb":
        return gzip.compress(body, 1, mtime=0) + _bomb()
    if pack == "gzip":
        return gzip.compress(body, 6, mtime=0)
    return zlib.compress(body) if pack == "deflate" else body


@cache
def _bomb() -> bytes:
    return gzip.compress(bytes(BOMB_BYTES), 9, mtime=0)


def _chunked(body: bytes) -> bytes:
    parts = [body[at : at + CHUNK] for at in range(0, len(body), CHUNK)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def _head(answer: Answer, body: bytes, values: dict[str, str]) -> bytes:
    headers = {"Server": "web", "Connection": "close", "Content-Type": "text/html; charset=utf-8"}
    if answer.framing == "length" and answer.act != "endless":
        headers["Content-Length"] = str(len(body) + answer.lie)
    elif answer.framing == "chunked":
        headers["Transfer-Encoding"] = "chunked"
    if answer.pack:
        headers["Content-Encoding"] = answer.pack.replace("bomb", "gzip")
    if answer.to:
        headers["Location"] = filled(answer.to, values)
    headers |= {name: filled(text, values) for name, text in answer.headers.items()}
    try:
        reason = HTTPStatus(answer.status).phrase
    except ValueError:
        reason = NO_REASON
    lines = [f"HTTP/1.1 {answer.status} {reason}", *(f"{name}: {text}" for name, text in headers.items() if text)]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")
