"""The build: read → judge → stage → engine → finish → swap."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ncp.engine.findings import engine_problems
from ncp.engine.run import EngineJob, run_engine
from ncp.engine.templates import context_for_templates, finished_layout
from ncp.engine.workers import language_workers
from ncp.finish.site import finish_site
from ncp.prepare import prepare
from ncp.problems import ContentError, EnvironmentTrouble, Problem
from ncp.project import Project
from ncp.publish.seal import seal
from ncp.publish.swap import built_beside
from ncp.read.content import Content
from ncp.stage.tree import StagedLanguage, write_stage

Tell = Callable[[str], None]
"""Takes the name of each step as it begins."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    output: Path
    pages: int
    languages: int
    dead_links: int = 0
    """Addresses of the site that readers get as text, because the link check found them dead or suspect."""


def build_site(project: Project, output: Path, tell: Tell = lambda _step: None) -> Built:
    """Build the whole site into `output`, which changes only if everything went well.

    `tell` hears of each step as it begins: reading, building, finishing.

    Raises:
        ContentError: with every problem of every language.
        EnvironmentTrouble: the disk did not let us.
    """
    if any(output.is_relative_to(folder) for folder in (project.docs, project.data, project.overrides)):
        raise EnvironmentTrouble("output_among_sources", path=output)
    tell("reading")
    content, staged = prepare(project)
    context = context_for_templates(content, staged, finished_layout(project, content.site.codes))
    with built_beside(output) as fresh:
        tell("building")
        problems = run_engines(project, content, staged, context, fresh)
        if problems:
            raise ContentError(problems)
        tell("finishing")
        finish_site(project, content, staged, context, fresh)
        broken = seal(project, fresh)
        if broken:
            raise ContentError(broken)
    pages = sum(len(language.pages) for language in staged.values())
    return Built(output, pages, len(staged), dead_links(project, content))


def dead_links(project: Project, content: Content) -> int:
    """Count the addresses of the site that are quarantined now; the memory may know of others."""
    dead = {url for url in content.link_memory if content.quarantined(url) is not None}
    if not dead:
        return 0
    from ncp.links.sources.collect import contracts_of_site  # noqa: PLC0415 - only if something is dead

    return len(dead & {contract.url for contract in contracts_of_site(project, None)})


def run_engines(
    project: Project,
    content: Content,
    staged: Mapping[str, StagedLanguage],
    context: Mapping[str, Any],
    folder: Path,
) -> tuple[Problem, ...]:
    """Run the engine for all languages at once; give the problems of all of them."""
    stage = folder.parent / "stage"
    with language_workers(len(staged)) as workers:
        jobs = []
        for language in staged.values():
            docs = stage / language.language
            write_stage(language, docs)
            address = f"{content.site.address}{language.language}/"
            output = folder / language.language
            jobs.append(EngineJob(project.engine_settings, language.language, docs, output, address, context))
        messages = list(workers.map(run_engine, jobs))
    return tuple(
        problem
        for job, of_language in zip(jobs, messages, strict=True)
        for problem in engine_problems(project.engine_settings, of_language, job.language, content.pages[job.language])
    )
