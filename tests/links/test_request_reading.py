"""Answers are read as browsers read them, however ill they are written, and never cost more than their limits."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import h11
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from link_fakes import JUDGE, FakeWeb, page_of, prose

from ncp.links.address import web_address
from ncp.links.hosts import Hosts
from ncp.links.network import network
from ncp.links.observation import Answer, Chain
from ncp.links.robots import delay_in
from ncp.links.visit import Visitor, accept_language
from ncp.links.web.addresses import AddressRule
from ncp.links.web.client import Wish, seconds_to_wait, telling_headers
from ncp.links.web.cookies import MOST, Cookies
from ncp.links.web.limits import Limits
from ncp.links.web.request import Dropped, NotHttp, Received, Ways, exchange
from ncp.links.web.request import _read as read_answer

TIGHT = Limits(body=4096, head=2048, beginning=64)
PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n"


def received(*pieces: bytes, limits: Limits = TIGHT) -> Received:
    """Read what a server sends before it hangs up."""
    got = Received()

    async def feed() -> None:
        reader = asyncio.StreamReader()
        for piece in pieces:
            reader.feed_data(piece)
        reader.feed_eof()
        connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=limits.head)
        connection.send(h11.Request(method="GET", target="/", headers=[("Host", "a.lv"), ("Connection", "close")]))
        connection.send(h11.EndOfMessage())
        try:
            await read_answer(reader, connection, limits, got)
        except h11.ProtocolError as trouble:
            raise NotHttp from trouble  # as `exchange` does

    asyncio.run(feed())
    return got


@dataclass(frozen=True)
class Case:
    """What a server sends, and what has to be understood of it."""

    sent: bytes
    status: int
    body: bytes


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(Case(PLAIN + b"words", 200, b"words"), id="in good order"),
        pytest.param(Case(PLAIN + b"words and more", 200, b"words"), id="more than announced"),
        pytest.param(Case(b"HTTP/1.0 200 OK\r\n\r\nwords", 200, b"words"), id="HTTP/1.0 until it hangs up"),
        pytest.param(Case(b"HTTP/1.1 200\r\n\r\nwords", 200, b"words"), id="no reason phrase"),
        pytest.param(Case(b"HTTP/1.1 200 \xc4\x81\xff\r\n\r\nwords", 200, b"words"), id="reason phrase in no charset"),
        pytest.param(Case(b"HTTP/1.1 200 OK\nServer: a\n\nwords", 200, b"words"), id="bare line feeds"),
        pytest.param(Case(b"HTTP/1.1 200 OK\nServer: a\r\n\nwords", 200, b"words"), id="mixed line ends"),
        pytest.param(Case(b"HTTP/1.1 200 OK\r\nno colon here\r\nX: a\r\n\r\nwords", 200, b"words"), id="no colon"),
        pytest.param(Case(b"HTTP/1.1 200 OK\r\nX: a\r\n folded\r\n\r\nwords", 200, b"words"), id="folded header"),
        pytest.param(Case(b"HTTP/1.1 200 OK\r\n folded at once\r\n\r\nwords", 200, b"words"), id="folded at once"),
        pytest.param(Case(b"HTTP/1.1 200 OK\r\nX Y: a\r\n: b\r\n\r\nwords", 200, b"words"), id="names that are none"),
        pytest.param(Case(b"HTTP/1.1 200 OK\r\nServer : a\r\n\r\nwords", 200, b"words"), id="space before the colon"),
        pytest.param(Case(b"HTTP/1.1 200 OK\r\nX: a\0b\r\nY: \x01\r\n\r\nwords", 200, b"words"), id="control signs"),
        pytest.param(Case(PLAIN[:-2] + b"Content-Length: 5\r\n\r\nwords", 200, b"words"), id="the same length twice"),
        pytest.param(Case(PLAIN[:-2] + b"Content-Length: 2\r\n\r\nwords", 200, b"words"), id="lengths that contradict"),
        pytest.param(
            Case(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nwords", 200, b"words"), id="a length that is none"
        ),
        pytest.param(
            Case(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nwords", 200, b"words"), id="a length below nothing"
        ),
        pytest.param(
            Case(b"HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nwords", 200, b"words"),
            id="a length said twice in one",
        ),
        pytest.param(
            Case(
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nwor\r\n2;x=y\r\nds\r\n0\r\n\r\n",
                200,
                b"words",
            ),
            id="chunked",
        ),
        pytest.param(
            Case(
                b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\nTransfer-Encoding: Chunked\r\n\r\n5\r\nwords\r\n0\r\n\r\n",
                200,
                b"words",
            ),
            id="chunked and a length",
        ),
        pytest.param(
            Case(b"HTTP/1.1 100 Continue\r\n\r\n" + PLAIN + b"words", 200, b"words"), id="continue, before the answer"
        ),
        pytest.param(
            Case(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + PLAIN + b"words", 200, b"words"), id="early hints"
        ),
        pytest.param(Case(b"HTTP/1.1 304 Not Modified\r\n\r\nwords", 304, b""), id="a status without a body"),
        pytest.param(Case(b"HTTP/1.1 204 No Content\r\n\r\n", 204, b""), id="no content"),
        pytest.param(Case(b"HTTP/1.1 999 No\r\n\r\nwords", 999, b"words"), id="a status that is none"),
        pytest.param(Case(b"HTTP/1.1 404 Not Found\r\nX: y", 404, b""), id="cut in the headers"),
        pytest.param(Case(b"HTTP/1.1 200 OK\r\n", 200, b""), id="cut behind the status"),
    ],
)
@pytest.mark.parametrize("slowly", [False, True])
def test_an_ill_written_answer_is_understood(case: Case, slowly: bool) -> None:  # noqa: FBT001 - a table
    """Servers in the wild write such, browsers show the page, and so do we; in one piece or sign by sign."""
    pieces = [case.sent[index : index + 1] for index in range(len(case.sent))] if slowly else [case.sent]
    got = received(*pieces)
    assert (got.status, bytes(got.body).strip()) == (case.status, case.body)


@pytest.mark.parametrize(
    "sent",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"<html><title>no head at all</title>",
        b"HTTP/2 200 OK\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 099 Too small\r\n\r\n",
        b"HTTP",
        b"\x15\x03\x01\x00\x02\x02\x28",
        b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nwords",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n",
    ],
)
def test_what_is_no_http_is_told_as_such(sent: bytes) -> None:
    """Another protocol on that port, a page without a head, a broken frame: no answer, and no crash."""
    with pytest.raises(NotHttp):
        received(sent)


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 100 Continue\r\n\r\n"])
def test_a_server_that_hangs_up_without_an_answer_has_dropped_us(sent: bytes) -> None:
    """Nothing, or only a promise, is a dropped connection, which is tried again."""
    with pytest.raises(Dropped):
        received(sent)


@pytest.mark.parametrize(
    "sent",
    [PLAIN[:-6] + b"50\r\n\r\nwords", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n99\r\nx"],
)
def test_a_body_that_breaks_off_leaves_what_came(sent: bytes) -> None:
    """The connection ended too early: it is said, and the beginning of the page is there to judge."""
    got = Received()

    async def feed() -> None:
        reader = asyncio.StreamReader()
        reader.feed_data(sent)
        reader.feed_eof()
        connection = h11.Connection(h11.CLIENT)
        connection.send(h11.Request(method="GET", target="/", headers=[("Host", "a.lv")]))
        connection.send(h11.EndOfMessage())
        await read_answer(reader, connection, TIGHT, got)

    with pytest.raises(h11.RemoteProtocolError):
        asyncio.run(feed())
    assert (got.status, bytes(got.body[:5])) == (200, b"words")


def test_a_header_keeps_its_letters() -> None:
    """A location in UTF-8 or in Latin letters of old leads where a browser would go."""
    for written in ("ā".encode(), b"\xe2"):
        got = received(b"HTTP/1.1 301 Moved\r\nLocation: /" + written + b"\r\nContent-Length: 0\r\n\r\n")
        assert got.header("location") in {"/ā", "/â"}
    assert got.header("no-such") == ""


def test_all_cookies_of_an_answer_are_seen() -> None:
    """Headers of one name stay apart, in their order."""
    got = received(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nContent-Length: 0\r\n\r\n")
    assert got.all_headers("set-cookie") == ["a=1", "b=2"]


@pytest.mark.parametrize("kind", [b"text/html", b"application/octet-stream"])
def test_an_endless_body_stops_at_its_limit(kind: bytes) -> None:
    """Of a page as much as is allowed is read; of what is no page, only the beginning."""
    endless = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n\r\n" + b"\x01\x02" * 1_000_000
    got = received(endless)
    assert len(got.body) <= (TIGHT.body if kind == b"text/html" else 32 * 1024)


@pytest.mark.parametrize(
    "endless",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X-Again: and again\r\n" * 100_000,
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 2_000_000,
        b"HTTP/1.1 200 " + b"O" * 2_000_000,
        b"HTTP/1.1 100 Continue\r\n\r\n" * 50_000,
    ],
)
def test_endless_headers_end(endless: bytes) -> None:
    """A head of megabytes costs no megabytes, whatever becomes of the answer."""
    try:
        got = received(endless)
    except (NotHttp, Dropped):
        return
    assert sum(len(name) + len(value) for name, value in got.headers) <= TIGHT.head + 64 * 1024


PIECES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.0 404 No\n",
        b"HTTP/1.1 100 C\r\n\r\n",
        b"HTTP/1.1 302 Found\r\n",
        b"\r\n",
        b"\n",
        b"\r",
        b"Content-Length: 3\r\n",
        b"Content-Length: 99\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: gzip\r\n",
        b"Location: /x\r\n",
        b"Upgrade: websocket\r\n",
        b"Connection: upgrade\r\n",
        b"HTTP/1.1 101 Switching\r\n",
        b"3\r\nabc\r\n",
        b"0\r\n\r\n",
        b"ffffffffffffffff\r\n",
        b": \r\n",
        b" \r\n",
        b"\0",
        b"Content-Length: \xd9\xa3\r\n",
        b"Expect: x\r\n",
    ]
)


@given(st.lists(PIECES | st.binary(max_size=12), max_size=14))
@example([b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", b"abc"])
@example([b"HTTP/1.1 200 OK\r\nContent-Length: 9" + b"9" * 30 + b"\r\n\r\n"])
@settings(max_examples=300)
def test_whatever_comes_is_an_answer_or_none(pieces: list[bytes]) -> None:
    """Arbitrary bytes end as something received, as no HTTP, or as a dropped connection; as nothing else."""
    for sent in (b"".join(pieces), b"HTTP/1.1 200 OK\r\n" + b"".join(pieces)):
        try:
            got = received(sent)
        except (NotHttp, Dropped):
            continue
        assert got.status is not None
        assert len(got.body) <= TIGHT.body


Served = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def server_of(serve: Served) -> AsyncIterator[int]:
    """Give the port of a tiny server on this machine, which has hung up on everybody when the block ends."""
    open_ones: set[asyncio.StreamWriter] = set()

    async def tracked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_ones.add(writer)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            await serve(reader, writer)
        with contextlib.suppress(ConnectionError):
            writer.close()
            await writer.wait_closed()
        open_ones.remove(writer)

    server = await asyncio.start_server(tracked, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for _ in range(200):
            await asyncio.sleep(0.005)
            if not open_ones:
                break


def exchanged_with(serve: Served, seconds: float = 20, got: Received | None = None) -> Received:
    """Ask a tiny server on this machine."""
    received_of_it = got or Received()

    async def run() -> None:
        ways = Ways(("127.0.0.1",), ssl.create_default_context())
        async with server_of(serve) as port, asyncio.timeout(seconds):
            await exchange(
                web_address(f"http://a.lv:{port}/x?y=1#z"), ways, [("User-Agent", "us")], TIGHT, received_of_it
            )

    asyncio.run(run())
    return received_of_it


def test_one_plain_request_is_sent() -> None:
    """The fragment stays at home, the port is in the host, and nothing is sent twice."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(PLAIN + b"words")
        await writer.drain()
        writer.close()

    assert bytes(exchanged_with(serve).body) == b"words"
    (request,) = asked
    assert request.startswith(b"GET /x?y=1 HTTP/1.1\r\n")
    assert request.lower().count(b"\r\nhost: a.lv:") == 1


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 2"])
def test_a_reset_connection_is_dropped_or_no_http(sent: bytes) -> None:
    """A server that breaks the connection off costs one request, and no crash."""
    connections: list[int] = []

    async def serve(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(1)
        writer.write(sent)
        await writer.drain()
        writer.transport.abort()

    with pytest.raises((Dropped, NotHttp)):
        exchanged_with(serve)
    assert len(connections) == 1


def test_a_body_that_trickles_is_stopped_by_the_clock_and_kept() -> None:
    """A page that never ends costs its seconds; what came until then can be judged."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>x")
        await writer.drain()
        await reader.read()

    got = Received()
    with pytest.raises(TimeoutError):
        exchanged_with(serve, 0.3, got)
    assert (got.status, bytes(got.body)) == (200, b"<title>x")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("0", 0), ("7", 7), (" 120 ", 120), ("999999999999999", 999999999), ("", None), ("soon", None), ("-5", None),
     ("1.5", None), ("Wed, 99 Foo 2026", None), ("+5", None), ("1e9", None),
     pytest.param("\u0664", None), pytest.param("\u00b2", None),
     ("Sun, 06 Nov 1994 08:49:37 GMT", 0), ("Sunday, 06-Nov-94 08:49:37 GMT", 0), ("Sun Nov  6 08:49:37 1994", 0),
     ("Sun, 06 Nov 99999 08:49:37 GMT", None), ("Sun, 06 Nov 1994 08:49:37 +9999999999", None)],
)  # fmt: skip
def test_a_server_may_name_its_pause_in_seconds_or_as_a_date(header: str, seconds: float | None) -> None:
    """A date that is over asks for no pause, nonsense for none at all; nothing asks for an endless one."""
    assert seconds_to_wait(header) == seconds


def test_a_date_to_come_is_counted_in_seconds() -> None:
    """An hour from now is an hour, whatever the zone in which it is written."""
    moment = datetime.now(UTC) + timedelta(hours=1)
    assert 3590 < (seconds_to_wait(format_datetime(moment, usegmt=True)) or 0) <= 3600
    assert 3590 < (seconds_to_wait(format_datetime(moment).replace("+0000", "-0000")) or 0) <= 3600


@given(st.text(max_size=40) | st.just("\u00b2"))
@example("\u00b2")
def test_no_pause_crashes_the_reading(header: str) -> None:
    """Whatever a server writes there is a bounded number of seconds, or nothing."""
    for text in (header, f"{header} GMT", f"Sun, 06 Nov {header}", f"Sun, 06 Nov 1994 08:49:37 {header}"):
        seconds = seconds_to_wait(text)
        assert seconds is None or seconds >= 0


HOSPITAL = web_address("https://www.slimnica.lv/a")


def kept(*headers: str, then: str = "https://www.slimnica.lv/b") -> str:
    """Take cookies at the hospital, and give what is sent to another address."""
    cookies = Cookies()
    cookies.take(HOSPITAL, list(headers))
    return cookies.header(web_address(then))


@pytest.mark.parametrize(
    ("header", "then", "sent"),
    [
        ("a=1", "https://www.slimnica.lv/b", "a=1"),
        ("a=1; Path=/; HttpOnly; SameSite=Lax", "https://www.slimnica.lv/b", "a=1"),
        ("a=1=2==", "https://www.slimnica.lv/b", "a=1=2=="),
        ("a=", "https://www.slimnica.lv/b", "a="),
        ("a=1; Domain=slimnica.lv", "https://slimnica.lv/", "a=1"),
        ("a=1; domain=.SLIMNICA.lv", "https://other.slimnica.lv/", "a=1"),
        ("a=1", "https://slimnica.lv/", ""),
        ("a=1", "https://x.www.other.lv/", ""),
        ("a=1; Domain=other.lv", "https://other.lv/", ""),
        ("a=1; Domain=other.lv", "https://www.slimnica.lv/b", ""),
        ("a=1; Domain=lv", "https://other.lv/", ""),
        ("a=1; Domain=nica.lv", "https://nica.lv/", ""),
        ("a", "https://www.slimnica.lv/b", ""),
        ("=1", "https://www.slimnica.lv/b", ""),
        ("", "https://www.slimnica.lv/b", ""),
        pytest.param(
            "a=1", "https://deep.www.slimnica.lv/", "",
        ),
    ],
)  # fmt: skip
def test_a_cookie_goes_back_where_it_came_from(header: str, then: str, sent: str) -> None:
    """To its own host, or to its domain and all below it; never to another site or to a whole country."""
    assert kept(header, then=then) == sent


def test_cookies_are_replaced_and_bounded() -> None:
    """The last value counts, and a server cannot make us carry thousands."""
    assert kept("a=1", "a=2", "b=3") == "a=2; b=3"
    assert kept(*(f"c{number}=x" for number in range(500))).count("=") == MOST
    assert len(kept("a=" + "x" * 100_000)) <= 4096


def asked_of_client(serve: Served, *headers: str, languages: str = "lv") -> tuple[Answer, Answer]:
    """Ask a tiny server twice through the whole client, with the cookies that it gave and some more."""

    async def lookup(_host: str) -> tuple[str, ...]:
        return ("127.0.0.1",)

    async def run() -> tuple[Answer, Answer]:
        client = network("us", limits=TIGHT, rate=1000, allowed=AddressRule.of(["127.0.0.1/32"]), lookup=lookup)
        async with server_of(serve) as port:
            wish, cookies = Wish(web_address(f"http://www.a.lv:{port}/"), languages=languages), Cookies()
            first = await client.ask(wish, cookies)
            cookies.take(wish.address, list(headers))
            return first, await client.ask(wish, cookies)

    return asyncio.run(run())


def serving(answer: bytes) -> tuple[Served, list[bytes]]:
    """Give a server of one answer, and the list of what it was asked."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer)
        await writer.drain()

    return serve, asked


@pytest.mark.parametrize(
    "value",
    [
        b"1",
        b"a b",
        b'"quoted"',
        b"\x7f",
        pytest.param("Rīga".encode()),
        pytest.param(b"R\xeega"),
    ],
)
def test_no_cookie_of_a_server_ends_the_run(value: bytes) -> None:
    """Whatever a server puts into a cookie is sent back or left out; the next request gets its answer."""
    serve, asked = serving(PLAIN[:-2] + b"Set-Cookie: a=" + value + b"; Path=/\r\n\r\nwords")
    first, second = asked_of_client(serve)
    assert (first.status, second.status) == (200, 200)
    assert len(asked) == 2


@pytest.mark.parametrize("header", ["a=1\r\nX-Evil: y", "a=1\nX-Evil: y"])
def test_no_cookie_becomes_a_header_of_its_own(header: str) -> None:
    """A line end within a cookie costs the request at most."""
    serve, asked = serving(PLAIN + b"words")
    asked_of_client(serve, header)
    assert not any(b"X-Evil" in request for request in asked)


@pytest.mark.parametrize("language", ["lv", pytest.param("latviešu")])
def test_no_language_of_a_list_ends_the_run(language: str) -> None:
    """What an editor writes for a language may be none; the page is asked for all the same."""
    serve, _ = serving(PLAIN + b"words")
    assert asked_of_client(serve, languages=accept_language((language,)))[0].status == 200


def test_no_pause_of_a_server_ends_the_run() -> None:
    """A `Retry-After` of nonsense is none."""
    serve, _ = serving(b"HTTP/1.1 503 Busy\r\nRetry-After: \xb2\r\nContent-Length: 0\r\n\r\n")
    first, _ = asked_of_client(serve)
    assert first.retry_after is None


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("", 0),
        ("User-agent: *\nCrawl-delay: 5", 5),
        ("USER-AGENT:*\r\nCRAWL-DELAY:5\r\n", 5),
        ("  User-agent :  *  # all\n  Crawl-delay : 2.5 # slow", 2.5),
        ("# a comment\n\nUser-agent: *\n# between\nDisallow: /x\n\nCrawl-delay: 3", 3),
        ("User-agent: other\nUser-agent: *\nCrawl-delay: 4", 4),
        ("User-agent: other\nCrawl-delay: 9", 0),
        ("User-agent: other\nCrawl-delay: 9\nUser-agent: *\nDisallow:", 0),
        ("User-agent: *\nCrawl-delay: 1\n\nUser-agent: NCP-links\nCrawl-delay: 7", 7),
        ("User-agent: ncp-LINKS\nCrawl-delay: 7\n\nUser-agent: *\nCrawl-delay: 1", 7),
        ("User-agent: NCP-links\nCrawl-delay: 0\n\nUser-agent: *\nCrawl-delay: 9", 0),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: *\nCrawl-delay: -1", 0),
        ("User-agent: *\nCrawl-delay: nan", 0),
        ("User-agent: *\nCrawl-delay: inf", 0),
        ("User-agent: *\nCrawl-delay: 1e99", 0),
        ("Crawl-delay: 5", 0),
        ("<html><title>not found</title>", 0),
        pytest.param("\ufeffUser-agent: *\nCrawl-delay: 5", 5),
        pytest.param("User-agent:\nCrawl-delay: 8\nUser-agent: *\nCrawl-delay: 1", 1),
        pytest.param("User-agent: n\nCrawl-delay: 8\nUser-agent: *\nCrawl-delay: 1", 1),
    ],
)  # fmt: skip
def test_the_delay_of_our_group_is_honoured(text: str, delay: float) -> None:
    """Groups of several agents, comments, case: ours counts, else everybody's, and nonsense asks for nothing."""
    assert delay_in(text, "NCP-links/1.0 (link check; +https://ncp.example)") == delay


