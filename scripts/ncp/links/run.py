"""A whole run: each host has its own queue, so that no order of the list makes a run slower or a host busier."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from ncp.links.address import Address, BadAddress, scheme_of, web_address, wrong_mail, wrong_phone
from ncp.links.journal import Journal
from ncp.links.judge.absent import is_catch_all
from ncp.links.memory import after_check
from ncp.links.model import Checked, Contract, Finding, Remembered, Verdict
from ncp.links.observation import Answer, Chain
from ncp.links.page.words import fingerprint
from ncp.links.rows import recalled
from ncp.links.visit import Visited, Visitor
from ncp.links.web.crowd import Crowd
from ncp.problems import EnvironmentTrouble

WORKERS = 4
"""Visits at a time at one host; the gate lets fewer requests through, a visit may be waiting elsewhere."""
ROBOTS_FROM = 3
"""Links at a host from which its robots.txt is asked for: a delay between fewer requests changes nothing."""
ROBOTS_ALWAYS = 8
"""Links at a host from which robots.txt is asked for in any case: it costs little beside them."""
ROBOTS_SHARE = 50
"""Of the other hosts, one is asked for so many links, the busiest first: elsewhere our own pace is slow enough."""
FEWEST_ROBOTS = 3
FAR_AWAY = 2
"""After so many answers in a row that ask for more patience than we have, the host is left alone."""

Progress = Callable[[int, int], None]
"""Takes how many links are done, and how many there are."""
PrepareHost = Callable[[Address], Awaitable[None]]
"""Does what has to be done before a host with many links is visited."""


@dataclass
class Queue:
    """The addresses to visit at one host."""

    host: str
    waiting: deque[tuple[Address, tuple[Contract, ...]]] = field(default_factory=deque)
    refusals: int = 0


@dataclass
class Run:
    """What a run works with, and what it has found so far."""

    visitor: Visitor
    memory: Mapping[str, Remembered]
    journal: Journal | None
    organisation: Callable[[str], str]
    prepare_host: PrepareHost
    expect: Callable[[str, int], None]
    """Hears how many links are still to be visited at a host."""
    in_turn: Callable[[str], Awaitable[None]]
    """Waits until the gate of a host would let a request through."""
    visits: Crowd
    """How many visits there may be at a time: what waits in the middle of one costs memory."""
    progress: Progress
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    done: dict[str, Checked] = field(default_factory=dict)
    """Seal of the contract → result."""
    total: int = 0

    async def check(self, contracts: tuple[Contract, ...]) -> None:
        """Check all contracts; what is found stands in `done`, also if this is cancelled."""
        self.total = len(contracts)
        queues: dict[str, Queue] = {}
        for address, same in self._by_document(contracts):
            queues.setdefault(address.host, Queue(address.host)).waiting.append((address, same))
        longest_first = sorted(queues.values(), key=lambda queue: -len(queue.waiting))
        asked = max(FEWEST_ROBOTS, len(contracts) // ROBOTS_SHARE)
        async with asyncio.TaskGroup() as group:
            for rank, queue in enumerate(longest_first):
                links = len(queue.waiting)
                robots = links >= ROBOTS_ALWAYS or (rank < asked and links >= ROBOTS_FROM)
                group.create_task(self._host(queue, robots=robots))

    def _by_document(self, contracts: Iterable[Contract]) -> list[tuple[Address, tuple[Contract, ...]]]:
        """Group contracts by the document that they ask for; what needs no request is judged at once."""
        groups: dict[str, tuple[Address, list[Contract]]] = {}
        for contract in contracts:
            if contract.seal in self.done:
                continue
            try:
                address = asked_of_the_web(contract.url)
            except BadAddress as bad:
                self._keep(Visited(contract, _without_request(contract, bad.reason), ()))
                continue
            groups.setdefault(address.document, (address, []))[1].append(contract)
        return [(address, tuple(same)) for address, same in groups.values()]

    async def _host(self, queue: Queue, *, robots: bool) -> None:
        """Work through the queue of one host, after a look at its robots.txt."""
        self.expect(queue.host, len(queue.waiting))
        if robots:
            await self.prepare_host(queue.waiting[0][0])
        async with asyncio.TaskGroup() as group:
            await self._work(queue, group, WORKERS)

    async def _work(self, queue: Queue, group: asyncio.TaskGroup, workers: int) -> None:
        """Visit what waits, one after the other; further workers come as soon as there is a turn for them."""
        while queue.waiting:
            await self.in_turn(queue.host)
            await self.visits.enter(len(queue.waiting))
            try:
                if workers > 1 and len(queue.waiting) > 1:
                    group.create_task(self._work(queue, group, workers - 1))
                    workers = 1
                await self._visit_next(queue)
            finally:
                self.visits.leave()

    async def _visit_next(self, queue: Queue) -> None:
        """Visit the next address of a host, if there still is one."""
        if not queue.waiting:
            return
        address, contracts = queue.waiting.popleft()
        self.expect(queue.host, len(queue.waiting))
        if queue.refusals >= FAR_AWAY:
            visited = tuple(Visited(contract, _left_alone(contract), ()) for contract in contracts)
        else:
            visited = await self._visited(address, contracts)
            self._count_refusals(queue, visited)
        for one in visited:
            self._keep(one)

    async def _visited(self, address: Address, contracts: tuple[Contract, ...]) -> tuple[Visited, ...]:
        """Visit an address. A page that is too strange even for our own code costs its own verdict, not the run."""
        try:
            return await self.visitor.visit(address, contracts, self.memory)
        except EnvironmentTrouble:
            raise
        except Exception:  # noqa: BLE001 - whatever strangers send, thousands of other links wait
            too_strange = Finding(Verdict.UNVERIFIABLE, "unreadable", final_url=address.document)
            return tuple(Visited(contract, too_strange, ()) for contract in contracts)

    def second_look(self) -> None:
        """Look again at pages of which nothing was promised, now that more is known of their hosts.

        A host that answers with success, and with the same page, whatever it is asked for has lost what it had.
        """
        for key, checked in self.done.items():
            contract, remembered = checked.contract, checked.remembered
            if checked.finding.verdict is Verdict.OK and not (contract.titles or contract.evidence):
                control = self.visitor.hosts.of(urlsplit(checked.finding.final_url).hostname or "").control
                if control is not None and is_catch_all(control, contract.url, remembered):
                    finding = replace(checked.finding, verdict=Verdict.BROKEN, reason="soft-404")
                    seen = replace(remembered, verdict=finding.verdict, reason=finding.reason, last_success=None)
                    after = after_check(recalled(self.memory, contract), finding, seen)
                    self.done[key] = Checked(contract, finding, after)

    def _count_refusals(self, queue: Queue, visited: tuple[Visited, ...]) -> None:
        """Count answers in a row that ask us to stay away for longer than a run."""
        if not visited[0].chains:
            return
        last = visited[0].chains[-1].answer
        patience = self.visitor.limits.longest_wait
        refused = last.status == 429 and (last.retry_after or 0) > patience  # noqa: PLR2004 - "too many requests"
        queue.refusals = queue.refusals + 1 if refused else 0

    def _keep(self, visited: Visited) -> None:
        checked = Checked(visited.contract, visited.finding, self._remembered(visited))
        self.done[visited.contract.seal] = checked
        if self.journal is not None:
            self.journal.append(checked)
        self.progress(len(self.done), self.total)

    def _remembered(self, visited: Visited) -> Remembered:
        """Give what to remember of a link now."""
        finding, former = visited.finding, recalled(self.memory, visited.contract)
        answer = visited.chains[-1].answer if visited.chains else Answer(visited.contract.url)
        page = answer.page
        seen = Remembered(
            url=visited.contract.url,
            checked=self.now().replace(microsecond=0),
            verdict=finding.verdict,
            reason=finding.reason,
            proposal=finding.proposal,
            landing=self.organisation(urlsplit(finding.final_url).hostname or "") if visited.chains else "",
            title=finding.title[:200],
            certificate_expires=answer.certificate.expires if answer.certificate else None,
            issuer=answer.certificate.issuer if answer.certificate else "",
            etag=answer.etag,
            domain_expires=former.domain_expires if former else None,
            confirmed=finding.reason if finding.verdict is Verdict.BROKEN and _asked_twice(visited.chains) else "",
        )
        if page is not None and finding.verdict in {Verdict.OK, Verdict.MOVED}:
            seen = replace(seen, fingerprint=fingerprint(page.main), owner_named=finding.owner_named)
        return after_check(former, finding, seen)


def _asked_twice(chains: tuple[Chain, ...]) -> bool:
    return len({chain.answer.agent for chain in chains}) > 1


def asked_of_the_web(url: str) -> Address:
    """Give the web address to ask for.

    Raises:
        BadAddress: there is nothing to ask; the reason is `ok` for a well-formed `mailto:` or `tel:`.
    """
    scheme = scheme_of(url)
    if scheme == "mailto":
        raise BadAddress("bad-mail" if wrong_mail(url) else "ok")
    if scheme == "tel":
        raise BadAddress("bad-phone" if wrong_phone(url) else "ok")
    return web_address(url)


def _without_request(contract: Contract, reason: str) -> Finding:
    """Judge an address that nothing is asked for."""
    verdicts = {"ok": Verdict.OK, "unsupported-scheme": Verdict.UNVERIFIABLE}
    return Finding(verdicts.get(reason, Verdict.BROKEN), reason, final_url=contract.url)


def _left_alone(contract: Contract) -> Finding:
    """Judge a link at a host that wants to be left alone for now."""
    return Finding(Verdict.UNVERIFIABLE, "rate-limited", final_url=contract.url)
