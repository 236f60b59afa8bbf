"""The memory of the link check: a state file beside the data, one JSON object a line, sorted, so that diffs are small.

A link is *dead* only after it failed on at least three checks over at least three days; before that it is *failing*.
Runs that follow one another within half a day are one check.
A damaged line (a merge gone wrong) costs the memory of that link alone, never a run.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from ncp.links.model import Finding, Remembered, Standing, Verdict
from ncp.links.rows import keyed
from ncp.whole_file import write_whole

CHECKS_TO_DEATH = 3
TIME_TO_DEATH = timedelta(days=3)
CHANGED_HANDS = "changed-hands"
SAME_CHECK = timedelta(hours=12)
"""Failures that lie closer together count as one."""
TIMES = ("checked", "first_failure", "last_success", "counted")
DAYS = ("certificate_expires", "domain_expires")
LONGEST_FILE = 64 * 1024 * 1024
"""Bytes; a state file of more is none of ours."""
URL_KEY = "url"
HOST_LINE = '{"host"'
"""How the lines on whole hosts begin."""


def read_memory(path: Path) -> Mapping[str, Remembered]:
    """Give address → what is remembered of it; empty if there is no file. Damaged lines are skipped.

    Where an address has several promises, `rows.recalled` gives each its own.
    """
    return keyed(_entries(path))


def _entries(path: Path) -> Iterator[Remembered]:
    try:
        if path.stat().st_size > LONGEST_FILE:
            return
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if (remembered := entry_of(line)) is not None:
                    yield remembered
    except OSError:
        return


def entry_of(line: str) -> Remembered | None:
    """Give what a line of the state file says; None if it cannot be understood."""
    try:
        values = json.loads(line)
        return Remembered(**{name: _value(name, value) for name, value in values.items() if name in FIELDS})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - JSON
    """Turn a JSON value into the field's own type; raises ValueError if it is of another."""
    if name in TIMES:
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    if name in DAYS:
        return date.fromisoformat(value)
    if name in KINDS:
        return KINDS[name](value)
    if not isinstance(value, str):
        raise ValueError(name)  # noqa: TRY004 - one kind of damage is enough for the caller
    return value


KINDS = {"verdict": Verdict, "standing": Standing, "failures": int, "owner_named": bool}
FIELDS = {field.name for field in fields(Remembered)}


def line_of(remembered: Remembered) -> str:
    """Give the line for one link; what is empty is left out."""
    kept = {name: _plain(value) for name, value in vars(remembered).items() if value or name in {URL_KEY, "verdict"}}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return stamp(value)
    return value.isoformat() if isinstance(value, date) else value


def stamp(time: datetime) -> str:
    """Write a time as the state file and the reports do: UTC, to the second."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_memory(path: Path, memory: Mapping[str, Remembered], hosts: tuple[str, ...] = ()) -> None:
    """Write the state file whole or not at all: a line a link (and promise), then the lines on whole hosts.

    Raises:
        OSError: the disk did not let us; the former file is untouched.
    """
    rows = {(row.url, row.seal): row for row in memory.values()}
    links = (line_of(rows[name]) for name in sorted(rows))
    write_whole(path, (f"{line}\n" for line in chain(links, hosts)))


def after_check(former: Remembered | None, finding: Finding, seen: Remembered) -> Remembered:
    """Give what is remembered after a check: `seen` is what this check learnt, `former` what was known before it.

    What cannot be verified neither mends nor worsens: it keeps the failures and the standing that were there.
    """
    if finding.verdict is Verdict.BROKEN:
        return _failed(former, seen)
    if finding.reason == CHANGED_HANDS:
        return replace(_baseline(former, seen), standing=Standing.SUSPECT)
    if finding.verdict is Verdict.UNVERIFIABLE:
        kept = _baseline(former, seen)
        if former is None:
            return kept
        failures, first, counted = former.failures, former.first_failure, former.counted
        return replace(kept, failures=failures, first_failure=first, counted=counted, standing=former.standing)
    if finding.verdict is Verdict.CHANGED:
        return _baseline(former, seen)
    return replace(seen, last_success=seen.checked)


def _failed(former: Remembered | None, seen: Remembered) -> Remembered:
    first = (former.first_failure if former else None) or seen.checked
    failures, counted = _count(former, seen.checked)
    dead = failures >= CHECKS_TO_DEATH and seen.checked - first >= TIME_TO_DEATH
    suspect = former is not None and former.standing is Standing.SUSPECT
    failing = Standing.SUSPECT if suspect else Standing.FAILING
    standing = Standing.DEAD if dead else failing
    kept = _baseline(former, seen)
    return replace(kept, failures=failures, first_failure=first, counted=counted, standing=standing)


def _count(former: Remembered | None, now: datetime) -> tuple[int, datetime]:
    """Give how many failures are counted with the one of now, and when the last of them was."""
    if former is None or not former.failures:
        return 1, now
    last = former.counted or former.checked  # older files do not tell
    return (former.failures, last) if now - last < SAME_CHECK else (former.failures + 1, now)


def _baseline(former: Remembered | None, seen: Remembered) -> Remembered:
    """Keep what the last good check saw: only a good check may replace it."""
    if former is None:
        return replace(seen, landing="", title="", owner_named=False, fingerprint="", issuer="", etag="")
    return replace(
        seen,
        landing=former.landing,
        title=former.title,
        owner_named=former.owner_named,
        fingerprint=former.fingerprint,
        issuer=former.issuer,
        etag=former.etag,
        last_success=former.last_success,
    )
