"""Lighthouse's four scores for the pages that stand for all, in every language.

    .venv/bin/python tests/benchmarks/lighthouse.py [PATTERN …]

Needs Node and npm: Lighthouse is fetched into a temporary folder. The project is copied and built with `status: open`,
since a draft keeps search engines out, which Lighthouse counts against it, and with another address, since no open site
may have the placeholder. The audit's server serves it; 127.0.0.1 counts as secure. Mobile, as Lighthouse has it: a slow
telephone on a slow network, simulated.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ncp.audit.pages import Leaf, leaves_of, matching, sample_of
from ncp.audit.server import served
from ncp.build import build_site
from ncp.gates import BROWSERS
from ncp.project import Project

ROOT = Path(__file__).resolve().parents[2]
LIGHTHOUSE = "lighthouse@12.8.2"
"""The last line that runs on Node 20; 13 wants 22."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu"
SECONDS = 180


def open_copy(root: Path) -> Project:
    """Copy the project, as it will be when it is public."""
    for name in ("docs", "data", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "scripts").symlink_to(ROOT / "scripts", target_is_directory=True)
    settings = root / "data" / "site.yml"
    text = settings.read_text(encoding="utf-8")
    changed = text.replace("status: draft", "status: open", 1).replace(".example/", ".invalid/", 1)
    settings.write_text(changed, encoding="utf-8")
    return Project(root)


def install(folder: Path) -> Path:
    """Fetch Lighthouse; give its program."""
    folder.mkdir()
    (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
    command = ["npm", "install", "--no-audit", "--no-fund", "--silent", LIGHTHOUSE]
    subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)
    return folder / "node_modules" / ".bin" / "lighthouse"


def scores(program: Path, url: str) -> tuple[list[int], list[str]]:
    """Give the four scores of a page, of 100, and what was held against it."""
    chrome = next(filter(None, map(shutil.which, BROWSERS)))
    wanted = [f"--only-categories={','.join(CATEGORIES)}", "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": chrome}
    ended = subprocess.run(
        [str(program), url, *wanted], check=True, capture_output=True, text=True, env=environment, timeout=SECONDS
    )
    report = json.loads(ended.stdout)
    found = [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]
    weighty = {it["id"] for name in CATEGORIES for it in report["categories"][name]["auditRefs"] if it["weight"]}
    lacking = (it for it in report["audits"].values() if it["id"] in weighty and it["score"] not in {1, None})
    return found, sorted(f"{it['id']} {it.get('displayValue', '')}".strip() for it in lacking)


def chosen_pages(leaves: Sequence[Leaf], patterns: Sequence[str]) -> list[Leaf]:
    """Give the pages of the patterns, or home, longest, tables and links in every language."""
    if patterns:
        return list(matching(leaves, patterns))
    return [leaf for leaf in sample_of(leaves, every_language=True) if leaf.language and not leaf.is_not_found]


def main(patterns: Sequence[str]) -> None:
    """Print a line a page."""
    if not shutil.which("npm"):
        sys.exit("Lighthouse needs Node and npm, which are not here.")
    with tempfile.TemporaryDirectory() as scratch:
        program = install(Path(scratch) / "lighthouse")
        project = open_copy(Path(scratch) / "project")
        site = build_site(project, Path(scratch) / "site").output
        print(f"{'page':40} {' '.join(CATEGORIES)}")
        with served(site) as home:
            for leaf in chosen_pages(leaves_of(site), patterns):
                found, lacking = scores(program, f"{home}/{leaf.url}")
                print(f"{leaf.url:40} {' / '.join(map(str, found))}   {'; '.join(lacking)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
