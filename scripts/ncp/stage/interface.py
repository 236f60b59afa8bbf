"""What the templates say around every page, in one language."""

import html
import re
from typing import Any

import markdown

from ncp.problems import Problem
from ncp.stage.pages import Stager

COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
HTML_IN_WORDS = {
    "about_site",
    "call",
    "contact_lines",
    "draft",
    "emergency_lines",
    "not_found_text",
    "untranslated",
    "urgent",
}
NOT_AROUND_PAGES = {"units", "run_by_kind", "chapters", "booklet", "lists", "search"}
"""Groups that staging itself puts into texts."""


def stage_interface(stager: Stager) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Give the interface words with their quotes replaced, escaped for HTML; texts become HTML by Markdown."""
    interface = stager.content.interfaces[stager.language]
    problems = stager.quoter.quote(COMMENT.sub("", interface.text), interface.file).problems

    def quote(text: str, *, rich: bool) -> str:
        quoted = stager.quoter.quote(text, interface.file, markup=rich).text
        return inline_html(quoted) if rich else html.escape(quoted)

    def staged(name: str, value: Any) -> Any:  # noqa: ANN401 - texts, lists and groups of them
        if isinstance(value, dict):
            return {key: staged(key, inner) for key, inner in value.items()}
        if isinstance(value, tuple):
            return [quote(line, rich=name in HTML_IN_WORDS) for line in value]
        return quote(value, rich=name in HTML_IN_WORDS)

    words: dict[str, Any] = staged("", interface.words.model_dump(exclude=NOT_AROUND_PAGES))
    search = interface.words.search
    if search is not None:
        words["search"] = {
            "label": quote(search.label, rich=False),
            "button": quote(search.button, rich=False),
            "call": quote(search.call, rich=True),
        }
    return words, problems


MARKDOWN = markdown.Markdown(extensions=["attr_list"])


def inline_html(text: str) -> str:
    """Turn one paragraph of Markdown into HTML without the paragraph around it."""
    return MARKDOWN.reset().convert(text).removeprefix("<p>").removesuffix("</p>")
