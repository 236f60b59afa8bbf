"""Plants mistakes one at a time in a copy of the site, and sees what the check says of each."""

import multiprocessing
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

import ncp.rehearse.mistakes  # noqa: F401 - registers all families
from ncp.check import check_project, read_corpus
from ncp.problems import ContentError, Grade, Place, Problem
from ncp.project import Project
from ncp.rehearse.model import FAMILIES, Mistake, Site

COPIED = ("docs", "data", "overrides")
CHANGEABLE = ("docs/*/**/*.md", "data/*.yml", "mkdocs.yml")
TOLD = {Grade.ERROR, Grade.WARNING}
"""A note does not count: nobody would look at it on a Friday afternoon."""

OF_ANY_CHANGE = {"K290"}
"""A stale translation: told of whatever changes in the source, so it catches nothing."""
SHARE = 50
"""Mistakes that one copy of the site is made for: few enough to show progress, enough to be worth the copy."""

Key = tuple[str, str, str]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Result:
    """What became of a planted mistake."""

    mistake: Mistake
    caught: bool
    at_line: bool
    codes: tuple[str, ...]
    trouble: str = ""
    """How the check ended, if it did not end well."""


def rehearse(project: Project, count: int, seed: int, *, today: date, progress: Progress | None = None) -> list[Result]:
    """Plant at least `count` mistakes, as many of each family as there is room for; give what became of each.

    Raises:
        ContentError: the site itself has errors, which hide what is planted.
    """
    mistakes = drawn(project, count, seed, today)
    size = os.cpu_count() or 1
    shares = [mistakes[start : start + SHARE] for start in range(0, len(mistakes), SHARE)]
    method = "fork" if sys.platform.startswith("linux") else "spawn"
    results: list[Result] = []
    with ProcessPoolExecutor(size, mp_context=multiprocessing.get_context(method)) as pool:
        for found in pool.map(_share, [(project, share, today) for share in shares]):
            results += found
            if progress:
                progress(len(results), len(mistakes))
    return sorted(results, key=lambda result: result.mistake.family)


def drawn(project: Project, count: int, seed: int, today: date) -> list[Mistake]:
    """Draw mistakes of all families in turn, until there are enough."""
    corpus, _ = read_corpus(project, today=today)
    if corpus is None:
        raise ContentError(check_project(project, today=today).problems)
    paths = sorted({path for pattern in CHANGEABLE for path in project.root.glob(pattern)})
    texts = {project.name_of(path): path.read_text(encoding="utf-8") for path in paths}
    site = Site(corpus, texts)
    streams = {name: iter(planter(site, Random(f"{seed} {name}"))) for name, planter in sorted(FAMILIES.items())}  # noqa: S311 - a draw, no secret
    drawn: list[Mistake] = []
    while streams and len(drawn) < count:
        for name in list(streams):
            one = next(islice(streams[name], 1), None)
            if one is None:
                streams[name] = iter(FAMILIES[name](site, Random(f"{seed} {name} {len(drawn)}")))  # noqa: S311 - the same
                one = next(streams[name], None)
            if one is None:
                del streams[name]
            else:
                drawn.append(replace(one, family=name))
    return drawn


def _share(work: tuple[Project, list[Mistake], date]) -> list[Result]:
    """Try a share of the mistakes in a copy of its own."""
    project, mistakes, today = work
    with copied(project) as copy:
        before = check_project(copy, today=today).problems
        known, places = Counter(map(_key, before)), {(problem.code, problem.place) for problem in before}
        return [_tried(copy, mistake, known, places, today) for mistake in mistakes]


@contextmanager
def copied(project: Project) -> Iterator[Project]:
    """Give a copy of what a check reads, for as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="ncp-rehearsal-") as folder:
        root = Path(folder).resolve()
        for name in COPIED:
            shutil.copytree(project.root / name, root / name)
        shutil.copyfile(project.engine_settings, root / project.engine_settings.name)
        yield Project(root)


def _key(problem: Problem) -> Key:
    return problem.code, problem.place.path, str(sorted((name, str(value)) for name, value in problem.values.items()))


def _tried(copy: Project, mistake: Mistake, known: Counter[Key], places: set[tuple[str, Place]], today: date) -> Result:
    """Plant one mistake, check, and put everything back."""
    former = {path: (copy.root / path).read_bytes() for path in mistake.files}
    try:
        _write(copy, mistake.files)
        paths = tuple(copy.root / path for path in mistake.files)
        whole = any(not path.startswith("docs/") or text is None for path, text in mistake.files.items())
        found = check_project(copy, () if whole else paths, today=today).problems
    except Exception as trouble:  # noqa: BLE001 - a check that ends in an exception is what we are looking for
        return Result(mistake, caught=False, at_line=False, codes=(), trouble=f"{type(trouble).__name__}: {trouble}")
    finally:
        _write(copy, former)
    new = list(_new(found, known, places))
    at_line = any(spot.holds(one.place.path, one.place.line) for one in new for spot in mistake.spots)
    return Result(mistake, bool(new), at_line, tuple(sorted({one.code for one in new})))


def _write(copy: Project, files: Mapping[str, bytes | None]) -> None:
    for path, text in files.items():
        if text is None:
            (copy.root / path).unlink()
        else:
            (copy.root / path).write_bytes(text)


def _new(found: tuple[Problem, ...], known: Counter[Key], places: set[tuple[str, Place]]) -> Iterator[Problem]:
    """Give the errors and warnings that the unspoilt site does not have."""
    left = known.copy()
    for problem in sorted(found, key=lambda one: (one.code, one.place) not in places):  # those that stand still first
        key = _key(problem)
        if left[key]:
            left[key] -= 1
        elif problem.grade in TOLD and problem.code not in OF_ANY_CHANGE:
            yield problem
