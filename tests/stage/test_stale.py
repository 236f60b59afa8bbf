"""The reader of a translation is told at the place that the Latvian text has changed."""

from pathlib import Path

import pytest

from ncp.build import build_site
from ncp.prepare import prepare
from ncp.stage.stale import in_plain_layout
from page import BuiltPage
from translated_site import TranslatedSite
from tree import fingerprint

PAGE = "lv/costs.md"
SENTENCE = "Vizīte maksā {{ fact.fees.visit }}."
LAW = "Likums: {{ link.fees_law }}."


@pytest.fixture
def two(translated: TranslatedSite) -> TranslatedSite:
    """Give a site of Latvian and Lithuanian with a history: the other languages have no words of their own."""
    settings = translated.project.data / "site.yml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("  et:", "  en:"))]
    settings.write_text("".join(kept), encoding="utf-8")
    translated.git("rm", "-rq", "docs/et", "docs/en")
    translated.commit()
    return translated


def built(site: TranslatedSite, output: Path, page: str = "lt/costs") -> BuiltPage:
    """Build the site and give a page."""
    folder = build_site(site.project, output).output
    return BuiltPage(folder, folder / page / "index.html")


def sensitive(site: TranslatedSite, value: str) -> None:
    """Name the sections of which readers are warned."""
    settings = site.project.data / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"sensitive: {value}\n", encoding="utf-8")


def test_a_stale_section_says_so_under_its_heading(two: TranslatedSite, tmp_path: Path) -> None:
    """In the reader's language, with the day, and with a link to the very section in Latvian."""
    two.edit(PAGE, LAW, f"{LAW} Jauns.", "2026-03-05")
    page = built(two, tmp_path / "site")
    (notice,) = page.tree.css(".ncp-stale")
    heading = page.tree.css_first("h2#visit")
    assert heading is not None
    assert heading.next is not None
    assert heading.next.next is not None
    assert heading.next.next.html == notice.html, "it is the first thing under the heading"
    assert "2026\u00a0m. kovo 5\u00a0d." in notice.text().replace("m.\u00a0kovo\u00a05", "m. kovo 5")
    link = notice.css_first("a")
    assert link is not None
    assert link.attributes == {"href": "../../lv/costs/#visit", "hreflang": "lv"}
    assert "admonition" not in str(notice.attributes)


def test_the_top_of_a_page_says_so_at_the_top(two: TranslatedSite, tmp_path: Path) -> None:
    """Title, description and the first lines: the notice is the first thing below the title."""
    two.edit("lv/index.md", "title: Mazā vietne", "title: Mazā, mazā vietne", "2026-03-05")
    page = built(two, tmp_path / "site", "lt")
    lead = page.tree.css_first(".ncp-lead")
    assert lead is not None
    assert [child.tag for child in lead.iter()][:2] == ["h1", "p"]
    link = lead.css_first(".ncp-stale a")
    assert link is not None
    assert link.attributes["href"] == "../lv/"


@pytest.mark.parametrize("value", ["{ pages: [costs.md] }", "{ sections: [visit] }", "{ sections: [costs.md#visit] }"])
def test_where_money_or_rights_depend_on_it_readers_are_warned(two: TranslatedSite, tmp_path: Path, value: str) -> None:
    """A class by page, by section anywhere, or by section of a page."""
    two.edit(PAGE, LAW, f"{LAW} Jauns.", "2026-03-05")
    sensitive(two, value)
    notice = built(two, tmp_path / "site").tree.css_first(".ncp-stale")
    assert notice is not None
    assert notice.attributes["class"] == "admonition warning ncp-stale"


def test_what_is_new_in_latvian_is_named_at_the_end(two: TranslatedSite, tmp_path: Path) -> None:
    """The name of the section in Latvian, marked as such, and a link to it; quotes in it are replaced."""
    two.edit(PAGE, LAW, f"{LAW}\n\n## Maksa *{{{{ fact.fees.visit }}}}* {{#new}}\n\nTeksts.", "2026-03-05")
    page = built(two, tmp_path / "site")
    (link,) = page.tree.css(".ncp-stale a")
    assert link.attributes == {"href": "../../lv/costs/#new", "lang": "lv", "hreflang": "lv"}
    assert link.text().replace("\u00a0", " ") == "Maksa 4 eiro"


def test_a_section_that_is_gone_in_latvian_is_told(two: TranslatedSite, tmp_path: Path) -> None:
    """The reader learns that the Latvian page no longer says it."""
    text = two.path("lv/index.md").read_text(encoding="utf-8")
    two.path("lv/index.md").write_text(text.split("## Kur")[0], encoding="utf-8")
    two.commit("2026-03-05")
    notice = built(two, tmp_path / "site", "lt").tree.css_first("h2#next ~ .ncp-stale")
    assert notice is not None
    assert "nebėra" in notice.text()


def test_current_pages_and_the_source_say_nothing(two: TranslatedSite, tmp_path: Path) -> None:
    """Not a byte is added where nothing is stale; nor where nobody knows, as the stamp is unknown."""
    two.edit("lt/index.md", two.age("lt/index.md").stamp, "1" * 40, "2026-03-05")
    output = build_site(two.project, tmp_path / "site").output
    assert all("ncp-stale" not in path.read_text(encoding="utf-8") for path in output.rglob("*.html"))


def test_a_build_without_history_speaks_of_the_whole_page(two: TranslatedSite, tmp_path: Path) -> None:
    """A shallow clone cannot say which section; it says that the page has changed, and builds the same twice."""
    two.edit(PAGE, LAW, f"{LAW} Jauns.", "2026-03-05")
    clone = two.clone(tmp_path / "clone", "--depth=1")
    for name in ("overrides", "scripts", "mkdocs.yml"):
        (clone.project.root / name).symlink_to((two.project.root / name).resolve())
    page = built(clone, tmp_path / "one")
    (link,) = page.tree.css(".ncp-stale a")
    assert link.attributes["href"] == "../../lv/costs/"
    build_site(clone.project, tmp_path / "two")
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "two")


def test_mistakes_are_still_told_at_their_line(two: TranslatedSite) -> None:
    """A page that is cut for its notices keeps its lines."""
    two.edit(PAGE, LAW, f"{LAW} Jauns.", "2026-03-05")
    two.edit(PAGE, SENTENCE, f"{SENTENCE} Jauns.", "2026-03-06")
    two.edit("lt/costs.md", "Įstatymas: {{ link.fees_law }}", "Įstatymas: {{ link.no_law }}")
    with pytest.raises(Exception, match="1 problems") as wrong:
        prepare(two.project)
    (problem,) = wrong.value.problems  # type: ignore[attr-defined]
    assert str(problem.place) == "docs/lt/costs.md:16:12"


def test_plain_mkdocs_finds_the_source_at_the_root() -> None:
    """There the source language has no folder of its own; only the links of notices are turned."""
    staged = '<p class="ncp-stale">… <a href="../../lv/costs/#visit">…</a></p>\n[lv](../lv/x.md)'
    turned = '<p class="ncp-stale">… <a href="../../costs/#visit">…</a></p>\n[lv](../lv/x.md)'
    assert in_plain_layout(staged, "lv") == turned
