"""What differs between two built sites: the values that the reports are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What happened to a page."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Change:
    """Texts in a row that were replaced: by nothing if they are gone, of nothing if they are new."""

    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class PageChange:
    """A page on which something else is read than before."""

    url: str
    """Its path below the site's root."""
    language: str
    """Empty for pages at the root."""
    kind: Kind
    changes: tuple[Change, ...]
    words: int
    """How many words changed."""


@dataclass(frozen=True)
class FrameChange:
    """What stands around the text of a language's pages: menu, foot, notices."""

    language: str
    pages: int
    """On how many pages that stay it differs."""
    url: str
    """The first of them, whose changes these are."""
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Comparison:
    """All that differs."""

    languages: tuple[str, ...]
    """In the order in which the site shows them; the pages at the root come last, under an empty name."""
    pages: tuple[PageChange, ...] = ()
    frames: Mapping[str, FrameChange] = field(default_factory=dict)

    def of(self, language: str) -> tuple[PageChange, ...]:
        """Give the pages of a language."""
        return tuple(page for page in self.pages if page.language == language)

    @property
    def is_empty(self) -> bool:
        """Whether readers read the same as before."""
        return not self.pages and not self.frames
