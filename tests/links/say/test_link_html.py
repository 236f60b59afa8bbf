"""The report as a page."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from link_samples import a_hostile_run, a_run

from golden import assert_golden
from ncp.links.model import Outcome
from ncp.links.say.html import html_report
from ncp.say.page_style import STYLE

EXPECTED = Path(__file__).parent / "expected"
ELEMENTS = {
    *("html", "head", "meta", "style", "title", "body", "main", "h1", "h2", "p", "strong", "small"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("br", "a", "bdi", "ul", "li", "details", "summary"),
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "role", "scope", "id", "data-name", "href", "rel"),
}
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads a page: its elements, their attributes, and whether they are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.misplaced = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        """Note whether it closes the last one opened."""
        self.misplaced += not self.open or self.open.pop() != tag


def read(outcome: Outcome, language: str = "en") -> Page:
    """Give the page of a run, read."""
    page = Page()
    page.feed("".join(html_report(outcome, language)))
    return page


@pytest.mark.parametrize("language", ["en", "lv"])
def test_the_page_has_a_table_for_each_verdict(language: str) -> None:
    """Captions, scopes, roles, places, advice, receipt – in the language of the editor."""
    made = "".join(html_report(a_run(), language)).replace(STYLE, "STYLE")
    assert_golden(re.sub(r"sha256-[^']+", "sha256-HASH", made), EXPECTED / f"page.{language}.html")


@pytest.mark.parametrize("outcome", [a_run(), a_hostile_run(), Outcome((), a_run().receipt)])
def test_a_page_holds_our_elements_alone_and_closes_them(outcome: Outcome) -> None:
    """No script, no image, no form, whatever strangers call their pages."""
    page = read(outcome)
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert page.misplaced == 0
    assert page.open == []
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES


def test_only_the_editors_own_links_can_be_followed() -> None:
    """Nothing is fetched when the page is opened, and no stranger's address is a link."""
    page = read(a_hostile_run())
    targets = [attributes["href"] or "" for _, attributes in page.elements if "href" in attributes]
    assert targets
    assert all(target.startswith("https://f.example/") for target in targets)
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_a_page_can_be_saved_whatever_strangers_send() -> None:
    """Half a surrogate pair has no UTF-8; a control sign has no place in HTML."""
    made = "".join(html_report(a_hostile_run(), "en"))
    made.encode("utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)


def test_tables_and_language_are_told_to_a_screen_reader() -> None:
    """Each table has a caption, each header a scope; a foreign text says that its language is unknown."""
    page = read(a_run(), "lv")
    tags = [tag for tag, _ in page.elements]
    assert page.elements[0] == ("html", {"lang": "lv"})
    assert tags.count("caption") == tags.count("table") == 4
    assert all(attributes.get("scope") for tag, attributes in page.elements if tag == "th")
    assert all(attributes == {"lang": ""} for tag, attributes in page.elements if tag == "bdi")


def test_the_style_has_day_and_night_and_a_phone() -> None:
    """The page follows the reader's own settings."""
    assert "prefers-color-scheme: dark" in STYLE
    assert "max-width" in STYLE
