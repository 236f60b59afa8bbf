"""Rules about what may not be typed into a page: addresses of other sites, e-mails, phones, files of a computer."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ncp.judge.corpus import Corpus
from ncp.judge.families.links.addresses import canonical, cleaned
from ncp.judge.families.links.targets import (
    MAIL,
    OUTSIDE,
    SCHEME,
    Written,
    is_outside,
    written_addresses,
)
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade, Place
from ncp.read.facts import Email, Phone
from ncp.read.links import Links
from ncp.read.markdown.values import Document, Role

IN_PROSE = re.compile(r"(?:\bhttps?://|\bwww\.)[^\s<>()\[\]{}\"'„“”‟«»*_|]{2,500}", re.IGNORECASE)
BEHIND = ".,;:!?…"
CONTACT = re.compile(r"(?P<scheme>mailto|tel):/{0,2}", re.IGNORECASE)
POSSIBLE = ("http:", "https:", "mailto:", "tel:")
PHONE_NUMBER = re.compile(r"\+?\d[\d ()-]{5,20}")
REFUSED = re.compile(r"\]\([ ]?<?(?P<target>(?:file|javascript|vbscript|data):[^\s()<>]{0,1000})", re.IGNORECASE)
LATVIA = "371"
ALIKE = 0.9


@dataclass(frozen=True)
class Typed:
    """An outside address typed into a page: as written, where, and the line with something else instead."""

    address: str
    place: Place
    line: str
    whole: str
    """What a quote with words of its own would replace; empty where the words stay and only the address goes."""

    def mended(self, identifier: str) -> str:
        """Give the line with the quote of an entry instead of the address."""
        if self.whole:
            return self.line.replace(self.whole, f"{{{{ link.{identifier} }}}}", 1)
        return self.line.replace(self.address, f"{{{{ link.{identifier}.url }}}}", 1)


def _typed(document: Document, corpus: Corpus) -> Iterator[Typed]:
    """Give the outside addresses typed into a page."""
    host = corpus.content.site.address.partition("://")[2].rstrip("/").lower()
    for written in written_addresses(document):
        if is_outside(written.target) and host not in written.target.lower():
            bare = written.link is not None and written.link.is_bare
            line = document.line(written.target_place.line)
            yield Typed(written.target, written.target_place, line, f"<{written.target}>" if bare else "")
    yield from _in_prose(document)


def _in_prose(document: Document) -> Iterator[Typed]:
    """Give the addresses that stand in the text as words."""
    for text in document.texts:
        if "http" not in text.raw and "www." not in text.raw.lower():
            continue
        for match in IN_PROSE.finditer(text.prose):
            address = match[0].rstrip(BEHIND)
            if not any(address in link.words for link in text.links):
                place = text.at(match.start())
                yield Typed(address, place, document.line(place.line), address)


def _known(links: Links) -> Mapping[str, str]:
    """Give canonical address → id of its entry."""
    return {canonical(written.url): written.id for written in reversed(links.addresses) if written.field != "source"}


@page_rule("L205", Family.LINKS, Grade.ERROR)
def outside_address_is_in_the_list(document: Document, corpus: Corpus) -> Iterator[Found]:
    """An address of another site stands in data/links.yml, where its link is checked; a page quotes it."""
    links = corpus.content.links
    for typed in _typed(document, corpus):
        known = _known(links)
        if canonical(typed.address) in known or not links.complete:
            continue
        near = next(iter(difflib.get_close_matches(canonical(typed.address), known, 1, ALIKE)), "")
        values = {"address": cleaned(typed.address), "nearest": f"link.{known[near]}" if near else ""}
        yield Found(typed.place, values, None, typed.mended(known[near]) if near else None)


@page_rule("L206", Family.LINKS, Grade.WARNING)
def known_address_is_quoted(document: Document, corpus: Corpus) -> Iterator[Found]:
    """An address that data/links.yml has is quoted, so that it changes everywhere at once."""
    for typed in _typed(document, corpus):
        known = _known(corpus.content.links)
        identifier = known.get(canonical(typed.address))
        if identifier:
            values = {"address": typed.address, "id": identifier}
            yield Found(typed.place, values, None, typed.mended(identifier))


@page_rule("L211", Family.LINKS, Grade.ERROR)
def contact_is_quoted(document: Document, corpus: Corpus) -> Iterator[Found]:
    """A phone or an e-mail becomes a link by being quoted; none is typed as an address."""
    for written in written_addresses(document):
        match = CONTACT.match(written.target)
        if match or MAIL.fullmatch(written.target) or PHONE_NUMBER.fullmatch(written.target):
            contact = written.target[match.end() if match else 0 :].partition("?")[0].strip()
            fact = _fact_of(corpus, contact)
            corrected = _quoted(document, written, f"{{{{ fact.{fact} }}}}") if fact else None
            yield Found(written.place, {"contact": contact, "nearest": f"fact.{fact}" if fact else ""}, None, corrected)


def _fact_of(corpus: Corpus, contact: str) -> str:
    """Give the name of the fact that has this phone or e-mail; empty if none has."""
    for name, fact in corpus.content.facts.by_name.items():
        if isinstance(fact, Email) and fact.value.lower() == contact.lower():
            return name
        if isinstance(fact, Phone) and _digits(fact.value) == _digits(contact):
            return name
    return ""


def _digits(number: str) -> str:
    digits = "".join(filter(str.isdigit, number))
    return digits.removeprefix("00").removeprefix(LATVIA) or number


def _quoted(document: Document, written: Written, quote: str) -> str | None:
    """Give the line with a quote instead of the whole link."""
    line = document.line(written.place.line)
    link = written.link
    if link is None:
        return None
    bare = f"<{written.target.removeprefix('mailto:')}>"
    whole = bare if link.is_bare else f"[{link.words}]({written.target})"
    return line.replace(whole, quote, 1) if whole in line else None


def _refused(document: Document) -> Iterator[Found]:
    """Give the addresses that our reading of Markdown refuses to take for links, but the engine does not."""
    for text in document.texts:
        if text.role in (Role.PARAGRAPH, Role.HEADING, Role.CELL) and "](" in text.raw and ":" in text.raw:
            for match in REFUSED.finditer(text.raw):
                yield Found(text.at(match.start("target")), {"target": match["target"]})


@page_rule("L217", Family.LINKS, Grade.ERROR)
def address_works_everywhere(document: Document, corpus: Corpus) -> Iterator[Found]:
    """No link leads to a file of the editor's own computer, or to something that browsers do not follow."""
    del corpus
    yield from _refused(document)
    for written in written_addresses(document):
        target = written.target
        told = target.lower().startswith(("file:", "javascript:", "vbscript:", "data:")) and written.link is not None
        strange = (
            not told and SCHEME.match(target) and not target.lower().startswith(POSSIBLE) and not OUTSIDE.match(target)
        )
        if strange or target.startswith("\\\\"):
            yield Found(written.target_place, {"target": target})
