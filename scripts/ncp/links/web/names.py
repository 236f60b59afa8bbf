"""Host names become addresses that were judged; who connects, connects to these and asks no name again."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from ncp.links.web.addresses import AddressRule

LOOKUPS_AT_ONCE = 8
LOOKUP_SECONDS = 15.0
TRIES_OF_A_BUSY_RESOLVER = 2

Lookup = Callable[[str], Awaitable[tuple[str, ...]]]
"""Takes a host name, gives its IP addresses; raises OSError if there are none."""


class NotResolved(Exception):  # noqa: N818 - becomes a verdict
    """A host that cannot be connected to; carries the reason (`dns`, `private-address`)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Names:
    """Resolves each host once a run."""

    rule: AddressRule
    lookup: Lookup
    refused: int = 0
    """How many connections were not made because the address was not public."""
    _known: dict[str, asyncio.Task[tuple[str, ...]]] = field(default_factory=dict)

    async def addresses_of(self, host: str) -> tuple[str, ...]:
        """Give the addresses of a host that may be connected to, IPv4 first (few build machines have IPv6).

        Raises:
            NotResolved: there are none, or only such as are not public.
        """
        task = self._known.get(host)
        if task is None:
            task = self._known[host] = asyncio.create_task(self._resolve(host))
        found = await asyncio.shield(task)
        if not found:
            raise NotResolved("dns")
        permitted = tuple(address for address in found if self.rule.permits(address))
        if not permitted:
            self.refused += 1
            raise NotResolved("private-address")
        return tuple(sorted(permitted, key=lambda address: ":" in address))

    async def _resolve(self, host: str) -> tuple[str, ...]:
        try:
            async with asyncio.timeout(LOOKUP_SECONDS):
                return await self.lookup(host)
        except (OSError, UnicodeError):
            return ()


def system_lookup() -> Lookup:
    """Give the lookup that asks the system, in a few threads."""
    threads = ThreadPoolExecutor(LOOKUPS_AT_ONCE, thread_name_prefix="names")

    async def lookup(host: str) -> tuple[str, ...]:
        loop = asyncio.get_running_loop()
        for attempt in range(TRIES_OF_A_BUSY_RESOLVER):
            try:
                answers = await loop.run_in_executor(threads, _ask_system, host)
            except socket.gaierror as trouble:
                if trouble.errno != socket.EAI_AGAIN or attempt + 1 == TRIES_OF_A_BUSY_RESOLVER:
                    raise
            else:
                return answers
        return ()

    return lookup


def _ask_system(host: str) -> tuple[str, ...]:
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))
