"""Speaks HTTP/1.1, or deliberately something else: one request a connection."""

import asyncio
import socket
import struct
from collections.abc import Callable
from email.utils import formatdate
from math import ceil
from time import time

from testweb.answers import Answers, Request, read_request
from testweb.reply import Reply

END = b"\r\n\r\n"
HEAD_LIMIT = 64 * 1024
PIECE = b"<p>" + b"endless and endless " * 3276 + b"</p>\n"
PIECE_EVERY = 0.004
DRIPS = 12
DRIP_EVERY = 0.15
TRICKLE_EVERY = 1.0
GARBAGE = b"\x15\x03\x01\x00\x02\x02\x28 \xff\xfe\x00SSH-2.0-nonsense\r\n" * 20
LONGEST_HOLD = 30.0
"""Seconds of a `Retry-After` beyond which coming back early is no offence."""


class Wire(asyncio.Protocol):
    """One connection."""

    def __init__(self, answers: Answers, scheme: str) -> None:
        self.answers = answers
        self.scheme = scheme
        self.received = b""
        self.ip = ""
        self.counted = False
        self.timer: asyncio.TimerHandle | None = None
        self.full = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Note where somebody came."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.ip, self.port = transport.get_extra_info("sockname")[:2]

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop whatever was going on."""
        del exc
        if self.timer:
            self.timer.cancel()
        self._ends()

    def pause_writing(self) -> None:
        """Wait: the other side does not read."""
        self.full = True

    def resume_writing(self) -> None:
        """Go on."""
        self.full = False

    def data_received(self, data: bytes) -> None:
        """Answer as soon as the head is complete."""
        if self.counted or len(self.received) > HEAD_LIMIT:
            return
        self.received += data
        if END not in self.received and not self.received.startswith(b"\x16"):
            return
        request = read_request(self.received.partition(END)[0])
        authority = f"{self.ip}:{self.port}"
        self.counted = True
        url = f"{self.scheme}://{authority}{request.path}"
        self.answers.meter.begins(self.ip, url, request.agent, request.method)
        self._answer(request, self.answers.find(authority, request))

    def _answer(self, request: Request, reply: Reply | None) -> None:
        if reply is None:
            self._send(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        elif reply.delay:
            self._later(reply.delay, lambda: self._act(request, reply))
        else:
            self._act(request, reply)

    def _act(self, request: Request, reply: Reply) -> None:
        head, body = self._head(reply), b"" if request.method == "HEAD" else reply.body
        match reply.act:
            case "answer":
                self._send(head + body)
            case "drop":
                self.transport.close()
            case "reset":
                self._reset()
            case "garbage":
                self._send(GARBAGE)
            case "stall":
                self.transport.write(head)
            case "drip" | "trickle" | "endless":
                self.transport.write(head)
                self._slowly(reply.act, body)
            case _:
                pass  # silence

    def _head(self, reply: Reply) -> bytes:
        wait = reply.retry_in or _retry_after(reply.head)
        self.answers.meter.answered(self.ip, reply.status, wait if wait < LONGEST_HOLD else 0.0)
        if reply.retry_in is None:
            return reply.head + b"\r\n"
        moment = formatdate(ceil(time() + reply.retry_in), usegmt=True)
        return reply.head + f"Retry-After: {moment}\r\n\r\n".encode("ascii")

    def _slowly(self, act: str, body: bytes) -> None:
        if act == "endless":
            self.transport.write(body)
            self._endlessly()
        elif act == "trickle":
            self._trickle(body)
        else:
            size = max(1, -(-len(body) // DRIPS))
            self._drip([body[at : at + size] for at in range(0, len(body), size)])

    def _endlessly(self) -> None:
        if not self.full:
            self.transport.write(PIECE)
        self._later(PIECE_EVERY, self._endlessly)

    def _trickle(self, body: bytes) -> None:
        self.transport.write(body[:1] or b" ")
        self._later(TRICKLE_EVERY, lambda: self._trickle(body[1:]))

    def _drip(self, pieces: list[bytes]) -> None:
        if pieces:
            self.transport.write(pieces[0])
            self._later(DRIP_EVERY, lambda: self._drip(pieces[1:]))
        else:
            self._send(b"")

    def _later(self, seconds: float, act: Callable[[], None]) -> None:
        self.timer = asyncio.get_running_loop().call_later(seconds, act)

    def _send(self, data: bytes) -> None:
        self.transport.write(data)
        self._ends()
        self.transport.close()

    def _reset(self) -> None:
        sock = self.transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()

    def _ends(self) -> None:
        if self.counted and self.ip:
            self.answers.meter.ends(self.ip)
            self.ip = ""


def _retry_after(head: bytes) -> float:
    text = head.partition(b"Retry-After: ")[2].partition(b"\r\n")[0]
    return float(text) if text.isdigit() else 0.0
