"""The State's action plan as tables, one a direction, and the institutions that answer for it."""

from datetime import date

from babel.dates import format_skeleton

from ncp.read.plan import LEAP_YEAR, Deadline, Measure
from ncp.stage.link_list import marked
from ncp.stage.lists.maker import Maker, Row
from ncp.stage.literal import literal
from ncp.stage.notation import NO_BREAK_SPACE


def plan_tables(maker: Maker) -> str:
    """Write the measures, a table a direction, and below them who is who."""
    plan = maker.content.lists.plan
    if plan is None:
        return ""
    words = maker.words
    head = (words.number, words.measure, words.responsible, words.deadline, words.state)
    pieces = []
    for direction in plan.directions:
        rows = [_row(maker, measure) for measure in plan.measures if measure.direction == direction.number]
        pieces.append(f"### {direction.number}. {maker.text(direction.title)} {{#direction-{direction.number}}}")
        pieces.append(maker.table(head, rows))
    pieces.append(f"### {literal(words.institutions)} {{#institutions}}")
    names = maker.order.in_order(plan.institutions)
    source = maker.content.site.source_language
    pieces.append(
        "\n".join(
            f"- {marked(literal(name), source, maker.language)} – {maker.text(plan.institutions[name])}"
            for name in names
        )
    )
    return "\n\n".join(pieces)


def _row(maker: Maker, measure: Measure) -> Row:
    who = _bodies(maker, measure.responsible)
    if measure.together:
        before, after = maker.words.together_with.split("{names}")
        who += f" ({literal(before)}{_bodies(maker, measure.together)}{literal(after)})"
    state = maker.text(measure.state) if measure.state else literal(maker.words.state_unknown)
    return measure.id, maker.text(measure.text), who, _deadline(maker, measure.deadline), state


def _bodies(maker: Maker, names: tuple[str, ...]) -> str:
    """Name institutions by their Latvian abbreviations, which the list below the tables explains."""
    source = maker.content.site.source_language
    return ", ".join(marked(literal(name), source, maker.language) for name in names)


def _deadline(maker: Maker, deadline: Deadline) -> str:
    words = maker.words.deadlines
    if deadline.day:
        return literal(maker.notation.date(deadline.day))
    if deadline.words:
        return literal(getattr(words, deadline.words))
    return literal(words.yearly.format(date=day_of_year(maker, deadline.yearly or "")))


def day_of_year(maker: Maker, month_and_day: str) -> str:
    """Write a day of any year, `08-01`, in the reader's notation."""
    month, day = map(int, month_and_day.split("-"))
    written = format_skeleton("MMMMd", date(LEAP_YEAR, month, day), locale=maker.notation.locale)
    return written.replace(" ", NO_BREAK_SPACE)
