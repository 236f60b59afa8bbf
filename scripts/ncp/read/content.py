"""Everything an editor writes, read once: the value that checks judge and staging quotes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ncp.links.memory import read_memory
from ncp.links.model import Remembered
from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.engine_settings import Menu, read_menu
from ncp.read.facts import Facts, read_facts
from ncp.read.history import last_changes
from ncp.read.links import Links, read_links
from ncp.read.lists import Lists, read_lists
from ncp.read.pages import Page, SourceFrontMatter, files_beside, misplaced_pages, read_pages
from ncp.read.schema import nearest
from ncp.read.site import Site, read_site
from ncp.read.words import Interface, read_words


@dataclass(frozen=True)
class Content:
    """Site settings, facts, links, interface words and pages; `pages` is language → name → page."""

    site: Site
    facts: Facts
    links: Links
    interfaces: Mapping[str, Interface]
    pages: Mapping[str, Mapping[str, Page]]
    files: Mapping[str, Mapping[str, Path]]
    """What stands beside the pages, such as pictures: language → name → file."""
    unusable: frozenset[str]
    """Names of pages that are there in the source language, but cannot be used; what is wrong with them is told."""
    changes: Mapping[str, date]
    link_memory: Mapping[str, Remembered]
    """What the link check knows: address as it is written → what is remembered of it."""
    menu: Menu = field(default_factory=Menu)
    lists: Lists = field(default_factory=Lists)

    def source_of(self, page: Page) -> Page | None:
        """Give the page in the source language that a page translates (itself, if it is the source)."""
        return self.pages[self.site.source_language].get(page.name)

    def answering_pages(self) -> dict[str, list[str]]:
        """Give the names of the pages that answer each duty, by the front matter of the source pages."""
        answers: dict[str, list[str]] = {}
        for name, page in self.pages[self.site.source_language].items():
            for duty in page.meta.duties if isinstance(page.meta, SourceFrontMatter) else ():
                answers.setdefault(duty, []).append(name)
        return answers

    def languages_of(self, name: str) -> tuple[str, ...]:
        """Give the languages in which a page really exists, in the site's order."""
        return tuple(code for code in self.site.codes if name in self.pages[code])

    def changed(self, page: Page) -> date | None:
        """Give the day of the page's last change: from git, else the day its source was last reviewed."""
        source = self.source_of(page)
        reviewed = source.meta.reviewed if source and isinstance(source.meta, SourceFrontMatter) else None
        return self.changes.get(page.file, reviewed)

    def quarantined(self, url: str) -> Remembered | None:
        """Give what is remembered of an address to which the site must not lead readers now; else None."""
        known = self.link_memory.get(url)
        return known if known and known.standing.is_quarantined else None

    def is_left_out(self, url: str) -> bool:
        """Say whether lists leave out the page at an address, because it is dead and the site drops dead links."""
        return self.site.dead_links == "drop" and self.quarantined(url) is not None


def read_content(project: Project) -> tuple[Content | None, tuple[Problem, ...]]:
    """Read all content. Returns None only if data/site.yml, on which everything leans, cannot be used."""
    site, wrong_site = read_site(project)
    facts, wrong_facts = read_facts(project)
    links, wrong_links = read_links(project)
    problems = [*wrong_site, *wrong_facts, *wrong_links]
    if site is None or wrong_site:
        return None, tuple(problems)
    interfaces: dict[str, Interface] = {}
    pages: dict[str, dict[str, Page]] = {}
    unusable: frozenset[str] = frozenset()
    for code in site.codes:
        interface, wrong = read_words(project, code)
        is_source = code == site.source_language
        pages[code], found = read_pages(project, code, is_source=is_source)
        if is_source:
            folder = f"docs/{code}/"
            unusable = frozenset(problem.place.path.removeprefix(folder) for problem in found)
        problems += [*wrong, *found]
        if interface is not None:
            interfaces[code] = interface
    problems += [*folders_without_entry(project, site), *misplaced_pages(project, site.languages)]
    files = {code: files_beside(project, code) for code in site.codes}
    changes, memory = last_changes(project), read_memory(project.link_memory)
    menu = read_menu(project)
    lists, wrong_lists = read_lists(project)
    content = Content(site, facts, links, interfaces, pages, files, unusable, changes, memory, menu, lists)
    return content, (*problems, *wrong_lists)


def folders_without_entry(project: Project, site: Site) -> Iterator[Problem]:
    """Find folders of docs/ that hold pages, but are no language of the site: their pages would be lost in silence."""
    for folder in sorted(path for path in project.docs.glob("*") if path.is_dir()):
        if folder.name not in site.languages and any(folder.rglob("*.md")):
            near = nearest(folder.name, site.languages)
            yield Problem("S102", Place(project.name_of(folder)), {"language": folder.name, "nearest": near})
