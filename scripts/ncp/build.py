"""The build: read → judge → stage → engine → finish → swap."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ncp.engine.direct.declined import Declined
from ncp.prepare import read_and_judge, stage_all, usable_site
from ncp.problems import ContentError, EnvironmentTrouble
from ncp.project import Project
from ncp.publish.seal import keep_promises
from ncp.publish.swap import built_beside
from ncp.read.content import Content
from ncp.say.progress import Tell, say_nothing
from ncp.stage.tree import StagedLanguage
from ncp.translate.model import Ages
from ncp.translate.status import ages_meanwhile


@dataclass(frozen=True)
class Built:
    """What a build made."""

    output: Path
    pages: int
    languages: int
    dead_links: int = 0
    """Addresses of the site that readers get as text, because the link check found them dead or suspect."""


@dataclass(frozen=True)
class Wanted:
    """What a build is to do: where to, who hears of it, where what earlier ones made is kept, whether to make PDFs."""

    output: Path
    tell: Tell = say_nothing
    kept: Path | None = None
    with_pdf: bool = True


def build_site(
    project: Project, output: Path, tell: Tell = say_nothing, kept: Path | None = None, *, with_pdf: bool = True
) -> Built:
    """Build the whole site into `output`, which changes only if everything went well.

    `tell` hears of each step as it begins: reading, building, finishing. `kept` is a file from which the build takes
    what earlier ones made of the same, and which it adds to; the site does not depend on it. Without PDF, booklets are
    HTML only.

    Raises:
        ContentError: with every problem of every language.
        EnvironmentTrouble: the disk did not let us.
    """
    if any(output.is_relative_to(folder) for folder in (project.docs, project.data, project.overrides)):
        raise EnvironmentTrouble("output_among_sources", path=output)
    tell("reading")
    content, staged = _built(project, Wanted(output, tell, kept, with_pdf))
    pages = sum(len(language.pages) for language in staged.values())
    return Built(output, pages, len(staged), dead_links(project, content))


def _built(project: Project, wanted: Wanted) -> tuple[Content, Mapping[str, StagedLanguage]]:
    """Build, and give the content and its staged languages."""
    site = usable_site(project)
    with ages_meanwhile(project, site, apart=True) as ages:
        content, problems = read_and_judge(project)
        if problems:
            stage_all(project, content, problems)  # tells these, and what else is wrong
        try:
            return content, build_directly(project, content, ages, wanted)
        except Declined:
            from ncp.build_by_mkdocs import build_by_mkdocs  # noqa: PLC0415 - loads MkDocs, which is seldom needed

            return content, build_by_mkdocs(project, content, wanted.output, wanted.tell, with_pdf=wanted.with_pdf)


def build_directly(
    project: Project, content: Content, ages: Callable[[], Ages], wanted: Wanted
) -> Mapping[str, StagedLanguage]:
    """Build without MkDocs, as MkDocs would; `ages` gives the state of the translations.

    Raises:
        Declined: only MkDocs can do it, or tell what is wrong.
        ContentError: with every problem of every language.
        EnvironmentTrouble: the disk did not let us.
    """
    from ncp.engine.direct.engine import direct_engine  # noqa: PLC0415 - loads much, while others look at translations
    from ncp.engine.templates import finished_context  # noqa: PLC0415 - the same
    from ncp.finish.booklet.make import add_booklets  # noqa: PLC0415 - the same
    from ncp.finish.site import finish_site  # noqa: PLC0415 - the same

    def count(done: int, total: int) -> None:
        wanted.tell("reading", done, total)

    with direct_engine(project, content, ages, count, wanted.kept) as engine:
        if engine.problems:
            raise ContentError(engine.problems)
        engine.promise()
        context = finished_context(project, content, engine.staged, with_pdf=wanted.with_pdf)
        with built_beside(wanted.output) as fresh:
            wanted.tell("building")
            engine.write(context, fresh, lambda done, total: wanted.tell("building", done, total))
            wanted.tell("finishing")
            finish_site(project, content, engine.staged, context, fresh)
            add_booklets(project, content, engine.staged, fresh, with_pdf=wanted.with_pdf)
            keep_promises(project, fresh, with_pdf=wanted.with_pdf)
    return engine.staged


def dead_links(project: Project, content: Content) -> int:
    """Count the addresses of the site that are quarantined now; the memory may know of others."""
    dead = {url for url in content.link_memory if content.quarantined(url) is not None}
    if not dead:
        return 0
    from ncp.links.sources.collect import contracts_of_site  # noqa: PLC0415 - only if something is dead

    return len(dead & {contract.url for contract in contracts_of_site(project, None)})
