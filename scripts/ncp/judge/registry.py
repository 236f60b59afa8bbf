"""The rules: one function a code, registered with its family and its grade.

A rule is pure: values in, findings out. Its sentence stands in data/messages/checks/<family>.yml under its code, its
good and bad example in tests/examples/checks/<code>/.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from ncp.judge.corpus import Corpus, Pair
from ncp.problems import Grade, Place, Problem
from ncp.read.built import BuiltPage, BuiltSite
from ncp.read.markdown.values import Document

T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)


class Family(StrEnum):
    """What a rule is about; also the name of the file that holds its sentences."""

    FRONT_MATTER = "front_matter"
    MARKDOWN = "markdown"
    LINKS = "links"
    FACTS = "facts"
    PAIRS = "pairs"
    LANGUAGE = "language"
    LIFE = "life"
    BUILT = "built"


@dataclass(frozen=True)
class Found:
    """What a rule found: where, the values of its sentence, what a reader would see, the line mended."""

    place: Place
    values: Mapping[str, object] = field(default_factory=dict)
    shown: str | None = None
    corrected: str | None = None
    grade: Grade | None = None
    """Where it weighs other than the rule does as a rule."""


Judgement = Callable[[T, Corpus], Iterable[Found]]


@dataclass(frozen=True)
class Rule(Generic[T]):
    """A registered rule over things of one scope."""

    code: str
    family: Family
    grade: Grade
    judge: Judgement[T]

    def problems(self, thing: T, corpus: Corpus) -> Iterator[Problem]:
        """Judge a thing; give what is wrong with it as problems."""
        for found in self.judge(thing, corpus):
            grade = found.grade or self.grade
            yield Problem(self.code, found.place, found.values, grade, found.shown, found.corrected)


@dataclass(frozen=True)
class Scope(Generic[T]):
    """The rules over one kind of thing; called, it registers one."""

    rules: dict[str, Rule[T]] = field(default_factory=dict)

    def __call__(self, code: str, family: Family, grade: Grade) -> Callable[[Judgement[T]], Judgement[T]]:
        """Register a rule under its code."""

        def register(judge: Judgement[T]) -> Judgement[T]:
            if code in all_rules():
                raise ValueError(code)
            self.rules[code] = Rule(code, family, grade, judge)
            return judge

        return register

    def problems(self, thing: T, corpus: Corpus) -> Iterator[Problem]:
        """Judge a thing by all rules of this scope."""
        for rule in self.rules.values():
            yield from rule.problems(thing, corpus)


page_rule: Scope[Document] = Scope()
"""Judges one page by itself, in whatever language."""
pair_rule: Scope[Pair] = Scope()
"""Judges a translation beside its source."""
site_rule: Scope[Corpus] = Scope()
"""Judges what only the whole shows; gets the corpus twice."""
built_page_rule: Scope[BuiltPage] = Scope()
"""Judges one page of a built site."""
built_site_rule: Scope[BuiltSite] = Scope()
"""Judges a built site as a whole."""


def all_rules() -> Mapping[str, Rule[object]]:
    """Give every registered rule by code."""
    scopes = (page_rule, pair_rule, site_rule, built_page_rule, built_site_rule)
    return {code: rule for scope in scopes for code, rule in scope.rules.items()}  # type: ignore[misc]
