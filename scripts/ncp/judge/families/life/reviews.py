"""Rules about reviews: a date that has passed never stops a text edit, but is told."""

from collections.abc import Iterator
from datetime import timedelta

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, page_rule, site_rule
from ncp.problems import Grade
from ncp.read.markdown.values import Document
from ncp.read.pages import SourceFrontMatter
from ncp.review.periods import LINK_PERIOD, SOON

TOMORROW = timedelta(days=1)


@page_rule("R201", Family.LIFE, Grade.WARNING)
def review_is_not_overdue(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A page is reviewed by the day that it names."""
    meta = document.page.meta
    if isinstance(meta, SourceFrontMatter) and meta.review_by < corpus.today:
        values = {"review_by": meta.review_by, "owner": meta.owner, "days": (corpus.today - meta.review_by).days}
        yield Found(document.field_place("review_by"), values)


@page_rule("R202", Family.LIFE, Grade.NOTE)
def review_is_not_near(document: Document, corpus: Corpus) -> Iterator[Found]:
    """The owner of a page hears some weeks before that it is to be reviewed."""
    meta = document.page.meta
    if isinstance(meta, SourceFrontMatter) and corpus.today <= meta.review_by <= corpus.today + SOON:
        values = {"review_by": meta.review_by, "owner": meta.owner, "days": (meta.review_by - corpus.today).days}
        yield Found(document.field_place("review_by"), values)


@site_rule("R206", Family.LIFE, Grade.NOTE)
def link_was_reviewed_this_year(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """Somebody compares each entry of data/links.yml with its source once a year."""
    for link in corpus.content.links.by_id.values():
        if link.reviewed + LINK_PERIOD < corpus.today:
            yield Found(corpus.content.links.places[link.id], {"id": link.id, "reviewed": link.reviewed})


@site_rule("R207", Family.LIFE, Grade.WARNING)
def link_was_reviewed_in_the_past(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """Nobody can have looked at a link tomorrow, nor before it was added."""
    for link in corpus.content.links.by_id.values():
        if link.reviewed > corpus.today + TOMORROW or link.added > link.reviewed:
            values = {"id": link.id, "added": link.added, "reviewed": link.reviewed, "today": corpus.today}
            yield Found(corpus.content.links.places[link.id], values)