@given(
    st.lists(
        st.sampled_from(
            ["User-agent: *", "user-agent: ncp-links", "Crawl-delay: 5", "crawl-delay:", "Disallow: /", "#", ""]
        )
        | st.text(max_size=20),
        max_size=20,
    )
)
def test_no_robots_txt_crashes_the_reading(lines: list[str]) -> None:
    """Whatever stands there asks for a delay that is a number, and not below nothing."""
    assert 0 <= delay_in("\n".join(lines), "NCP-links/1.0") < 1e6


def visitor(web: FakeWeb, hops: int = 10) -> Visitor:
    """Give a visitor of a web that is made up."""
    return Visitor(web, JUDGE, Hosts(datetime.now(UTC)), Limits(hops=hops), lambda _host, _seconds: None)


def followed(web: FakeWeb, url: str, hops: int = 10) -> Chain:
    """Follow an address to its end."""
    wish: Any = Wish(web_address(url))
    return asyncio.run(visitor(web, hops)._follow(wish))  # noqa: SLF001 - hops alone are judged here


def sends(status: int, location: str | None) -> Answer:
    """Give an answer that sends the reader on."""
    return Answer("", status=status, location=location)


NODES = [f"https://a.lv/{number}" for number in range(8)]
TARGETS = st.sampled_from(
    [*NODES, "/0", "1", "//a.lv/2", "https://a.lv/3#x", "http://", "javascript:x", "https://b.lv/"]
)
GRAPHS = st.lists(st.tuples(st.sampled_from([301, 302, 303, 307, 308, 200, 404]), TARGETS), min_size=8, max_size=8)


