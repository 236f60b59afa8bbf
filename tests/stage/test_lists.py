"""Lists made from data say what the data says, in the reader's language."""

import shutil
from pathlib import Path

import pytest

from ncp.project import Project
from ncp.read.content import Content, read_content
from ncp.stage.lists import list_markdown, list_names
from ncp.stage.lists.maker import Maker
from ncp.stage.notation import Notation
from ncp.stage.pages import Stager
from ncp.translate.status import ages_of

ROOT = Path(__file__).resolve().parents[2]
PLAN = """source: https://plan.example/206
as_of: 2024-03-19
directions:
  - { number: 4, title: { lv: Tēls, lt: Įvaizdis } }
measures:
  - id: "4.4"
    text: { lv: Uzlabot vietni, lt: Pagerinti svetainę }
    responsible: [NVD]
    with: [VM]
    deadline: { date: 2025-12-31 }
    state: unknown
  - id: "4.5"
    text: { lv: Plānot mārketingu, lt: Planuoti rinkodarą }
    responsible: [VM]
    deadline: { yearly: "11-30" }
    state: { lv: sākts, lt: pradėta }
institutions:
  VM: { lv: Veselības ministrija, lt: Sveikatos ministerija }
  NVD: { lv: Nacionālais veselības dienests, lt: Nacionalinė sveikatos tarnyba }
"""
FIGURES = """indicator,year,country,value,unit,source,as_of,confidence
all,2022,,42170,persons,https://www.figures.example/2022,2023-11-07,M
all,2024,,40733,persons,https://figures.example/2024,2025-10,M
income,2022,GB,9100000,eur,https://figures.example/2022,2023-11-07,M
"""
FIGURE_WORDS = """indicators: { all: { lv: Visi pacienti, lt: Visi pacientai }, income: { lv: Ieņēmumi, lt: Pajamos } }
"""
DUTIES = """A1: { lv: Sākumlapa, lt: Pradžios puslapis }
I1: { lv: Atrast, lt: Rasti }
B1: { lv: Kas pienākas, lt: Kas priklauso, gap: { lv: Vēl rakstām., lt: Dar rašome. } }
"""
GLOSSARY = """terms:
  - id: copayment
    terms: { lv: [līdzmaksājums], lt: [priemoka, paciento priemoka], en: [co-payment] }
    lay: { lt: [mokestis] }
  - id: card
    terms: { lv: [EVAK], lt: [ESDK] }
"""


QUALITY = """search:
  measured: 2026-03-02
  command: measure
  speed: {}
  languages:
    lt:
      ours: { word forms: { questions: 10, first_three: 1.0, recall: 1.0, rank: 0.9 } }
"""


@pytest.fixture
def site(tiny: Project) -> Project:
    """Give the tiny site with data for every list, and a page for the glossary."""
    for code in ("lv", "lt"):
        words = (ROOT / f"docs/{code}/interface.yml").read_text(encoding="utf-8")
        with (tiny.docs / code / "interface.yml").open("a", encoding="utf-8") as file:
            file.write("\n" + words[words.index("# Lists made from data") :])
        shutil.copyfile(tiny.docs / code / "costs.md", tiny.docs / code / "glossary.md")
    (tiny.data / "statistics").mkdir()
    for name, text in {
        "action-plan.yml": PLAN,
        "duties.yml": DUTIES,
        "glossary.yml": GLOSSARY,
        "statistics/patients.csv": FIGURES,
        "statistics/words.yml": FIGURE_WORDS,
        "quality.yml": QUALITY,
    }.items():
        (tiny.data / name).write_text(text, encoding="utf-8")
    return tiny


@pytest.fixture
def maker(site: Project) -> Maker:
    """Give what makes its lists in Lithuanian."""
    return made_in(site, "lt")


def made_in(site: Project, language: str) -> Maker:
    """Give what makes the lists of a site in a language."""
    content: Content | None
    content, problems = read_content(site)
    assert problems == ()
    assert content is not None
    words = content.interfaces[language].words
    notation = Notation(language, content.site.languages[language], words)
    assert words.lists is not None
    return Maker(content, notation, words.lists, ages_of(site, content.site))


def plain(text: str | None) -> str:
    """Give a list with plain blanks."""
    assert text is not None
    return text.replace("\u00a0", " ")


def test_every_list_can_be_made(maker: Maker) -> None:
    """All names that are proposed to an editor exist."""
    names = tuple(list_names(maker))
    assert "statistics.patients" in names
    for name in names:
        assert list_markdown(maker, tuple(name.split(".")))


