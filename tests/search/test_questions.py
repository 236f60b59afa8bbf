"""The questions by which the search is judged stay true to the pages, and there are enough of them."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from string import ascii_lowercase

import pytest

from make_slips import slips
from ncp.read.pages import SEARCH
from questions import LANGUAGES, ROOT, Questions, read_questions, typed_plainly
from site_words import data_words, sections_by_page, words_by_page

DOCS = ROOT / "docs"
FILES = ROOT / "tests" / "search" / "questions"
STEM = 4
"""Letters at the beginning that would make one word look like a relative of another."""

MADE: Mapping[str, Callable[[str], set[str]]] = {
    "swap": lambda word: {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)},
    "drop": lambda word: {word[:at] + word[at + 1 :] for at in range(len(word))},
    "double": lambda word: {word[:at] + word[at] + word[at:] for at in range(len(word))},
    "neighbour": lambda word: {word[:at] + key + word[at + 1 :] for at in range(len(word)) for key in ascii_lowercase},
}
"""Everything that a slip of a kind can make of a word."""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Give each language in turn."""
    return str(request.param)


@pytest.fixture
def questions(language: str) -> Questions:
    """Give the questions of the language."""
    return read_questions(language)


def targets(questions: Questions) -> Iterator[str]:
    """Give every page or section that a question names."""
    yield from (target for asked in questions.asked for target in asked.expect)
    yield from (target for word in questions.other_languages for target in word.expect)


def test_every_expected_page_and_section_is_there(language: str, questions: Questions) -> None:
    """A section renamed or a page deleted shows itself here, not as a search that got worse."""
    sections = sections_by_page(DOCS, language)
    split = [(target, *target.partition("#")[::2]) for target in targets(questions)]
    gone = [one for one, page, section in split if page not in sections or (section and section not in sections[page])]
    assert gone == []


def test_there_are_enough_questions_of_each_kind(questions: Questions) -> None:
    """A score of few questions says little."""
    counts = [len({asked.ask for asked in questions.asked}), len({pair.lemma for pair in questions.forms})]
    counts += [len({word.lemma for word in questions.unseen}), len({slip.meant for slip in questions.slips})]
    counts += [len({word.ask for word in questions.other_languages}), len(set(questions.nonsense))]
    enough = (45, 60, 60, 60, 30, 30)
    assert [count for count, least in zip(counts, enough, strict=True) if count < least] == []


def test_questions_spread_over_the_site() -> None:
    """Every page answers somebody in one of the languages."""
    expected = {target.partition("#")[0] for language in LANGUAGES for target in targets(read_questions(language))}
    assert set(sections_by_page(DOCS, "lv")) - expected == {SEARCH}


def test_nobody_asks_the_same_twice(questions: Questions) -> None:
    """A question counted twice would weigh twice."""
    asked = [one.ask.lower() for one in questions.asked]
    assert sorted(asked) == sorted(set(asked))


def test_pages_say_the_form_that_they_are_to_be_found_by(language: str, questions: Questions) -> None:
    """A pair of forms is a question only as long as a page has the other form."""
    pages = words_by_page(DOCS, language)
    lost = [pair for pair in questions.forms if not any(pair.said in pages[name] for name in pair.pages)]
    assert lost == []


def test_no_page_says_the_form_typed_that_is_to_be_joined(language: str, questions: Questions) -> None:
    """Where a page says the very form, no joining would be needed; where a few do, others have to be found too."""
    pages = words_by_page(DOCS, language)
    assert [pair for pair in questions.forms if sum(pair.typed in said for said in pages.values()) > 3] == []


def test_unseen_words_stay_unseen(language: str, questions: Questions) -> None:
    """Enough words remain of which the site has no form, whatever the pages come to say."""
    said = frozenset().union(*words_by_page(DOCS, language).values()) | data_words(ROOT / "data")
    assert sum(said.isdisjoint(word.forms) for word in questions.unseen) >= 60


def test_slips_are_no_words_of_the_site_and_their_words_are(language: str, questions: Questions) -> None:
    """A slip that is a word, or is made of none, asks something else."""
    pages = words_by_page(DOCS, language)
    said = frozenset().union(*pages.values())
    assert [slip for slip in questions.slips if slip.typed in said] == []
    assert [slip for slip in questions.slips if not any(slip.meant in pages[name] for name in slip.pages)] == []


def test_slips_are_one_slip_of_their_kind(questions: Questions) -> None:
    """Each kind asks for what its name says: the score of a kind is a score of it alone."""
    assert [slip for slip in questions.slips if slip.typed not in MADE[slip.kind](slip.meant)] == []


def test_slips_are_drawn_alike_every_time() -> None:
    """Who makes the files anew gets the same questions, as long as the pages are the same."""
    pages = {"costs.md": frozenset({"receipt", "hospital"}), "ehic.md": frozenset({"hospital", "card"})}
    assert list(slips(pages)) == [
        "- { meant: receipt, typed: reciept, kind: swap, pages: [costs.md] }\n",
        "- { meant: hospital, typed: hospial, kind: drop, pages: [costs.md, ehic.md] }\n",
    ]


def test_nothing_on_the_site_looks_like_nonsense(language: str, questions: Questions) -> None:
    """A word is nonsense for the search only if no page has one that begins alike."""
    said = frozenset().union(*words_by_page(DOCS, language).values())
    beginnings = {typed_plainly(word)[:STEM] for word in said if len(word) >= STEM}
    assert [word for word in questions.nonsense if typed_plainly(word)[:STEM] in beginnings] == []


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("patients.yml", "tourist:\n  - { ask: ambulance, expect: [costs.html] }\n", "patients.yml:2:"),
        ("patients.yml", "tourist:\n  - { ask: ambulance, expct: [costs.md] }\n", "expct"),
        ("slips.yml", "- { meant: a, typed: b, kind: guess, pages: [costs.md] }\n", "guess"),
        ("nonsense.yml", "- [\n", "nonsense.yml:"),
        ("forms.yml", None, "forms.yml"),
    ],
)
def test_a_slip_in_a_file_is_told_with_its_place(tmp_path: Path, file: str, text: str | None, told: str) -> None:
    """Who adds a question and mistypes it reads where, and what."""
    copy = tmp_path / "tests" / "search" / "questions"
    shutil.copytree(FILES / "en", copy / "en")
    (copy / "en" / file).unlink()
    if text is not None:
        (copy / "en" / file).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        read_questions("en", tmp_path)


def test_plain_typing_takes_every_mark_away() -> None:
    """Latvian, Lithuanian and Estonian letters come out as those of a plain keyboard."""
    assert typed_plainly("āčēģīķļņšūž ąčęėįšųūž õäöü") == "acegiklnsuz aceeisuuz oaou"
