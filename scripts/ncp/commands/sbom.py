"""`sbom`: what the site and its tools are made of."""

from pathlib import Path
from typing import Annotated

import typer

from ncp.commands.check import write_report
from ncp.project import this_project
from ncp.say.endings import PROBLEMS
from ncp.say.messages import say_help, sentence
from ncp.say.report import printable


def sbom(
    output: Annotated[Path | None, typer.Option(help=say_help("sbom_output"), show_default=False)] = None,
    third_party: Annotated[bool, typer.Option("--third-party", help=say_help("sbom_third_party"))] = False,  # noqa: FBT002 - a switch
    weaknesses: Annotated[bool, typer.Option("--weaknesses", help=say_help("sbom_weaknesses"))] = False,  # noqa: FBT002 - the same
) -> None:
    """Write the bill of materials, tell licences and known weaknesses."""
    from ncp.parts import third_party as file  # noqa: PLC0415 - loads much
    from ncp.parts.collect import parts_of  # noqa: PLC0415 - the same
    from ncp.parts.cyclonedx import bill  # noqa: PLC0415 - the same
    from ncp.parts.weaknesses import known_weaknesses  # noqa: PLC0415 - the same
    from ncp.publish.manifest import version_of_tools  # noqa: PLC0415 - the same

    project = this_project()
    parts = parts_of(project)
    if third_party:
        write_report(project.root / file.FILE, [file.third_party(parts)])
    write_report(output, [bill(parts, version_of_tools())])  # also if nobody answers what is asked next
    unknown = sum(not part.licence for part in parts)
    shipped = ", ".join(part.name for part in parts if part.shipped)
    typer.echo(sentence("report", "parts", {"number": len(parts), "unknown": unknown, "shipped": shipped}))
    if not weaknesses:
        return
    found = known_weaknesses(project)
    write_report(output, [bill(parts, version_of_tools(), found)])
    for one in found:
        fixed = ", ".join(one.fixed_in) or "–"
        values = {"package": one.package, "version": one.version, "id": one.id, "fixed": fixed}
        typer.echo(printable(sentence("report", "weakness", values)))
    typer.echo(sentence("report", "weaknesses", {"number": len(found)}))
    if found:
        raise typer.Exit(PROBLEMS)
