"""Writes the same pages in four languages as a project of ours and of each generator that we are measured against."""

import random
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ncp.translate.blobs import blob_id

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests/examples/tiny"
NAMES = {"lv": "Latviešu", "lt": "Lietuvių", "et": "Eesti", "en": "English"}
LETTERS = {"lv": "aāeēiīlļnņršžtdkģ", "lt": "aąeęėiįyuųsšžkmnt", "et": "aeioõäöüklmnprstv", "en": "aeioubcdfghlmnprst"}
"""Words are made of these: what they say does not matter, only that no language has those of another."""
SECTIONS, PARAGRAPHS, WORDS = 6, 3, 60
VOCABULARY = 2000
"""Different words in a language: as many as a site of this size says, whose search has to join their forms."""
PAGES_A_CHAPTER = 8
OWN = ("index", "search", "a-z")
SEARCH_WORDS = re.compile(r"^search:\n(?:  .*\n)+", re.MULTILINE)


@dataclass(frozen=True)
class Text:
    """A page: its name without ending, with its chapter's folder; its title and its Markdown."""

    chapter: str
    name: str
    title: str
    body: str


def texts(language: str, pages: int) -> Iterator[Text]:
    """Give the pages of a language, the same at every call."""
    chance = random.Random(f"{language} {pages}")  # noqa: S311 - nothing secret

    known = ["".join(chance.choices(LETTERS[language], k=chance.randint(3, 9))) for _ in range(VOCABULARY)]

    def words(number: int) -> str:
        return " ".join(chance.choices(known, k=number)).capitalize()

    for index in range(pages):
        parts = []
        for section in range(SECTIONS):
            paragraphs = "\n\n".join(f"{words(WORDS)}." for _ in range(PARAGRAPHS))
            parts.append(f"## {words(2)} {section}\n\n{paragraphs}\n\n- {words(2)}\n- {words(1)}\n")
        yield Text(f"c{index // PAGES_A_CHAPTER}", f"p{index}", f"{words(2)} {index}", "\n".join(parts))


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def head(fields: Mapping[str, str]) -> str:
    """Give front matter."""
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + "---\n\n"


def described(text: Text) -> dict[str, str]:
    """Give title and description of a page."""
    return {"title": text.title, "description": f"{text.title} – {text.body.split(chr(10))[2][:100]}"}


