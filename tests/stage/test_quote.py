"""Quotes are written to suit the place where they stand."""

import pytest

from ncp.project import Project
from ncp.read.content import Content, read_content
from ncp.stage.pages import Stager
from ncp.stage.quote import Quoter


@pytest.fixture
def quoter(tiny: Project) -> Quoter:
    """Give the quoter of the tiny site's Lithuanian."""
    content, _ = read_content(tiny)
    assert content is not None
    return Stager.of(content, "lt").quoter


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{{ fact.office.phone }}", '<a href="tel:+37167000000">+371 6700 0000</a>'),
        ("[Skambinkite {{ fact.office.phone }}](index.md)", "[Skambinkite &#43;371 6700 0000](index.md)"),
        ("`{{ fact.office.phone }}`", "`+371 6700 0000`"),
        ("[įstatymas]({{ link.fees_law.url }})", "[įstatymas](https://law.example/555)"),
        ("{{ fact.fees.visit.number }} eurus", "4 eurus"),
    ],
)
def test_a_quote_suits_its_place(text: str, written: str, quoter: Quoter) -> None:
    """A phone is a link in prose, bare in a link's text and in code."""
    quoted = quoter.quote(text, "x.md")
    assert quoted.problems == ()
    assert quoted.text.replace("\u00a0", " ") == written


def test_titles_and_menu_words_hold_no_markup(tiny: Project) -> None:
    """A fact and the title of a link are quoted as bare text in title, menu and description."""
    page = tiny.docs / "lv/costs.md"
    text = page.read_text(encoding="utf-8").replace(
        "title: Cik tas maksā", "title: Cik {{ fact.fees.visit }} {{ link.fees_law }}"
    )
    page.write_text(text.replace("short: Izmaksas", "short: Tālr. {{ fact.office.phone }}"), encoding="utf-8")
    content, problems = read_content(tiny)
    assert content is not None
    assert problems == ()
    staged, wrong = Stager.of(content, "lv").stage("costs.md")
    particulars = staged.meta["ncp"]
    assert isinstance(particulars, dict)
    assert wrong == ()
    assert str(staged.meta["title"]).replace("\u00a0", " ") == "Cik 4 eiro Noteikumi par samaksu"
    assert str(particulars["short"]).replace("\u00a0", " ") == "Tālr. +371 67000000"


def test_a_page_without_translation_is_staged_whole_in_its_own_language(tiny: Project) -> None:
    """Text, notation and sources of an untranslated page are those of the source language."""
    (tiny.docs / "lt/costs.md").unlink()
    content: Content | None = read_content(tiny)[0]
    assert content is not None
    staged, _ = Stager.of(content, "lt").stage("costs.md")
    assert "4\u00a0eiro" in staged.markdown
    assert "Avoti un datumi" in staged.markdown
    assert "eurai" not in staged.markdown
