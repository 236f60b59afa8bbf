"""Rules about the Markdown of a page: what the engine would pass in silence, and the reader would see."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade
from ncp.read.markdown.values import Document

BOX_INDENT = "    "
LIST_MARK = re.compile(r"(?:[-*+]|\d+[.)])\s")


@page_rule("M201", Family.MARKDOWN, Grade.ERROR)
def box_is_indented(document: Document, corpus: Corpus) -> Iterator[Found]:
    """The text of a box is indented by four blanks; else it stands below an empty box."""
    del corpus
    for box in document.boxes:
        following = document.line(box.place.line + 1)
        if box.last_line == box.place.line and following.strip():
            place = type(box.place)(box.place.path, box.place.line + 1, 1)
            yield Found(place, {"kind": box.kind}, shown=following.strip(), corrected=BOX_INDENT + following.strip())
