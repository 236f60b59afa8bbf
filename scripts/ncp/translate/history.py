"""Since when a section has been another: from git's record of blobs, one run for all pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from ncp.project import Project
from ncp.translate.blobs import NULL_ID, git_answer, old_texts
from ncp.translate.model import Age, Change
from ncp.translate.pages import parts_of_bytes
from ncp.translate.sections import Part

MARK = "\x01"
DEEPEST = 200
"""States of a page that are looked at, from its stamp on; nobody leaves a translation alone for longer."""


@dataclass(frozen=True)
class Version:
    """A state of a file: the blob, the one before it, and the day (UTC) of the commit."""

    blob: str
    before: str
    commit: int
    day: date


@dataclass(frozen=True)
class Record:
    """The states of every file of the source language, the newest first, and what each commit took away."""

    versions: Mapping[str, tuple[Version, ...]]
    deleted: Mapping[int, tuple[str, ...]]

    def since_stamp(self, path: str, stamp: str) -> tuple[Version, ...]:
        """Give the states of a page after a stamp, the oldest first; only the newest, if the stamp is not among them.

        A page that was moved is followed by way of what the same commit took away.
        """
        found: list[Version] = []
        waiting = [(path, -1)]
        seen: set[str] = set()
        while waiting:
            name, until = waiting.pop(0)
            seen.add(name)
            for version in self.versions.get(name, ()):
                if version.commit <= until:
                    continue
                if version.blob == stamp:
                    return tuple(reversed(found))
                found += [version] if version.blob != NULL_ID else []
                if version.before == stamp:
                    return tuple(reversed(found))
                if version.before == NULL_ID:
                    gone = (one for one in self.deleted.get(version.commit, ()) if one not in seen)
                    waiting += [(one, version.commit) for one in gone if self._bore(one, stamp)]
        newest = self.versions.get(path, ())[:1]
        return newest if newest and newest[0].blob != NULL_ID else ()

    def _bore(self, path: str, stamp: str) -> bool:
        return any(stamp in {version.blob, version.before} for version in self.versions.get(path, ()))


def read_record(project: Project, folder: str) -> Record:
    """Read what git knows of the files below a folder."""
    arguments = ("--raw", "--no-abbrev", "--no-renames", "--relative", f"--format={MARK}%ct", "--", folder)
    answer = git_answer(project, "log", *arguments) or b""
    versions: dict[str, list[Version]] = {}
    deleted: dict[int, list[str]] = {}
    for number, commit in enumerate(answer.decode("utf-8", "replace").split(MARK)[1:]):
        time, *lines = commit.splitlines()
        day = datetime.fromtimestamp(int(time), UTC).date()
        for line in lines:
            if line.startswith(":"):
                _modes, _mode, before, blob, rest = line.split(" ", 4)
                path = rest.partition("\t")[2]
                versions.setdefault(path, []).append(Version(blob, before, number, day))
                if blob == NULL_ID:
                    deleted.setdefault(number, []).append(path)
    return Record(
        {path: tuple(found) for path, found in versions.items()},
        {number: tuple(paths) for number, paths in deleted.items()},
    )


@dataclass(frozen=True)
class Stale:
    """A stale translation, with the states of its source that were read."""

    age: Age
    old: Mapping[str, Part]
    now: Mapping[str, Part]
    ids: tuple[str, ...]
    """The blob ids of the source as it stands."""


def dated(project: Project, stale: list[Stale], read: "Reader", folder: str) -> Iterator[Age]:
    """Give each stale translation with the days since which its sections have been stale."""
    record = read_record(project, folder)
    chains = [record.since_stamp(one.age.source_file, one.age.stamp)[:DEEPEST] for one in stale]
    between = {version.blob for chain in chains for version in chain}
    between -= {blob for one in stale for blob in one.ids}
    read.learn(old_texts(project, between - read.known))
    for one, chain in zip(stale, chains, strict=True):
        yield replace(one.age, changes=tuple(_dated(one, change, chain, read) for change in one.age.changes))


def _dated(one: Stale, change: Change, chain: tuple[Version, ...], read: "Reader") -> Change:
    """Find the first state in which a section is no longer what was translated, and has not been ever since."""
    was = one.old.get(change.former or change.identifier)
    first: Version | None = None
    for version in chain:
        parts = one.now if version.blob in one.ids else read.parts(version.blob)
        same = parts is not None and _keys(parts, change) == (was.keys if was else None)
        first = None if same else first or version
    return replace(change, since=first.day if first else None)


def _keys(parts: Mapping[str, Part], change: Change) -> tuple[str, ...] | None:
    """Give the words of a section in some state, under its new or its former id; None if it is not there."""
    names = (change.identifier, change.former)
    return next((parts[name].keys for name in names if name is not None and name in parts), None)


class Reader:
    """Old states of pages as sections, each read once."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        self._texts = dict(texts)
        self._parts: dict[str, Mapping[str, Part] | None] = {}

    @property
    def known(self) -> set[str]:
        """The ids of the texts at hand."""
        return set(self._texts)

    def learn(self, texts: Mapping[str, bytes]) -> None:
        """Take further texts."""
        self._texts.update(texts)

    def parts(self, blob: str) -> Mapping[str, Part] | None:
        """Give the sections of a text by id, in order; None if the text is not at hand."""
        if blob not in self._parts:
            raw = self._texts.get(blob)
            self._parts[blob] = None if raw is None else {part.identifier: part for part in parts_of_bytes(raw)}
        return self._parts[blob]
