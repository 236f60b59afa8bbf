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
    """The pages of the menu in their order, each with its place, and the place of the menu itself."""

    pages: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    place: Place = field(default_factory=lambda: Place("mkdocs.yml"))
    repeated: tuple[tuple[str, Place], ...] = ()
    """Pages that the menu names once more, where it does."""
    readable: bool = False
    """False if mkdocs.yml cannot be read, or has no menu; that is told by itself."""


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
    return Menu(pages, source.key_place(("nav",)), tuple(repeated), readable=True)


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
