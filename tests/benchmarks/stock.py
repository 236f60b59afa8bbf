"""The site's own pages as a stock MkDocs project (Material, search, static-i18n), to be measured beside ours."""

from pathlib import Path

from ncp.prepare import read_and_judge, stage_all
from ncp.project import Project
from ncp.stage.tree import write_stage

ROOT = Path(__file__).resolve().parents[2]
STOCK = """site_name: Stock
site_url: https://stock.example/
theme: { name: material, font: false }
markdown_extensions: [abbr, admonition, attr_list, md_in_html, tables, { toc: { permalink: true } }]
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
"""


def stock_project(folder: Path) -> None:
    """Write the staged pages of all languages, so that both render the same text."""
    project = Project(ROOT)
    content, _ = read_and_judge(project)
    for language in stage_all(project, content).values():
        write_stage(language, folder / "docs")
    entries = [
        f"        - {{ locale: {code}, name: {settings.name}, default: {str(code == 'lv').lower()}, build: true }}\n"
        for code, settings in content.site.languages.items()
    ]
    (folder / "mkdocs.yml").write_text(STOCK + "".join(entries), encoding="utf-8")
