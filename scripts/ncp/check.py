"""The check: read → judge by every rule; what is found goes to `say`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import ncp.judge.families  # noqa: F401 - registers all rules
from ncp.judge import judge_content
from ncp.judge.corpus import Corpus, Pair
from ncp.judge.exceptions import Excuse, excused, excuses_in
from ncp.judge.registry import page_rule, pair_rule, site_rule
from ncp.problems import Grade, Problem
from ncp.project import Project
from ncp.read.content import Content, read_content
from ncp.read.dictionaries import Dictionaries
from ncp.read.engine_settings import read_engine_settings
from ncp.read.glossary import Glossary
from ncp.read.markdown.values import Document
from ncp.read.text_file import read_text
from ncp.stage.pages import Stager

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


def check_project(project: Project, paths: tuple[Path, ...] = (), *, today: date) -> Checked:
    """Judge all content; with `paths` only these pages (and the pairs they belong to), and all data.

    `today` decides what is overdue.
    """
    content, read_problems = read_content(project)
    if content is None:
        return Checked(read_problems, (), 0)
    corpus = Corpus(content, today, Dictionaries(), Glossary())
    chosen = tuple(chosen_documents(project, corpus, paths))
    found = [*read_problems, *read_engine_settings(project), *judge_content(content)]
    found += quote_problems(content, chosen)
    found += judged(corpus, chosen)
    excuses = [excuse for document in chosen for excuse in excuses_in(document.page.file, document.lines)]
    for name in CHECKED_DATA:
        path = project.data / name
        if path.is_file():
            excuses += excuses_in(project.name_of(path), read_text(project, path)[0].split("\n"))
    standing, used = excused(_told_once(found), excuses)
    if paths:
        standing = tuple(problem for problem in standing if _concerns(problem, corpus, chosen))
    ordered = sorted(standing, key=lambda problem: (problem.place, problem.code))
    return Checked(tuple(ordered), used, len(chosen))


def _told_once(problems: list[Problem]) -> Iterator[Problem]:
    """Drop what two rules tell alike: the same code at the same place."""
    seen: set[tuple[object, ...]] = set()
    for problem in problems:
        key = (problem.code, problem.place, tuple(sorted(map(str, problem.values.items()))))
        if key not in seen:
            seen.add(key)
            yield problem


def chosen_documents(project: Project, corpus: Corpus, paths: tuple[Path, ...]) -> Iterator[Document]:
    """Give the documents to judge: all, or those at the paths (a folder stands for all below it)."""
    roots = tuple(path.resolve() for path in paths)
    if any(not root.is_relative_to(project.docs.resolve()) for root in roots):
        roots = ()  # data touch every page
    for language, pages in corpus.content.pages.items():
        for name, page in pages.items():
            file = (project.root / page.file).resolve()
            if not roots or any(file == root or file.is_relative_to(root) for root in roots):
                yield corpus.documents[language][name]


def _concerns(problem: Problem, corpus: Corpus, chosen: tuple[Document, ...]) -> bool:
    """Say whether a problem lies in a chosen page, in its source or translations, or in no page at all."""
    names = {document.page.name for document in chosen}
    folder, _, rest = problem.place.path.partition("/")
    language, _, name = rest.partition("/")
    return folder != "docs" or language not in corpus.content.pages or name in names


def quote_problems(content: Content, chosen: tuple[Document, ...]) -> Iterator[Problem]:
    """Find quotes of facts and links that cannot be replaced."""
    stagers = {code: Stager.of(content, code) for code in content.interfaces}
    for document in chosen:
        stager = stagers.get(document.page.language)
        if stager is not None:
            yield from stager.stage(document.page.name)[1]


def judged(corpus: Corpus, chosen: tuple[Document, ...]) -> Iterator[Problem]:
    """Judge documents, the pairs that they belong to, and the site."""
    for document in chosen:
        yield from page_rule.problems(document, corpus)
    for pair in pairs_of(corpus, chosen):
        yield from pair_rule.problems(pair, corpus)
    yield from site_rule.problems(corpus, corpus)


def pairs_of(corpus: Corpus, chosen: tuple[Document, ...]) -> Iterator[Pair]:
    """Give the pairs in which a document is the source or the translation, each once."""
    touched = {document.page.name for document in chosen if document.page.language == corpus.source_language}
    files = {document.page.file for document in chosen}
    for language, pages in corpus.content.pages.items():
        for name, page in pages.items():
            if name in touched or page.file in files:
                pair = corpus.pair_of(corpus.documents[language][name])
                if pair is not None:
                    yield pair
