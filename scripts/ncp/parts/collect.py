"""Collects all parts: those of the lock file, and those that data/parts.yml names."""

import hashlib
import re
from dataclasses import replace
from typing import Literal

from pydantic import Field, TypeAdapter

from ncp.parts.licences import with_licence
from ncp.parts.lock import read_lock
from ncp.parts.model import Part
from ncp.problems import ContentError, EnvironmentTrouble
from ncp.project import Project
from ncp.read.schema import Record, validate
from ncp.read.yaml_source import read_yaml

LOCK = "requirements.lock"
PARTS = "parts.yml"


class Other(Record):
    """A part that no lock file names."""

    name: str
    kind: Literal["library", "file"]
    licence: str
    copyright: str
    url: str
    inside: str = ""
    file: str = ""
    version: str = ""
    purl: str = ""
    shipped: str = ""


class PartsFile(Record):
    """data/parts.yml."""

    shipped: dict[str, str] = Field(default_factory=dict)
    others: list[Other] = Field(default_factory=list)


FILE: TypeAdapter[PartsFile] = TypeAdapter(PartsFile)


def parts_of(project: Project) -> tuple[Part, ...]:
    """Give all parts: the locked packages first, each with its licence.

    Raises:
        ContentError: data/parts.yml cannot be used, or speaks of packages that are not locked.
        EnvironmentTrouble: a file that it names is not there, or does not tell its version.
    """
    named = _read(project)
    locked = read_lock((project.root / LOCK).read_text(encoding="utf-8"))
    known = {part.name for part in locked}
    for package in (*named.shipped, *(other.inside for other in named.others if other.inside)):
        if package not in known:
            raise EnvironmentTrouble("not_locked", package=package, path=f"data/{PARTS}")
    packages = (replace(with_licence(part), shipped=named.shipped.get(part.name, "")) for part in locked)
    return (*packages, *(_part(project, other) for other in named.others))


def _read(project: Project) -> PartsFile:
    source, problems = read_yaml(project, project.data / PARTS, remarks=True)
    if problems:
        raise ContentError(problems)
    checked = validate(source, FILE, source.value)
    if checked.value is None:
        raise ContentError(checked.problems)
    return checked.value


def _part(project: Project, other: Other) -> Part:
    """Give a part that data/parts.yml names; version and hash are those of its file."""
    version, hashes = _of_file(project, other) if other.file else ("", ())
    needed_by = (other.inside,) if other.inside else ()
    return Part(
        other.name,
        other.kind,
        version,
        other.purl,
        hashes,
        needed_by=needed_by,
        licence=other.licence,
        is_spdx=True,
        copyright=other.copyright,
        url=other.url,
        shipped=other.shipped,
    )


def _of_file(project: Project, other: Other) -> tuple[str, tuple[str, ...]]:
    try:
        content = (project.root / other.file).read_bytes()
        found = re.search(other.version, content.decode("utf-8", "replace"))
        if not found:
            raise EnvironmentTrouble("no_version_told", path=other.file)
        return found[1], (hashlib.sha256(content).hexdigest(),)
    except OSError as trouble:
        raise EnvironmentTrouble("missing_file", path=other.file) from trouble
