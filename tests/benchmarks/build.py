"""Times our build beside stock MkDocs (Material, search, static-i18n) with the same pages, in one run.

    .venv/bin/python tests/benchmarks/build.py [RUNS]

Stock MkDocs gets the staged pages of all languages, so that both render the same text; both are started as commands, in
turn, and the medians of the wall times are printed.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ncp.prepare import prepare
from ncp.project import Project
from ncp.stage.tree import write_stage

ROOT = Path(__file__).resolve().parents[2]
STOCK = """site_name: Stock
site_url: https://stock.example/
theme: { name: material, font: false }
markdown_extensions: [abbr, admonition, attr_list, md_in_html, tables, { toc: { permalink: true } }]
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
"""


def stock_project(folder: Path) -> None:
    """Write the same pages as a stock MkDocs project."""
    content, staged = prepare(Project(ROOT))
    for language in staged.values():
        write_stage(language, folder / "docs")
    entries = [
        f"        - {{ locale: {code}, name: {settings.name}, default: {str(code == 'lv').lower()}, build: true }}\n"
        for code, settings in content.site.languages.items()
    ]
    (folder / "mkdocs.yml").write_text(STOCK + "".join(entries), encoding="utf-8")


def seconds(command: list[str], folder: Path) -> float:
    """Give the wall time of a command."""
    start = time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def main(runs: int) -> None:
    """Time both, in turn, and print the medians."""
    with tempfile.TemporaryDirectory() as scratch:
        stock = Path(scratch) / "stock"
        stock.mkdir()
        stock_project(stock)
        ours = [
            getattr(sys, "_base_executable", sys.executable),
            "scripts/run.py",
            "build",
            "--output",
            f"{scratch}/site",
        ]
        theirs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        contenders = {"ours (scripts/run.py build)": (ours, ROOT), "stock (mkdocs build)": (theirs, stock)}
        times: dict[str, list[float]] = {name: [] for name in contenders}
        for _ in range(runs + 1):
            for name, (command, folder) in contenders.items():
                times[name].append(seconds(command, folder))
        for name, taken in times.items():
            measured = taken[1:]  # the first run of each warms the caches
            print(f"{name:32} median {statistics.median(measured):.2f} s, {min(measured):.2f} to {max(measured):.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
