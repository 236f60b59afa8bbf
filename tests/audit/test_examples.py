"""Each finding of the audit is proved by a small page that deserves it, and by one that deserves none."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from ncp.audit.browser import chromium
from ncp.audit.budgets import Budgets
from ncp.audit.eye import Eye
from ncp.audit.judge.page import findings_of
from ncp.audit.judge.shape import judge_printed
from ncp.audit.judge.weight import weight_of
from ncp.audit.model import Finding
from ncp.audit.modes import MODES, NORMAL
from ncp.audit.pages import Leaf
from ncp.audit.see.load import Load
from ncp.audit.see.otherwise import Printed
from ncp.audit.seen import Seen
from ncp.audit.server import served

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "audit"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/told.txt"))
WIDE_BUDGETS = Budgets(
    counted="wire", html_and_css_kb=Decimal(50), first_view_kb=Decimal(50), requests=9, next_page_kb=Decimal(50)
)
TIGHT = Decimal("0.1")


OTHER_MODES = {"dark": ("dark",), "forced": ("forced-colors",)}
"""Examples that are in order but for a mode."""


@pytest.fixture(scope="module")
def eye() -> Iterator[Eye]:
    """One browser for all examples, which are served as a site of their own."""
    with served(EXAMPLES) as home, chromium() as browser:
        yield Eye(browser, home)


def found(eye: Eye, name: str, budgets: Budgets = WIDE_BUDGETS, *, thorough: bool = False) -> tuple[Finding, ...]:
    """Audit one example, in the normal mode and in the one that it is about."""
    eye.modes = tuple(mode for mode in MODES if mode is NORMAL or mode.name in OTHER_MODES.get(name, ()))
    leaf = Leaf(EXAMPLES / name / "index.html", f"{name}/")
    return findings_of(eye.see(leaf, thorough=thorough), budgets)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_told_for_what_is_wrong_with_it_and_for_nothing_else(eye: Eye, name: str) -> None:
    """The codes found are exactly those that the example's told.txt names; the good page has none."""
    told = (EXAMPLES / name / "told.txt").read_text(encoding="utf-8").split()
    assert sorted({finding.code for finding in found(eye, name)}) == told


def test_a_page_that_is_too_heavy_is_told_for_each_budget(eye: Eye) -> None:
    """Every bar that a page is beyond is named, with the weight and the bar."""
    tight = Budgets(counted="body", html_and_css_kb=TIGHT, first_view_kb=TIGHT, requests=1, next_page_kb=TIGHT)
    stranger = Eye(eye.browser, eye.home, (NORMAL,))
    told = {finding.code: finding.values for finding in found(stranger, "good", tight)}
    assert set(told) == {"heavy_text", "heavy_view", "heavy_following", "many_requests"}
    assert told["many_requests"] == {"number": 4, "bar": 1}  # the page, its style, its script, its icon


def test_the_next_page_is_lighter_than_the_first(eye: Eye) -> None:
    """What pages share is kept by the browser; what came is counted with its headers, and without."""
    stranger = Eye(eye.browser, eye.home, (NORMAL,))
    weight = weight_of(stranger.see(Leaf(EXAMPLES / "order" / "index.html", "order/"), thorough=False))
    assert 0 < weight.following < weight.text < weight.view
    assert weight.text_body < weight.text


def test_a_thorough_walk_goes_back_again(eye: Eye) -> None:
    """With Shift and Tab every stop is reached in the opposite order, and the good page stays in order."""
    eye.modes = (NORMAL,)
    seen = eye.see(Leaf(EXAMPLES / "good" / "index.html", "good/"), thorough=True)
    assert len(seen.walks) == 3
    (back,) = seen.back.values()
    assert [stop.index for stop in back.stops] == [1, 0]
    assert findings_of(seen, WIDE_BUDGETS) == ()


def test_a_page_that_does_not_come_is_told(eye: Eye) -> None:
    """A wrong status is a finding; so is an address where nobody answers, which ends nothing."""
    gone = eye.see(Leaf(EXAMPLES / "good" / "index.html", "nowhere/"), thorough=False)
    assert "wrong_status" in {finding.code for finding in findings_of(gone, WIDE_BUDGETS)}
    silent = Eye(eye.browser, "http://127.0.0.1:9").see(Leaf(EXAMPLES / "good/index.html", "good/"), thorough=False)
    assert [finding.code for finding in findings_of(silent, WIDE_BUDGETS)] == ["not_opened"]


def test_a_print_that_fails_is_told() -> None:
    """No bytes of a PDF are a finding; no attempt is none."""
    load = Load(200)
    for pdf, codes in ((0, ["no_pdf"]), (None, []), (900, [])):
        seen = Seen("x/", "http://x.example", 200, load, printed=Printed(0, (), pdf))
        assert [finding.code for finding in judge_printed(seen)] == codes