@given(GRAPHS, st.integers(0, 8))
@settings(max_examples=200)
def test_every_chain_of_redirects_ends(graph: list[tuple[int, str]], hops: int) -> None:
    """However servers send us about: at most so many hops, one request each, and what never ends is told as such."""
    answers = {node: sends(status, to) for node, (status, to) in zip(NODES, graph, strict=True)}
    web = FakeWeb(answers)
    chain = followed(web, NODES[0], hops)
    assert len(web.asked) <= hops + 1
    assert len(chain.hops) <= hops + 1
    assert chain.answer.trouble in {"", "dns", "redirect-loop", "too-many-redirects", "bad-redirect"}
    seen, here, looping = {NODES[0]}, NODES[0], False
    for _ in range(hops + 1):
        answer = answers.get(here)
        if answer is None or answer.status in {200, 404} or not answer.location:
            break
        try:
            here = web_address(answer.location, web_address(here)).document
        except Exception:  # noqa: BLE001 - a location that is none ends the walk
            break
        if here in seen:
            looping = True
            break
        seen.add(here)
    assert looping == (chain.answer.trouble == "redirect-loop")


def test_a_page_that_refreshes_to_another_is_followed() -> None:
    """A notice that leads on at once is a hop; an article that does so is an article."""
    head = '<head><meta http-equiv="refresh" content="0; url=/jauna"></head>'
    pages = {
        "https://a.lv/veca": Answer("", status=200, page=page_of(f"<html>{head}<p>Lapa pārcelta")),
        "https://a.lv/raksts": Answer("", status=200, page=page_of(f"<html>{head}{prose(100)}")),
        "https://a.lv/jauna": Answer("", status=200, page=page_of("<html><p>Jaunā lapa")),
    }
    assert [hop.status for hop in followed(FakeWeb(pages), "https://a.lv/veca").hops] == [0]
    assert not followed(FakeWeb(pages), "https://a.lv/raksts").hops


