"""The words of the link check, in English or Latvian, with strangers' texts made harmless for where they are read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import yaml

from ncp.links.model import Checked, Outcome, Remembered, Verdict
from ncp.links.say.safe import Safe, shown
from ncp.project import this_project

LANGUAGES = ("en", "lv")
WORST_FIRST = (Verdict.BROKEN, Verdict.CHANGED, Verdict.MOVED, Verdict.UNVERIFIABLE)
"""The verdicts that an editor hears of."""
TASKS = frozenset({Verdict.BROKEN, Verdict.CHANGED, Verdict.MOVED})
NONE = Safe("–")
MOST_FILES = 3
"""Files that an advice names; the others stand among the places."""


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Give name → language → sentence, as in data/messages/links.yml."""
    text = (this_project().data / "messages" / "links.yml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded


@dataclass(frozen=True)
class Voice:
    """How a report speaks: its language, and how a stranger's text is made harmless in it."""

    language: str
    quote: Callable[[str], str] = shown

    def say(self, name: str, **values: object) -> Safe:
        """Give a sentence with its gaps filled; every text that is not `Safe` is quoted."""
        return Safe(sentences()[name][self.language].format(**{key: self.safe(value) for key, value in values.items()}))

    def safe(self, value: object) -> object:
        """Give a value as it may stand in this report."""
        if isinstance(value, float):
            return f"{value:.2f}".replace(".", "," if self.language == "lv" else ".")
        return self.quote(value) if isinstance(value, str) and not isinstance(value, Safe) else value

    def listed(self, texts: tuple[str, ...], most: int) -> Safe:
        """Give the first texts, quoted, and how many more there are."""
        more = [self.say("and_more", number=len(texts) - most)] if len(texts) > most else []
        return Safe(", ".join([*map(self.quote, texts[:most]), *more]))


def matter(checked: Checked, voice: Voice) -> Safe:
    """Give the verdict and the short name of its reason: `broken: no such page (404)`."""
    finding = checked.finding
    name = voice.say(f"{advice_name(finding.reason)}.name", status=finding.status or NONE)
    return Safe(f"{voice.say(f'verdict.{finding.verdict}')}: {name}")


def advice(checked: Checked, voice: Voice) -> Safe:
    """Give what is the matter with a link and what to do."""
    return Safe(f"{what(checked, voice)} {do(checked, voice)}")


def what(checked: Checked, voice: Voice) -> Safe:
    """Give what is the matter with a link, in one sentence."""
    return voice.say(f"{advice_name(checked.finding.reason)}.what", **_values(checked, voice))


def do(checked: Checked, voice: Voice) -> Safe:
    """Give what the editor shall do about a link, in one sentence."""
    return voice.say(f"{advice_name(checked.finding.reason)}.do", **_values(checked, voice))


def advice_name(reason: str) -> str:
    """Give the name under which a reason's sentences stand: `status-…` has a general pair and some of their own."""
    is_general = reason.startswith("status-") and f"{reason}.what" not in sentences()
    return "status" if is_general else reason


def _values(checked: Checked, voice: Voice) -> dict[str, object]:
    finding = checked.finding
    missing = ", ".join(voice.say("quoted", text=word) for word in finding.missing)
    return {
        "status": finding.status or NONE,
        "final_url": finding.final_url or NONE,
        "proposal": finding.proposal or NONE,
        "missing": Safe(missing) or NONE,
        "days": days_failing(checked.remembered),
        "files": voice.listed(files_of(checked), MOST_FILES) if checked.contract.sources else NONE,
    }


def files_of(checked: Checked) -> tuple[str, ...]:
    """Give the files in which a link is mended, each once; a promise stands only in the list, which is named first."""
    contract = checked.contract
    promised = contract.titles or contract.evidence or contract.languages or contract.owners
    files = dict.fromkeys(source.place.path for source in contract.sources)
    return tuple(files)[:1] if promised else tuple(files)


def days_failing(remembered: Remembered) -> int:
    """Give the days since the first failure; 0 if there is none."""
    first = remembered.first_failure
    return (remembered.checked - first).days if first else 0


def day(time: date | datetime) -> Safe:
    """Write a day as the data files do: 2026-11-22."""
    return Safe(time.strftime("%Y-%m-%d"))


def grouped(outcome: Outcome) -> Iterator[tuple[Verdict, tuple[Checked, ...]]]:
    """Give the links that an editor hears of, by verdict, the worst first; empty groups are left out."""
    for verdict in WORST_FIRST:
        if links := tuple(checked for checked in outcome.checked if checked.finding.verdict is verdict):
            yield verdict, links


def is_task(checked: Checked) -> bool:
    """Say whether an editor has to do something; what nobody can verify is only told, lest the list never empties."""
    return checked.finding.verdict in TASKS or checked.remembered.standing.is_quarantined


def tasks(outcome: Outcome) -> int:
    """Count the links for which an editor has to do something."""
    return sum(map(is_task, outcome.checked))


def unfinished(outcome: Outcome, voice: Voice) -> Safe | None:
    """Give how many links were checked and how the others will be; None if all were."""
    done = len(outcome.checked)
    total = max(outcome.total, done)
    if outcome.interrupted:
        return voice.say("interrupted", done=done, total=total)
    return voice.say("unchecked", done=done, total=total) if done < total else None


def headline(outcome: Outcome, voice: Voice) -> Safe:
    """Give what comes of the run in a line; "nothing to do" only if all links were checked."""
    number = tasks(outcome)
    todo = voice.say("todo", number=number) if number else voice.say("nothing")
    left = unfinished(outcome, voice)
    if left is None:
        return todo
    return Safe(f"{left} {todo}") if number else left


def counts(outcome: Outcome, voice: Voice) -> Safe:
    """Give how many links were checked, and how many got which verdict."""
    number = dict.fromkeys((*WORST_FIRST, Verdict.OK), 0)
    for checked in outcome.checked:
        number[checked.finding.verdict] += 1
    parts = [f"{voice.say(f'verdict.{verdict}')} {count}" for verdict, count in number.items()]
    return Safe(f"{voice.say('count', number=len(outcome.checked))} ({', '.join(parts)})")
