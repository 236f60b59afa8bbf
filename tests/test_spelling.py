"""hunspell reads the built site, each piece of text in its own language.

What it does not know must be listed, with a reason a group, in data/words/<language>.txt.
"""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from ncp.project import Project
from ncp.read import hunspell
from ncp.read.content import read_content
from ncp.read.dictionaries import WORD, plain, read_listed
from page import built_pages

DICTIONARIES = {"lv": "lv_LV", "lt": "lt_LT", "et": "et_EE", "en": "en_GB"}
NOT_PROSE = re.compile(r"\S+@\S+|https?://\S+|\S*\.(?:lv|lt|ee|eu|org|com|int)\b\S*|\S*/\S*/\S*|\S*\d\S*")
GAP = re.compile(r"\{\w+\}")
NOT_ALWAYS_SHOWN = ("untranslated", "link_checked", "link_unavailable", "archived_copy")
"""Words around the pages that only some pages show, and perhaps none today."""


def unknown(words: set[str], language: str) -> set[str]:
    """Give the words that hunspell does not know."""
    file = hunspell.find_dictionary(DICTIONARIES[language])
    assert file is not None, "the dictionaries are installed"
    answer = hunspell.unknown_words({language: (file, set(map(plain, words)))})[language]
    assert answer is not None
    return answer


@pytest.fixture(scope="module")
def words(site: Path, project: Project) -> dict[str, set[str]]:
    """Give the words of the whole site by language, with those that perhaps no page shows today."""
    found: dict[str, set[str]] = defaultdict(set)
    content, _ = read_content(project)
    for language, interface in content.interfaces.items() if content else ():
        for name in NOT_ALWAYS_SHOWN:
            found[language] |= set(WORD.findall(GAP.sub(" ", getattr(interface.words, name))))
    for page in built_pages(site):
        for language, text in page.text_by_language():
            found[language.split("-")[0]] |= set(WORD.findall(NOT_PROSE.sub(" ", text)))
    return found


@pytest.mark.parametrize("language", DICTIONARIES)
def test_no_word_is_misspelt(language: str, words: dict[str, set[str]], project: Project) -> None:
    """Hunspell knows every word of the language that is not listed as a name or a term."""
    assert len(words[language]) > 800, "the text of the site was really read"
    assert sorted(unknown(words[language], language) - read_listed(project, language)[0]) == []


@pytest.mark.parametrize("language", DICTIONARIES)
def test_the_list_holds_no_word_that_nobody_needs(language: str, words: dict[str, set[str]], project: Project) -> None:
    """A listed word stands on the site and is unknown to hunspell; else the list would hide mistakes."""
    doubted = unknown(words[language], language)
    assert sorted(read_listed(project, language)[0] - doubted) == []


@pytest.mark.parametrize(
    ("language", "mistake"), [("lv", "slimnnīca"), ("lt", "ligonninė"), ("et", "haiglla"), ("en", "hospitall")]
)
def test_a_misspelt_word_would_be_found(language: str, mistake: str) -> None:
    """The dictionaries really are there and doubt what is wrong."""
    assert unknown({mistake}, language) == {mistake}
