"""`new page` and `new language`: files that already pass the check."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from ncp.project import this_project
from ncp.say.messages import say_help, sentence

new = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@new.command(help=say_help("new_page"), short_help=say_help("new_page_short"))
def page(
    name: Annotated[str, typer.Argument(help=say_help("new_page_name"))],
    title: Annotated[str, typer.Option(prompt=say_help("new_page_title"), help=say_help("new_page_title"))],
    description: Annotated[
        str, typer.Option(prompt=say_help("new_page_description"), help=say_help("new_page_description"))
    ],
    owner: Annotated[str | None, typer.Option(help=say_help("new_page_owner"), show_default=False)] = None,
) -> None:
    """Make a page."""
    from ncp.new.page import NewPage, new_page  # noqa: PLC0415 - loads much
    from ncp.read.site import site_of  # noqa: PLC0415 - the same

    project = this_project()
    site = site_of(project)
    wanted = NewPage(name, title, description, owner or next(iter(site.owners), ""))
    path = new_page(project, site, wanted, datetime.now(UTC).date())
    typer.echo(sentence("new", "page_made", {"path": project.name_of(path)}))


@new.command(help=say_help("new_language"), short_help=say_help("new_language_short"))
def language(
    code: Annotated[str, typer.Argument(help=say_help("new_language_code"))],
    name: Annotated[str, typer.Option(help=say_help("new_language_name"), show_default=False)] = "",
    origin: Annotated[str, typer.Option("--from", help=say_help("new_language_from"))] = "en",
) -> None:
    """Make a language."""
    from ncp.new.language import NewLanguage, new_language  # noqa: PLC0415 - loads much
    from ncp.read.site import site_of  # noqa: PLC0415 - the same

    project = this_project()
    files = new_language(project, site_of(project), NewLanguage(code, name, origin))
    listed = ", ".join(project.name_of(path) for path in files)
    typer.echo(sentence("new", "language_made", {"files": listed}))
