"""The test web says what its cases declare, and its lists are what benchmarks need."""

import gzip
import http.client
import json
import ssl
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import permutations
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from ncp.links.model import Verdict
from ncp.links.reasons import REASONS
from testweb.floor import Errand, played
from testweb.model import Case
from testweb.plan import Plan, Wish, make_plan
from testweb.ports import Ports
from testweb.read import Topic, all_cases, bank
from testweb.start import Web, start_web
from testweb.subject import plain

PORTS = Ports(8101, 8102, 8103, 8104, 8105, 8106, 8107)
LANGUAGES = ("lv", "lt", "et", "en", "de", "ru", "pl", "fi")
HONEST = "NCP-link-check/1.0"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36"
NAMES = [case.name for case in all_cases()]


@dataclass(frozen=True)
class Got:
    """An answer, as far as tests look at it."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


def get(url: str, context: ssl.SSLContext | None = None, *, method: str = "GET", **headers: str) -> Got:
    """Ask once, without following anything."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=5)
    if parts.scheme == "https":
        connection = http.client.HTTPSConnection(parts.netloc, timeout=5, context=context)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    try:
        connection.request(method, target, headers={"User-Agent": HONEST, **headers})
        response = connection.getresponse()
        return Got(response.status, response.headers, response.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """A web with one link of each behaviour."""
    with start_web(tmp_path_factory.mktemp("web"), Wish(hosts=15)) as started:
        yield started


@pytest.fixture(scope="module")
def trusting(web: Web) -> ssl.SSLContext:
    """What a checker trusts that was given the web's authority."""
    return ssl.create_default_context(cafile=str(web.authority))


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A list of a thousand links."""
    return make_plan(Wish(links=1000, hosts=50), PORTS)


@pytest.mark.parametrize("case", all_cases(), ids=NAMES)
def test_expects_a_verdict_and_reasons_that_exist(case: Case) -> None:
    """No case expects what the checker cannot say."""
    verdict = Verdict(case.expect.verdict)
    reason = "status" if case.expect.reason.startswith("status-") else case.expect.reason
    every = {name for names in REASONS.values() for name in names}
    assert reason in REASONS[verdict]
    assert set(case.expect.also) <= every


@pytest.mark.parametrize("case", all_cases(), ids=NAMES)
def test_counts_as_dead_what_is_broken_or_another_page(case: Case) -> None:
    """Every broken link is a death to a visitor, and so is one that shows another page now."""
    replaced = case.expect.verdict == Verdict.CHANGED and case.expect.reason != "fragment-missing"
    dead = case.expect.verdict == Verdict.BROKEN or replaced
    assert (case.death != "none") == dead
    assert case.about.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_stands_in_its_topic_and_ids_are_unique(language: str) -> None:
    """What the list says must stand on a page does stand there."""
    for topic in bank(language).topics:
        text = " ".join(section.text for section in topic.sections).casefold()
        assert [words for words in topic.evidence if words.casefold() not in text] == []
        assert len({section.id for section in topic.sections}) == len(topic.sections)


def test_no_two_topics_of_a_language_share_their_evidence() -> None:
    """A page about something else never has the evidence by chance."""
    for language in LANGUAGES:
        topics = bank(language).topics
        assert [one.title for one, other in permutations(topics, 2) if _fits(one, other)] == []


def _fits(one: Topic, other: Topic) -> bool:
    text = " ".join(section.text for section in other.sections).casefold()
    return one.evidence[0].casefold() in text


def test_a_seed_gives_one_list_and_another_seed_another(plan: Plan) -> None:
    """A list can be made again."""
    again = make_plan(Wish(links=1000, hosts=50), PORTS)
    other = make_plan(Wish(links=1000, hosts=50, seed=8), PORTS)
    assert [link.url for link in again.links] == [link.url for link in plan.links]
    assert [link.url for link in other.links] != [link.url for link in plan.links]


def test_half_of_a_list_is_healthy_and_every_behaviour_is_there(plan: Plan) -> None:
    """A long list is mixed like the real web."""
    verdicts = Counter(link.dealt.case.expect.verdict for link in plan.links)
    assert 980 <= len(plan.links) <= 1000
    assert 450 <= verdicts["ok"] <= 580
    assert {link.dealt.case.name for link in plan.links} == set(NAMES)


def test_hosts_have_like_work(plan: Plan) -> None:
    """No host alone makes the floor."""
    loads = [house.load for house in plan.houses[:50]]
    assert max(loads) <= 1.6 * sum(loads) / len(loads)


@pytest.mark.parametrize("links_and_hosts", [(1, 1), (40, 2), (1000, 400), (300, 600)])
def test_lists_of_any_size_are_dealt(links_and_hosts: tuple[int, int]) -> None:
    """Few links on many hosts, many on few."""
    links, hosts = links_and_hosts
    assert len(make_plan(Wish(links=links, hosts=hosts), PORTS).links) >= 0.95 * links


def test_healthy_pages_hold_what_the_list_says_of_them(plan: Plan) -> None:
    """Title, owner and evidence stand on the page."""
    for link in plan.links:
        if link.dealt.case.name not in {"healthy-described", "healthy-cookie-banner"}:
            continue
        [(reply,)] = link.replies.values()
        page = reply.body.decode("utf-8").casefold()
        wanted = [link.contract["title"], link.contract["owner"], *link.contract["evidence"]]
        assert [words for words in wanted if str(words).casefold() not in page] == []


def test_pages_whose_evidence_is_gone_do_not_hold_it(plan: Plan) -> None:
    """Neither in their text nor in their title or description."""
    gone = [link for link in plan.links if link.dealt.case.name == "evidence-gone"]
    assert gone
    for link in gone:
        [(reply,)] = link.replies.values()
        words = str(link.contract["evidence"][0])  # type: ignore[index]
        assert plain(words) not in plain(reply.body.decode("utf-8"))


def test_floor_is_what_politeness_and_latency_cost() -> None:
    """Two starts a second, two in flight: hanging links hold up those behind them, and a pause holds up all."""
    assert max(played([Errand(0, 1), Errand(1, 1), Errand(2, 1)], 0.5).values()) == pytest.approx(1.0)
    assert played([Errand(0, 2), Errand(1, 1)], 0.5) == {0: 0.5, 1: 1.0}
    hanging = [Errand(place, 1, lasting=5.0) for place in range(2)]
    assert played([*hanging, Errand(2, 1)], 0.5) == {0: 5.0, 1: 5.5, 2: 5.0}
    assert played([Errand(0, 2, pause=2.0), Errand(1, 1)], 0.5) == {0: 2.0, 1: 2.5}
    assert played([Errand(0, 1, ready=3.0)], 0.5) == {0: 3.0}


def test_floor_is_no_lower_than_the_turns_of_the_busiest_host(plan: Plan) -> None:
    """As many requests as a host needs cannot start faster."""
    assert plan.floor >= max((house.requests - 1) * house.interval for house in plan.houses)


def test_folder_tells_list_truth_and_floor(web: Web) -> None:
    """What a test needs lies in the folder."""
    listed = yaml.safe_load(web.links.read_text("utf-8"))["links"]
    assert {entry["url"] for entry in listed} == set(web.truth)
    assert {right["behaviour"] for right in web.truth.values()} == set(NAMES)
    assert web.floor >= 20


def test_healthy_page_is_served(web: Web, trusting: ssl.SSLContext) -> None:
    """The certificate of a healthy host is trusted, and its page is there."""
    [url] = web.of("healthy-bare")
    assert get(url, trusting).status == 200


@pytest.mark.parametrize(
    ("behaviour", "status"),
    [("status-404", 404), ("status-410", 410), ("wall-999", 999), ("login-401", 401), ("soft-404-lv", 200)],
)
def test_status_is_as_declared(web: Web, trusting: ssl.SSLContext, behaviour: str, status: int) -> None:
    """The server says what the case says."""
    [url] = web.of(behaviour)
    assert get(url, trusting).status == status


def test_soft_404_host_answers_any_address_so(web: Web, trusting: ssl.SSLContext) -> None:
    """A control request proves a soft 404."""
    [url] = web.of("soft-404-lv")
    got = get(url.rpartition("/")[0] + "/no-such-thing-8431", trusting)
    assert (got.status, "Lapa nav atrasta" in got.body.decode("utf-8")) == (200, True)


def test_healthy_host_answers_unknown_addresses_with_404(web: Web) -> None:
    """A control request at a healthy host proves nothing."""
    assert get(f"http://127.1.0.2:{urlsplit(web.of('redirect-to-https')[0]).port}/no/such/thing").status == 404


def test_wall_lets_browsers_in_and_keeps_the_honest_out(web: Web, trusting: ssl.SSLContext) -> None:
    """Whoever names NCP is honest, however he begins."""
    [url] = web.of("wall-403-for-robots")
    assert get(url, trusting).status == 403
    assert get(url, trusting, **{"User-Agent": BROWSER}).status == 200
    assert get(url, trusting, **{"User-Agent": BROWSER + " NCP-link-check"}).status == 403


def test_head_lies(web: Web, trusting: ssl.SSLContext) -> None:
    """GET tells the truth where HEAD does not."""
    [url] = web.of("head-lies")
    assert get(url, trusting, method="HEAD").status == 405
    assert get(url, trusting).status == 200


def test_cookie_opens_the_door(web: Web, trusting: ssl.SSLContext) -> None:
    """Without the cookie it goes round in circles."""
    [url] = web.of("redirect-needs-cookie")
    assert get(url, trusting).headers["Location"] == url
    assert get(url, trusting, Cookie="visit=ok").status == 200


def test_first_try_is_dropped_and_the_second_answered(web: Web, trusting: ssl.SSLContext) -> None:
    """Attempts are counted."""
    [url] = web.of("drop-once")
    with pytest.raises(ConnectionError):
        get(url, trusting)
    assert get(url, trusting).status == 200


def test_garbage_is_no_http(web: Web, trusting: ssl.SSLContext) -> None:
    """Nobody can read it."""
    [url] = web.of("garbage")
    with pytest.raises(http.client.BadStatusLine):
        get(url, trusting)


def test_retry_after_names_a_moment_to_come(web: Web, trusting: ssl.SSLContext) -> None:
    """The date form of Retry-After lies ahead."""
    [url] = web.of("rate-limit-date")
    before = datetime.now(UTC)
    got = get(url, trusting)
    assert got.status == 429
    assert parsedate_to_datetime(got.headers["Retry-After"]) > before


def test_bomb_is_small_on_the_wire(web: Web, trusting: ssl.SSLContext) -> None:
    """A hundred kilobytes become a hundred megabytes."""
    [url] = web.of("gzip-bomb")
    body = get(url, trusting).body
    assert (len(body) < 1_000_000, len(gzip.decompress(body)) > 90_000_000) == (True, True)


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [("tls-expired", 10), ("tls-self-signed", 18), ("tls-incomplete-chain", 20), ("tls-wrong-host", 64)],
)
def test_certificates_are_as_bad_as_declared(web: Web, trusting: ssl.SSLContext, behaviour: str, code: int) -> None:
    """OpenSSL refuses each for its own reason (codes of x509_vfy.h)."""
    [url] = web.of(behaviour)
    with pytest.raises(ssl.SSLCertVerificationError) as refused:
        get(url, trusting)
    assert refused.value.verify_code == code


def test_nobody_listens_where_the_connection_is_refused(web: Web) -> None:
    """The port is free."""
    [url] = web.of("refused")
    with pytest.raises(ConnectionRefusedError):
        get(url)


def test_meter_tells_agents_speed_and_who_followed_into_private_addresses(tmp_path: Path) -> None:
    """The meter is the witness against an impolite checker."""
    with start_web(tmp_path, Wish(hosts=1, only=("private-by-redirect", "rate-limit-always"))) as web:
        trusting = ssl.create_default_context(cafile=str(web.authority))
        [leading], [limited] = web.of("private-by-redirect"), web.of("rate-limit-always")
        get(get(leading, trusting).headers["Location"])
        get(limited, trusting, **{"User-Agent": BROWSER})
        meter = web.stop()
    assert (meter["requests"], meter["canary"], meter["too_many"]) == (3, 1, 1)
    assert (meter["urls"][leading], meter["urls"][limited]) == ({"honest": 1}, {"browser": 1})
    assert meter["hosts"]["127.1.0.1"]["most_starts"] == 2
    assert json.loads((tmp_path / "meter.json").read_text("utf-8")) == meter


def test_unknown_behaviour_is_refused() -> None:
    """A slip in a name is told."""
    with pytest.raises(ValueError, match="no such behaviour: status-40444"):
        make_plan(Wish(only=("status-40444",)), PORTS)
