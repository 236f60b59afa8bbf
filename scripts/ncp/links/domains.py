"""When domains expire, by their registries (RDAP, RFC 9083): asked only if allowed, through the same gates.

Not every registry tells (.lv and .ee do not give the date to everybody); what is not told is not known.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

from ncp.links.address import BadAddress, web_address
from ncp.links.model import Checked
from ncp.links.web.client import Asks, Wish
from ncp.links.web.cookies import Cookies
from ncp.links.web.organisation import organisation_of

ASK_AGAIN = timedelta(days=60)
"""How long before its end a domain is asked for again."""
BOOTSTRAP = "https://data.iana.org/rdap/dns.json"
"""IANA's list of which registry serves which top-level domain (RFC 9224)."""


async def with_expiry_dates(asks: Asks, done: Mapping[str, Checked], today: date) -> dict[str, Checked]:
    """Give the results of which more is known now: when their domain expires, where it was not known or ends soon."""
    by_domain: dict[str, list[str]] = {}
    for key, checked in done.items():
        domain = organisation_of(host_of(checked.contract.url))
        known = checked.remembered.domain_expires
        if "." in domain and not domain.replace(".", "").isdigit() and (known is None or known < today + ASK_AGAIN):
            by_domain.setdefault(domain, []).append(key)
    dates = await expiry_dates(asks, by_domain)
    return {
        key: replace(done[key], remembered=replace(done[key].remembered, domain_expires=expires))
        for domain, expires in dates.items()
        for key in by_domain[domain]
    }


def host_of(url: str) -> str:
    """Give the host of a web address; empty if it is none."""
    try:
        return web_address(url).host
    except BadAddress:
        return ""


async def expiry_dates(asks: Asks, domains: Iterable[str], bootstrap: str = BOOTSTRAP) -> Mapping[str, date]:
    """Give domain → day on which it expires, for those whose registry tells."""
    services = _services(await _json(asks, bootstrap))
    found: dict[str, date] = {}
    for domain in domains:
        base = services.get(domain.rpartition(".")[2])
        if base and (expires := _expiration(await _json(asks, f"{base.rstrip('/')}/domain/{domain}"))):
            found[domain] = expires
    return found


async def _json(asks: Asks, url: str) -> Any:  # noqa: ANN401 - JSON
    """Ask for JSON, following no redirects but those of the same kind; None if there is none."""
    for _ in range(3):
        try:
            answer = await asks.ask(Wish(web_address(url)), Cookies())
        except BadAddress:
            return None
        if not answer.location:
            break
        url = urljoin(url, answer.location)
    try:
        return json.loads(answer.page.text) if answer.page and answer.status == 200 else None  # noqa: PLR2004 - "ok"
    except (ValueError, RecursionError):
        return None


def _services(document: Any) -> Mapping[str, str]:  # noqa: ANN401 - JSON
    try:
        services = {name: urls[0] for names, urls in document["services"] for name in names}
    except (TypeError, KeyError, ValueError, IndexError):
        return {}
    return {name: url for name, url in services.items() if isinstance(name, str) and isinstance(url, str)}


def _expiration(document: Any) -> date | None:  # noqa: ANN401 - JSON
    try:
        events = {event["eventAction"]: event["eventDate"] for event in document["events"]}
        return datetime.fromisoformat(events["expiration"]).date()
    except (TypeError, KeyError, ValueError):
        return None
