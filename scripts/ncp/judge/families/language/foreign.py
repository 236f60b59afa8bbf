"""In which language a text is written, judged by what share of its words the dictionaries know."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ncp.judge.families.language.passages import Passage, Word
from ncp.read.dictionaries import Dictionaries

OWN_SHARE = 0.6
"""A text of which the own language knows so much is not doubted."""
OWN_SHARE_OF_FEW = 0.7
"""The same of a text of fewer than ENOUGH words, one of which may well be in both languages."""
CLEARLY = 0.25
"""By so much more another language must know of it."""
OTHER_SHARE = 0.7
ENOUGH = 4
"""Words from which on shares mean something; of fewer, the other language must know all."""
LONG = 4
"""Letters of a word that is hardly one of two languages by chance."""
SENTENCE_END = re.compile(r"[.!?:;](?=\s)|\n")


@dataclass(frozen=True)
class Foreign:
    """A piece of text that is in another language, from its first word on."""

    language: str
    first: Word
    last: Word


def foreign_in(passage: Passage, unknown: Sequence[Word], dictionaries: Dictionaries) -> Foreign | None:
    """Find out whether a passage, or a sentence of it, is in another language than it should be.

    Args:
        passage: the passage.
        unknown: its words that their language does not know.
        dictionaries: of all languages of the site.
    """
    strange = [word for word in unknown if word.language == passage.language and len(word.text) > 1]
    if not strange:
        return None
    words = [word for word in passage.words if word.language == passage.language and len(word.text) > 1]
    found = language_of(words, strange, passage.language, dictionaries)
    if found:
        return Foreign(found, words[0], words[-1])
    for sentence in _sentences(passage, words) if len(strange) > 1 else ():
        inside = [word for word in strange if sentence[0].offset <= word.offset <= sentence[-1].offset]
        found = language_of(sentence, inside, passage.language, dictionaries) if len(inside) > 1 else None
        if found and len(sentence) >= ENOUGH:
            return Foreign(found, sentence[0], sentence[-1])
    return None


def language_of(words: Sequence[Word], strange: Sequence[Word], own: str, dictionaries: Dictionaries) -> str | None:
    """Give the other language that words are in; None if they are in their own, or nobody knows.

    Args:
        words: of one text.
        strange: those of them that its own language does not know.
        own: the language in which they should be.
        dictionaries: of all languages of the site.
    """
    share = 1 - len(strange) / len(words) if words else 1.0
    if share >= (OWN_SHARE if len(words) >= ENOUGH else OWN_SHARE_OF_FEW):
        return None
    texts = [word.text for word in words]
    shares = {other: _share(dictionaries.understands(other, texts)) for other in dictionaries.languages if other != own}
    best = max(shares, key=shares.__getitem__, default=None)
    if best is None or shares[best] < share + CLEARLY:
        return None
    if len(words) >= ENOUGH:
        return best if shares[best] >= OTHER_SHARE else None
    odd = [word.text for word in strange]
    telling = any(len(word) >= LONG for word in odd) and (
        len(odd) > 1 or len(words) == 1 or _has_other_letters(odd, own, dictionaries)
    )
    return best if shares[best] == 1 and telling else None


def _share(known: tuple[bool, ...]) -> float:
    return sum(known) / len(known) if known else 0.0


def _has_other_letters(words: Sequence[str], own: str, dictionaries: Dictionaries) -> bool:
    """Say whether a word has a letter that its language does not have."""
    letters = dictionaries.letters(own)
    return any(letter not in letters for word in words for letter in word.lower())


def _sentences(passage: Passage, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Give the words of each sentence; a line counts as one, too, since it is what editors paste."""
    ends = [end.end() for end in SENTENCE_END.finditer(passage.prose)]
    sentence: list[Word] = []
    position = 0
    for word in words:
        while position < len(ends) and ends[position] <= word.offset:
            position += 1
            if sentence:
                yield sentence
            sentence = []
        sentence.append(word)
    if sentence:
        yield sentence
