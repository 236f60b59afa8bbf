"""The report for machines."""

import json
import re

import pytest
from link_samples import HOSTILE, a_hostile_run, a_run

from ncp.links.model import Outcome
from ncp.links.say.as_json import json_report

FIELDS = [
    *("url", "verdict", "reason", "status", "final_url", "hops", "checked", "sources", "title", "proposal", "missing"),
    *("standing", "first_failure", "last_success", "certificate_expires", "domain_expires", "archive", "says"),
]


def parsed(outcome: Outcome) -> list[dict[str, object]]:
    """Give the report as a machine reads it."""
    links: list[dict[str, object]] = json.loads("".join(json_report(outcome)))
    return links


def test_each_link_is_an_object_with_every_field_in_the_order_given() -> None:
    """A reader of the report never asks whether a field is there."""
    links = parsed(a_run())
    assert [link["url"] for link in links] == [link.contract.url for link in a_run().checked]
    assert all(list(link) == FIELDS for link in links)


def test_a_link_says_what_was_found_and_remembered() -> None:
    """Times are ISO with a Z, days are ISO, places have line and column, advice is in both languages."""
    _, moved, dead, *_ = parsed(a_run())
    assert moved["hops"] == [{"url": "http://b.example/old", "status": 301, "location": "https://b.example/new"}]
    assert moved["proposal"] == "https://b.example/new"
    pages = ["docs/lv/links.md", "docs/en/links.md"]
    assert dead["sources"] == [{"path": "data/links.yml", "line": 30, "column": 10, "pages": pages}]
    assert (dead["checked"], dead["first_failure"]) == ("2026-11-22T04:30:00Z", "2026-10-01T04:30:00Z")
    assert (dead["status"], dead["standing"], dead["domain_expires"]) == (404, "dead", None)
    assert dead["archive"] == "https://web.archive.org/web/https://c.example/gone"
    assert dead["says"] == {
        "en": "The server says that there is no such page (404). Find the new address of the page, or delete the link.",
        "lv": "Serveris atbild, ka šādas lapas nav (404). Atrodiet lapas jauno adresi vai izdzēsiet saiti.",
    }


def test_machines_get_a_strangers_text_whole_and_people_who_look_get_no_harm() -> None:
    """The value is the stranger's own; the bytes in the file hold no sign that a terminal obeys."""
    text = "".join(json_report(a_hostile_run()))
    assert text.encode("utf-8").decode("utf-8").replace("\n", "").isprintable()
    assert all(link["title"] == HOSTILE for link in json.loads(text))


def test_each_link_has_a_line_of_its_own() -> None:
    """The report can be searched with grep, and compared with the last one."""
    text = "".join(json_report(a_run()))
    assert len(re.findall(r"^\{", text, re.MULTILINE)) == len(a_run().checked)
    assert "šādas" in text


@pytest.mark.parametrize("outcome", [Outcome((), a_run().receipt)])
def test_no_links_are_an_empty_list(outcome: Outcome) -> None:
    """Valid JSON also where nothing was checked."""
    assert parsed(outcome) == []
