"""mkdocs.yml, read before MkDocs does: a slip in it is told with its line, in the editor's language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.yaml_source import Location, YamlSource, read_yaml

PAGE = re.compile(r"\S+\.md")
EXTENSIONS = ("admonition", "attr_list", "md_in_html", "tables")
"""What pages are written with; without one of them readers would see its signs."""
NEEDED = ("site_name", "nav", "theme", "plugins", "hooks", "markdown_extensions")


@dataclass(frozen=True)
class Menu:
    """The pages of the menu in their order, each with its place, the chapters, and the place of the menu itself."""

    pages: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    place: Place = field(default_factory=lambda: Place("mkdocs.yml"))
    repeated: tuple[tuple[str, Place], ...] = ()
    """Pages that the menu names once more, where it does."""
    chapters: tuple["Chapter", ...] = ()
    readable: bool = False
    """False if mkdocs.yml cannot be read, or has no menu; that is told by itself."""

    def chapter_of(self, page: str) -> "Chapter | None":
        """Give the chapter that a page stands in; None for one that stands by itself."""
        return next((chapter for chapter in self.chapters if chapter.id and page in chapter.pages), None)


@dataclass(frozen=True)
class Chapter:
    """What the main menu shows as one entry: a group of pages under a name, or one page by itself."""

    id: str
    """Its name is docs/<language>/interface.yml `chapters`; empty for a page by itself."""
    pages: tuple[str, ...]
    """Names of its pages; the first is where the chapter starts."""
    place: Place


def read_menu(project: Project) -> Menu:
    """Read which pages the menu names."""
    source, problems = read_yaml(project, project.engine_settings, remarks=True)
    settings = source.value if isinstance(source.value, dict) else {}
    if problems or not settings.get("nav"):
        return Menu()
    pages: dict[str, Place] = {}
    repeated: list[tuple[str, Place]] = []
    for name, place in _named(source, settings["nav"], ("nav",)):
        if name in pages:
            repeated.append((name, place))
        elif PAGE.fullmatch(name):
            pages[name] = place
    chapters = tuple(_chapters(source, settings["nav"]))
    return Menu(pages, source.key_place(("nav",)), tuple(repeated), chapters, readable=True)


def _chapters(source: YamlSource, entries: object) -> Iterator[Chapter]:
    """Give the entries of the menu at its top; groups within a group belong to it."""
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        here: Location = ("nav", index)
        for name, inside in entry.items() if isinstance(entry, dict) else [("", [entry])]:
            at = (*here, name) if name else here
            pages = tuple(page for page, _ in _named(source, inside, at) if PAGE.fullmatch(page))
            if pages:
                yield Chapter(str(name), pages, source.key_place(at))


def _named(source: YamlSource, entries: object, location: Location) -> Iterator[tuple[str, Place]]:
    """Give the entries of the menu, also those in groups."""
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        here = (*location, index)
        if isinstance(entry, dict):
            for group, inside in entry.items():
                yield from _named(source, inside, (*here, group))
        else:
            yield str(entry), source.place(here)


def read_engine_settings(project: Project) -> tuple[Problem, ...]:
    """Give what is wrong with mkdocs.yml as YAML, and which of its parts that the build leans on is missing."""
    source, problems = read_yaml(project, project.engine_settings, remarks=True)
    if problems:
        return problems
    settings = source.value if isinstance(source.value, dict) else {}
    missing = [Problem("D010", Place(source.name), {"field": part}) for part in NEEDED if not settings.get(part)]
    extensions = settings.get("markdown_extensions")
    written = {str(next(iter(one), "")) if isinstance(one, dict) else str(one) for one in extensions or ()}
    place = source.key_place(("markdown_extensions",))
    lost = [Problem("E307", place, {"name": name}) for name in EXTENSIONS if extensions and name not in written]
    return (*missing, *lost, *_menu(source, settings.get("nav"), ("nav",)))


def _menu(source: YamlSource, entries: object, location: Location) -> Iterator[Problem]:
    """Find entries of the menu that are no page: each is a path, or a named group of them, on a line of its own."""
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        here = (*location, index)
        if isinstance(entry, dict):
            for group, inside in entry.items():
                yield from _menu(source, inside, (*here, group))
        elif not PAGE.fullmatch(str(entry)):
            yield Problem("E306", source.place(here), {"entry": entry})
