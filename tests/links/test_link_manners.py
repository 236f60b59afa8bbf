"""How a run behaves towards servers, as they see it: its pace, its patience, its honesty, and where it never goes."""

import asyncio
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from link_proxy import proxy_on
from link_runs import (
    CANARY,
    Asked,
    Reply,
    check,
    environment,
    gone,
    host_on,
    page,
    receipt_requests,
    run_inside,
    settings_for,
    trusting,
    verdicts,
    write_list,
)

from ncp.links.model import Contract
from ncp.links.sources.collect import contracts_of_file
from ncp.links.web.limits import Limits
from testweb.plan import Wish
from testweb.read import all_cases
from testweb.start import start_web

POLITE = 2.0
FINE, PRIVATE = ("ok", "ok"), ("broken", "private-address")
PUBLIC = "127.3.0.10"
"""Stands for a public address: the tests allow it."""
SLOW = {"silence", "stall", "trickle", "endless-body", "gzip-bomb", "healthy-slow", "healthy-drip", "crawl-delay"}
CREDENTIALS = "Basic bWU6cyBjcmV0"
"""me:s cret"""
NO_REQUESTS_TO_COUNT = {"refused", "dns-gone", "tls-expired", "tls-wrong-host", "tls-self-signed"}


def test_at_most_three_start_in_a_second_and_two_are_in_flight(tmp_path: Path) -> None:
    """At the usual pace a host with eight links, some of them slow, is never hurried."""
    only = ("healthy-bare", "healthy-drip", "healthy-slow")
    with start_web(tmp_path, Wish(links=8, hosts=1, only=only)) as web:
        ran = check(web.links, *trusting(web), rate=POLITE, timeout=10)
        meter = web.stop()
    assert {one["verdict"] for one in ran.found.values()} == {"ok"}
    assert meter["most_starts"] <= 3
    assert meter["most_in_flight"] <= 2
    assert ran.requests == meter["requests"]


def test_delay_of_robots_txt_is_kept(tmp_path: Path) -> None:
    """A host that asks for a second between requests gets it, from robots.txt on, however fast we could be."""
    with start_web(tmp_path, Wish(links=3, hosts=1, only=("crawl-delay",))) as web:
        ran = check(web.links, *trusting(web))
        meter = web.stop()
    [host] = meter["hosts"].values()
    assert (host["requests"], {one["verdict"] for one in ran.found.values()}) == (4, {"ok"})
    assert host["shortest_gap"] >= 1.0
    assert host["most_in_flight"] == 1


def test_time_that_a_server_names_is_waited_for(tmp_path: Path) -> None:
    """Retry-After in seconds and as a date, with 429 and with 503: we come back, and never too early."""
    only = ("rate-limit-seconds", "rate-limit-date", "status-503-recovers")
    with start_web(tmp_path, Wish(hosts=3, only=only)) as web:
        outcome = run_inside(settings_for(tmp_path / "state.jsonl", ca_file=web.authority), web.links)
        meter = web.stop()
    assert set(verdicts(outcome).values()) == {FINE}
    assert meter["too_early"] == 0
    assert outcome.receipt is not None
    assert outcome.receipt.too_many == meter["too_many"] == 2


def test_host_that_asks_twice_in_a_row_is_left_alone_by_everybody(tmp_path: Path) -> None:
    """The second refusal holds for all links of the host, also for those that wait already."""

    def busy(asked: Asked) -> Reply:
        if asked.path == "/robots.txt":
            return gone(asked)
        count = sum(one.path != "/robots.txt" for one in host.asked)
        return Reply(429, "wait", {"Retry-After": "1"}) if count <= 2 else page(f"Lapa {asked.path}")

    with host_on(PUBLIC, busy) as host:
        links = write_list(tmp_path / "list.yml", *(f"{host.origin}/{number}" for number in range(6)))
        outcome = run_inside(settings_for(tmp_path / "state.jsonl", at_once=1), links)
        came = [asked.came for asked in host.asked if asked.path != "/robots.txt"]
    assert set(verdicts(outcome).values()) == {FINE}
    gaps = [later - earlier for earlier, later in pairwise(came)]
    assert len(came) == 8
    assert gaps[1] >= 1.0
    assert max(gaps[0], *gaps[2:]) < 0.9


def test_an_hour_is_not_waited_for(tmp_path: Path) -> None:
    """Who wants to be left alone for an hour is: after a few such answers its other links are not asked for."""
    refusal = Reply(429, "wait", {"Retry-After": "3600"})
    with host_on(PUBLIC, lambda _: refusal) as host:
        links = write_list(tmp_path / "list.yml", *(f"{host.origin}/{number}" for number in range(20)))
        ran = check(links)
    assert {(one["verdict"], one["reason"]) for one in ran.found.values()} == {("unverifiable", "rate-limited")}
    assert (len(ran.found), ran.code) == (20, 0)
    assert max(Counter(asked.path for asked in host.asked).values()) == 1
    assert len(host.asked) <= 8


