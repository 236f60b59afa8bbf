"""Python-Markdown's search for markup, without the searches that cannot find anything.

It tries each pattern on each piece of text; most pieces of prose hold no sign of any. The patterns that are left out
are exactly those whose signs are not in the text, so nothing of the result changes.
"""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

SIGNS = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.REFERENCE_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.IMAGE_REFERENCE_RE: "![",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
}
"""What a text must hold for a pattern to find anything; patterns that are not named here are always tried."""
SIGNS_OF_BLOCKS = {
    "hashheader": ("#",),
    "setextheader": ("\n=", "\n-"),
    "quote": (">",),
    "reference": ("]:",),
    "abbr": ("*[",),
}
"""What a block must hold, one of these, for a processor to do anything with it."""
NAME, PRIORITY = "inline", 20
APPLY, TEST = "_InlineProcessor__applyPattern", "test"
"""Methods of theirs: one that tries a pattern on a text, and the one by which a processor says that a block is its."""


class QuickInline(InlineProcessor):
    """Applies inline patterns where their signs are."""

    def __init__(self, engine: Markdown) -> None:
        super().__init__(engine)
        self._apply = getattr(self, APPLY)
        self._steps: list[tuple[str, inlinepatterns.Pattern]] = [
            (SIGNS.get(one.pattern, ""), one) for one in engine.inlinePatterns
        ]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - theirs
        """Do what the method of this private name does; the engine is pinned, and a test compares both."""
        start, index = 0, patternIndex
        while index < len(self._steps) and not isinstance(data, AtomicString):
            sign, pattern = self._steps[index]
            matched = False
            if sign in data:
                data, matched, start = self._apply(pattern, data, index, start)
            if not matched:
                index, start = index + 1, 0
        return data


def make_quick(engine: Markdown) -> None:
    """Let an instance of Markdown look only where there is something to find."""
    engine.treeprocessors.register(QuickInline(engine), NAME, PRIORITY)
    for name, signs in SIGNS_OF_BLOCKS.items():
        if name in engine.parser.blockprocessors:
            processor = engine.parser.blockprocessors[name]
            setattr(processor, TEST, _only_with(signs, processor.test))


def _only_with(signs: tuple[str, ...], test: Callable[[Element, str], bool]) -> Callable[[Element, str], bool]:
    """Ask a processor about a block only if the block holds one of the signs."""
    return lambda parent, block: any(sign in block for sign in signs) and test(parent, block)
