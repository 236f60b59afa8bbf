"""Booklets of the tiny site, changed to see what becomes of it."""

import time
from pathlib import Path

import pypdfium2
import pytest
from bound import add_text, bind, booklets, built, words_of

from conftest import copy_tiny
from ncp.problems import ContentError
from ncp.project import Project
from ncp.read.history import COMMIT_SIGNS
from translated_site import TranslatedSite

SIGNS = '\\ # "let x" $a$ *b* _c_ `d` @e <f> [g] {{ "{h}" }} ~ // /* i */ = + - &amp; „āčēģīķļņšūž” „ąčęėįšųūž“ õäöüšž'
EVERYTHING = """
# Vēl viens {#more}

!!! danger "Uzreiz"
    Zvaniet **tūlīt**.

1. pirmais
    - iekšējais
2. otrais<br>rindā

| A | B |
| --- | --- |
| c | [d](index.md#next) |

<dl><dt>Vārds</dt><dd>Skaidrojums</dd></dl>
<details><summary>Kas vēl</summary><p>Slēptais <em>teksts</em></p></details>
<p><abbr title="Eiropas Savienība">ES</abbr> <span lang="en">word</span> H<sub>2</sub>O</p>
<p><code>kods</code> <del>nost</del></p>
<blockquote><p>Citāts</p></blockquote>
"""


def pdf_text(data: bytes) -> str:
    """Give the text of a PDF."""
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_no_sign_of_a_page_means_anything_to_typst(tiny: Project) -> None:
    """An editor's text is text, whatever signs it holds."""
    add_text(bind(tiny), f"<p>{SIGNS.replace('<f>', '&lt;f&gt;')}</p>".replace("{{", "{").replace("}}", "}"))
    text = "".join(pdf_text(booklets(tiny)["lv/booklet.pdf"]).split())
    for piece in ('"letx"', "$a$*b*_c_`d`@e<f>[g]", "~///*i*/=+-&", "„āčēģīķļņšūž”", "„ąčęėįšųūž“", "õäöüšž"):
        assert piece in text


def test_all_that_a_page_can_hold_is_in_the_pdf(tiny: Project) -> None:
    """Boxes, lists in lists, tables, terms, details: their words are there, and Typst keeps PDF/UA with them."""
    add_text(bind(tiny), EVERYTHING)
    found = set(words_of(pdf_text(booklets(tiny)["lv/booklet.pdf"])))
    assert {"Uzreiz", "tūlīt", "pirmais", "iekšējais", "rindā", "c", "d", "Vārds", "Skaidrojums", "Slēptais"} <= found
    assert {"teksts", "ES", "word", "kods", "nost", "Citāts"} <= found


def test_a_link_to_another_page_names_its_page_on_paper(tiny: Project) -> None:
    """Who holds paper turns to the page that a link leads to."""
    add_text(bind(tiny), "Sākums ir [šeit](index.md#next).")
    assert "šeit (4. lpp.)" in " ".join(pdf_text(booklets(tiny)["lv/booklet.pdf"]).split())


def test_an_element_that_booklets_cannot_show_is_told_with_its_line(tiny: Project) -> None:
    """No word is lost in silence: the build stops at a film, and says where it stands."""
    add_text(bind(tiny), "<video><p>Filma</p></video>")
    with pytest.raises(ContentError) as wrong:
        booklets(tiny)
    (problem,) = wrong.value.problems
    lines = (tiny.docs / "lv" / "costs.md").read_text(encoding="utf-8").split("\n")
    assert (problem.code, problem.values) == ("E308", {"name": "video"})
    assert lines[problem.place.line - 1].startswith("<video>")


def test_a_page_that_is_left_out_may_hold_anything(tiny: Project) -> None:
    """`not_in_booklet` is the way out for a page of the web alone."""
    add_text(bind(tiny), "<video><p>Filma</p></video>")
    settings = tiny.data / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "not_in_booklet: [costs.md]\n", encoding="utf-8")
    assert b"Filma" not in booklets(tiny)["lv/booklet.html"]


def test_an_untranslated_page_is_named_and_not_dressed_as_a_translation(tiny: Project) -> None:
    """The Lithuanian booklet holds no Latvian page; it says which is missing."""
    (bind(tiny).docs / "lt" / "costs.md").unlink()
    html = booklets(tiny)["lt/booklet.html"].decode()
    assert 'Nav iztulkots: <a href="https://tiny.example/lv/costs/" lang="lv">' in html
    assert 'id="costs"' not in html


def test_a_preview_makes_html_only(tiny: Project) -> None:
    """Whoever looks at each change does not wait for a PDF."""
    assert list(booklets(bind(tiny), with_pdf=False)) == ["lt/booklet.html", "lv/booklet.html"]


def test_a_language_without_words_for_it_has_no_booklet(tiny: Project) -> None:
    """A new language starts without; nothing else is missing."""
    assert not booklets(tiny)
    assert (built(tiny) / "lv" / "index.html").exists()


def test_the_cover_tells_the_version_of_the_content(translated: TranslatedSite) -> None:
    """The commit that last changed the content, and a mark if something is not committed yet."""
    project = bind(translated.project)
    translated.commit("2026-05-04")
    commit = translated.git("log", "-1", "--format=%H")[:COMMIT_SIGNS]
    html = booklets(project)["lv/booklet.html"].decode()
    assert f"<p>Mainīts: 2026.\u00a0gada\u00a04.\u00a0maijs</p>\n<p>Redakcija: {commit}</p>" in html
    add_text(project, "Jauns.")
    assert f"<p>Redakcija: {commit}+</p>" in booklets(project)["lv/booklet.html"].decode()


def test_without_git_the_version_is_said_to_be_unknown(tiny: Project) -> None:
    """The day is then that of the latest review."""
    html = booklets(bind(tiny))["lv/booklet.html"].decode()
    assert "<p>Redakcija nav zināma</p>" in html
    assert "Mainīts: 2026." in html


def test_two_builds_make_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the folder, the time zone, the locale and the number of cores."""
    made = []
    for name, zone, locale, threads in (("one", "UTC", "C.UTF-8", "1"), ("two", "Asia/Tokyo", "lv_LV.UTF-8", "4")):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("LC_ALL", locale)
        monkeypatch.setenv("RAYON_NUM_THREADS", threads)
        time.tzset()
        project = bind(copy_tiny(tmp_path / name))
        project.kept_files.unlink()  # nothing is taken from the other build
        made.append(booklets(project))
    assert made[0] == made[1]
    assert list(made[0]) == [f"{language}/booklet.{kind}" for language in ("lt", "lv") for kind in ("html", "pdf")]


def test_an_unchanged_booklet_is_taken_from_the_kept_files(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build does not typeset; a changed word does, in its language alone."""
    before = booklets(bind(tiny))
    monkeypatch.setattr("ncp.finish.booklet.make.in_shares", lambda _work, jobs: pytest.fail(str(len(jobs))))
    assert booklets(tiny) == before
    add_text(tiny, "Jauns.")
    with pytest.raises(pytest.fail.Exception, match=r"^1$"):
        booklets(tiny)


def test_what_two_builds_in_one_process_make_is_made_apart(tiny: Project) -> None:
    """A preview builds again and again: processes copied after Typst has run must not wait for its threads."""
    tiny.kept_files.unlink()
    booklets(bind(tiny))
    add_text(tiny, "Jauns.")
    add_text(tiny, "Naujas.", "lt")
    assert b"Naujas" in booklets(tiny)["lt/booklet.html"]
