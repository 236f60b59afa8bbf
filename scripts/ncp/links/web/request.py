"""One request, sent once: connect to an address that was judged, ask, read a bounded answer.

h11 speaks HTTP here rather than a whole client: a client sends a dropped request again behind our back, and resolves
names between our check and its connection.
"""

import asyncio
import re
import ssl
from dataclasses import dataclass, field

import h11

from ncp.links.address import Address
from ncp.links.model import Certificate
from ncp.links.page.body import media_type, wants_whole
from ncp.links.web.limits import Limits
from ncp.links.web.proxy import Proxy
from ncp.links.web.tls import certificate_of

CHUNK = 16 * 1024
HEADER_LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:")
LENGTH = b"content-length"
STATUS_LINE = re.compile(rb"HTTP/1\.[01] [1-9][0-9]{2}([ \t]|$)")
END_OF_HEAD = re.compile(rb"\r?\n\r?\n")


class NotHttp(Exception):  # noqa: N818 - becomes a verdict
    """The other side does not speak HTTP, or says something that cannot be understood."""


class ProxyDown(OSError):  # noqa: N818 - becomes a verdict
    """The proxy does not let us through to anybody; that says nothing of the server."""


class Dropped(Exception):  # noqa: N818 - becomes a verdict
    """The connection ended before there was an answer."""


@dataclass
class Received:
    """What has arrived so far; stays usable if the time runs out in the middle of a body."""

    status: int | None = None
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)
    certificate: Certificate | None = None

    def take_body(self) -> bytes:
        """Give the body away: whoever reads it may let go of it."""
        body = bytes(self.body)
        self.body = bytearray()
        return body

    def header(self, name: str) -> str:
        """Give the first header of a name (small letters); empty if there is none."""
        return next((value for key, value in self.headers if key == name), "")

    def all_headers(self, name: str) -> list[str]:
        """Give all headers of a name."""
        return [value for key, value in self.headers if key == name]


@dataclass(frozen=True)
class Ways:
    """How to get there: the judged IP addresses, perhaps a proxy, the TLS context."""

    addresses: tuple[str, ...]
    context: ssl.SSLContext
    proxy: Proxy | None = None


async def exchange(
    address: Address, ways: Ways, headers: list[tuple[str, str]], limits: Limits, received: Received
) -> None:
    """Send one GET and fill `received`.

    Raises:
        OSError, ssl.SSLError, NotHttp, Dropped: no usable answer came.
    """
    reader, writer = await _connect(address, ways)
    try:
        secured = writer.get_extra_info("ssl_object")
        received.certificate = certificate_of(secured.getpeercert()) if secured else None
        connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=limits.head)
        plain_proxy = ways.proxy is not None and address.scheme == "http"
        target = address.document if plain_proxy else address.target
        if plain_proxy and ways.proxy is not None and ways.proxy.authorization:
            headers = [*headers, ("Proxy-Authorization", ways.proxy.authorization)]
        request = h11.Request(method="GET", target=target, headers=[("Host", address.authority), *headers])
        writer.write(connection.send(request) or b"")
        writer.write(connection.send(h11.EndOfMessage()) or b"")
        await writer.drain()
        await _read(reader, connection, limits, received)
    except h11.ProtocolError as trouble:
        raise NotHttp from trouble
    except (ConnectionResetError, BrokenPipeError) as trouble:
        raise Dropped from trouble
    finally:
        writer.transport.abort()


async def _connect(address: Address, ways: Ways) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Connect to the first address that lets us; a certificate that is refused is refused for good."""
    secured = address.scheme == "https"
    trouble: OSError | None = None
    for ip in ways.addresses:
        try:
            if ways.proxy is None:
                name = address.host if secured else None
                context = ways.context if secured else None
                return await asyncio.open_connection(ip, address.port, ssl=context, server_hostname=name)
            return await _through(ways.proxy, ip, address, ways.context if secured else None)
        except ssl.SSLError:
            raise
        except ConnectionResetError as reset:
            raise Dropped from reset
        except OSError as reason:
            trouble = reason
    raise trouble or OSError


async def _through(
    proxy: Proxy, ip: str, address: Address, context: ssl.SSLContext | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Connect through a proxy; for https by CONNECT."""
    try:
        reader, writer = await asyncio.open_connection(ip, proxy.port)
    except OSError as trouble:
        raise ProxyDown from trouble
    if context is None:
        return reader, writer
    secret = f"Proxy-Authorization: {proxy.authorization}\r\n" if proxy.authorization else ""
    where = f"{address.host}:{address.port}" if ":" not in address.host else f"[{address.host}]:{address.port}"
    writer.write(f"CONNECT {where} HTTP/1.1\r\nHost: {where}\r\n{secret}\r\n".encode("ascii"))
    head = await reader.readuntil(b"\r\n\r\n")
    if not re.match(rb"HTTP/1\.[01] 2", head):
        writer.transport.abort()
        raise Dropped
    await writer.start_tls(context, server_hostname=address.host)
    return reader, writer


async def _read(reader: asyncio.StreamReader, connection: h11.Connection, limits: Limits, received: Received) -> None:
    """Read status, headers and a bounded body."""
    connection.receive_data(await _tidy_head(reader, limits))
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            data = await reader.read(CHUNK)
            if not data and received.status is None:
                raise Dropped
            connection.receive_data(data)
        elif isinstance(event, h11.Response):
            received.status = event.status_code
            received.headers = [(name.decode("ascii"), _header_text(value)) for name, value in event.headers]
        elif isinstance(event, h11.Data):
            received.body += event.data
            if _enough(received, limits):
                return
        elif not isinstance(event, h11.InformationalResponse):
            return


def _enough(received: Received, limits: Limits) -> bool:
    if len(received.body) >= limits.body:
        del received.body[limits.body :]
        return True
    kind, _ = media_type(received.header("content-type"))
    encoding = received.header("content-encoding")
    return len(received.body) >= limits.beginning and not wants_whole(bytes(received.body[:1024]), kind, encoding)


async def _tidy_head(reader: asyncio.StreamReader, limits: Limits) -> bytes:
    """Read up to the end of the headers and leave out lines that are none: servers in the wild write such."""
    head = b""
    while not (end := END_OF_HEAD.search(head)):
        data = await reader.read(CHUNK)
        if not data and not head:
            raise Dropped
        if not data or len(head) > limits.head or not head.startswith(b"HTTP"[: len(head)]):
            break
        head += data
    if end is None:
        if not STATUS_LINE.match(head):
            raise NotHttp if head else Dropped
        return head + b"\r\n\r\n"
    status, *lines = re.split(rb"\r?\n", head[: end.start()])
    if not STATUS_LINE.match(status):
        raise NotHttp
    return b"\r\n".join([status, *_tidy_lines(lines)]) + b"\r\n\r\n" + head[end.end() :]


def _tidy_lines(lines: list[bytes]) -> list[bytes]:
    """Keep the lines that are headers; lengths that contradict each other, or are none, say nothing."""
    pairs = [(match[1], line[match.end() :].strip()) for line in lines if (match := HEADER_LINE.match(line))]
    lengths = {value for name, value in pairs if name.lower() == LENGTH}
    believed = len(lengths) == 1 and next(iter(lengths)).isdigit()
    kept = [(name, value) for name, value in pairs if b"\0" not in value and name.lower() != LENGTH]
    if believed:
        kept.append((LENGTH, lengths.pop()))
    return [name + b": " + value for name, value in kept]


def _header_text(value: bytes) -> str:
    """Decode a header: UTF-8 if it is, else Latin-1, as browsers do with `Location`."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
