"""In what forms a term may stand in a text: its words without their ending, and the endings of the language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import Field, TypeAdapter

from ncp.problems import Problem
from ncp.project import Project
from ncp.read.schema import Record, validate
from ncp.read.yaml_source import read_yaml

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word of a term or a text; figures count (`S2`), a hyphen parts two words."""
SHORTEST_STEM = 3
FREE_ENDING = r"[^\W\d_]{0,6}"
STEM_END, AS_IT_IS = "|", "="


class Endings(Record):
    """How the words of a language change at their end."""

    dropped: tuple[str, ...] = ()
    softened: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    endings: tuple[tuple[str, ...], ...] = ()


ADAPTER: TypeAdapter[dict[str, Endings]] = TypeAdapter(dict[str, Endings])
NO_ENDINGS = Endings()


@dataclass(frozen=True)
class Form:
    """A term as texts are compared with it: one pattern a word."""

    written: str
    """The term as people read it."""
    words: tuple[re.Pattern[str], ...] = field(compare=False)
    start: str = field(compare=False)
    """The first letters of every form, small."""


def form_of(term: str, endings: Endings) -> Form:
    """Give the forms of a term.

    Args:
        term: as listed; a `|` in a word ends the part that never changes, a `=` before the term says that nothing does.
        endings: of its language.
    """
    fixed = term.startswith(AS_IT_IS)
    parts = [part for part in re.split(r"[\s-]+", term.removeprefix(AS_IT_IS)) if part]
    sources = [_exact(part) if fixed else _pattern(part, endings) for part in parts]
    patterns = tuple(re.compile(source, re.IGNORECASE) for _, source in sources)
    start = sources[0][0].casefold() if sources else ""
    return Form(written(term), patterns, start)


def written(term: str) -> str:
    """Give a listed term as people read it."""
    return term.removeprefix(AS_IT_IS).replace(STEM_END, "")


def _exact(word: str) -> tuple[str, str]:
    return word, re.escape(word)


def _pattern(word: str, endings: Endings) -> tuple[str, str]:
    """Give the stem of a word and the pattern of its forms."""
    stem, mark, _ = word.partition(STEM_END)
    if mark:
        return stem, re.escape(stem) + FREE_ENDING
    if len(word) < SHORTEST_STEM or word.isupper() or not endings.endings:
        return _exact(word)
    ending = next((one for one in endings.dropped if word.endswith(one) and len(word) - len(one) >= SHORTEST_STEM), "")
    stem = word.removesuffix(ending) if ending else word
    last, soft = stem[-1], endings.softened.get(stem[-1], ())
    tail = f"(?:{'|'.join(map(re.escape, (*soft, last)))})" if soft else re.escape(last)
    behind = "".join(f"(?:{'|'.join(map(re.escape, sorted(part, key=len, reverse=True)))})" for part in endings.endings)
    return stem[:-1], re.escape(stem[:-1]) + tail + behind


def read_endings(project: Project) -> tuple[Mapping[str, Endings], tuple[Problem, ...]]:
    """Read data/words/endings.yml; without the file, terms are found only as they are listed."""
    path = project.data / "words" / "endings.yml"
    if not path.is_file():
        return {}, ()
    source, problems = read_yaml(project, path)
    if problems:
        return {}, problems
    checked = validate(source, ADAPTER, source.value)
    return checked.value or {}, checked.problems
