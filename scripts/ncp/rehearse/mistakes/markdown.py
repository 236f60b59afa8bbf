"""Mistakes in the Markdown of a page."""

import re
from collections.abc import Iterator
from random import Random

from ncp.rehearse.mistakes.lines import body_lines, one_line, replaced
from ncp.rehearse.model import Mistake, Site, Spot, family


@family("box: not indented")
def box_not_indented(site: Site, random: Random) -> Iterator[Mistake]:
    """A paragraph of a box loses its indentation."""
    for document in site.documents(random):
        for box in document.boxes:
            number = random.randint(box.place.line + 1, box.last_line)
            if document.line(number).strip():
                path = document.page.file
                told = (Spot(path, box.place.line, box.last_line),)
                yield site.edited(path, number, document.line(number).lstrip(), told=told)


@family("box: mark lost")
def box_mark_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """`!! warning`."""
    return one_line(site, random, replaced(r"^!!!", "!!"), around=1)


@family("box: title not closed")
def box_title_open(site: Site, random: Random) -> Iterator[Mistake]:
    """`!!! warning "Title`."""
    return one_line(site, random, replaced(r'^(!!! \w+ ".*)"$', r"\1"), around=1)


@family("table: cell lost")
def cell_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """A row has a cell less than the others."""
    return one_line(site, random, replaced(r"^\| (?!---)[^|]*(\|.*\|)$", r"\1"))


@family("table: bar lost")
def bar_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """Two cells run into one."""
    return one_line(site, random, replaced(r"(?<=[^|-]) \| (?=[^-|\s])", " "))


@family("table: separator lost")
def separator_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """The line of dashes below the header is deleted."""
    for document in site.documents(random):
        for number, line in body_lines(document, random):
            if re.fullmatch(r"\|[\s:|-]+\|", line):
                path = document.page.file
                yield site.edited(path, number, told=(Spot(path, number - 1, number + 1),))
                break


@family("link: square bracket lost")
def bracket_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """`[words(address)`."""
    return one_line(site, random, replaced(r"\](?=\()", ""))


@family("link: opening bracket lost")
def opening_bracket_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """`words](address)`."""
    return one_line(site, random, replaced(r"\[(?=[^\]]+\]\()", ""))


@family("link: round bracket lost")
def parenthesis_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """`[words](address`."""
    return one_line(site, random, replaced(r"(\]\([^()\s]+)\)", r"\1"))


@family("link: blank between words and address")
def blank_in_link(site: Site, random: Random) -> Iterator[Mistake]:
    """`[words] (address)`."""
    return one_line(site, random, replaced(r"\]\((?=[\w#.])", "] ("))


@family("link: says only here")
def here_link(site: Site, random: Random) -> Iterator[Mistake]:
    """The words of a link say nothing of where it leads."""
    words = {"lv": "šeit", "lt": "čia", "et": "siin", "en": "here"}
    for document in site.documents(random):
        change = replaced(r"\[[^\[\]]+\](?=\()", f"[{words.get(document.page.language, 'here')}]")
        for number, line in body_lines(document, random):
            spoilt = change(line, random)
            if spoilt:
                yield site.edited(document.page.file, number, spoilt)
                break


@family("bold: not closed")
def bold_open(site: Site, random: Random) -> Iterator[Mistake]:
    """`**words` without an end."""
    return one_line(site, random, replaced(r"(\*\*[^*]+)\*\*", r"\1"))


@family("bold: half closed")
def bold_half(site: Site, random: Random) -> Iterator[Mistake]:
    """`**words*`."""
    return one_line(site, random, replaced(r"(\*\*[^*]+)\*\*", r"\1*"))


@family("comment: not closed")
def comment_open(site: Site, random: Random) -> Iterator[Mistake]:
    """`<!--` swallows the rest of the page."""
    for document in site.documents(random):
        for number, line in body_lines(document, random):
            if line and not line.startswith((" ", "|", "#", "-")):
                yield site.edited(document.page.file, number, f"<!-- {line}")
                break


@family("fence: not closed")
def fence_open(site: Site, random: Random) -> Iterator[Mistake]:
    """A code block that nobody closes."""
    for document in site.documents(random):
        for number, line in body_lines(document, random):
            if not line and document.line(number + 1).strip():
                path = document.page.file
                told = (Spot(path, number, number + 2),)
                yield site.edited(path, number, "", "```", told=told)
                break


@family("heading: level jumped")
def heading_jump(site: Site, random: Random) -> Iterator[Mistake]:
    """`####` below a page's title."""
    return one_line(site, random, replaced(r"^## ", "#### "))


@family("heading: of the first level")
def heading_first(site: Site, random: Random) -> Iterator[Mistake]:
    """A second title."""
    return one_line(site, random, replaced(r"^## ", "# "))


@family("heading: id lost")
def heading_id_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """No `{#id}`."""
    return one_line(site, random, replaced(r"^(## .*?) \{#[\w-]+\}$", r"\1"))


@family("heading: brace of the id lost")
def heading_brace_lost(site: Site, random: Random) -> Iterator[Mistake]:
    """`{#id`."""
    return one_line(site, random, replaced(r"^(## .*\{#[\w-]+)\}$", r"\1"))


@family("heading: id doubled")
def heading_id_doubled(site: Site, random: Random) -> Iterator[Mistake]:
    """Two headings have one id."""
    for document in site.documents(random):
        headed = [section for section in document.sections if section.identifier]
        if len(headed) > 1:
            one, other = random.sample(headed, 2)
            line = document.line(other.first_line).replace(f"#{other.identifier}", f"#{one.identifier}")
            path = document.page.file
            told = (Spot(path, one.first_line, one.first_line), Spot(path, other.first_line, other.first_line))
            yield site.edited(path, other.first_line, line, told=told)


@family("list: no blank line before it")
def list_glued(site: Site, random: Random) -> Iterator[Mistake]:
    """The list runs on in the paragraph."""
    for document in site.documents(random):
        for found in document.lists:
            number = found.place.line - 1
            before = document.line(number - 1)
            if found.depth == 1 and not document.line(number).strip() and before.strip() and before[0] not in "#|":
                path = document.page.file
                told = (Spot(path, number - 1, number + 1),)
                yield site.edited(path, number, told=told)
                break


@family("merge: marks left")
def merge_marks(site: Site, random: Random) -> Iterator[Mistake]:
    """What git leaves when two people changed the same line."""
    for document in site.documents(random):
        for number, line in body_lines(document, random):
            if line and not line.startswith((" ", "|", "#")):
                lines = ("<<<<<<< HEAD", line, "=======", line, ">>>>>>> main")
                yield site.edited(document.page.file, number, *lines)
                break
