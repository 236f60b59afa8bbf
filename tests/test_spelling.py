"""hunspell reads the built site, each piece of text in its own language.

What it does not know must be listed, with a reason a group, in data/words/<language>.txt.
"""

import re
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from ncp.project import Project
from ncp.read.content import read_content
from page import built_pages

ROOT = Path(__file__).resolve().parent.parent
DICTIONARIES = {"lv": "lv_LV", "lt": "lt_LT", "et": "et_EE", "en": "en_GB"}
NOT_PROSE = re.compile(r"\S+@\S+|https?://\S+|\S*\.(?:lv|lt|ee|eu|org|com|int)\b\S*|\S*/\S*/\S*|\S*\d\S*")
GAP = re.compile(r"\{\w+\}")
NOT_ALWAYS_SHOWN = ("untranslated", "link_checked", "link_unavailable", "archived_copy")
"""Words around the pages that only some pages show, and perhaps none today."""
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def listed(language: str) -> set[str]:
    """Give the words that the project lists for a language; comments give the reasons."""
    lines = (ROOT / f"data/words/{language}.txt").read_text(encoding="utf-8").splitlines()
    return {word for line in lines for word in line.partition("#")[0].split()}


def unknown(words: set[str], language: str) -> set[str]:
    """Give the words that hunspell does not know."""
    command = ["hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-l"]
    text = "\n".join(sorted(words)).replace("’", "'")
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, encoding="utf-8")
    return set(done.stdout.split())


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
def test_no_word_is_misspelt(language: str, words: dict[str, set[str]]) -> None:
    """Hunspell knows every word of the language that is not listed as a name or a term."""
    assert len(words[language]) > 800, "the text of the site was really read"
    assert sorted(unknown(words[language], language) - listed(language)) == []


@pytest.mark.parametrize("language", DICTIONARIES)
def test_the_list_holds_no_word_that_nobody_needs(language: str, words: dict[str, set[str]]) -> None:
    """A listed word stands on the site and is unknown to hunspell; else the list would hide mistakes."""
    doubted = unknown(words[language], language)
    assert sorted(listed(language) - doubted) == []


@pytest.mark.parametrize(
    ("language", "mistake"), [("lv", "slimnnīca"), ("lt", "ligonninė"), ("et", "haiglla"), ("en", "hospitall")]
)
def test_a_misspelt_word_would_be_found(language: str, mistake: str) -> None:
    """The dictionaries really are there and doubt what is wrong."""
    assert unknown({mistake}, language) == {mistake}