def test_no_request_is_sent_behind_our_back(tmp_path: Path) -> None:
    """What the receipt counts is what the web saw, also where it hangs up: there is nobody below us who tries again."""
    only = ("drop-always", "drop-once", "reset-once", "length-too-long", "garbage", "healthy-bare")
    with start_web(tmp_path, Wish(hosts=2, only=only)) as web:
        outcome = run_inside(settings_for(tmp_path / "state.jsonl", ca_file=web.authority), web.links)
        [dropped], [reset] = web.of("drop-always"), web.of("reset-once")
        meter = web.stop()
    assert receipt_requests(outcome) == meter["requests"]
    assert meter["urls"][dropped] == {"honest": 1, "browser": 2}
    assert sum(meter["urls"][reset].values()) == 2


def test_order_of_the_list_makes_no_run_dearer(tmp_path: Path) -> None:
    """Sorted by host or shuffled: the same list takes as many requests, but for one or two in a hundred."""
    names = {case.name for case in all_cases()} - SLOW - NO_REQUESTS_TO_COUNT
    counts = []
    for shuffled in (False, True):
        folder = tmp_path / str(shuffled)
        with start_web(folder, Wish(links=200, hosts=10, seed=3, only=tuple(sorted(names)))) as web:
            contracts = sorted(contracts_of_file(web.links), key=lambda contract: contract.url)
            if shuffled:
                Random(5).shuffle(contracts)  # noqa: S311 - nothing secret
            run_inside(settings_for(folder / "state.jsonl", ca_file=web.authority, rate=200), tuple(contracts))
            counts.append(web.stop()["requests"])
    assert abs(counts[0] - counts[1]) <= 0.025 * min(counts), counts


@contextmanager
def proxied_web(folder: Path) -> Iterator[tuple[Path, tuple[object, ...], dict[str, str]]]:
    """Give a list of pages that lead from http to https, the options to check it, and each page's host."""
    with start_web(folder, Wish(links=4, hosts=2, only=("redirect-to-https",))) as web:
        yield web.links, trusting(web), {url: url.split("/")[2] for url in web.truth}


@pytest.mark.parametrize("name", ["{0}_proxy", "{1}_PROXY", "all_proxy"])
def test_proxy_of_the_environment_is_used_for_http_and_https(tmp_path: Path, name: str) -> None:
    """Behind a proxy every request goes through it: http as a whole address, https through a tunnel."""
    with proxy_on("127.3.0.20") as proxy, proxied_web(tmp_path) as (links, options, hosts):
        where = f"http://me:s%20cret@127.3.0.20:{proxy.port}"
        names = {name.format(*scheme) for scheme in (("http", "HTTP"), ("https", "HTTPS"))}
        ran = check(links, *options, env=environment(**dict.fromkeys(names, where)))
    assert {one["verdict"] for one in ran.found.values()} == {"moved"}
    assert {url for url in proxy.fetched if not url.endswith("/robots.txt")} == set(hosts)
    assert len(proxy.fetched) + len(proxy.tunnels) == ran.requests
    assert {tunnel.partition(":")[0] for tunnel in proxy.tunnels} == {"127.1.0.1", "127.1.0.2"}
    assert ("CONNECT", CREDENTIALS) in proxy.secrets


def test_proxy_gets_its_password_with_every_request(tmp_path: Path) -> None:
    """A proxy that wants to know who we are is told for http as well as for https."""
    with proxy_on("127.3.0.20") as proxy, proxied_web(tmp_path) as (links, options, _):
        where = f"http://me:s%20cret@127.3.0.20:{proxy.port}"
        check(links, *options, env=environment(all_proxy=where))
    assert proxy.secrets == {("GET", CREDENTIALS), ("CONNECT", CREDENTIALS)}


def test_no_proxy_is_respected(tmp_path: Path) -> None:
    """Hosts that the environment excepts are asked directly."""
    with proxy_on("127.3.0.20") as proxy, proxied_web(tmp_path) as (links, options, hosts):
        where = f"http://127.3.0.20:{proxy.port}"
        ran = check(links, *options, env=environment(http_proxy=where, https_proxy=where, no_proxy="127.1.0.1"))
    assert {one["verdict"] for one in ran.found.values()} == {"moved"}
    through = [url.split("/")[2] for url in proxy.fetched] + proxy.tunnels
    assert {where.partition(":")[0] for where in through} == {"127.1.0.2"}
    assert any(host.startswith("127.1.0.1:") for host in hosts.values())


