"""docs/<language>/**/*.md: the pages, front matter and text, with the line on which the text begins."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.front_fields import read_fields
from ncp.read.front_matter import FRONT_LINE, Meta, SourceFrontMatter, TranslationFrontMatter, split_page
from ncp.read.text_file import read_text

__all__ = [
    "FRAME_IDS",
    "FRONT_LINE",
    "HEADING_ID",
    "HOME",
    "SOURCES_ID",
    "Page",
    "SourceFrontMatter",
    "TranslationFrontMatter",
    "files_beside",
    "is_scrap",
    "misplaced_pages",
    "page_url",
    "read_page",
    "read_pages",
]

HEADING_ID = re.compile(r"^#+ .*\{[^}\n]*#(?P<id>[\w-]+)", re.MULTILINE)
SOURCES_ID = "sources"
"""The id of the heading over the sources at the foot of a page."""
FRAME_IDS = (
    "content",
    "contents-title",
    "chapter-title",
    "footer-contact",
    "footer-emergency",
    "ncp-search",
    SOURCES_ID,
)
"""Ids that the templates, or the list of sources, put into every page that has need of them."""
PAGE_SUFFIXES = (".md", ".markdown", ".mdown")
NOT_PUBLISHED = ("interface.yml",)
PAGES_FOLDER = "docs"
HOME = "index.md"
"""The name of a language's home page."""
SEARCH, CONTENTS = "search.md", "a-z.md"
"""The names of the pages of the search, and of the index from A to Z to which it leads without script."""


def page_at(path: str, languages: Container[str]) -> tuple[str, str] | None:
    """Give language and name of the page at a path from the repository's root; None if no page lies there."""
    folder, _, rest = path.partition("/")
    language, _, name = rest.partition("/")
    return (language, name) if folder == PAGES_FOLDER and language in languages else None


def page_url(name: str) -> str:
    """Give the address of a page below its language: empty for the home page, `emergency/`, `rights/` for an index."""
    stem = name.removesuffix(".md")
    return "" if name == HOME else stem.removesuffix("/index") + "/"


@dataclass(frozen=True)
class Page:
    """A page in one language. `name` is its path below the language's folder, the same in every language."""

    language: str
    name: str
    file: str
    meta: Meta
    front: str
    body: str
    body_line: int

    @property
    def url(self) -> str:
        """The page's address below its language."""
        return page_url(self.name)


def read_page(project: Project, path: Path, language: str, *, is_source: bool) -> tuple[Page | None, list[Problem]]:
    """Read one page; None only if the file cannot be read. What is wrong with its front matter is told."""
    text, problems = read_text(project, path)
    file = project.name_of(path)
    if problems:
        return None, list(problems)
    lines = text.split("\n")
    split = split_page(file, lines)
    found = [split.problem] if split.problem else []
    meta, wrong = read_fields(file, "\n".join(lines[split.first : split.end]), split.first + 1, is_source=is_source)
    if split.end or not found:  # of a front matter that is not there, nothing more is told
        found += wrong
    name = path.relative_to(project.docs / language).as_posix()
    front, body = "\n".join(lines[FRONT_LINE - 1 : split.end]), "\n".join(lines[split.body :])
    return Page(language, name, file, meta, front, body, split.body + 1), found


def files_beside(project: Project, language: str) -> dict[str, Path]:
    """Give the files that stand beside a language's pages, such as pictures, by their path below its folder."""
    folder = project.docs / language
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not is_scrap(path))
    names = {path.relative_to(folder).as_posix(): path for path in found if not is_page(path)}
    return {name: path for name, path in names.items() if name not in NOT_PUBLISHED}


def is_page(path: Path) -> bool:
    """Say whether a file is meant as a page, rightly named or not."""
    return path.suffix.lower() in PAGE_SUFFIXES


def is_scrap(path: Path) -> bool:
    """Say whether a file is what an editor or a system leaves behind, and nobody means to publish."""
    return path.name.startswith((".", "~")) or path.name.endswith(("~", ".bak", ".swp", ".tmp"))


def misplaced_pages(project: Project, languages: Container[str]) -> Iterator[Problem]:
    """Find pages that nobody would ever see: outside the folders of the languages, or with another ending than .md."""
    for path in sorted(path for path in project.docs.rglob("*") if path.is_file() and is_page(path)):
        folder, *below = path.relative_to(project.docs).parts
        if not below or (folder in languages and path.suffix != ".md"):
            yield Problem("P114", Place(project.name_of(path)))


def read_pages(project: Project, language: str, *, is_source: bool) -> tuple[dict[str, Page], list[Problem]]:
    """Read all pages of a language, sorted by name; files that cannot be read are left out and told."""
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for path in sorted((project.docs / language).rglob("*.md")):
        page, found = read_page(project, path, language, is_source=is_source)
        problems += found
        if page is not None:
            pages[page.name] = page
    return pages, problems
