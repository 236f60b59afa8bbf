"""Pages as the status reads them: any file that is there, even one whose front matter cannot be used."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ncp.project import Project
from ncp.read.markdown.values import NOT_PROSE
from ncp.read.text_file import LARGEST
from ncp.translate.blobs import NULL_ID, blob_ids
from ncp.translate.sections import FIELDS, Part, parted, parts_of_text

STAMP = re.compile(r"^source[ \t]*:[ \t]*[\"']?(?P<id>[^\s\"'#]*)", re.MULTILINE)
BLOB_ID = re.compile(r"[0-9a-f]{40}")
SEEN = re.compile(rf"^(?:{'|'.join(FIELDS)})[ \t]*:(.*)$", re.MULTILINE)
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class PageFile:
    """The file of a page, unread but for its bytes."""

    name: str
    """Its path below the language's folder."""
    file: str
    """Its path from the root."""
    raw: bytes

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The blob ids that it may have in git."""
        return blob_ids(self.raw)

    @cached_property
    def text(self) -> str:
        """Its text, with plain line ends; what is not UTF-8 is replaced."""
        return text_of(self.raw)

    @cached_property
    def stamp(self) -> str:
        """The blob id that it says it was made from; empty if it says none."""
        front = parted(self.text)[0]
        match = STAMP.search(front)
        found = match["id"] if match else ""
        return found if BLOB_ID.fullmatch(found) and found != NULL_ID else ""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its sections."""
        return parts_of_text(self.text)

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """Its words, roughly, without reading it as Markdown: what tells one language from another."""
        front, body, _ = parted(self.text)
        seen = "\n".join(SEEN.findall(front))
        return tuple(WORD.findall(NOT_PROSE.sub(" ", f"{seen}\n{body}").casefold()))


def text_of(raw: bytes) -> str:
    """Give the text of a file as the tools read it."""
    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def parts_of_bytes(raw: bytes) -> tuple[Part, ...]:
    """Give the sections of a page from the bytes of its file."""
    return parts_of_text(text_of(raw))


def page_files(project: Project, language: str, wanted: Callable[[str], bool] = bool) -> Mapping[str, PageFile]:
    """Give the files of a language's pages that are wanted, by name.

    What cannot be read is left out, as other checks tell it.
    """
    folder = project.docs / language
    found: dict[str, PageFile] = {}
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        raw = _bytes(path) if wanted(name) else None
        if raw is not None:
            found[name] = PageFile(name, project.name_of(path), raw)
    return found


def _bytes(path: Path) -> bytes | None:
    """Give the bytes of a file; None if it cannot be read or is larger than any page."""
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        return None
