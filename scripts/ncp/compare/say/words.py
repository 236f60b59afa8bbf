"""The words that the reports of `compare` share."""

from ncp.compare.model import Comparison, FrameChange, Kind, PageChange
from ncp.say.messages import sentence


def say(name: str, **values: object) -> str:
    """Give a sentence of data/messages/compare.yml."""
    return sentence("compare", name, values)


def language_said(comparison: Comparison, language: str) -> str:
    """Name a language, and how many of its pages are new, changed and gone."""
    pages = comparison.of(language)
    counted = {kind: sum(page.kind is kind for page in pages) for kind in Kind}
    words = sum(page.words for page in pages)
    return say("language", language=language or say("root"), **counted, words=words)


def page_said(page: PageChange) -> str:
    """Say what happened to a page."""
    return say(f"page_{page.kind}", url=f"/{page.url}", words=page.words)


def frame_said(frame: FrameChange) -> str:
    """Say on how many pages menu or foot differ."""
    return say("frame", pages=frame.pages, url=f"/{frame.url}")


def told_languages(comparison: Comparison) -> tuple[str, ...]:
    """Give the languages of which there is something to tell."""
    return tuple(one for one in comparison.languages if comparison.of(one) or one in comparison.frames)
