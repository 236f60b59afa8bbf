"""What a page itself gives away: not found, parked, a placeholder, squatters."""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from ncp.links.judge.heads import BARELY_ANY, DOMINATES, HARDLY_ANY, MANY, SHORT_HEAD, SOME, Heads, unquoted
from ncp.links.judge.witnesses import Pairs, Phrases, Witnesses
from ncp.links.observation import PageView
from ncp.links.page.words import folded, parts_of

GONE_PATH = re.compile(r"(^|[/._-])(404|410|not-?found|page-?not-?found|error-?404|notfound)([/._-]|$)", re.IGNORECASE)
GONE_NUMBER = re.compile(
    r"(?:error |kluda |klaida |viga |fehler |blad |ошибка |http )*"
    r"4(?:04|10)(?: (?:error|kluda|klaida|viga|fehler|blad|ошибка|virhe|not|page))?"
)
TWO = 2
NEARLY_ALL = 0.7
"""Share of a heading."""


@dataclass(frozen=True)
class NotFoundSign:
    """How far a page says that it is not there."""

    plain: bool
    """A title or heading says mainly this."""
    heads: int
    """How many titles and headings say it among other words, or say only that something went wrong."""
    weak: bool
    sentences: int


@dataclass(frozen=True)
class Signs:
    """Reads the signs with the phrases of data/witnesses."""

    witnesses: Witnesses

    @cached_property
    def _gone_titles(self) -> Phrases:
        return self.witnesses.phrases("not-found", "titles")

    @cached_property
    def _errors(self) -> Phrases:
        return self.witnesses.phrases("errors")

    @cached_property
    def _gone_sentences(self) -> Phrases:
        return self.witnesses.phrases("not-found", "sentences")

    @cached_property
    def _gone_words(self) -> Pairs:
        return Pairs.of(self.witnesses.level("not-found"), "thing", "gone")

    @cached_property
    def _parked(self) -> Phrases:
        return self.witnesses.phrases("parked", "languages", "phrases")

    @cached_property
    def _parked_words(self) -> Pairs:
        return Pairs.of(self.witnesses.level("parked", "languages"), "domain", "offer")

    @cached_property
    def _parking_hosts(self) -> frozenset[str]:
        return frozenset(self.witnesses.plain("parked", "hosts"))

    @cached_property
    def _parking_files(self) -> tuple[str, ...]:
        return self.witnesses.plain("parked", "files")

    @cached_property
    def _placeholders(self) -> Phrases:
        return self.witnesses.phrases("parked", "placeholders")

    @cached_property
    def _squatters(self) -> Phrases:
        return self.witnesses.phrases("squatters")

    def not_found(self, page: PageView, url: str) -> NotFoundSign:
        """Say how far a page says that what was asked for is not there."""
        heads = Heads.of(page)
        found = [(head, self._gone_titles.found_in(head)) for head in heads.parts]
        plain = any(GONE_NUMBER.fullmatch(head) or len(phrase) >= DOMINATES * len(head) for head, phrase in found)
        saying = {head for head, phrase in found if self._says_gone(head, phrase)}
        counted = sum(not any(other != head and other in head for other in saying) for head in saying)
        counted += counted > 0 and any(head in self._errors for head in heads.parts)
        path = bool(GONE_PATH.search(urlsplit(url).path))
        weak = counted > 0 or path or any(phrase for _, phrase in found)
        weak = weak or self._gone_words.both_in(heads.beginning)
        sentences = self._gone_sentences.count_in(folded(unquoted(page.plain[:4000]))) + path
        return NotFoundSign(plain, counted, weak or plain, sentences)

    def _says_gone(self, head: str, phrase: str) -> bool:
        """Say whether a short title or heading says this among other words."""
        words = len(head.split())
        return words <= SHORT_HEAD and (bool(phrase) or self._gone_words.both_in(head))

    def is_parked(self, page: PageView, url: str) -> bool:
        """Say whether a page is that of a domain which is for sale, parked or lapsed."""
        if page.prose > MANY:
            return False
        if any(map(self._is_of_market, (url, *page.resources))) or self._names_market(page.script):
            return True
        heads = Heads.of(page)
        title = " ".join(heads.parts)
        short, here = page.prose <= SOME, mentions_host(page, url)
        return (
            (short and heads.say(self._parked, NEARLY_ALL))
            or (page.prose <= HARDLY_ANY and self._parked_words.both_in(title))
            or ((page.prose <= HARDLY_ANY or (short and here)) and bool(self._parked.found_in(heads.all_in_one)))
            or (here and bool(self._parked.found_in(title)))
            or (short and names_host(page, url) and self._parked_words.second_in(heads.all_in_one))
        )

    def _is_of_market(self, url: str) -> bool:
        """Say whether an address is one that parking and marketplace pages load or lead to."""
        labels = (host_in(url)).split(".")
        hosts = {".".join(labels[index:]) for index in range(len(labels))}
        return bool(hosts & self._parking_hosts) or self._names_market(url)

    def _names_market(self, text: str) -> bool:
        lowered = text.lower()
        return any(file in lowered for file in self._parking_files)

    def is_placeholder(self, page: PageView) -> bool:
        """Say whether a page is that of a server without a site: default, suspended, under construction."""
        heads = Heads.of(page)
        if page.prose <= BARELY_ANY:
            return bool(self._placeholders.found_in(heads.all_in_one))
        names = [folded(text) for text in (page.title, *parts_of(page.title), *page.heads)]
        found = [(name, self._placeholders.found_in(name)) for name in names]
        if page.prose <= HARDLY_ANY:
            return any(phrase for _, phrase in found)
        return page.prose <= SOME and any(phrase and len(phrase) >= NEARLY_ALL * len(name) for name, phrase in found)

    def is_squatted(self, page: PageView) -> bool:
        """Say whether a page is of the kind that settles on lapsed domains."""
        heads = Heads.of(page)
        named = self._squatters.count_in(" ".join(heads.parts))
        return named >= 1 and self._squatters.count_in(folded(page.main[:6000])) >= TWO


def mentions_host(page: PageView, url: str) -> bool:
    """Say whether a page speaks of its own host by name: who sells a domain names it."""
    host = host_in(url).removeprefix("www.")
    return bool(host) and host in f"{page.title} {page.main}".lower()


def names_host(page: PageView, url: str) -> bool:
    """Say whether a page bears the bare name of its own host as its title or heading, as pages for sale do."""
    host = host_in(url).removeprefix("www.")
    return bool(host) and any(host in said.lower() for said in (page.title, *page.headings[:2]))


def host_in(url: str) -> str:
    """Give the host of an address, also of one without a scheme; empty if it has none or cannot be understood."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
