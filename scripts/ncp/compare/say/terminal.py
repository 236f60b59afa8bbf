"""The comparison as text."""

from collections.abc import Iterator

from ncp.compare.model import Comparison
from ncp.compare.say.lines import change_lines
from ncp.compare.say.words import frame_said, language_said, page_said, say, told_languages


def plain_report(comparison: Comparison) -> Iterator[str]:
    """Give the lines: language after language, page after page, all of it."""
    if comparison.is_empty:
        yield say("nothing")
    for language in told_languages(comparison):
        yield language_said(comparison, language)
        for page in comparison.of(language):
            yield f"  {page_said(page)}"
            yield from (f"    {line}".rstrip() for line in change_lines(page.changes))
        frame = comparison.frames.get(language)
        if frame:
            yield f"  {frame_said(frame)}"
            yield from (f"    {line}".rstrip() for line in change_lines(frame.changes))
