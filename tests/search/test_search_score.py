"""What the search finds may not get worse: floors below the scores that tests/benchmarks/search.py prints.

A part of the questions, so that it stays quick; the benchmark asks them all.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from asking import Score, answers, chromium, pages_only, score, served
from kinds import Kind, kinds
from questions import LANGUAGES, read_questions
from unseen import Grown, answers_grown, grown

MOST = 60
"""Questions of a kind and a language."""
MOST_UNSEEN = 150
FLOORS = {
    "word forms": 0.92,
    "without diacritics": 0.95,
    "slips": 0.9,
    "patients' questions": 0.8,
    "other languages": 0.9,
    "nonsense": 0.95,
    "unseen words": 0.93,
}
"""Share answered among the first five; of patients' questions among the first three."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built site."""
    with served(site) as here:
        yield here


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once."""
    with chromium() as started:
        yield started


def part_of(kind: Kind, most: int = MOST) -> Kind:
    """Give questions from all over a kind, always the same."""
    step = max(1, len(kind.typed) // most)
    return Kind(kind.name, kind.typed[::step], kind.wanted[::step], by_page=kind.by_page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_finds_what_it_found(language: str, address: str, browser: Browser) -> None:
    """Forms, plain typing, slips, questions, foreign words, and nothing for nonsense: each kind holds its floor."""
    page = browser.new_page()
    scores: dict[str, Score] = {}
    for kind in map(part_of, kinds(read_questions(language))):
        found = answers(page, address, language, kind.typed)
        scores[kind.name] = score(pages_only(found) if kind.by_page else found, kind.wanted)
    page.close()
    reached = {name: one.first_three if name.startswith("patients") else one.recall for name, one in scores.items()}
    assert {name: value for name, value in reached.items() if value < FLOORS[name]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_page_is_found_by_forms_that_it_does_not_say(
    language: str, site: Path, address: str, browser: Browser
) -> None:
    """Words of which the site has no form yet: a page says one, the question is another."""
    grown_site = grown(site, language)
    asked = Grown(grown_site.index, part_of(grown_site.kind, MOST_UNSEEN))
    page = browser.new_page()
    found = pages_only(answers_grown(page, address, language, asked))
    page.close()
    assert score(found, asked.kind.wanted).recall >= FLOORS[grown_site.kind.name]
