"""Scores the search of the site beside Pagefind and stock Material: the same pages, the same questions, one run.

    .venv/bin/python tests/benchmarks/search.py [--write]

Everything is asked in real Chromium. Pagefind comes from npm, stock Material from the project's own environment. A
question counts as answered if a right result stands among the first five (of patients' questions: the right section).
`--write` puts the figures into data/quality.yml, from which the site's page on quality is made.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import yaml
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "search"))

from speed import speeds  # noqa: E402
from stock import stock_project  # noqa: E402

from asking import Score, answers, chromium, pages_only, score, served, target_of  # noqa: E402 - the path comes first
from kinds import kinds  # noqa: E402
from ncp.build import build_site  # noqa: E402
from ncp.project import Project  # noqa: E402
from questions import LANGUAGES, read_questions  # noqa: E402
from unseen import answers_grown, grown  # noqa: E402

PAGEFIND = "@pagefind/linux-x64@1.6.0"
QUALITY = ROOT / "data" / "quality.yml"
COMMAND = ".venv/bin/python tests/benchmarks/search.py"
Ask = Callable[[Page, str, str, Sequence[str]], list[list[str]]]
"""Page, address of the site, language, questions → targets of each answer."""

ASK_PAGEFIND = """async (questions) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const answers = [];
  for (const question of questions) {
    const { results } = await pagefind.search(question);
    const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    answers.push(pages.flatMap((page) => (page.sub_results.length ? page.sub_results : [page]).map((it) => it.url)));
  }
  return answers;
}"""

ASK_STOCK = """async (questions) => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const worker = new Worker(new URL(config.search, location.href));
  const index = await (await fetch("/search/search_index.json")).json();
  const asked = (type, data) => new Promise((resolve) => {
    worker.onmessage = (event) => { if (event.data.type === type + 1) resolve(event.data.data); };
    worker.postMessage({ type, data });
  });
  await asked(0, { config: index.config, docs: index.docs, options: { suggest: false } });
  const answers = [];
  for (const question of questions) {
    const { items } = await asked(2, question);
    answers.push(items.flat().map((it) => it.location));
  }
  return answers;
}"""


def ask_pagefind(page: Page, address: str, language: str, questions: Sequence[str]) -> list[list[str]]:
    """Ask Pagefind, which searches the pages of the language of the page that asks."""
    page.goto(f"{address}/{language}/")
    found = page.evaluate(ASK_PAGEFIND, list(questions))
    return [[target_of(f"{address}{link}") for link in links] for links in found]


def ask_stock(page: Page, address: str, language: str, questions: Sequence[str]) -> list[list[str]]:
    """Ask stock Material; what it finds in other languages is left out, in its favour."""
    prefix = "" if language == "lv" else f"{language}/"
    page.goto(f"{address}/{prefix}")
    found = page.evaluate(ASK_STOCK, list(questions))
    others = tuple(f"{code}/" for code in LANGUAGES if code not in {"lv", language})
    own = ([link for link in links if link.startswith(prefix) and not link.startswith(others)] for links in found)
    return [[target_of(f"{address}/lv/{link.removeprefix(prefix)}") for link in links] for links in own]


def add_pagefind(site: Path, scratch: Path) -> None:
    """Let Pagefind index the built site."""
    subprocess.run(["npm", "install", "--silent", "--prefix", str(scratch), PAGEFIND], check=True, capture_output=True)
    program = scratch / "node_modules" / "@pagefind" / "linux-x64" / "bin" / "pagefind_extended"
    command = [str(program), "--site", str(site), "--root-selector", "main"]
    subprocess.run(command, check=True, capture_output=True)


def stock_site(scratch: Path) -> Path:
    """Build the same pages with stock MkDocs."""
    folder = scratch / "stock"
    folder.mkdir()
    stock_project(folder)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, capture_output=True)
    return folder / "site"


def scores(page: Page, ask: Ask, address: str, language: str) -> dict[str, Score]:
    """Score the answers to all kinds of questions of a language."""
    found: dict[str, Score] = {}
    for kind in kinds(read_questions(language)):
        targets = ask(page, address, language, kind.typed)
        found[kind.name] = score(pages_only(targets) if kind.by_page else targets, kind.wanted)
    return found


def unseen_score(page: Page, site: Path, address: str, language: str) -> dict[str, Score]:
    """Score how ours finds pages to come, of words that the site does not have yet; the others have no grown site."""
    grown_site = grown(site, language)
    found = answers_grown(page, address, language, grown_site)
    return {grown_site.kind.name: score(pages_only(found), grown_site.kind.wanted)}


def told(language: str, name: str, by_engine: dict[str, dict[str, Score]]) -> str:
    """Give a line of the table."""
    scored = [one[name] for one in by_engine.values() if name in one]
    columns = (f"{one.recall:6.3f} {one.first_three:6.3f} {one.rank:6.3f}" for one in scored)
    questions = next(iter(by_engine.values()))[name].questions
    return f"{language}  {name:20} {questions:4}  " + "  |  ".join(columns)


def main(*, write: bool) -> None:
    """Score all three, print the table, and measure how quick ours is."""
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        scratch = Path(place)
        site = build_site(Project(ROOT), scratch / "site").output
        print("speed")
        quick = speeds(browser, site)
        print(yaml.safe_dump(quick, sort_keys=False))
        add_pagefind(site, scratch)
        stock = stock_site(scratch)
        engines: dict[str, tuple[Ask, Path]] = {
            "ours": (answers, site),
            "pagefind": (ask_pagefind, site),
            "material": (ask_stock, stock),
        }
        print("recall at 5, first three, mean reciprocal rank:  " + "  |  ".join(engines))
        figures: dict[str, dict[str, dict[str, Score]]] = {}
        for language in LANGUAGES:
            by_engine = {}
            for name, (ask, folder) in engines.items():
                with served(folder) as address:
                    page = browser.new_page()
                    by_engine[name] = scores(page, ask, address, language)
                    if ask is answers:
                        by_engine[name] |= unseen_score(page, site, address, language)
                    page.close()
            for kind in by_engine["ours"]:
                print(told(language, kind, by_engine), flush=True)
            figures[language] = by_engine
    if write:
        write_figures(figures, quick)


def write_figures(figures: dict[str, dict[str, dict[str, Score]]], quick: dict[str, object]) -> None:
    """Write what was measured as the section `search` of data/quality.yml."""
    known = yaml.safe_load(QUALITY.read_text(encoding="utf-8")) if QUALITY.is_file() else {}
    rounded = {
        language: {
            engine: {
                kind: {name: round(value, 3) for name, value in asdict(one).items()} for kind, one in by_kind.items()
            }
            for engine, by_kind in engines.items()
        }
        for language, engines in figures.items()
    }
    known["search"] = {
        "measured": datetime.now(UTC).date(),
        "command": COMMAND,
        "speed": quick,
        "languages": rounded,
    }
    text = "# Measured figures of the site; written by the commands named here.\n"
    QUALITY.write_text(text + yaml.safe_dump(known, allow_unicode=True, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    main(write=parser.parse_args().write)
