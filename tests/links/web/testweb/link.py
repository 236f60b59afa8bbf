"""Links of a list: what the checker is told of each, what is right, and what the servers answer."""

from dataclasses import dataclass
from random import Random

from testweb.deal import Dealt
from testweb.house import House
from testweb.model import Answer, Case, Contract
from testweb.pages import filled
from testweb.ports import Ports
from testweb.reply import Reply, make_reply
from testweb.subject import CANARY, Subject, subject_of, values_of

SECURED = 0.25
"""Part of the links that are https where the case leaves it open."""


@dataclass(frozen=True)
class Link:
    """One link. `replies`: address without scheme → answers, the first that fits is given."""

    url: str
    dealt: Dealt
    contract: Contract
    replies: dict[str, tuple[Reply, ...]]


def make_link(dealt: Dealt, ports: Ports, chance: Random) -> Link:
    """Make a link of a case that has its place."""
    case, subject = dealt.case, subject_of(dealt, chance)
    origins = origins_of(dealt, ports, secured=chance.random() < SECURED)
    values = values_of(dealt, subject, origins, chance)
    values["path"] = f"{values['dir']}/{filled(case.slug, values)}"
    contract = {name: _filled(wanted, values) for name, wanted in case.contract.items()}
    return Link(filled(case.url, values), dealt, contract, _replies(case, subject, dealt, values))


def origins_of(dealt: Dealt, ports: Ports, *, secured: bool) -> dict[str, str]:
    """Give scheme, address and port by the names that cases use for them."""
    here, other = dealt.house.ip, dealt.elsewhere.ip
    kind = dealt.case.origin if dealt.case.origin != "any" else ("https" if secured else "http")
    return {
        "here": ports.origin(here, kind),
        "plain": ports.origin(here, "http"),
        "secure": ports.origin(here, "https"),
        "elsewhere": ports.origin(other, "http"),
        "canary": ports.origin(CANARY, "http"),
        "canary_port": str(ports.http),
        "authority": ports.origin(here, kind).partition("://")[2],
    }


def _filled(wanted: str | list[str] | dict[str, str], values: dict[str, str]) -> str | list[str] | dict[str, str]:
    if isinstance(wanted, dict):
        return {filled(key, values): filled(text, values) for key, text in wanted.items()}
    return filled(wanted, values) if isinstance(wanted, str) else [filled(word, values) for word in wanted]


def _replies(case: Case, subject: Subject, dealt: Dealt, values: dict[str, str]) -> dict[str, tuple[Reply, ...]]:
    replies: dict[str, tuple[Reply, ...]] = {}
    for answer in case.answers:
        address = filled(answer.at, values).partition("://")[2].partition("#")[0]
        house = dealt.elsewhere if answer.at.startswith("$elsewhere") else dealt.house
        replies[address] = (*replies.get(address, ()), make_reply(answer, subject, house, values))
    if case.everywhere:
        replies[f"{values['authority']}{values['dir']}/*"] = replies[f"{values['authority']}{values['path']}"]
    return replies


def house_replies(house: House, links: list[Link], ports: Ports) -> dict[str, tuple[Reply, ...]]:
    """Give what a host answers besides: its home page, robots.txt, and the addresses that it does not know."""
    chance = Random(house.ip)  # noqa: S311 - nothing secret
    dealt = Dealt(0, Case.model_validate(HOUSE), house, house)
    subject = subject_of(dealt, chance)
    values = values_of(dealt, subject, origins_of(dealt, ports, secured=False), chance)
    values["path"] = "/"
    unknown = make_reply(Answer(status=404, file="gone/honest.html"), subject, house, values)
    own = [link for link in links if house.flavour is not None and link.dealt.case is house.flavour]
    found: dict[str, tuple[Reply, ...]] = {"/*": (unknown,)}
    for link in own[:1]:
        found["/*"] = next((known for at, known in link.replies.items() if at.endswith("/*")), found["/*"])
    found["/"] = (make_reply(Answer(file="odd/home.html"), subject, house, values),)
    delay = house.flavour.crawl_delay if house.flavour else 0
    if delay or chance.random() < 1 / 2:
        found["/robots.txt"] = (make_reply(_robots(delay), subject, house, values),)
    return {
        f"{house.ip}:{port}{path}": replies for path, replies in found.items() for port in (ports.http, ports.https)
    }


HOUSE = {"name": "house", "about": "", "expect": {"verdict": "ok", "reason": "ok"}, "death": "none"}


def _robots(delay: float) -> Answer:
    rule = f"Crawl-delay: {delay:g}\n" if delay else ""
    return Answer(body=f"User-agent: *\n{rule}Disallow: /admin/\n", headers={"Content-Type": "text/plain"})
