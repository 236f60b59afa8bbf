"""Sentences are counted as a reader meets them."""

import pytest

from ncp.project import Project
from ncp.read.content import read_content
from ncp.reading.measure import LONG, Measure, measured
from ncp.reading.sentences import Sentence, sentences_of
from ncp.stage.pages import Stager


def sentences(tiny: Project, text: str) -> list[Sentence]:
    """Give the sentences of a page with this text."""
    page = tiny.docs / "lv/costs.md"
    front = page.read_text(encoding="utf-8").split("---\n")[1]
    page.write_text(f"---\n{front}---\n\n{text}\n", encoding="utf-8")
    content, _ = read_content(tiny)
    assert content is not None
    return list(sentences_of(content.pages["lv"]["costs.md"], Stager.of(content, "lv").quoter))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Viens teikums. Otrs teikums!", [2, 2]),
        ("Nāciet 22.\u00a0novembrī plkst.\u00a08.30. Gaidām.", [5, 1]),
        ("Likums\nir te: „Pirmais. Otrais.” Viss.", [4, 1, 1]),
        ("# Virsraksts\n\n| a | b |\n| --- | --- |\n| viens. Divi | trīs |", []),
        ("Jāņem:\n\n- pase;\n- karte vai sertifikāts.", [1, 1, 3]),
        ("Zvaniet.  \nPalieciet pie cilvēka.", [1, 3]),
        ("Nāc  \nPalieciet pie cilvēka.", [1, 3]),
        ("Maksā {{ fact.fees.visit }} [par vizīti](index.md).", [5]),
        ("Rakstiet: {{ fact.office.email }}.", [2]),
    ],
)
def test_a_sentence_ends_where_the_reader_takes_breath(text: str, words: list[int], tiny: Project) -> None:
    """Dates, abbreviations and addresses end none; items of lists are sentences; headings and tables are not."""
    assert [one.words for one in sentences(tiny, text)] == words


def test_a_sentence_knows_its_place(tiny: Project) -> None:
    """The place is that in the file."""
    found = sentences(tiny, "Īss.\n\nPirmais. Otrais ir te.")
    assert (found[-1].text, found[-1].place.column) == ("Otrais ir te.", 10)
    assert found[-1].place.path == "docs/lv/costs.md"


def test_long_sentences_are_counted(tiny: Project) -> None:
    """The share is that of sentences of more than 25 words."""
    found = sentences(tiny, f"{'vārds ' * LONG}. Īss. {'Vārds ' * (LONG + 1)}.")
    measure = Measure("lv", "", tuple(found))
    assert [one.words for one in measure.long] == [LONG + 1]
    assert round(measure.share, 2) == 0.33
    assert round(measure.average, 2) == round((LONG + 1 + LONG + 1) / 3, 2)


def test_each_language_is_measured_whole_and_page_by_page(project: Project) -> None:
    """The real site's sentences are short in every language: 15 words on average, hardly one of more than 25."""
    content, _ = read_content(project)
    assert content is not None
    for whole, pages in measured(content):
        assert len(whole.sentences) == sum(len(page.sentences) for page in pages)
        assert whole.average <= 15
        assert whole.share <= 0.01