def write_ours(folder: Path, pages: int) -> None:
    """Write a project of ours: code, templates and assets of this one, words and data of the smallest example."""
    shutil.copytree(TINY / "data", folder / "data")
    for name in ("overrides", "docs/assets", "scripts", "data/messages"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("pyproject.toml", "THIRD-PARTY.md"):
        shutil.copyfile(ROOT / name, folder / name)
    languages = "".join(f"  {code}: {{ name: {name}, locale: {code}, money: name }}\n" for code, name in NAMES.items())
    site = (TINY / "data/site.yml").read_text(encoding="utf-8")
    write(folder / "data/site.yml", f"{site[: site.index('languages:')]}languages:\n{languages}")
    chapters = sorted({text.chapter for text in texts("lv", pages)}, key=lambda name: int(name[1:]))
    for language in NAMES:
        _write_our_language(folder / "docs" / language, language, pages, chapters)
    menu = "".join(
        f"  - {chapter}:\n"
        + "".join(f"      - {text.name}.md\n" for text in texts("lv", pages) if text.chapter == chapter)
        for chapter in chapters
    )
    settings = (TINY / "mkdocs.yml").read_text(encoding="utf-8")
    before, after = settings.split("nav:\n")
    own = "".join(f"  - {name}.md\n" for name in OWN)
    write(folder / "mkdocs.yml", f"{before}nav:\n{own}{menu}{after[after.index('theme:') :]}")


def _write_our_language(folder: Path, language: str, pages: int, chapters: list[str]) -> None:
    words = TINY / "docs" / ("lv" if language == "lv" else "lt") / "interface.yml"
    names = "".join(f"  {chapter}: {chapter}\n" for chapter in chapters)
    search = SEARCH_WORDS.search((ROOT / "docs" / language / "interface.yml").read_text(encoding="utf-8"))
    assert search is not None
    said = search[0].replace("{{ fact.nvd.phone_abroad }}", "{{ fact.office.phone }}")
    write(folder / "interface.yml", f"{words.read_text(encoding='utf-8')}\nchapters:\n{names}{said}")
    sources = {text.name: head(_our_source(text)) + text.body for text in (*_own("lv"), *texts("lv", pages))}
    for text in (*_own(language), *texts(language, pages)):
        page = sources[text.name]
        if language != "lv":
            page = head({**described(text), "source": f'"{blob_id(page.encode())}"'}) + text.body
        write(folder / f"{text.name}.md", page)


def _own(language: str) -> Iterator[Text]:
    """Give the pages that only our project has: the home page of every language, and what its search needs."""
    words = "and once more the same words again, so that the page and its description are long enough"
    for name in OWN:
        yield Text("", name, f"{language} {name}", f"Some words {words} in {language} for {name}.\n\n{words}\n")


def _our_source(text: Text) -> dict[str, str]:
    return {**described(text), "owner": "office", "reviewed": "2026-01-02", "review_by": "2027-01-02", "duties": "[]"}


def write_stock(folder: Path, pages: int) -> None:
    """Write a project of MkDocs with Material and static-i18n, as its manual shows it."""
    for language, name in NAMES.items():
        for text in texts(language, pages):
            page = f"{head(described(text))}# {text.title}\n\n{text.body}"
            write(folder / "docs" / language / text.chapter / f"{text.name}.md", page)
        write(folder / "docs" / language / "index.md", f"# {name}\n\nHome.\n")
    languages = "".join(
        f"        - {{ locale: {code}, name: {name}, default: {str(code == 'lv').lower()}, build: true }}\n"
        for code, name in NAMES.items()
    )
    write(
        folder / "mkdocs.yml",
        "site_name: Stock\nsite_url: https://stock.example/\n"
        "theme: { name: material, font: false }\n"
        "markdown_extensions: [abbr, admonition, attr_list, md_in_html, tables, { toc: { permalink: true } }]\n"
        "plugins:\n  - search\n  - i18n:\n      docs_structure: folder\n      languages:\n" + languages,
    )


def write_hugo(folder: Path, pages: int, theme: Path) -> None:
    """Write a project of Hugo with a theme that lies in a folder."""
    for language, name in NAMES.items():
        for text in texts(language, pages):
            page = head(described(text)) + text.body
            write(folder / "content" / language / "docs" / text.chapter / f"{text.name}.md", page)
        write(folder / "content" / language / "_index.md", f"{head({'title': name})}Home.\n")
    languages = "".join(
        f'[languages.{code}]\nlanguageName = "{name}"\nweight = {weight}\ncontentDir = "content/{code}"\n'
        for weight, (code, name) in enumerate(NAMES.items(), 1)
    )
    settings = (
        f'baseURL = "https://hugo.example/"\ntitle = "Hugo"\ntheme = "{theme.name}"\nthemesDir = "{theme.parent}"\n'
        'defaultContentLanguage = "lv"\ndefaultContentLanguageInSubdir = true\n[params]\nBookSearch = true\n'
    )
    write(folder / "hugo.toml", settings + languages)


def write_starlight(folder: Path, pages: int) -> None:
    """Write a project of Starlight, below a folder with its node_modules: a link to those it does not understand."""
    for language, name in NAMES.items():
        for text in texts(language, pages):
            page = head(described(text)) + text.body
            write(folder / "src/content/docs" / language / text.chapter / f"{text.name}.md", page)
        write(folder / "src/content/docs" / language / "index.md", f"{head({'title': name})}Home.\n")
    locales = ", ".join(f"{code}: {{ label: '{name}', lang: '{code}' }}" for code, name in NAMES.items())
    write(
        folder / "astro.config.mjs",
        "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\n"
        "export default defineConfig({ site: 'https://starlight.example', integrations: [starlight({\n"
        f"  title: 'Starlight', defaultLocale: 'lv', locales: {{ {locales} }},\n}})] }});\n",
    )
    write(
        folder / "src/content.config.ts",
        "import { defineCollection } from 'astro:content';\n"
        "import { docsLoader } from '@astrojs/starlight/loaders';\n"
        "import { docsSchema } from '@astrojs/starlight/schema';\n"
        "export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
    )
    needed = '"dependencies": { "astro": "*", "@astrojs/starlight": "*" }'
    write(folder / "package.json", f'{{ "name": "pages", "type": "module", "version": "0.0.0", {needed} }}\n')
