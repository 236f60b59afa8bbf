"""What is known of a link besides the advice, and of the run as a whole: sentences that several reports share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from ncp.links.model import Checked, Outcome, Receipt, Standing, Verdict
from ncp.links.say.safe import Safe
from ncp.links.say.words import Voice, day

MOST_PLACES = 10
AHEAD = timedelta(days=30)
"""How long before the end of a certificate or a domain it is told."""
WRONG_AS_WRITTEN = frozenset({"bad-address", "private-address", "bad-mail", "bad-phone"})
"""Reasons that lie in the address itself: no server failed, and no archive has what never was public."""
ADVICE_SAYS_WHERE = frozenset({"moved", "changed-hands", "home-page"})


@dataclass(frozen=True, order=True)
class Expiry:
    """A certificate or a domain that ends soon."""

    ends: date
    host: str
    kind: str
    """`certificate` or `domain`: the name of the sentence."""
    days: int


def notes(checked: Checked, voice: Voice) -> Iterator[Safe]:
    """Give what else is known of a link that is not in order."""
    finding, remembered = checked.finding, checked.remembered
    title_now = finding.title if finding.verdict is Verdict.CHANGED else ""  # an error's title is none of the page
    if title_now:
        yield voice.say("title_now", title=Safe(voice.say("quoted", text=title_now)))
    if finding.hops and finding.final_url and finding.reason not in ADVICE_SAYS_WHERE:
        yield voice.say("leads_to", final_url=finding.final_url)
    if remembered.title and remembered.title != title_now and finding.verdict in {Verdict.CHANGED, Verdict.BROKEN}:
        yield voice.say("title_then", title=Safe(voice.say("quoted", text=remembered.title)))
    if is_told(checked):
        yield voice.say(f"standing.{remembered.standing}", date=day(remembered.first_failure or remembered.checked))
    if remembered.last_success:
        yield voice.say("last_success", date=day(remembered.last_success))
    if pages := pages_of(checked):
        yield voice.say("shown_on", pages=voice.listed(pages, MOST_PLACES))
    if archive := archive_of(checked):
        yield voice.say("archive", archive=archive)


def is_told(checked: Checked) -> bool:
    """Say whether the standing says something: an address that was mistyped does not fail since a day."""
    standing = checked.remembered.standing
    is_mistyped = checked.finding.reason in WRONG_AS_WRITTEN and standing is Standing.FAILING
    return standing is not Standing.GOOD and not is_mistyped


def pages_of(checked: Checked) -> tuple[str, ...]:
    """Give every page that shows a link, once."""
    return tuple(dict.fromkeys(page for source in checked.contract.sources for page in source.pages))


def places_of(checked: Checked) -> tuple[str, ...]:
    """Give every place that holds a link, as `path:line:column`."""
    return tuple(str(source.place) for source in checked.contract.sources)


def archive_of(checked: Checked) -> str | None:
    """Give the web archive's address of a page that is broken or quarantined; None for the others."""
    is_page = checked.contract.url.lower().startswith(("http://", "https://"))
    wanted = checked.finding.verdict is Verdict.BROKEN or checked.remembered.standing.is_quarantined
    never_was = checked.finding.reason in WRONG_AS_WRITTEN
    return checked.archive if is_page and wanted and not never_was else None


def expiries(outcome: Outcome) -> tuple[Expiry, ...]:
    """Give what ends within 30 days, the soonest first and each once; a broken link is told for what it is."""
    return tuple(sorted({expiry for checked in outcome.checked for expiry in _expiries_of(checked)}))


def _expiries_of(checked: Checked) -> Iterator[Expiry]:
    remembered = checked.remembered
    ends = {"certificate": remembered.certificate_expires, "domain": remembered.domain_expires}
    today = remembered.checked.date()
    for kind, end in ends.items():
        if end and end - today <= AHEAD and checked.finding.verdict is not Verdict.BROKEN:
            yield Expiry(end, host_of(checked.contract.url), kind, max(0, (end - today).days))


def host_of(url: str) -> str:
    """Give the host of an address; the address itself if it cannot be understood."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def expiry_sentences(outcome: Outcome, voice: Voice) -> Iterator[Safe]:
    """Give a sentence for each certificate and domain that ends soon."""
    for expiry in expiries(outcome):
        yield voice.say(expiry.kind, host=expiry.host, date=day(expiry.ends), days=expiry.days)


def receipt_sentences(receipt: Receipt | None, voice: Voice) -> Iterator[Safe]:
    """Give how politely and how fast the run went; nothing if there was no run."""
    if receipt is None:
        return
    ratio = receipt.requests / max(1, receipt.links)
    yield voice.say("receipt.requests", requests=receipt.requests, hosts=receipt.hosts, ratio=ratio)
    yield voice.say("receipt.starts", number=receipt.most_starts, host=receipt.busiest or "–")
    yield voice.say("receipt.flight", number=receipt.most_in_flight)
    yield voice.say("receipt.too_many", number=receipt.too_many)
    if receipt.refused:
        yield voice.say("receipt.refused", number=receipt.refused)
    yield _time(receipt, voice)


def receipt_line(receipt: Receipt, voice: Voice) -> Safe:
    """Give the same in one line, for those who only have to know that it went politely."""
    return voice.say(
        "receipt.short",
        requests=receipt.requests,
        number=receipt.most_starts,
        too_many=receipt.too_many,
        seconds=receipt.seconds,
        floor=receipt.floor,
    )


def _time(receipt: Receipt, voice: Voice) -> Safe:
    """Give the wall time against the floor; their ratio only where the floor is more than a moment."""
    if receipt.floor < 1:
        return voice.say("receipt.time", seconds=receipt.seconds, floor=receipt.floor)
    ratio = receipt.seconds / receipt.floor
    return voice.say("receipt.time_over", seconds=receipt.seconds, floor=receipt.floor, ratio=ratio)
