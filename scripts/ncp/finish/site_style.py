"""The one style sheet of the site: made when all pages are known, and then named in each of them."""

from dataclasses import dataclass, field
from pathlib import Path

from ncp.assets import JOINED_STYLE, own_assets, own_styles, public_name, theme_styles
from ncp.finish.styles import joined_style, names_in, names_in_script
from ncp.project import Project

ASKED = f'assets/{JOINED_STYLE}"'


@dataclass
class SiteStyle:
    """Gathers what the pages use of the style sheets; then writes what is left of them."""

    sheets: tuple[str, ...]
    used: set[str]
    pages: list[Path] = field(default_factory=list)

    @classmethod
    def of(cls, project: Project) -> "SiteStyle":
        """Give the style of a project, of which no page is known yet; its scripts are."""
        sheets = tuple(file.read_text(encoding="utf-8") for file in (*theme_styles(), *own_styles(project)))
        scripts = [asset.file for asset in own_assets(project).values() if asset.file.suffix == ".js"]
        scripts.append(project.overrides / "partials" / "first-script.html")
        return cls(sheets, {name for file in scripts for name in names_in_script(file.read_text(encoding="utf-8"))})

    def note(self, path: Path, document: str) -> None:
        """Note what a page uses, and that it asks for the style sheet."""
        if ASKED in document:
            self.used |= names_in(document)
            self.pages.append(path)

    def write(self, folder: Path) -> None:
        """Write the style sheet into `folder`, and its name into each page that was noted."""
        style = joined_style(self.sheets, frozenset(self.used)).encode()
        name = public_name(JOINED_STYLE, style)
        (folder / name).write_bytes(style)
        named = f'assets/{name}"'.encode()
        for path in self.pages:
            path.write_bytes(path.read_bytes().replace(ASKED.encode(), named, 1))
