"""markdown-it, taught to note where inline tokens begin, and to pass over our quotes."""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin

START = "start"
"""Key of a token's `meta`: the offset in the text at which it begins."""
DEEPEST = 40
"""Markdown may nest so deep; deeper is left unread rather than unbounded."""
QUOTE = re.compile(r"\{\{[^{}\n]*\}\}")
STAND_IN = "\ue000"
"""A sign of the private use area that stands for each sign of a quote, so that `({{ link.x.url }})` is an address."""


class PlacedState(StateInline):
    """Inline parsing that notes where each token begins."""

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:  # noqa: ANN401 - as the library has it
        """Push a token with its offset."""
        token = super().push(ttype, tag, nesting)
        token.meta[START] = self.pos
        return token


class PlacedInline(ParserInline):
    """The inline parser of the library, with places."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:  # noqa: ANN401 - the same
        """Parse one run of inline Markdown."""
        state = PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def make_parser() -> MarkdownIt:
    """Give a parser for what our pages use: CommonMark, tables, boxes."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").use(admon_plugin)
    parser.inline = PlacedInline()
    return parser


PARSER = make_parser()


def parse(text: str) -> tuple[list[Token], dict[str, Any]]:
    """Give the tokens of a Markdown text and its link definitions; quotes become stand-ins of the same length."""
    environment: dict[str, Any] = {}
    masked = QUOTE.sub(lambda quote: STAND_IN * len(quote[0]), text.replace(STAND_IN, " "))
    return PARSER.parse(masked, environment), environment
