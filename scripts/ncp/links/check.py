"""`links check`: everything put together for one run, and what is left when it ends, is stopped, or is killed."""

import asyncio
import contextlib
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

from ncp.links.address import Address, web_address
from ncp.links.domains import expiry_dates
from ncp.links.hosts import Hosts, read_hosts
from ncp.links.journal import Journal
from ncp.links.judge.link import Judge
from ncp.links.judge.witnesses import read_witnesses
from ncp.links.memory import read_memory, write_memory
from ncp.links.model import Checked, Contract, Outcome, Receipt, Verdict
from ncp.links.network import network
from ncp.links.record import Recorder, Replay
from ncp.links.robots import delay_in
from ncp.links.run import Progress, Run
from ncp.links.visit import Visitor
from ncp.links.web.addresses import AddressRule
from ncp.links.web.allocator import spare_memory
from ncp.links.web.client import Asks, Wish
from ncp.links.web.cookies import Cookies
from ncp.links.web.limits import Limits
from ncp.links.web.names import Lookup
from ncp.links.web.organisation import organisation_of
from ncp.problems import EnvironmentTrouble

NO_ANSWER = {"dns", "unreachable"}
JITTER = 0.05
"""Seconds by which two starts may come closer to each other on their way to the server."""
ASK_AGAIN = timedelta(days=60)
FEWEST_TO_DOUBT = 10
"""Links; if none of so many could be reached, it is our own network that is down."""


@dataclass(frozen=True)
class Settings:
    """How to run a check."""

    state: Path
    witnesses: Path
    name: str
    """Our own name, for the User-Agent."""
    limits: Limits = field(default_factory=Limits)
    rate: float = 2.0
    at_once: int = 2
    concurrency: int = 64
    allowed: AddressRule = field(default_factory=AddressRule)
    ca_file: Path | None = None
    record: Path | None = None
    replay: Path | None = None
    fresh: bool = False
    """Do not go on with a run that was stopped."""
    domains: bool = False
    """Ask the registries when the domains expire."""
    lookup: Lookup | None = None
    """Who resolves names; the system, if nobody else."""


def check_links(settings: Settings, contracts: tuple[Contract, ...], progress: Progress) -> Outcome:
    """Check all links, remember what was found, and give it; a replay remembers nothing.

    Raises:
        EnvironmentTrouble: the state cannot be written, or there is no network.
    """
    start = time.monotonic()
    spare_memory()
    with contextlib.ExitStack() as stack:
        check = _Check(settings, contracts, progress, stack)
        interrupted = check.run()
        outcome = check.outcome(time.monotonic() - start, interrupted=interrupted)
        if settings.replay is None:
            check.refuse_dead_network(outcome)
            check.remember()
    return outcome


