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

MOST = 60
"""Questions of a kind and a language."""
FLOORS = {
    "word forms": 0.85,
    "without diacritics": 0.85,
    "slips": 0.85,
    "patients' questions": 0.75,
    "other languages": 0.85,
    "nonsense": 0.9,
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


def part_of(kind: Kind) -> Kind:
    """Give questions from all over a kind, always the same."""
    step = max(1, len(kind.typed) // MOST)
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
