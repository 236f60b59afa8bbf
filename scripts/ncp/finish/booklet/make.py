"""Makes the booklets of a finished site, or takes them from the kept files if nothing in them has changed."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from ncp.assets import ICON
from ncp.finish.booklet.chapters import Plan, plan_of
from ncp.finish.booklet.content import Said, documents_of, last_day, said_in, seconds_of, texts_of
from ncp.finish.booklet.pages import HERE, html_booklet, typst_booklet
from ncp.kept_files import keep, key_of, recall
from ncp.problems import ContentError, EnvironmentTrouble, Problem
from ncp.project import Project
from ncp.read.built import BOOKLET_HTML as HTML
from ncp.read.built import BOOKLET_PDF as PDF
from ncp.read.content import Content
from ncp.read.history import edition_of
from ncp.shares import in_shares
from ncp.stage.tree import StagedLanguage
from ncp.typeset import LIBRARY, Sheet, typeset

LIBRARIES = (LIBRARY, "jinja2", "selectolax")


@dataclass(frozen=True)
class Job:
    """What one booklet is made from."""

    staged: StagedLanguage
    plan: Plan
    said: Said
    documents: Mapping[str, str]
    """Name of page → finished HTML."""
    folder: Path
    seconds: int
    mark: str
    """The picture on the cover, as SVG."""

    @functools.cached_property
    def key(self) -> str:
        """The name of all that goes into it, these programs included."""
        words = repr((self.plan, self.said, self.staged.words, self.seconds, self.mark))
        titles = repr([page.meta["title"] for page in self.staged.pages.values()])
        articles = "".join(_article(document) for document in self.documents.values())
        pictures = (path.read_bytes() for _, path in sorted(self.staged.files.items()))
        return key_of((code_of_booklets(), words.encode(), titles.encode(), articles.encode(), *pictures))


@dataclass(frozen=True)
class Made:
    """What came of a job: files by name, or why there are none."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    trouble: tuple[str, Mapping[str, object]] | None = None


def add_booklets(
    project: Project, content: Content, staged: Mapping[str, StagedLanguage], folder: Path, *, with_pdf: bool
) -> None:
    """Add to each language that has words for it its booklet: HTML, and PDF if wanted.

    Raises:
        ContentError: with every element of every page that a booklet cannot show.
        EnvironmentTrouble: a PDF could not be made.
    """
    wanted = (HTML, PDF) if with_pdf else (HTML,)
    todo: list[Job] = []
    for job in jobs_of(project, content, staged, folder):
        known = {name: recall(project, f"{job.key}-{name}") for name in wanted}
        write_files(job.folder, known)
        if None in known.values():
            todo.append(job)
    made = list(in_shares(functools.partial(made_of, wanted), todo)) if todo else []
    if problems := tuple(problem for one in made for problem in one.problems):
        raise ContentError(problems)
    for job, one in zip(todo, made, strict=True):
        if one.trouble:
            raise EnvironmentTrouble(one.trouble[0], **one.trouble[1])
        write_files(job.folder, one.files)
        for name, data in one.files.items():
            keep(project, f"{job.key}-{name}", data)


def jobs_of(project: Project, content: Content, staged: Mapping[str, StagedLanguage], folder: Path) -> Iterator[Job]:
    """Give what there is to make: a booklet for each language that has words for it, and pages."""
    languages = [code for code in staged if content.interfaces[code].words.booklet]
    edition = edition_of(project) if languages else None
    for code in languages:
        plan = plan_of(content, code)
        if plan.pages:
            said, day = said_in(content, staged[code], plan, edition), last_day(content, plan, edition)
            documents = documents_of(plan, folder / code)
            mark = (project.docs / "assets" / ICON).read_text(encoding="utf-8")
            yield Job(staged[code], plan, said, documents, folder / code, seconds_of(day), mark)


def made_of(wanted: tuple[str, ...], job: Job) -> list[Made]:
    """Make the wanted files of one booklet. What goes wrong is given back, because it has to leave the process."""
    words = job.staged.words
    try:
        texts = texts_of(job.staged, job.plan, job.documents)
        files = {HTML: html_booklet(job.plan, job.said, words, texts, job.folder).encode()}
        if PDF in wanted:
            source = typst_booklet(job.plan, job.said, words, texts, job.mark)
            (files[PDF],) = typeset([Sheet.pdf(source, job.folder, job.seconds)])
    except ContentError as wrong:
        return [Made(problems=wrong.problems)]
    except EnvironmentTrouble as trouble:
        return [Made(trouble=(trouble.code, trouble.values))]
    return [Made(files)]


def write_files(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Write the files that are there."""
    for name, data in files.items():
        if data is not None:
            (folder / name).write_bytes(data)


@functools.cache
def code_of_booklets() -> bytes:
    """Give what makes the booklets: these programs and looks, and the versions of the libraries they lean on."""
    files = sorted(path for path in HERE.iterdir() if path.is_file())
    libraries = " ".join(version(name) for name in LIBRARIES)
    return key_of((libraries.encode(), *(path.read_bytes() for path in files))).encode()


def _article(document: str) -> str:
    """Give the part of a page that a booklet reads."""
    return document[document.find("<article") : document.rfind("</article>")]
