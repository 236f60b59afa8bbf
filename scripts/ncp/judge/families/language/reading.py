"""A page as the rules of this family read it: its passages, and which of them are in another language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ncp.judge.corpus import Corpus
from ncp.judge.families.language.foreign import Foreign, foreign_in, language_of
from ncp.judge.families.language.passages import Passage, Word, passages_of
from ncp.read.dictionaries import Dictionaries
from ncp.read.markdown.values import Document

WHOLE = 12
"""Words from which on a page as a whole can be judged."""


@dataclass(frozen=True)
class Reading:
    """The passages of a page with the language that each is in by mistake."""

    passages: tuple[tuple[Passage, Foreign | None], ...]
    unknown: Mapping[int, tuple[Word, ...]]
    """Words that their language does not know, by the number of the passage."""
    whole: str | None
    """The language that the whole page is in, if it is another than its own."""

    @property
    def foreign(self) -> Iterator[tuple[Passage, Foreign]]:
        """The passages that are in another language; none if the whole page is."""
        for passage, foreign in self.passages:
            if foreign and not self.whole:
                yield passage, foreign

    @property
    def misspelt(self) -> Iterator[tuple[Passage, Word]]:
        """The words that are in no dictionary, and in no text that is in another language as a whole."""
        for number, (passage, foreign) in enumerate(self.passages):
            if not foreign and not self.whole:
                yield from ((passage, word) for word in self.unknown[number])

    @property
    def own(self) -> Iterator[Passage]:
        """The passages in the language of the page; none if the whole page is in another."""
        for passage, foreign in self.passages:
            if not foreign and not self.whole:
                yield passage


def read(document: Document, corpus: Corpus) -> Reading:
    """Read a page."""
    dictionaries = corpus.dictionaries
    passages = tuple(passages_of(document))
    unknown = {number: passage.unknown(dictionaries) for number, passage in enumerate(passages)}
    found = tuple(
        (passage, foreign_in(passage, unknown[number], dictionaries)) for number, passage in enumerate(passages)
    )
    whole = _whole(document, passages, unknown, dictionaries) if any(foreign for _, foreign in found) else None
    return Reading(found, unknown, whole)


def _whole(
    document: Document,
    passages: tuple[Passage, ...],
    unknown: Mapping[int, tuple[Word, ...]],
    dictionaries: Dictionaries,
) -> str | None:
    """Give the other language in which a page is as a whole, if it is."""
    own = document.page.language
    words = [word for passage in passages for word in passage.words if word.language == own and len(word.text) > 1]
    strange = [word for some in unknown.values() for word in some if word.language == own and len(word.text) > 1]
    return language_of(words, strange, own, dictionaries) if len(words) >= WHOLE else None


class _Last:
    """The page that was read last: the rules judge one page after another, each rule the same page."""

    def __init__(self) -> None:
        self._known: tuple[Document, Corpus, Reading] | None = None

    def __call__(self, document: Document, corpus: Corpus) -> Reading:
        """Give the reading of a page."""
        if self._known is None or self._known[0] is not document or self._known[1] is not corpus:
            self._known = (document, corpus, read(document, corpus))
        return self._known[2]


reading_of = _Last()
"""Reads a page once for all rules."""