def test_cookies_live_as_long_as_a_chain(tmp_path: Path) -> None:
    """A page that wants its cookie back gets it; the next link of the host comes without, and so does another host."""

    def shy(asked: Asked) -> Reply:
        if asked.path == "/robots.txt":
            return gone(asked)
        if "cookie" in asked.headers and not asked.path.startswith("/away"):
            return page(f"Lapa {asked.path}")
        to = f"{other.origin}/here" if asked.path.startswith("/away") else asked.path
        return Reply(302, headers={"Location": to, "Set-Cookie": f"visit={asked.path[1:]}; Path=/"})

    with (
        host_on("127.3.0.11", lambda asked: gone() if asked.path == "/robots.txt" else page("Cita lapa")) as other,
        host_on(PUBLIC, shy) as host,
    ):
        paths = ("/first", "/second", "/away")
        outcome = run_inside(
            settings_for(tmp_path / "state.jsonl"), tuple(Contract(f"{host.origin}{path}") for path in paths)
        )
    told = [(asked.path, asked.headers.get("cookie")) for asked in host.asked if asked.path != "/robots.txt"]
    expected = [("/first", None), ("/first", "visit=first"), ("/second", None), ("/second", "visit=second")]
    assert sorted(told, key=str) == sorted([*expected, ("/away", None)], key=str)
    assert [asked.headers.get("cookie") for asked in other.asked if asked.path == "/here"] == [None]
    assert {verdicts(outcome)[f"{host.origin}{path}"] for path in paths[:2]} == {FINE}


@contextmanager
def canary() -> Iterator[tuple[int, list[str]]]:
    """Listen at private addresses of IPv4 and IPv6; give the port, and at the end who came."""
    visitors: list[str] = []
    with socket.create_server((CANARY, 0)) as listening:
        port = listening.getsockname()[1]
        sockets = [listening]
        with suppress(OSError):  # no IPv6 here
            sockets.append(socket.create_server(("::1", port), family=socket.AF_INET6))
        try:
            yield port, visitors
        finally:
            for one in sockets:
                one.settimeout(0.05)
                with suppress(TimeoutError):
                    connection, visitor = one.accept()
                    connection.close()
                    visitors.append(str(visitor))
            for one in sockets[1:]:
                one.close()


LITERAL = (
    "127.200.0.1",
    "127.200.0.1.",
    "2143813633",
    "0x7fc80001",
    "0x7f.0xc8.0x0.0x1",
    "0177.0310.0.1",
    "017762000001",
    "127.13107201",
    "127.200.1",
    "[::ffff:127.200.0.1]",
    "[::ffff:7fc8:1]",
    "[::127.200.0.1]",
    "[64:ff9b::7fc8:1]",
    "[64:ff9b::127.200.0.1]",
    "[2002:7fc8:1::]",
    "[::1]",
    "[::]",
    "0.0.0.0",  # noqa: S104 - nobody binds to it
    "localhost",
    "127.200.0.1@127.200.0.1",
    "example.lv@127.200.0.1",
    "１２７.２００.０.１",  # noqa: RUF001 - meant to be mistaken
    "127。200。0。1",
    "①②⑦.200.0.1",
    "%31%32%37.200.0.1",
    "169.254.169.254",
    "10.0.0.1",
    "192.168.1.1",
    "172.16.0.1",
    "100.64.0.1",
    "[fd00::1]",
    "[fe80::1]",
    "[fe80::1%25lo]",
)
NEVER_FINE = {"private-address", "bad-address", "bad-redirect", "dns"}


def test_no_form_of_a_private_address_is_connected_to(tmp_path: Path) -> None:
    """Dotted, as one number, octal, hexadecimal, in IPv6 or in full-width digits: it is seen for what it is."""
    with canary() as (port, visitors):
        contracts = tuple(Contract(f"http://{host}:{port}/secret") for host in LITERAL)
        outcome = run_inside(settings_for(tmp_path / "state.jsonl"), contracts)
    said = verdicts(outcome)
    assert visitors == []
    assert {url: told for url, told in said.items() if told[0] != "broken" or told[1] not in NEVER_FINE} == {}
    assert said[f"http://{CANARY}:{port}/secret"] == PRIVATE
    assert receipt_requests(outcome) == 0