class _Check:
    """One run and its parts."""

    def __init__(
        self, settings: Settings, contracts: tuple[Contract, ...], progress: Progress, stack: contextlib.ExitStack
    ) -> None:
        self.settings, self.contracts = settings, contracts
        replay = recording(settings.replay)
        self.moment = replay.moment if replay is not None else None
        self.memory = read_memory(settings.state)
        self.hosts = read_hosts(settings.state, self.now()) if settings.replay is None else Hosts(self.now())
        self.client = network(
            settings.name,
            limits=settings.limits,
            rate=settings.rate,
            at_once=settings.at_once,
            concurrency=settings.concurrency,
            allowed=settings.allowed,
            ca_file=settings.ca_file,
            lookup=settings.lookup,
        )
        self.gates = self.client.gates
        asks: Asks = replay or self.client
        if settings.record is not None:
            asks = Recorder(asks, stack.enter_context(opened_for_writing(settings.record)), self.now)
        self.asks = asks
        self.journal = Journal.beside(settings.state) if settings.replay is None else None
        self.resumed = 0
        self.work = self._run(progress)

    def now(self) -> datetime:
        """Give the time: of the recording, if one is judged again."""
        return self.moment or datetime.now(UTC)

    def _run(self, progress: Progress) -> Run:
        judge = Judge(read_witnesses(self.settings.witnesses), organisation_of)
        visitor = Visitor(self.asks, judge, self.hosts, self.settings.limits, self._pause)
        return Run(
            visitor=visitor,
            memory=self.memory,
            journal=self.journal,
            organisation=organisation_of,
            prepare_host=self._honour_robots,
            expect=self._expect,
            progress=progress,
            now=self.now,
        )

    def run(self) -> bool:
        """Run to the end, or until somebody stops it; say whether that happened."""
        if self.journal is not None:
            if self.settings.fresh:
                self.journal.remove()
            self.work.done.update(self.journal.earlier(self.contracts, self.now()))
            self.resumed = len(self.work.done)
        try:
            asyncio.run(self._stoppable())
        except (asyncio.CancelledError, KeyboardInterrupt):
            return True
        except BaseExceptionGroup as group:
            raise first_of(group) from group
        finally:
            if self.journal is not None:
                self.journal.close()
        return False

    async def _stoppable(self) -> None:
        """Check, and stop in good order if the system or the user asks for it."""
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        for sign in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(sign, task.cancel if task else loop.stop)
        await self.work.check(self.contracts)
        self.work.second_look()
        if self.settings.domains:
            await self._ask_registries()

    async def _ask_registries(self) -> None:
        """Ask when the domains expire, for those of which it is not known, or which end soon."""
        soon = self.now().date() + ASK_AGAIN
        by_domain: dict[str, list[str]] = {}
        for key, checked in self.work.done.items():
            domain = organisation_of(urlsplit(checked.contract.url).hostname or "")
            known = checked.remembered.domain_expires
            if "." in domain and not domain.replace(".", "").isdigit() and (known is None or known < soon):
                by_domain.setdefault(domain, []).append(key)
        for domain, expires in (await expiry_dates(self.asks, by_domain)).items():
            for key in by_domain[domain]:
                checked = self.work.done[key]
                remembered = replace(checked.remembered, domain_expires=expires)
                self.work.done[key] = replace(checked, remembered=remembered)

    def _expect(self, host: str, links: int) -> None:
        self.gates.of(host).remaining = links

    def _pause(self, host: str, seconds: float) -> None:
        self.gates.of(host).pause(seconds if self.settings.replay is None else 0)

    async def _honour_robots(self, address: Address) -> None:
        """Slow the gate of a host down to what its robots.txt asks for, asked once in thirty days."""
        known = self.hosts.of(address.host)
        if known.delay is None:
            robots = web_address(f"{address.scheme}://{address.authority}/robots.txt")
            answer = await self.asks.ask(Wish(robots), Cookies())
            is_rules = answer.status == 200 and answer.page is not None  # noqa: PLR2004 - "ok"
            known.delay = delay_in(answer.page.text, self.settings.name) if is_rules and answer.page else 0.0
            known.delay_asked = self.now()
        gate = self.gates.of(address.host)
        wanted = min(known.delay, self.settings.limits.longest_wait)
        if wanted > gate.interval:
            gate.slow_down(wanted + JITTER)

    def refuse_dead_network(self, outcome: Outcome) -> None:
        """Refuse to remember a run in which nothing at all could be reached, and forget its journal.

        Raises:
            EnvironmentTrouble: the network is down.
        """
        if is_dead_network(outcome):
            if self.journal is not None:
                self.journal.remove()
            raise EnvironmentTrouble("no_network")

    def remember(self) -> None:
        """Write the state file; the journal has done its duty, unless the run has to go on."""
        state = self.settings.state
        kept = {contract.url: self.memory[contract.url] for contract in self.contracts if contract.url in self.memory}
        kept |= {checked.contract.url: checked.remembered for checked in self.work.done.values()}
        try:
            write_memory(state, kept, tuple(self.hosts.lines()))
            if self.journal is not None and len(self.work.done) >= len(self.contracts):
                self.journal.remove()
        except OSError as trouble:
            reason = trouble.strerror or str(trouble)
            raise EnvironmentTrouble("cannot_write", path=state, reason=reason) from trouble

    def outcome(self, seconds: float, *, interrupted: bool) -> Outcome:
        """Give what was found, in the order of the list."""
        done = self.work.done
        checked = tuple(done[contract.seal] for contract in self.contracts if contract.seal in done)
        return Outcome(checked, self._receipt(len(checked), seconds), interrupted, self.resumed)

    def _receipt(self, links: int, seconds: float) -> Receipt:
        gates = self.gates.by_host
        busiest = max(gates, key=lambda host: gates[host].most_starts, default="")
        return Receipt(
            links=links,
            hosts=len(gates),
            requests=self.client.requests,
            most_starts=gates[busiest].most_starts if gates else 0,
            busiest=busiest,
            most_in_flight=max((gate.most_flying for gate in gates.values()), default=0),
            too_many=self.client.too_many,
            seconds=seconds,
            floor=self.gates.floor(),
            refused=self.client.names.refused,
        )


def recording(path: Path | None) -> Replay | None:
    """Give a recording to judge again, if one is named.

    Raises:
        EnvironmentTrouble: there is nothing in it that was recorded.
    """
    if path is None:
        return None
    replay = Replay(path)
    if replay.moment is None:
        raise EnvironmentTrouble("no_recording", path=path)
    return replay


def opened_for_writing(path: Path) -> TextIO:
    """Open a file to write a recording.

    Raises:
        EnvironmentTrouble: it cannot be written.
    """
    try:
        return path.open("w", encoding="utf-8", errors="replace")
    except OSError as trouble:
        raise EnvironmentTrouble("cannot_write", path=path, reason=trouble.strerror or str(trouble)) from trouble


def first_of(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """Give the first exception of nested groups; a full disk, met while writing the journal, as our own trouble."""
    first = group.exceptions[0]
    if isinstance(first, BaseExceptionGroup):
        return first_of(first)
    if isinstance(first, OSError):
        return EnvironmentTrouble("cannot_write", path=first.filename or "–", reason=first.strerror or str(first))
    return first


def is_dead_network(outcome: Outcome) -> bool:
    """Say whether nothing at all could be reached: that says something of us, not of the links."""
    asked = [checked.finding for checked in outcome.checked if checked.finding.reason != "bad-address"]
    return len(asked) >= FEWEST_TO_DOUBT and all(
        finding.verdict is Verdict.BROKEN and finding.reason in NO_ANSWER for finding in asked
    )


def problems_in(checked: tuple[Checked, ...]) -> Iterator[Checked]:
    """Give the links for which an editor has to do something."""
    for link in checked:
        if link.finding.verdict in {Verdict.BROKEN, Verdict.CHANGED, Verdict.MOVED}:
            yield link
