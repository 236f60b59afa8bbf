"""MkDocs' warnings, which carry no line, become problems with file, line and column."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ncp.problems import Place, Problem
from ncp.read.pages import HEADING_ID, Page
from ncp.read.schema import nearest
from ncp.read.text_file import line_at, place_at

LINK = re.compile(r"Doc file '(?P<file>[^']+)' contains (?:a|an [a-z ]+) link '(?P<target>[^']*)'")
OMITTED = re.compile(r'not included in the "nav" configuration:(?P<files>(?:\n\s+- .+)+)')
ABSENT = re.compile(r"A reference to '(?P<file>[^']+)' is included in the 'nav' configuration, which is not found")
OUTSIDE = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)*\.(?:lv|lt|ee|eu|com|org)(?:/|$)")


def engine_problems(
    settings: Path, messages: Iterable[str], language: str, pages: Mapping[str, Page]
) -> Iterator[Problem]:
    """Turn the engine's messages about a language into problems, each at the place that an editor has to mend.

    `settings` is mkdocs.yml, in which the menu stands; what is wrong with it is told alike for each language. What is
    wrong with a page that is not translated is told by the language that it is in.
    """
    told: Counter[tuple[str, str]] = Counter()
    for message in messages:
        if link := LINK.search(message):
            page = pages.get(link["file"].removeprefix(f"{language}/"))
            if page is not None:
                told[page.name, link["target"]] += 1
                yield _dead_link(link["target"], told[page.name, link["target"]], page, pages)
        elif omitted := OMITTED.search(message):
            for file in omitted["files"].split("\n  - ")[1:]:
                yield Problem("E303", _in_menu(settings, "nav:"), {"name": file.removeprefix(f"{language}/")})
        elif absent := ABSENT.search(message):
            name = absent["file"].removeprefix(f"{language}/")
            yield Problem("E304", _in_menu(settings, name), {"name": name, "nearest": nearest(name, pages)})
        else:
            yield Problem("E302", Place(settings.name), {"message": message.strip().replace("\n", " ")})


def _dead_link(target: str, occurrence: int, page: Page, pages: Mapping[str, Page]) -> Problem:
    """Point at the n-th link to a target in the page's own text, and propose the nearest page or heading."""
    written = [match.start() for match in re.finditer(re.escape(f"]({target}"), page.body)]
    offset = written[min(occurrence, len(written)) - 1] if written else 0
    place = place_at(page.file, page.body, offset, page.body_line)
    if OUTSIDE.match(target):
        return Problem("E305", place, {"target": target}, shown=target)
    near = nearest(target, _targets(page, pages))
    line = line_at(page.body, offset)
    corrected = line.replace(f"]({target}", f"]({near}", 1) if written and near and near != target else None
    return Problem("E301", place, {"target": target}, shown=target, corrected=corrected)


def _targets(page: Page, pages: Mapping[str, Page]) -> Iterator[str]:
    """Give what a page can link to, as it would write it: pages, their headings with an id, and its own."""
    for name, other in pages.items():
        address = posixpath.relpath(name, posixpath.dirname(page.name) or ".")
        ids = [found["id"] for found in HEADING_ID.finditer(other.body)]
        yield from (address, *(f"{address}#{identifier}" for identifier in ids))
        yield from (f"#{identifier}" for identifier in (ids if other is page else []))


def _in_menu(settings: Path, name: str) -> Place:
    """Give the line of the menu that names a page."""
    lines = settings.read_text(encoding="utf-8").split("\n")
    number = next((index for index, line in enumerate(lines, 1) if line.strip(" -").endswith(name)), 1)
    return Place(settings.name, number)
