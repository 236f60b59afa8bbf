"""Read, judge and stage everything: what both the build and the preview start from."""

from collections.abc import Mapping

from ncp.judge import judge_content
from ncp.problems import ContentError, Problem
from ncp.project import Project
from ncp.read.content import Content, read_content
from ncp.read.engine_settings import read_engine_settings
from ncp.read.site import Site, read_site
from ncp.stage.tree import StagedLanguage, stage_language
from ncp.translate.status import ages_of


def usable_site(project: Project) -> Site:
    """Give the settings of the site, on which everything else leans.

    Raises:
        ContentError: with all that is wrong with the files that are read before anything else.
    """
    site, wrong = read_site(project)
    if site is None or wrong:
        raise ContentError(read_content(project)[1])
    return site


def read_and_judge(project: Project) -> tuple[Content, tuple[Problem, ...]]:
    """Give the content, and what is wrong with it.

    Raises:
        ContentError: it cannot be used at all.
    """
    content, problems = read_content(project)
    if content is None:
        raise ContentError(problems)
    return content, (*problems, *read_engine_settings(project), *judge_content(content))


def prepare(project: Project) -> tuple[Content, Mapping[str, StagedLanguage]]:
    """Give the content and its staged languages.

    Raises:
        ContentError: with every problem of every file and language at once.
    """
    content, problems = read_and_judge(project)
    return content, stage_all(project, content, problems)


def stage_all(project: Project, content: Content, problems: tuple[Problem, ...] = ()) -> Mapping[str, StagedLanguage]:
    """Stage all languages of some content, with which `problems` are known already.

    Raises:
        ContentError: with these and all that is wrong besides.
    """
    staged: dict[str, StagedLanguage] = {}
    ages = ages_of(project, content.site)
    for language in content.interfaces:
        staged[language], wrong = stage_language(content, language, ages)
        problems += wrong
    if problems:
        raise ContentError(problems)
    return staged
