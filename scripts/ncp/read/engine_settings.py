"""mkdocs.yml, read before MkDocs does: a slip in it is told with its line, in the editor's language."""

import re
from collections.abc import Iterator

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.yaml_source import Location, YamlSource, read_yaml

PAGE = re.compile(r"\S+\.md")
NEEDED = ("site_name", "nav", "theme", "plugins", "hooks", "markdown_extensions")


def read_engine_settings(project: Project) -> tuple[Problem, ...]:
    """Give what is wrong with mkdocs.yml as YAML, and which of its parts that the build leans on is missing."""
    source, problems = read_yaml(project, project.engine_settings, remarks=True)
    if problems:
        return problems
    settings = source.value if isinstance(source.value, dict) else {}
    missing = [Problem("D010", Place(source.name), {"field": part}) for part in NEEDED if not settings.get(part)]
    return (*missing, *_menu(source, settings.get("nav"), ("nav",)))


def _menu(source: YamlSource, entries: object, location: Location) -> Iterator[Problem]:
    """Find entries of the menu that are no page: each is a path, or a named group of them, on a line of its own."""
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        here = (*location, index)
        if isinstance(entry, dict):
            for group, inside in entry.items():
                yield from _menu(source, inside, (*here, group))
        elif not PAGE.fullmatch(str(entry)):
            yield Problem("E306", source.place(here), {"entry": entry})
