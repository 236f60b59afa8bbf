"""What the engine would pass in silence and the reader would see is told at its line; what it understands is not.

Where a case says that something is wrong, the engine itself is the witness: `residue` asks it what a reader gets.
"""

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoilt import COSTS, LINE, changed, told

from ncp.judge.corpus import Corpus
from ncp.judge.registry import page_rule
from ncp.problems import Problem
from ncp.project import Project
from ncp.read.front_matter import TranslationFrontMatter
from ncp.read.markdown.document import read_document
from ncp.read.pages import Page

EXTENSIONS = ["abbr", "admonition", "attr_list", "md_in_html", "tables", "toc"]
"""Those of mkdocs.yml."""
FIRST_LINE = 12
"""Where a text that `told_of` plants begins."""
META = TranslationFrontMatter(title="T", description="D", source="0" * 40)
MARKDOWN_RULES = [code for code in page_rule.rules if code.startswith("M")]


def told_of(tiny: Project, text: str) -> list[Problem]:
    """Give what the Markdown rules say of a text on the page about costs."""
    changed(tiny, COSTS, LINE, f"{LINE}\n\n{text}")
    return [one for one in told(tiny, "M") if one.place.path == COSTS]


def places(problems: list[Problem]) -> list[tuple[str, int]]:
    """Give codes and lines, counted from the beginning of the planted text."""
    return [(one.code, one.place.line - FIRST_LINE + 1) for one in problems]


def read_out(text: str) -> str:
    """Give what the engine makes of a text, without its tags."""
    return re.sub(r"<[^<>]*>", "", markdown.markdown(text, extensions=EXTENSIONS))


