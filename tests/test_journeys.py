"""From the home page everybody finds his answer in three steps at most, by the words of links, in every language."""

from pathlib import Path

import pytest

from journeys import Journey, journeys, parsed, walked

MOST_STEPS = 3
LANGUAGES = ("lv", "lt", "et", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("journey", journeys(), ids=lambda journey: journey.who)
def test_the_answer_is_three_links_away(journey: Journey, language: str, site: Path) -> None:
    """Each page on the way has a link with words to the next, and the last one has the section that answers."""
    steps = list(walked(site, journey, language))
    assert 1 <= len(steps) <= MOST_STEPS
    assert all(words for words, _ in steps), steps
    assert parsed(site, language, steps[-1][1]).css_first(f"#{journey.at}") is not None
