"""The menu shows chapters: each page leads to the start of every chapter, and to the other pages of its own."""

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from ncp.build import build_site
from ncp.project import Project
from ncp.read.content import read_content

if TYPE_CHECKING:
    from pathlib import Path

CHAPTER = "  - money:\n      - costs.md\n      - pay.md\n"


@pytest.fixture
def chapters(tiny: Project) -> Project:
    """Give the tiny site with a chapter of two pages."""
    settings = tiny.engine_settings
    settings.write_text(settings.read_text(encoding="utf-8").replace("  - costs.md\n", CHAPTER), encoding="utf-8")
    for code, name in (("lv", "Nauda & čeki"), ("lt", "Pinigai")):
        page = (tiny.docs / code / "costs.md").read_text(encoding="utf-8")
        for field in ("title: ", "short: "):
            page = page.replace(field, f"{field}Vēl – ", 1)
        (tiny.docs / code / "pay.md").write_text(page, encoding="utf-8")
        words = f"chapters: {{ money: {name} }}\nin_chapter: 'Nodaļa:'\n"
        with (tiny.docs / code / "interface.yml").open("a", encoding="utf-8") as file:
            file.write(words)
    return tiny


def below(address: str | None) -> str:
    """Give the address, from the root of the site, to which a link of /lv/pay/ leads."""
    return urlsplit(urljoin("https://site.invalid/lv/pay/", address or "")).path


def page_of(project: Project, address: str) -> LexborHTMLParser:
    """Build a site and give one of its pages."""
    site: Path = build_site(project, project.root / "site").output
    return LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))


def test_the_menu_names_chapters_and_says_where_the_reader_is(chapters: Project) -> None:
    """A chapter leads to its first page; on its other pages it is marked as the place where the reader is."""
    page = page_of(chapters, "lv/pay")
    entries = {node.text(): node.attributes for node in page.css(".ncp-menu a")}
    assert set(entries) == {"Nauda & čeki"}
    entry = entries["Nauda & čeki"]
    assert (below(entry["href"]), entry["aria-current"]) == ("/lv/costs/", "true")


def test_the_chapter_s_pages_wait_in_a_panel(chapters: Project) -> None:
    """A button opens them without any script, so that the answer stays first on a phone; the page itself is marked."""
    page = page_of(chapters, "lv/pay")
    links = [
        (below(node.attributes["href"]), node.attributes.get("aria-current")) for node in page.css(".ncp-chapter a")
    ]
    assert links == [("/lv/costs/", None), ("/lv/pay/", "page")]
    panel = page.css_first(".ncp-chapter[popover]")
    assert panel is not None
    button = page.css_first(f"button[popovertarget={panel.attributes['id']}]")
    assert button is not None
    assert button.text() == "Šīs nodaļas lapas"


def test_a_page_leads_to_its_neighbours_and_back(chapters: Project) -> None:
    """Crumbs lead home and to the start of the chapter; at the end of the text wait the pages before and after."""
    page = page_of(chapters, "lv/pay")
    crumbs = [below(node.attributes["href"]) for node in page.css(".ncp-crumbs a")]
    assert crumbs == ["/lv/", "/lv/costs/"]
    steps = [(node.text(), below(node.attributes["href"])) for node in page.css(".ncp-steps a")]
    assert [address for _, address in steps] == ["/lv/costs/"]


def test_a_page_by_itself_is_in_no_chapter(chapters: Project) -> None:
    """The home page shows the menu only."""
    assert page_of(chapters, "lv").css_first(".ncp-chapter") is None


def test_a_chapter_of_untranslated_pages_is_shown_in_its_own_language(chapters: Project) -> None:
    """Where the translations are missing, the pages keep their Latvian names, marked as Latvian."""
    for name in ("costs.md", "pay.md"):
        (chapters.docs / "lt" / name).unlink()
    page = page_of(chapters, "lt/pay")
    assert [node.attributes.get("lang") for node in page.css(".ncp-chapter a")] == ["lv", "lv"]


def test_every_page_of_the_site_has_its_chapter(project: Project) -> None:
    """Only the home page and the emergency page stand by themselves."""
    content, _ = read_content(project)
    assert content is not None
    alone = [chapter.pages for chapter in content.menu.chapters if not chapter.id]
    assert alone == [("index.md",), ("emergency.md",)]
    assert all(
        content.menu.chapter_of(name) for name in content.pages["lv"] if name not in {"index.md", "emergency.md"}
    )
