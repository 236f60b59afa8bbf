"""The kinds of questions by which the search is scored: what is typed, and what each should bring."""

from collections.abc import Iterator
from dataclasses import dataclass

from questions import Questions, typed_plainly


@dataclass(frozen=True)
class Kind:
    """Questions of a kind."""

    name: str
    typed: tuple[str, ...]
    wanted: tuple[tuple[str, ...], ...]
    by_page: bool = False
    """Whether any section of a wanted page is right."""


def kinds(questions: Questions) -> Iterator[Kind]:
    """Give the kinds in the order in which they are told."""
    forms = questions.forms
    pages = tuple(pair.pages for pair in forms)
    yield Kind("word forms", tuple(pair.typed for pair in forms), pages, by_page=True)
    plain = [(typed_plainly(pair.typed), pair.pages) for pair in forms if typed_plainly(pair.typed) != pair.typed]
    if plain:
        typed, wanted = zip(*plain, strict=True)
        yield Kind("without diacritics", typed, wanted, by_page=True)
    slips = questions.slips
    yield Kind("slips", tuple(slip.typed for slip in slips), tuple(slip.pages for slip in slips), by_page=True)
    asked = questions.asked
    yield Kind("patients' questions", tuple(one.ask for one in asked), tuple(one.expect for one in asked))
    foreign = questions.other_languages
    yield Kind("other languages", tuple(word.ask for word in foreign), tuple(word.expect for word in foreign))
    yield Kind("nonsense", questions.nonsense, ((),) * len(questions.nonsense))
