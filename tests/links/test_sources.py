"""Where links stand: lists in either form, pages, facts, built pages; each with the place that an editor opens."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ncp.links.model import Contract, Source
from ncp.links.sources.built import built_addresses
from ncp.links.sources.collect import contracts_of_file, contracts_of_site, merged
from ncp.links.sources.entries import read_entries
from ncp.links.sources.markdown import addresses_in, pages_quoting
from ncp.problems import ContentError, Place
from ncp.project import Project


def listed(tmp_path: Path, text: str) -> tuple[Contract, ...]:
    """Read a list of links."""
    path = tmp_path / "list.yml"
    path.write_text(text, encoding="utf-8", newline="")
    return contracts_of_file(path)


def test_a_bare_list_says_what_it_knows(tmp_path: Path) -> None:
    """Of each entry an address, and as much of the rest as there is."""
    (first, second) = listed(
        tmp_path,
        "links:\n"
        "  - url: https://a.lv/x\n"
        "  - title: 'Pacientu iemaksas'\n"
        '    url: "https://b.lv/y"\n'
        "    lang: lv\n"
        "    owner: NVD\n"
        "    evidence: [iemaksas, pacienti]\n",
    )
    assert (first.url, first.titles, first.evidence) == ("https://a.lv/x", {}, ())
    assert (second.url, second.titles) == ("https://b.lv/y", {"": "Pacientu iemaksas"})
    assert (second.languages, second.owners, second.evidence) == (("lv",), ("NVD",), ("iemaksas", "pacienti"))
    assert not second.titles_are_ours
    places = [(source.place.line, source.place.column) for one in (first, second) for source in one.sources]
    assert places == [(2, 10), (4, 10)]


def test_the_form_of_the_site_is_read_with_all_its_languages(tmp_path: Path) -> None:
    """Titles per language in our own words, and a contract for each address in another language."""
    (main, other) = listed(
        tmp_path,
        "# first a comment\nlinks:\n"
        "  - id: directive\n"
        "    url: https://eur.example/LV\n"
        "    urls:\n"
        "      lt: https://eur.example/LT\n"
        "    title: { lv: Direktīva, lt: Direktyva }\n"
        "    description: { lv: Par to. }\n"
        "    languages: [lv, en]\n"
        "    owner: [Birojs, Padome]\n"
        "    evidence: [2011/24]\n",
    )
    assert (main.titles, main.languages) == ({"lv": "Direktīva", "lt": "Direktyva"}, ("lv", "en"))
    assert (main.owners, main.evidence, main.titles_are_ours) == (("Birojs", "Padome"), ("2011/24",), True)
    assert (other.url, other.titles, other.languages) == ("https://eur.example/LT", {"lt": "Direktyva"}, ("lt",))
    assert (other.evidence, other.owners, other.titles_are_ours) == ((), ("Birojs", "Padome"), True)
    assert [source.place.line for source in (*main.sources, *other.sources)] == [4, 6]


def test_each_address_in_another_language_has_its_own_line(tmp_path: Path) -> None:
    """The line that is named holds the address that is meant."""
    contracts = listed(
        tmp_path,
        "links:\n- url: https://a.lv/\n  urls:\n    lt: https://a.lv/lt\n    et: https://a.lv/et\n  kind: law\n",
    )
    assert [contract.sources[0].place.line for contract in contracts] == [2, 4, 5]


@pytest.mark.parametrize("empty", ["", '""', pytest.param("null"), pytest.param("~")])
@pytest.mark.parametrize("field", ["title", "owner", "evidence", "lang"])
def test_what_is_left_empty_promises_nothing(tmp_path: Path, field: str, empty: str) -> None:
    """A program that writes `title: null` means that it knows of no title."""
    (contract,) = listed(tmp_path, f"links:\n- url: https://a.lv/\n  {field}: {empty}\n")
    promised = (contract.titles, contract.owners, contract.evidence, contract.languages)
    assert promised == ({}, (), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "links: [{url: https://a.lv/}]",
        '{"links": [{"url": "https://a.lv/"}]}',
        "\ufefflinks:\r\n- url: https://a.lv/\r\n",
        "links:\n- url: >-\n    https://a.lv/\n",
        "---\nversion: 1\nother: [1, {a: b}]\nlinks:\n- {url: ' https://a.lv/ '}\n",
        "links:\n- &anchor\n  url: https://a.lv/\n",
        "links:\n- url: !!str https://a.lv/\n  made: !!python/object/apply:os.system [x]\n",
    ],
)
def test_any_way_to_write_yaml_will_do(tmp_path: Path, text: str) -> None:
    """In one line, as JSON, with a byte order mark, with tags that must make nothing."""
    assert [contract.url for contract in listed(tmp_path, text)] == ["https://a.lv/"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "K001", 1),
        ("just words", "K001", 1),
        ("- url: https://a.lv/", "K003", 1),
        ("other: []", "K001", 1),
        ("links: words", "K001", 1),
        ("links: {url: https://a.lv/}", "K005", 1),
        ("links:", "K004", 1),
        ("links:\n- url: https://a.lv/\n- title: x\n", "K002", 3),
        ("links:\n- words\n", "K010", 2),
        ("links:\n- url:\n", "K002", 2),
        ("links:\n- url: [https://a.lv/]\n", "D014", 2),
        ("links:\n- url: 'open\n", "D004", 3),
        ("links:\n- url: https://a.lv/\n  title: a: b\n", "D008", 3),
        ("links:\n\t- url: x\n", "D004", 2),
        ("links: [\n", "D004", 2),
        ("links:\n- url: \x07\n", "K017", 2),
        ("links:\n- &a\n  url: https://a.lv/\n- *a\n", "D006", 4),
        ("base: &a {}\nlinks:\n- <<: *a\n  url: https://a.lv/\n", "D006", 3),
        ("links:\n- url: " + "[" * 5000, "D006", 2),
        ("deep: " + "[" * 5000, "D006", 1),
    ],
)
def test_what_is_no_list_is_told_with_its_place(tmp_path: Path, text: str, code: str, line: int) -> None:
    """A problem with a code and the line to look at, never a crash, and never an empty run that looks like success."""
    with pytest.raises(ContentError) as wrong:
        listed(tmp_path, text)
    (problem,) = wrong.value.problems
    assert problem.code == code
    assert problem.place.path == (tmp_path / "list.yml").as_posix()
    if code != "D004":
        assert problem.place.line == line
    else:
        assert 1 <= problem.place.line <= line + 1


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """No file, a folder, or bytes that are no UTF-8."""
    damaged = tmp_path / "damaged.yml"
    damaged.write_bytes(b"links:\n- url: https://a.lv/\xff\n")
    for path, code in ((tmp_path / "none.yml", "D001"), (tmp_path, "D001"), (damaged, "K016")):
        with pytest.raises(ContentError) as wrong:
            contracts_of_file(path)
        assert [problem.code for problem in wrong.value.problems] == [code]


def test_all_entries_without_an_address_are_told_at_once(tmp_path: Path) -> None:
    """An editor mends a list in one go."""
    with pytest.raises(ContentError) as wrong:
        listed(tmp_path, "links:\n- title: a\n- url: https://a.lv/\n- title: b\n")
    assert [problem.place.line for problem in wrong.value.problems] == [2, 4]


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reading(tmp_path_factory: pytest.TempPathFactory, damage: bytes) -> None:
    """A list, or a problem that is told."""
    path = tmp_path_factory.getbasetemp() / "any.yml"
    for text in (damage, b"links:\n- url: https://a.lv/\n" + damage, b"links: [{url: x, " + damage):
        path.write_bytes(text)
        try:
            contracts_of_file(path)
        except ContentError as wrong:
            assert wrong.problems  # noqa: PT017 - both ends are fine


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from(["title", "lang", "languages", "owner", "evidence", "urls", "id", "kind"]), VALUES)
)
def test_no_values_crash_the_reading(tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]) -> None:
    """Whatever stands where a text or a list of texts is meant, the address is checked."""
    path = tmp_path_factory.getbasetemp() / "values.yml"
    text = yaml.safe_dump({"links": [{"url": "https://a.lv/", **values}]}, allow_unicode=True)
    path.write_text(text.encode("utf-8", "replace").decode(), encoding="utf-8")
    try:
        assert contracts_of_file(path)[0].url == "https://a.lv/"
    except ContentError as wrong:
        assert [problem.code for problem in wrong.problems] in (["D004"], ["D006"])  # noqa: PT017 - YAML cannot hold it


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](https://a.lv/x)", ["https://a.lv/x"]),
        ('[a]( <https://a.lv/x> "title")', ["https://a.lv/x"]),
        ("![a](https://a.lv/x.png)", ["https://a.lv/x.png"]),
        ("[a](https://a.lv/x_(y))", ["https://a.lv/x_(y)"]),
        ("([a](https://a.lv/x))", ["https://a.lv/x"]),
        ("<https://a.lv/x>", ["https://a.lv/x"]),
        ("[a][b]\n\n[b]: https://a.lv/x 'title'", ["https://a.lv/x"]),
        ("[b]: <https://a.lv/x>", ["https://a.lv/x"]),
        ('<a class=x href="https://a.lv/x">a</a>', ["https://a.lv/x"]),
        ("<mailto:a@b.lv> [t](tel:+37167045005)", ["mailto:a@b.lv", "tel:+37167045005"]),
        ("[a](https://a.lv/1) [b](https://a.lv/2)", ["https://a.lv/1", "https://a.lv/2"]),
        ("[a](page.md) [b](#top) [c](/x) [d](ftp://a.lv/)", []),
        ("`[a](https://a.lv/x)`", []),
        ("``<https://a.lv/x>``", []),
        ("```\n[a](https://a.lv/x)\n```\n<https://a.lv/y>", ["https://a.lv/y"]),
        ("~~~ yaml\nurl: <https://a.lv/x>\n~~~\n", []),
        ("<!-- [a](https://a.lv/x)\n<https://a.lv/y> -->\n<https://a.lv/z>", ["https://a.lv/z"]),
        ("{{ link.nvd }}", []),
        pytest.param("  ```\n  <https://a.lv/>\n  ```\n", []),
        pytest.param("```\n<https://a.lv/x>\n", []),
        pytest.param('<a href="https://a.lv/?a=1&amp;b=2">a</a>', ["https://a.lv/?a=1&b=2"]),
        pytest.param("[a](https://a.lv/?a=1&amp;b=2)", ["https://a.lv/?a=1&b=2"]),
    ],
)  # fmt: skip
def test_addresses_typed_in_a_page_are_found(text: str, found: list[str]) -> None:
    """In every way to write one, with balanced brackets; in code and in comments stands no link."""
    assert [url for url, _ in addresses_in(text)] == found


@given(st.text("[]()<>`~\n!-:\"' ahtps/.lv", max_size=80))
def test_every_address_stands_where_it_is_said_to(text: str) -> None:
    """Whatever a page looks like, the offset leads to the address."""
    for url, offset in addresses_in(f"{text}\n\n[a](https://a.lv/x) {text} <https://b.lv/>"):
        assert f"{text}\n\n[a](https://a.lv/x) {text} <https://b.lv/>".startswith(url, offset)


def built(tmp_path: Path, body: str, name: str = "lv/index.html") -> list[tuple[str, Source]]:
    """Give what is found on a built page."""
    page = tmp_path / "site" / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"<!doctype html>\n<html><body>\n{body}\n</body></html>", encoding="utf-8")
    return list(built_addresses(tmp_path / "site", "https://ncp.example/"))


def test_links_of_a_built_site_are_found_with_their_page(tmp_path: Path) -> None:
    """Whatever way a link came into a page; the site's own pages are no outside links."""
    found = built(
        tmp_path,
        "<a href='https://a.lv/?a=1&amp;b=2'>a</a>\n<a href=https://ncp.example/lv/>own</a><a href=../x/>x</a>\n"
        "<area href='https://b.lv/'><a href='mailto:a@b.lv'>m</a><a name=x>n</a><link href='https://c.lv/x.css'>",
    )
    assert [url for url, _ in found] == ["https://a.lv/?a=1&b=2", "https://b.lv/", "mailto:a@b.lv"]
    assert [source.place.line for _, source in found] == [3, 5, 5]
    assert {source.pages for _, source in found} == {("lv/index.html",)}


