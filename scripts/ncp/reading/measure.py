"""What is measured of a language's sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from ncp.read.content import Content
from ncp.reading.sentences import Sentence, sentences_of
from ncp.stage.notation import Notation
from ncp.stage.quote import Quoter

LONG = 25
"""Words that a sentence has at most without need."""


@dataclass(frozen=True)
class Measure:
    """The sentences of one language, or of one page of it."""

    language: str
    page: str
    """Empty for the whole language."""
    sentences: tuple[Sentence, ...]

    @property
    def average(self) -> float:
        """Words a sentence, on average."""
        return sum(sentence.words for sentence in self.sentences) / max(len(self.sentences), 1)

    @property
    def long(self) -> tuple[Sentence, ...]:
        """The sentences that are too long, the longest first."""
        return tuple(sorted((one for one in self.sentences if one.words > LONG), key=lambda one: -one.words))

    @property
    def share(self) -> float:
        """The share of sentences that are too long."""
        return len(self.long) / max(len(self.sentences), 1)


def measured(content: Content) -> Iterable[tuple[Measure, tuple[Measure, ...]]]:
    """Measure each language: as a whole, and page by page."""
    for code, interface in content.interfaces.items():
        quoter = Quoter(content, Notation(code, content.site.languages[code], interface.words))
        pages = tuple(
            Measure(code, name, tuple(sentences_of(page, quoter))) for name, page in content.pages[code].items()
        )
        yield Measure(code, "", tuple(one for page in pages for one in page.sentences)), pages
