"""The two forms of a booklet: one HTML file, and the source of its PDF."""

import base64
import mimetypes
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import jinja2

from ncp.finish.booklet.as_html import html_of
from ncp.finish.booklet.as_typst import Writer
from ncp.finish.booklet.chapters import WITHIN, Plan, anchor_of
from ncp.finish.booklet.content import Said, Text
from ncp.finish.booklet.elements import TITLE
from ncp.finish.booklet.reader import Reader
from ncp.stage.notation import NO_BREAK_SPACE
from ncp.typeset import Code, literal

HERE = Path(__file__).parent
LOOK = HERE / "booklet.typ"
AUTHOR = "Nacionālais veselības dienests"


def anchors_of(plan: Plan, texts: Iterable[Text]) -> frozenset[str]:
    """Give every place in the booklet that a link can lead to."""
    ids = (element.get("id") for text in texts for element in text.article.all())
    return frozenset((*ids, *(anchor_of(page) for page in plan.pages))) - {""}


def html_booklet(plan: Plan, said: Said, words: Mapping[str, Any], texts: tuple[Text, ...], folder: Path) -> str:
    """Give the booklet as one HTML file; `folder` holds the pictures."""
    anchors = anchors_of(plan, texts)
    pictures = {one.get("src"): _embedded(folder, one.get("src")) for text in texts for one in text.article.all("img")}
    chapters = [
        {
            "name": chapter.name,
            "anchor": chapter.anchor,
            "pages": [
                {
                    "title": text.title,
                    "anchor": anchor_of(text.page),
                    "html": html_of(text.article, anchors, pictures),
                }
                for text in texts
                if text.chapter is chapter
            ],
        }
        for chapter in plan.chapters
    ]
    loader = jinja2.FileSystemLoader(HERE)
    environment = jinja2.Environment(loader=loader, autoescape=False, undefined=jinja2.StrictUndefined)  # noqa: S701 - words are escaped in staging, pages when they are written
    style = (HERE / "booklet.css").read_text(encoding="utf-8")
    template = environment.get_template("booklet.html")
    return template.render(
        language=plan.language, said=said, words=words, chapters=chapters, style=style, within=WITHIN
    )


def _embedded(folder: Path, source: str) -> str:
    """Give a picture as an address that holds it."""
    kind = mimetypes.guess_type(source)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode((folder / source.lstrip('/')).read_bytes()).decode()}"


def typst_booklet(plan: Plan, said: Said, words: Mapping[str, Any], texts: tuple[Text, ...], mark: str) -> str:
    """Give the source of the PDF: the look, the words of the cover (`mark` is the picture on it), the pages."""
    writer = Writer(anchors_of(plan, texts))
    pieces = []
    begun = None
    for text in texts:
        if text.chapter.name and text.chapter is not begun:
            name, anchor = literal(text.chapter.name), literal(text.chapter.anchor)
            pieces.append(f"titled(1, {anchor}, {literal(TITLE)}, {name})")
        begun = text.chapter
        pieces.append(writer.blocks((text.article,)))
    cover = _cover(writer, said, words) | {"language": plan.language, "mark": mark}
    body = "\n".join(pieces)
    return f"{LOOK.read_text(encoding='utf-8')}\n#booklet({literal(cover)}, {{\n{body}\n}})\n"


def _cover(writer: Writer, said: Said, words: Mapping[str, Any]) -> dict[str, object]:
    def line(html: str) -> Code:
        return Code(writer.inline(Reader().piece(html).children))

    names = ("site_name", "tagline", "emergency", "contact")
    lists = {
        "emergency_lines": words["emergency_lines"],
        "contact_lines": words["contact_lines"],
        "edition": said.edition,
        "notes": said.notes,
    }
    return {
        "title": said.title,
        "kind": said.kind,
        "contents": said.contents,
        "page": said.page.replace(" ", NO_BREAK_SPACE),
        "author": AUTHOR,
        "region": None,
        **{name: line(words[name]) for name in names},
        **{name: [line(html) for html in lines] for name, lines in lists.items()},
    }
