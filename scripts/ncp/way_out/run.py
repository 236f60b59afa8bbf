"""Rehearses with one engine: stage, run it for each language, finish, compare."""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from ncp.apart import ToolApart, tool_apart
from ncp.build import build_site
from ncp.engine.templates import finished_context
from ncp.finish.booklet.make import add_booklets
from ncp.finish.site import finish_site
from ncp.prepare import prepare
from ncp.processes import last_line
from ncp.project import Project
from ncp.read.built import BuiltSite, read_built
from ncp.read.content import Content
from ncp.read.yaml_source import LOADER
from ncp.stage.tree import StagedLanguage, write_stage
from ncp.way_out.compare import compare
from ncp.way_out.engines import COMMAND, DOCS, Order, version_of
from ncp.way_out.model import Rehearsal, Scope

LONGEST = 120
"""Seconds that an engine may take for a language."""
WARNING = re.compile(r"\b(?:warning|error)\b", re.IGNORECASE)
MOST_WARNINGS = 50


@dataclass(frozen=True)
class Stage:
    """Our own site, and all that another engine needs to make it again."""

    project: Project
    content: Content
    staged: Mapping[str, StagedLanguage]
    context: Mapping[str, Any]
    settings: Mapping[str, Any]
    ours: BuiltSite
    folder: Path


@dataclass
class Ran:
    """What the engine did."""

    seconds: float = 0.0
    trouble: str = ""
    """What it said where it failed."""
    warnings: list[str] = field(default_factory=list)


@contextmanager
def stage_set(project: Project) -> Iterator[Stage]:
    """Build our own site into a folder that is gone afterwards, and stage the same pages for others.

    Raises:
        ContentError: the site cannot be built.
        EnvironmentTrouble: the disk did not let us.
    """
    content, staged = prepare(project)
    context = finished_context(project, content, staged, with_pdf=True)
    settings = yaml.load(project.engine_settings.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - a safe loader
    with tempfile.TemporaryDirectory(prefix="ncp-way-out-") as name:
        folder = Path(name).resolve()
        built = build_site(project, folder / "ours", kept=project.kept)
        ours, _ = read_built(project, built.output, content.site.codes)
        yield Stage(project, content, staged, context, settings, ours, folder)


def rehearse(stage: Stage, engine: str) -> Rehearsal:
    """Build the staged pages with another engine, with our templates if it can use them, and compare.

    Raises:
        EnvironmentTrouble: the engine cannot be set up.
    """
    tool = tool_apart(stage.project, engine)
    made = stage.folder / engine
    ran, scope, refused = run_engine(stage, tool, made, Scope.PAGE), Scope.PAGE, ""
    if ran.trouble:
        refused = ran.trouble
        ran, scope = run_engine(stage, tool, made, Scope.ARTICLE), Scope.ARTICLE
    unfinished = finished(stage, made)
    theirs, _ = read_built(stage.project, made, stage.content.site.codes)
    compared = compare(stage.ours, theirs, scope, datetime.now(UTC).date())
    version, warnings = version_of(stage.project, engine), tuple(ran.warnings[:MOST_WARNINGS])
    return Rehearsal(engine, version, ran.seconds, scope, compared, refused, ran.trouble, unfinished, warnings)


def run_engine(stage: Stage, tool: ToolApart, made: Path, scope: Scope) -> Ran:
    """Build every language into its folder below `made`; stop at the first that fails."""
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    ran = Ran()
    for language in stage.staged.values():
        order = ordered(stage, language, tool.name)
        order.write(stage.project, stage.settings, scope)
        start = time.monotonic()
        try:
            ended = tool.run(*COMMAND, folder=order.folder, seconds=LONGEST)
        except subprocess.TimeoutExpired as trouble:
            ran.trouble = str(trouble)
            return ran
        ran.seconds += time.monotonic() - start
        if ended.returncode or not order.output.is_dir():
            ran.trouble = last_line(ended.stdout + ended.stderr) or str(ended.returncode)
            return ran
        said = (ended.stdout + ended.stderr).splitlines()
        ran.warnings += [line.strip() for line in said if WARNING.search(line)]
        order.output.rename(made / language.language)
    return ran


def ordered(stage: Stage, language: StagedLanguage, engine: str) -> Order:
    """Give the order of a language in an empty folder of its own, its pages staged."""
    folder = stage.folder / f"{engine}-{language.language}"
    shutil.rmtree(folder, ignore_errors=True)
    write_stage(language, folder)
    (folder / language.language).rename(folder / DOCS)
    address = f"{stage.content.site.address}{language.language}/"
    return Order(folder, language.language, address, stage.context)


def finished(stage: Stage, made: Path) -> str:
    """Finish what another engine made as we finish our own; give what went wrong, if anything did."""
    try:
        finish_site(stage.project, stage.content, stage.staged, stage.context, made)
        add_booklets(stage.project, stage.content, stage.staged, made, with_pdf=True)
    except Exception as trouble:  # noqa: BLE001 - whatever finishing stumbles over in others' HTML is told, not thrown
        return f"{type(trouble).__name__}: {trouble}"
    return ""
