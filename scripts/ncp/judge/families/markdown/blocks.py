"""Rules about what swallows whole parts of a page: code blocks, comments, HTML tags."""

import re
from collections.abc import Iterator
from html.entities import html5

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade, Place
from ncp.read.markdown.values import Document, Role, blanked

FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})")
TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<more>(?:\s[^<>]*)?)(?P<open>>|(?=<|$))", re.MULTILINE)
VOID = {"br", "hr", "img", "wbr"}
KNOWN = re.compile(
    r"a|abbr|b|bdi|blockquote|br|caption|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|h[2-4]|hr|i|img|ins|kbd"
    r"|li|nav|ol|p|pre|q|s|section|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|time|tr|u|ul|wbr"
)
ATTRIBUTES = re.compile(r"(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?")
ENTITY = re.compile(r"&(?P<name>[A-Za-z][A-Za-z0-9]{2,31});")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
WHOLE_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ADDRESS = re.compile(r"<(?:https?|mailto|tel):")


def hidden_lines(document: Document) -> set[int]:
    """Give the lines that stand in code blocks."""
    texts = (text for text in document.texts if text.role is Role.CODE)
    return {origin.line for text in texts for origin in text.origins}


def plain_body(document: Document) -> str:
    """Give the text of a page with code blocks and code spans blanked; lines stay."""
    hidden = hidden_lines(document)
    first = document.page.body_line
    lines = ["" if number in hidden else line for number, line in enumerate(document.lines[first - 1 :], first)]
    return re.sub(r"`[^`\n]+`", lambda code: " " * len(code[0]), "\n".join(lines))


def place_in(document: Document, text: str, offset: int) -> Place:
    """Give the place of a character of `plain_body`."""
    start = text.rfind("\n", 0, offset) + 1
    return Place(document.page.file, document.page.body_line + text.count("\n", 0, offset), offset - start + 1)


@page_rule("M210", Family.MARKDOWN, Grade.ERROR)
def fence_is_closed(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A code block that is opened is closed again; else the rest of the page is code."""
    del corpus
    for text in document.texts:
        opened = FENCE.match(text.raw) if text.role is Role.CODE else None
        if opened:
            lines = text.raw.rstrip().split("\n")
            if len(lines) < 2 or not lines[-1].strip().startswith(opened["fence"]):  # noqa: PLR2004 - it opens and closes
                yield Found(text.place, {"fence": opened["fence"]}, shown=lines[0])


@page_rule("M211", Family.MARKDOWN, Grade.ERROR)
def comment_is_closed(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A comment that is opened is closed again."""
    del corpus
    if "<!-" not in document.page.body and "->" not in document.page.body:
        return
    text = plain_body(document)
    for opened in re.finditer(r"<!--", text):
        end, again = text.find("-->", opened.end()), text.find("<!--", opened.end())
        if end < 0 or 0 <= again < end:
            place = place_in(document, text, opened.start())
            yield Found(place, shown=document.line(place.line).strip(), corrected=f"{document.line(place.line)} -->")
    rest = WHOLE_COMMENT.sub(lambda comment: blanked(comment[0]), text)
    for stray in re.finditer(r"(?<!-)-->|<!-(?!-)", rest):
        if not (stray[0] == "-->" and "<!--" in rest[: stray.start()]):
            place = place_in(document, rest, stray.start())
            yield Found(place, shown=document.line(place.line).strip())


@page_rule("M212", Family.MARKDOWN, Grade.ERROR)
def tags_are_known_and_closed(document: Document, corpus: Corpus) -> Iterator[Found]:
    """HTML tags are known, closed, and closed in order."""
    del corpus
    if "<" not in document.page.body:
        return
    text = COMMENT.sub(lambda found: blanked(found[0]), plain_body(document))
    opened: list[tuple[str, int]] = []
    for tag in TAG.finditer(text):
        name = tag["name"].lower()
        if ADDRESS.match(text, tag.start()):
            continue
        wrong = not KNOWN.fullmatch(name) or not tag["open"] or not ATTRIBUTES.fullmatch(tag["more"])
        if not wrong and tag["close"]:
            wrong = not opened or opened[-1][0] != name
            opened = opened[:-1] if not wrong else opened
        elif not wrong and name not in VOID and not tag["more"].endswith("/"):
            opened.append((name, tag.start()))
        if wrong:
            yield _tag(document, text, tag.start(), tag[0])
    for name, offset in opened:
        yield _tag(document, text, offset, f"<{name}>")


def _tag(document: Document, text: str, offset: int, tag: str) -> Found:
    place = place_in(document, text, offset)
    return Found(place, {"tag": tag}, shown=document.line(place.line).strip())


@page_rule("M213", Family.MARKDOWN, Grade.ERROR)
def text_is_not_indented(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A paragraph indented by four blanks outside of a box or a list becomes a grey block of code."""
    del corpus
    for text in document.texts:
        if text.role is Role.CODE and not FENCE.match(text.raw):
            line = text.raw.split("\n")[0]
            yield Found(text.place, shown=line.strip(), corrected=line.strip())


@page_rule("M214", Family.MARKDOWN, Grade.ERROR)
def entities_are_known(document: Document, corpus: Corpus) -> Iterator[Found]:
    """`&nbsp;` and its kin are spelt rightly; else the reader sees their letters."""
    del corpus
    for text in document.texts if "&" in document.page.body else ():
        for found in ENTITY.finditer(text.prose):
            if f"{found['name']};" not in html5:
                place = text.at(found.start())
                yield Found(place, {"entity": found[0]}, shown=document.line(place.line).strip())
