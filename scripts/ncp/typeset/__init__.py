"""Typst typesets the booklets and draws the pictures, with its own fonts only: every machine makes the same."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from ncp.problems import EnvironmentTrouble
from ncp.processes import last_words

LIBRARY = "typst"
WORKER = Path(__file__).parent / "worker.py"
POINTS_AN_INCH = 72.0
STANDARD = "ua-1"
"""PDF/UA-1, the standard of accessible PDF; Typst refuses to write a file that does not keep it."""
LONGEST = 600
"""Seconds that Typst may take."""


@dataclass(frozen=True)
class Code:
    """Typst's code, to stand in a list or a mapping beside plain values."""

    text: str


def literal(value: object) -> str:
    """Write text, numbers, truth, nothing, lists and mappings as a value of Typst."""
    if isinstance(value, Code):
        return value.text
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, Mapping):
        return "(" + ("".join(f"{literal(key)}: {literal(one)}, " for key, one in value.items()) or ":") + ")"
    if isinstance(value, Sequence):
        return "(" + "".join(f"{literal(one)}, " for one in value) + ")"
    return "none" if value is None else str(value).lower()


def library_version() -> str:
    """Give the version of what typesets; another one may draw another line."""
    return version(LIBRARY)


@dataclass(frozen=True)
class Sheet:
    """A source for Typst and what to make of it; files that it names stand below `root`."""

    source: str
    root: Path
    options: Mapping[str, object]

    @classmethod
    def pdf(cls, source: str, root: Path, seconds: int) -> "Sheet":
        """Ask for an accessible PDF that says it was made at a time (seconds of Unix time, UTC)."""
        return cls(source, root, {"format": "pdf", "pdf_standards": [STANDARD], "timestamp": seconds})

    @classmethod
    def picture(cls, source: str, root: Path) -> "Sheet":
        """Ask for a picture of one page as PNG, a point of its size a pixel."""
        return cls(source, root, {"format": "png", "ppi": POINTS_AN_INCH})


def typeset(sheets: Sequence[Sheet]) -> tuple[bytes, ...]:
    """Give the files that the sheets ask for, in their order.

    Raises:
        EnvironmentTrouble: Typst refuses a source, or did not come to an end.
    """
    asked = [{"source": sheet.source, "root": str(sheet.root), "options": sheet.options} for sheet in sheets]
    command = [sys.executable, "-I", str(WORKER)]
    try:
        asked_for = json.dumps(asked).encode()
        done = subprocess.run(command, input=asked_for, capture_output=True, check=True, timeout=LONGEST)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as trouble:
        raise EnvironmentTrouble("not_typeset", reason=last_words(trouble)) from trouble
    return tuple(_files(done.stdout))


def _files(output: bytes) -> Iterator[bytes]:
    """Take the worker's output apart."""
    told, _, files = output.partition(b"\n")
    for size in json.loads(told):
        if isinstance(size, str):
            raise EnvironmentTrouble("not_typeset", reason=size)
        yield files[:size]
        files = files[size:]
