"""One gate a host, through which every request passes: hops, retries, probes, robots.txt.

A request first waits until few enough are in flight at the host, then in a line for its moment; a request that hangs
keeps its place among those in flight, but not the line.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from ncp.links.web.crowd import Crowd

SECOND = 1.0


@dataclass
class Gate:
    """The gate of one host."""

    interval: float
    """Seconds between two starts."""
    in_flight: asyncio.Semaphore
    everywhere: Crowd
    """Shared by all gates: how many requests run at a time in all."""
    remaining: int = 0
    """Links that still have to be visited at the host: how urgent it is."""
    line: asyncio.Lock = field(default_factory=asyncio.Lock)
    not_before: float = 0.0
    starts: int = 0
    most_starts: int = 0
    flying: int = 0
    most_flying: int = 0
    recent: deque[float] = field(default_factory=deque)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the turn; the request runs inside the block."""
        async with self.in_flight:
            async with self.line:
                await self._moment()
                await self.everywhere.enter(self.remaining)
                self._started()
            try:
                yield
            finally:
                self.flying -= 1
                self.everywhere.leave()

    async def would_open(self) -> None:
        """Wait in the line until a request could start, and leave it again."""
        async with self.in_flight, self.line:
            await self._moment()

    async def _moment(self) -> None:
        loop = asyncio.get_running_loop()
        while (wait := self.not_before - loop.time()) > 0:  # noqa: ASYNC110 - a pause may be asked for meanwhile
            await asyncio.sleep(wait)

    def _started(self) -> None:
        now = asyncio.get_running_loop().time()
        self.not_before = max(self.not_before, now + self.interval)
        self.starts += 1
        self.flying += 1
        self.most_flying = max(self.most_flying, self.flying)
        self.recent.append(now)
        while now - self.recent[0] > SECOND:
            self.recent.popleft()
        self.most_starts = max(self.most_starts, len(self.recent))

    def pause(self, seconds: float) -> None:
        """Let nobody through for some seconds: the host has asked for it."""
        self.not_before = max(self.not_before, asyncio.get_running_loop().time() + seconds)

    def slow_down(self, interval: float) -> None:
        """Let requests through only so often, in seconds: the host's robots.txt asks for it."""
        self.interval = interval
        if self.recent:
            self.not_before = max(self.not_before, self.recent[-1] + interval)


@dataclass
class Gates:
    """All gates of a run."""

    rate: float
    """Starts a second at one host."""
    at_once: int
    """In flight at one host."""
    everywhere: Crowd
    by_host: dict[str, Gate] = field(default_factory=dict)

    def of(self, host: str) -> Gate:
        """Give the gate of a host, whatever the port: it is one machine to its owner."""
        gate = self.by_host.get(host)
        if gate is None:
            gate = Gate(1 / self.rate, asyncio.Semaphore(self.at_once), self.everywhere)
            self.by_host[host] = gate
        return gate

    def floor(self) -> float:
        """Give the seconds that the gates alone demanded: the busiest host's starts at its interval."""
        return max((max(0, gate.starts - 1) * gate.interval for gate in self.by_host.values()), default=0.0)
