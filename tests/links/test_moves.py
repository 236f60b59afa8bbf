"""Which address is proposed instead of one that has moved, and when a deep link has only been sent home."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_fakes import JUDGE, chain_of, page_with, prose

from ncp.links.address import web_address
from ncp.links.judge.case import Case, NeedsControl, moved_to
from ncp.links.judge.link import lands_on_home
from ncp.links.model import Contract, Finding, Hop, Verdict
from ncp.links.observation import Answer, Chain

OLD = "https://www.slimnica.lv/lv/pacientiem/maksa"
TITLE = "Pacientu iemaksas slimnīcā"
THERE = page_with(f"{TITLE} | Slimnīca", f"<h1>{TITLE}</h1>{prose(150)}")


def proposed(url: str, *steps: tuple[int, str]) -> str | None:
    """Give the proposal after hops: each with its status and where it led."""
    hops, here = [], web_address(url)
    for status, location in steps:
        hops.append(Hop(str(here), status, location))
        here = web_address(location, here)
    return moved_to(web_address(url), Chain(tuple(hops), Answer(str(here), status=200)))


@pytest.mark.parametrize(
    ("steps", "proposal"),
    [
        ([], None),
        ([(301, "/b")], "https://www.slimnica.lv/b"),
        ([(308, "/b")], "https://www.slimnica.lv/b"),
        ([(302, "/b")], None),
        ([(303, "/b")], None),
        ([(307, "/b")], None),
        ([(301, "/b"), (301, "/c")], "https://www.slimnica.lv/c"),
        ([(301, "/b"), (308, "https://new.lv/c"), (301, "d")], "https://new.lv/d"),
        ([(301, "/b"), (302, "/c")], "https://www.slimnica.lv/b"),
        ([(302, "/b"), (301, "/c")], None),
        ([(301, "/b"), (302, "/c"), (301, "/d")], "https://www.slimnica.lv/b"),
        ([(0, "/b")], "https://www.slimnica.lv/b"),
        ([(301, "/lv/"), (0, "/lv/start-page")], "https://www.slimnica.lv/lv/"),
        ([(301, OLD)], None),
        ([(301, "/b"), (301, OLD)], None),
    ],
)
def test_only_what_moved_for_good_is_proposed(steps: list[tuple[int, str]], proposal: str | None) -> None:
    """The permanent hops at the beginning, and no further than the first one that may be another tomorrow."""
    assert proposed(OLD, *steps) == proposal


@pytest.mark.parametrize(
    "home", ["https://www.slimnica.lv/", "https://www.slimnica.lv/lv", "https://www.slimnica.lv/index.html"]
)
def test_a_home_page_that_refreshes_chooses_a_language(home: str) -> None:
    """It is the address to keep: what it leads to may differ from reader to reader."""
    assert proposed(home, (0, "/en/start")) is None


@pytest.mark.parametrize(
    ("url", "location", "proposal"),
    [
        (f"{OLD}#cenas", "/b", "https://www.slimnica.lv/b#cenas"),
        (f"{OLD}#cenas", "/b#jaunas", "https://www.slimnica.lv/b#jaunas"),
        (f"{OLD}#kl%C4%ABnika", "/b", "https://www.slimnica.lv/b#kl%C4%ABnika"),
        ("http://www.slimnica.lv/x", "https://www.slimnica.lv/x", "https://www.slimnica.lv/x"),
        ("https://slimnica.lv", "https://www.slimnica.lv/", "https://www.slimnica.lv/"),
        (OLD, "/ž?a=1&b=2", "https://www.slimnica.lv/%C5%BE?a=1&b=2"),
    ],
)
def test_the_proposal_is_an_address_to_write(url: str, location: str, proposal: str) -> None:
    """The place within the page moves along; everything is escaped."""
    assert proposed(url, (301, location)) == proposal


HOME_ENDS = [
    "/",
    "/lv/",
    "/lv",
    "/lv-LV/",
    "/index.html",
    "/lv/index.php",
    "/sakums",
    "/lv/sakums",
    "/?lang=lv",
    "/?ref=old",
    "/?error=404",
    "/default.aspx",
]
OTHER_ENDS = ["/lv/pacientiem", "/jaunumi", "/?page_id=12", "/?p=5", "/sakums-ziedotajiem", "/lv/maksa"]


def case_of(url: str, end: str) -> tuple[Case, str]:
    """Give the case of a link that ended somewhere else."""
    final = str(web_address(end, web_address(url)))
    chain = chain_of(THERE, final, Hop(url, 301, end))
    return Case(Contract(url), web_address(url), (chain,)), final


@pytest.mark.parametrize("end", HOME_ENDS)
@pytest.mark.parametrize("url", [OLD, "https://www.slimnica.lv/doc.php?id=7", "https://www.slimnica.lv/?p=123"])
def test_a_deep_link_that_ends_on_the_home_page_has_lost_its_page(url: str, end: str) -> None:
    """Home pages under all their names, with words in the query that choose nothing."""
    assert lands_on_home(*case_of(url, end))


@pytest.mark.parametrize("end", OTHER_ENDS)
def test_a_deep_link_that_ends_deep_has_not(end: str) -> None:
    """Another page of the site, also one that its query chooses."""
    assert not lands_on_home(*case_of(OLD, end))


@pytest.mark.parametrize(
    "home", ["https://www.slimnica.lv/", "https://slimnica.lv/lv/", "https://slimnica.lv/index.html"]
)
def test_a_link_to_the_home_page_may_end_on_one(home: str) -> None:
    """Whoever linked to the home page meant it, in whatever language it opens."""
    for end in ("/", "/lv/", "/en/"):
        assert not lands_on_home(*case_of(home, end))


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_end_crashes_the_judging(path: str, end: str) -> None:
    """Wherever a chain ends."""
    try:
        case, final = case_of(f"https://a.lv/{path}", f"/{end}")
    except Exception:  # noqa: BLE001 - no address, no case
        return
    lands_on_home(case, final)
    moved_to(case.address, case.chains[0])


def judged(end: str, *statuses: int, title: str = TITLE, page_title: str = TITLE) -> Finding | NeedsControl:
    """Judge a link with a title that was sent on by these statuses."""
    page = page_with(f"{page_title} | Slimnīca", f"<h1>{page_title}</h1>{prose(150)}")
    hops = tuple(Hop(OLD, status, end) for status in statuses)
    final = str(web_address(end, web_address(OLD)))
    return JUDGE.judge(Case(Contract(OLD, titles={"": title}), web_address(OLD), (chain_of(page, final, *hops),)))


def test_the_five_words_for_a_page_that_was_sent_on() -> None:
    """Moved for good and the same: moved; for now and the same: ok; another: changed; sent home: broken."""
    moved = judged("/b", 301)
    assert isinstance(moved, Finding)
    assert (moved.verdict, moved.proposal) == (Verdict.MOVED, "https://www.slimnica.lv/b")
    stays = judged("/b", 302)
    assert isinstance(stays, Finding)
    assert (stays.verdict, stays.proposal) == (Verdict.OK, None)
    other = judged("/b", 301, page_title="Vakances un iepirkumi nozarē")
    assert isinstance(other, Finding)
    assert (other.verdict, other.reason, other.proposal) == (Verdict.CHANGED, "title-changed", None)
    home = judged("/", 301, page_title="Laipni lūdzam mājaslapā")
    assert isinstance(home, Finding)
    assert (home.verdict, home.reason) == (Verdict.BROKEN, "home-page")


def test_the_same_case_is_judged_the_same() -> None:
    """Judging is pure: nothing is remembered between two looks."""
    assert judged("/b", 301) == judged("/b", 301)
