"""The findings as one page for people."""

from collections.abc import Iterator
from html import escape

from ncp.check import Checked
from ncp.problems import Grade, Problem
from ncp.project import Project
from ncp.say.check.terminal import excuse_lines, sums
from ncp.say.language import editor_language
from ncp.say.messages import sentence
from ncp.say.page import page, table
from ncp.say.report import line_of, printable, said


def html_report(project: Project, checked: Checked) -> Iterator[str]:
    """Give the page in pieces: sums, then a table a grade, then the exceptions."""
    return page(editor_language(), sentence("check", "title"), _body(project, checked))


def _body(project: Project, checked: Checked) -> Iterator[str]:
    yield f"<p><strong>{escape(sums(checked))}</strong></p>\n"
    names = (sentence("check", "place"), sentence("check", "matter"), sentence("check", "line"))
    for grade in Grade:
        problems = [problem for problem in checked.problems if problem.grade is grade]
        if problems:
            caption = f"{sentence('check', f'group_{grade}')}: {len(problems)}"
            yield from table(caption, names, (_row(project, problem) for problem in problems))
    if checked.excused:
        points = "".join(f"<li>{escape(printable(line))}</li>" for line in excuse_lines(checked))
        yield f"<h2>{escape(sentence('check', 'group_excused'))}</h2>\n<ul>{points}</ul>\n"


def _row(project: Project, problem: Problem) -> tuple[str, str, str]:
    seen = escape(sentence("report", "shown", {"text": printable(problem.shown)})) if problem.shown else ""
    matter = f"<p>{escape(said(problem))} <small>{problem.code}</small></p>" + (f"<p>{seen}</p>" if seen else "")
    standing = f"<p><del>{escape(printable(line_of(project, problem.place)))}</del></p>"
    lines = problem.corrected.split("\n") if problem.corrected else []
    mended = "<br>".join(escape(printable(line)) for line in lines)
    return escape(str(problem.place)), matter, standing + (f"<p><ins>{mended}</ins></p>" if mended else "")
