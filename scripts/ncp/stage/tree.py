"""Stages a whole language: all its pages, and the words around them."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ncp.problems import Problem
from ncp.read.content import Content
from ncp.stage.interface import stage_interface
from ncp.stage.pages import StagedPage, Stager
from ncp.translate.model import Ages


@dataclass(frozen=True)
class StagedLanguage:
    """What the engine gets for one language."""

    language: str
    pages: Mapping[str, StagedPage]
    words: Mapping[str, Any]
    files: Mapping[str, Path]
    """Pictures and the like, by their path beside the pages; the source language's, where this one has none."""


def stage_language(content: Content, language: str, ages: Ages) -> tuple[StagedLanguage, tuple[Problem, ...]]:
    """Stage every page that exists in this language or in the source language; `ages` of the translations are told."""
    stager = Stager.of(content, language, ages)
    pages: dict[str, StagedPage] = {}
    words, found = stage_interface(stager)
    problems = list(found)
    for name in page_names(content, language):
        pages[name], wrong = stager.stage(name)
        if pages[name].translated:  # what is wrong with a source text is told once, in its own language
            problems += wrong
    return StagedLanguage(language, pages, words, files_of(content, language)), tuple(problems)


def files_of(content: Content, language: str) -> Mapping[str, Path]:
    """Give the files beside the pages of a language: its own, and those of the source language that it has not."""
    return {**content.files[content.site.source_language], **content.files[language]}


def page_names(content: Content, language: str) -> tuple[str, ...]:
    """Give the names of the pages that a reader of this language can open, sorted."""
    return tuple(sorted({*content.pages[language], *content.pages[content.site.source_language]}))


def write_stage(staged: StagedLanguage, folder: Path) -> None:
    """Write the staged pages as `folder/<language>/<name>`, and the files beside them."""
    for name, page in staged.pages.items():
        place_in(folder / staged.language, name).write_text(page.text(), encoding="utf-8")
    for name, file in staged.files.items():
        shutil.copyfile(file, place_in(folder / staged.language, name))


def place_in(folder: Path, name: str) -> Path:
    """Give the path of a file below a folder, its own folders made."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
