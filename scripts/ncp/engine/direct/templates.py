"""The templates, for a loop that knows no MkDocs: only what they really ask for is given to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
import material
from jinja2 import meta, nodes, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from ncp.engine.direct.conversion import Conversion
from ncp.engine.direct.declined import Declined
from ncp.engine.direct.relative import address_in_template
from ncp.project import Project

ONLY_MKDOCS_GIVES = {"nav", "pages", "extra_css", "extra_javascript", "mkdocs_version", "build_date_utc", "config"}
GIVEN = {"page", "particulars", "ncp", "ncp_language", "base_url"}
PAGE, NOT_FOUND = "main.html", "404.html"


@dataclass(frozen=True)
class TocEntry:
    """A heading of a page; what templates see of it."""

    title: str
    id: str
    level: int
    children: tuple["TocEntry", ...]

    @property
    def url(self) -> str:
        """The address of the heading on its page."""
        return f"#{self.id}"


@dataclass(frozen=True)
class PageSeen:
    """A page as templates see it."""

    url: str
    title: str
    meta: Mapping[str, Any]
    content: str
    toc: tuple[TocEntry, ...] = field(default=())

    def __getattr__(self, name: str) -> object:
        """Decline what MkDocs' pages have and ours do not.

        Raises:
            Declined: always.
        """
        raise Declined(f"page.{name}")


def page_seen(url: str, meta_of_page: Mapping[str, Any], conversion: Conversion) -> PageSeen:
    """Give a page as templates see it; `url` is empty for the home page."""
    toc = tuple(_entries(conversion.toc))
    return PageSeen(url, meta_of_page["title"], meta_of_page, conversion.content, toc)


def _entries(tokens: Sequence[Mapping[str, Any]]) -> Iterator[TocEntry]:
    for token in tokens:
        yield TocEntry(token["name"], token["id"], token["level"], tuple(_entries(token["children"])))


@pass_context
def _url(context: Context, value: object) -> str:
    """Do what MkDocs' filter `url` does."""
    page = context["page"]
    return address_in_template(str(value), None if page is None else page.url, context["base_url"])


class Templates:
    """The templates of one language."""

    def __init__(self, sources: "TemplateSources", context: Mapping[str, Any], language: str) -> None:
        self._environment = sources.environment()
        self._environment.globals |= {"ncp": context, "ncp_language": language}

    def page(self, page: PageSeen, particulars: Mapping[str, Any]) -> str:
        """Render a page, as it would be read from the file that MkDocs writes.

        Raises:
            Declined: only MkDocs can tell what is wrong.
        """
        return self._rendered(PAGE, page=page, particulars=particulars, base_url="")

    def not_found(self, base_url: str) -> str:
        """Render the 404 page, whose addresses are absolute.

        Raises:
            Declined: only MkDocs can tell what is wrong.
        """
        return self._rendered(NOT_FOUND, page=None, base_url=base_url)

    def _rendered(self, template: str, **values: object) -> str:
        try:
            document = self._environment.get_template(template).render(**values)
        except Declined:
            raise
        except Exception as trouble:
            raise Declined(f"{template}: {trouble}") from trouble
        return document.replace("\r\n", "\n").replace("\r", "\n") if "\r" in document else document


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates, for the environments of all languages, and for the next build of a preview."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is compiled already."""
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._codes[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()


class TemplateSources:
    """All templates that pages are made with, read and compiled once."""

    texts: Mapping[str, str]
    """Their texts, by name."""

    def __init__(self, project: Project) -> None:
        """Read and compile them.

        Raises:
            Declined: they ask for something that only MkDocs gives.
        """
        self._folders = (project.overrides, Path(material.__file__).parent / "templates")
        environment = self.environment()
        try:
            self.texts = dict(_read(environment))
            for name in self.texts:
                environment.get_template(name)
        except jinja2.TemplateError as trouble:
            raise Declined(str(trouble)) from None

    def environment(self) -> jinja2.Environment:
        """Give an environment of its own for a language: what templates import from each other knows the language."""
        loader = jinja2.FileSystemLoader(self._folders)
        environment = jinja2.Environment(
            loader=loader,
            auto_reload=False,
            autoescape=False,  # noqa: S701 - as MkDocs does; words are escaped in staging
            bytecode_cache=COMPILED,
        )
        environment.filters["url"] = _url
        return environment


def _read(environment: jinja2.Environment) -> Iterator[tuple[str, str]]:
    """Give name and text of each template that the pages need, each once.

    Raises:
        Declined: they ask for values that are not given.
    """
    loader = environment.loader or jinja2.FileSystemLoader(())
    waiting, asked, assigned = [PAGE, NOT_FOUND], set[str](), set(environment.globals)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            text = loader.get_source(environment, name)[0]
            yield name, text
            wishes = _wishes(text, name)
            asked |= wishes.asked
            assigned |= wishes.assigned
            waiting += wishes.templates
    unknown = asked - GIVEN
    if unknown & ONLY_MKDOCS_GIVES or unknown - assigned:
        raise Declined(f"templates: {sorted(unknown)}")


@dataclass(frozen=True)
class _Wishes:
    """What a template asks for, the names it gives a value itself, and the templates it refers to."""

    asked: frozenset[str]
    assigned: frozenset[str]
    templates: tuple[str, ...]


@lru_cache(maxsize=64)
def _wishes(text: str, name: str) -> _Wishes:
    """Look through a template."""
    environment = jinja2.Environment(autoescape=False)  # noqa: S701 - nothing is rendered with it
    environment.filters["url"] = _url
    tree = environment.parse(text, name)
    asked = frozenset(meta.find_undeclared_variables(tree))
    return _Wishes(asked, frozenset(_assigned(tree)), tuple(_others(tree, name)))


def _assigned(tree: nodes.Template) -> Iterator[str]:
    """Give the names that a template itself gives a value; its blocks see those of the whole template."""
    yield from (name.name for name in tree.find_all(nodes.Name) if name.ctx in {"store", "param"})
    yield from (macro.name for macro in tree.find_all(nodes.Macro))


def _others(tree: nodes.Template, name: str) -> Iterator[str]:
    """Give the templates that one refers to."""
    for other in meta.find_referenced_templates(tree):
        if other is None:
            raise Declined(name)
        yield other
