"""What the search is made of: sections of built pages, words, packed numbers, families of forms, the index."""

import json
import re
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from ncp.read.glossary import Glossary, Term
from ncp.search.encode import packed, packed_choices, packed_lists, packed_words
from ncp.search.index import Synonyms, foreign, index_of
from ncp.search.lay import synonyms_of
from ncp.search.script import search_script
from ncp.search.sections import SearchPage, Section, page_of
from ncp.search.site import pieces
from ncp.search.vocabulary import Vocabulary, postings
from ncp.search.words import folded, words_of

PAGE = """<nav>Menu</nav><article><div><h1>Costs</h1><p>What you
pay.</p></div><nav>On this page</nav><h2 id="visit">A <em>visit</em></h2><p class="ncp-stale">Old.</p>
<ul><li>doctor</li><li>see <a href="x">prices</a></li></ul><h3 id="card">Card</h3>
<p>In Latvian <span lang="lv">karte</span>, e&shy;HIC</p><p class="ncp-dates">Today</p>
<h2 id="sources">Sources</h2><p>Law</p></article>"""


@dataclass(frozen=True)
class Beginnings:
    """Keys by the first four letters."""

    def keys(self, word: str) -> tuple[str, ...]:
        """Give one key, for a word with an `x` two."""
        return (word[:4], word[1:5]) if "x" in word else (word[:4],)


def test_a_page_is_read_as_its_title_and_sections() -> None:
    """Menus, dates, notices and sources are no text; blocks that do not end like a sentence are told apart."""
    page = page_of("costs/", PAGE)
    assert page is not None
    assert (page.url, page.title) == ("costs/", "Costs")
    assert [(one.id, one.heading, one.text) for one in page.sections] == [
        ("", "Costs", "What you pay."),
        ("visit", "A visit", "doctor · see prices"),
        ("card", "Card", "In Latvian karte, eHIC"),
    ]


def test_a_section_knows_how_much_of_it_is_links_and_what_is_of_another_language() -> None:
    """Lists of links answer less than sentences; a Latvian word on an English page is a Latvian word."""
    page = page_of("costs/", PAGE)
    assert page is not None
    assert page.sections[1].linked == len("prices") / len("doctor · see prices")
    assert page.sections[2].foreign == (("lv", "karte"),)


def test_a_page_without_an_article_is_none() -> None:
    """What is no page of content is not searched."""
    assert page_of("x/", "<main>Choose</main>") is None


def test_words_are_letters_and_figures_in_small() -> None:
    """Numbers and names of forms stay whole; a hyphen parts."""
    assert words_of("E-recepte, S2 un E\u00ad112: Ārsts_1") == ["e", "recepte", "s2", "un", "e112", "ārsts", "1"]
    assert folded("slimnīcā") == "slimnica"


def unpacked(text: str) -> list[int]:
    """Read packed numbers as the browser does."""
    numbers: list[int] = []
    large = -1
    for code in map(ord, text):
        plain = code - 0x800 if code >= 0xD800 else code
        number = plain - (plain > 92) - 35
        if large >= 0:
            numbers.append(large * 40_000 + number)
            large = -1
        elif number >= 40_000:
            large = number - 40_000
        else:
            numbers.append(number)
    return numbers


@given(st.lists(st.integers(0, 500_000_000)))
def test_packed_numbers_come_back(numbers: list[int]) -> None:
    """Whatever the size of the site, and nothing in it needs an escape or breaks UTF-8."""
    text = packed(numbers)
    assert unpacked(text) == numbers
    assert json.loads(json.dumps(text, ensure_ascii=False)) == text.encode().decode()


def test_lists_are_steps_and_words_share_their_beginnings() -> None:
    """Small numbers and short rests are what packs well."""
    assert unpacked(packed_lists([[0, 4, 5], [], [2]])) == [1, 4, 1, 0, 0, 3, 0]
    assert packed_words(["ārsta", "ārste", "māsa"]) == "AārstaEeAmāsa"


def test_forms_with_the_same_keys_are_a_family_whose_keys_are_told_from_its_first_form() -> None:
    """A new form is of a family that began before, or of a new one."""
    vocabulary = Vocabulary.of(["doctor", "doctors", "hand", "book", "handbook", "xdoctor"], Beginnings())
    assert vocabulary.forms == ("book", "doctor", "doctors", "hand", "handbook", "xdoctor")
    assert vocabulary.families == (0, 1, 1, 2, 2, 3)
    assert vocabulary.steps_back() == [0, 0, 1, 0, 1, 0]
    told = [[one.written() for one in operations] for operations in vocabulary.operations()]
    assert told == [["0"], ["2"], ["0"], ["3", "7doct"]]


def test_choices_are_told_once_and_the_commonest_have_the_smallest_numbers() -> None:
    """What comes often packs well."""
    words, numbers = packed_choices([["b"], ["a", "b"], []])
    assert words == "b,a"
    assert unpacked(numbers) == [1, 0, 2, 1, 0, 0]


def test_postings_tell_the_sections_of_each_form() -> None:
    """And those that say it often."""
    vocabulary = Vocabulary.of(["a", "b"], Beginnings())
    sections = [["a", "a", "a"], ["b", "a"]]
    assert postings(sections, vocabulary) == [[0, 1], [1]]
    assert postings(sections, vocabulary, 3) == [[0], []]


def test_a_word_is_foreign_only_if_the_pages_never_say_it_as_their_own() -> None:
    """Only then does its own language know better where it belongs."""
    sections = (
        Section("", "Costs", "karte recepte", foreign=(("lv", "karte"), ("lv", "recepte"))),
        Section("x", "Y", "recepte"),
    )
    texts = [words_of(section.text) for section in sections]
    vocabulary = Vocabulary.of(["costs", "karte", "recepte", "y"], Beginnings())
    assert list(foreign(vocabulary, sections, texts, ("lv", "en"))) == [0, 1, 0, 0]


def test_the_index_is_the_same_every_time_and_holds_what_it_is_given() -> None:
    """Two builds of the same pages give the same bytes."""
    page = SearchPage("costs/", "Costs", (Section("", "Costs", "What you pay."), Section("visit", "A visit", "doctor")))
    made = [
        index_of([page], Beginnings(), [Synonyms("fees", ("costs",))], ("en",), {"language": "en"}) for _ in range(2)
    ]
    document = json.loads(made[0])
    assert made[0] == made[1]
    assert document["pages"] == [["costs/", "Costs", "visit", "A visit"]]
    assert document["synonyms"] == [["fees", "costs"]]
    assert document["language"] == "en"


def test_everyday_and_wrong_words_stand_for_the_terms() -> None:
    """What people type is in the glossary; its signs for the check are not shown."""
    term = Term(id="s2", terms={"et": ("S2-vorm|i",)}, lay={"et": ("E112",)}, never={"et": ("=S2 blankett",)})
    found = synonyms_of(Glossary((term,)), "et")
    assert Synonyms("E112", ("S2-vormi",)) in found
    assert Synonyms("S2 blankett", ("S2-vormi",)) in found


def test_texts_with_links_come_in_pieces() -> None:
    """The script makes elements of them, and needs no markup."""
    assert pieces('Call <a href="tel:+371">+371</a>.') == ["Call ", ("+371", "tel:+371"), "."]


def test_the_script_is_one_file_that_builds_no_markup_and_no_code() -> None:
    """A strict policy, also one for trusted types, lets it run."""
    script = search_script()
    assert not re.search(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function)\b", script)
    assert not re.search(r"^\s*(?:import|export) ", script, re.MULTILINE)
