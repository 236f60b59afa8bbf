"""How many requests run at a time in all, and who is next: the host with the most still to do."""

import asyncio
import heapq
from dataclasses import dataclass, field


@dataclass
class Crowd:
    """A number of places; those who wait are let in by their urgency, equals by the order in which they came."""

    free: int
    waiting: list[tuple[int, int, asyncio.Future[None]]] = field(default_factory=list)
    came: int = 0

    async def enter(self, urgency: int) -> None:
        """Take a place, as soon as one is free and nobody more urgent waits for it."""
        if self.free > 0:
            self.free -= 1
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.came += 1
        heapq.heappush(self.waiting, (-urgency, self.came, place))
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.leave()  # the place was given to us while we were being stopped
            raise

    def leave(self) -> None:
        """Give the place to the most urgent of those who wait."""
        while self.waiting:
            _, _, place = heapq.heappop(self.waiting)
            if not place.done():
                place.set_result(None)
                return
        self.free += 1
