"""data/glossary.yml: the terms in each language, the words not to use for them, and those that people search for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Annotated

from pydantic import Field, TypeAdapter

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.inflection import NO_ENDINGS, TOKEN, Endings, Form, form_of, read_endings, written
from ncp.read.schema import Record, validate
from ncp.read.yaml_source import read_yaml

Words = dict[str, tuple[Annotated[str, Field(min_length=1)], ...]]
FIRST_LETTERS = 2
JOINING = " \n-\u2011\u00a0*_[]"
"""What may stand between two words of a term."""
REMEMBERED = 5000
"""Sections whose terms are kept: a section of the source is asked about once for each translation."""


class Term(Record):
    """A term: what it is called in each language."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    terms: Words
    """By language; the first is the one to use, the others are accepted."""
    never: Words = Field(default_factory=dict)
    """Words that must not stand for it, and have no other right meaning in our texts."""
    lay: Words = Field(default_factory=dict)
    """What people type when they look for it."""
    fixed: tuple[str, ...] = ()
    """Languages in which nothing else will do: a section has it where the section in the source language has."""
    note: dict[str, str] = Field(default_factory=dict)
    meaning: dict[str, str] = Field(default_factory=dict)
    """What it is, in a few plain words."""
    page: str | None = None
    """Name of the page that says more about it."""


@dataclass(frozen=True)
class Hit:
    """A term found in a text: where it begins and ends."""

    term: Term
    form: Form
    start: int
    end: int


@dataclass(frozen=True)
class _Index:
    """The forms of a language by their first letters; words once looked up are remembered."""

    by_start: Mapping[str, tuple[tuple[Term, Form], ...]]
    seen: dict[str, tuple[tuple[Term, Form], ...]] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)
    """Words that begin none."""

    def is_in_none(self, words: Iterable[str]) -> bool:
        """Say whether none of the words begins a term; quick, since that is true of most texts."""
        found = set(words)
        return self.strangers.issuperset(found) or not any(self.beginning_with(word) for word in found - self.strangers)

    def beginning_with(self, word: str) -> tuple[tuple[Term, Form], ...]:
        """Give the forms whose first word a word may be."""
        if word not in self.seen:
            near = self.by_start.get(word[:FIRST_LETTERS].casefold(), ())
            self.seen[word] = tuple(one for one in near if one[1].words[0].fullmatch(word))
            if not self.seen[word]:
                self.strangers.add(word)
        return self.seen[word]


@dataclass(frozen=True)
class Glossary:
    """All terms in the order of the file, each with its place."""

    terms: tuple[Term, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    endings: Mapping[str, Endings] = field(default_factory=dict)

    @cached_property
    def _settled(self) -> dict[tuple[str, str], frozenset[str]]:
        return {}

    @cached_property
    def _indices(self) -> dict[tuple[str, bool], _Index]:
        return {}

    def forbidden(self, language: str, text: str) -> Iterator[Hit]:
        """Find the words that a text must not use."""
        return self._hits(self._index(language, forbidden=True), text)

    def settled(self, language: str, text: str) -> frozenset[str]:
        """Give the ids of the terms of a text that have one settled translation into some language."""
        if (language, text) not in self._settled:
            if len(self._settled) > REMEMBERED:
                self._settled.clear()
            hits = self._hits(self._index(language, forbidden=False), text)
            self._settled[language, text] = frozenset(hit.term.id for hit in hits)
        return self._settled[language, text]

    def exchanges(self, language: str, random: Random) -> Iterator[tuple[str, str]]:
        """Give, in any order, pairs of a word not to use and the term that it would stand for."""
        pairs = [
            (written(wrong), written(right))
            for term in self.terms
            for wrong in term.never.get(language, ())
            for right in term.terms.get(language, ())
        ]
        yield from random.sample(pairs, len(pairs))

    def _index(self, language: str, *, forbidden: bool) -> _Index:
        if (language, forbidden) not in self._indices:
            by_start: dict[str, tuple[tuple[Term, Form], ...]] = {}
            for term in self.terms if forbidden else filter(lambda term: term.fixed, self.terms):
                for word in (term.never if forbidden else term.terms).get(language, ()):
                    form = form_of(word, self.endings.get(language, NO_ENDINGS))
                    start = form.start[:FIRST_LETTERS]
                    by_start[start] = (*by_start.get(start, ()), (term, form))
            self._indices[language, forbidden] = _Index(by_start)
        return self._indices[language, forbidden]

    @staticmethod
    def _hits(index: _Index, text: str) -> Iterator[Hit]:
        words = TOKEN.findall(text)
        if not index.by_start or index.is_in_none(words):
            return
        tokens = list(TOKEN.finditer(text))
        promising = [position for position, word in enumerate(words) if word not in index.strangers]
        for position in promising:
            token = tokens[position]
            for term, form in index.beginning_with(token[0]):
                following = tokens[position : position + len(form.words)]
                fits = len(following) == len(form.words) and all(
                    pattern.fullmatch(word[0]) and not text[before.end() : word.start()].strip(JOINING)
                    for pattern, before, word in zip(form.words[1:], following, following[1:], strict=False)
                )
                if fits:
                    yield Hit(term, form, token.start(), following[-1].end())


ADAPTER: TypeAdapter[Term] = TypeAdapter(Term)
FILE: TypeAdapter[dict[str, list[object]]] = TypeAdapter(dict[str, list[object]])


def read_glossary(project: Project) -> tuple[Glossary, tuple[Problem, ...]]:
    """Read data/glossary.yml; a term that is wrong is left out and told. A site may have no glossary."""
    path = project.data / "glossary.yml"
    if not path.is_file():
        return Glossary(), ()
    endings, wrong = read_endings(project)
    source, problems = read_yaml(project, path)
    content = validate(source, FILE, source.value) if not problems else None
    found: list[Problem] = [*wrong, *problems, *(content.problems if content else ())]
    terms: dict[str, Term] = {}
    places: dict[str, Place] = {}
    for index, value in enumerate(content.value.get("terms", []) if content and content.value else []):
        checked = validate(source, ADAPTER, value, ("terms", index))
        found += checked.problems
        if checked.value is None:
            continue
        place = source.place(("terms", index, "id"))
        if checked.value.id in terms:
            found.append(Problem("D005", place, {"key": checked.value.id, "first": places[checked.value.id].line}))
        terms.setdefault(checked.value.id, checked.value)
        places.setdefault(checked.value.id, place)
    return Glossary(tuple(terms.values()), places, endings), tuple(found)
