"""`reading`: how long the sentences are, language by language."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ncp.commands.check import write_report
from ncp.problems import ContentError
from ncp.project import this_project
from ncp.say.messages import say_help, sentence
from ncp.say.report import printable

if TYPE_CHECKING:
    from ncp.reading.measure import Measure

MOST_SHOWN = 1000
PERCENT = 100


def reading(
    show: Annotated[int, typer.Option(min=0, max=MOST_SHOWN, help=say_help("reading_show"))] = 0,
    json_file: Annotated[Path | None, typer.Option("--json", help=say_help("links_json"), show_default=False)] = None,
) -> None:
    """Print the average length of sentences and the share of long ones."""
    from ncp.read.content import read_content  # noqa: PLC0415 - loads much
    from ncp.reading.measure import LONG, measured  # noqa: PLC0415 - the same

    content, problems = read_content(this_project())
    if content is None:
        raise ContentError(problems)
    report = []
    for whole, pages in measured(content):
        report.append({**_values(whole), "pages": [_values(page) for page in pages]})
        typer.echo(sentence("report", "sentence_lengths", {**_said(whole), "pages": len(pages), "long": LONG}))
        for one in whole.long[:show]:
            typer.echo(f"  {one.place}  {one.words}  {printable(one.text)}")
    write_report(json_file, [json.dumps(report, ensure_ascii=False, indent=1) + "\n"])


def _said(measure: "Measure") -> dict[str, object]:
    """Give the figures as they are told."""
    values = _values(measure)
    return {**values, "average": f"{measure.average:.1f}", "share": f"{measure.share * PERCENT:.1f}"}


def _values(measure: "Measure") -> dict[str, object]:
    return {
        "language": measure.language,
        "page": measure.page,
        "sentences": len(measure.sentences),
        "average": round(measure.average, 2),
        "share": round(measure.share, 4),
        "number": len(measure.long),
    }
