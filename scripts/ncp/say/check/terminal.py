"""The findings as text: every problem with its line, then how many there are."""

from ncp.check import Checked
from ncp.problems import Grade
from ncp.project import Project
from ncp.say.messages import sentence
from ncp.say.report import problem_text


def terminal_report(project: Project, checked: Checked, *, notes: bool) -> str:
    """Give errors and warnings, notes if wished, the exceptions that were used, and the sums."""
    grades = (Grade.ERROR, Grade.WARNING, Grade.NOTE) if notes else (Grade.ERROR, Grade.WARNING)
    texts = [problem_text(project, problem) for problem in checked.problems if problem.grade in grades]
    return "\n\n".join([*texts, "\n".join([*excuse_lines(checked), sums(checked)])])


def sums(checked: Checked) -> str:
    """Say how many problems of each grade there are."""
    values = {
        "pages": checked.pages,
        "errors": checked.count(Grade.ERROR),
        "warnings": checked.count(Grade.WARNING),
        "notes": checked.count(Grade.NOTE),
        "exceptions": len(checked.excused),
    }
    more = sentence("check", "waiting", {"number": checked.waiting}) if checked.waiting else ""
    clean = not values["errors"] and not values["warnings"]
    return " ".join(filter(None, (sentence("check", "clean" if clean else "sums", values), more)))


def excuse_lines(checked: Checked) -> list[str]:
    """Give a line for each exception that was used."""
    return [
        sentence("check", "excused", {"place": excuse.place, "code": excuse.code, "reason": excuse.reason})
        for excuse, _ in checked.excused
    ]
