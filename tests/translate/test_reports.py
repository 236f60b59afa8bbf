"""What people and machines are told of translations."""

import io
import json
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from rich.console import Console

from ncp.read.site import site_of
from ncp.translate.comparison import differences
from ncp.translate.say.as_json import json_report
from ncp.translate.say.badge import badge
from ncp.translate.say.difference import print_differences
from ncp.translate.say.html import html_report
from ncp.translate.say.summary import summary_report
from ncp.translate.say.terminal import print_status
from translated_site import TranslatedSite

PAGE = "lv/costs.md"
LAW = "Likums: {{ link.fees_law }}."
MESSAGES = Path(__file__).resolve().parents[2] / "data/messages"


@pytest.fixture
def stale(translated: TranslatedSite) -> TranslatedSite:
    """Give a site with one stale section, one new one, and one page that is missing."""
    changed = "Likums, <b>&</b>: {{ link.fees_law }}.\n\n## Jaunā {#new}\n\nViens divi."
    translated.edit(PAGE, LAW, changed, "2026-03-05")
    translated.path("en/index.md").unlink()
    return translated


def printed(site: TranslatedSite, *, terminal: bool = False, difference: bool = False) -> str:
    """Give what a command prints."""
    file = io.StringIO()
    console = Console(file=file, width=120, force_terminal=terminal, color_system="standard" if terminal else None)
    settings, ages = site_of(site.project), site.ages()
    if difference:
        print_differences(ages, tuple(differences(site.project, "lv", ages.of_language("lt"))), console)
    else:
        print_status(settings, ages, console)
    return file.getvalue()


def test_json_lists_every_page_and_language(stale: TranslatedSite) -> None:
    """Page, language, state and ids of stale sections, as other programs expect them."""
    entries = json.loads(json_report(stale.ages()))
    assert len(entries) == 6
    found = {(entry["page"], entry["language"]): entry for entry in entries}
    assert found["costs.md", "lt"]["state"] == "stale"
    assert found["costs.md", "lt"]["stale_sections"] == ["visit", "new"]
    assert found["costs.md", "lt"]["since"] == "2026-03-05"
    assert (found["index.md", "en"]["state"], found["index.md", "en"]["stale_sections"]) == ("missing", [])
    assert found["index.md", "et"]["state"] == "current"


@pytest.mark.parametrize(("language", "word"), [("en", "stale"), ("lv", "novecojis")])
def test_the_terminal_names_pages_sections_and_sums(
    stale: TranslatedSite, monkeypatch: pytest.MonkeyPatch, language: str, word: str
) -> None:
    """A table, what is to be done below it, in the editor's language."""
    monkeypatch.setenv("NCP_SAY", language)
    told = printed(stale)
    assert word in told
    assert "#visit" in told
    assert "docs/en/index.md" in told
    assert "\x1b" not in told


def test_the_difference_stands_beside_the_translation(stale: TranslatedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks in a pipe; the translation's section with its file and line."""
    monkeypatch.setenv("NCP_SAY", "en")
    told = printed(stale, difference=True)
    assert "Likums+[, &]: {{ link.fees_law }}." in told
    assert "docs/lv/costs.md:12:1" in told
    assert "docs/lt/costs.md:10:1" in told
    assert "    Įstatymas: {{ link.fees_law }}." in told
    assert "The translation has no such section." in told
    assert "Vizīte maksā" not in told, "sections that did not change are not shown"


def test_a_page_that_cannot_be_compared_says_why(stale: TranslatedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for a page of which git has no former text, the editor is not told that nothing changed."""
    monkeypatch.setenv("NCP_SAY", "en")
    stale.edit("et/index.md", stale.age("et/index.md").stamp, "1" * 40)
    file = io.StringIO()
    ages = stale.ages()
    print_differences(ages, (), Console(file=file, width=120), (ages.by_file["docs/et/index.md"],))
    assert "git has no text with the id" in file.getvalue()
    assert "Nothing to show" not in file.getvalue()


def test_a_terminal_shows_the_difference_in_colours(stale: TranslatedSite) -> None:
    """Colours, underlined and struck out, instead of marks."""
    told = printed(stale, terminal=True, difference=True)
    assert "\x1b[" in told
    assert "+[" not in told.replace("\x1b[", "")


def test_the_page_for_people_is_whole_and_safe(stale: TranslatedSite) -> None:
    """One table a language, and no text of a page becomes HTML."""

    class Counter(HTMLParser):
        tables = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.tables += tag == "table"
            assert tag != "b"
            del attrs

    counter = Counter()
    counter.feed("".join(html_report(site_of(stale.project), stale.ages())))
    assert counter.tables == 3


def test_a_badge_is_a_picture_with_a_name(stale: TranslatedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """SVG that stands alone and says in text what it shows."""
    monkeypatch.setenv("NCP_SAY", "en")
    picture = ET.fromstring(badge(site_of(stale.project), stale.ages(), "lt"))  # noqa: S314 - our own picture
    assert picture.attrib["aria-label"] == "Lietuvių: 1 of 2 current"


def test_the_summary_lists_what_is_to_be_done(stale: TranslatedSite) -> None:
    """For the run in CI: the sums, and each translation that is not current."""
    told = "".join(summary_report(site_of(stale.project), stale.ages()))
    assert told.count("docs/") == 4
    assert "`docs/lt/index.md`" not in told


def test_every_sentence_exists_in_latvian_and_english_and_is_said() -> None:
    """An editor is told the same in either language, and no sentence is kept for nobody."""
    folder = Path(__file__).resolve().parents[2] / "scripts/ncp/translate"
    code = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    for name, said in yaml.safe_load((MESSAGES / "translate.yml").read_text(encoding="utf-8")).items():
        assert set(said) == {"lv", "en"}, name
        built_up = name.startswith(("state_", "what_", "change_", "depth_"))
        assert built_up or f'"{name}"' in code or f"'{name}'" in code, name
