"""What editors and developers do to a site, one thing after the other, by chance that can be repeated."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from conftest import EXAMPLES, ROOT
from ncp.project import Project
from ncp.translate.blobs import blob_id
from translated_site import TranslatedSite

LANGUAGES = ("lv", "lt")
PAGE = """---
title: {name} {language}
description: Lapa, kuru testa redaktors pielika, lai redzētu, vai būve to ņem vērā visur, kur vajag.
{rest}
---

Teksts par {{{{ fact.fees.visit }}}}, vairāk – [šeit](index.md).

## Sadaļa {{#part}}

{language} {{{{ list.glossary }}}}
"""
SOURCE_REST = "owner: office\nreviewed: 2026-01-02\nreview_by: 2027-01-02\nduties: [A1]"
DATA = {
    "duties.yml": "A1: { lv: Sākumlapa, lt: Pradžia }\nI1: { lv: Atrast, lt: Rasti }\n",
    "glossary.yml": "terms:\n  - id: card\n    page: costs.md\n    terms: { lv: [karte], lt: [kortelė] }\n",
    "action-plan.yml": "source: https://plan.example/206\nas_of: 2024-03-19\n"
    "directions:\n  - { number: 4, title: { lv: Tēls, lt: Įvaizdis } }\n"
    'measures:\n  - { id: "4.4", text: { lv: Darīt, lt: Daryti }, responsible: [VM],'
    " deadline: { date: 2025-12-31 }, state: unknown }\n"
    "institutions:\n  VM: { lv: Veselības ministrija, lt: Sveikatos ministerija }\n",
    "statistics/patients.csv": "indicator,year,country,value,unit,source,as_of,confidence\n"
    "all,2022,,42170,persons,https://figures.example/2022,2023-11-07,M\n",
    "statistics/words.yml": "indicators: { all: { lv: Visi pacienti, lt: Visi pacientai } }\n",
}
LISTS = ["glossary", "a_z", "duties", "action_plan", "statistics.patients"]


@dataclass
class EditedSite:
    """A small site with everything that pages are made from, under git."""

    project: Project
    chance: Random
    number: int = 0
    """Counts what was changed, so that each change is another."""

    @classmethod
    def of(cls, root: Path, seed: int) -> "EditedSite":
        """Make the site below an empty folder; its templates and assets are copies, to be changed."""
        shutil.copytree(EXAMPLES / "tiny", root)
        (root / "scripts").symlink_to(ROOT / "scripts", target_is_directory=True)
        shutil.copytree(ROOT / "overrides", root / "overrides")
        shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
        site = cls(Project(root), Random(seed))  # noqa: S311 - chance that can be repeated
        for code in LANGUAGES:
            words = (ROOT / f"docs/{code}/interface.yml").read_text(encoding="utf-8")
            site.append(f"docs/{code}/interface.yml", "\n" + words[words.index("# Lists made from data") :])
            site.append(f"docs/{code}/costs.md", "".join(f"\n{{{{ list.{name} }}}}\n" for name in LISTS))
        for name, text in DATA.items():
            (root / "data" / name).parent.mkdir(exist_ok=True)
            (root / "data" / name).write_text(text, encoding="utf-8")
        site.git("init", "--initial-branch=main")
        site.commit()
        return site

    def git(self, *arguments: str, day: str = "2026-03-01") -> None:
        """Run git as of a day."""
        TranslatedSite(self.project).git(*arguments, day=day)

    def text(self, name: str) -> str:
        """Give the text of a file."""
        return (self.project.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        (self.project.root / name).write_text(text, encoding="utf-8")

    def append(self, name: str, text: str) -> None:
        """Add to a file."""
        self.write(name, self.text(name) + text)

    def replace(self, name: str, pattern: str, text: str) -> None:
        """Replace the first match of a pattern in a file."""
        self.write(name, re.sub(pattern, text, self.text(name), count=1, flags=re.MULTILINE))

    def any_page(self) -> str:
        """Give the path of some page."""
        folder = self.project.docs / self.chance.choice(LANGUAGES)
        return self.project.name_of(self.chance.choice(sorted(folder.glob("*.md"))))

    @property
    def added(self) -> list[str]:
        """The names of the pages that were added."""
        return sorted(path.name for path in (self.project.docs / "lv").glob("added-*.md"))

    def commit(self) -> None:
        """Commit as of some day: the pages then bear another date."""
        self.git("add", "--all", "docs", "data", day=self.some_day())
        self.git("commit", "--allow-empty", "--message", "change", day=self.some_day())

    def some_day(self) -> str:
        """Give a day."""
        return f"2026-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def edit(self) -> str:
        """Do one thing; give its name."""
        self.number += 1
        edit = self.chance.choice(EDITS)
        edit(self)
        return edit.__name__


def page_text(site: EditedSite) -> None:
    """Write more text, with markup."""
    kinds = ("Vēl **teksts** {}.", "!!! note\n    Kaste {}", "| a | b |\n| - | - |\n| {} | & |", "<p id=i{0}>{0}</p>")
    site.append(site.any_page(), f"\n\n{site.chance.choice(kinds).format(site.number)}\n")


def page_link(site: EditedSite) -> None:
    """Link to another page, to a place on it."""
    site.append(site.any_page(), f"\n\n[saite {site.number}](costs.md#visit)\n")


def page_title(site: EditedSite) -> None:
    """Change how a page is called: menus, indexes and lists of all pages say so."""
    site.replace(site.any_page(), r"^title: .*$", f"title: Nosaukums {site.number}")


def page_short(site: EditedSite) -> None:
    """Change the short title."""
    site.replace(site.any_page(), r"^(short: .*|description: (.*))$", rf"short: Īsi {site.number}\ndescription: \2")
    for code in LANGUAGES:
        for path in (site.project.docs / code).glob("*.md"):
            name = site.project.name_of(path)
            if "description: \n" in site.text(name):
                site.replace(name, r"^description: $\n", "")


def page_review(site: EditedSite) -> None:
    """Change the day of the next review, or the duties."""
    page = "docs/lv/costs.md" if site.chance.random() < 0.5 else "docs/lv/index.md"
    site.replace(page, r"^review_by: .*$", f"review_by: {2027 + site.number}-05-05")
    site.replace(page, r"^duties: .*$", f"duties: [{site.chance.choice(['A1', 'I1'])}]")


def fact(site: EditedSite) -> None:
    """Change a fee."""
    site.replace("data/facts.yml", r"value: [\d.]+$", f"value: {site.number}.50")


def link_title(site: EditedSite) -> None:
    """Change how a link is called."""
    site.replace("data/links.yml", r"title: \{ lv: [^,]*,", f"title: {{ lv: Noteikumi {site.number},")


def glossary(site: EditedSite) -> None:
    """Add a term."""
    term = f"  - {{ id: t{site.number}, terms: {{ lv: [vārds{site.number}], lt: [žodis{site.number}] }} }}\n"
    site.append("data/glossary.yml", term)


def duties(site: EditedSite) -> None:
    """Change a duty."""
    site.replace("data/duties.yml", r"^A1: \{ lv: [^,]*,", f"A1: {{ lv: Pienākums {site.number},")


def plan(site: EditedSite) -> None:
    """Change a measure of the plan."""
    site.replace("data/action-plan.yml", r"text: \{ lv: [^,]*,", f"text: {{ lv: Darīt {site.number},")


def statistics(site: EditedSite) -> None:
    """Change a figure."""
    site.replace("data/statistics/patients.csv", r"^all,2022,,\d+", f"all,2022,,{40_000 + site.number}")


def words(site: EditedSite) -> None:
    """Change what stands around the pages."""
    name = f"docs/{site.chance.choice(LANGUAGES)}/interface.yml"
    word = site.chance.choice(("home", "sources", "site_name", "changed"))
    rest = ' {date}"' if word == "changed" else '"'
    site.replace(name, rf"^{word}: .*$", f'{word}: "Vārds {site.number}{rest}')


def template(site: EditedSite) -> None:
    """Change a template."""
    name = site.chance.choice(("overrides/main.html", "overrides/404.html", "overrides/above/base.html"))
    site.append(name, f"<!-- {site.number} -->\n")


def asset(site: EditedSite) -> None:
    """Change the style: its public name changes on every page."""
    site.append("docs/assets/style.css", f".ncp-header {{ padding: {site.number}px; }}\n")


def picture(site: EditedSite) -> None:
    """Put a picture beside the pages and show it."""
    (site.project.docs / "lv/plan.svg").write_text(f"<svg><!-- {site.number} --></svg>", encoding="utf-8")
    site.append("docs/lv/costs.md", "\n![plāns](plan.svg)\n")


def settings(site: EditedSite) -> None:
    """Change what the whole site is."""
    site.replace("data/site.yml", r"^footer_pages: .*$", f"footer_pages: [{site.chance.choice(['', 'costs.md'])}]")


def extension(site: EditedSite) -> None:
    """Change what Markdown may do."""
    chosen = site.chance.choice(["tables", "tables, abbr"])
    site.replace("mkdocs.yml", r"^(markdown_extensions: \[admonition, attr_list, md_in_html), .*\]$", rf"\1, {chosen}]")


def add_page(site: EditedSite) -> None:
    """Add a page in the source language, at times also its translation."""
    name = f"added-{site.number}.md"
    text = PAGE.format(name=name, language="lv", rest=SOURCE_REST)
    site.write(f"docs/lv/{name}", text)
    if site.chance.random() < 0.5:
        rest = f'source: "{blob_id(text.encode())}"'
        site.write(f"docs/lt/{name}", PAGE.format(name=name, language="lt", rest=rest))
    site.replace("mkdocs.yml", r"^  - costs.md$", f"  - costs.md\n  - {name}")


def remove_page(site: EditedSite) -> None:
    """Remove a page that was added."""
    for name in site.added[:1]:
        for code in LANGUAGES:
            (site.project.docs / code / name).unlink(missing_ok=True)
        site.replace("mkdocs.yml", rf"^  - {re.escape(name)}\n", "")


def rename_page(site: EditedSite) -> None:
    """Rename a page that was added."""
    for name in site.added[:1]:
        for code in LANGUAGES:
            path = site.project.docs / code / name
            if path.is_file():
                path.rename(path.with_name(f"added-again-{site.number}.md"))
        site.replace("mkdocs.yml", rf"^  - {re.escape(name)}$", f"  - added-again-{site.number}.md")


def history(site: EditedSite) -> None:
    """Commit what was changed: dates of pages, and of stale sections, are others."""
    site.commit()


EDITS: tuple[Callable[[EditedSite], None], ...] = (
    page_text,
    page_link,
    page_title,
    page_short,
    page_review,
    fact,
    link_title,
    glossary,
    duties,
    plan,
    statistics,
    words,
    template,
    asset,
    picture,
    settings,
    extension,
    add_page,
    remove_page,
    rename_page,
    history,
)
