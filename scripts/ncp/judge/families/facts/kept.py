"""Rules about data/facts.yml itself: dates, sources, numbers that cannot be, facts that nobody quotes."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from urllib.parse import urlsplit

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, site_rule
from ncp.problems import Grade
from ncp.read.facts import Address, Email, Fact, Phone

SOON = timedelta(days=30)
LONGEST_REVIEW = timedelta(days=3 * 366)
YEAR = timedelta(days=365)
LATVIAN = re.compile(r"\+371[ ]*(?P<digits>[0-9 ]+)")
LATVIAN_LENGTH = 8
QUOTED = re.compile(r"fact\.(\w{1,60}\.\w{1,60})")
RESERVED = (".invalid", ".localhost", ".test")
SEARCHES = ("www.google.", "google.", "www.bing.", "duckduckgo.")


def _facts(corpus: Corpus) -> Iterator[tuple[str, Fact]]:
    yield from corpus.content.facts.by_name.items()


@site_rule("F207", Family.FACTS, Grade.WARNING)
def fact_is_reviewed(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """The day of a fact's review has not passed."""
    for name, fact in _facts(corpus):
        if fact.review_by < corpus.today:
            values = {"name": name, "review_by": fact.review_by, "source": fact.source}
            yield Found(corpus.content.facts.places[name], values)


@site_rule("F208", Family.FACTS, Grade.NOTE)
def fact_is_not_due(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """The day of a fact's review is not near."""
    for name, fact in _facts(corpus):
        if corpus.today <= fact.review_by <= corpus.today + SOON:
            values = {"name": name, "review_by": fact.review_by, "source": fact.source}
            yield Found(corpus.content.facts.places[name], values)


@site_rule("F209", Family.FACTS, Grade.WARNING)
def source_is_usable(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """The source is a page of somebody else that a person can open."""
    own = urlsplit(corpus.content.site.address).hostname or ""
    for name, fact in _facts(corpus):
        host = _host(fact.source)
        if "." not in host or host.endswith(RESERVED) or host.startswith(SEARCHES) or host == own:
            yield Found(corpus.content.facts.places[name], {"name": name, "source": fact.source})


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


@site_rule("F210", Family.FACTS, Grade.NOTE)
def fact_is_used(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """Some page quotes the fact."""
    pages = chain.from_iterable(pages.values() for pages in corpus.content.pages.values())
    quoted = {name for page in pages for name in QUOTED.findall(f"{page.front}\n{page.body}")}
    for name, _ in _facts(corpus):
        if name not in quoted:
            yield Found(corpus.content.facts.places[name], {"name": name})


@site_rule("F211", Family.FACTS, Grade.WARNING)
def doubtful_fact_has_a_date(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """A fact from another source than the institution or a law bears the date of that source."""
    for name, fact in _facts(corpus):
        if fact.confidence == "M" and fact.undated:
            yield Found(corpus.content.facts.places[name], {"name": name})


@site_rule("F212", Family.FACTS, Grade.WARNING)
def dates_can_be(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """A source is not from the future, and the review is not years away."""
    for name, fact in _facts(corpus):
        future, far = fact.as_of > corpus.today + YEAR, fact.review_by > corpus.today + LONGEST_REVIEW
        if (future and fact.review_by >= fact.as_of) or far:  # the other order is told already
            values = {"name": name, "as_of": fact.as_of, "review_by": fact.review_by, "today": corpus.today}
            yield Found(corpus.content.facts.places[name], values)


@site_rule("F213", Family.FACTS, Grade.ERROR)
def latvian_number_is_whole(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """A Latvian number has eight digits."""
    for name, fact in _facts(corpus):
        match = LATVIAN.fullmatch(fact.value) if isinstance(fact, Phone) else None
        digits = match["digits"].replace(" ", "") if match else ""
        if digits and len(digits) != LATVIAN_LENGTH:
            values = {"name": name, "number": match[0] if match else "", "digits": len(digits)}
            yield Found(corpus.content.facts.places[name], values)


@site_rule("F214", Family.FACTS, Grade.NOTE)
def contact_is_written_once(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """Two facts of one phone, e-mail or address would have to be changed twice."""
    first: dict[object, str] = {}
    for name, fact in _facts(corpus):
        if isinstance(fact, Phone | Email | Address):
            other = first.setdefault((fact.kind, fact.value.replace(" ", "")), name)
            if other != name:
                yield Found(corpus.content.facts.places[name], {"name": name, "other": other, "value": fact.value})
