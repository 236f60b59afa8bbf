"""All files of a folder, walked and read once: a build looks at each of its files for several reasons."""

import os
from collections.abc import Mapping
from pathlib import Path


def names_below(folder: Path) -> list[str]:
    """Give the paths of all files below a folder, with forward slashes, in the order of their names."""
    names = []
    root = os.fspath(folder)
    for place, _, files in os.walk(root):  # several times as fast as Path.rglob
        inner = os.path.relpath(place, root).replace(os.sep, "/")
        names += files if inner == "." else [f"{inner}/{file}" for file in files]
    return sorted(names)


def files_below(folder: Path) -> Mapping[str, bytes]:
    """Give path → bytes of all files below a folder, in the order of their names."""
    return {name: (folder / name).read_bytes() for name in names_below(folder)}
