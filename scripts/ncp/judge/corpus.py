"""What rules judge: all content, with its pages read as Markdown when somebody asks for one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ncp.read.content import Content
from ncp.read.dictionaries import Dictionaries
from ncp.read.glossary import Glossary
from ncp.read.markdown.document import read_document
from ncp.read.markdown.values import Document
from ncp.read.pages import Page
from ncp.translate.model import NO_AGES, Ages


class Documents(Mapping[str, Document]):
    """The pages of a language by name, each parsed once, when it is first asked for."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = pages
        self._read: dict[str, Document] = {}

    def __getitem__(self, name: str) -> Document:
        if name not in self._read:
            self._read[name] = read_document(self._pages[name])
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


@dataclass(frozen=True)
class Pair:
    """A page of the source language and its translation."""

    source: Document
    translation: Document

    @property
    def language(self) -> str:
        """The language of the translation."""
        return self.translation.page.language


@dataclass(frozen=True)
class Corpus:
    """All that rules know; they look at nothing else."""

    content: Content
    today: date
    dictionaries: Dictionaries
    glossary: Glossary
    ages: Ages = NO_AGES
    """How old the translations are."""
    documents: Mapping[str, Mapping[str, Document]] = field(init=False)

    def __post_init__(self) -> None:
        read = {language: Documents(pages) for language, pages in self.content.pages.items()}
        object.__setattr__(self, "documents", read)

    @property
    def source_language(self) -> str:
        """The language from which the others are translated."""
        return self.content.site.source_language

    def pair_of(self, document: Document) -> Pair | None:
        """Give a translation with its source; None for a page in the source language, and for an orphan."""
        page = document.page
        sources = self.documents[self.source_language]
        if page.language == self.source_language or page.name not in sources:
            return None
        return Pair(sources[page.name], document)
