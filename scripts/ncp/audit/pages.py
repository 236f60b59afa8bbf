"""The pages of a built site, and which of them are looked at."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from http import HTTPStatus
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from ncp.problems import EnvironmentTrouble
from ncp.read.built import FRAGMENTS, NOT_FOUND, url_of


@dataclass(frozen=True)
class Leaf:
    """One page of a built site."""

    file: Path
    url: str
    """Its address below the site's root: `lv/costs/`; empty for the root."""

    @property
    def folder(self) -> str:
        """The folder of its language, `lv/`; empty above the languages."""
        first, slash, _ = self.url.partition("/")
        return f"{first}/" if slash else ""

    @property
    def language(self) -> str:
        """The language's code; empty above the languages."""
        return self.folder.rstrip("/")

    @property
    def topic(self) -> str:
        """Its address below the folder of its language: the same for its translations."""
        return self.url.removeprefix(self.folder)

    @property
    def is_not_found(self) -> bool:
        """Whether it is shown in place of pages that are not there."""
        return self.url.rpartition("/")[2] == NOT_FOUND

    @property
    def asked(self) -> str:
        """The address that shows it: for what is not found one that does not exist, some folders deep."""
        return f"{self.folder}there-is/no/such-page/" if self.is_not_found else self.url

    @property
    def status(self) -> int:
        """The status that it comes with."""
        return HTTPStatus.NOT_FOUND if self.is_not_found else HTTPStatus.OK

    @property
    def is_document(self) -> bool:
        """Whether it is a file to take along, such as a booklet, and no page of the site."""
        return is_document(self.url)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed document."""
        return LexborHTMLParser(self.file.read_text(encoding="utf-8"))

    def count(self, selector: str) -> int:
        """Count what stands in the main part."""
        return len(self.tree.css(f"main {selector}"))


def is_document(url: str) -> bool:
    """Say whether an address below the root is that of a file to take along."""
    name = url.rpartition("/")[2]
    return name.endswith(".html") and name != NOT_FOUND


def leaves_of(folder: Path) -> tuple[Leaf, ...]:
    """Give all pages of a built site, in the order of their addresses; pieces for other sites are no pages.

    Raises:
        EnvironmentTrouble: there are none.
    """
    files = sorted(folder.rglob("*.html"))
    names = {path: path.relative_to(folder).as_posix() for path in files}
    leaves = (Leaf(path, url_of(name)) for path, name in names.items() if not name.startswith(f"{FRAGMENTS}/"))
    found = tuple(sorted(leaves, key=lambda leaf: leaf.url))
    if not found:
        raise EnvironmentTrouble("no_built_site", path=folder)
    return found


def matching(leaves: Sequence[Leaf], patterns: Iterable[str]) -> tuple[Leaf, ...]:
    """Give the pages whose address fits one of the patterns: `lv/*`, `*/costs/`.

    Raises:
        EnvironmentTrouble: none does.
    """
    wanted = [pattern.lstrip("/") for pattern in patterns]
    found = tuple(leaf for leaf in leaves if any(fnmatchcase(leaf.url, pattern) for pattern in wanted))
    if not found:
        raise EnvironmentTrouble("no_such_pages", pattern=", ".join(wanted))
    return found


def sample_of(leaves: Sequence[Leaf], *, every_language: bool = False) -> tuple[Leaf, ...]:
    """Give few pages that stand for all: a home, the longest, one of tables, one of links, what is not found, the root.

    Args:
        leaves: all pages.
        every_language: the chosen topics in every language; else each in one, in turn, so that every language has one.
    """
    languages = sorted({leaf.language for leaf in leaves if leaf.language})
    by_url = {leaf.url: leaf for leaf in leaves}
    chosen = {"", NOT_FOUND} & set(by_url)
    for number, topic in enumerate(telling_topics(leaves)):
        turn = languages if every_language or not languages else [languages[number % len(languages)]]
        chosen |= {f"{code}/{topic}" for code in turn} & set(by_url)
    return tuple(by_url[url] for url in sorted(chosen))


def telling_topics(leaves: Sequence[Leaf]) -> tuple[str, ...]:
    """Give the topics of the sample: home, longest, most rows of tables, most outside links, not found."""
    pages = [leaf for leaf in leaves if leaf.language and not leaf.is_not_found and not leaf.is_document]
    sizes, rows, links = Counter[str](), Counter[str](), Counter[str]()
    for leaf in pages:
        sizes[leaf.topic] += leaf.file.stat().st_size
        rows[leaf.topic] += leaf.count("tr")
        links[leaf.topic] += leaf.count('a[href^="http"]')
    taken = [""]
    for ranking in (sizes, rows, links):
        taken += [topic for topic, number in ranking.most_common() if number and topic not in taken][:1]
    return (*taken, NOT_FOUND)
