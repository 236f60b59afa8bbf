"""Whether to ask once more, as whom and when: the honest name first, a browser's only to tell a wall from a death."""

from dataclasses import dataclass

from ncp.links.observation import Agent, Chain

AGAIN = {429, 503}
MAYBE_A_WALL = {400, 403, 404, 405, 406, 409, 418, 421, 444, 456, 498, 999}
MAYBE_A_MOMENT = {408, 425, 500, 502, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530}
PATIENCE = 2
"""How often we come back because a server asked us to."""
DROPS = 2
"""How often a dropped connection is tried again."""
SHORT_WAIT = 1.0


@dataclass(frozen=True)
class Try:
    """The next try: as whom, after how many seconds; `for_all`: the whole host has asked for the pause."""

    agent: Agent
    wait: float = 0.0
    for_all: bool = False


def next_try(chains: tuple[Chain, ...], longest_wait: float, confirmed: str) -> Try | None:
    """Give the next try, or None if what was heard is enough.

    `confirmed` is the reason of a death that an earlier check has asked about like a browser already.
    """
    last = chains[-1].answer
    as_browser = any(chain.answer.agent is Agent.BROWSER for chain in chains)
    if last.trouble == "dropped":
        drops = sum(chain.answer.trouble == "dropped" for chain in chains)
        return Try(Agent.BROWSER, SHORT_WAIT * drops) if drops <= DROPS else None
    if last.trouble in {"bad-response", "cut"} and not as_browser:
        return Try(Agent.BROWSER)
    if last.status in AGAIN:
        return _come_back(chains, longest_wait, as_browser=as_browser)
    if as_browser or last.status is None or f"status-{last.status}" == confirmed:
        return None
    if last.status in MAYBE_A_WALL:
        return Try(Agent.BROWSER)
    return Try(Agent.BROWSER, SHORT_WAIT) if last.status in MAYBE_A_MOMENT else None


def _come_back(chains: tuple[Chain, ...], longest_wait: float, *, as_browser: bool) -> Try | None:
    """Come back after the time that the server names; not at all if it is too long to wait for now."""
    wait = chains[-1].answer.retry_after
    if wait is None:
        return None if as_browser else Try(Agent.BROWSER, SHORT_WAIT)
    if wait > longest_wait or len(chains) > PATIENCE:
        return None
    return Try(Agent.HONEST if len(chains) < PATIENCE else Agent.BROWSER, wait, for_all=True)


def decisive(chains: tuple[Chain, ...]) -> Chain:
    """Give the try that decides: a page, else a plain "not here", else a status, else the first trouble."""

    def weight(chain: Chain) -> int:
        status = chain.answer.status
        if status is None:
            return 0
        if 200 <= status < 300:  # noqa: PLR2004 - the class of success
            return 3 + (not chain.answer.trouble)
        return 2 if status in {404, 410} else 1

    return max(chains, key=weight)  # of equals the first: the honest one
