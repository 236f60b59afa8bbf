"""Git blobs: the id of a text, computed without git, and the texts of old ids, fetched from git in one go."""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from ncp.project import Project

SECONDS = 60
NULL_ID = "0" * 40
"""What git writes for "no blob"; also the stand-in of pages that nobody has stamped."""
BLOB = b"blob"
OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
"""A partial clone must not go to the network for a text that it lacks."""


class Depth(StrEnum):
    """How much of its history a checkout knows."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    """A shallow or partial clone."""
    NONE = "none"
    """No git, or no repository."""


def blob_id(raw: bytes) -> str:
    """Give the id that git gives to a file with these bytes."""
    return hashlib.sha1(b"blob %d\0%s" % (len(raw), raw), usedforsecurity=False).hexdigest()


def blob_ids(raw: bytes) -> tuple[str, ...]:
    """Give the ids that a file may have in git: as it stands, and with plain line ends, as git stores it on Windows."""
    ids = [blob_id(raw)]
    if b"\r\n" in raw:
        ids.append(blob_id(raw.replace(b"\r\n", b"\n")))
    return tuple(ids)


def git_answer(project: Project, *arguments: str, asked: bytes = b"") -> bytes | None:
    """Give what git prints; None if there is no git, no repository, or no answer in time."""
    command = ["git", "-C", str(project.root), "-c", "core.quotePath=off", *arguments]
    try:
        answer = subprocess.run(  # noqa: S603 - our own command
            command, input=asked, check=True, capture_output=True, timeout=SECONDS, env={**os.environ, **OFFLINE}
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout


def depth_of(project: Project) -> Depth:
    """Say how much history there is: an unknown blob means nothing where only a part of it was fetched."""
    shallow = git_answer(project, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return Depth.NONE
    partial = git_answer(project, "config", "--get-regexp", r"^remote\..*\.promisor$")
    return Depth.PARTIAL if shallow.strip() == b"true" or partial else Depth.COMPLETE


def old_texts(project: Project, ids: Iterable[str]) -> Mapping[str, bytes]:
    """Give id → bytes of the blobs that git has, by one process; ids it does not have are left out."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    answer = git_answer(project, "cat-file", "--batch", asked="".join(f"{one}\n" for one in wanted).encode())
    return dict(_blobs(answer or b""))


def _blobs(answer: bytes) -> Iterator[tuple[str, bytes]]:
    """Read what `cat-file --batch` prints: `<id> <type> <size>`, the bytes, a line end; or `<id> missing`."""
    position = 0
    while (end := answer.find(b"\n", position)) >= 0:
        head = answer[position:end].split()
        position = end + 1
        if len(head) == len(("id", "type", "size")):
            size = int(head[2])
            if head[1] == BLOB:
                yield head[0].decode(), answer[position : position + size]
            position += size + 1
