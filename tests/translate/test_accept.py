"""An editor accepts one page: its stamp changes, and not one other byte."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.problems import EnvironmentTrouble
from ncp.read.site import site_of
from ncp.translate.accept import accept, restamped
from ncp.translate.blobs import blob_id
from ncp.translate.model import State
from translated_site import TranslatedSite

PAGE = "lv/costs.md"
LAW = "Likums: {{ link.fees_law }}."
NEW = "a1" * 20


def accepted(site: TranslatedSite, file: str) -> str:
    """Accept a page and give the stamp that was written."""
    return accept(site.project, site_of(site.project), site.path(file)).stamp


def test_only_the_accepted_page_is_current(translated: TranslatedSite) -> None:
    """The same page in the other languages stays stale, and nothing but one line of one file changes."""
    translated.edit(PAGE, LAW, f"{LAW} Jauns.", "2026-03-05")
    stamp = accepted(translated, "lt/costs.md")
    assert stamp == translated.git("rev-parse", f"HEAD:docs/{PAGE}")
    found = {age.file.removeprefix("docs/"): age.state for age in translated.ages().ages if age.page == "costs.md"}
    assert found == {"lt/costs.md": State.CURRENT, "et/costs.md": State.STALE, "en/costs.md": State.STALE}
    assert translated.git("diff", "--numstat") == "1\t1\tdocs/lt/costs.md"
    assert not list(translated.path("lt").glob(".*"))


def test_a_page_that_is_up_to_date_is_not_written(translated: TranslatedSite) -> None:
    """Nothing to accept: the file keeps its time."""
    before = translated.path("lt/costs.md").stat().st_mtime_ns
    assert accepted(translated, "lt/costs.md") == ""
    assert translated.path("lt/costs.md").stat().st_mtime_ns == before


def test_a_neutral_edit_can_be_stamped_too(translated: TranslatedSite) -> None:
    """The page is current by its words; its stamp can follow."""
    translated.edit(PAGE, "owner: office", "owner: other", "2026-03-05")
    assert translated.age("lt/costs.md").state is State.CURRENT
    assert accepted(translated, "lt/costs.md") == translated.git("rev-parse", f"HEAD:docs/{PAGE}")


@pytest.mark.parametrize(
    ("line", "after"),
    [
        (b'source: "0000"', b'source: "%s"'),
        (b"source: '0000'", b"source: '%s'"),
        (b"source: 0000", b"source: %s"),
        (b"source:   0000  # from the agency", b"source:   %s  # from the agency"),
        (b"source:", b"source: %s"),
        (b"source : 0000", b"source : %s"),
    ],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_quotes_comments_line_ends_and_marks_stay(line: bytes, after: bytes, end: bytes, mark: bytes) -> None:
    """Whatever the file looks like, the new stamp stands where the old one stood."""
    page = mark + end.join((b"---", b"title: Kaina", line, b"short: K # ", b"---", b"", b"source: 0000", b""))
    expected = mark + end.join(
        (b"---", b"title: Kaina", after % NEW.encode(), b"short: K # ", b"---", b"", b"source: 0000", b"")
    )
    assert restamped(page, NEW, "docs/lt/x.md") == expected


def test_a_page_without_a_stamp_gets_one() -> None:
    """It stands at the end of the front matter."""
    page = b"---\r\ntitle: Kaina\r\n---\r\nTekstas.\r\n"
    made = b'---\r\ntitle: Kaina\r\nsource: "%s"\r\n---\r\nTekstas.\r\n' % NEW.encode()
    assert restamped(page, NEW, "docs/lt/x.md") == made


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (b"Tekstas.\n", "accept_no_front_matter"),
        (b"---\ntitle: Kaina\nTekstas.\n", "accept_no_front_matter"),
        (b"---\ntitle: K\nsource: 1\nsource: 2\n---\n", "accept_odd_stamp"),
        (b"---\ntitle: K\nsource: |\n  1\n---\n", "accept_odd_stamp"),
    ],
)
def test_what_cannot_be_stamped_is_refused_in_a_sentence(page: bytes, code: str) -> None:
    """No guess is written into a page."""
    with pytest.raises(EnvironmentTrouble) as trouble:
        restamped(page, NEW, "docs/lt/x.md")
    assert trouble.value.code == code


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("lv/costs.md", "no_translation"),
        ("lt", "no_translation"),
        ("lt/nothing.md", "no_translation"),
        ("lt/orphan.md", "accept_orphan"),
        ("lt/copy.md", "accept_copy"),
    ],
)
def test_only_a_translation_can_be_accepted(translated: TranslatedSite, file: str, code: str) -> None:
    """The source, a folder, a page without a source and one that is not translated are refused."""
    text = translated.path("lv/index.md").read_text(encoding="utf-8")
    for name in ("lv/copy.md", "lt/copy.md"):
        translated.path(name).write_text(text, encoding="utf-8")
    translated.path("lt/orphan.md").write_text(text, encoding="utf-8")
    with pytest.raises(EnvironmentTrouble) as trouble:
        accepted(translated, file)
    assert trouble.value.code == code


def test_the_stamp_is_what_git_stores(translated: TranslatedSite) -> None:
    """Where git turns line ends into plain ones, the id is that of the text with plain ones."""
    translated.edit(PAGE, LAW, f"{LAW} Jauns.", "2026-03-05")
    path = translated.path(PAGE)
    plain = path.read_bytes()
    path.write_bytes(plain.replace(b"\n", b"\r\n"))
    translated.git("config", "core.autocrlf", "true")
    assert accepted(translated, "lt/costs.md") == blob_id(plain)
    translated.git("config", "core.autocrlf", "false")
    assert accepted(translated, "et/costs.md") == blob_id(path.read_bytes())


@given(raw=st.binary(max_size=400))
def test_arbitrary_bytes_end_in_a_page_or_a_sentence(raw: bytes) -> None:
    """An editor's file of any kind never ends in a traceback."""
    for page in (raw, b"---\n" + raw, b"---\nsource: 1\n---\n" + raw):
        try:
            made = restamped(page, NEW, str(Path("docs/lt/x.md")))
        except EnvironmentTrouble:
            continue
        assert NEW.encode() in made
