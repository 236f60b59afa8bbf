"""Pages that are built directly are byte for byte what MkDocs would have made; the rest is left to it."""

from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils import get_relative_url, normalize_url

from ncp.build import Wanted, build_directly
from ncp.build_by_mkdocs import build_by_mkdocs
from ncp.engine.direct.conversion import Converter
from ncp.engine.direct.declined import Declined
from ncp.engine.direct.relative import address_in_template, relative_url
from ncp.engine.direct.settings import BUILT_IN, MarkdownSettings
from ncp.prepare import read_and_judge
from ncp.project import Project
from ncp.say.progress import say_nothing
from ncp.translate.status import ages_of
from tree import fingerprint

EXTENSIONS = (*BUILT_IN, "abbr", "admonition", "attr_list", "md_in_html")


def directly(project: Project, output: Path) -> Path:
    """Build a project directly, or raise."""
    content, problems = read_and_judge(project)
    assert problems == ()
    build_directly(project, content, lambda: ages_of(project, content.site), Wanted(output, with_pdf=False))
    return output


def by_mkdocs(project: Project, output: Path) -> Path:
    """Build a project by way of MkDocs."""
    build_by_mkdocs(project, read_and_judge(project)[0], output, say_nothing, with_pdf=False)
    return output


def test_the_real_site_is_what_mkdocs_makes(project: Project, tmp_path: Path) -> None:
    """All pages of all languages are built directly, and not a byte differs."""
    assert fingerprint(directly(project, tmp_path / "one")) == fingerprint(by_mkdocs(project, tmp_path / "other"))


def test_a_site_with_all_its_oddities_is_what_mkdocs_makes(tiny: Project, tmp_path: Path) -> None:
    """Folders, pictures, a page without a translation, raw HTML, odd line ends, anchors of every kind: the same."""
    (tiny.docs / "lt/costs.md").unlink()
    (tiny.docs / "lv/attēls 1.svg").write_text("<svg></svg>", encoding="utf-8")
    odd = (
        "\n\n<p id='raw'>a</p>\n\n[a](#raw) [b](costs.md) ![c](attēls%201.svg) [d](deep/page.md#x) [e](?q)"
        " <a@b.example>\n\nrinda\u2028cita\x0btrešā\n\n*[EVAK]: karte\n\nEVAK &amp; \\*zvaigzne\\*  \nlauzums\n\n"
        "!!! warning \"Uzmanību\"\n    - viens\n\n```\nkods *nav*\n```\n\n<div markdown=1 id='box'>\n**jā**\n</div>\n"
    )
    for language in ("lv", "lt"):
        page = tiny.docs / language / "index.md"
        page.write_text(page.read_text(encoding="utf-8") + odd, encoding="utf-8")
    (tiny.docs / "lv/deep").mkdir()
    for name in ("page", "index"):
        text = (tiny.docs / "lv/costs.md").read_text(
            encoding="utf-8"
        ) + "\n## X {#x}\n\n[up](../index.md#box) [i](index.md)\n"
        (tiny.docs / f"lv/deep/{name}.md").write_text(text, encoding="utf-8")
    menu = tiny.engine_settings.read_text(encoding="utf-8")
    more = menu.replace("  - costs.md\n", "  - costs.md\n  - deep/page.md\n  - deep/index.md\n").replace(
        "[adm", "[abbr, adm"
    )
    tiny.engine_settings.write_text(more, encoding="utf-8")
    assert fingerprint(directly(tiny, tmp_path / "one")) == fingerprint(by_mkdocs(tiny, tmp_path / "other"))


