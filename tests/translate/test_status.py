"""What makes a translation stale, and what does not."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ncp.project import Project
from ncp.translate.blobs import Depth
from ncp.translate.model import Kind, State
from translated_site import TranslatedSite

LANGUAGES = ("lt", "et", "en")
PAGE = "lv/costs.md"
SENTENCE = "Vizīte maksā {{ fact.fees.visit }}."
LAW = "Likums: {{ link.fees_law }}."


def states(site: TranslatedSite) -> set[State]:
    """Give the states that occur."""
    return {age.state for age in site.ages().ages}


def test_a_comma_makes_exactly_that_section_stale_in_three_languages(translated: TranslatedSite) -> None:
    """One comma in a Latvian section: that section of that page, everywhere, and nothing else."""
    translated.edit(PAGE, LAW, "Likums, {{ link.fees_law }}.", "2026-03-05")
    for language in LANGUAGES:
        assert translated.stale(f"{language}/costs.md") == ["visit"]
        assert translated.age(f"{language}/index.md").state is State.CURRENT
    (change,) = translated.age("lt/costs.md").changes
    assert (change.kind, change.words, change.since) == (Kind.CHANGED, 1, date(2026, 3, 5))


def test_a_typo_corrected_in_a_translation_changes_nothing(translated: TranslatedSite) -> None:
    """Neither does it make a page stale, nor does it cure a stale one."""
    translated.edit("lt/costs.md", "Apsilankymas kainuoja", "Vizitas kainuoja", "2026-03-05")
    assert states(translated) == {State.CURRENT}
    translated.edit(PAGE, SENTENCE, f"Tagad {SENTENCE}", "2026-03-06")
    before = translated.age("lt/costs.md")
    translated.edit("lt/costs.md", "Vizitas kainuoja", "Apsilankymas kainuoja", "2026-03-07")
    assert translated.age("lt/costs.md") == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reviewed: 2026-01-02", "reviewed: 2026-02-02"),
        ("review_by: 2027-01-02", "review_by: 2027-02-02"),
        ("owner: office", "owner: other"),
        ("owner: office", "duties: [A1]\nowner: office"),
        ("title: Cik tas maksā", 'title: "Cik tas maksā"'),
        (SENTENCE, "Vizīte\nmaksā   {{fact.fees.visit}}.\n\n"),
        (SENTENCE, "Vizīte\u00a0maksā {{ fact.fees.visit }}\u00a0."),
        (SENTENCE, "Vizīte **maksā** {{ fact.fees.visit }}."),
        (SENTENCE, f"{SENTENCE} <!-- jāpārbauda -->"),
        ("## Vizīte {#visit}", "## Vizīte {#visit} ##"),
        ("## Vizīte {#visit}", "Vizīte {#visit}\n------"),
        ("| --- | --- |", "|:----|-----|"),
        ("| Vizīte | {{", "|  Vizīte  |  {{"),
        ("maksā", "maksa\u0304"),
        ("mazajā vietnē", "mazajā\u00ad vietnē"),
        (" {#visit}", " {#visit .wide}"),
    ],
)
def test_what_no_reader_sees_makes_nothing_stale(translated: TranslatedSite, old: str, new: str) -> None:
    """Owner, dates, duties, blanks, line breaks, Unicode forms, bold, comments, other ways to write the same."""
    translated.edit(PAGE, old, new, "2026-03-05")
    assert translated.git("diff", "--stat", "HEAD~1"), "the file is really another one"
    assert states(translated) == {State.CURRENT}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("„karte”", "“karte”"),
        ("8.30–17.00", "8.30 - 17.00"),
        ("15 %", "15%"),
        ("u. c.", "u.\u00a0c."),
        ("gaidiet…", "gaidiet..."),
        ("- viens\n- divi", "* viens\n\n* divi"),
        ("1. viens\n2. divi", "1. viens\n1. divi"),
        ("[likums](https://law.example/)", "[likums][l]\n\n[l]: https://law.example/"),
        ("*svarīgi*", "_svarīgi_"),
    ],
)
def test_typography_and_other_markdown_for_the_same_make_nothing_stale(
    translated: TranslatedSite, one: str, other: str
) -> None:
    """Marks and dashes of any kind, and two ways to write a list or a link, are the same text."""
    translated.edit(PAGE, LAW, f"{LAW}\n\n{one}", "2026-03-05")
    (translated.path("lt/costs.md")).write_text(
        translated.path("lt/costs.md")
        .read_text(encoding="utf-8")
        .replace(translated.age("lt/costs.md").stamp, translated.git("hash-object", f"docs/{PAGE}")),
        encoding="utf-8",
    )
    assert translated.age("lt/costs.md").state is State.CURRENT
    translated.edit(PAGE, one, other, "2026-03-06")
    assert translated.age("lt/costs.md").state is State.CURRENT
    translated.edit(PAGE, other, f"{other} ne", "2026-03-07")
    assert translated.stale("lt/costs.md") == ["visit"]


@pytest.mark.parametrize(
    ("old", "new", "sections"),
    [
        ("title: Cik tas maksā", "title: Cik maksā", [""]),
        ("description: Cik pacients", "description: Cik daudz pacients", [""]),
        (SENTENCE, "Vizīte maksā {{ fact.fees.other }}.", [""]),
        (SENTENCE, "Vizīte maksā {{ fact.fees.visit.number }}.", [""]),
        ("## Vizīte {#visit}", "## Vizītes {#visit}", ["visit"]),
        ("## Vizīte {#visit}", "### Vizīte {#visit}", ["visit"]),
        (LAW, "Likums: [te]({{ link.fees_law.url }}).", ["visit"]),
        ("| Vizīte | {{ fact.fees.visit.number }} EUR |\n", "", ["visit"]),
        (LAW, f"- {LAW}", ["visit"]),
        (LAW, f"!!! warning\n    {LAW}", ["visit"]),
    ],
)
def test_what_a_reader_sees_makes_the_section_stale(
    translated: TranslatedSite, old: str, new: str, sections: list[str]
) -> None:
    """Words, another fact, an address, a row, a box; title and description belong to the top of the page, ""."""
    translated.edit(PAGE, old, new, "2026-03-05")
    assert translated.stale("lt/costs.md") == sections


def test_another_value_of_a_fact_makes_nothing_stale(translated: TranslatedSite) -> None:
    """Facts are written once for all languages; the page has not changed."""
    facts = translated.project.data / "facts.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("4.00", "5.00"), encoding="utf-8")
    assert states(translated) == {State.CURRENT}


def test_moving_and_renaming_pages_makes_nothing_stale(translated: TranslatedSite) -> None:
    """The stamp names a text, not a place; and a page that was stale before is as stale in its new place."""
    translated.edit(PAGE, LAW, f"{LAW} Jauns.", "2026-03-05")
    for language in ("lv", *LANGUAGES):
        for old, new in (("index.md", "start.md"), ("costs.md", "fees/visit.md")):
            translated.path(f"{language}/{new}").parent.mkdir(exist_ok=True)
            translated.path(f"{language}/{old}").rename(translated.path(f"{language}/{new}"))
    translated.commit("2026-03-09")
    assert translated.age("lt/start.md").state is State.CURRENT
    (change,) = translated.age("lt/fees/visit.md").changes
    assert (change.identifier, change.since) == ("visit", date(2026, 3, 5))


def test_sections_new_gone_renamed_and_moved(translated: TranslatedSite) -> None:
    """A new section is stale, one that is gone too; another id with the same text, or another order, is only noted."""
    translated.edit(PAGE, LAW, f"{LAW}\n\n## Otrā {{#second}}\n\nViens divi trīs.\n", "2026-03-05")
    assert [(one.identifier, one.kind) for one in translated.age("et/costs.md").stale] == [("second", Kind.NEW)]
    stamp = translated.git("hash-object", f"docs/{PAGE}")
    translated.edit("et/costs.md", translated.age("et/costs.md").stamp, stamp, "2026-03-06")

    translated.edit(PAGE, "{#second}", "{#two}")
    age = translated.age("et/costs.md")
    assert [(one.kind, one.former) for one in age.changes] == [(Kind.RENAMED, "second")]
    assert age.state is State.CURRENT
    translated.edit(PAGE, "Viens divi", "Viens, divi")
    assert [(one.identifier, one.former) for one in translated.age("et/costs.md").stale] == [("two", "second")]

    text = translated.path(PAGE).read_text(encoding="utf-8").replace("{#two}", "{#second}").replace("Viens,", "Viens")
    head, second = text.split("## Otrā")
    top, visit = head.split("## Vizīte")
    translated.path(PAGE).write_text(f"{top}## Otrā{second}\n\n## Vizīte{visit}", encoding="utf-8")
    age = translated.age("et/costs.md")
    assert (age.state, age.moved) == (State.CURRENT, True)

    translated.path(PAGE).write_text(head, encoding="utf-8")
    assert [(one.identifier, one.kind) for one in translated.age("et/costs.md").stale] == [("second", Kind.REMOVED)]


def test_the_day_is_that_of_the_change_to_the_section(translated: TranslatedSite) -> None:
    """Each section bears its own day; one changed and changed back is not stale; what nobody committed has no day."""
    translated.edit(PAGE, LAW, f"{LAW} Jauns.", "2026-03-05")
    translated.edit(PAGE, SENTENCE, f"{SENTENCE} Arī.", "2026-03-06")
    translated.edit(PAGE, "Jauns.", "Vēl jaunāks.", "2026-03-07")
    days = {change.identifier: change.since for change in translated.age("lt/costs.md").changes}
    assert days == {"": date(2026, 3, 6), "visit": date(2026, 3, 5)}
    translated.edit(PAGE, " Arī.", "", "2026-03-08")
    assert translated.stale("lt/costs.md") == ["visit"]
    translated.edit(PAGE, SENTENCE, f"{SENTENCE} Tomēr.")
    days = {change.identifier: change.since for change in translated.age("lt/costs.md").changes}
    assert days == {"": None, "visit": date(2026, 3, 5)}


def test_each_state_has_its_name(translated: TranslatedSite) -> None:
    """Missing, orphan, unstamped, unknown, copy: each is told from the others."""
    path = translated.path
    path("lt/costs.md").unlink()
    path("lt/old.md").write_text(path("lt/index.md").read_text(encoding="utf-8"), encoding="utf-8")
    stamp = translated.age("et/costs.md").stamp
    translated.edit("et/costs.md", f'source: "{stamp}"\n', "")
    translated.edit("et/index.md", translated.age("et/index.md").stamp, "0" * 40)
    translated.edit("en/costs.md", stamp, "1" * 40)
    shutil.copy(path("lv/index.md"), path("en/index.md"))
    found = {age.file.removeprefix("docs/"): age.state for age in translated.ages().ages}
    assert found == {
        "lt/costs.md": State.MISSING,
        "lt/index.md": State.CURRENT,
        "lt/old.md": State.ORPHAN,
        "et/costs.md": State.UNSTAMPED,
        "et/index.md": State.UNSTAMPED,
        "en/costs.md": State.UNKNOWN,
        "en/index.md": State.COPY,
    }


def test_a_stamp_that_names_no_text_is_unknown(translated: TranslatedSite) -> None:
    """The id of a commit is in git, but it is no page."""
    stamp = translated.age("lt/costs.md").stamp
    translated.edit("lt/costs.md", stamp, translated.git("rev-parse", "HEAD"))
    assert translated.age("lt/costs.md").state is State.UNKNOWN


@pytest.mark.parametrize("arguments", [("--depth=1",), ("--filter=blob:none", "--no-checkout")])
def test_without_the_old_text_the_whole_page_is_stale(
    translated: TranslatedSite, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """In a shallow or partial clone a page that has changed is stale as a whole; the others are current."""
    translated.git("config", "uploadpack.allowFilter", "true")
    translated.edit(PAGE, LAW, f"{LAW} Jauns.", "2026-03-05")
    clone = translated.clone(tmp_path / "clone", *arguments)
    clone.git("checkout", "main")
    ages = clone.ages()
    assert ages.depth is Depth.PARTIAL
    age = ages.by_file["docs/lt/costs.md"]
    assert (age.state, age.whole, age.changes) == (State.STALE, True, ())
    assert ages.by_file["docs/lt/index.md"].state is State.CURRENT


def test_without_git_the_whole_page_is_stale(tiny: Project) -> None:
    """A folder that is no repository: the ids are computed all the same."""
    site = TranslatedSite(tiny)
    assert {age.state for age in site.ages().ages} == {State.CURRENT}
    site.edit(PAGE, LAW, f"{LAW} Jauns.")
    assert site.ages().depth is Depth.NONE
    assert (site.age("lt/costs.md").state, site.age("lt/costs.md").whole) == (State.STALE, True)


def test_line_ends_and_byte_order_marks_change_nothing(translated: TranslatedSite) -> None:
    """An editor on Windows saves the Latvian page with other line ends, or with a mark at its start."""
    path = translated.path(PAGE)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b"\n", b"\r\n"))
    assert states(translated) == {State.CURRENT}
    path.write_bytes(b"\xef\xbb\xbf" + raw)
    assert states(translated) == {State.CURRENT}
