"""Lists that never became lists, letters in the wrong encoding, short rows, addresses that open nothing: all told."""

from collections.abc import Callable
from subprocess import CompletedProcess

import pytest
from built import PAGE, built_site, spoil, told_of_built
from hypothesis import given
from hypothesis import strategies as st

from ncp.judge.families.built.addresses import works
from ncp.project import Project

MISUSE = 2
LINE = "<p>Apsilankymas kainuoja 4 eurus.</p>"


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<p>vizÄ«te</p>", "B271"),
        ("<p>4 â€“ 5 eurai</p>", "B271"),
        ("<p>Moka:\n1. gydytojui,\n2. slaugytojai.</p>", "B272"),
        ("<p>Moka:\n&gt; 4 eurus</p>", "B272"),
        ("<p>[TOC]</p>", "B272"),
        ("<p>::: note</p>", "B272"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>", "B273"),
        ('<table><tr><th colspan="2">a</th></tr><tr><td>c</td></tr></table>', "B273"),
        ("</main><main>", "B274"),
        ('<p><a href="">x</a></p>', "B277"),
        ('<p><a href="javascript:print()">x</a></p>', "B277"),
        ('<p><a href="http://localhost:8000/">x</a></p>', "B277"),
        ('<p><a href="https:// www.example.org">x</a></p>', "B277"),
        ('<p><a href="mailto:info">x</a></p>', "B277"),
        ('<p><a href="tel:">x</a></p>', "B277"),
        ('<p><a href="C:\\vizīte.pdf">x</a></p>', "B277"),
    ],
)
def test_a_mistake_is_told(html: str, code: str, tiny: Project) -> None:
    """Each by its rule, in the built file."""
    spoil(built_site(tiny), PAGE, LINE, html)
    assert code in {one.code for one in told_of_built(tiny) if one.place.path == f"site/{PAGE}"}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Äär, Ärsti, ÕÄÖÜ, Århus, ģimene – „vizīte“, €5, 10 °C</p>",
        "<p>Moka nuo\n1. kovo, kaip rašo\n2026. gada įstatymas.</p>",
        "<p>4 &gt; 2 ir 2 &lt; 4</p>",
        '<table><tr><th colspan="2">a</th></tr><tr><td>b</td><td>c</td></tr></table>',
        '<table><tr><th rowspan="2">a</th><th>b</th></tr><tr><td>c</td></tr></table>',
        '<p><a href="tel:+37167000000">x</a> <a href="mailto:a@example.org?subject=b%20c">y</a></p>',
        '<p><a href="https://www.example.org/a(b)?c=d&amp;e=[1]#f">x</a></p>',
    ],
)
def test_what_only_looks_like_a_mistake_is_left_in_peace(html: str, tiny: Project) -> None:
    """Dates at the beginning of a line, letters of the Baltic languages, cells that span."""
    spoil(built_site(tiny), PAGE, LINE, html)
    assert not {one.code for one in told_of_built(tiny)} & {"B271", "B272", "B273", "B277"}


def test_two_pages_of_a_language_do_not_share_a_title(tiny: Project) -> None:
    """The second page is told, and names the first; a page of another language may have the same title."""
    site = built_site(tiny)
    title = (site / "lt/index.html").read_text(encoding="utf-8").partition("<title>")[2].partition("</title>")[0]
    own = (site / PAGE).read_text(encoding="utf-8").partition("<title>")[2].partition("</title>")[0]
    spoil(site, "lv/costs/index.html", "<title>", f"<title>{title} ")
    spoil(site, PAGE, f"<title>{own}", f"<title>{title}")
    assert [one.values["title"] for one in told_of_built(tiny) if one.code == "B275"] == [title]


def test_the_sitemap_is_held_against_the_heads(tiny: Project) -> None:
    """A version that only the sitemap, or only the page, names is told at the entry."""
    spoil(built_site(tiny), "sitemap.xml", 'hreflang="lt"', 'hreflang="et"')
    found = [one for one in told_of_built(tiny) if one.code == "B276"]
    assert [one.place.path for one in found] == ["site/sitemap.xml"]


@given(st.text())
def test_any_address_is_judged(address: str) -> None:
    """Nothing that somebody writes as an address raises."""
    assert works(address) in {True, False}


def test_a_tag_left_open_is_told_once_for_each_kind(tiny: Project) -> None:
    """A page full of the same mistake does not bury the others."""
    spoil(built_site(tiny), PAGE, LINE, "<p>a</i></p>\n" * 20)
    assert len([one for one in told_of_built(tiny) if one.code == "B230"]) == 1


def test_addresses_are_accepted_of_a_built_site_only(command: Callable[..., CompletedProcess[str]]) -> None:
    """Without the folder of a built site, `--accept` is refused in a sentence."""
    ended = command("check", "--accept")
    assert ended.returncode == MISUSE
    assert "--built" in ended.stderr
