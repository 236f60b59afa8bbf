"""A list of problems as text: one form for all, first by file and line."""

from collections.abc import Iterable

from ncp.problems import Problem
from ncp.say.messages import sentence

WIDEST_LINE = 160


def plain_report(problems: Iterable[Problem]) -> str:
    """Give all problems as text, each with its place, its sentence, the line, and the line mended."""
    ordered = sorted(problems, key=lambda problem: (problem.place, problem.code))
    texts = list(dict.fromkeys(problem_text(problem) for problem in ordered))
    return "\n\n".join([*texts, sentence("report", "count", {"number": len(texts)})])


def problem_text(problem: Problem) -> str:
    """Give one problem: `path:line:column  grade CODE  sentence`, and below it what helps to mend it."""
    said = sentence("problems", problem.code, problem.values)
    lines = [f"{problem.place}  {sentence('report', problem.grade)} {problem.code}  {said}"]
    if problem.shown:
        lines.append(f"    {sentence('report', 'shown', {'text': printable(problem.shown)})}")
    if problem.line is not None:
        lines += _excerpt(problem.line, problem.place.column)
    if problem.corrected:
        lines.append(f"    {sentence('report', 'corrected')}")
        lines += [f"    | {printable(line)}" for line in problem.corrected.split("\n")]
    return "\n".join(lines)


def _excerpt(line: str, column: int) -> list[str]:
    """Give a line with a caret below the column; a long line is cut around it."""
    start = max(0, column - WIDEST_LINE // 2) if len(line) > WIDEST_LINE else 0
    piece = line[start : start + WIDEST_LINE]
    return [f"    | {printable(piece)}", f"    | {' ' * (column - 1 - start)}^"]


def printable(text: str) -> str:
    """Make a text from a file safe to print: no control characters reach the terminal."""
    return "".join(sign if sign.isprintable() or sign == "\u00a0" else "\ufffd" for sign in text)