def test_the_archive_beside_a_dead_link_is_no_link_of_ours(tmp_path: Path) -> None:
    """What the build writes for a dead link must not be asked for at the next check."""
    mark = '<span class="ncp-unavailable">(nav pieejama; <a href="https://web.archive.org/web/https://a.lv/">kopija</a>)</span>'
    assert [url for url, _ in built(tmp_path, f"words {mark}")] == []


def test_an_address_that_is_none_does_not_end_the_run(tmp_path: Path) -> None:
    """A slip of the pen in a page is a link to report."""
    assert [url for url, _ in built(tmp_path, "<a href='http://[::1/x'>a</a>")] == ["http://[::1/x"]


def at(line: int, *pages: str) -> Source:
    """Give a place in a list."""
    return Source(Place("list.yml", line), pages)


def test_equal_contracts_become_one_with_all_their_places() -> None:
    """The same question is asked once; another title, language or evidence is another question."""
    same = [Contract("https://a.lv/", (at(line),), {"": "A"}) for line in (1, 2)]
    other = Contract("https://a.lv/", (at(3),), {"": "B"})
    bare = [("https://a.lv/", at(4, "docs/lv/x.md")), ("https://b.lv/", at(5)), ("https://b.lv/", at(6))]
    one, two, three = merged([*same, other], bare)
    assert [source.place.line for source in one.sources] == [1, 2, 4]
    assert [source.place.line for source in two.sources] == [3, 4]
    assert (three.url, three.titles) == ("https://b.lv/", {})
    assert [source.place.line for source in three.sources] == [5, 6]


