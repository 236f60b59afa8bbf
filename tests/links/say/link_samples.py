"""A run of the link check with a link of each verdict, and the texts that strangers may send."""

from dataclasses import replace
from datetime import UTC, date, datetime

from ncp.links.model import (
    Checked,
    Contract,
    Finding,
    Hop,
    Outcome,
    Receipt,
    Remembered,
    Source,
    Standing,
    Verdict,
)
from ncp.links.reasons import REASONS
from ncp.problems import Place

NOW = datetime(2026, 11, 22, 4, 30, tzinfo=UTC)
RECEIPT = Receipt(
    links=6,
    hosts=5,
    requests=8,
    most_starts=2,
    busiest="a.example",
    most_in_flight=1,
    too_many=0,
    seconds=4.5,
    floor=4.0,
)
HOSTILE = (
    "\x1b[31mred\x1b[0m\x07\x9b31m\r\n\n::error file=x::pwned\n##[add-mask]x ##vso[task.setvariable]y "
    "\u202egnp.exe\u2066\u200b\ufeff\ud800\x00\ufffe @editor #1 GH-2 !3 owner/repo#4 "
    "</bdi><script>alert(1)</script> <img src=x onerror=alert(1)> \"' onload=x &lt;b&gt; "
    "[click](https://evil.example) ![x](https://evil.example/p.png) <https://evil.example> https://evil.example "
    "`a` ``b`` ```c | d | e\n- [ ] forged task\n# forged heading\n--> ]]> {status} {0} %0A%25 a:b,c ~~~ $x$"
)


def checked(verdict: Verdict, reason: str, url: str, line: int = 1, **found: object) -> Checked:
    """Give a link that stands in data/links.yml, with what was found."""
    source = Source(Place("data/links.yml", line, 10), ("docs/lv/links.md", "docs/en/links.md"))
    finding = replace(Finding(verdict, reason, 200), **found)  # type: ignore[arg-type]
    return Checked(Contract(url, (source,)), finding, Remembered(url, NOW, verdict, reason))


def remembering(link: Checked, **kept: object) -> Checked:
    """Give the same link with more that is remembered."""
    return replace(link, remembered=replace(link.remembered, **kept))  # type: ignore[arg-type]


def a_run() -> Outcome:
    """Give a run with a link of each verdict, one of them dead and one that may have changed hands."""
    good = checked(Verdict.OK, "ok", "https://a.example/")
    moved = checked(
        Verdict.MOVED,
        "moved",
        "http://b.example/old",
        20,
        final_url="https://b.example/new",
        proposal="https://b.example/new",
        hops=(Hop("http://b.example/old", 301, "https://b.example/new"),),
    )
    dead = checked(Verdict.BROKEN, "status-404", "https://c.example/gone", 30, status=404, title="Lapa nav atrasta")
    other = checked(Verdict.CHANGED, "changed-hands", "https://d.example/", 40, final_url="https://casino.example/")
    words = checked(Verdict.CHANGED, "evidence-gone", "https://a.example/page", 50, missing=("klasteris", "Latvija"))
    wall = checked(Verdict.UNVERIFIABLE, "forbidden", "https://e.example/", 60, status=403)
    earlier = datetime(2026, 10, 1, 4, 30, tzinfo=UTC)
    return Outcome(
        (
            remembering(good, certificate_expires=date(2026, 12, 1), domain_expires=date(2027, 12, 1)),
            moved,
            remembering(dead, standing=Standing.DEAD, failures=3, first_failure=earlier, last_success=earlier),
            remembering(other, standing=Standing.SUSPECT),
            words,
            wall,
        ),
        RECEIPT,
    )


def a_hostile_run() -> Outcome:
    """Give a run in which every text that can come from outside is hostile, once for each reason."""
    return Outcome(
        tuple(_hostile(verdict, reason) for verdict, reasons in REASONS.items() for reason in reasons),
        replace(RECEIPT, busiest=HOSTILE),
    )


def _hostile(verdict: Verdict, reason: str) -> Checked:
    link = checked(
        verdict,
        reason,
        f"https://f.example/{HOSTILE}",
        final_url=HOSTILE,
        proposal=HOSTILE,
        title=HOSTILE,
        missing=(HOSTILE, HOSTILE),
        hops=(Hop(HOSTILE, 302, HOSTILE),),
    )
    source = Source(Place(HOSTILE, 1, 1), (HOSTILE,))
    placed = replace(link, contract=replace(link.contract, sources=(source,)))
    return remembering(placed, standing=Standing.SUSPECT, certificate_expires=NOW.date(), domain_expires=NOW.date())
