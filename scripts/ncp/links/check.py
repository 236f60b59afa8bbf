"""`links check`: everything put together for one run, and what is left when it ends, is stopped, or is killed."""

import asyncio
import contextlib
import signal
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ncp.links.courtesy import Courtesy
from ncp.links.domains import with_expiry_dates
from ncp.links.hosts import Hosts, read_hosts
from ncp.links.journal import Journal
from ncp.links.judge.link import Judge
from ncp.links.judge.witnesses import read_witnesses
from ncp.links.memory import read_memory, write_memory
from ncp.links.model import Contract, Outcome, Verdict
from ncp.links.network import network
from ncp.links.receipt import receipt_of
from ncp.links.record import Recorder, opened_for_writing, recording
from ncp.links.rows import rows_to_keep
from ncp.links.run import Progress, Run
from ncp.links.settings import Settings
from ncp.links.visit import Visitor
from ncp.links.web.allocator import keep_what_is_loaded, spare_memory
from ncp.links.web.crowd import Crowd
from ncp.links.web.organisation import organisation_of
from ncp.problems import EnvironmentTrouble

if TYPE_CHECKING:
    from ncp.links.web.client import Asks

NO_ANSWER = {"dns", "unreachable"}
WAITING_VISITS = 40
"""Visits that may wait for a host while as many requests run as may."""
FEWEST_TO_DOUBT = 10
"""Links; if none of so many could be reached, it is our own network that is down."""


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
        settings, offline = self.settings, self.settings.replay is not None
        wait = settings.limits.longest_wait
        courtesy = Courtesy(self.asks, self.hosts, self.client.gates, settings.name, wait, self.now, offline)
        judge = Judge(read_witnesses(settings.witnesses), organisation_of)
        visitor = Visitor(self.asks, judge, self.hosts, settings.limits, courtesy.pause, offline)
        return Run(
            visitor=visitor,
            memory=self.memory,
            journal=self.journal,
            organisation=organisation_of,
            prepare_host=courtesy.honour_robots,
            expect=courtesy.expect,
            in_turn=courtesy.in_turn,
            visits=Crowd(settings.concurrency + WAITING_VISITS),
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
            keep_what_is_loaded()
            asyncio.run(self._stoppable())
        except (asyncio.CancelledError, KeyboardInterrupt):
            return True
        except BaseExceptionGroup as group:
            raise first_of(group) from group
        except OSError as trouble:
            raise our_trouble(trouble) from trouble
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
            self.work.done.update(await with_expiry_dates(self.asks, self.work.done, self.now().date()))

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
        kept = rows_to_keep(self.contracts, self.memory, self.work.done)
        try:
            write_memory(state, kept, tuple(self.hosts.lines()))
            if self.journal is not None and len(self.work.done) >= len(self.contracts):
                self.journal.remove()
        except OSError as trouble:
            reason = trouble.strerror or str(trouble)
            raise EnvironmentTrouble("cannot_write_file", path=state, reason=reason) from trouble

    def outcome(self, seconds: float, *, interrupted: bool) -> Outcome:
        """Give what was found, in the order of the list."""
        done = self.work.done
        checked = tuple(done[contract.seal] for contract in self.contracts if contract.seal in done)
        receipt = receipt_of(self.client, len(checked), seconds)
        return Outcome(checked, receipt, interrupted, self.resumed, len(self.contracts))


def first_of(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """Give the first exception of nested groups; a full disk, met while writing the journal, as our own trouble."""
    first = group.exceptions[0]
    if isinstance(first, BaseExceptionGroup):
        return first_of(first)
    return our_trouble(first) if isinstance(first, OSError) else first


def our_trouble(trouble: OSError) -> EnvironmentTrouble:
    """Give a trouble with a file, such as the journal on a full disk, as a sentence."""
    return EnvironmentTrouble(
        "cannot_write_file", path=trouble.filename or "–", reason=trouble.strerror or str(trouble)
    )


def is_dead_network(outcome: Outcome) -> bool:
    """Say whether nothing at all could be reached: that says something of us, not of the links."""
    asked = [checked.finding for checked in outcome.checked if checked.finding.reason != "bad-address"]
    return len(asked) >= FEWEST_TO_DOUBT and all(
        finding.verdict is Verdict.BROKEN and finding.reason in NO_ANSWER for finding in asked
    )
