"""What a server said, boiled down to what judging needs: frozen, and small enough to be recorded and judged again."""

from dataclasses import dataclass
from enum import StrEnum

from ncp.links.model import Certificate, Hop

SHELL_WORDS = 25
"""Words; a page with fewer is nearly empty until its scripts have run."""


class Agent(StrEnum):
    """As whom we asked: by our own name, or like a browser, which is done only to tell a wall from a death."""

    HONEST = "honest"
    BROWSER = "browser"


class ContentKind(StrEnum):
    """What a body is, by its first bytes rather than by what the server calls it."""

    HTML = "html"
    PDF = "pdf"
    OTHER = "other"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    """Compressed in a way that cannot be undone."""


def words_in(spaced: str) -> int:
    """Count the words of a text that has one space between them."""
    return spaced.count(" ") + 1 if spaced else 0


@dataclass(frozen=True)
class PageView:
    """What a reader would find on a page. All texts are a stranger's."""

    kind: ContentKind
    size: int = 0
    """Bytes of the body, decoded, as far as they were read."""
    title: str = ""
    headings: tuple[str, ...] = ()
    """The first headings, `h1` first."""
    main_headings: int = 0
    """How many of them are `h1`."""
    site_name: str = ""
    language: str = ""
    """What the `lang` attribute claims."""
    text: str = ""
    """All visible text."""
    main: str = ""
    """The text without navigation, header, footer and sidebars."""
    plain: str = ""
    """The main text without its links."""
    ids: frozenset[str] = frozenset()
    refresh: str | None = None
    """Where a `<meta refresh>` sends the reader."""
    password: bool = False
    resources: tuple[str, ...] = ()
    """Addresses of scripts, frames, pictures and forms."""
    script: str = ""
    """Beginning of the scripts written in the page."""
    scripts: int = 0
    noscript: str = ""
    """What the page says to those without scripts."""
    framework: bool = False
    """Whether the page bears the mark of a framework that finishes it by script."""
    pictures: int = 0
    """Pictures, frames, videos: what a page may consist of instead of words."""

    @property
    def heads(self) -> tuple[str, ...]:
        """What names the page itself: its `h1`, else its first heading. Others name parts, or other pages."""
        return self.headings[: max(1, self.main_headings)]

    @property
    def prose(self) -> int:
        """Count the words of the main text that are no links: a notice has few, an article many."""
        return words_in(self.plain)


@dataclass(frozen=True)
class Answer:
    """One answer to one request, or the trouble that came instead of one."""

    url: str
    agent: Agent = Agent.HONEST
    status: int | None = None
    trouble: str = ""
    """A reason such as `dns` or `timeout`."""
    location: str | None = None
    retry_after: float | None = None
    """Seconds."""
    media_type: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    """Those that may give away a bot wall, names in small letters."""
    etag: str = ""
    page: PageView | None = None
    certificate: Certificate | None = None


@dataclass(frozen=True)
class Chain:
    """One try at a link: the hops, and the answer at their end."""

    hops: tuple[Hop, ...]
    answer: Answer


@dataclass(frozen=True)
class Control:
    """The answer to an address that cannot exist, for a whole host."""

    status: int | None
    url: str
    """Where it ended, with `{gone}` in the place of the part that cannot exist."""
    title: str
    fingerprint: str
    words: int
