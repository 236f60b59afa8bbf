"""What `new page` and `new language` promise."""

from datetime import date
from pathlib import Path

import pytest

from ncp.build import build_site
from ncp.check import check_project
from ncp.new.language import NewLanguage, new_language
from ncp.new.page import NewPage, months_later, new_page
from ncp.problems import EnvironmentTrouble, Grade
from ncp.project import Project
from ncp.read.site import site_of
from tree import fingerprint

TODAY = date(2026, 3, 2)
DESCRIPTION = "Ko darīt, ja mazajā vietnē pazudusi lapa, un kam par to zvanīt, rakstīt vai vienkārši jautāt."
PAGE = NewPage("lost-page.md", 'Lapa: "pazudusi"', DESCRIPTION, "office")


def errors(project: Project) -> list[str]:
    """Give the codes of the errors of a site."""
    return [problem.code for problem in check_project(project, today=TODAY).problems if problem.grade is Grade.ERROR]


def test_a_new_page_passes_and_is_built(tiny: Project) -> None:
    """The page is in the menu, has no errors, and can be read after the next build."""
    path = new_page(tiny, site_of(tiny), PAGE, TODAY)
    assert path == tiny.docs / "lv" / "lost-page.md"
    assert errors(tiny) == []
    assert tiny.engine_settings.read_text(encoding="utf-8").count("  - lost-page.md\n") == 1
    built = build_site(tiny, tiny.root / "site").output
    assert "pazudusi" in (built / "lv/lost-page/index.html").read_text(encoding="utf-8")


def test_a_new_language_passes_and_is_built(tiny: Project) -> None:
    """The language has its folder and its entry, no errors, and a home page after the next build."""
    files = new_language(tiny, site_of(tiny), NewLanguage("fi", "", "lt"))
    assert [path.name for path in files] == ["interface.yml", "index.md"]
    assert errors(tiny) == []
    built = build_site(tiny, tiny.root / "site").output
    assert '<html lang="fi"' in (built / "fi/index.html").read_text(encoding="utf-8")
    assert site_of(tiny).languages["fi"].name == "Suomi"


def test_the_files_that_are_edited_keep_every_byte_of_theirs(tiny: Project) -> None:
    """Only lines are added; comments, order and blank lines stay."""
    settings, menu = tiny.data / "site.yml", tiny.engine_settings
    before = {path: path.read_text(encoding="utf-8").split("\n") for path in (settings, menu)}
    new_page(tiny, site_of(tiny), PAGE, TODAY)
    new_language(tiny, site_of(tiny), NewLanguage("pl", "", "lt"))
    for path, lines in before.items():
        after = path.read_text(encoding="utf-8").split("\n")
        added = [line for line in after if line not in lines]
        assert [line for line in after if line not in added] == lines
        assert added


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (NewPage("Mana lapa.md", "T", DESCRIPTION, "office"), "new_page_name"),
        (NewPage("../x.md", "T", DESCRIPTION, "office"), "new_page_name"),
        (NewPage("x", "T", DESCRIPTION, "office"), "new_page_name"),
        (NewPage("costs.md", "T", DESCRIPTION, "office"), "new_exists"),
        (NewPage("x.md", "T", DESCRIPTION, "nobody"), "new_page_owner"),
    ],
)
def test_a_page_that_cannot_be_changes_nothing(tiny: Project, page: NewPage, code: str) -> None:
    """The refusal says why, and every file is what it was."""
    before = fingerprint(tiny.docs)
    with pytest.raises(EnvironmentTrouble) as refusal:
        new_page(tiny, site_of(tiny), page, TODAY)
    assert refusal.value.code == code
    assert fingerprint(tiny.docs) == before


@pytest.mark.parametrize(
    ("language", "code"),
    [
        (NewLanguage("lt", "", "lv"), "new_exists"),
        (NewLanguage("xx", "", "lt"), "new_code"),
        (NewLanguage("../fi", "", "lt"), "new_code"),
        (NewLanguage("fi", "", "sv"), "new_origin"),
    ],
)
def test_a_language_that_cannot_be_changes_nothing(tiny: Project, language: NewLanguage, code: str) -> None:
    """The refusal says why, and every file is what it was."""
    before = fingerprint(tiny.root / "data")
    with pytest.raises(EnvironmentTrouble) as refusal:
        new_language(tiny, site_of(tiny), language)
    assert refusal.value.code == code
    assert fingerprint(tiny.root / "data") == before


def test_nothing_is_half_made_when_the_disk_refuses(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the page nor the menu has changed."""
    before = fingerprint(tiny.docs)
    menu = tiny.engine_settings.read_bytes()

    def refuse(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(EnvironmentTrouble):
        new_page(tiny, site_of(tiny), PAGE, TODAY)
    monkeypatch.undo()
    assert (fingerprint(tiny.docs), tiny.engine_settings.read_bytes()) == (before, menu)


def test_a_review_is_due_on_a_day_that_exists() -> None:
    """Six months after the end of August is the end of February."""
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_later(date(2026, 11, 25), 6) == date(2027, 5, 25)
