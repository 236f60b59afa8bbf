"""What a build promises to the editor and to the reader."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, copy_of_the_project, copy_tiny
from ncp.build import build_site
from ncp.problems import ContentError
from ncp.project import Project
from ncp.read.facts import read_facts
from page import BuiltPage, built_pages
from tree import fingerprint


def test_a_fee_changed_once_is_changed_in_every_language(tmp_path: Path) -> None:
    """An editor changes one fee in data/facts.yml: all four languages show it after one build."""
    project = copy_of_the_project(tmp_path)
    file = project.data / "facts.yml"
    lines = file.read_text(encoding="utf-8").split("\n")
    start = read_facts(project)[0].places["fees.specialist"].line
    value = next(index for index in range(start, len(lines)) if lines[index].startswith("    value: "))
    lines[value] = "    value: 123.45"
    file.write_text("\n".join(lines), encoding="utf-8")
    output = build_site(project, tmp_path / "site", with_pdf=False).output
    shown = {"lv": "123,45 eiro", "lt": "123,45 euro", "et": "123,45 eurot", "en": "€123.45"}
    for language, amount in shown.items():
        text = (output / language / "ehic/index.html").read_text(encoding="utf-8").replace("\u00a0", " ")
        assert amount in text, language


def test_another_folder_clock_and_locale_make_the_same_bytes(tmp_path: Path) -> None:
    """Two builds of one state, in other folders, time zones, locales and hash seeds, are byte-identical."""
    copy_of_the_project(tmp_path / "elsewhere" / "deeper")
    outputs = []
    for index, (root, zone, language, seed) in enumerate(
        [(ROOT, "UTC", "C.UTF-8", "1"), (tmp_path / "elsewhere" / "deeper", "Pacific/Auckland", "lv_LV.UTF-8", "77")]
    ):
        output = tmp_path / f"site-{index}"
        code = (
            "import sys; from pathlib import Path; from ncp.build import build_site; from ncp.project import Project;"
            "build_site(Project(Path(sys.argv[1])), Path(sys.argv[2]))"
        )
        environment = {**os.environ, "TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed}
        environment["GIT_DIR"] = str(ROOT / ".git")
        environment["GIT_WORK_TREE"] = str(root)
        subprocess.run([sys.executable, "-c", code, str(root), str(output)], check=True, env=environment, cwd=root)
        outputs.append(fingerprint(output))
    assert outputs[0] == outputs[1]


def test_a_fifth_language_is_a_folder_and_an_entry(tiny: Project) -> None:
    """Finnish is added without a line of code: pages, links, head links, notation, sitemap, 404."""
    shutil.copytree(tiny.docs / "lt", tiny.docs / "fi")
    site = tiny.data / "site.yml"
    site.write_text(
        site.read_text(encoding="utf-8") + "  fi: { name: Suomi, locale: fi, money: name }\n", encoding="utf-8"
    )
    words = tiny.docs / "fi/interface.yml"
    text = words.read_text(encoding="utf-8").replace(
        "not_found_title: Tokio puslapio nėra", "not_found_title: Sivua ei löydy"
    )
    words.write_text(text, encoding="utf-8")
    output = build_site(tiny, tiny.root / "site").output
    finnish = BuiltPage(output, output / "fi/costs/index.html")
    assert finnish.language == "fi"
    assert "4 euroa" in finnish.tree.text().replace("\u00a0", " ")
    assert "Sivua ei löydy" in (output / "fi/404.html").read_text(encoding="utf-8")
    assert "https://tiny.example/fi/costs/" in (output / "sitemap.xml").read_text(encoding="utf-8")
    for page in built_pages(output):
        if "/" in page.name:
            assert page.tree.css_first(".ncp-languages a[lang=fi]") is not None, page.name
    assert 'hreflang="fi"' in (output / "lv/costs/index.html").read_text(encoding="utf-8")
    assert (output / "fragments/links-fi.html").is_file()


def test_a_missing_translation_is_not_dressed_up(tiny: Project) -> None:
    """The source text stands there in its own language with a notice, unindexed, out of hreflang and sitemap."""
    (tiny.docs / "lt/costs.md").unlink()
    output = build_site(tiny, tiny.root / "site").output
    page = BuiltPage(output, output / "lt/costs/index.html")
    notice = page.tree.css_first(".ncp-untranslated")
    assert page.language == "lt"
    assert notice is not None
    assert {node.attributes.get("lang") for node in page.tree.css(".md-typeset")} == {"lv"}
    assert "Avoti un datumi" in page.text("article"), "the sources are in the language of the text"
    assert page.attribute(".ncp-menu a[aria-current]", "lang") == "lv"
    assert page.attribute("title", "lang") == page.attribute("meta[name=description]", "lang") == "lv"
    assert "noindex" in page.attribute("meta[name=robots]", "content")
    assert page.tree.css("link[rel=alternate],link[rel=canonical]") == []
    assert "lt/costs" not in (output / "sitemap.xml").read_text(encoding="utf-8")
    latvian = (output / "lv/costs/index.html").read_text(encoding="utf-8")
    assert 'hreflang="lt"' not in latvian
    assert "../../lt/costs/" in latvian, "the language link still stays on the page"


def test_the_name_of_an_untranslated_page_keeps_its_language_in_the_footer_too(tiny: Project) -> None:
    """A screen reader must not read a Latvian name in the footer as if it were Lithuanian."""
    site = tiny.data / "site.yml"
    text = site.read_text(encoding="utf-8").replace("footer_pages: []", "footer_pages: [costs.md]")
    site.write_text(text, encoding="utf-8")
    (tiny.docs / "lt/costs.md").unlink()
    output = build_site(tiny, tiny.root / "site").output
    assert BuiltPage(output, output / "lt/index.html").attribute(".ncp-footer__about a", "lang") == "lv"


def test_an_open_site_lets_robots_in(tiny: Project) -> None:
    """With status: open there is no notice, no noindex but on error pages, and robots.txt names the sitemap."""
    site = tiny.data / "site.yml"
    text = site.read_text(encoding="utf-8").replace("draft", "open").replace("tiny.example", "tiny.test")
    site.write_text(text, encoding="utf-8")
    output = build_site(tiny, tiny.root / "site").output
    for page in built_pages(output):
        closed = page.name.endswith("404.html")
        assert ("noindex" in page.attribute("meta[name=robots]", "content")) is closed, page.name
        assert page.tree.css_first(".ncp-draft") is None
    assert "Sitemap: https://tiny.test/sitemap.xml" in (output / "robots.txt").read_text(encoding="utf-8")


def test_the_warnings_of_every_language_are_told_at_once(tiny: Project) -> None:
    """A dead link in each language: one failed build names both."""
    for language in ("lv", "lt"):
        page = tiny.docs / language / "index.md"
        page.write_text(page.read_text(encoding="utf-8").replace("costs.md#visit", "nowhere.md"), encoding="utf-8")
    with pytest.raises(ContentError) as wrong:
        build_site(tiny, tiny.root / "site")
    assert sorted(problem.place.path for problem in wrong.value.problems) == ["docs/lt/index.md", "docs/lv/index.md"]


def test_plain_mkdocs_shows_the_same_text(tmp_path: Path) -> None:
    """Who runs MkDocs itself in the environment reads the same article, title and language on each page."""
    output = tmp_path / "plain"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(output)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=environment)
    assert done.stderr == ""
    for page in built_pages(build_site(Project(ROOT), tmp_path / "site", with_pdf=False).output):
        if "/" not in page.name or page.name.endswith("404.html"):
            continue
        plain = BuiltPage(output, output / page.name.removeprefix("lv/"))
        assert plain.text("article").split() == page.text("article").split(), page.name
        assert plain.language == page.language
        assert plain.text("title") == page.text("title")


def test_dates_come_from_git_and_else_from_the_review(tmp_path: Path) -> None:
    """A committed page bears the day (UTC) of its own last commit; without git, the day its source was reviewed."""
    project = copy_tiny(tmp_path / "tiny")
    output = build_site(project, tmp_path / "without").output
    assert "<lastmod>2026-01-02</lastmod>" in (output / "sitemap.xml").read_text(encoding="utf-8")

    def git(*arguments: str, day: str) -> None:
        stamp = f"{day}T23:30:00-05:00"
        who = {
            "GIT_AUTHOR_NAME": "e",
            "GIT_AUTHOR_EMAIL": "e@e.example",
            "GIT_COMMITTER_NAME": "e",
            "GIT_COMMITTER_EMAIL": "e@e.example",
        }
        environment = {**os.environ, **who, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        subprocess.run(["git", *arguments], cwd=project.root, check=True, env=environment, capture_output=True)

    git("init", day="2026-03-01")
    git("add", "docs/lv", "docs/lt", day="2026-03-01")
    git("commit", "-m", "pages", day="2026-03-01")
    page = project.docs / "lt/costs.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nDaugiau.\n", encoding="utf-8")
    git("commit", "-am", "one page", day="2026-04-01")
    text = (build_site(project, tmp_path / "with").output / "sitemap.xml").read_text(encoding="utf-8")
    days = {
        block.split("</loc>")[0].split("<loc>")[1]: block.split("<lastmod>")[1][:10]
        for block in text.split("<url>")[1:]
    }
    assert days["https://tiny.example/lt/costs/"] == "2026-04-02"
    assert days["https://tiny.example/lv/costs/"] == "2026-03-02"


def test_a_picture_beside_a_page_is_published_with_it(tiny: Project) -> None:
    """A picture is written beside the page; a language without its own shows the source language's."""
    (tiny.docs / "lv/plan.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    for language in ("lv", "lt"):
        page = tiny.docs / language / "costs.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n![Plāns](plan.svg)\n", encoding="utf-8")
    output = build_site(tiny, tiny.root / "site").output
    for language in ("lv", "lt"):
        assert (output / language / "plan.svg").is_file()
        assert 'src="../plan.svg"' in (output / language / "costs/index.html").read_text(encoding="utf-8")
    assert not (output / "lv/interface.yml").exists()
