"""What one process does with its share of the site's pages: stage and convert them, then render and write them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ncp.crew import Done
from ncp.engine.direct.conversion import Conversion, Converter, Target
from ncp.engine.direct.keys import (
    context_key,
    conversion_as_bytes,
    conversion_from_bytes,
    conversion_key,
    page_key,
)
from ncp.engine.direct.settings import MarkdownSettings
from ncp.engine.direct.templates import Templates, TemplateSources, page_seen
from ncp.engine.templates import CONTEXT
from ncp.kept import Kept, News
from ncp.problems import Problem
from ncp.read.built import INDEX
from ncp.read.content import Content
from ncp.read.pages import page_url
from ncp.stage.interface import stage_interface
from ncp.stage.pages import StagedPage, Stager
from ncp.translate.model import Ages

TOLD_EVERY = 20
"""Pages after which a process tells how far it is."""


@dataclass(frozen=True, order=True)
class Piece:
    """A piece of work: a page of a language; or, without a name, the words around all its pages."""

    language: str
    name: str = ""


@dataclass(frozen=True)
class FirstLook:
    """What all need to know of a piece after the first step."""

    piece: Piece
    problems: tuple[Problem, ...]
    words: Mapping[str, Any] | None = None
    page: StagedPage | None = None
    ids: frozenset[str] = frozenset()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True)
class Orders:
    """What the second step is done with."""

    context: Mapping[str, Any]
    folder: Path
    """Gets a folder for each language."""


@dataclass(frozen=True)
class Made:
    """A page after the first step; `key` stands for all that its conversion was made from."""

    page: StagedPage
    key: bytes
    conversion: Conversion


@dataclass
class PageWork:
    """The work on one share."""

    content: Content
    ages: Ages
    settings: MarkdownSettings
    sources: TemplateSources
    maker: bytes
    """Stands for all the code that makes pages."""
    kept: Kept

    def __post_init__(self) -> None:
        self._made: dict[Piece, Made] = {}
        self._converter: Converter | None = None

    def first(self, share: Iterable[Piece], done: Done) -> list[FirstLook]:
        """Stage and convert the pages of a share.

        Raises:
            Declined: only MkDocs can do it.
        """
        stagers: dict[str, Stager] = {}
        found = []
        for number, piece in enumerate(share, 1):
            if piece.language not in stagers:
                stagers[piece.language] = Stager.of(self.content, piece.language, self.ages)
            found.append(self._looked_at(piece, stagers[piece.language]))
            _tell(done, number)
        return found

    def _looked_at(self, piece: Piece, stager: Stager) -> FirstLook:
        if not piece.name:
            words, problems = stage_interface(stager)
            return FirstLook(piece, problems, words=words)
        page, problems = stager.stage(piece.name)
        if problems:  # nothing will be built
            return FirstLook(piece, problems if page.translated else (), page=page)
        key = conversion_key(self.maker, self.settings, piece.name, page.markdown)
        conversion = self._converted(key, piece.name, page.markdown)
        self._made[piece] = Made(page, key, conversion)
        return FirstLook(piece, (), page=page, ids=conversion.ids, targets=conversion.targets)

    def _converted(self, key: bytes, name: str, text: str) -> Conversion:
        """Take a conversion that was kept, or make it."""
        raw = self.kept.get(key)
        if raw is not None:
            return conversion_from_bytes(raw)
        self._converter = self._converter or Converter(self.settings)
        conversion = self._converter.convert(name, text)
        self.kept.put(key, conversion_as_bytes(conversion))
        return conversion

    def second(self, orders: Orders, done: Done) -> News:
        """Render and write the pages of the share; give what is to be kept.

        Raises:
            Declined: only MkDocs can do it.
            OSError: the disk did not let us.
        """
        templates: dict[str, Templates] = {}
        shared = context_key(self.maker, self.sources.texts, orders.context)
        for number, (piece, made) in enumerate(self._made.items(), 1):
            if piece.language not in templates:
                templates[piece.language] = templates_for(self.sources, orders.context, piece.language)
            document = self._rendered(piece, made, shared, templates[piece.language])
            write_document(orders.folder / piece.language / page_url(piece.name) / INDEX, document)
            _tell(done, number)
        return self.kept.news

    def _rendered(self, piece: Piece, made: Made, shared: bytes | None, templates: Templates) -> bytes:
        """Take a page that was kept, or render it."""
        key = page_key(shared, made.key, piece.language, piece.name, made.page.meta) if shared else None
        raw = self.kept.get(key) if key else None
        if raw is not None:
            return raw
        seen = page_seen(page_url(piece.name), made.page.meta, made.conversion)
        document = as_bytes(templates.page(seen, made.page.meta.get(CONTEXT, {})))
        if key:
            self.kept.put(key, document)
        return document


def _tell(done: Done, number: int) -> None:
    if number % TOLD_EVERY == 0:
        done(TOLD_EVERY)


def templates_for(sources: TemplateSources, context: Mapping[str, Any], language: str) -> Templates:
    """Give the templates of a language, with what they are told in MkDocs' own loop."""
    return Templates(sources, {**context, "language": language, "staged": True}, language)


def as_bytes(document: str) -> bytes:
    """Give a document as MkDocs writes it."""
    return document.encode("utf-8", "xmlcharrefreplace")


def write_document(path: Path, document: bytes) -> None:
    """Write a document, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(document)
