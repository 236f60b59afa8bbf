"""The tiny site with words for a booklet in both languages."""

from collections.abc import Mapping
from pathlib import Path

from ncp.build import build_site
from ncp.project import Project

BOOKLET = """
booklet:
  label: Viena datne
  title: Viss vienā
  contents: Saturs
  changed: "Mainīts: {date}"
  version: "Redakcija: {version}"
  version_unknown: Redakcija nav zināma
  newest: "Tīmeklī:"
  untranslated: "Nav iztulkots:"
  page: "{page}. lpp."
"""


def bind(project: Project) -> Project:
    """Give the project words for a booklet."""
    for language in ("lv", "lt"):
        path = project.docs / language / "interface.yml"
        path.write_text(path.read_text(encoding="utf-8") + BOOKLET, encoding="utf-8")
    return project


def add_text(project: Project, text: str, language: str = "lv") -> None:
    """Add text to the end of the page about costs."""
    path = project.docs / language / "costs.md"
    path.write_text(path.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")


def booklets(project: Project, *, with_pdf: bool = True) -> Mapping[str, bytes]:
    """Build, and give the booklets by their path in the site."""
    site = build_site(project, project.root / "site", with_pdf=with_pdf).output
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.glob("*/booklet.*"))}


def words_of(text: str) -> list[str]:
    """Give the words of a text, whatever stands between them."""
    return "".join(sign if sign.isalnum() else " " for sign in text).split()


def built(project: Project) -> Path:
    """Give the folder that `booklets` builds into."""
    return project.root / "site"
