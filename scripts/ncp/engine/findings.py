"""MkDocs' warnings, which carry no line, become problems with file, line and column."""

import re
from collections.abc import Mapping

from ncp.problems import Place, Problem
from ncp.read.pages import Page
from ncp.read.text_file import line_at, place_at

LINK = re.compile(r"Doc file '(?P<file>[^']+)' contains (?:a|an [a-z ]+) link '(?P<target>[^']*)'")
GUESS = re.compile(r"Did you mean '(?P<guess>[^']+)'")


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
    guess = GUESS.search(message)
    corrected = line.replace(f"]({target}", f"]({guess['guess']}", 1) if guess else None
    return Problem("E301", place, {"target": target, "message": message}, shown=target, line=line, corrected=corrected)
