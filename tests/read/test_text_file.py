"""Text files as editors save them."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.problems import Place
from ncp.project import Project
from ncp.read.text_file import LARGEST, line_at, place_at, read_text


def test_windows_line_ends_marks_and_forms_make_no_difference(tmp_path: Path) -> None:
    """CRLF, a byte order mark and decomposed letters read like plain ones."""
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", "āčē").encode() + b"\r\nrinda\rtre\xc5\xa1\xc4\x81")
    assert read_text(Project(tmp_path), path) == ("āčē\nrinda\ntrešā", ())


def test_a_character_of_another_encoding_is_placed(tmp_path: Path) -> None:
    """The place is that of the first byte that is not UTF-8."""
    path = tmp_path / "a.md"
    path.write_bytes(b"labi\nslikti " + "ā".encode("cp1257"))
    assert [(p.code, p.place) for p in read_text(Project(tmp_path), path)[1]] == [("D003", Place("a.md", 2, 8))]


def test_a_missing_and_a_huge_file_are_told(tmp_path: Path) -> None:
    """Both are problems, as is a folder in a file's place, and nothing of a huge file is worked on."""
    huge = tmp_path / "huge.yml"
    huge.write_bytes(b"x" * (LARGEST + 1))
    assert [p.code for p in read_text(Project(tmp_path), huge)[1]] == ["D002"]
    assert [p.code for p in read_text(Project(tmp_path), tmp_path / "none.yml")[1]] == ["D023"]
    assert [p.code for p in read_text(Project(tmp_path), tmp_path)[1]] == ["D001"]


@given(raw=st.binary(max_size=400))
def test_any_bytes_are_read_or_told(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Bytes become a text without carriage returns, or one problem."""
    folder = tmp_path_factory.getbasetemp()
    path = folder / "any"
    path.write_bytes(raw)
    text, problems = read_text(Project(folder), path)
    assert "\r" not in text
    assert bool(problems) is (not _is_utf8(raw))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


@given(st.text(alphabet="ab\n", max_size=50), st.integers(0, 49))
def test_a_place_leads_back_to_its_character(text: str, offset: int) -> None:
    """Line and column of an offset point at the same character, and its line is the line there."""
    offset = min(offset, max(len(text) - 1, 0))
    place = place_at("x", text, offset)
    lines = text.split("\n")
    assert line_at(text, offset) == lines[place.line - 1]
    if text and text[offset] != "\n":
        assert lines[place.line - 1][place.column - 1] == text[offset]
