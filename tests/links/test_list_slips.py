"""Each folder of examples/link_lists is a list with slips, and beside it what the editor is told of it.

`told.txt` is the whole report in English, `teikts.txt` in Latvian.
"""

import tracemalloc
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from golden import assert_golden
from ncp.links.address import web_address
from ncp.links.sources.collect import contracts_of_file
from ncp.links.sources.entries import MOST_TOLD, read_list
from ncp.links.sources.mended import slip_of
from ncp.problems import ContentError, Grade, Problem
from ncp.project import Project
from ncp.say.report import plain_report

LISTS = Path(__file__).parents[1] / "examples" / "link_lists"


def told_of(path: Path) -> tuple[Problem, ...]:
    """Give what is told of a list, whether it can be used or not."""
    try:
        return read_list(path, path.name).remarks
    except ContentError as wrong:
        return wrong.problems


def written(tmp_path: Path, text: str) -> Path:
    """Write a list of links."""
    path = tmp_path / "list.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("example", sorted(path.name for path in LISTS.iterdir()))
def test_a_slip_is_told_with_its_place(example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report, in English and in Latvian, is the golden one."""
    folder = LISTS / example
    problems = told_of(folder / "list.yml")
    for language, report in (("en", "told.txt"), ("lv", "teikts.txt")):
        monkeypatch.setenv("NCP_SAY", language)
        assert_golden(plain_report(Project(folder), problems, "count_alone") + "\n", folder / report)


def test_no_link_waits_for_a_slip_in_a_field(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What can be told without stopping is told on the error stream, with the line, and every address is checked."""
    monkeypatch.chdir(LISTS / "fields")
    contracts = contracts_of_file(Path("list.yml"))
    assert len(contracts) == len(yaml.safe_load((LISTS / "fields" / "list.yml").read_text("utf-8"))["links"])
    out, told = capsys.readouterr()
    assert not out
    assert "list.yml:3:5" in told
    assert "|     titel: Pacientu iemaksas" in told
    assert all(problem.grade is Grade.WARNING for problem in told_of(LISTS / "fields" / "list.yml"))


def test_a_bare_address_is_an_entry(tmp_path: Path) -> None:
    """Whoever has nothing but addresses need not write `url` before each."""
    path = written(tmp_path, "links:\n- https://a.example/\n- url: https://b.example/\n- mailto:a@b.example\n")
    contracts = contracts_of_file(path)
    assert [contract.url for contract in contracts] == [
        "https://a.example/",
        "https://b.example/",
        "mailto:a@b.example",
    ]
    assert [contract.sources[0].place.line for contract in contracts] == [2, 3, 4]
    assert not told_of(path)


@pytest.mark.parametrize(
    "column",
    ["note: x", "id: x", "source: https://s.example/", "title_lv: x", "url_lt: x", "date: 2026-01-02", "name: x",
     "category: x", "page: x", "status: ok", "description: { lv: x }", "owner_lang: lv", "tags: [a]", "links: 3",
     "lang: [lv, en_GB, pt-BR]", "languages: lv", "evidence: one", "owner: [a, b]", "href: https://h.example/"],
)  # fmt: skip
def test_other_columns_are_no_slips(tmp_path: Path, column: str) -> None:
    """Lists of others have fields of their own, and every right way to fill ours is right."""
    assert not told_of(written(tmp_path, f"links:\n- url: https://a.example/\n  {column}\n"))


def test_nothing_is_said_of_the_real_list(project: Project) -> None:
    """The site's own list can be checked like any other."""
    assert not told_of(project.data / "links.yml")


def test_the_corrected_line_is_right(tmp_path: Path) -> None:
    """An editor who pastes each corrected line hears nothing more of the addresses."""
    for example in ("address-slips", "invisible"):
        path = LISTS / example / "list.yml"
        lines = path.read_text("utf-8").split("\n")
        for problem in told_of(path):
            assert problem.corrected is not None
            lines[problem.place.line - 1] = problem.corrected
        assert not told_of(written(tmp_path, "\n".join(lines)))


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ('"https://a.lv/"', "https://a.lv/"),
        ("«https://a.lv/»", "https://a.lv/"),
        ('"www.a.lv"', "https://www.a.lv"),
        ("a.lv/x", "https://a.lv/x"),
        ("hptts://a.lv", "https://a.lv"),
        ("http;//a.lv", "http://a.lv"),
        ("https:///a.lv", "https://a.lv"),
        ("\u00a0https://a.lv/", "https://a.lv/"),
        ("https://a.lv/x y", "https://a.lv/x%20y"),
    ],
)
def test_an_address_with_a_slip_is_mended(url: str, meant: str) -> None:
    """Also several slips at once."""
    slip = slip_of(url)
    assert slip is not None
    assert slip[1] == meant


@pytest.mark.parametrize(
    "url",
    ["https://a.lv/", "HTTPS://A.LV", "http://a.lv:8080/x?y=[z]#'q'", "http:\\\\a.lv\\x", "mailto:a@b.lv", "tel:+371 6",
     "ftp://a.lv/", "javascript:x", "https://kļava.lv/ā", "https://a.lv/it's",
     'https://a.lv/?q="x"', "x", "", "words of a text"],
)  # fmt: skip
def test_what_is_right_or_cannot_be_guessed_is_left_alone(url: str) -> None:
    """A wrong guess is worse than none."""
    assert slip_of(url) is None


@given(st.text("htps:/.aw\"'<> \u200b\u00a0\\;lv@[]", max_size=40))
def test_what_is_proposed_is_an_address_without_slips(url: str) -> None:
    """Whatever is typed, the corrected address can be asked for and is not corrected again."""
    if slip := slip_of(url):
        assert web_address(slip[1]).host
        assert slip_of(slip[1]) is None


def test_the_same_slip_in_every_entry_does_not_flood_the_report(tmp_path: Path) -> None:
    """Whoever makes a list by a program is told the first, and how many there are."""
    text = "links:\n" + "".join(f"- url: https://a.example/{number}\n  titel: x\n" for number in range(MOST_TOLD + 5))
    told = told_of(written(tmp_path, text))
    assert len(told) == MOST_TOLD + 1
    assert (told[-1].code, told[-1].values) == ("K023", {"number": 5})


def test_a_long_list_is_read_with_little_memory(tmp_path: Path) -> None:
    """Entry by entry: the places of all nodes of 5,000 entries would take many times as much."""
    entry = "- url: https://a.example/{0}\n  title: Lapa {0}\n  lang: lv\n  owner: NVD\n  evidence: [viens, divi]\n"
    path = written(tmp_path, "links:\n" + "".join(entry.format(number) for number in range(5000)))
    tracemalloc.start()
    try:
        assert len(read_list(path, "list.yml").entries) == 5000
        assert tracemalloc.get_traced_memory()[1] < 24 * 2**20
    finally:
        tracemalloc.stop()
