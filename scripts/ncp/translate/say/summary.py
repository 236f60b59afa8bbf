"""The state of translations as Markdown, for the summary of a run in CI."""

from collections.abc import Iterator

from ncp.links.say.markdown import code_span
from ncp.read.site import Site
from ncp.translate.model import Ages
from ncp.translate.say.words import count_of, languages_of, matters, remarks, say, state_name

MOST = 300
"""Translations that a summary lists; a run's summary may hold a mebibyte, and nobody reads more."""


def summary_report(site: Site, ages: Ages) -> Iterator[str]:
    """Give the summary as lines, each with its end."""
    yield f"# {say('title')}\n\n"
    yield from (f"- {count_of(site, ages, language)}\n" for language in languages_of(site))
    yield from (f"\n{remark}\n" for remark in remarks(ages))
    told = [(age, found) for age in ages.ages if (found := tuple(matters(age)))]
    if not told:
        yield f"\n{say('all_current')}\n"
        return
    yield f"\n## {say('details')}\n\n"
    for age, found in told[:MOST]:
        yield f"- {code_span(age.file)} **{state_name(age.state)}**\n"
        yield from (f"  - {code_span(matter)}\n" for matter in found)
    if len(told) > MOST:
        yield "- …\n"
