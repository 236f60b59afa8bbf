"""A list of problems as text: one form for all, first by file and line."""

from collections.abc import Iterable, Mapping

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.text_file import read_text
from ncp.say.messages import examples, sentence

WIDEST_LINE = 160


def plain_report(project: Project, problems: Iterable[Problem], closing: str = "count") -> str:
    """Give all problems as text, each with its place, its sentence, the line as it stands, and the line mended.

    `closing` names the last sentence, which counts them.
    """
    ordered = sorted(problems, key=lambda problem: (problem.place, problem.code))
    texts = list(dict.fromkeys(problem_text(project, problem) for problem in ordered))
    return "\n\n".join([*texts, sentence("report", closing, {"number": len(texts)})])


def problem_text(project: Project, problem: Problem) -> str:
    """Give one problem: `path:line:column  grade CODE  sentence`, and below it what helps to mend it."""
    lines = [f"{problem.place}  {sentence('report', problem.grade)} {problem.code}  {said(problem)}"]
    if problem.shown:
        lines.append(f"    {sentence('report', 'shown', {'text': printable(problem.shown)})}")
    if standing := line_of(project, problem.place):
        lines += _excerpt(standing, problem.place.column)
    if problem.corrected:
        lines.append(f"    {sentence('report', 'corrected')}")
        lines += [f"    | {printable(line)}" for line in problem.corrected.split("\n")]
    return "\n".join(lines)


def said(problem: Problem) -> str:
    """Give the sentence of a problem with its gaps filled, safe to print."""
    return printable(sentence("problems", problem.code, spelt_out(problem.values)))


def spelt_out(values: Mapping[str, object]) -> dict[str, object]:
    """Replace the name of an example by the example itself, and the nearest name, if there is one, by words."""
    name = str(values.get("example", ""))
    known = examples()
    example = known.get(name) or known.get(name.rsplit(".", 1)[-1], "–")
    near = values.get("nearest")
    return {**values, "example": example, "nearest": sentence("report", "nearest", {"name": near}) if near else ""}


def line_of(project: Project, place: Place) -> str:
    """Give the line at a place as it stands in the file; empty if there is none."""
    path = project.root / place.path
    lines = read_text(project, path)[0].split("\n") if path.is_file() else []
    return lines[place.line - 1] if place.line <= len(lines) else ""


def _excerpt(line: str, column: int) -> list[str]:
    """Give a line with a caret below the column; a long line is cut around it."""
    start = max(0, column - WIDEST_LINE // 2) if len(line) > WIDEST_LINE else 0
    piece = line[start : start + WIDEST_LINE]
    return [f"    | {printable(piece)}", f"    | {' ' * (column - 1 - start)}^"]


def printable(text: str) -> str:
    """Make a text from a file safe to print: no control characters reach the terminal."""
    shown = text.replace("\t", "→")
    return "".join(sign if sign.isprintable() or sign == "\u00a0" else "\ufffd" for sign in shown)
