"""MkDocs' warnings, which carry no line, become problems with file, line and column."""

import re
from collections.abc import Iterator, Mapping

from ncp.problems import Place, Problem
from ncp.read.pages import Page
from ncp.read.schema import nearest
from ncp.read.text_file import line_at, place_at

LINK = re.compile(r"Doc file '(?P<file>[^']+)' contains (?:a|an [a-z ]+) link '(?P<target>[^']*)'")
HEADING_ID = re.compile(r"^#+ .*\{[^}\n]*#(?P<id>[\w-]+)", re.MULTILINE)


def engine_problem(message: str, language: str, pages: Mapping[str, Page]) -> Problem:
    """Turn one message of the engine about a language into a problem; at the link it speaks of, if it is about one."""
    match = LINK.search(message)
    page = pages.get(match["file"].removeprefix(f"{language}/")) if match else None
    if match is None or page is None:
        return Problem("E302", Place(f"docs/{language}"), {"message": message})
    target = match["target"]
    offset = max(page.body.find(f"]({target}"), 0)
    place = place_at(page.file, page.body, offset, page.body_line)
    line = line_at(page.body, offset)
    near = nearest(target, _targets(pages))
    corrected = line.replace(f"]({target}", f"]({near}", 1) if near else None
    return Problem("E301", place, {"target": target}, shown=target, corrected=corrected)


def _targets(pages: Mapping[str, Page]) -> Iterator[str]:
    """Give what a page can link to: pages, and their headings that carry an id."""
    for name, page in pages.items():
        yield name
        yield from (f"{name}#{found['id']}" for found in HEADING_ID.finditer(page.body))
