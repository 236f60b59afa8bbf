"""The foot of a page tells who answers for it, when it was looked at, and where remarks go."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from ncp.prepare import prepare
from ncp.project import Project

MAIL = 'feedback: "{{ fact.office.email }}"\n'
FORM = "feedback_link: https://forms.example/rate?page={url}&lang={language}\n"


def foot(project: Project, language: str, settings: str = "", page: str = "costs.md") -> Mapping[str, Any]:
    """Stage a page, with more settings of the site, and give what templates get of it."""
    file = project.data / "site.yml"
    file.write_text(file.read_text(encoding="utf-8") + settings, encoding="utf-8")
    _, staged = prepare(project)
    particulars: Mapping[str, Any] = staged[language].pages[page].meta["ncp"]
    return particulars


def test_a_page_names_its_owner_and_links_to_the_page_about_them(tiny: Project) -> None:
    """The name stands in the language it is in; the address is that of the owner's page."""
    settings = tiny.data / "site.yml"
    text = settings.read_text(encoding="utf-8").replace("name: Birojs", "name: Birojs & Co, page: index.md")
    settings.write_text(text, encoding="utf-8")
    owner = foot(tiny, "lt")["owner"]
    assert owner == {"words": "Už puslapį atsako", "name": "Birojs &amp; Co", "lang": "lv", "url": "", "linked": True}


def test_an_owner_without_a_page_is_named_alone(tiny: Project) -> None:
    """No link is made up."""
    assert not foot(tiny, "lv")["owner"]["linked"]


@pytest.mark.parametrize(
    ("language", "reviewed"),
    [
        ("lv", "Pēdējo reizi pārbaudīta: 2026. gada 2. janvāris"),
        ("lt", "Latviškas puslapis paskutinį kartą peržiūrėtas 2026 m. sausio 2 d."),
    ],
)
def test_a_translation_says_that_the_source_was_reviewed(language: str, reviewed: str, tiny: Project) -> None:
    """Only the page in the source language is reviewed, and a translation does not claim more."""
    told = foot(tiny, language)
    assert told["reviewed"].replace("\N{NO-BREAK SPACE}", " ") == reviewed
    assert "next_review" in told


def test_a_letter_names_the_page_in_its_subject(tiny: Project) -> None:
    """Whoever reads the letter sees the address, which says which page it is, and in which language."""
    href = foot(tiny, "lt", MAIL)["feedback"]["href"]
    parts = urlsplit(href.replace("&amp;", "&"))
    assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "office@office.example", "")
    subject = "Dėl puslapio https://tiny.example/lt/costs/"
    assert parse_qs(parts.query, strict_parsing=True) == {"subject": [subject]}


def test_nothing_is_asked_where_no_address_is_set(tiny: Project) -> None:
    """Without settings the foot offers neither letter nor form."""
    assert {"feedback", "feedback_link"}.isdisjoint(foot(tiny, "lv"))


def test_the_form_of_others_hears_which_page_it_is_about(tiny: Project) -> None:
    """Its gaps are filled with the address of the page and its language, ready for an attribute."""
    href = foot(tiny, "lt", FORM)["feedback_link"]["href"]
    assert href == "https://forms.example/rate?page=https%3A%2F%2Ftiny.example%2Flt%2Fcosts%2F&amp;lang=lt"