def test_pages_that_quote_a_link_are_known(tiny: Project) -> None:
    """By its name, or with the whole list of its kind."""
    page = tiny.docs / "lv" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n{{ link.clinics }}\n\n{{ links.law }}\n", encoding="utf-8")
    quoting = pages_quoting(tiny, {"fees_law": "law", "clinics": "association"})
    assert "docs/lv/index.md" in quoting["clinics"]
    assert "docs/lv/index.md" in quoting["fees_law"]


def addresses_of(project: Project) -> set[str]:
    """Give every address that the real list and the real facts hold, read without our reader."""
    links = yaml.safe_load((project.data / "links.yml").read_text(encoding="utf-8"))["links"]
    facts = yaml.safe_load((project.data / "facts.yml").read_text(encoding="utf-8"))
    found = {link["url"] for link in links}
    found |= {url for link in links for url in link.get("urls", {}).values()}
    return found | {fact["source"] for group in facts.values() for fact in group.values()}


def test_all_links_of_the_real_project_are_collected_with_their_places(project: Project) -> None:
    """Nothing is left out, nothing is invented, and whoever opens the place finds the address there or just below."""
    contracts = contracts_of_site(project, None)
    assert addresses_of(project) <= {contract.url for contract in contracts}
    lines: dict[str, list[str]] = {}
    for contract in contracts:
        assert contract.sources
        for source in contract.sources:
            path = source.place.path
            text = lines.setdefault(path, (project.root / path).read_text(encoding="utf-8-sig").splitlines())
            reach = 15 if path == "data/facts.yml" else 8 if contract.titles_are_ours and not contract.evidence else 1
            near = text[source.place.line - 1 : source.place.line - 1 + reach]
            assert any(contract.url in line for line in near), (contract.url, source.place)


def test_the_places_of_entries_are_exact(project: Project) -> None:
    """Line and column of each address of the real list."""
    text = (project.data / "links.yml").read_text(encoding="utf-8").splitlines()
    for entry in read_entries(project.data / "links.yml", "data/links.yml"):
        place = entry.places["url"]
        assert text[place.line - 1][place.column - 1 :].strip("\"'").startswith(str(entry.values["url"]))
