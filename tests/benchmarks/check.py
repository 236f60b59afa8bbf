"""Times `check` on sites of growing size, the changed page alone too.

    .venv/bin/python tests/benchmarks/check.py [PAGES …]

The pages are the site's own, copied under new names until there are so many in each language. Each figure is the median
of three runs of the real command in a process of its own, start-up included.
"""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ncp.new.insertion import block_at, with_lines
from ncp.project import Project
from ncp.read.site import read_site

ROOT = Path(__file__).resolve().parents[2]
SIZES = (60, 250, 1000)
RUNS = 3
TEXTS = re.compile(r'^(?P<name>title|short|description): "?(?P<text>.*?)"?$', re.MULTILINE)


def grown(project: Project, root: Path, pages: int) -> Project:
    """Copy the site, and its pages under new names until there are `pages` in each language."""
    for name in ("docs", "data", "overrides", "scripts"):
        shutil.copytree(project.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = project.engine_settings.read_text(encoding="utf-8")
    site, _ = read_site(project)
    names = sorted(path.name for path in (project.docs / "lv").glob("*.md") if path.name != "index.md")
    block, extra = block_at(settings, "nav"), []
    for index in range(pages - len(names) - 1):
        name = names[index % len(names)]
        extra.append(f"- {index}-{name}")
        for code in site.codes if site else ():
            text = (project.docs / code / name).read_text(encoding="utf-8")
            (root / "docs" / code / f"{index}-{name}").write_text(renamed(text, index), encoding="utf-8")
    assert block
    (root / "mkdocs.yml").write_text(with_lines(settings, block, extra), encoding="utf-8")
    return Project(root)


def renamed(text: str, index: int) -> str:
    """Give a page texts of its own: two pages with one title would be a mistake."""
    return TEXTS.sub(lambda field: f'{field["name"]}: "{index} {field["text"]}"', text, count=3)


def seconds(root: Path, *arguments: str) -> float:
    """Give the median time of the command."""
    command = [sys.executable, "-m", "ncp", "check", *arguments]
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(
            command,
            cwd=root,
            env={"PYTHONPATH": str(root / "scripts"), "PATH": "/usr/bin:/bin"},
            check=False,
            capture_output=True,
        )
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print a line a size."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    print("pages x languages   check, s   ms a page   one page alone, s")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            grown(Project(ROOT), Path(folder), size)
            whole, alone = seconds(Path(folder)), seconds(Path(folder), "docs/lt/ehic.md")
        print(f"{size:>6} x 4{whole:>20.2f}{whole / size / 4 * 1000:>12.1f}{alone:>20.2f}")


if __name__ == "__main__":
    main()
