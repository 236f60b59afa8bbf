"""The commands. Exit codes: 0 clean, 1 problems in the content, 2 misuse or trouble with the machine, 130 stopped."""

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ncp.processes import collect_seldom
from ncp.project import this_project
from ncp.say.door import DOOR
from ncp.say.endings import INTERRUPTED, ended_well
from ncp.say.messages import say_help, sentence
from ncp.say.progress import Tell, say_nothing
from ncp.say.usage import with_usage_told

OWN = ("build", "preview", "test")
"""The commands that are here from the start."""
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help=say_help("about"),
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def commands() -> None:
    """Keep the commands apart even while there is only one."""


@app.command(help=say_help("build"), short_help=say_help("build_short"))
def build(
    output: Annotated[Path | None, typer.Option(help=say_help("build_output"), show_default=False)] = None,
    clean: Annotated[bool, typer.Option("--clean", help=say_help("build_clean"))] = False,  # noqa: FBT002 - a switch
) -> None:
    """Build the site."""
    collect_seldom()
    from ncp.build import build_site  # noqa: PLC0415 - the engine loads only for those who build

    project = this_project()
    start = time.monotonic()
    try:
        with steps_shown() as tell:
            kept = None if clean else project.kept
            built = build_site(project, (output or project.root / "site").resolve(), tell, kept)
    except KeyboardInterrupt:
        typer.echo(sentence("troubles", "interrupted"), err=True)
        raise typer.Exit(INTERRUPTED) from None
    seconds = f"{time.monotonic() - start:.1f}"
    values = {"folder": built.output, "pages": built.pages, "languages": built.languages, "seconds": seconds}
    typer.echo(sentence("report", "built", values))
    if built.dead_links:
        command = f"{DOOR} links report"
        typer.echo(sentence("report", "built_dead_links", {"number": built.dead_links, "command": command}))


@contextlib.contextmanager
def steps_shown() -> Iterator[Tell]:
    """Show the step that is going on, on a terminal; stay quiet in a pipe."""
    if not sys.stderr.isatty():
        yield say_nothing
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal

    with Console(stderr=True).status("") as status:

        def tell(step: str, done: int = 0, total: int = 0) -> None:
            status.update(f"{sentence('report', step)} … {f'{done}/{total}' if total else ''}")

        yield tell


@app.command(help=say_help("preview"), short_help=say_help("preview_short"))
def preview(port: Annotated[int, typer.Option(min=1, max=65535, help=say_help("preview_port"))] = 8000) -> None:
    """Serve the site and rebuild it as files are saved."""
    from ncp.preview import serve_preview  # noqa: PLC0415 - the engine loads only for those who build

    serve_preview(this_project(), port)


@app.command(
    help=say_help("test"),
    short_help=say_help("test_short"),
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def test(context: typer.Context) -> None:
    """Run the quality gates."""
    from ncp.gates import run_gates  # noqa: PLC0415 - only for those who test

    raise typer.Exit(run_gates(this_project(), context.args))


def add_other_commands() -> None:
    """Add the commands that bring much with them, which a build or a preview would only wait for."""
    from ncp.commands.audit import audit  # noqa: PLC0415
    from ncp.commands.check import check  # noqa: PLC0415
    from ncp.commands.compare import compare  # noqa: PLC0415
    from ncp.commands.new import new  # noqa: PLC0415
    from ncp.commands.publish import publish  # noqa: PLC0415
    from ncp.commands.reading import reading  # noqa: PLC0415
    from ncp.commands.review import review  # noqa: PLC0415
    from ncp.commands.sbom import sbom  # noqa: PLC0415
    from ncp.commands.views import views  # noqa: PLC0415
    from ncp.commands.way_out import way_out  # noqa: PLC0415
    from ncp.links.commands import links  # noqa: PLC0415
    from ncp.translate.commands import translate  # noqa: PLC0415

    app.command(help=say_help("check"), short_help=say_help("check_short"))(check)
    app.add_typer(new, name="new", help=say_help("new"), short_help=say_help("new_short"))
    app.add_typer(translate, name="translate", help=say_help("translate"), short_help=say_help("translate_short"))
    app.command(help=say_help("review"), short_help=say_help("review_short"))(review)
    app.command(help=say_help("reading"), short_help=say_help("reading_short"))(reading)
    app.command(help=say_help("audit"), short_help=say_help("audit_short"))(audit)
    app.command(help=say_help("compare"), short_help=say_help("compare_short"))(compare)
    app.command(help=say_help("publish"), short_help=say_help("publish_short"))(publish)
    app.command(help=say_help("views"), short_help=say_help("views_short"))(views)
    app.command(help=say_help("sbom"), short_help=say_help("sbom_short"))(sbom)
    app.command("way-out", help=say_help("way_out"), short_help=say_help("way_out_short"))(way_out)
    app.add_typer(links, name="links", help=say_help("links"), short_help=say_help("links_short"))


if not {*sys.argv[1:2]} & {*OWN}:
    add_other_commands()


def main() -> None:
    """Run a command; every trouble that we know ends in a sentence."""
    codes: list[int] = []

    def run() -> None:
        codes.append(with_usage_told(lambda: app(prog_name=DOOR, standalone_mode=False), sys.argv[1:]))

    trouble = ended_well(run)
    sys.exit(trouble or codes[0])
