"""Whether a link is asked once more: as whom, after how long, and when it is enough."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_fakes import page_of

from ncp.links.judge.tries import AGAIN, DROPS, MAYBE_A_MOMENT, MAYBE_A_WALL, Try, decisive, next_try
from ncp.links.observation import Agent, Answer, Chain

PATIENCE = 10.0
HONEST, BROWSER = Agent.HONEST, Agent.BROWSER


def tried(status: int | None = None, agent: Agent = HONEST, trouble: str = "", wait: float | None = None) -> Chain:
    """Give a try that ended so."""
    return Chain((), Answer("https://a.lv/", agent, status, trouble, retry_after=wait))


def after(*chains: Chain, confirmed: str = "") -> Try | None:
    """Give what follows such tries."""
    return next_try(chains, PATIENCE, confirmed)


@pytest.mark.parametrize("status", [200, 204, 301, 304, 401, 402, 410, 451, 501, 505])
def test_a_plain_answer_is_enough(status: int) -> None:
    """A page, a redirect, a page gone for good, a login: nothing would be learnt by asking again."""
    assert after(tried(status)) is None


@pytest.mark.parametrize("status", sorted(MAYBE_A_WALL))
def test_what_may_be_a_wall_is_asked_like_a_browser_once(status: int) -> None:
    """At once, and never a third time."""
    assert after(tried(status)) == Try(BROWSER)
    assert after(tried(status), tried(status, BROWSER)) is None


@pytest.mark.parametrize("status", sorted(MAYBE_A_MOMENT))
def test_what_may_be_over_in_a_moment_is_asked_again_after_one(status: int) -> None:
    """A server that is ill for a second gets one, and no more than one more request."""
    again = after(tried(status))
    assert again is not None
    assert again.wait > 0
    assert after(tried(status), tried(status, BROWSER)) is None


@pytest.mark.parametrize("trouble", ["dns", "refused", "timeout", "tls-expired", "tls-wrong-host", "private-address"])
def test_what_no_second_request_mends_is_asked_once(trouble: str) -> None:
    """A name that nobody has, a certificate that is over: the same tomorrow, not the same in a second."""
    assert after(tried(trouble=trouble)) is None


def test_a_dropped_connection_is_tried_again_twice_and_ever_later() -> None:
    """Bounded, with a growing pause."""
    chains: tuple[Chain, ...] = (tried(trouble="dropped"),)
    waits = []
    while (again := next_try(chains, PATIENCE, "")) is not None:
        waits.append(again.wait)
        chains = (*chains, tried(agent=again.agent, trouble="dropped"))
    assert len(waits) == DROPS
    assert waits == sorted(set(waits))


def test_a_dropped_connection_that_answers_then_is_enough() -> None:
    """The second try got the page."""
    assert after(tried(trouble="dropped"), tried(200, BROWSER)) is None


@pytest.mark.parametrize("trouble", ["bad-response", "cut"])
def test_an_answer_in_pieces_is_asked_for_once_more(trouble: str) -> None:
    """Garbage for robots may be a page for browsers."""
    assert after(tried(trouble=trouble)) == Try(BROWSER)
    assert after(tried(trouble=trouble), tried(trouble=trouble, agent=BROWSER)) is None


@pytest.mark.parametrize("status", sorted(AGAIN))
def test_the_time_that_a_server_names_is_kept(status: int) -> None:
    """By our own name first, for the whole host, and not more often than our patience lasts."""
    again = after(tried(status, wait=3))
    assert again == Try(HONEST, 3, for_all=True)
    last = after(tried(status, wait=3), tried(status, wait=4))
    assert last == Try(BROWSER, 4, for_all=True)
    assert after(tried(status, wait=3), tried(status, wait=4), tried(status, BROWSER, wait=5)) is None


@pytest.mark.parametrize("status", sorted(AGAIN))
def test_a_time_too_long_to_wait_is_not_waited(status: int) -> None:
    """An hour is for the next check; hammering meanwhile is for nobody."""
    assert after(tried(status, wait=PATIENCE + 1)) is None


def test_a_busy_server_that_names_no_time_gets_one_more_request() -> None:
    """Like a browser, after a moment."""
    again = after(tried(503))
    assert again is not None
    assert (again.agent, again.wait > 0) == (BROWSER, True)
    assert after(tried(503), tried(503, BROWSER)) is None


def test_a_death_that_was_confirmed_before_is_not_asked_about_again() -> None:
    """The browser-like request was made at an earlier check; the same status needs no second one now."""
    assert after(tried(404), confirmed="status-404") is None
    assert after(tried(403), confirmed="status-404") == Try(BROWSER)
    assert after(tried(500), confirmed="status-500") is None


STATUSES = st.one_of(st.none(), st.sampled_from([200, 301, 403, 404, 410, 429, 500, 503, 999]), st.integers(100, 999))
TROUBLES = st.sampled_from(["", "dropped", "bad-response", "cut", "timeout", "dns"])


@given(st.lists(st.tuples(STATUSES, TROUBLES, st.none() | st.floats(0, 30)), min_size=6, max_size=6))
def test_no_host_is_asked_more_than_three_times_for_a_page(heard: list[tuple[int | None, str, float | None]]) -> None:
    """Whatever a server answers, in whatever order, it is soon left in peace."""
    chains: tuple[Chain, ...] = ()
    agent = HONEST
    for number, (status, trouble, wait) in enumerate(heard):
        chains = (*chains, tried(status, agent, trouble if status is None else "", wait))
        again = next_try(chains, PATIENCE, "")
        if again is None:
            return
        assert 0 <= again.wait <= PATIENCE
        assert number < 3
        agent = again.agent


def test_of_several_tries_the_best_one_decides() -> None:
    """A page before "not here", that before a status, that before trouble; of equals our own name's."""
    page = page_of("<p>a")
    best_first = [
        Chain((), Answer("1", HONEST, 200, page=page)),
        Chain((), Answer("2", HONEST, 200, "cut", page=page)),
        tried(404, BROWSER),
        tried(403, BROWSER),
        tried(trouble="dropped"),
    ]
    for better, worse in itertools.combinations(best_first, 2):
        assert decisive((worse, better)) is better
        assert decisive((better, worse)) is better
    honest, browser = tried(404), tried(404, BROWSER)
    assert decisive((honest, browser)) is honest
