"""What stands in a page itself, and what the policy has to allow by its hash: inline scripts and styles."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAY_HOLD_INLINE = (".html", ".svg")
SCRIPT_TYPES = frozenset({"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"})
"""Types that the policy holds back; another one (`application/ld+json`) makes a block of data, which needs no leave."""


@dataclass(frozen=True)
class Inline:
    """The sources (`'sha256-…'`) of what one document holds inline; two documents alike need the same policy."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def __or__(self, other: "Inline") -> "Inline":
        return Inline(self.scripts | other.scripts, self.styles | other.styles)


def inline_of(name: str, content: bytes) -> Inline:
    """Find what a file holds inline; nothing if it is of a kind that cannot."""
    if not name.endswith(MAY_HOLD_INLINE) or (b"<script" not in content and b"<style" not in content):
        return Inline()  # nearly every page: not worth a parser
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    tree = LexborHTMLParser(text)
    return Inline(
        frozenset(_sources(node for node in tree.css("script") if _is_inline_script(node))),
        frozenset(_sources(tree.css("style"))),
    )


def _is_inline_script(node: LexborNode) -> bool:
    kind = (node.attributes.get("type") or "").strip().lower()
    return "src" not in node.attributes and kind in SCRIPT_TYPES


def _sources(nodes: "Iterator[LexborNode] | list[LexborNode]") -> Iterator[str]:
    yield from (source_of(node.text()) for node in nodes)


def source_of(text: str) -> str:
    """Give the source expression that allows an inline block of just this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
