"""Asks one address, through the gate of its host, and boils down what came."""

import asyncio
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol

from ncp.links.address import Address
from ncp.links.observation import Agent, Answer
from ncp.links.page.body import media_type, read_body
from ncp.links.web.cookies import Cookies
from ncp.links.web.gate import Gates
from ncp.links.web.limits import Limits
from ncp.links.web.names import Names, NotResolved
from ncp.links.web.proxy import proxy_to
from ncp.links.web.request import Dropped, NotHttp, Received, Ways, exchange
from ncp.links.web.tls import why_refused

BROWSER = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
BROWSERS_SAY = [("Upgrade-Insecure-Requests", "1"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")]
PACKED = "gzip, deflate, br"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
TELLING = ("server", "set-cookie", "via")
"""Headers that wall phrases look into, besides the unofficial ones."""
MOST_TELLING = 30
UNREACHABLE = "unreachable"
BROKE_OFF = {"timeout": "timeout", "dropped": "cut", "bad-response": "cut", UNREACHABLE: "cut"}
"""What is said of an answer that broke off in its body; what came is used all the same."""
TOO_MANY_REQUESTS = 429
LANGUAGES = "lv,en;q=0.8,lt;q=0.6,et;q=0.6,*;q=0.5"


@dataclass(frozen=True)
class Wish:
    """What to ask for, and as whom."""

    address: Address
    agent: Agent = Agent.HONEST
    languages: str = LANGUAGES
    with_ids: bool = False


class Asks(Protocol):
    """Whoever answers: the network, or a recording of it."""

    async def ask(self, wish: Wish, cookies: Cookies) -> Answer:
        """Give the answer to one request."""


@dataclass
class Client:
    """The network."""

    names: Names
    gates: Gates
    limits: Limits
    context: ssl.SSLContext
    name: str
    """Our own name, for the User-Agent."""
    too_many: int = 0
    """429 answers drawn."""
    requests: int = 0

    async def ask(self, wish: Wish, cookies: Cookies) -> Answer:
        """Give the answer to one request; trouble is an answer too."""
        received = Received()
        trouble = await self._exchange(wish, cookies, received)
        answer = self._boiled_down(wish, received, trouble)
        cookies.take(wish.address, received.all_headers("set-cookie"))
        self.too_many += answer.status == TOO_MANY_REQUESTS
        return answer

    async def _exchange(self, wish: Wish, cookies: Cookies, received: Received) -> str:  # noqa: PLR0911 - a return a reason
        """Fill `received`; give the reason if no answer came."""
        address = wish.address
        proxy = proxy_to(address.scheme, address.host)
        try:
            ways = Ways(await self._addresses(address, proxy.host if proxy else ""), self.context, proxy)
            async with self.gates.of(address.host).turn(), asyncio.timeout(self.limits.seconds):
                self.requests += 1
                await exchange(address, ways, self._headers(wish, cookies), self.limits, received)
        except NotResolved as unknown:
            return unknown.reason
        except TimeoutError:
            return "timeout"
        except Dropped:
            return "dropped"
        except NotHttp:
            return "bad-response"
        except ssl.SSLError as refused:
            return why_refused(refused)
        except ConnectionRefusedError:
            return "refused"
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            return UNREACHABLE
        return ""

    async def _addresses(self, address: Address, proxy: str) -> tuple[str, ...]:
        """Give the addresses to connect to. A proxy resolves for itself; what we can see is judged all the same."""
        if not proxy:
            return await self.names.addresses_of(address.host)
        try:
            await self.names.addresses_of(address.host)
        except NotResolved as unknown:
            if unknown.reason != "dns":
                raise
        return await self.names.lookup(proxy)

    def _headers(self, wish: Wish, cookies: Cookies) -> list[tuple[str, str]]:
        agent = BROWSER if wish.agent is Agent.BROWSER else self.name
        headers = [
            ("User-Agent", agent),
            ("Accept", ACCEPT),
            ("Accept-Language", wish.languages if wish.languages.isascii() else LANGUAGES),
            ("Accept-Encoding", PACKED),
            ("Connection", "close"),
        ]
        if wish.agent is Agent.BROWSER:
            headers += BROWSERS_SAY
        cookie = cookies.header(wish.address)
        return [*headers, ("Cookie", cookie)] if cookie else headers

    def _boiled_down(self, wish: Wish, received: Received, trouble: str) -> Answer:
        url = str(wish.address)
        if received.status is None:
            return Answer(url, wish.agent, trouble=trouble or "bad-response", certificate=received.certificate)
        kind = received.header("content-type")
        page = read_body(
            received.take_body(),
            kind,
            received.header("content-encoding"),
            self.limits.body,
            with_ids=wish.with_ids,
        )
        return Answer(
            url,
            wish.agent,
            received.status,
            trouble=BROKE_OFF.get(trouble, ""),
            location=received.header("location") or None,
            retry_after=seconds_to_wait(received.header("retry-after")),
            media_type=media_type(kind)[0],
            headers=telling_headers(received),
            etag=received.header("etag")[:200],
            page=page,
            certificate=received.certificate,
        )


def telling_headers(received: Received) -> tuple[tuple[str, str], ...]:
    """Give the headers that may give away a wall."""
    kept = [
        (name, value[:200]) for name, value in received.headers if name in TELLING or name.startswith(("x-", "cf-"))
    ]
    return tuple(kept[:MOST_TELLING])


def seconds_to_wait(header: str) -> float | None:
    """Give how long `Retry-After` asks us to wait, in both its forms; None if it does not."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
