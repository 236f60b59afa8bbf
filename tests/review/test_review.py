"""`review` tells who has to look at what, and what NVD has to confirm; the same in every form."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT
from ncp.project import Project
from ncp.read.content import read_content
from ncp.review.agenda import Agenda, Due, Kind
from ncp.review.collect import agenda_of
from ncp.review.say.as_json import json_report
from ncp.review.say.calendar import calendar_report
from ncp.review.say.html import html_report
from ncp.review.say.markdown import markdown_report
from ncp.review.say.terminal import plain_report, tables

DAY = date(2027, 1, 2)


def agenda(project: Project, today: date, days: int = 30) -> Agenda:
    """Give the agenda of a project on a day."""
    content, problems = read_content(project)
    assert content is not None
    return agenda_of(content, today, days, len(problems))


@pytest.fixture
def due(tiny: Project) -> Agenda:
    """Give the agenda on the day after all is due."""
    return agenda(tiny, DAY + timedelta(days=1))


def names(found: tuple[Due, ...]) -> list[str]:
    """Give the names of what is due."""
    return [one.name for one in found]


def test_nothing_is_due_before_its_time(tiny: Project) -> None:
    """Thirty-one days before, the list is empty; thirty days before, all of it stands there and nothing is overdue."""
    assert agenda(tiny, DAY - timedelta(days=31)).due == ()
    soon = agenda(tiny, DAY - timedelta(days=30))
    assert soon.overdue == ()
    assert names(soon.due) == [
        "fact.office.phone",
        "fact.office.email",
        "fact.fees.visit",
        "link.fees_law",
        "link.clinics",
        "docs/lv/costs.md",
        "docs/lv/index.md",
    ]


def test_facts_and_links_belong_to_the_owner_of_the_page_that_quotes_them(tiny: Project) -> None:
    """A fact that two owners' pages quote belongs to the first page's; one that none quotes to the home page's."""
    site = tiny.data / "site.yml"
    site.write_text(
        site.read_text(encoding="utf-8").replace(
            "office: { name: Birojs }", "office: { name: Birojs }\n  money: { name: Kase }"
        ),
        encoding="utf-8",
    )
    costs = tiny.docs / "lv" / "costs.md"
    costs.write_text(costs.read_text(encoding="utf-8").replace("owner: office", "owner: money"), encoding="utf-8")
    owners = {one.name: one.owner for one in agenda(tiny, DAY).due}
    assert owners["fact.fees.visit"] == owners["link.fees_law"] == owners["docs/lv/costs.md"] == "money"
    assert owners["fact.office.phone"] == owners["link.clinics"] == "office"
    assert [name for name, _ in agenda(tiny, DAY).by_owner()] == ["Birojs", "Kase"]


def test_what_is_to_be_confirmed_names_value_source_and_places(due: Agenda) -> None:
    """The value as Latvian readers see it, and every place that quotes it."""
    (thing,) = due.to_confirm
    assert (thing.name, thing.value, thing.source) == ("fact.fees.visit", "4\u00a0eiro", "https://law.example/555")
    assert [(place.path, place.line) for place in thing.quoted] == [
        ("docs/lv/costs.md", 10),
        ("docs/lv/costs.md", 16),
        ("docs/lt/costs.md", 8),
        ("docs/lt/costs.md", 14),
    ]


def test_all_forms_tell_the_same_things(due: Agenda) -> None:
    """Each name stands in the JSON, the page, the list to tick off, the calendar and on the terminal."""
    calendar = calendar_report(due).decode().replace("\r\n ", "")
    forms = (json_report(due), "".join(html_report(due)), "".join(markdown_report(due)), calendar)
    for name in names(due.due):
        assert all(name in form for form in (*forms, "\n".join(plain_report(due))))
    assert len(list(tables(due))) == 3


def test_the_list_has_a_box_for_each_thing(due: Agenda) -> None:
    """Seven to review and one to confirm."""
    assert "".join(markdown_report(due)).count("- [ ] ") == 8


def test_json_says_how_late_each_thing_is(due: Agenda) -> None:
    """Machines need no arithmetic."""
    report = json.loads(json_report(due))
    assert {entry["days_left"] for entry in report["due"]} == {-1}
    assert all(entry["overdue"] and entry["path"] and entry["line"] for entry in report["due"])


def test_the_calendar_is_read_by_others_and_the_same_each_time(tiny: Project, due: Agenda) -> None:
    """Whole days, ids that stay, and no trace of when the file was written."""
    events = Calendar.from_ical(calendar_report(due)).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [DAY] * 3
    assert len({str(event["uid"]) for event in events}) == 3
    assert all(str(event["uid"]).endswith("@tiny.example") for event in events)
    assert calendar_report(agenda(tiny, DAY + timedelta(days=9))) == calendar_report(due)
    assert all(len(line) <= 75 for line in calendar_report(due).split(b"\r\n"))


HOSTILE = Due(Kind.LINK, "link.x", "<script>alert(1)</script>`\x1b[31m\n- [ ] x", "<b>", DAY, DAY, None, "javascript:1")  # type: ignore[arg-type]


def test_nothing_comes_alive_in_a_report(due: Agenda) -> None:
    """Texts of data are text: no element, no address but of the web, no escape, no line of their own."""
    spoilt = replace(due, due=(replace(HOSTILE, place=due.due[0].place),))
    page = LexborHTMLParser("".join(html_report(spoilt)))
    assert page.css("script") == []
    assert all(link.attributes["href"].startswith("https://") for link in page.css("a"))  # type: ignore[union-attr]
    assert page.css('html[lang="en"], html[lang="lv"]')
    for text in ("\n".join(plain_report(spoilt)), "".join(markdown_report(spoilt))):
        assert "\x1b" not in text
        assert text.count("\n- [ ] ") <= 2
    assert len(Calendar.from_ical(calendar_report(spoilt)).walk("VEVENT")) == 1


def test_a_page_with_a_broken_head_is_owned_up_to(tiny: Project) -> None:
    """What cannot be read cannot be due; the report says so."""
    costs = tiny.docs / "lv" / "costs.md"
    costs.write_text(
        costs.read_text(encoding="utf-8").replace("review_by: 2027-01-02", "review_by: drīz"), encoding="utf-8"
    )
    found = agenda(tiny, DAY)
    assert "docs/lv/costs.md" not in names(found.due)
    assert found.unread == 1
    assert "check" in "\n".join(plain_report(found))


def test_the_command_writes_all_files_and_its_exit_code_tells_what_is_overdue(
    command: Callable[..., subprocess.CompletedProcess[str]], tmp_path: "pytest.TempPathFactory"
) -> None:
    """0 or 1, as the JSON says; a pipe gets plain lines."""
    files = {name: f"{tmp_path}/out/{name}" for name in ("json", "html", "markdown", "ics")}
    run = command(
        "review", "--days", "400", *(part for name, path in files.items() for part in (f"--{name}", path)), cwd=ROOT
    )
    with open(files["json"], encoding="utf-8") as file:  # noqa: PTH123 - a path as text
        report = json.load(file)
    assert run.returncode == int(any(entry["overdue"] for entry in report["due"]))
    assert "│" not in run.stdout
    assert report["due"]
