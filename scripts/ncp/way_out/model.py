"""What a rehearsal finds."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """How much of a page can be compared."""

    PAGE = "page"
    """All of it: the engine used our templates."""
    ARTICLE = "article"
    """The text of the page without what stands around it: the engine used the smallest templates."""


class Kind(StrEnum):
    """What differs, what weighs most first."""

    MISSING = "missing"
    """We have the page, the other engine has not."""
    ADDED = "added"
    TITLE = "title"
    LOST_ID = "lost_id"
    """The page has lost the id of a heading."""
    ADDED_ID = "added_id"
    LINK = "link"
    """A link leads elsewhere."""
    TEXT = "text"


@dataclass(frozen=True)
class Difference:
    """One thing on one page that is not the same."""

    kind: Kind
    url: str
    """Below the site's root, `lv/complaints/`."""
    ours: str = ""
    theirs: str = ""
    """For texts and links: what stands around the first place that differs."""


@dataclass(frozen=True)
class Compared:
    """Two sites side by side."""

    pages: int
    """Of ours."""
    identical: int
    """Pages that are the same byte for byte."""
    differences: tuple[Difference, ...]
    broken: tuple[str, ...]
    """Entries of the URL contract that the other site would break."""

    @property
    def by_kind(self) -> Mapping[Kind, int]:
        """How many differences of each kind there are, those that weigh most first."""
        found = Counter(difference.kind for difference in self.differences)
        return {kind: found[kind] for kind in Kind if found[kind]}


@dataclass(frozen=True)
class Rehearsal:
    """What became of the site with one engine."""

    engine: str
    version: str
    seconds: float
    """That the engine itself took for all languages."""
    scope: Scope
    compared: Compared
    template_trouble: str = ""
    """Why the engine cannot use our templates; empty if it can."""
    engine_trouble: str = ""
    """Why the engine could not build at all, or left languages out."""
    finish_trouble: str = ""
    """Why what follows the engine (head lines, sitemap, booklets) could not be done."""
    warnings: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything is not as with our own engine."""
        troubles = (self.template_trouble, self.engine_trouble, self.finish_trouble)
        return bool(self.compared.differences or self.compared.broken or self.warnings or any(troubles))
