"""The direct engine: what MkDocs makes of the staged pages, in a fraction of its time."""

import contextlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ncp.crew import Crew, crew_for
from ncp.engine.direct.keys import maker_of_pages
from ncp.engine.direct.promises import every_link_leads_somewhere, only_known_files, the_menu_is_whole
from ncp.engine.direct.settings import markdown_settings
from ncp.engine.direct.templates import NOT_FOUND, TemplateSources
from ncp.engine.direct.work import FirstLook, Orders, PageWork, Piece, as_bytes, templates_for, write_document
from ncp.kept import Kept, keep
from ncp.problems import Problem
from ncp.processes import processors
from ncp.project import Project
from ncp.read.content import Content
from ncp.shares import cut
from ncp.stage.tree import StagedLanguage, files_of, page_names, place_in
from ncp.translate.model import Ages

if TYPE_CHECKING:
    from ncp.stage.pages import StagedPage

SMALLEST_SHARE = 12
"""Pages for which it does not pay to start another process."""
Count = Callable[[int, int], None]
"""Takes how many pages are done, and how many there are."""


@dataclass
class DirectEngine:
    """The staged pages of the whole site, converted and waiting in the memory of the crew."""

    project: Project
    content: Content
    sources: TemplateSources
    crew: Crew
    looks: list[FirstLook]
    kept: Path | None
    """Where is kept what later builds can take."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the staged pages, in the order of languages and names."""
        return tuple(problem for look in self.looks for problem in look.problems)

    @cached_property
    def staged(self) -> Mapping[str, StagedLanguage]:
        """The staged languages."""
        words = {look.piece.language: look.words for look in self.looks if look.words is not None}
        pages: dict[str, dict[str, StagedPage]] = {language: {} for language in words}
        for look in self.looks:
            if look.page is not None:
                pages[look.piece.language][look.piece.name] = look.page
        return {
            language: StagedLanguage(language, pages[language], words[language], files_of(self.content, language))
            for language in words
        }

    def promise(self) -> None:
        """Make sure that MkDocs would find nothing wrong.

        Raises:
            Declined: it might.
        """
        the_menu_is_whole(self.content.menu, self.staged)
        only_known_files(self.project, self.staged)
        every_link_leads_somewhere(self.looks, self.staged)

    def write(self, context: Mapping[str, Any], folder: Path, count: Count) -> None:
        """Write what MkDocs would write: below `folder` a folder for each language.

        Raises:
            Declined: only MkDocs can do it.
            OSError: the disk did not let us.
        """
        news = self.crew.second(Orders(context, folder), Counted(count, len(self.looks)).more)
        if self.kept is not None:
            keep(self.kept, news)
        for language in self.staged.values():
            address = f"{self.content.site.address}{language.language}/"
            templates = templates_for(self.sources, context, language.language)
            document = templates.not_found(urlsplit(address).path)
            write_document(folder / language.language / NOT_FOUND, as_bytes(document))
            for name, file in language.files.items():
                shutil.copyfile(file, place_in(folder / language.language, name))


@contextlib.contextmanager
def direct_engine(
    project: Project, content: Content, ages: Callable[[], Ages], count: Count, kept: Path | None = None
) -> Iterator[DirectEngine]:
    """Stage and convert all pages; give the engine that can write them.

    `ages` gives the state of the translations, `kept` is where earlier builds left what they made.

    Raises:
        Declined: only MkDocs can do it.
    """
    settings = markdown_settings(project.engine_settings.read_text(encoding="utf-8"))
    sources = TemplateSources(project)
    pieces = [Piece(language, name) for language in content.interfaces for name in ("", *page_names(content, language))]
    known, maker = ages(), maker_of_pages() if kept else b""

    def work() -> PageWork:
        return PageWork(content, known, settings, sources, maker, Kept(kept))

    with crew_for(work, in_even_shares(content, pieces)) as crew:
        looks = [look for found in crew.first(Counted(count, len(pieces)).more) for look in found]
        yield DirectEngine(project, content, sources, crew, looks, kept)


def in_even_shares(content: Content, pieces: list[Piece]) -> list[list[Piece]]:
    """Cut the work into shares, one a processor, without tearing languages apart in vain."""
    number = max(1, min(processors(), len(pieces) // SMALLEST_SHARE))
    return cut(pieces, [_weight(content, piece) for piece in pieces], number)


def _weight(content: Content, piece: Piece) -> int:
    """Give how much work a piece is, roughly: what it takes for any page, and its length."""
    source = content.pages[content.site.source_language]
    page = content.pages[piece.language].get(piece.name) or source.get(piece.name)
    return 2000 + (len(page.body) if page else 0)


@dataclass
class Counted:
    """Counts the pages that are done."""

    tell: Count
    total: int
    done: int = 0

    def more(self, pieces: int) -> None:
        """Count some more."""
        self.done += pieces
        self.tell(self.done, self.total)
