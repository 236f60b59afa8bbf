"""What the pages of the site say: the words and the sections of each page, as its Markdown has them."""

import re
from collections.abc import Mapping
from pathlib import Path

from ncp.read.pages import HEADING_ID

__all__ = ["data_words", "sections_by_page", "words_by_page"]

WORD = re.compile(r"[^\W\d_]+")
CONTACT_POINTS = "contact-points.md"
CONTACT_POINT = re.compile(r"^  - id: (cp_\w+)", re.MULTILINE)
UNREAD = re.compile(
    r"^(owner|reviewed|review_by|duties|source):[^\n]*$|^(title|short|description):"  # what is not shown
    r"|\{\{.*?\}\}|\{[^}\n]*#[\w-]+[^}\n]*\}|\]\([^)]*\)"  # quotes of data, ids, addresses
    r"|<span lang=.*?</span>|<[^>]+>",  # words of another language, tags
    re.DOTALL | re.MULTILINE,
)


def words_by_page(docs: Path, language: str) -> Mapping[str, frozenset[str]]:
    """Give the words of each page of a language in small letters.

    Args:
        docs: The folder of the pages.
        language: The folder of a language in it.

    Returns:
        By name of the page, the words of its title, short title, description, headings and text; no addresses, quoted
        data or words marked as of another language.
    """
    return {page.name: _words(UNREAD.sub(" ", _text(page))) for page in _pages(docs, language)}


def sections_by_page(docs: Path, language: str) -> Mapping[str, frozenset[str]]:
    """Give the ids of the headings of each page of a language, by name of the page; contact points have their own."""
    listed = frozenset(
        one.replace("_", "-") for one in CONTACT_POINT.findall(_text(docs.parent / "data" / "links.yml"))
    )
    ids = {page.name: frozenset(HEADING_ID.findall(_text(page))) for page in _pages(docs, language)}
    return {**ids, CONTACT_POINTS: ids.get(CONTACT_POINTS, frozenset()) | listed}


def data_words(data: Path) -> frozenset[str]:
    """Give the words of the lists that pages show, in small letters: glossary, links, plan; all languages together."""
    return _words("\n".join(_text(file) for file in sorted(data.glob("*.yml"))))


def _pages(docs: Path, language: str) -> list[Path]:
    return sorted((docs / language).glob("*.md"))


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower()))
