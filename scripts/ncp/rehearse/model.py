"""What a planted mistake is, and the families that plant them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from random import Random

from ncp.judge.corpus import Corpus
from ncp.read.markdown.values import Document


@dataclass(frozen=True)
class Spot:
    """Lines of a file on which a mistake may rightly be told."""

    path: str
    first: int
    last: int

    def holds(self, path: str, line: int) -> bool:
        """Say whether a place lies here."""
        return path == self.path and self.first <= line <= self.last


@dataclass(frozen=True)
class Mistake:
    """A mistake: the files as it leaves them (None: taken away), and where it may be told."""

    files: Mapping[str, bytes | None]
    spots: tuple[Spot, ...]
    family: str = ""
    """What plants it; filled in by who draws it."""


@dataclass(frozen=True)
class Site:
    """The unspoilt site that mistakes are planted in."""

    corpus: Corpus
    texts: Mapping[str, str]
    """Every file that a mistake may change, by its path from the root."""

    def documents(self, random: Random) -> list[Document]:
        """Give all pages of all languages in a random order."""
        found = [document for language in self.corpus.documents.values() for document in language.values()]
        random.shuffle(found)
        return found

    def edited(self, path: str, line: int, *lines: str, told: tuple[Spot, ...] = ()) -> Mistake:
        """Replace a line (counted from 1) by others, or by none; it may be told there, or at one of `told`."""
        before = self.texts[path].split("\n")
        after = [*before[: line - 1], *lines, *before[line:]]
        here = Spot(path, max(line - (not lines), 1), line + max(len(lines) - 1, 0))
        return Mistake({path: "\n".join(after).encode()}, told or (here,))


Planter = Callable[[Site, Random], Iterable[Mistake]]
FAMILIES: dict[str, Planter] = {}
"""Family of mistakes → what gives its mistakes, in random order, without end being needed."""


def family(name: str) -> Callable[[Planter], Planter]:
    """Register what plants the mistakes of a family."""

    def register(planter: Planter) -> Planter:
        FAMILIES[name] = planter
        return planter

    return register