BOXES = [
    ('!!! warning "Uzmanību"\nViens.', "M201", 2),
    ('!!! warning "Uzmanību"\n\nViens.', "M201", 3),
    ('!!! warning "Uzmanību"\n  Viens.\n  Divi.', "M201", 2),
    ('!!! warning "Uzmanību"\n    Viens.\n  Divi.', "M201", 3),
    ('!!! warning "Uzmanību"\n    Viens.\nDivi.', "M201", 3),
    ('!!! warning "Uzmanību"\n    Viens.\n\n   Divi.', "M201", 4),
    ('!!! warning "Uzmanību"\n    Viens.\n\n   - a\n   - b', "M201", 4),
    ('!!! warning "Uzmanību"\n    Viens.\n\nDivi.\n\n    Trīs.', "M201", 4),
    ('!! warning "Uzmanību"\n    Viens.', "M202", 1),
    ('! !! warning "Uzmanību"\n    Viens.', "M202", 1),
    ('!!!! warning "Uzmanību"\n    Viens.', "M202", 1),
    ('!!! warning "Uzmanību\n    Viens.', "M202", 1),
    ("!!! warning „Uzmanību”\n    Viens.", "M202", 1),
    ('!!! "Uzmanību"\n    Viens.', "M202", 1),
    ('warning "Uzmanību"\n    Viens.', "M202", 1),
    ('??? note "Uzmanību"\n    Viens.', "M202", 1),
    ("::: warning\nViens.\n:::", "M202", 1),
    ('!!! warnin "Uzmanību"\n    Viens.', "M203", 1),
    ("!!! warning\n    Viens.", "M204", 1),
]
TABLES = [
    ("| a | b |\n| --- | --- |\n| c | d | e |", "M220", 3),
    ("| a | b |\n| --- | --- |\n| c |", "M220", 3),
    ("| a | b |\n| --- | --- |\n| c\nd | e |", "M220", 3),
    ("| a | b |\n| c | d |", "M221", 1),
    ("| a | b |\n| --- |\n| c | d |", "M221", 1),
    ("| a | b |\n| --- | --- | --- |\n| c | d |", "M221", 1),
    ("| a | b |\n\n| --- | --- |\n| c | d |", "M221", 1),
    ("Rinda.\n| a | b |\n| --- | --- |\n| c | d |", "M222", 2),
    ("| a | b |\n| --- | --- |\n| c | d |\nRinda.", "M220", 4),
    ("| a | |\n| --- | --- |\n| c | d |", "M223", 1),
]
WORDS = [
    ("[vārdi](index.md", "M230", 1),
    ("[vārdi(index.md)", "M230", 1),
    ("[vārdi] (index.md)", "M230", 1),
    ("(vārdi)[index.md]", "M230", 1),
    ("vārdi](index.md)", "M230", 1),
    ("[vārdi][index.md]", "M230", 1),
    ("- viens\n- [vārdi](index.md", "M230", 2),
    ("| a | b |\n| --- | --- |\n| [c](index.md | d |", "M230", 3),
    ("**trekns", "M231", 1),
    ("trekns**", "M231", 1),
    ("** trekns **", "M231", 1),
    ("**trekns*", "M231", 1),
    ("Rinda\n*slīps", "M231", 2),
    ("_slīps", "M231", 1),
    ("`kods", "M232", 1),
    ("Teksts {#a}", "M233", 1),
    ("~~svītrots~~", "M234", 1),
    ("==izcelts==", "M234", 1),
    (":material-phone: zvaniet", "M234", 1),
    ("Viens\\\ndivi", "M234", 1),
    ("[šeit](index.md)", "M260", 1),
    ("[**Lasīt vairāk**](index.md)", "M260", 1),
    ("[](index.md)", "M261", 1),
    ("![](index.md)", "M262", 1),
    ('<img src="index.md">', "M262", 1),
]
BLOCKS = [
    ("```\nkods", "M210", 1),
    ("<!-- piezīme", "M211", 1),
    ("<!- piezīme -->", "M211", 1),
    ("piezīme -->", "M211", 1),
    ("<b>trekns", "M212", 1),
    ("trekns</b>", "M212", 1),
    ("<foo>x</foo>", "M212", 1),
    ("<b><i>x</b></i>", "M212", 1),
    ('<span lang="en>x</span>', "M212", 1),
    ("    teksts", "M213", 1),
    ("Cena&nbps;ir", "M214", 1),
]
HEADINGS = [
    ("#### Lēkts {#a}", "M240", 1),
    ("# Pirmais {#a}", "M241", 1),
    ("## Bez", "M242", 1),
    ("## Kas{#a}", "M242", 1),
    ("## Kas {#a", "M242", 1),
    ("## Kas (#a)", "M242", 1),
    ("## Kas {#a} vēl", "M242", 1),
    ("## Kas {#a}{#b}", "M242", 1),
    ("## Kas {#ā}", "M242", 1),
    ("##Kas {#a}", "M243", 1),
    ("####### Kas {#a}", "M243", 1),
    ("  ## Kas {#a}", "M243", 1),
    ("## {#a}", "M244", 1),
]
LISTS = [
    ("Rinda.\n- a\n- b", "M250", 2),
    ("Rinda:\n1. a\n2. b", "M250", 2),
    ("- a\n  - b", "M251", 2),
    ("1. a\n   - b", "M251", 2),
    ("1. a\n\n  - b", "M251", 3),
    ("- a\n\n  rinda", "M251", 3),
    ("- a\n - b", "M251", 2),
    ("3. a\n4. b", "M252", 1),
    ("1. a\n3. b", "M252", 2),
    ("-a\n-b", "M253", 1),
    ("– a\n– b", "M253", 1),
    ("• a\n• b", "M253", 1),
    ("1) a\n2) b", "M254", 1),
    ("a) viens\nb) divi", "M254", 1),
    ("1.viens\n2.divi", "M254", 1),
    ("- a\n- \n- c", "M255", 2),
]


@pytest.mark.parametrize(("text", "code", "line"), [*BOXES, *TABLES, *WORDS, *BLOCKS, *HEADINGS, *LISTS])
def test_a_mistake_is_told_at_its_line(text: str, code: str, line: int, tiny: Project) -> None:
    """The code is the right one, and it stands at the line that has to be mended."""
    assert (code, line) in places(told_of(tiny, text))


