"""Say: what the link check found, one form of report a file. Titles and addresses are strangers' texts."""

from collections.abc import Iterator

from ncp.links.model import Outcome


def report_named(name: str, outcome: Outcome, language: str) -> Iterator[str]:
    """Give a report in pieces: json, html, markdown, junit, github or terminal. Each loads only what it needs."""
    if name == "json":
        from ncp.links.say.as_json import json_report  # noqa: PLC0415

        return json_report(outcome)
    if name == "html":
        from ncp.links.say.html import html_report  # noqa: PLC0415

        return html_report(outcome, language)
    if name == "markdown":
        from ncp.links.say.markdown import markdown_report  # noqa: PLC0415

        return markdown_report(outcome, language)
    if name == "junit":
        from ncp.links.say.junit import junit_report  # noqa: PLC0415

        return junit_report(outcome, language)
    if name == "github":
        from ncp.links.say.github import github_commands  # noqa: PLC0415

        return github_commands(outcome, language)
    from ncp.links.say.terminal import terminal_report  # noqa: PLC0415

    return terminal_report(outcome, language)
