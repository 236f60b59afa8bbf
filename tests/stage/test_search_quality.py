"""The table of what the search finds: made from data/quality.yml, in the reader's words and notation."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ncp.project import Project
from ncp.read.content import read_content
from ncp.read.quality import Quality, SearchQuality, SearchScore
from ncp.stage.lists.maker import Maker
from ncp.stage.lists.quality import search_quality
from ncp.stage.notation import Notation

LANGUAGES = ("lv", "lt", "et", "en")


def maker_of(language: str, quality: Quality) -> Maker:
    """Give what makes lists of the real site in a language, with some figures."""
    content, _ = read_content(Project(Path(__file__).parents[2]))
    assert content is not None
    content = replace(content, lists=replace(content.lists, quality=quality))
    words = content.interfaces[language].words
    assert words.lists is not None
    return Maker(content, Notation(language, content.site.languages[language], words), words.lists)


def measured() -> Quality:
    """Give figures of two kinds of questions, of which another engine was asked one."""
    one = SearchScore(questions=80, first_three=0.914, recall=0.95, rank=0.8)
    other = SearchScore(questions=80, first_three=0.25, recall=0.5, rank=0.2)
    engines = {"ours": {"patients' questions": one, "unseen words": one}, "pagefind": {"patients' questions": other}}
    found = SearchQuality(
        measured=date(2026, 11, 22), command="x", speed={}, languages=dict.fromkeys(LANGUAGES, engines)
    )
    return Quality(search=found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_is_a_row_with_the_share_that_counts_for_it(language: str) -> None:
    """Of patients' questions the first three count, of words the first five; who was not asked has a dash."""
    rows = search_quality(maker_of(language, measured())).splitlines()
    patients, unseen = rows[2], rows[3]
    assert ("91" in patients, "25" in patients, "–" in patients.rsplit("|", 2)[1]) == (True, True, True)
    assert ("95" in unseen, unseen.count("| –")) == (True, 2)


def test_as_long_as_nobody_measured_there_is_no_table() -> None:
    """No figure is invented."""
    assert search_quality(maker_of("en", Quality())) == ""
