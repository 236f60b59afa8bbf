"""release.json: what a build is made of and which files it has; whoever publishes it can tell that it is whole."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ncp.problems import EnvironmentTrouble
from ncp.project import Project, this_project
from ncp.read.built import RELEASE
from ncp.read.history import Commit, commit_of
from ncp.read.tree import files_below

FORMAT = 1
COMPRESSED = (".br", ".gz")
"""What `publish` puts beside a file; the manifest of a build does not know of it."""


@dataclass(frozen=True)
class Manifest:
    """What a built site says of itself."""

    version: str
    """Of the tools."""
    commit: Commit | None
    """What it was built from; None without git."""
    files: Mapping[str, str]
    """Path below the site's root → sha256 of its bytes, in hexadecimal digits."""

    def text(self) -> str:
        """Write it; the same site gives the same text."""
        commit = None if self.commit is None else self.commit.name
        head = {"format": FORMAT, "version": self.version, "commit": commit}
        changed = {} if self.commit is None else {"modified": self.commit.modified}
        return json.dumps({**head, **changed, "files": self.files}, indent=1) + "\n"

    @property
    def digest(self) -> str:
        """A hash of the whole release."""
        return hashlib.sha256(self.text().encode()).hexdigest()


def manifest_of(project: Project, files: Mapping[str, bytes]) -> Manifest:
    """Take down what a built site holds: path below its root → bytes."""
    return Manifest(version_of_tools(), commit_of(project), hashes_of(files))


def version_of_tools() -> str:
    """Give the version that pyproject.toml names."""
    settings = tomllib.loads((this_project().root / "pyproject.toml").read_text(encoding="utf-8"))
    return str(settings["project"]["version"])


def hashes_of(files: Mapping[str, bytes]) -> Mapping[str, str]:
    """Give path → hash of all files that belong to a manifest."""
    return {
        name: hashlib.sha256(content).hexdigest()
        for name, content in sorted(files.items())
        if name != RELEASE and not name.endswith(COMPRESSED)
    }


def read_manifest(folder: Path) -> Manifest:
    """Read what a built site says of itself.

    Raises:
        EnvironmentTrouble: it says nothing, or nothing that we understand.
    """
    path = folder / RELEASE
    try:
        value = json.loads(path.read_bytes())
        commit = None if value["commit"] is None else Commit(str(value["commit"]), bool(value["modified"]))
        return Manifest(str(value["version"]), commit, _files(value["files"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise EnvironmentTrouble("no_manifest", path=path) from trouble


def _files(value: Mapping[str, Any]) -> Mapping[str, str]:
    return {str(name): str(digest) for name, digest in value.items()}


def differences(manifest: Manifest, folder: Path) -> tuple[str, ...]:
    """Give the files that are missing, too many, or other than the manifest says."""
    found = hashes_of(files_below(folder))
    names = sorted({*found, *manifest.files})
    return tuple(name for name in names if found.get(name) != manifest.files.get(name))


def verify(manifest: Manifest, folder: Path) -> None:
    """See that a folder holds what its manifest says.

    Raises:
        EnvironmentTrouble: names the first file that differs, and the number of them.
    """
    wrong = differences(manifest, folder)
    if wrong:
        raise EnvironmentTrouble("not_whole", path=folder, file=wrong[0], number=len(wrong))
