"""The findings as Markdown, for the summary of a run in CI."""

from collections.abc import Iterator

from ncp.check import Checked
from ncp.links.say.markdown import code_span
from ncp.problems import Grade, Problem
from ncp.say.check.terminal import excuse_lines, sums
from ncp.say.messages import sentence
from ncp.say.report import said

MOST = 200
"""Problems that a summary shows; a run's summary may hold a mebibyte, and nobody reads more."""
GRADES = (Grade.ERROR, Grade.WARNING, Grade.NOTE)


def summary_report(checked: Checked) -> Iterator[str]:
    """Give the summary as lines, each with its end: the sums, then a list a grade."""
    yield f"# {sentence('check', 'title')}\n\n{sums(checked)}\n"
    left = MOST
    for grade in GRADES:
        problems = [problem for problem in checked.problems if problem.grade is grade]
        if problems:
            yield f"\n## {sentence('check', f'group_{grade}')}: {len(problems)}\n\n"
        for problem in problems[: max(left, 0)]:
            yield from _lines(problem)
        left -= len(problems)
    if left < 0:
        yield f"\n{sentence('check', 'cut', {'number': -left})}\n"
    if checked.excused:
        yield f"\n## {sentence('check', 'group_excused')}: {len(checked.excused)}\n\n"
        yield from (f"- {code_span(line)}\n" for line in excuse_lines(checked))


def _lines(problem: Problem) -> Iterator[str]:
    yield f"- {code_span(str(problem.place))} **{problem.code}** {code_span(said(problem))}\n"
    if problem.corrected:
        mended = " ⏎ ".join(problem.corrected.split("\n"))
        yield f"  - {sentence('report', 'corrected')} {code_span(mended)}\n"
