"""The duty map: what the law asks of the site, and the page that answers it, language by language."""

from collections import defaultdict
from itertools import groupby

from ncp.read.duties import Duty
from ncp.read.pages import SourceFrontMatter
from ncp.stage.lists.maker import Maker, Row
from ncp.stage.literal import literal
from ncp.translate.model import State


def duty_map(maker: Maker) -> str:
    """Write the map: how many duties are answered, and a table for each group of duties."""
    duties, answers = maker.content.lists.duties, maker.content.answering_pages()
    answered = sum(name in answers for name in duties)
    open_ones = ", ".join(name for name in duties if name not in answers)
    gaps = maker.words.gaps.format(names=open_ones) if open_ones else ""
    pieces = [literal(f"{maker.words.covered.format(all=len(duties), answered=answered)} {gaps}".strip())]
    for letter, names in groupby(duties, key=lambda name: name[0]):
        heading = maker.words.duty_groups.get(letter, letter)
        rows = [_row(maker, name, duties[name], answers.get(name, [])) for name in names]
        words = maker.words
        table = maker.table((words.duty, words.page, words.languages, words.reviewed), rows)
        pieces += [f"### {letter}. {literal(heading)} {{#duties-{letter.lower()}}}", table]
    return "\n\n".join(pieces)


def _row(maker: Maker, name: str, duty: Duty, pages: list[str]) -> Row:
    title = f"{name} {maker.text(dict(duty.title))}"
    if not pages:
        return title, f"{literal(maker.words.gap)} {maker.text(dict(duty.gap)) if duty.gap else ''}".strip(), "–", "–"
    links = ", ".join(maker.page_link(page) for page in pages)
    return title, links, _languages(maker, pages), _reviewed(maker, pages)


def _languages(maker: Maker, pages: list[str]) -> str:
    """Say in which languages the pages stand, and where one of them is behind or missing."""
    by_state: dict[str, list[str]] = defaultdict(list)
    for code in maker.content.site.codes:
        by_state[_state(maker, pages, code)].append(code)
    names = {state: literal(maker.notation.language_names(tuple(codes))) for state, codes in by_state.items()}
    states = maker.words.states
    said = [names.get("", ""), *(f"{literal(getattr(states, state))}: {names[state]}" for state in names if state)]
    return "; ".join(filter(None, said))


def _state(maker: Maker, pages: list[str], code: str) -> str:
    """Give the worst state of some pages in a language; empty if all are there and up to date."""
    if any(name not in maker.content.pages[code] for name in pages):
        return "missing"
    ages = (maker.ages.by_file.get(maker.content.pages[code][name].file) for name in pages)
    return "stale" if any(age and age.state in (State.STALE, State.UNKNOWN) for age in ages) else ""


def _reviewed(maker: Maker, pages: list[str]) -> str:
    """Give the day on which the page that waits longest was last reviewed."""
    metas = (maker.content.pages[maker.content.site.source_language][name].meta for name in pages)
    days = [meta.reviewed for meta in metas if isinstance(meta, SourceFrontMatter)]
    return literal(maker.notation.date(min(days))) if days else "–"
