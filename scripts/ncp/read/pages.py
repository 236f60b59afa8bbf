"""docs/<language>/**/*.md: the pages, front matter and text, with the line on which the text begins."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.schema import Record, validate
from ncp.read.text_file import read_text
from ncp.read.yaml_source import parse_yaml

FENCE = "---"
HEADING_ID = re.compile(r"^#+ .*\{[^}\n]*#(?P<id>[\w-]+)", re.MULTILINE)
SOURCES_ID = "sources"
"""The id of the heading over the sources at the foot of a page."""
PAGE_SUFFIXES = (".md", ".markdown", ".mdown")
NOT_PUBLISHED = ("interface.yml",)
HOME = "index.md"
"""The name of a language's home page."""
FRONT_LINE = 2
"""The line on which the text of the front matter begins."""
BlobId = Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]


class FrontMatter(Record):
    """What stands between the two `---` lines of any page."""

    title: Annotated[str, Field(min_length=1)]
    short: str | None = None
    """One to three words for the menu; the title, if none."""
    description: Annotated[str, Field(min_length=1)]


class SourceFrontMatter(FrontMatter):
    """The front matter of a page in the source language."""

    owner: str
    reviewed: date
    review_by: date
    duties: tuple[Annotated[str, Field(pattern=r"^[A-M][0-9]{1,2}$")], ...] = ()


class TranslationFrontMatter(FrontMatter):
    """The front matter of a translation."""

    source: BlobId
    """The git blob id of the page it was made from."""


FRONT_MATTER: dict[bool, TypeAdapter[SourceFrontMatter | TranslationFrontMatter]] = {
    True: TypeAdapter(SourceFrontMatter),
    False: TypeAdapter(TranslationFrontMatter),
}
"""What a page's front matter must be, by whether it is in the source language."""


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
    meta: SourceFrontMatter | TranslationFrontMatter
    front: str
    body: str
    body_line: int

    @property
    def url(self) -> str:
        """The page's address below its language."""
        return page_url(self.name)


def read_page(project: Project, path: Path, language: str, *, is_source: bool) -> tuple[Page | None, list[Problem]]:
    """Read one page; None if its front matter cannot be used."""
    text, problems = read_text(project, path)
    file = project.name_of(path)
    if problems:
        return None, list(problems)
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, [Problem("P001", Place(file), corrected=f"{FENCE}\ntitle: …\ndescription: …\n{FENCE}")]
    end = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return None, [Problem("P002", Place(file), corrected=FENCE)]
    front = "\n".join(lines[1:end])
    source, wrong = parse_yaml(file, front, FRONT_LINE)
    if wrong:
        return None, list(wrong)
    checked = validate(source, FRONT_MATTER[is_source], source.value)
    if checked.value is None:
        return None, list(checked.problems)
    name = path.relative_to(project.docs / language).as_posix()
    return Page(language, name, file, checked.value, front, "\n".join(lines[end + 1 :]), end + 2), []


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
    """Read all pages of a language, sorted by name; pages that cannot be used are left out and told."""
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for path in sorted((project.docs / language).rglob("*.md")):
        page, found = read_page(project, path, language, is_source=is_source)
        problems += found
        if page is not None:
            pages[page.name] = page
    return pages, problems
