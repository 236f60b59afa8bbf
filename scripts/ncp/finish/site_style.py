"""The one style sheet of the site: made when all pages are known, and then named in each of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ncp.assets import JOINED_STYLE, own_styles, public_name, theme_styles
from ncp.finish import styles
from ncp.finish.styles import joined_style, names_in, names_in_script
from ncp.kept_files import code_of, keep, key_of, recall
from ncp.project import Project
from ncp.search.script import FOLDER as SEARCH_MODULES

ASKED = f'assets/{JOINED_STYLE}"'


MAKERS = ("tinycss2",)
KEPT_AS = ".css"


@dataclass
class Styled:
    """What pages use of the style sheets, and which pages they are."""

    used: set[str] = field(default_factory=set)
    pages: list[Path] = field(default_factory=list)

    def note(self, path: Path, document: str) -> None:
        """Note what a page uses, if it asks for the style sheet."""
        if ASKED in document:
            self.used |= names_in(document)
            self.pages.append(path)


def write_style(project: Project, styled: Iterable[Styled], folder: Path, to_come: Mapping[str, str]) -> None:
    """Write the style sheet that all these pages need into `folder`, and its name into each of them.

    `to_come` holds what else the pages wait for, so that each is written once: sign → what takes its place.
    """
    sheets = [file.read_text(encoding="utf-8") for file in (*theme_styles(), *own_styles(project))]
    used = names_of_scripts(project)
    pages: list[Path] = []
    for part in styled:
        used |= part.used
        pages += part.pages
    style = kept_style(project, sheets, frozenset(used))
    name = public_name(JOINED_STYLE, style)
    (folder / name).write_bytes(style)
    awaited = {ASKED: f'assets/{name}"', **to_come}
    for path in pages:
        document = path.read_bytes()
        for sign, instead in awaited.items():
            document = document.replace(sign.encode(), instead.encode())
        path.write_bytes(document)


def kept_style(project: Project, sheets: Sequence[str], used: frozenset[str]) -> bytes:
    """Give the style sheet: that of an earlier build which used the same, else a new one."""
    code = code_of(Path(styles.__file__), packages=MAKERS)
    key = key_of((code, *(sheet.encode() for sheet in sheets), repr(sorted(used)).encode())) + KEPT_AS
    known = recall(project, key)
    if known is None:
        known = joined_style(sheets, used).encode()
        keep(project, key, known)
    return known


def names_of_scripts(project: Project) -> set[str]:
    """Give what scripts may add to pages: those that stand in pages, and those that pages ask for."""
    files = [*(project.docs / "assets").glob("*.js"), *SEARCH_MODULES.glob("*.js")]
    files.append(project.overrides / "partials" / "first-script.html")
    return {name for file in files for name in names_in_script(file.read_text(encoding="utf-8"))}
