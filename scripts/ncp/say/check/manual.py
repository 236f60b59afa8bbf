"""The manual of the check: each rule with what it says of its example, and the example mended."""

from collections.abc import Iterator
from html import escape

from ncp.judge.registry import Family, Rule, all_rules
from ncp.project import Project
from ncp.read.examples import Example, read_example, told_elsewhere
from ncp.say.language import editor_language
from ncp.say.messages import sentence
from ncp.say.page import page


def explanation(project: Project, code: str) -> str | None:
    """Explain a rule as text; None if there is no such rule."""
    rule = all_rules().get(code)
    example = read_example(project, code, editor_language())
    if example is not None and rule is None:
        return example.told
    if rule is None or example is None:
        return told_elsewhere(project, code, editor_language()) or None
    grade = sentence("report", rule.grade)
    heading = f"{code} – {sentence('check', f'family_{rule.family}')}, {grade}"
    good = "\n".join(f"    {line}" for line in example.difference)
    return f"{heading}\n\n{example.told}\n\n{sentence('check', 'manual_good')}\n{good}"


def manual_page(project: Project) -> Iterator[str]:
    """Give the manual as a page in pieces: the rules family by family."""
    return page(editor_language(), sentence("check", "manual"), _body(project))


def _body(project: Project) -> Iterator[str]:
    yield f"<p>{escape(sentence('check', 'manual_intro'))}</p>\n"
    rules = all_rules()
    for family in Family:
        yield f'<h2 id="{family}">{escape(sentence("check", f"family_{family}"))}</h2>\n'
        for code in sorted(rules):
            example = read_example(project, code, editor_language())
            if rules[code].family is family and example:
                yield from _rule(rules[code], example)


def _rule(rule: Rule[object], example: Example) -> Iterator[str]:
    grade = sentence("report", rule.grade)
    yield f'<h3 id="{rule.code}">{rule.code} <small>{escape(grade)}</small></h3>\n'
    yield f"<p>{escape(sentence('check', 'manual_bad'))}</p>\n<pre>{escape(example.told)}</pre>\n"
    if example.difference:
        lines = "\n".join(_marked(line) for line in example.difference)
        yield f"<p>{escape(sentence('check', 'manual_good'))}</p>\n<pre>{lines}</pre>\n"


def _marked(line: str) -> str:
    """Mark a line as taken away or put in."""
    name = {"-": "del", "+": "ins"}.get(line[:1])
    return f"<{name}>{escape(line)}</{name}>" if name else escape(line)