def test_figures_stand_newest_first_each_with_its_source(maker: Maker) -> None:
    """Numbers, money and states are in the reader's notation; a source is a link with the date it bears."""
    lines = plain(list_markdown(maker, ("statistics", "patients"))).split("\n")
    assert lines[0] == "| Metai | Rodiklis | Šalis | Skaičius arba suma | Šaltinis |"
    assert lines[2].startswith(
        "| 2024 | Visi pacientai | – | 40 733 | [figures.example](https://figures.example/2024), "
    )
    assert "2025 m. spalio 1 d." in lines[2]
    assert "| Jungtinė Karalystė | 9 100 000 eurų |" in lines[4]


def test_a_table_without_states_has_no_column_for_them(site: Project) -> None:
    """The column of states is there only where a figure names one."""
    table = site.data / "statistics/patients.csv"
    table.write_text("\n".join(FIGURES.split("\n")[:3]), encoding="utf-8")
    assert "Šalis" not in plain(list_markdown(made_in(site, "lt"), ("statistics", "patients")))


def test_the_plan_says_who_answers_by_when_and_how_far_it_is(maker: Maker) -> None:
    """What is not known is said to be not known; abbreviations are marked as Latvian and explained."""
    made = plain(list_markdown(maker, ("action_plan",)))
    nvd, vm = ('<span lang="lv">NVD</span>', '<span lang="lv">VM</span>')
    assert f"| 4.4 | Pagerinti svetainę | {nvd} (kartu su: {vm}) | 2025 m. gruodžio 31 d. | mums nežinomas |" in made
    assert "| kasmet iki lapkričio 30 d. | pradėta |" in made
    assert f"- {nvd} – Nacionalinė sveikatos tarnyba" in made


def test_the_duty_map_shows_pages_and_gaps(maker: Maker) -> None:
    """A duty is shown with the page that names it, or with the reason why there is none."""
    made = plain(list_markdown(maker, ("duties",)))
    told = f"{maker.words.covered.format(all=3, answered=1)} {maker.words.gaps.format(names='A1, B1')}"
    assert made.startswith(told)
    assert "| I1 Rasti | [Pradžia](index.md) |" in made
    assert "2026 m. sausio 2 d." in made
    assert "| B1 Kas priklauso | Puslapio dar nėra. Dar rašome. | – | – |" in made
    assert "### A. Pacientai, vykstantys į Latviją {#duties-a}" in made


def test_the_duty_map_says_where_a_translation_is_missing(site: Project) -> None:
    """A language without the page is told apart from those that have it."""
    (site.docs / "lt/index.md").rename(site.docs / "lt/elsewhere.md")
    content, _ = read_content(site)
    assert content is not None
    words = content.interfaces["lv"].words
    assert words.lists is not None
    maker = Maker(content, Notation("lv", content.site.languages["lv"], words), words.lists)
    assert "| latviešu; nav iztulkots: lietuviešu |" in plain(list_markdown(maker, ("duties",)))


def test_the_glossary_names_a_term_in_every_language(maker: Maker) -> None:
    """Each term has a place of its own, its names elsewhere marked with their language; lay words are for the index."""
    made = plain(list_markdown(maker, ("glossary",)))
    assert '- <span id="term-copayment"></span>**priemoka**' in made
    assert 'latvių: <span lang="lv">līdzmaksājums</span>' in made
    assert "mokestis" not in made
    assert made.index("ESDK") < made.index("priemoka")


def test_the_index_leads_from_everyday_words_to_terms(maker: Maker) -> None:
    """Pages, terms and lay words stand under their letters."""
    made = plain(list_markdown(maker, ("a_z",)))
    assert made.index(">E</p>") < made.index(">M</p>") < made.index(">P</p>")
    assert "- mokestis → žr. [priemoka](glossary.md#term-copayment)" in made
    assert "(costs.md)" in made


def test_an_untranslated_page_shows_its_lists_in_its_own_language(site: Project) -> None:
    """Where the source text stands instead of a translation, its list is in the source's language, too."""
    page = site.docs / "lv/costs.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ list.action_plan }}\n", encoding="utf-8")
    (site.docs / "lt/costs.md").unlink()
    content, _ = read_content(site)
    assert content is not None
    staged, problems = Stager.of(content, "lt").stage("costs.md")
    assert problems == ()
    assert "Veselības ministrija" in staged.markdown


def test_a_term_whose_page_is_gone_is_shown_without_a_link(site: Project) -> None:
    """The lost page is told where the glossary names it; a list never ends in an exception."""
    terms = site.data / "glossary.yml"
    terms.write_text(GLOSSARY.replace("- id: card\n", "- id: card\n    page: gone.md\n"), encoding="utf-8")
    for name in ("glossary", "a_z"):
        assert "ESDK" in plain(list_markdown(made_in(site, "lt"), (name,)))
        assert "](gone.md)" not in plain(list_markdown(made_in(site, "lt"), (name,)))
