"""A built site, read back from its files, whichever engine made it."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.contract import Contract, Redirects, read_contract, read_redirects
from ncp.read.html_elements import Element, Elements, Run, read_elements
from ncp.read.pages import FRAME_IDS
from ncp.read.text_file import read_text

INDEX = "index.html"
SITEMAP = "sitemap.xml"
NOT_FOUND = "404.html"
MANIFESTS = ".webmanifest"
"""How the files end that phones read."""
ASSETS = "assets/"
"""Files whose names change with their content: nobody can hold on to them."""
RELEASE = "release.json"
"""What a build writes down about itself: a hash of each file."""
FORWARDS = 'http-equiv="refresh"'
"""What marks a page that only leads on from an old address."""
HEADING_ID = re.compile(rb"""<h[1-6]\b[^>]*?\sid=(?:"([^"]+)"|([^\s"'>]+))""")
FRAGMENTS = "fragments"
"""The folder of pieces of HTML that other sites show: `links-lv.html`."""


BOOKLET_HTML, BOOKLET_PDF = "booklet.html", "booklet.pdf"
"""The whole site of a language as one file; in the language's folder."""


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site."""

    file: str
    """Its path from the repository's root (as it was given, if it lies outside)."""
    url: str
    """Its path below the site's root, `lv/complaints/`."""
    language: str
    """The language whose folder it stands in; empty for the pages at the root."""
    html: str

    @cached_property
    def content(self) -> Elements:
        """Its elements and texts."""
        return read_elements(self.html)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids that links may lead to."""
        return frozenset(element.get("id") for element in self.content.elements) - {""}

    @property
    def is_not_found(self) -> bool:
        """Whether hosts show it in place of a page that is not there."""
        return self.url.rpartition("/")[2] == NOT_FOUND

    @property
    def is_booklet(self) -> bool:
        """Whether it holds the pages of its language once more, for those who carry them away."""
        return self.url == f"{self.language}/{BOOKLET_HTML}"

    @property
    def is_fragment(self) -> bool:
        """Whether it is a piece for other pages rather than a page."""
        return self.url.startswith(f"{FRAGMENTS}/")

    def at(self, thing: Element | Run, offset: int = 0) -> Place:
        """Give the place of an element, or of a character of a text."""
        line, column = thing.at(offset) if isinstance(thing, Run) else (thing.line, thing.column)
        return Place(self.file, line, column)

    def named(self, *names: str) -> tuple[Element, ...]:
        """Give the elements of some names."""
        return self.content.named(*names)


@dataclass(frozen=True)
class BuiltSite:
    """All HTML files of a built site by url, and the names of all files."""

    folder: Path
    pages: Mapping[str, BuiltPage]
    files: frozenset[str]
    sitemap: str
    name: str = ""
    """The folder as editors read it."""
    styles: Mapping[str, str] = field(default_factory=dict)
    """The style sheets: path below the site's root → text."""
    manifests: Mapping[str, str] = field(default_factory=dict)
    """The web manifests: path below the site's root → text."""
    contract: Contract = field(default_factory=Contract)
    redirects: Redirects = field(default_factory=Redirects)

    @cached_property
    def entries(self) -> frozenset[str]:
        """What others may hold on to."""
        return frozenset(public_entries(self))

    def file_name(self, path: str) -> str:
        """Give a file of the site as editors read it."""
        return f"{self.name}/{path}"

    def holds(self, path: str) -> bool:
        """Say whether something stands at a path below the site's root."""
        return path in self.pages or path in self.files or f"{path}/" in self.pages


def read_built(project: Project, folder: Path, languages: Iterable[str]) -> tuple[BuiltSite, tuple[Problem, ...]]:
    """Read a built site, the contract and the redirects; what cannot be read is told and left out."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    texts, problems = _texts(
        project, [path for path in files if path.suffix in {".html", ".css", MANIFESTS} or path.name == SITEMAP]
    )
    by_name = {path.relative_to(folder).as_posix(): text for path, text in texts.items()}
    codes = frozenset(languages)
    documents = ((name, text) for name, text in by_name.items() if name.endswith(".html") and FORWARDS not in text)
    pages = (
        BuiltPage(project.name_of(folder / name), url_of(name), language_of(name, codes), text)
        for name, text in documents
    )
    contract, redirects = read_contract(project), read_redirects(project)
    site = BuiltSite(
        folder,
        {page.url: page for page in pages},
        frozenset(path.relative_to(folder).as_posix() for path in files),
        by_name.get(SITEMAP, ""),
        project.name_of(folder),
        {name: text for name, text in by_name.items() if name.endswith(".css")},
        {name: text for name, text in by_name.items() if name.endswith(MANIFESTS)},
        contract,
        redirects,
    )
    return site, (*problems, *redirects.problems)


def _texts(project: Project, paths: Iterable[Path]) -> tuple[dict[Path, str], list[Problem]]:
    texts: dict[Path, str] = {}
    problems: list[Problem] = []
    for path in paths:
        text, wrong = read_text(project, path)
        problems += wrong
        if not wrong:
            texts[path] = text
    return texts, problems


def url_of(name: str) -> str:
    """Give the address of a file below the site's root: a folder's index is the folder."""
    return name.removesuffix(INDEX) if name == INDEX or name.endswith(f"/{INDEX}") else name


def language_of(name: str, codes: frozenset[str]) -> str:
    """Give the language of a file: its folder's, or the one that the name of a fragment ends with."""
    first, _, rest = name.partition("/")
    if first == FRAGMENTS:
        first = rest.removesuffix(".html").rpartition("-")[2]
    return first if first in codes else ""


def public_entries(site: BuiltSite) -> Iterator[str]:
    """Give what others may hold on to: every address, and every heading that has an id, as `/lv/costs/#visit`."""
    for url, page in site.pages.items():
        if not page.is_not_found:
            yield f"/{url}"
            ids = () if page.is_booklet else heading_ids(page)
            yield from (f"/{url}#{identifier}" for identifier in ids)
    yield from (f"/{name}" for name in site.files if is_public_data(name))


def is_public_data(name: str) -> bool:
    """Say whether others may hold on to a file that is no page."""
    return name.endswith((".json", ".pdf")) and name != RELEASE and not name.startswith(ASSETS)


def heading_ids(page: BuiltPage) -> Iterator[str]:
    """Give the ids of the headings of a page's own text; those of its frame are nobody's business."""
    for heading in page.named("h1", "h2", "h3", "h4", "h5", "h6"):
        identifier = heading.get("id")
        if identifier and identifier not in FRAME_IDS and "main" in heading.path:
            yield identifier


def quick_entries(files: Mapping[str, bytes]) -> Iterator[str]:
    """Give the public entries of a site that we have just built ourselves (path → bytes), without parsing it.

    A build cannot wait for a parser; a test holds this to `public_entries`.
    """
    for name, content in files.items():
        if name.endswith(".html"):
            if name.rpartition("/")[2] == NOT_FOUND or FORWARDS.encode() in content:
                continue
            url = url_of(name)
            yield f"/{url}"
            if url.endswith(BOOKLET_HTML):
                continue
            main = content.partition(b"<main")[2].rpartition(b"</main>")[0]
            ids = (html.unescape((found[1] or found[2]).decode()) for found in HEADING_ID.finditer(main))
            yield from (f"/{url}#{one}" for one in ids if one not in FRAME_IDS)
        elif is_public_data(name):
            yield f"/{name}"
