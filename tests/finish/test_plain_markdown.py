"""The Markdown twin of a page says what the page says, in signs that every program knows."""

import pytest

from ncp.finish.plain_markdown import PlainMarkdown
from ncp.prepare import prepare
from translated_site import TranslatedSite

PLAIN = PlainMarkdown("https://tiny.example/lt/")


@pytest.mark.parametrize(
    ("staged", "plain"),
    [
        ("## Fees {#fees}\n", "## Fees\n"),
        ("## Sources {#sources .ncp-sources}\n", "## Sources\n"),
        ("### [Site](https://x.example/){hreflang=en} {#cp-lt}\n", "### [Site](https://x.example/)\n"),
        ('Call <a href="tel:113">113</a>.\n', "Call [113](tel:113).\n"),
        ('in <span lang="lv" translate="no">Rīga</span>\n', "in Rīga\n"),
        ("[costs](costs.md#fees)\n", "[costs](https://tiny.example/lt/costs/#fees)\n"),
        ("[up](../other.md)\n", "[up](https://tiny.example/lt/other/)\n"),
        ("[here](#fees)\n", "[here](https://tiny.example/lt/part/page/#fees)\n"),
        ("![map](map.png)\n", "![map](https://tiny.example/lt/part/page/map.png)\n"),
        ("[law](https://law.example/a_(b))\n", "[law](https://law.example/a_(b))\n"),
        ('<ul class="x">\n<li>One: <a href="mailto:a@b.example">a@b.example</a></li>\n</ul>\n',
         "- One: [a@b.example](mailto:a@b.example)\n"),
        ('<div class="cards" markdown>\n\n- **[A](a.md)**  \n  B\n\n</div>\n',
         "- **[A](https://tiny.example/lt/part/a/)**  \n  B\n"),
        ('<p class="ncp-letter" role="heading" aria-level="3">A</p>\n', "### A\n"),
        ('!!! danger "Call"\n    One.\n\n    Two.\n\nThree.\n', "> **Call**\n>\n> One.\n>\n> Two.\n\nThree.\n"),
        ("A {{ b }} {c} stays.\n", "A {{ b }} {c} stays.\n"),
    ],
)  # fmt: skip
def test_signs_for_the_engine_are_gone(staged: str, plain: str) -> None:
    """Ids, classes, elements and boxes become plain Markdown; links are whole and lead to pages."""
    name = "page.md" if "../" not in staged else "part/page.md"
    name = "part/page.md" if "/part/" in plain else name
    assert PLAIN.of(name, staged) == plain


@pytest.mark.parametrize("sensitive", ["", "sensitive: { pages: [costs.md] }\n"])
def test_a_twin_warns_where_the_page_warns(sensitive: str, translated: TranslatedSite) -> None:
    """A part that is out of date is told in the twin, in its language, as a quotation without HTML."""
    settings = translated.project.data / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + sensitive, encoding="utf-8")
    translated.edit("lv/costs.md", "Likums: ", "Šis likums: ", "2026-03-05")
    _, staged = prepare(translated.project)
    twin = PLAIN.of("costs.md", staged["lt"].pages["costs.md"].markdown)
    heading, _, notice = twin.partition("## Apsilankymas\n\n")[2].partition("\n")[0].partition("> ")
    assert heading == ""
    assert "pakeistas jau po vertimo" in notice
    assert notice.startswith("**Ši informacija gali būti pasenusi") == bool(sensitive)
    assert "(https://tiny.example/lv/costs/#visit)" in notice
    assert "<" not in twin