def test_no_redirect_leads_to_a_private_address(tmp_path: Path) -> None:
    """Every form is judged again after each hop, by header or by page, also where the address has no scheme."""
    with canary() as (port, visitors):
        targets = [f"{scheme}//{host}:{port}/secret" for host in LITERAL for scheme in ("http:", "https:", "")]

        def leading(asked: Asked) -> Reply:
            kind, _, number = asked.path[1:].partition("-")
            if not number:
                return gone()
            if kind == "page":
                refresh = f'<meta http-equiv="refresh" content="0; url={targets[int(number)]}">'
                return page("…", "…", refresh)
            return Reply(302, headers={"Location": targets[int(number)].encode().decode("latin-1")})

        with host_on(PUBLIC, leading) as host:
            contracts = tuple(
                Contract(f"{host.origin}/{kind}-{number}")
                for kind in ("head", "page")
                for number in range(len(targets))
            )
            outcome = run_inside(settings_for(tmp_path / "state.jsonl", rate=1000, at_once=8), contracts)
    assert visitors == []
    wrong = {
        targets[int(url.rpartition("-")[2])]: told
        for url, told in verdicts(outcome).items()
        if told[0] != "broken" or told[1] not in NEVER_FINE
    }
    assert wrong == {}
    assert receipt_requests(outcome) == len(host.asked)


@pytest.mark.parametrize(
    "addresses",
    [
        (CANARY,),
        ("10.0.0.1", CANARY),
        ("169.254.169.254",),
        ("::1",),
        ("::ffff:127.200.0.1",),
        ("64:ff9b::7fc8:1",),
        ("2002:7fc8:1::",),
        ("fd00::1",),
        ("fe80::1%lo",),
        ("0.0.0.0",),  # noqa: S104 - nobody binds to it
        ("not an address",),
    ],
    ids=" ".join,
)
def test_a_name_of_a_private_address_is_not_connected_to(tmp_path: Path, addresses: tuple[str, ...]) -> None:
    """What counts is where a name leads, not how it looks."""

    async def lookup(_host: str) -> tuple[str, ...]:
        return addresses

    with canary() as (port, visitors):
        links = (Contract(f"http://slimnica.example:{port}/"), Contract(f"https://slimnica.example:{port}/b"))
        outcome = run_inside(settings_for(tmp_path / "state.jsonl", lookup=lookup), links)
    assert (set(verdicts(outcome).values()), visitors, receipt_requests(outcome)) == ({PRIVATE}, [], 0)
    assert outcome.receipt is not None
    assert outcome.receipt.refused == 2


def test_a_name_that_changes_its_address_gains_nothing(tmp_path: Path) -> None:
    """The address that was judged is the one that is connected to: nobody asks the name again in between."""
    asked: list[str] = []
    with canary() as (port, visitors), host_on(PUBLIC, lambda asked: page(f"Lapa {asked.path}"), port) as host:

        async def lookup(name: str) -> tuple[str, ...]:
            asked.append(name)
            await asyncio.sleep(0)
            return (PUBLIC,) if len(asked) == 1 else (CANARY,)

        links = tuple(Contract(f"http://slimnica.example:{port}/{number}") for number in range(2))
        outcome = run_inside(settings_for(tmp_path / "state.jsonl", lookup=lookup), links)
    assert (asked, visitors, len(host.asked)) == (["slimnica.example"], [], 2)
    assert set(verdicts(outcome).values()) == {FINE}


def test_of_several_addresses_only_public_ones_are_tried(tmp_path: Path) -> None:
    """A name that has a private address besides its public one is asked at the public one."""

    async def lookup(_host: str) -> tuple[str, ...]:
        return (CANARY, "::1", PUBLIC, "10.0.0.1")

    with canary() as (port, visitors), host_on(PUBLIC, lambda _: page("Lapa"), port) as host:
        links = (Contract(f"http://slimnica.example:{port}/"),)
        outcome = run_inside(settings_for(tmp_path / "state.jsonl", lookup=lookup), links)
    assert (set(verdicts(outcome).values()), visitors, len(host.asked)) == ({FINE}, [], 1)


def test_a_hanging_server_costs_a_bounded_time(tmp_path: Path) -> None:
    """Whoever takes the request and never answers, or sends a byte a second for ever, is left after the time-out."""
    only = ("silence", "stall", "trickle", "endless-body", "gzip-bomb")
    limits = Limits(seconds=1, longest_wait=1)
    with start_web(tmp_path, Wish(hosts=5, only=only, timeout=1)) as web:
        outcome = run_inside(settings_for(tmp_path / "state.jsonl", ca_file=web.authority, limits=limits), web.links)
        wanted = {url: right["expect"]["verdict"] for url, right in web.truth.items()}
    assert {url: told[0] for url, told in verdicts(outcome).items()} == wanted
    assert outcome.receipt is not None
    assert outcome.receipt.seconds < 10
