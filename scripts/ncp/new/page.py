"""A new page in the source language, with its line in the menu."""

import calendar
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ncp.new.files import write_all
from ncp.new.insertion import block_at, with_lines
from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.read.site import Site
from ncp.read.text_file import read_text
from ncp.say.messages import sentence

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*\.md")
MENU = "nav"
MONTHS = 6
"""Until a new page is reviewed for the first time."""


@dataclass(frozen=True)
class NewPage:
    """What an editor says of a new page."""

    name: str
    title: str
    description: str
    owner: str


def new_page(project: Project, site: Site, page: NewPage, today: date) -> Path:
    """Write the page and its line in the menu; give the page's path.

    Raises:
        EnvironmentTrouble: the name is no page's name or is taken, the owner is unknown, there is no menu.
    """
    if not NAME.fullmatch(page.name):
        raise EnvironmentTrouble("new_page_name", name=page.name)
    if page.owner not in site.owners:
        raise EnvironmentTrouble("new_page_owner", owner=page.owner, known=", ".join(site.owners))
    path = project.docs / site.source_language / page.name
    if path.exists():
        raise EnvironmentTrouble("new_exists", path=project.name_of(path))
    menu, problems = read_text(project, project.engine_settings)
    block = None if problems else block_at(menu, MENU)
    if block is None:
        raise EnvironmentTrouble("new_no_menu", path=project.name_of(project.engine_settings))
    write_all({path: page_text(page, today), project.engine_settings: with_lines(menu, block, [f"- {page.name}"])})
    return path


def page_text(page: NewPage, today: date) -> str:
    """Give the text of a new page: its front matter, and a first section to be written."""
    front = (
        f"title: {quoted(page.title)}",
        f"description: {quoted(page.description)}",
        f"owner: {page.owner}",
        f"reviewed: {today}",
        f"review_by: {months_later(today, MONTHS)}",
        "duties: []",
    )
    return "\n".join(["---", *front, "---", "", sentence("new", "page_text"), ""])


def quoted(text: str) -> str:
    """Write a text so that YAML takes it as it is."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def months_later(day: date, months: int) -> date:
    """Give the day so many months later; the last of the month, if it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
