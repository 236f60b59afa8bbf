"""The questions by which the search of the site is judged: what people type, and where the answer stands.

The files are YAML, a folder a language. Words typed without diacritics have no file: `typed_plainly` makes them.
"""

import unicodedata
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter
from pydantic.dataclasses import dataclass

from ncp.project import Project
from ncp.read.schema import validate
from ncp.read.yaml_source import read_yaml
from ncp.say.report import problem_text

__all__ = [
    "LANGUAGES",
    "ROOT",
    "Asked",
    "ForeignWord",
    "FormPair",
    "Language",
    "Paradigm",
    "Questions",
    "Slip",
    "read_questions",
    "typed_plainly",
]

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path("tests", "search", "questions")
Language = Literal["lv", "lt", "et", "en"]
LANGUAGES: tuple[Language, ...] = ("lv", "lt", "et", "en")
STRICT = ConfigDict(extra="forbid")

Typed = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^\S(.*\S)?$")]
PageName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.md$")]
Target = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.md(#[\w-]+)?$")]
Targets = Annotated[tuple[Target, ...], Field(min_length=1)]
PageNames = Annotated[tuple[PageName, ...], Field(min_length=1)]


@dataclass(frozen=True, config=STRICT)
class Asked:
    """A patient's question. Any of `expect` is right: `costs.md#fees` is a section, `costs.md` the top of a page."""

    ask: Typed
    expect: Targets


@dataclass(frozen=True, config=STRICT)
class FormPair:
    """A form that somebody types, and another of the same word, said by the site; `pages` say any form but `typed`."""

    lemma: Typed
    typed: Typed
    said: Typed
    pages: PageNames


@dataclass(frozen=True, config=STRICT)
class Paradigm:
    """All forms of a word that the site does not have: each must find a page that would say any other."""

    lemma: Typed
    forms: Annotated[tuple[Typed, ...], Field(min_length=2)]


@dataclass(frozen=True, config=STRICT)
class Slip:
    """A word of the site with one slip of the finger; `pages` say the word as it is meant."""

    meant: Typed
    typed: Typed
    kind: Literal["swap", "drop", "double", "neighbour"]
    pages: PageNames


@dataclass(frozen=True, config=STRICT)
class ForeignWord:
    """A word of another language of the site; any of `expect`, in whatever language it is offered, is right."""

    ask: Typed
    language: Language
    expect: Targets


@dataclass(frozen=True, config=STRICT)
class Questions:
    """All questions of one language; `patients` by who asks. Nothing may be found for `nonsense`."""

    patients: dict[Typed, tuple[Asked, ...]]
    forms: tuple[FormPair, ...]
    unseen: tuple[Paradigm, ...]
    slips: tuple[Slip, ...]
    other_languages: tuple[ForeignWord, ...]
    nonsense: tuple[Typed, ...]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """All patients' questions, whoever asks."""
        return tuple(one for group in self.patients.values() for one in group)


READERS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(kind) for name, kind in get_type_hints(Questions, include_extras=True).items()
}
"""What each file must be, by its name."""


def read_questions(language: str, root: Path = ROOT) -> Questions:
    """Read the questions of a language.

    Args:
        language: One of `LANGUAGES`.
        root: The repository.

    Returns:
        What the files of the language say; each bears the name of a field of `Questions`.

    Raises:
        ValueError: A file is missing, is no YAML, or says what it may not; the message names file, line and column.
    """
    project = Project(root)
    folder = root / FOLDER / language
    return Questions(**{name: _read(project, folder / f"{name}.yml", reader) for name, reader in READERS.items()})


def _read(project: Project, path: Path, reader: TypeAdapter[Any]) -> Any:  # noqa: ANN401 - as its reader says
    source, unread = read_yaml(project, path)
    checked = validate(source, reader, source.value)
    if problems := unread or checked.problems:
        raise ValueError("\n\n".join(problem_text(project, problem) for problem in problems))
    return checked.value


def typed_plainly(text: str) -> str:
    """Give a text as it is typed on a keyboard without diacritics."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
