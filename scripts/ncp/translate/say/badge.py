"""A badge a language: a small picture that says how many of its pages are current."""

from html import escape

from ncp.read.site import Site
from ncp.translate.model import Ages, State
from ncp.translate.say.words import count_of

HEIGHT = 20
PADDING = 8
SIGN = 6.6
"""How wide a sign is, about, in letters of 11 pixels; the text is fitted to what this gives."""
COLOURS = {"current": "#1a6b2f", "stale": "#8a5a00", "wrong": "#a3162f"}
"""White letters reach a contrast of at least 5.5 to 1 on each."""


def badge(site: Site, ages: Ages, language: str) -> str:
    """Give the badge of a language as SVG, which needs nothing from elsewhere."""
    name, said = site.languages[language].name, count_of(site, ages, language, "badge")
    left, right = _width(name), _width(said)
    title = escape(f"{name}: {said}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{HEIGHT}" role="img"'
        f' aria-label="{title}"><title>{title}</title>'
        f'<rect width="{left}" height="{HEIGHT}" fill="#3d4f58"/>'
        f'<rect x="{left}" width="{right}" height="{HEIGHT}" fill="{COLOURS[_grade(ages, language)]}"/>'
        f'<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f"{_text(name, 0, left)}{_text(said, left, right)}</g></svg>\n"
    )


def _grade(ages: Ages, language: str) -> str:
    states = {age.state for age in ages.of_language(language)}
    if states <= {State.CURRENT}:
        return "current"
    return "stale" if states <= {State.CURRENT, State.STALE, State.MISSING} else "wrong"


def _width(text: str) -> int:
    return round(len(text) * SIGN) + 2 * PADDING


def _text(text: str, start: int, width: int) -> str:
    return f'<text x="{start + PADDING}" y="14" textLength="{width - 2 * PADDING}">{escape(text)}</text>'
