"""A staged page as Markdown that any program reads: without the engine's own signs, its links whole."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from ncp.finish.quarantine import ANCHOR, ATTRIBUTE
from ncp.read.pages import page_url

LINK = re.compile(r"(?P<open>!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\()(?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#")
SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?m)[ \t]*\{:?[ \t]*[#.][^{}\n]*\}[ \t]*$"), ""),  # the id of a heading, the class of a list
    (re.compile(r"(?<=\))\{[^{}\n]*\}"), ""),  # attributes of a link
    (re.compile(r"(?m)^[ \t]*</?(?:ul|ol|div)\b[^<>]*>[ \t]*\n?"), ""),
    (re.compile(r"(?m)^<li>(?P<text>.*)</li>$"), r"- \g<text>"),
    (re.compile(r'<p class="admonition-title">(?P<text>.*?)</p>'), r"**\g<text>** "),
    (re.compile(r'<p class="ncp-letter"[^<>]*>(?P<text>.*?)</p>'), r"### \g<text>"),
    (re.compile(r"</?(?:p|span|div)\b[^<>]*>"), ""),
    (re.compile(r"\n{3,}"), "\n\n"),
)
"""What is written for the engine and the browser → what stays of it."""
BOX = re.compile(r'(?m)^!!! \w+(?: "(?P<title>[^"\n]*)")?\n(?P<body>(?:(?: {4}.*)?\n)+)')
NOTICE = re.compile(r'(?m)^(?P<notice><(?:div|p) class="(?:admonition warning )?ncp-stale">.*)$')


@dataclass(frozen=True)
class PlainMarkdown:
    """Writes the pages below one language."""

    home: str
    """Absolute address of the language's home page."""

    def of(self, name: str, text: str) -> str:
        """Give the text of the page `name`, its links absolute, its boxes as quotations."""
        text = ANCHOR.sub(_as_markdown, text)
        text = NOTICE.sub(r"> \g<notice>", BOX.sub(_as_quotation, text))
        text = LINK.sub(self._absolute(name), text)
        for signs, kept in SIGNS:
            text = signs.sub(kept, text)
        return text.strip() + "\n"

    def _absolute(self, name: str) -> Callable[[re.Match[str]], str]:
        def rewrite(link: re.Match[str]) -> str:
            return f"{link['open']}{self.address(name, link['target'])})"

        return rewrite

    def address(self, name: str, target: str) -> str:
        """Give the address that a link of the page `name` leads to: a page's, if it names a file of Markdown."""
        if OUTSIDE.match(target) and not target.startswith("#"):
            return target
        path, mark, anchor = target.partition("#")
        if path.endswith(".md"):
            url = page_url(posixpath.normpath(posixpath.join(posixpath.dirname(name), path)))
            return f"{self.home}{url}{mark}{anchor}"
        return urljoin(f"{self.home}{page_url(name)}", target)


def _as_markdown(anchor: re.Match[str]) -> str:
    """Write a link of HTML as Markdown does."""
    found = {
        part["name"].lower(): part["double"] or part["single"] or part["bare"] or ""
        for part in ATTRIBUTE.finditer(anchor["attributes"])
    }
    return f"[{anchor['words']}]({found['href']})" if found.get("href") else anchor["words"]


def _as_quotation(box: re.Match[str]) -> str:
    """Write a box as a quotation, its title in bold."""
    lines = [line[4:] for line in box["body"].rstrip("\n").split("\n")]
    titled = [f"**{box['title']}**", "", *lines] if box["title"] else lines
    return "".join(f"> {line}".rstrip() + "\n" for line in titled) + "\n"
