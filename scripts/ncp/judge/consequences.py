"""What follows from another mistake is not told as one of its own: an editor would mend the wrong place.

Two cases. All translations differ from the source in the same thing: then the source is likely wrong, and its three
right translations are left in peace. And a page whose structure is broken (a comment that is not closed, a table that
is none): what its sections hold cannot be compared before that is mended.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ncp.judge.corpus import Corpus
from ncp.problems import Grade, Place, Problem
from ncp.read.pages import page_at

ALONE = "K232"
OF_SOURCE = {"K203", "K204", "K208", "K220", "K222", "K223", "K227", "K228"}
"""Codes that tell a translation how it differs from the source."""
TOLD_OF_SOURCE = {"K229", "K230"}
"""Codes that tell the same in the source."""
THEIRS = ("written", "figure", "level")
"""Values that are the translation's; the others are the source's."""
BROKEN = re.compile(r"M202|M21[01]|M22[12]|M24[1-3]|P00[12]|P108|P115|K224|V205")
"""Codes of mistakes after which a page has other sections, or none."""
FOLLOWING = {f"K{number}" for number in (*range(202, 224), *range(225, 232), 232)} | {"V213"}
"""Codes that compare the sections of two pages."""
SPELLING = "V203"
FEWEST = 2
"""Of fewer translations none can outvote the source."""


@dataclass(frozen=True)
class Settled:
    """The problems that stand, and how many wait until others are mended."""

    problems: tuple[Problem, ...]
    waiting: int


def settled(corpus: Corpus, problems: Iterable[Problem]) -> Settled:
    """Take out what follows from other mistakes, and tell the source where it stands alone."""
    found = list(problems)
    broken = {_page(corpus, one)[1] for one in found if BROKEN.fullmatch(one.code) and one.grade is Grade.ERROR}
    standing = [one for one in found if not (one.code in FOLLOWING and _page(corpus, one)[1] in broken - {""})]
    waiting = len(found) - len(standing)
    return Settled(tuple(_spelt(_outvoted(corpus, standing))), waiting)


def _page(corpus: Corpus, problem: Problem) -> tuple[str, str]:
    """Give language and name of the page that a problem lies in; empty if in none."""
    return page_at(problem.place.path, corpus.content.pages) or ("", "")


def _outvoted(corpus: Corpus, problems: list[Problem]) -> Iterator[Problem]:
    """Replace what all translations are told alike by one problem of the source."""
    groups: dict[tuple[object, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.code in OF_SOURCE:
            groups[_key(corpus, problem)].append(problem)
    alone = [group for group in groups.values() if _is_alone(corpus, group)]
    taken = {id(problem) for group in alone for problem in group}
    source_errors = {one.place for one in problems if _page(corpus, one)[0] == corpus.source_language and _counts(one)}
    yield from (problem for problem in problems if id(problem) not in taken)
    for group in alone:
        told = _told_of_source(corpus, group)
        if all(place.line != told.place.line or place.path != told.place.path for place in source_errors):
            yield told


def _counts(problem: Problem) -> bool:
    return problem.grade is Grade.ERROR or problem.code in TOLD_OF_SOURCE


def _key(corpus: Corpus, problem: Problem) -> tuple[object, ...]:
    ours = sorted((name, str(value)) for name, value in problem.values.items() if name not in THEIRS)
    return (_page(corpus, problem)[1], problem.code, *ours)


def _is_alone(corpus: Corpus, group: list[Problem]) -> bool:
    """Say whether all translations of a page are told the same, and differ from the source in the same way."""
    name = _page(corpus, group[0])[1]
    translated = [code for code in corpus.content.languages_of(name) if code != corpus.source_language]
    told = {_page(corpus, problem)[0] for problem in group}
    alike = {str(problem.values.get("written", problem.values.get("level", ""))) for problem in group}
    return len(translated) >= FEWEST and told == set(translated) and len(alike) == 1


def _told_of_source(corpus: Corpus, group: list[Problem]) -> Problem:
    """Tell the source, at the line that has what no translation has."""
    name, first = _page(corpus, group[0])[1], group[0]
    page = corpus.content.pages[corpus.source_language][name]
    ours = str(first.values.get("source", first.values.get("id", "")))
    theirs = str(first.values.get("written", first.values.get("figure", first.values.get("level", "–"))))
    is_level = "level" in first.values
    mark = f"{'#' * int(ours)} " if is_level else ours
    lines = page.body.split("\n")
    found = (index for index, line in enumerate(lines) if (line.startswith(mark) if is_level else mark in line))
    index = next(found, 0) if mark else 0
    place = Place(page.file, page.body_line + index, max(lines[index].find(ours), 0) + 1)
    mended = lines[index].replace(ours, theirs, 1) if not is_level and ours in lines[index] and theirs != "–" else None
    return Problem(ALONE, place, {"source": ours or "–", "written": theirs}, Grade.ERROR, None, mended)


def _spelt(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Leave spelling out on lines that have an error of their own: there a dictionary guesses at markup."""
    found = list(problems)
    wrong: Mapping[tuple[str, int], bool] = {
        (one.place.path, one.place.line): True for one in found if one.grade is Grade.ERROR and one.code[0] in "MPDF"
    }
    yield from (one for one in found if one.code != SPELLING or (one.place.path, one.place.line) not in wrong)
