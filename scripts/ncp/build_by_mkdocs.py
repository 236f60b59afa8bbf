"""The build by way of MkDocs itself: for what only it knows, and for its words on what is wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ncp.engine.findings import engine_problems
from ncp.engine.run import EngineJob, run_engine
from ncp.engine.templates import finished_context
from ncp.engine.workers import language_workers
from ncp.finish.booklet.make import add_booklets
from ncp.finish.site import finish_site
from ncp.prepare import stage_all
from ncp.problems import ContentError, Problem
from ncp.project import Project
from ncp.publish.seal import keep_promises
from ncp.publish.swap import built_beside
from ncp.read.content import Content
from ncp.say.progress import Tell
from ncp.stage.tree import StagedLanguage, write_stage


def build_by_mkdocs(
    project: Project, content: Content, output: Path, tell: Tell, *, with_pdf: bool
) -> Mapping[str, StagedLanguage]:
    """Build the whole site into `output`, which changes only if everything went well; give its staged languages.

    Raises:
        ContentError: with every problem of every language.
        EnvironmentTrouble: the disk did not let us.
    """
    staged = stage_all(project, content)
    context = finished_context(project, content, staged, with_pdf=with_pdf)
    with built_beside(output) as fresh:
        tell("building")
        problems = run_engines(project, content, staged, context, fresh)
        if problems:
            raise ContentError(problems)
        tell("finishing")
        finish_site(project, content, staged, context, fresh)
        add_booklets(project, content, staged, fresh, with_pdf=with_pdf)
        keep_promises(project, fresh, with_pdf=with_pdf)
    return staged


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
