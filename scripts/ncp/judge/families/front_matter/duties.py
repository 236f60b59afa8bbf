"""Rules about the legal duties that a page answers."""

from collections import Counter
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade, Place
from ncp.read.duties import known_duties
from ncp.read.markdown.values import Document
from ncp.read.pages import SourceFrontMatter


@page_rule("P201", Family.FRONT_MATTER, Grade.ERROR)
def duties_are_known(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A page answers duties that there are, those of data/duties.yml."""
    del corpus
    meta = document.page.meta
    known = known_duties()
    for duty in meta.duties if isinstance(meta, SourceFrontMatter) else ():
        if duty not in known:
            last = [other for other in known if other[0] == duty[0]][-1:]
            yield Found(_place(document, duty), {"id": duty, "first": f"{duty[0]}1", "last": last[0] if last else "–"})


@page_rule("P204", Family.FRONT_MATTER, Grade.WARNING)
def duties_are_named_once(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A page names each duty once."""
    del corpus
    meta = document.page.meta
    duties = Counter(meta.duties if isinstance(meta, SourceFrontMatter) else ())
    for duty, times in duties.items():
        if times > 1:
            yield Found(_place(document, duty), {"id": duty})


def _place(document: Document, duty: str) -> Place:
    """Give the place of an id in the front matter: in the list on one line, or on a line of its own."""
    place = document.field_place("duties")
    for number in range(place.line, document.page.body_line):
        column = document.line(number).rfind(duty)
        if column >= 0:
            return Place(place.path, number, column + 1)
    return place
