"""The check: read → judge by every rule; what is found goes to `say`."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import ncp.judge.families  # noqa: F401 - registers all rules
from ncp.judge import judge_content
from ncp.judge.corpus import Corpus, Pair
from ncp.judge.exceptions import Excuse, excused, excuses_in
from ncp.judge.registry import page_rule, pair_rule, site_rule
from ncp.problems import Grade, Problem
from ncp.project import Project
from ncp.read.content import Content, read_content
from ncp.read.dictionaries import read_dictionaries
from ncp.read.engine_settings import read_engine_settings
from ncp.read.glossary import read_glossary
from ncp.read.markdown.values import Document
from ncp.read.pages import Page
from ncp.read.text_file import read_text
from ncp.shares import in_shares
from ncp.stage.pages import Stager
from ncp.translate.status import ages_of

WORTH_A_PROCESS = 80
"""Pages from which on a second process is sooner there than one alone."""
CHECKED_DATA = ("facts.yml", "links.yml", "site.yml", "glossary.yml")


@dataclass(frozen=True)
class Checked:
    """What a check found: problems sorted by place, and the exceptions that were used."""

    problems: tuple[Problem, ...]
    excused: tuple[tuple[Excuse, Problem], ...]
    pages: int

    def count(self, grade: Grade) -> int:
        """Give the number of problems of a grade."""
        return sum(problem.grade is grade for problem in self.problems)


def read_corpus(project: Project, *, today: date) -> tuple[Corpus | None, tuple[Problem, ...]]:
    """Read what rules judge; None if data/site.yml, on which everything leans, cannot be used."""
    content, problems = read_content(project)
    if content is None:
        return None, problems
    glossary, wrong = read_glossary(project)
    dictionaries = read_dictionaries(project, content)
    return Corpus(content, today, dictionaries, glossary, ages_of(project, content.site)), (*problems, *wrong)


def check_project(project: Project, paths: tuple[Path, ...] = (), *, today: date) -> Checked:
    """Judge all content; with `paths` only these pages (and the pairs they belong to), and all data.

    `today` decides what is overdue.
    """
    corpus, read_problems = read_corpus(project, today=today)
    if corpus is None:
        return Checked(read_problems, (), 0)
    choice = Choice.of(project, paths, corpus.content.site.codes)
    chosen = tuple(chosen_pages(corpus.content, choice))
    found = [*read_problems, *read_engine_settings(project), *judge_content(corpus.content)]
    found += judged(corpus, chosen)
    standing, used = excused(_told_once(found), excuses_of(project, chosen))
    concerned = filter(choice.concerns, standing)
    ordered = sorted(concerned, key=lambda problem: (problem.place, problem.code))
    return Checked(tuple(ordered), used, len(chosen))


def excuses_of(project: Project, chosen: tuple[Page, ...]) -> Iterator[Excuse]:
    """Give the exceptions that stand in pages and data files."""
    for page in chosen:
        lines = page.front.split("\n"), page.body.split("\n")
        yield from excuses_in(page.file, ("", *lines[0], "", *lines[1]))
    for name in CHECKED_DATA:
        path = project.data / name
        if path.is_file():
            yield from excuses_in(project.name_of(path), read_text(project, path)[0].split("\n"))


def _told_once(problems: list[Problem]) -> Iterator[Problem]:
    """Drop what two rules tell alike: the same code at the same place."""
    seen: set[tuple[object, ...]] = set()
    for problem in problems:
        key = (problem.code, problem.place, tuple(sorted(map(str, problem.values.items()))))
        if key not in seen:
            seen.add(key)
            yield problem


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

    def concerns(self, problem: Problem) -> bool:
        """Say whether a problem lies in a chosen page, in its source or translations, or in no page at all."""
        folder, _, rest = problem.place.path.partition("/")
        language, _, name = rest.partition("/")
        if folder != self.project.docs.name or language not in self.languages:
            return True
        return any(self.holds(f"{folder}/{code}/{name}") for code in self.languages)


def chosen_pages(content: Content, choice: Choice) -> Iterator[Page]:
    """Give the pages to judge."""
    for pages in content.pages.values():
        yield from (page for page in pages.values() if choice.holds(page.file))


def quote_problems(content: Content, chosen: Iterable[Document]) -> Iterator[Problem]:
    """Find quotes of facts and links that cannot be replaced."""
    stagers = {code: Stager.of(content, code) for code in content.interfaces}
    for document in chosen:
        stager = stagers.get(document.page.language)
        if stager is not None:
            yield from stager.stage(document.page.name)[1]


def judged(corpus: Corpus, chosen: tuple[Page, ...]) -> Iterator[Problem]:
    """Judge pages, the pairs that they belong to, and the site."""
    yield from in_shares(partial(judged_share, corpus), shares_of(chosen))
    yield from site_rule.problems(corpus, corpus)


def judged_share(corpus: Corpus, chosen: tuple[Page, ...]) -> list[Problem]:
    """Judge some pages and the pairs that they belong to."""
    documents = [corpus.documents[page.language][page.name] for page in chosen]
    found = list(quote_problems(corpus.content, documents))
    for document in documents:
        found += page_rule.problems(document, corpus)
    for pair in pairs_of(corpus, chosen):
        found += pair_rule.problems(pair, corpus)
    return found


def shares_of(chosen: tuple[Page, ...]) -> list[tuple[Page, ...]]:
    """Part pages into a share a core, all languages of a page in the same; few pages are not worth a process."""
    cores = os.cpu_count() or 1
    if len(chosen) < WORTH_A_PROCESS or cores == 1:
        return [chosen]
    names = {name: index % cores for index, name in enumerate(dict.fromkeys(page.name for page in chosen))}
    return [tuple(page for page in chosen if names[page.name] == core) for core in range(cores)]


def pairs_of(corpus: Corpus, chosen: tuple[Page, ...]) -> Iterator[Pair]:
    """Give the pairs in which a document is the source or the translation, each once."""
    touched = {page.name for page in chosen if page.language == corpus.source_language}
    files = {page.file for page in chosen}
    for language, pages in corpus.content.pages.items():
        for name, page in pages.items():
            if name in touched or page.file in files:
                pair = corpus.pair_of(corpus.documents[language][name])
                if pair is not None:
                    yield pair
