"""Puts the pictures into a finished site: drawn, or taken from the kept files if their source is the same as before."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ncp.assets import Asset
from ncp.kept_files import keep, recall
from ncp.pictures.drawings import FAVICON_SIZES, Drawing, drawings_of, favicon_drawings
from ncp.pictures.icon_file import icon_file
from ncp.project import Project
from ncp.read.content import Content
from ncp.typeset import Sheet, typeset

FAVICON = "favicon.ico"


def add_pictures(project: Project, content: Content, folder: Path) -> dict[str, Asset]:
    """Add the pictures to `folder`, the finished site: assets/ and /favicon.ico; give those of assets/ by name.

    Raises:
        EnvironmentTrouble: a picture could not be drawn.
    """
    drawings, favicons = list(drawings_of(project, content).values()), list(favicon_drawings(project))
    drawn = drawn_of(project, [*drawings, *favicons])
    for drawing in drawings:
        (folder / "assets" / drawing.public).write_bytes(drawn[drawing.key])
    pictures = [drawn[drawing.key] for drawing in favicons]
    (folder / FAVICON).write_bytes(icon_file(list(zip(FAVICON_SIZES, pictures, strict=True))))
    return {drawing.name: Asset(folder / "assets" / drawing.public, drawing.public) for drawing in drawings}


def drawn_of(project: Project, drawings: Sequence[Drawing]) -> Mapping[str, bytes]:
    """Give the pictures as PNG, by the keys of the drawings."""
    known = {drawing.key: recall(project, f"{drawing.key}.png") for drawing in drawings}
    todo = [drawing for drawing in drawings if known[drawing.key] is None]
    made = typeset([Sheet.picture(drawing.source, project.docs) for drawing in todo]) if todo else ()
    fresh = {drawing.key: png for drawing, png in zip(todo, made, strict=True)}
    for key, png in fresh.items():
        keep(project, f"{key}.png", png)
    return {key: png for key, png in known.items() if png is not None} | fresh
