"""The signs of what stands before a page: bot walls, logins, borders."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from ncp.links.judge.heads import FEW, HARDLY_ANY, MANY, SOME, Heads
from ncp.links.judge.witnesses import Phrases, Witnesses
from ncp.links.model import Hop
from ncp.links.observation import Answer, PageView
from ncp.links.page.words import folded

REFUSED = {403, 406, 429}
COMES_BACK = ("location.reload(", "document.cookie=", "document.cookie =")
"""What the script of a page does that wants to see first whether it runs at all."""

FORM_WORDS = 12
"""Words of prose around a login that is all there is; many sites have a login in their header."""


@dataclass(frozen=True)
class Walls:
    """Reads the signs of what stands before a page: bot walls, logins, borders."""

    witnesses: Witnesses

    @cached_property
    def _headers(self) -> tuple[tuple[str, str], ...]:
        return _header_pairs(self.witnesses.level("walls", "headers"))

    @cached_property
    def _headers_when_refused(self) -> tuple[tuple[str, str], ...]:
        return _header_pairs(self.witnesses.level("walls", "headers_when_refused"))

    @cached_property
    def _titles(self) -> Phrases:
        return self.witnesses.phrases("walls", "titles")

    @cached_property
    def _sentences(self) -> Phrases:
        return self.witnesses.phrases("walls", "sentences")

    @cached_property
    def _markers(self) -> tuple[str, ...]:
        return self.witnesses.plain("walls", "markers")

    @cached_property
    def _widgets(self) -> tuple[str, ...]:
        return self.witnesses.plain("walls", "widgets")

    @cached_property
    def _login(self) -> Phrases:
        return self.witnesses.phrases("walls", "login", "titles")

    @cached_property
    def _login_paths(self) -> frozenset[str]:
        return frozenset(self.witnesses.plain("walls", "login", "path"))

    @cached_property
    def _consent_hosts(self) -> frozenset[str]:
        return frozenset(self.witnesses.plain("walls", "consent", "host"))

    @cached_property
    def _consent_paths(self) -> frozenset[str]:
        return frozenset(self.witnesses.plain("walls", "consent", "path"))

    @cached_property
    def _borders(self) -> Phrases:
        return self.witnesses.phrases("walls", "geo")

    def by_headers(self, answer: Answer) -> bool:
        """Say whether the headers of an answer give a wall away."""
        walls = self._headers + (self._headers_when_refused if answer.status in REFUSED else ())
        told = [(name, value.lower()) for name, value in (*answer.headers, ("location", answer.location or ""))]
        return any(name == wall and part in value for name, value in told for wall, part in walls)

    def by_hops(self, hops: tuple[Hop, ...]) -> bool:
        """Say whether we were sent to the page of a wall."""
        parts = [part for name, part in self._headers if name == "location"]
        return any(part in hop.location.lower() for hop in hops for part in parts)

    def is_wall(self, page: PageView) -> bool:
        """Say whether a page asks the reader to prove that he is none of our kind."""
        if page.prose > SOME:
            return False
        heads = Heads.of(page)
        if heads.say(self._titles):
            return True
        places = " ".join([*page.resources, page.script]).lower()
        if page.prose <= FEW and any(map(page.script.__contains__, COMES_BACK)):
            return True
        marked = page.prose <= FEW and any(marker in places for marker in self._markers)
        asked = page.prose <= HARDLY_ANY and any(widget in places for widget in self._widgets)
        return marked or asked or bool(self._sentences.found_in(folded(page.main[:2000] + " " + page.noscript)))

    def is_consent(self, url: str) -> bool:
        """Say whether an address belongs to a page that asks for consent before it shows another."""
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        words = re.split(r"[/._-]+", parts.path.lower())
        return bool({host, *host.split(".")[:1]} & self._consent_hosts) or any(
            word in self._consent_paths for word in words
        )

    def is_border(self, page: PageView) -> bool:
        """Say whether a page is kept from readers of our country."""
        return page.prose <= SOME and bool(self._borders.found_in(Heads.of(page).all_in_one))

    def is_login(self, page: PageView | None, asked: str, url: str) -> bool:
        """Say whether a reader has to log in: the address leads to a login, or the page is one."""
        sent = asked != url and self._login_path(url) and not self._login_path(asked)
        if page is None:
            return sent
        titled = Heads.of(page).say(self._login)
        if page.password and (titled or sent):
            return page.prose <= MANY
        if page.password and page.prose <= HARDLY_ANY and any(map(self._login.found_in, Heads.of(page).parts)):
            return True
        bare_form = page.password and page.prose <= FORM_WORDS
        return bare_form or (page.prose <= SOME and (titled or sent))

    def _login_path(self, url: str) -> bool:
        parts = urlsplit(url)
        words = re.split(r"[/._-]+", f"{parts.netloc.split(':')[0]}/{parts.path}".lower())
        return any(word in self._login_paths for word in words)


def _header_pairs(headers: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Give (name, part of the value) for each; an empty part stands for any value."""
    return tuple((name.lower(), str(part).lower()) for name, parts in headers.items() for part in parts)
