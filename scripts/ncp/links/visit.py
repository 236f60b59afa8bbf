"""One visit: hops, further tries, the control request – as far as the judge needs them."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from ncp.links.address import Address, BadAddress, web_address
from ncp.links.hosts import Hosts, control_from, impossible
from ncp.links.judge.absent import is_same_refusal
from ncp.links.judge.case import SUCCESS, Case, NeedsControl
from ncp.links.judge.heads import FEW
from ncp.links.judge.link import Judge
from ncp.links.judge.tries import AGAIN, Try, next_try
from ncp.links.model import Contract, Finding, Hop, Remembered
from ncp.links.observation import Agent, Answer, Chain, ContentKind, Control
from ncp.links.rows import recalled
from ncp.links.web.client import Asks, Wish
from ncp.links.web.cookies import Cookies
from ncp.links.web.limits import Limits

GONE = 404
REDIRECTS = {301, 302, 303, 307, 308}
SHARED_TARGETS = 24

Pause = Callable[[str, float], None]
"""Lets nobody through at a host for some seconds."""


@dataclass(frozen=True)
class Visited:
    """The finding on one contract, and the tries that it rests on."""

    contract: Contract
    finding: Finding
    chains: tuple[Chain, ...]


@dataclass
class Visitor:
    """Visits addresses with whoever answers: the network, or a recording."""

    asks: Asks
    judge: Judge
    hosts: Hosts
    limits: Limits
    pause: Pause
    offline: bool = False
    """A recording answers: there is nothing to wait for."""
    targets: dict[tuple[str, bool], asyncio.Task[Answer]] = field(default_factory=dict)
    """Pages to which redirects lead: many links lead to one, and one look is enough."""
    answering: set[str] = field(default_factory=set)
    """Hosts that gave a page to our honest name."""
    refusals: dict[str, int] = field(default_factory=dict)
    """How often in a row a host has asked us to come back later."""
    controls: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def visit(
        self, address: Address, contracts: tuple[Contract, ...], memory: Mapping[str, Remembered]
    ) -> tuple[Visited, ...]:
        """Visit an address on which one or more contracts rest (they may differ in fragment, title, evidence)."""
        places = {contract.url: web_address(contract.url) for contract in contracts}
        with_ids = any(place.fragment for place in places.values())
        languages = tuple(dict.fromkeys(code for contract in contracts for code in contract.languages))
        wish = Wish(address, languages=accept_language(languages), with_ids=with_ids)
        former = memory.get(contracts[0].url)
        chains = await self._tries(wish, former.confirmed if former else "")
        visited = []
        for contract in contracts:
            case = Case(contract, places[contract.url], chains, recalled(memory, contract))
            visited.append(Visited(contract, await self._judged(case), chains))
        return tuple(visited)

    async def _tries(self, wish: Wish, confirmed: str) -> tuple[Chain, ...]:
        chains: tuple[Chain, ...] = (await self._follow(wish),)
        while (again := await self._next(chains, confirmed)) is not None:
            if again.for_all and self.refusals.get(wish.address.host, 0) > 1:
                self.pause(wish.address.host, again.wait)
            elif not self.offline:
                await asyncio.sleep(again.wait)
            chains = (*chains, await self._follow(replace(wish, agent=again.agent)))
        return chains

    async def _next(self, chains: tuple[Chain, ...], confirmed: str) -> Try | None:
        again = next_try(chains, self.limits.longest_wait, confirmed)
        if again is not None and await self._is_hosts_own_404(chains[-1].answer):
            return None
        walled = self._is_walled(chains[-1].answer) and all(chain.answer.agent is Agent.HONEST for chain in chains)
        return again or (Try(Agent.BROWSER) if walled else None)

    async def _is_hosts_own_404(self, answer: Answer) -> bool:
        """Say whether a 404 hides nothing: it is dressed as its site, or is the usual one of a host that answers."""
        host, page = urlsplit(answer.url).hostname or "", answer.page
        if answer.status != GONE or answer.agent is not Agent.HONEST or page is None:
            return False
        if self.judge.absent.is_refusal_of_site(page, answer.url):
            return True
        if host not in self.answering or page.kind is not ContentKind.HTML:
            return False
        control = await self._control(answer.url)
        return control is not None and is_same_refusal(control, page)

    def _is_walled(self, answer: Answer) -> bool:
        """Say whether a wall answered with success; one look as a browser tells whether it opens."""
        page = answer.page
        if answer.status not in SUCCESS or page is None or page.kind is not ContentKind.HTML:
            return False
        return self.judge.walls.by_headers(answer) or (page.prose <= FEW and self.judge.walls.is_wall(page))

    async def _follow(self, wish: Wish) -> Chain:
        """Follow the hops to their end; a place that was left with the same cookies before is a loop."""
        cookies, seen = Cookies(), {(wish.address.document, "")}
        hops: list[Hop] = []
        while True:
            answer = await self._ask(wish, cookies, shared=bool(hops))
            self._learn_of(wish.address.host, answer)
            target = onward(answer)
            if target is None:
                return Chain(tuple(hops), answer)
            hop = Hop(str(wish.address), (answer.status or 0) if answer.location else 0, target)
            try:
                address = web_address(target, wish.address)
            except BadAddress:
                return lost((*hops, hop), answer, "bad-redirect")
            if not hop.status and address.document == wish.address.document:
                return Chain(tuple(hops), answer)  # a page that renews itself
            hops.append(hop)
            state = (address.document, cookies.header(address))
            if state in seen or len(hops) > self.limits.hops:
                return lost(tuple(hops), answer, "redirect-loop" if state in seen else "too-many-redirects")
            seen.add(state)
            wish = replace(wish, address=address)

    def _learn_of(self, host: str, answer: Answer) -> None:
        """Note whether a host answers us, and how often in a row it has asked us to come back later.

        One such answer may be about one page; the second in a row is about us, and holds for the whole host.
        """
        if answer.status in SUCCESS and answer.agent is Agent.HONEST:
            self.answering.add(host)
        if answer.status is not None:
            refused = answer.status in AGAIN and answer.retry_after is not None
            self.refusals[host] = self.refusals.get(host, 0) + 1 if refused else 0

    async def _ask(self, wish: Wish, cookies: Cookies, *, shared: bool) -> Answer:
        """Ask; the target of redirects only once, unless cookies or another name might change the answer."""
        if not shared or cookies or wish.agent is not Agent.HONEST:
            return await self.asks.ask(wish, cookies)
        key = (wish.address.document, wish.with_ids)
        task = self.targets.get(key)
        if task is None:
            task = self.targets[key] = asyncio.create_task(self.asks.ask(wish, cookies))
            if len(self.targets) > SHARED_TARGETS:
                self.targets.pop(next(iter(self.targets)))
        return await asyncio.shield(task)

    async def _judged(self, case: Case) -> Finding:
        verdict = self.judge.judge(case)
        if isinstance(verdict, NeedsControl):
            control = await self._control(case.chains[-1].answer.url or str(case.address))
            verdict = self.judge.judge(replace(case, control=control, asked=True))
        if isinstance(verdict, NeedsControl):
            raise TypeError  # a judge that was told there is no more evidence must not ask for it
        return verdict

    async def _control(self, url: str) -> Control | None:
        """Give what a host says of an address that cannot exist: one request a host, shared and remembered."""
        host = urlsplit(url).hostname or ""
        known = self.hosts.of(host)
        if known.control_asked is None:
            task = self.controls.get(host)
            if task is None:
                task = self.controls[host] = asyncio.create_task(self._ask_control(url, host))
            await asyncio.shield(task)
        return known.control

    async def _ask_control(self, url: str, host: str) -> None:
        address, part = impossible(web_address(url))
        chain = await self._follow(Wish(web_address(address)))
        known = self.hosts.of(host)
        known.control_asked = self.hosts.now
        known.control = control_from(chain.answer, part) if chain.answer.status is not None else None


def lost(hops: tuple[Hop, ...], answer: Answer, trouble: str) -> Chain:
    """Give a chain that ends in nothing."""
    return Chain(hops, replace(answer, trouble=trouble, page=None))


def onward(answer: Answer) -> str | None:
    """Give where an answer sends the reader; None if it is the end."""
    if answer.status in REDIRECTS and answer.location:
        return answer.location
    page = answer.page
    if answer.status in SUCCESS and page is not None and page.refresh and page.prose <= FEW:
        return page.refresh
    return None


def accept_language(languages: tuple[str, ...]) -> str:
    """Give the `Accept-Language` header for a page that speaks these languages."""
    wanted = [*languages, *(code for code in ("lv", "en") if code not in languages)]
    parts = [code if not index else f"{code};q={max(0.1, 1 - index / 10):.1f}" for index, code in enumerate(wanted[:8])]
    return ", ".join([*parts, "*;q=0.1"])
