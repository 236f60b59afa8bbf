"""Rules about data/links.yml: each address once, by https, without what follows readers around."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.links.addresses import HTTP, canonical, without_tracking
from ncp.judge.registry import Family, Found, site_rule
from ncp.problems import Grade

SOURCE = "source"
"""The field with the address that an entry was taken from; no reader is led there."""


@site_rule("L207", Family.LINKS, Grade.NOTE)
def address_is_https(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """An address of the list begins with https, if its server can do that; a few cannot."""
    for written in corpus.content.links.addresses:
        if HTTP.match(written.url) and written.field != SOURCE:
            mended = written.line.replace(written.url, HTTP.sub("https:", written.url), 1)
            yield Found(written.place, {"id": written.id, "address": written.url}, None, mended)


@site_rule("L208", Family.LINKS, Grade.WARNING)
def address_tracks_nobody(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """An address of the list has no parameters that tell a site where the reader comes from."""
    for written in corpus.content.links.addresses:
        clean = without_tracking(written.url)
        if clean != written.url:
            mended = written.line.replace(written.url, clean, 1)
            yield Found(written.place, {"id": written.id, "address": written.url}, None, mended)


@site_rule("L209", Family.LINKS, Grade.ERROR)
def address_is_there_once(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """No two entries of the list have the same address: one of them would be forgotten."""
    first: dict[str, str] = {}
    for written in corpus.content.links.addresses:
        if written.field != "url":
            continue
        other = first.setdefault(canonical(written.url), written.id)
        if other != written.id:
            place = corpus.content.links.places[other]
            yield Found(written.place, {"id": written.id, "first": other, "line": place.line, "address": written.url})
