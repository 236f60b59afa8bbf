"""A page in every mode, narrow and wide; what looks the same is not judged twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from playwright.sync_api import Page

from ncp.audit.browser import look, show, shown_normally_after
from ncp.audit.modes import NARROW, NORMAL, PHONE, WIDE, Mode, View
from ncp.audit.see.axe import OF_BOXES, OF_COLOURS, Violation, run_axe
from ncp.audit.see.layout import Layout, layout_of
from ncp.audit.seen import Setting

Value = TypeVar("Value")
Violations = dict[Setting, tuple[Violation, ...]]
Layouts = dict[Setting, Layout]


@dataclass
class Sight:
    """What was judged in one view, by what it looked like: number of its colours or of its boxes → outcome."""

    page: Page
    colours: dict[int, tuple[Violation, ...]] = field(default_factory=dict)
    boxes: dict[int, tuple[Violation, ...]] = field(default_factory=dict)
    layouts: dict[int, Layout] = field(default_factory=dict)

    def axe(self, marks: dict[str, int], *, whole: bool) -> tuple[Violation, ...]:
        """Give what axe finds: by all rules, or by those whose outcome has changed with colours or boxes."""
        if whole:
            found = run_axe(self.page)
            self.colours[marks["colours"]] = tuple(it for it in found if it.rule in OF_COLOURS)
            self.boxes[marks["boxes"]] = tuple(it for it in found if it.rule in OF_BOXES)
            return found
        coloured = _once(self.colours, marks["colours"], lambda: run_axe(self.page, OF_COLOURS))
        return (*coloured, *_once(self.boxes, marks["boxes"], lambda: run_axe(self.page, OF_BOXES)))

    def layout(self, marks: dict[str, int]) -> Layout:
        """Measure the layout, if its boxes are not those of a mode that was measured."""
        return _once(self.layouts, marks["boxes"], lambda: layout_of(self.page))


def _once(known: dict[int, Value], key: int, find: Callable[[], Value]) -> Value:
    if key not in known:
        known[key] = find()
    return known[key]


def in_all_modes(page: Page, modes: Sequence[Mode]) -> tuple[Violations, Layouts]:
    """Run axe and measure the layout in each of the modes, narrow and wide; the layout also on a phone, and spaced."""
    violations: Violations = {}
    layouts: Layouts = {}
    with shown_normally_after(page):
        for view in (NARROW, WIDE):
            in_view(page, view, modes, violations, layouts)
        show(page, PHONE, NORMAL)
        layouts[Setting(PHONE, NORMAL)] = layout_of(page)
    return violations, layouts


def in_view(page: Page, view: View, modes: Sequence[Mode], violations: Violations, layouts: Layouts) -> None:
    """Run axe and measure the layout in the modes of one view; the outcome is added to what is given."""
    sight = Sight(page)
    for mode in modes:
        setting = Setting(view, mode)
        show(page, view, mode)
        marks = look(page, "marks")
        violations[setting] = sight.axe(marks, whole=mode is NORMAL)
        layouts[setting] = sight.layout(marks)
        if mode is NORMAL:
            layouts[Setting(view, mode, spaced=True)] = layout_of(page, spaced=True)
