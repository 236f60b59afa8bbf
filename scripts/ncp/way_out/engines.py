"""The other engines, and what they are told: mkdocs.yml without plugins and hooks, which the way out leaves behind."""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ncp.apart import lock_of
from ncp.project import Project
from ncp.way_out.model import Scope

ENGINES = ("properdocs", "zensical")
"""By the names of their packages, which are those of their lock files. zensical-i18n is not needed: like
MkDocs, they get one language at a time, staged."""
TAKEN_OVER = ("site_name", "use_directory_urls", "nav", "markdown_extensions", "validation")
"""Settings of mkdocs.yml that mean the same to all."""
SETTINGS = "mkdocs.yml"
DOCS, OUTPUT, TEMPLATES = "docs", "site", "templates"
"""What stands beside the settings: the staged pages of a language, what the engine makes, the templates."""
BASE = "main.html"
"""The template that all others extend."""
BINDINGS = (
    "{%- set ncp = config.extra.ncp -%}{%- set ncp_language = config.extra.ncp_language -%}"
    "{%- set particulars = page.meta.ncp if page and page.meta is defined else {} -%}"
)
"""What the hook tells the templates in MkDocs; other engines know no hooks, but all give templates the settings."""
PLAIN = Path(__file__).parent / "plain"
COMMAND = ("build", "--clean", "--config-file", SETTINGS)


@dataclass(frozen=True)
class Order:
    """One language for one engine, as a folder that holds all it needs."""

    folder: Path
    language: str
    address: str
    """Of the language's home page."""
    context: Mapping[str, Any]
    """What the templates get."""

    @property
    def output(self) -> Path:
        """Where the engine writes."""
        return self.folder / OUTPUT

    def write(self, project: Project, settings: Mapping[str, Any], scope: Scope) -> None:
        """Write settings and templates; the pages stand in `docs` already."""
        templates = self.folder / TEMPLATES
        shutil.rmtree(templates, ignore_errors=True)
        shutil.copytree(project.overrides if scope is Scope.PAGE else PLAIN, templates)
        base = templates / BASE
        base.write_text(BINDINGS + base.read_text(encoding="utf-8"), encoding="utf-8")
        text = json.dumps(self.settings(settings), ensure_ascii=False)  # JSON is YAML
        (self.folder / SETTINGS).write_text(text, encoding="utf-8")

    def settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Give the settings: those of mkdocs.yml that all engines know, no theme but our templates."""
        return {
            **{name: settings[name] for name in TAKEN_OVER if name in settings},
            "docs_dir": DOCS,
            "site_dir": OUTPUT,
            "site_url": self.address,
            "theme": {"name": None, "custom_dir": TEMPLATES, "static_templates": ["404.html"]},
            "plugins": [],
            "extra": {"ncp": dict(self.context), "ncp_language": self.language},
        }


def version_of(project: Project, engine: str) -> str:
    """Give the version that the lock file of an engine names."""
    found = re.search(
        rf"^{re.escape(engine)}==(\S+)", lock_of(project, engine).read_text(encoding="utf-8"), re.MULTILINE
    )
    return found[1] if found else ""
