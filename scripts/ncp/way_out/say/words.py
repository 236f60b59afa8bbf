"""The words that all reports of `way-out` share."""

from collections.abc import Iterator

from ncp.say.messages import sentence
from ncp.say.report import printable
from ncp.way_out.model import Rehearsal, Scope


def say(name: str, **values: object) -> str:
    """Give a sentence of data/messages/way_out.yml, safe to print."""
    return printable(sentence("way_out", name, values))


def sums(found: Rehearsal) -> str:
    """Say how many pages there are, and how many things differ."""
    compared = found.compared
    values = {"engine": found.engine, "version": found.version, "seconds": f"{found.seconds:.1f}"}
    counts = {"differences": len(compared.differences), "broken": len(compared.broken)}
    return say("engine", **values, **counts, pages=compared.pages, identical=compared.identical)


def remarks(found: Rehearsal) -> Iterator[str]:
    """Say what holds for the whole site: troubles, what was compared, warnings."""
    if not found.differs:
        yield say("same")
    for name in ("template_trouble", "engine_trouble", "finish_trouble"):
        if reason := getattr(found, name):
            yield say(name, reason=reason)
    if found.scope is Scope.ARTICLE:
        yield say("scope_article")
    yield from (say("warning", text=text) for text in found.warnings)
