"""The language of a text, by its small words: what the `lang` attribute says is often wrong."""

from collections import Counter

from ncp.links.judge.witnesses import SmallWords
from ncp.links.page.words import words_of

MOST_WORDS = 1_500
FEWEST_WORDS = 25
FEWEST_SMALL_WORDS = 5
PRESENT = 0.45
"""A language is there if it has this share of the small words of the strongest one: pages may be in two."""
SAME = {"no": "nb", "nn": "nb", "sh": "hr", "bs": "hr", "sr": "hr"}
NEAR = ({"nb", "da"}, {"hr", "sl"}, {"cs", "sk"}, {"es", "pt"}, {"ru", "uk", "bg"}, {"da", "sv", "nb"})
"""Languages that short texts do not tell apart well enough to accuse a page."""


def languages_of(text: str, small_words: SmallWords) -> tuple[str, ...]:
    """Give the languages that a text is in, the strongest first; empty if it is too short to say."""
    words = words_of(text)[:MOST_WORDS]
    if len(words) < FEWEST_WORDS:
        return ()
    scores = Counter(code for word in words for code in small_words.by_word.get(word, ()))
    best = max(scores.values(), default=0)
    if best < max(FEWEST_SMALL_WORDS, len(words) // 25):
        return ()
    present = [code for code, score in scores.items() if score >= PRESENT * best]
    return tuple(sorted(present, key=lambda code: -scores[code]))


def is_other_language(text: str, wanted: tuple[str, ...], small_words: SmallWords) -> bool:
    """Say whether a text is clearly in none of the languages that were promised.

    Only words that one of two languages has and the other has not tell them apart: relatives share many.
    """
    codes = {SAME.get(code, code) for code in (tag.split("-")[0].lower() for tag in wanted)}
    if not codes or not codes <= small_words.languages:
        return False
    spoken = languages_of(text, small_words)
    if not spoken or spoken[0] in codes or any({spoken[0], code} <= near for near in NEAR for code in codes):
        return False
    spoken_by = [small_words.by_word.get(word, ()) for word in words_of(text)[:MOST_WORDS]]
    return all(_tells_apart(spoken_by, spoken[0], code) for code in codes)


def _tells_apart(spoken_by: list[tuple[str, ...]], strongest: str, wanted: str) -> bool:
    """Say whether a text's small words are those of one language and hardly any of another."""
    theirs = sum(strongest in codes and wanted not in codes for codes in spoken_by)
    ours = sum(wanted in codes and strongest not in codes for codes in spoken_by)
    return theirs >= FEWEST_SMALL_WORDS and ours < PRESENT * theirs
