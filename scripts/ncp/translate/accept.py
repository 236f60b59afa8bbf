"""An editor accepts one translation as it stands: its `source` becomes the blob id of the Latvian page of today."""

import re
from dataclasses import dataclass
from pathlib import Path

from ncp.problems import EnvironmentTrouble
from ncp.project import Project
from ncp.read.front_matter import split_page
from ncp.read.site import Site
from ncp.translate.blobs import blob_ids, git_answer
from ncp.translate.model import Age, State
from ncp.translate.pages import text_of
from ncp.translate.status import ages_of
from ncp.whole_file import replace_or_tell

SOURCE_LINE = re.compile(
    rb"(?P<key>source[ \t]*:)(?P<gap>[ \t]*)(?P<quote>[\"']?)[^\s\"'#|>]*(?P=quote)(?P<rest>[ \t]*(?:[ \t]#.*)?)"
)
LINE_END = re.compile(rb"[\r\n]*\Z")


@dataclass(frozen=True)
class Accepted:
    """What was accepted: how the translation stood before, and its new stamp; without one nothing was written."""

    age: Age
    stamp: str = ""


def accept(project: Project, site: Site, path: Path) -> Accepted:
    """Restamp one translation.

    Raises:
        EnvironmentTrouble: it is no translation that can be accepted, or its file cannot be written.
    """
    age = _age_of(project, site, path)
    file, source = project.root / age.file, project.root / age.source_file
    raw = source.read_bytes()
    if age.stamp in blob_ids(raw):
        return Accepted(age)
    stamp = stamp_of(project, source, raw)
    replace_or_tell(file, [restamped(file.read_bytes(), stamp, age.file)])
    return Accepted(age, stamp)


def _age_of(project: Project, site: Site, path: Path) -> Age:
    """Find the translation that stands at a path, and refuse what is none.

    Raises:
        EnvironmentTrouble: there is no translation, or it has no Latvian page, or it is a copy of that.
    """
    name = project.name_of(path.resolve()) if path.exists() else path.as_posix()
    age = ages_of(project, site).by_file.get(name)
    if age is None or age.state is State.MISSING:
        raise EnvironmentTrouble("no_translation", path=path)
    if age.state is State.ORPHAN:
        raise EnvironmentTrouble("accept_orphan", path=age.file, source=age.source_file)
    if age.state is State.COPY:
        raise EnvironmentTrouble("accept_copy", path=age.file)
    return age


def stamp_of(project: Project, source: Path, raw: bytes) -> str:
    """Give the blob id of a page; git is asked only where it may store other line ends than the file has."""
    ids = blob_ids(raw)
    asked = git_answer(project, "hash-object", "--", str(source)) if len(ids) > 1 else None
    answer = (asked or b"").decode("ascii", "replace").strip()
    return answer if answer in ids else ids[0]


def restamped(raw: bytes, stamp: str, name: str) -> bytes:
    """Give a page with another stamp; every other byte stays as it is. A page without a stamp gets one.

    Raises:
        EnvironmentTrouble: there is no front matter, or the stamp is written in a way that nobody expects.
    """
    lines = raw.splitlines(keepends=True)
    split = split_page(name, text_of(raw).split("\n"))
    if split.end == 0 or split.problem:
        raise EnvironmentTrouble("accept_no_front_matter", path=name)
    places = [index for index in range(split.first, split.end) if lines[index].startswith(b"source")]
    if not places:
        ending = LINE_END.search(lines[split.end - 1])
        lines.insert(split.end, f'source: "{stamp}"'.encode() + (ending[0] if ending else b"\n"))
        return b"".join(lines)
    body, ending_bytes = _cut(lines[places[0]])
    match = SOURCE_LINE.fullmatch(body)
    if match is None or len(places) > 1:
        raise EnvironmentTrouble("accept_odd_stamp", path=name, line=places[-1] + 1, stamp=stamp)
    mark = match["quote"]
    written = b"".join((match["key"], match["gap"] or b" ", mark, stamp.encode(), mark, match["rest"]))
    lines[places[0]] = written + ending_bytes
    return b"".join(lines)


def _cut(line: bytes) -> tuple[bytes, bytes]:
    """Part a line from its end."""
    body = line.rstrip(b"\r\n")
    return body, line[len(body) :]
