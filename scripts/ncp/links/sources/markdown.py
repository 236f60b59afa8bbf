"""Outside addresses typed in Markdown, with their places; and which pages quote which curated link."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from ncp.links.model import Source
from ncp.project import Project
from ncp.read.links import KINDS
from ncp.read.text_file import place_at, read_text
from ncp.stage.placeholders import find_placeholders

TYPED = re.compile(
    r"\]\(\s*<?(?P<inline>(?:https?://|mailto:|tel:)(?:[^\s()<>]|\([^\s()]*\))+)"
    r"|<(?P<bare>(?:https?://|mailto:|tel:)[^\s<>]+)>"
    r"|^[ ]{0,3}\[[^\]]+\]:\s*<?(?P<reference>(?:https?://|mailto:|tel:)[^\s<>]+)"
    r"|(?:href|src)=[\"'](?P<html>(?:https?://|mailto:|tel:)[^\"']+)",
    re.MULTILINE,
)
CODE = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,}).*?(?:^[ ]{0,3}(?P=fence)|\Z)"
    r"|`[^`\n]+`|<!--.*?-->",
    re.MULTILINE | re.DOTALL,
)
LIST = "links"


def markdown_files(project: Project) -> Iterator[Path]:
    """Give all pages of docs/, sorted."""
    yield from sorted(project.docs.rglob("*.md"))


def typed_addresses(project: Project) -> Iterator[tuple[str, Source]]:
    """Give every outside address that is typed in a page, with its place."""
    for path in markdown_files(project):
        text, problems = read_text(project, path)
        name = project.name_of(path)
        for url, offset in () if problems else addresses_in(text):
            yield url, Source(place_at(name, text, offset), (name,))


def addresses_in(text: str) -> Iterator[tuple[str, int]]:
    """Give (address, offset) for each outside address of a Markdown text; what stands in code is none."""
    plain = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    for match in TYPED.finditer(plain):
        group = match.lastgroup or ""
        yield html.unescape(match[group]), match.start(group)


def pages_quoting(project: Project, kinds: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Give id of a curated link → pages that quote it, alone or in the list of its kind. `kinds`: id → kind."""
    pages: dict[str, dict[str, None]] = defaultdict(dict)
    for path in markdown_files(project):
        text, problems = read_text(project, path)
        for quote in () if problems else find_placeholders(text):
            if quote.family == LIST and quote.path[0] in KINDS:
                quoted = [link for link, kind in kinds.items() if kind == quote.path[0]]
            else:
                quoted = [quote.path[0]] if quote.family == "link" else []
            for link in quoted:
                pages[link][project.name_of(path)] = None
    return {link: tuple(found) for link, found in pages.items()}
