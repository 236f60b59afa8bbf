"""The commands as an editor gives them."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Command = Callable[..., CompletedProcess[str]]


def test_status_writes_every_report(command: Command, tmp_path: Path) -> None:
    """Of the real site: all files are written, and every page that is there is known."""
    made = {name: tmp_path / f"status.{name}" for name in ("json", "html", "markdown")}
    options = [word for name, path in made.items() for word in (f"--{name}", str(path))]
    done = command("translate", "status", *options, "--badges", str(tmp_path / "badges"))
    assert done.stderr == ""
    assert {path.stem for path in (tmp_path / "badges").iterdir()} == {"lt", "et", "en"}
    entries = json.loads(made["json"].read_text(encoding="utf-8"))
    assert {"page", "language", "state", "stale_sections"} <= set(entries[0])
    assert "<!doctype html>" in made["html"].read_text(encoding="utf-8")
    assert made["markdown"].read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("accept",),
        ("accept", "docs/lt/index.md", "docs/et/index.md"),
        ("accept", "docs/lv/index.md"),
        ("accept", "docs/lt"),
        ("accept", "docs/lt/no-such-page.md"),
        ("diff", "docs/lt/no-such-page.md"),
        ("diff", "--language", "xx"),
    ],
)
def test_misuse_ends_in_a_sentence(command: Command, arguments: tuple[str, ...]) -> None:
    """There is no "all" for accept; what is no translation is named."""
    done = command("translate", *arguments)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
