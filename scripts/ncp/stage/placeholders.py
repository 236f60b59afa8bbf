"""The quotes in prose: `{{ fact.nvd.email }}`, `{{ link.nvd }}`, `{{ links.association }}`, `{{ list.glossary }}`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = "{{"
PLACEHOLDER = re.compile(r"\{\{(?P<inside>[^{}\n]*)\}\}|\{\{|\{ *(?:fact|links?|list)\.[\w. ]*\}?|\}\}")
"""A quote; one that is never closed; one with too few braces; braces that close nothing."""
REFERENCE = re.compile(r"(?P<family>fact|links?|list)\.(?P<path>[a-z0-9_]+(?:\.[a-z0-9_]+)*)")


@dataclass(frozen=True)
class Placeholder:
    """One quote: its span in the text, and what it asks for; family is empty if it is not of our grammar."""

    start: int
    end: int
    text: str
    family: str
    path: tuple[str, ...]


def find_placeholders(text: str) -> Iterator[Placeholder]:
    """Find every `{{ … }}` of a text in order, also the malformed ones and a `{{` that is never closed."""
    for match in PLACEHOLDER.finditer(text):
        reference = REFERENCE.fullmatch((match["inside"] or "").strip())
        family, path = (reference["family"], tuple(reference["path"].split("."))) if reference else ("", ())
        yield Placeholder(match.start(), match.end(), match[0], family, path)