@pytest.mark.parametrize(
    "text",
    [
        '!!! warning "Uzmanību"\n    Viens.\n\n    Divi.\n\nTrīs.',
        '!!! warning "Uzmanību"\n\n    Viens.\n\n    - a\n    - b',
        '!!! warning "Uzmanību"\n    Viens.\n\n## Kas {#a}\n\nTeksts.',
        '!!! warning "Uzmanību"\n    Viens.\n\n- a\n\n    rinda',
        "Uzmanību! !",
        "| a | b |\n| --- | --- |\n| c | d |",
        "| a | b |\n| :-- | --: |\n| c | |",
        "| a | b |\n| --- | --- |\n| c | `d|e` |",
        "Viens | divi",
        "Vārdi [a](index.md), (sk. [b](index.md)).",
        "Skat. \\[1\\].",
        "**Trekns.** Un *slīps*, arī _slīps_ un __trekns__.",
        "5 * 4 * 3",
        "fails_ar_svītru.pdf un _slīps_ vārds",
        "`kods` un ``ko`ds``",
        "A & B, 3 < 4, R&D; un &nbsp;",
        '<span lang="en">visit</span>, <br>, <span lang=en>a</span>',
        "<!-- piezīme -->",
        "- a\n- b\n\nRinda.",
        "- a\n\n    rinda\n\n- b",
        "- a\n    - b",
        "1. a\n1. b",
        "No 2026.\n1. janvāra\ngads.",
        "Sākas 2026. gada\n31. janvārī.",
        "– Jā, viņš teica.",
        "## Kas {#a}\n\n### Kas vēl {#b}\n\nTeksts.",
        "## Kas {#a .wide}\n\nTeksts.",
        "Kopā = 5 + 4 = 9, 5 % un ~10 $.",
        "Laiks: 9:00–17:00.",
        "[vairāk par cenām](index.md)",
    ],
)
def test_what_the_engine_understands_is_left_in_peace(text: str, tiny: Project) -> None:
    """No false alarm."""
    assert places(told_of(tiny, text)) == []


@pytest.mark.parametrize(
    ("text", "residue"),
    [
        ("??? note", "???"),
        ("::: warning", ":::"),
        ("| a | b |\n| c | d |", "|"),
        ("[vārdi][index.md]", "]["),
        ("~~svītrots~~", "~~"),
        ("Viens\\\ndivi", "\\"),
        ("  ## Kas {#a}", "##"),
        ("## Kas{#a}", "{#a}"),
        ("## Kas {#a}{#b}", "{#b}"),
        ("1) a\n2) b", "1)"),
        ("Rinda.\n- a\n- b", "- a"),
        ('<span lang="en>x</span>', "&lt;span"),
    ],
)
def test_the_engine_leaves_what_the_rules_say(text: str, residue: str) -> None:
    """The cases are no opinion: this is what a reader would get."""
    assert residue in read_out(text)


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ('!!! warning "Uzmanību"\nViens.', "    Viens."),
        ('!! warning "Uzmanību"\n    Viens.', '!!! warning "Uzmanību"'),
        ("[vārdi] (index.md)", "[vārdi](index.md)"),
        ("[vārdi][index.md]", "[vārdi](index.md)"),
        ("(vārdi)[index.md]", "[vārdi](index.md)"),
        ("##Kas {#a}", "## Kas {#a}"),
        ("  ## Kas {#a}", "## Kas {#a}"),
        ("## Kas{#a}", "## Kas {#a}"),
        ("## Kas (#a)", "## Kas {#a}"),
        ("- a\n  - b", "    - b"),
        ("-a\n-b", "- a"),
        ("1) a\n2) b", "1. a"),
        ("3. a\n4. b", "1. a"),
    ],
)
def test_the_corrected_line_can_be_pasted(text: str, corrected: str, tiny: Project) -> None:
    """What is proposed is the whole line, mended."""
    assert corrected in [one.corrected for one in told_of(tiny, text)]


@given(st.text(alphabet=st.sampled_from("!?:#*_`[](){}<>|-–•=~\\/&;\"'\n\t 1.)aā"), max_size=120))
def test_no_text_ends_in_a_traceback(text: str) -> None:
    """Whatever an editor types, the rules read it."""
    page = Page("lv", "x.md", "docs/lv/x.md", META, "", text, 1)
    document = read_document(page)
    for code in MARKDOWN_RULES:
        for found in page_rule.rules[code].judge(document, _NOTHING):
            assert found.place.line >= 1


class _NoPairs:
    """All that the rules about Markdown ask of the rest of the site."""

    @staticmethod
    def pair_of(_document: object) -> None:
        """No page has a source here."""


_NOTHING: Corpus = _NoPairs()  # type: ignore[assignment]
