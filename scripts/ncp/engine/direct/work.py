"""What one process does with its share of the site's pages: stage and convert them, then render and write them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ncp.crew import Done
from ncp.engine.direct.conversion import Conversion, Converter, Target
from ncp.engine.direct.settings import MarkdownSettings
from ncp.engine.direct.templates import Templates, TemplateSources, page_seen
from ncp.engine.templates import CONTEXT
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


@dataclass
class PageWork:
    """The work on one share."""

    content: Content
    ages: Ages
    settings: MarkdownSettings
    sources: TemplateSources

    def __post_init__(self) -> None:
        self._made: dict[Piece, tuple[StagedPage, Conversion]] = {}

    def first(self, share: Iterable[Piece], done: Done) -> list[FirstLook]:
        """Stage and convert the pages of a share.

        Raises:
            Declined: only MkDocs can do it.
        """
        converter = Converter(self.settings)
        stagers: dict[str, Stager] = {}
        found = []
        for number, piece in enumerate(share, 1):
            if piece.language not in stagers:
                stagers[piece.language] = Stager.of(self.content, piece.language, self.ages)
            found.append(self._looked_at(piece, stagers[piece.language], converter))
            _tell(done, number)
        return found

    def _looked_at(self, piece: Piece, stager: Stager, converter: Converter) -> FirstLook:
        if not piece.name:
            words, problems = stage_interface(stager)
            return FirstLook(piece, problems, words=words)
        page, problems = stager.stage(piece.name)
        if problems:  # nothing will be built
            return FirstLook(piece, problems if page.translated else (), page=page)
        conversion = converter.convert(piece.name, page.markdown)
        self._made[piece] = page, conversion
        return FirstLook(piece, (), page=page, ids=conversion.ids, targets=conversion.targets)

    def second(self, orders: Orders, done: Done) -> None:
        """Render and write the pages of the share.

        Raises:
            Declined: only MkDocs can do it.
            OSError: the disk did not let us.
        """
        templates: dict[str, Templates] = {}
        for number, (piece, (page, conversion)) in enumerate(self._made.items(), 1):
            if piece.language not in templates:
                templates[piece.language] = templates_for(self.sources, orders.context, piece.language)
            url = page_url(piece.name)
            seen = page_seen(url, page.meta, conversion)
            document = templates[piece.language].page(seen, page.meta.get(CONTEXT, {}))
            write_document(orders.folder / piece.language / url / INDEX, document)
            _tell(done, number)


def _tell(done: Done, number: int) -> None:
    if number % TOLD_EVERY == 0:
        done(TOLD_EVERY)


def templates_for(sources: TemplateSources, context: Mapping[str, Any], language: str) -> Templates:
    """Give the templates of a language, with what they are told in MkDocs' own loop."""
    return Templates(sources, {**context, "language": language, "staged": True}, language)


def write_document(path: Path, document: str) -> None:
    """Write a document as MkDocs does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(document.encode("utf-8", "xmlcharrefreplace"))
