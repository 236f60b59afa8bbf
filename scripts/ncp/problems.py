"""What can be wrong, and where: the values that every check returns and every report prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Grade(StrEnum):
    """How much a problem weighs: an error stops the build, a warning is told, a note goes to the status page."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file: path from the repository's root with forward slashes; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing that an editor has to mend.

    `code` names the sentence in data/messages, `values` fill its gaps. `shown` is what a reader would have seen,
    `corrected` the line mended, where a good guess exists; the line as it stands is looked up when it is told.
    """

    code: str
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)
    grade: Grade = Grade.ERROR
    shown: str | None = None
    corrected: str | None = None


class ContentError(Exception):
    """The content cannot be built; carries all problems that were found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class EnvironmentTrouble(Exception):  # noqa: N818 - not a mistake in the content, but trouble around it
    """The machine did not let us: a disk, a port, a missing program. Carries the code of a sentence and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