def test_a_page_that_refreshes_to_itself_is_no_loop() -> None:
    """A page that renews itself is the end of the way."""
    again = page_of('<html><meta http-equiv="refresh" content="5; url=/x">Gaidiet')
    chain = followed(FakeWeb({"https://a.lv/x": Answer("", status=200, page=again)}), "https://a.lv/x")
    assert (chain.answer.trouble, chain.hops) == ("", ())


def test_a_redirect_to_itself_that_sets_a_cookie_is_no_loop() -> None:
    """Some servers send whoever has no cookie round once; who comes back with it gets the page."""

    class OnlyWithCookie(FakeWeb):
        """Sends a visitor back to the same address until he bears a cookie."""

        async def ask(self, wish: Wish, cookies: Cookies) -> Answer:
            """Give the page to those who have been here."""
            self.asked.append(wish.address.document)
            if cookies.header(wish.address):
                return Answer("", status=200, page=page_of("<p>a"))
            cookies.take(wish.address, ["seen=1"])
            return sends(302, "/x")

    web = OnlyWithCookie({})
    chain = followed(web, "https://a.lv/x")
    assert (chain.answer.status, chain.answer.trouble, len(web.asked)) == (200, "", 2)


def test_a_redirect_into_a_scheme_we_do_not_speak_is_a_bad_one() -> None:
    """Nothing is asked of a file, a script or a mail program because a server says so."""
    for location in ("file:///etc/passwd", "javascript:x", "mailto:a@b.lv", "ftp://a.lv/", "http://", "https://[::1"):
        chain = followed(FakeWeb({"https://a.lv/": sends(302, location)}), "https://a.lv/")
        assert chain.answer.trouble == "bad-redirect"
        assert chain.answer.page is None


def test_the_languages_of_the_contract_are_asked_for_first() -> None:
    """A page promised in Estonian is asked for in Estonian, then in ours and in English."""
    assert accept_language(("et",)).split(", ")[:3] == ["et", "lv;q=0.9", "en;q=0.8"]
    assert accept_language(()).startswith("lv, en")


def test_few_and_short_headers_are_kept_of_an_answer() -> None:
    """What walls give themselves away by is kept, in bounds; the rest is forgotten."""
    many = Received(200, [("x-a", "b" * 5000)] * 500 + [("content-type", "x"), ("server", "cloudflare")])
    kept_of_it = telling_headers(many)
    assert len(kept_of_it) <= 30
    assert all(len(value) <= 200 for _, value in kept_of_it)
