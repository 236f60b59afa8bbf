"""What a translator needs to see: of each stale section the source before and after, and the translation beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ncp.problems import Place
from ncp.project import Project
from ncp.translate.blobs import old_texts
from ncp.translate.history import Reader
from ncp.translate.model import Age, Change
from ncp.translate.pages import SEEN, PageFile, page_files
from ncp.translate.sections import Part
from ncp.translate.words import Word


@dataclass(frozen=True)
class Compared:
    """One stale section."""

    change: Change
    old: tuple[Word, ...]
    new: tuple[Word, ...]
    source_place: Place
    place: Place | None
    """Where the section stands in the translation; None if it is not there."""
    lines: tuple[str, ...] = ()
    """The section of the translation as it is written."""


@dataclass(frozen=True)
class Difference:
    """A stale translation, section by section."""

    age: Age
    sections: tuple[Compared, ...]


def differences(project: Project, source_language: str, ages: Iterable[Age]) -> Iterator[Difference]:
    """Compare stale translations; of those whose old text is not to be had there are no sections."""
    wanted = [age for age in ages if age.whole or age.changes or age.moved]
    read = Reader(old_texts(project, (age.stamp for age in wanted)))
    files = {code: page_files(project, code) for code in {source_language, *(age.language for age in wanted)}}
    for age in wanted:
        old = read.parts(age.stamp)
        sections = () if old is None else _sections(age, old, files[source_language], files[age.language])
        yield Difference(age, tuple(sections))


def _sections(
    age: Age, old: Mapping[str, Part], sources: Mapping[str, PageFile], pages: Mapping[str, PageFile]
) -> Iterator[Compared]:
    source, page = sources[age.page], pages[age.page]
    new = {part.identifier: part for part in source.parts}
    translated = {part.identifier: part for part in page.parts}
    for change in age.changes:
        before, after = old.get(change.former or change.identifier), new.get(change.identifier)
        there = translated.get(change.identifier) or translated.get(change.former or change.identifier)
        yield Compared(
            change,
            before.words if before else (),
            after.words if after else (),
            Place(age.source_file, after.first_line if after else 1),
            Place(age.file, there.first_line) if there else None,
            _lines(page, there) if there else (),
        )


def _lines(page: PageFile, part: Part) -> tuple[str, ...]:
    """Give the lines of a section, without the empty ones around it; to the first belong title and description."""
    fields = (
        [line for line in page.text.split("\n")[: part.first_line - 1] if SEEN.match(line)] if not part.title else []
    )
    end = min((other.first_line for other in page.parts if other.first_line > part.first_line), default=None)
    text = "\n".join(page.text.split("\n")[part.first_line - 1 : end and end - 1])
    return (*fields, *text.strip("\n").split("\n"))
