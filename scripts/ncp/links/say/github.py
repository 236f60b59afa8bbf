"""Annotations for GitHub's runner: one workflow command for each place that holds a link which is not in order."""

from collections.abc import Iterator

from ncp.links.model import Checked, Outcome, Source, Verdict
from ncp.links.say.safe import shown
from ncp.links.say.words import Voice, advice, grouped, matter, unfinished
from ncp.say.workflow import as_data, as_property

COMMANDS = {
    Verdict.BROKEN: "error",
    Verdict.CHANGED: "warning",
    Verdict.MOVED: "warning",
    Verdict.UNVERIFIABLE: "notice",
}


def github_commands(outcome: Outcome, language: str) -> Iterator[str]:
    """Give the commands as lines, each with its end, the worst first: the runner shows only ten of a kind."""
    voice = Voice(language)
    if left := unfinished(outcome, voice):
        yield f"::warning::{as_data(left)}\n"
    for _, links in grouped(outcome):
        for checked in links:
            for source in checked.contract.sources or (None,):
                yield f"{_command(checked, source, voice)}\n"


def _command(checked: Checked, source: Source | None, voice: Voice) -> str:
    title = matter(checked, voice)
    place = {"file": shown(source.place.path), "line": source.place.line, "col": source.place.column} if source else {}
    properties = ",".join(f"{name}={as_property(str(value))}" for name, value in {**place, "title": title}.items())
    message = f"{shown(checked.contract.url)} – {advice(checked, voice)}"
    return f"::{COMMANDS[checked.finding.verdict]} {properties}::{as_data(message)}"
