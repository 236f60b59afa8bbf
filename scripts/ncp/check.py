"""The check: read → judge by every rule; what is found goes to `say`."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

import ncp.judge.families  # noqa: F401 - registers all rules
from ncp.choice import Choice, chosen_pages
from ncp.judge import judge_content
from ncp.judge.consequences import settled
from ncp.judge.corpus import Corpus, Pair
from ncp.judge.exceptions import Excuse, excused, excuses_in
from ncp.judge.registry import built_page_rule, built_site_rule, page_rule, pair_rule, site_rule
from ncp.problems import EnvironmentTrouble, Grade, Problem
from ncp.project import Project, this_project
from ncp.read.built import BuiltPage, BuiltSite, read_built
from ncp.read.content import Content, read_content
from ncp.read.dictionaries import read_dictionaries, read_listed
from ncp.read.duties import read_duties
from ncp.read.engine_settings import read_engine_settings
from ncp.read.markdown.values import Document
from ncp.read.pages import Page
from ncp.read.text_file import read_text
from ncp.read.word_tables import table_problems
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
    waiting: int = 0
    """Differences between languages that are told once broken pages are mended."""

    def count(self, grade: Grade) -> int:
        """Give the number of problems of a grade."""
        return sum(problem.grade is grade for problem in self.problems)


def read_corpus(
    project: Project, paths: tuple[Path, ...] = (), *, today: date
) -> tuple[Corpus | None, tuple[Problem, ...]]:
    """Read what rules judge; None if data/site.yml or a table of words, on which everything leans, cannot be used.

    With `paths` the age of translations is looked up only for these pages.
    """
    content, problems = read_content(project)
    no_tables = tuple(table_problems())
    if content is None or no_tables:
        return None, (*problems, *no_tables)
    dictionaries = read_dictionaries(project, content)
    choice = Choice.of(project, paths, content.site.codes)
    ages = ages_of(project, content.site, choice.touches)
    listed = chain.from_iterable(read_listed(project, code)[1] for code in content.site.codes)
    no_duties = read_duties(this_project())[2] if project != this_project() else ()
    return Corpus(content, today, dictionaries, content.lists.glossary, ages), (*problems, *listed, *no_duties)


def check_project(project: Project, paths: tuple[Path, ...] = (), *, today: date) -> Checked:
    """Judge all content; with `paths` only these pages (and the pairs they belong to), and all data.

    `today` decides what is overdue.
    """
    corpus, read_problems = read_corpus(project, paths, today=today)
    if corpus is None:
        return Checked(read_problems, (), 0)
    choice = Choice.of(project, paths, corpus.content.site.codes)
    chosen = tuple(chosen_pages(corpus.content, choice))
    found = [*read_problems, *read_engine_settings(project), *judge_content(corpus.content)]
    found += judged(corpus, chosen)
    consequences = settled(corpus, _told_once(found))
    standing, used = excused(consequences.problems, excuses_of(project, chosen))
    concerned = filter(choice.concerns, standing)
    ordered = sorted(concerned, key=lambda problem: (problem.place, problem.code))
    return Checked(tuple(ordered), used, len(chosen), consequences.waiting)


def check_built(project: Project, folder: Path, *, today: date) -> Checked:
    """Judge a built site beside the content that it was made from.

    Raises:
        EnvironmentTrouble: there is no such folder.
    """
    if not folder.is_dir():
        raise EnvironmentTrouble("no_such_path", path=folder)
    corpus, read_problems = read_corpus(project, today=today)
    if corpus is None:
        return Checked(read_problems, (), 0)
    site, found = read_built(project, folder.resolve(), corpus.content.site.codes)
    judged_pages = in_shares(partial(judged_built, corpus), built_shares(tuple(site.pages.values())))
    problems = (*found, *judged_pages, *built_site_rule.problems(site, corpus))
    standing, used = excused(_told_once(problems), excuses_in_built(site))
    ordered = sorted(standing, key=lambda problem: (problem.place, problem.code))
    return Checked(tuple(ordered), used, len(site.pages))


def judged_built(corpus: Corpus, pages: tuple[BuiltPage, ...]) -> list[Problem]:
    """Judge some built pages, each by itself."""
    return [problem for page in pages for problem in built_page_rule.problems(page, corpus)]


def built_shares(pages: tuple[BuiltPage, ...]) -> list[tuple[BuiltPage, ...]]:
    """Part built pages into a share a core; to read a page strictly takes long."""
    cores = os.cpu_count() or 1
    return [pages[core::cores] for core in range(cores)] if len(pages) > cores else [pages]


def excuses_in_built(site: BuiltSite) -> Iterator[Excuse]:
    """Give the exceptions from rules about built pages that came into the pages as comments."""
    for page in site.pages.values():
        if "check:" in page.html:
            found = excuses_in(page.file, page.html.split("\n"))
            yield from (
                excuse
                for excuse in found
                if excuse.code in built_page_rule.rules or excuse.code in built_site_rule.rules
            )


def excuses_of(project: Project, chosen: tuple[Page, ...]) -> Iterator[Excuse]:
    """Give the exceptions that stand in pages and data files."""
    for page in chosen:
        lines = page.front.split("\n"), page.body.split("\n")
        yield from excuses_in(page.file, ("", *lines[0], "", *lines[1]))
    for name in CHECKED_DATA:
        path = project.data / name
        if path.is_file():
            yield from excuses_in(project.name_of(path), read_text(project, path)[0].split("\n"))


def _told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Drop what two rules tell alike: the same code at the same place."""
    seen: set[tuple[object, ...]] = set()
    for problem in problems:
        key = (problem.code, problem.place, tuple(sorted(map(str, problem.values.items()))))
        if key not in seen:
            seen.add(key)
            yield problem


def quote_problems(content: Content, chosen: Iterable[Document]) -> Iterator[Problem]:
    """Find quotes of facts and links that cannot be replaced."""
    stagers = {code: Stager.of(content, code) for code in content.interfaces}
    for document in chosen:
        stager = stagers.get(document.page.language)
        if stager is not None:
            yield from stager.stage(document.page.name)[1]


def judged(corpus: Corpus, chosen: tuple[Page, ...]) -> Iterator[Problem]:
    """Judge pages, the pairs that they belong to, and the site."""
    shares = shares_of(chosen)
    if len(shares) > 1:
        corpus.dictionaries.ask()  # once for all processes
    yield from in_shares(partial(judged_share, corpus), shares)
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
