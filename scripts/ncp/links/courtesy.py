"""What hosts ask of us, carried to their gates: the delay of robots.txt, pauses; and how much we still want of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ncp.links.address import Address, web_address
from ncp.links.hosts import Hosts
from ncp.links.robots import delay_in
from ncp.links.web.client import Asks, Wish
from ncp.links.web.cookies import Cookies
from ncp.links.web.gate import Gates

JITTER = 0.05
"""Seconds by which two starts may come closer to each other on their way to the server."""
OK = 200


@dataclass(frozen=True)
class Courtesy:
    """Knows the hosts and their gates."""

    asks: Asks
    hosts: Hosts
    gates: Gates
    name: str
    """Our own name, by which robots.txt may speak of us."""
    longest_wait: float
    now: Callable[[], datetime]
    offline: bool = False
    """Nobody is really asked: there is nothing to wait for."""

    def expect(self, host: str, links: int) -> None:
        """Note how many links are still to be visited at a host."""
        self.gates.of(host).remaining = links

    async def in_turn(self, host: str) -> None:
        """Wait until the gate of a host would let a request through."""
        if not self.offline:
            await self.gates.of(host).would_open()

    def pause(self, host: str, seconds: float) -> None:
        """Leave a host alone for some seconds."""
        if not self.offline:
            self.gates.of(host).pause(seconds)

    async def honour_robots(self, address: Address) -> None:
        """Slow the gate of a host down to what its robots.txt asks for, asked once in thirty days."""
        known = self.hosts.of(address.host)
        if known.delay is None:
            robots = web_address(f"{address.scheme}://{address.authority}/robots.txt")
            answer = await self.asks.ask(Wish(robots), Cookies())
            rules = answer.page.text if answer.status == OK and answer.page is not None else ""
            known.delay, known.delay_asked = delay_in(rules, self.name), self.now()
        gate = self.gates.of(address.host)
        wanted = min(known.delay, self.longest_wait)
        if wanted > gate.interval and not self.offline:
            gate.slow_down(wanted + JITTER)
