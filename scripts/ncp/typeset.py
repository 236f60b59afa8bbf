"""Typst, which typesets the booklets and draws the pictures: with its own fonts only, so that every machine makes the same.

It is loaded when it is needed: it is large, and most builds find what they want among the kept files.
"""

from importlib.metadata import version
from pathlib import Path

from ncp.problems import EnvironmentTrouble

LIBRARY = "typst"
STANDARD = "ua-1"
"""PDF/UA-1, the standard of accessible PDF; Typst refuses to write a file that does not keep it."""


def library_version() -> str:
    """Give the version of what typesets; another one may draw another line."""
    return version(LIBRARY)


def typeset_pdf(source: str, root: Path, seconds: int) -> bytes:
    """Typeset an accessible PDF that says it was made at a time (seconds of Unix time, UTC).

    Raises:
        EnvironmentTrouble: Typst refuses the source.
    """
    return _compiled(source, root, {"format": "pdf", "pdf_standards": [STANDARD], "timestamp": seconds})


def draw_png(source: str, root: Path) -> bytes:
    """Draw a picture of one page, a point of its size a pixel.

    Raises:
        EnvironmentTrouble: Typst refuses the source.
    """
    return _compiled(source, root, {"format": "png", "ppi": 72.0})


def _compiled(source: str, root: Path, options: dict[str, object]) -> bytes:
    import typst  # noqa: PLC0415 - large, see above

    try:
        compiler = typst.Compiler(input=source.encode(), root=str(root), ignore_system_fonts=True)
        made = compiler.compile(**options)  # type: ignore[arg-type]
    except typst.TypstError as trouble:
        raise EnvironmentTrouble("not_typeset", reason=trouble.message) from trouble
    if not isinstance(made, bytes):
        raise EnvironmentTrouble("not_typeset", reason="more than one page")
    return made
