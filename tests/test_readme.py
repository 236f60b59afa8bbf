"""The READMEs speak the truth, in English and in Latvian alike."""

import re
from pathlib import Path

import pytest
import typer

from ncp.cli import app
from ncp.project import Project
from ncp.read.content import read_content
from ncp.stage.pages import Stager
from ncp.stage.placeholders import find_placeholders

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.lv.md")
COMMAND = re.compile(r"scripts/run\.py (\w[\w-]*)")


def text(name: str) -> str:
    """Give a README."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_it_names_every_command_and_no_other(name: str) -> None:
    """A command without a word in the README, or a word for a command that is not there, would mislead."""
    group = typer.main.get_command(app)
    commands = set(getattr(group, "commands", {}))
    assert set(COMMAND.findall(text(name))) == commands


@pytest.mark.parametrize("name", READMES)
def test_its_quotes_work(name: str, project: Project) -> None:
    """Every `{{ … }}` that it shows can be copied into a page."""
    content, _ = read_content(project)
    assert content is not None
    quotes = {quote.text for quote in find_placeholders(text(name))}
    assert len(quotes) >= 5
    for quote in quotes:
        assert Stager.of(content, "lv").quoter.quote(quote, name).problems == ()


@pytest.mark.parametrize("name", READMES)
def test_the_files_it_names_exist(name: str) -> None:
    """Paths in backquotes are there, but for those that it tells the editor to make."""
    made = {
        "site/",
        ".venv",
        "data/links.state.jsonl",
        "data/redirects.yml",
        "docs/lv/new-page.md",
        "docs/lt/new-page.md",
        "docs/lv/jauna-lapa.md",
        "docs/lt/jauna-lapa.md",
        "docs/fi/",
    }
    paths = set(re.findall(r"`((?:docs|data|scripts|tests|overrides|site|\.venv|\.ci)[\w./-]*)`", text(name))) - made
    assert len(paths) >= 6
    for path in paths:
        assert (ROOT / path).exists(), path


def test_the_latvian_twin_has_the_same_editors_chapters() -> None:
    """What an editor finds in English stands in Latvian too, in the same order."""
    english, latvian = (
        re.findall(r"^(#{2,3}) ", text(name).split("## For developers")[0], re.MULTILINE) for name in READMES
    )
    assert english == latvian[: len(english)]
