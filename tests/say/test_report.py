"""How problems are printed."""

import pytest

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.say.report import plain_report, printable


def test_all_problems_are_told_in_order_and_once(tiny: Project) -> None:
    """By file, line and column; the same problem twice is one."""
    late, early = (
        Problem("P104", Place("docs/lv/b.md", 9), {"language": "lv"}),
        Problem("D003", Place("docs/lv/a.md", 2)),
    )
    report = plain_report(tiny, [late, early, late])
    assert report.index("a.md:2:1") < report.index("b.md:9:1")
    assert report.count("b.md:9:1") == 1


def test_a_file_cannot_speak_to_the_terminal() -> None:
    """Control characters from a file are shown as what they are not."""
    assert printable("a\x1b[31mb\u202e") == "a\ufffd[31mb\ufffd"


def test_the_editor_is_spoken_to_in_the_language_of_the_system(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """NCP_SAY decides, else the system's language."""
    monkeypatch.setenv("NCP_SAY", "lv")
    assert "kļūda" in plain_report(tiny, [Problem("D003", Place("x"))])
    monkeypatch.setenv("NCP_SAY", "en")
    assert "error" in plain_report(tiny, [Problem("D003", Place("x"))])
