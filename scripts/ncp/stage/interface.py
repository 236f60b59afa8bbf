"""What the templates say around every page, in one language."""

import html
import re
from typing import Any

import markdown

from ncp.problems import Problem
from ncp.stage.pages import Stager

COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
HTML_IN_WORDS = {"contact_lines", "emergency_lines", "not_found_text", "draft", "untranslated", "about_site"}


def stage_interface(stager: Stager) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Give the interface words with their quotes replaced, escaped for HTML; texts become HTML by Markdown."""
    interface = stager.content.interfaces[stager.language]
    problems = stager.quoter.quote(COMMENT.sub("", interface.text), interface.file).problems

    def quote(text: str, *, rich: bool) -> str:
        quoted = stager.quoter.quote(text, interface.file, markup=rich).text
        return inline_html(quoted) if rich else html.escape(quoted)

    words: dict[str, Any] = {}
    elsewhere = {"units", "run_by_kind", "chapters", "lists", "search"}
    for name, value in interface.words.model_dump(exclude=elsewhere).items():
        rich = name in HTML_IN_WORDS
        words[name] = (
            [quote(line, rich=rich) for line in value] if isinstance(value, tuple) else quote(value, rich=rich)
        )
    search = interface.words.search
    if search is not None:
        words["search"] = {
            "label": quote(search.label, rich=False),
            "button": quote(search.button, rich=False),
            "call": quote(search.call, rich=True),
        }
    return words, problems


def inline_html(text: str) -> str:
    """Turn one paragraph of Markdown into HTML without the paragraph around it."""
    return markdown.markdown(text, extensions=["attr_list"]).removeprefix("<p>").removesuffix("</p>")
