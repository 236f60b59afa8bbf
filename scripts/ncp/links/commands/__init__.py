"""The commands about outside links: options in, reports and exit codes out."""

import typer

from ncp.links.commands.check import check
from ncp.links.commands.fix import fix
from ncp.links.commands.report import report
from ncp.say.messages import say_help

links = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=say_help("links"))
links.command("check", help=say_help("links_check"), short_help=say_help("links_check_short"))(check)
links.command("fix", help=say_help("links_fix"), short_help=say_help("links_fix_short"))(fix)
links.command("report", help=say_help("links_report"), short_help=say_help("links_report_short"))(report)