def _replaced(file: str, old: str, new: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def _template(text: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        real = project.overrides.resolve()
        project.overrides.unlink()
        project.overrides.mkdir()
        (project.overrides / "404.html").write_text("{% extends 'main.html' %}", encoding="utf-8")
        (project.overrides / "main.html").write_text(text, encoding="utf-8")
        (project.overrides / "above").symlink_to(real / "above", target_is_directory=True)

    return change


@pytest.mark.parametrize(
    "change",
    [
        _replaced("mkdocs.yml", "plugins:\n", "plugins:\n  - search\n"),
        _replaced("mkdocs.yml", "[admonition,", "[footnotes, admonition,"),
        _replaced("mkdocs.yml", "font: false", "language: lv"),
        _replaced("mkdocs.yml", "site_name:", "extra_css: [more.css]\nsite_name:"),
        _replaced("mkdocs.yml", "  - costs.md\n", ""),
        _replaced("mkdocs.yml", "  - costs.md\n", "  - costs.md\n  - nowhere.md\n"),
        _replaced("docs/lv/index.md", "costs.md#visit", "nowhere.md"),
        _replaced("docs/lv/index.md", "costs.md#visit", "costs.md#nowhere"),
        _replaced("docs/lv/index.md", "costs.md#visit", "/costs/"),
        _replaced("docs/lv/index.md", "costs.md#visit", "costs"),
        _replaced("docs/lv/index.md", "costs.md#visit", "../lt/costs.md"),
        _replaced("docs/lv/index.md", "costs.md#visit", "#nowhere"),
        _template("{{ config.site_name }}"),
        _template("{% for item in nav %}{{ item }}{% endfor %}"),
        _template("{% set nav = nav %}{{ nav }}"),
        _template("{{ page.is_homepage }}"),
        _template("{{ page.title | unknown_filter }}"),
        _template("{% include 'partials/header.html' %}"),
        _template("{{ page.meta.no.such }}"),
    ],
)
def test_what_only_mkdocs_can_do_or_tell_is_declined(change: Callable[[Project], None], tiny: Project) -> None:
    """An unknown setting, a link to nowhere, a template that asks for more: nothing is built by guessing."""
    change(tiny)
    with pytest.raises(Declined):
        directly(tiny, tiny.root / "site")


FRAGMENTS = st.sampled_from(
    [
        *"`*_[]()!<>&#\\|:-=+.\"'{}~ \n",
        *("\n\n", "    ", "**", "__", "![", "](", "](x)", "]: https://a.example", "<b>", "</b>", "<div>", "</div>"),
        *("<!--", "-->", "&amp;", "# ", "## a {#b}", "- ", "1. ", "> ", "| a | b |\n|---|---|\n", "---", "  \n", "```"),
        *(
            "!!! note\n    ",
            "*[ab]: cd",
            "ab",
            "vārds",
            "{: .c }",
            "{#d}",
            "<a@b.example>",
            "<https://b.example>",
            "\u2028",
        ),
    ]
)
CONVERTER = Converter(MarkdownSettings(EXTENSIONS, {}))


@settings(max_examples=400)
@given(st.lists(FRAGMENTS, max_size=24).map("".join))
def test_the_quick_search_finds_what_the_library_finds(text: str) -> None:
    """Whatever is written, and whatever was converted before, a fresh instance of the library gives the same."""
    try:
        made = CONVERTER.convert("page.md", text)
    except Declined:
        return  # a link, which is compared with MkDocs above
    plain = markdown.Markdown(extensions=list(EXTENSIONS))
    written = plain.convert("\n".join(text.lstrip("\n").splitlines()))
    if not made.targets:
        assert made.content == written
    assert made.toc == vars(plain)["toc_tokens"]


PATHS = st.lists(st.sampled_from(["a", "b", "c.d", "..", ".", "x y"]), max_size=4).map("/".join)


@given(PATHS, PATHS, st.sampled_from(["", "/"]), st.sampled_from(["", "/"]))
def test_addresses_are_written_as_mkdocs_writes_them(target: str, page: str, end: str, end_of_page: str) -> None:
    """Relative addresses, also of odd paths, are those of MkDocs' own functions."""

    class Page:
        url = page + end_of_page if page else ""

    assert relative_url(target + end, Page.url) == get_relative_url(target + end, Page.url)
    assert address_in_template(target + end, Page.url, "") == normalize_url(target + end, Page())  # type: ignore[arg-type]
    assert address_in_template(target + end, None, "/b/") == normalize_url(target + end, None, "/b/")
