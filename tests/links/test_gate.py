"""One gate a host: no order of requests makes a host busier than it was promised."""

import asyncio
import itertools

from ncp.links.web.crowd import Crowd
from ncp.links.web.gate import Gates


def run_through(rate: float, at_once: int, lasting: list[float], *, everywhere: int = 100) -> tuple[Gates, list[float]]:
    """Send requests that last so long through the gate of one host; give the gates and the moments of the starts."""
    starts: list[float] = []

    async def send() -> Gates:
        gates = Gates(rate, at_once, Crowd(everywhere))

        async def one(seconds: float) -> None:
            async with gates.of("host").turn():
                starts.append(asyncio.get_running_loop().time())
                await asyncio.sleep(seconds)

        await asyncio.gather(*map(one, lasting))
        return gates

    return asyncio.run(send()), starts


def test_starts_keep_their_distance() -> None:
    """At twenty a second two starts are at least a twentieth of a second apart."""
    gates, starts = run_through(20, 8, [0.0] * 6)
    assert all(later - earlier >= 0.049 for earlier, later in itertools.pairwise(starts))
    assert gates.of("host").starts == 6


def test_no_more_are_in_flight_than_promised() -> None:
    """With two at once the third waits until one has ended."""
    gates, starts = run_through(1000, 2, [0.1, 0.1, 0.0, 0.0])
    assert gates.of("host").most_flying == 2
    assert starts[2] - starts[0] >= 0.09


def test_a_request_that_hangs_does_not_hold_the_turn_of_its_host() -> None:
    """Beside one that hangs the others go on at the host's pace."""
    _, starts = run_through(50, 2, [0.6, 0.0, 0.0, 0.0, 0.0])
    assert starts[-1] - starts[0] < 0.4


def test_a_pause_holds_for_the_whole_host() -> None:
    """Retry-After is for every request to the host, also for one that waits already."""

    async def paused() -> float:
        gates = Gates(1000, 4, Crowd(10))
        gate = gates.of("host")
        start = asyncio.get_running_loop().time()
        gate.pause(0.2)
        async with gate.turn():
            return asyncio.get_running_loop().time() - start

    assert asyncio.run(paused()) >= 0.19


def test_slowing_down_counts_from_the_last_start() -> None:
    """robots.txt is the first request; the second keeps the distance that it asks for."""

    async def slowed() -> float:
        gates = Gates(1000, 4, Crowd(10))
        gate = gates.of("host")
        async with gate.turn():
            first = asyncio.get_running_loop().time()
        gate.slow_down(0.2)
        async with gate.turn():
            return asyncio.get_running_loop().time() - first

    assert asyncio.run(slowed()) >= 0.19


def test_hosts_do_not_wait_for_each_other() -> None:
    """Ten hosts take no longer than one."""

    async def ten() -> float:
        gates = Gates(1, 1, Crowd(100))

        async def one(host: str) -> None:
            async with gates.of(host).turn():
                await asyncio.sleep(0.05)

        start = asyncio.get_running_loop().time()
        await asyncio.gather(*(one(f"host{number}") for number in range(10)))
        return asyncio.get_running_loop().time() - start

    assert asyncio.run(ten()) < 0.5


def test_looking_whether_the_gate_would_open_takes_no_turn() -> None:
    """Who looks waits for the moment of the next start; whoever starts then does not wait for him."""

    async def looked() -> tuple[float, int]:
        gates = Gates(10, 1, Crowd(10))
        gate = gates.of("host")
        async with gate.turn():
            first = asyncio.get_running_loop().time()
        await gate.would_open()
        async with gate.turn():
            return asyncio.get_running_loop().time() - first, gate.starts

    waited, starts = asyncio.run(looked())
    assert 0.09 <= waited < 0.18
    assert starts == 2
