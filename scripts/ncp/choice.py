"""Which pages somebody wants checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ncp.problems import Problem
from ncp.project import Project
from ncp.read.content import Content
from ncp.read.pages import Page, page_at


@dataclass(frozen=True)
class Choice:
    """The pages that somebody wants checked; without roots all of them."""

    project: Project
    roots: tuple[Path, ...]
    languages: tuple[str, ...]

    @classmethod
    def of(cls, project: Project, paths: tuple[Path, ...], languages: tuple[str, ...]) -> "Choice":
        """Give the choice; a path outside of the pages is a file of data, which touches every page."""
        folder = project.root.resolve()
        roots = tuple(path.resolve() for path in paths)
        inside = all(root.is_relative_to(project.docs.resolve()) for root in roots)
        project = Project(folder)
        return cls(project, roots if inside else (), languages)

    def holds(self, file: str) -> bool:
        """Say whether a file is chosen, or lies below a folder that is."""
        path = self.project.root / file
        return not self.roots or any(path == root or root in path.parents for root in self.roots)

    def touches(self, name: str) -> bool:
        """Say whether a page is chosen in any language."""
        return any(self.holds(f"{self.project.docs.name}/{code}/{name}") for code in self.languages)

    def concerns(self, problem: Problem) -> bool:
        """Say whether a problem lies in a chosen page, in its source or translations, or in no page at all."""
        page = page_at(problem.place.path, self.languages)
        return page is None or self.touches(page[1])


def chosen_pages(content: Content, choice: Choice) -> Iterator[Page]:
    """Give the pages to judge."""
    for pages in content.pages.values():
        yield from (page for page in pages.values() if choice.holds(page.file))
