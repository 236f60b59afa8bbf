"""The rehearsal of the way out sees what differs, page by page, and nothing else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ncp.problems import Place
from ncp.project import Project
from ncp.read.built import BuiltSite, read_built
from ncp.read.contract import Contract
from ncp.way_out.compare import compare
from ncp.way_out.model import Compared, Difference, Kind, Scope

TODAY = date(2026, 11, 25)
PAGE = """<!doctype html><html lang="lv"><head><title>Maksa – Vietne</title></head>
<body><nav>Izvēlne</nav><main id="content">
<div class="md-typeset"><h1>Maksa</h1><p>Vizīte maksā <strong>4 eiro</strong>, gulta – 10.</p>
<h2 id="visit">Vizīte</h2><p>Pie ārsta.</p><p><a href="../language/#words">Valoda</a></p></div></main>
<footer><h2 id="footer-contact">Saziņa</h2></footer></body></html>
"""
OTHER = PAGE.replace("Maksa", "Valoda").replace("visit", "words")
CONTRACT = ("/lv/costs/", "/lv/costs/#visit", "/lv/language/", "/lv/language/#words", "/lv/gone/")

Change = Callable[[str], str]


def site_of(root: Path, pages: dict[str, str]) -> BuiltSite:
    """Write a site and read it back."""
    for url, text in pages.items():
        (root / url).mkdir(parents=True)
        (root / url / "index.html").write_text(text, encoding="utf-8")
    return read_built(Project(root), root, ("lv",))[0]


def compared(tmp_path: Path, theirs: dict[str, str], scope: Scope = Scope.PAGE) -> Compared:
    """Compare what another engine made with the site of two pages."""
    ours = site_of(tmp_path / "ours", {"lv/costs": PAGE, "lv/language": OTHER})
    entries = {entry: Place("data/url-contract.txt", line) for line, entry in enumerate(CONTRACT, 3)}
    promised = BuiltSite(ours.folder, ours.pages, ours.files, "", contract=Contract(entries, exists=True))
    return compare(promised, site_of(tmp_path / "theirs", theirs), scope, TODAY)


def changed(tmp_path: Path, old: str, new: str, scope: Scope = Scope.PAGE) -> tuple[Difference, ...]:
    """Give the differences if the other engine writes something else on the first page."""
    assert old in PAGE
    return compared(tmp_path, {"lv/costs": PAGE.replace(old, new), "lv/language": OTHER}, scope).differences


def test_the_same_pages_do_not_differ(tmp_path: Path) -> None:
    """Two sites of the same bytes have no differences, and every page counts as identical."""
    found = compared(tmp_path, {"lv/costs": PAGE, "lv/language": OTHER})
    assert (found.pages, found.identical, found.differences) == (2, 2, ())
    assert found.broken == ("/lv/gone/",)  # neither has it: the contract does not care whose fault that is


def test_other_markup_of_the_same_text_does_not_differ(tmp_path: Path) -> None:
    """Line breaks, attributes and elements that nobody reads are the engine's own business."""
    text = PAGE.replace("<p>Pie ārsta.", '<p class="x">Pie\n   ārsta.').replace("strong>", "b>")
    text = text.replace("</main>", "</main><script>let x = 1;</script>")
    found = compared(tmp_path, {"lv/costs": text, "lv/language": OTHER})
    assert (found.identical, found.differences) == (1, ())


def test_a_missing_and_an_added_page_are_told(tmp_path: Path) -> None:
    """A page at another address is one page missing, one added, and broken entries of the contract."""
    found = compared(tmp_path, {"lv/costs": PAGE, "lv/speech": OTHER})
    assert found.differences == (Difference(Kind.MISSING, "lv/language/"), Difference(Kind.ADDED, "lv/speech/"))
    assert found.by_kind == {Kind.MISSING: 1, Kind.ADDED: 1}
    assert found.broken == ("/lv/language/", "/lv/gone/")  # the headings of a page that is gone go with it


def test_another_title_is_told(tmp_path: Path) -> None:
    """The title in the browser is compared."""
    assert changed(tmp_path, "Maksa – Vietne", "Maksa") == (
        Difference(Kind.TITLE, "lv/costs/", "Maksa – Vietne", "Maksa"),
    )


def test_a_lost_heading_id_is_told(tmp_path: Path) -> None:
    """An id that another engine makes anew is one lost, one added, and a broken entry of the contract."""
    text = PAGE.replace('id="visit"', 'id="vizite"')
    found = compared(tmp_path, {"lv/costs": text, "lv/language": OTHER})
    assert found.differences == (
        Difference(Kind.LOST_ID, "lv/costs/", ours="visit"),
        Difference(Kind.ADDED_ID, "lv/costs/", theirs="vizite"),
    )
    assert found.broken == ("/lv/gone/", "/lv/costs/#visit")


@pytest.mark.parametrize("scope", Scope)
def test_a_link_that_leads_elsewhere_is_told(tmp_path: Path, scope: Scope) -> None:
    """Where links lead is compared, not how they are written; what the engine left as Markdown is told."""
    assert changed(tmp_path / "same", "../language/#words", "/lv/language/#words", scope) == ()
    assert changed(tmp_path / "other", "../language/#words", "language.md#words", scope) == (
        Difference(Kind.LINK, "lv/costs/", "/lv/language/#words", "/lv/costs/language.md#words"),
    )


@pytest.mark.parametrize(
    ("old", "new", "ours", "theirs"),
    [
        ("4 eiro", "5 eiro", "Maksa Vizīte maksā 4 eiro , gulta", "Maksa Vizīte maksā 5 eiro , gulta"),
        ("<p>Pie ārsta.</p>", "", "– 10. Vizīte Pie ārsta.", "– 10. Vizīte Valoda"),
        ("Pie ārsta.", "Pie ārsta. {.big}", "Pie ārsta. Valoda", "Pie ārsta. {.big} Valoda"),
    ],
)
def test_the_first_place_of_another_text_is_shown(tmp_path: Path, old: str, new: str, ours: str, theirs: str) -> None:
    """A word changed, lost or added is told with the words around it."""
    (found,) = changed(tmp_path, old, new)
    assert found.kind is Kind.TEXT
    assert ours in found.ours
    assert theirs in found.theirs


@pytest.mark.parametrize(("old", "new"), [("<nav>Izvēlne</nav>", ""), (" – Vietne", ""), ("Saziņa", "Kontakti")])
def test_of_an_article_only_its_own_text_counts(tmp_path: Path, old: str, new: str) -> None:
    """Where the other engine cannot use our templates, what they alone write is no difference."""
    assert changed(tmp_path / "article", old, new, Scope.ARTICLE) == ()
    assert changed(tmp_path / "page", old, new, Scope.PAGE) != ()


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("<h1>Maksa</h1>", "<h1>Cena</h1>", Kind.TITLE),
        ('id="visit"', "", Kind.LOST_ID),
        ("Pie ārsta", "Pie māsas", Kind.TEXT),
    ],
)
def test_an_article_is_compared_in_full(tmp_path: Path, old: str, new: str, kind: Kind) -> None:
    """Its main heading, its ids and its words count whatever the templates."""
    assert changed(tmp_path, old, new, Scope.ARTICLE)[0].kind is kind
