"""docs/<language>/interface.yml: what the site itself says to the reader, around the pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from pydantic import Field, TypeAdapter

from ncp.problems import Problem
from ncp.project import Project
from ncp.read.schema import Record, validate
from ncp.read.yaml_source import YamlSource, read_yaml


class Plural(Record):
    """The plural forms of a unit, by the CLDR's categories; only `other` exists in every language."""

    zero: str | None = None
    one: str | None = None
    two: str | None = None
    few: str | None = None
    many: str | None = None
    other: str


class Units(Record):
    """The units of durations."""

    hour: Plural
    day: Plural
    working_day: Plural
    week: Plural
    month: Plural
    year: Plural


class Runners(Record):
    """Who runs an outside page, in a word."""

    state: str
    association: str
    company: str
    eu: str


class StateWords(Record):
    """How a translation stands to its source, in a word or two."""

    current: str
    stale: str
    missing: str


class DeadlineWords(Record):
    """Deadlines that are no date."""

    yearly: str
    permanent: str
    as_needed: str
    month_after_start: str


class SearchKindWords(Record):
    """What the kinds of questions are called by which the search is measured."""

    word_forms: str
    without_diacritics: str
    slips: str
    patients_questions: str
    other_languages: str
    nonsense: str
    unseen_words: str


class SearchQualityWords(Record):
    """What stands in the table of what the search finds."""

    kind: str
    questions: str
    ours: str
    kinds: SearchKindWords
    measured: str


class ListWords(Record):
    """What stands in the lists that are made from data: glossary, A–Z, duty map, figures, plan."""

    see: str
    duty: str
    page: str
    languages: str
    reviewed: str
    gap: str
    states: StateWords
    duty_groups: dict[str, str]
    """Letter of the duties → what they are about."""
    covered: str
    gaps: str
    number: str
    measure: str
    responsible: str
    together_with: str
    deadline: str
    deadlines: DeadlineWords
    state: str
    state_unknown: str
    institutions: str
    year: str
    what: str
    country: str
    value: str
    source: str
    persons: str
    search_quality: SearchQualityWords | None = None
    """None: the language has no table of what the search finds."""


class ContrastWords(Record):
    """The colours of the display that a reader can choose."""

    normal: str
    dark: str
    black_on_white: str
    yellow_on_black: str


class SizeWords(Record):
    """The sizes of text that a reader can choose."""

    normal: str
    large: str
    larger: str


class PageWords(Record):
    """What stands around a page: whom to call, menus, settings of the display, print."""

    urgent: str
    call: str
    menu: str
    close: str
    breadcrumb: str
    section: str
    steps: str
    previous: str
    next: str
    display: str
    contrast: str
    contrasts: ContrastWords
    size: str
    sizes: SizeWords
    kept_here: str
    printed_address: str
    printed_links: str


class BookletWords(Record):
    """What the booklet says, the whole site of a language as one file."""

    label: str
    """Before the links to it: HTML, PDF."""
    title: str
    """Under the site's name on the cover."""
    contents: str
    changed: str
    version: str
    version_unknown: str
    newest: str
    """Before the address of the site."""
    untranslated: str
    """Before the names of the pages that it lacks."""
    page: str
    """Behind a link to another page of the PDF."""


class SearchWords(Record):
    """What the search says."""

    label: str
    button: str
    found: Plural
    """How many sections were found."""
    more: str
    near: str
    a_z: str
    call: str
    """Whom to call if nothing was found."""


class Words(Record):
    """The interface in one language. Facts may be quoted, but not in texts with gaps (GAPS), which the build fills."""

    site_name: str
    tagline: str
    skip: str
    languages: str
    menu: str
    home: str
    on_this_page: str
    draft_label: str
    draft: str
    untranslated: str
    stale_warning: str
    stale_section: str
    stale_top: str
    stale_page: str
    stale_changed_on: str
    stale_removed: str
    stale_new: str
    stale_section_link: str
    stale_page_link: str
    sources: str
    read_on: str
    dated: str
    section: str
    point: str
    annex: str
    to_confirm: str
    changed: str
    reviewed: str
    source_reviewed: str
    """The same on a translation: what was reviewed is the page in the source language."""
    next_review: str
    answers: str
    feedback: str
    feedback_subject: str
    feedback_link: str
    in_language: str
    run_by: str
    run_by_kind: Runners
    page_languages: str
    link_checked: str
    link_unavailable: str
    archived_copy: str
    phone: str
    email: str
    contact: str
    contact_lines: tuple[str, ...]
    emergency: str
    emergency_lines: tuple[str, ...]
    about_label: str
    about_site: str
    publisher: str
    """Name of the institution that runs the site, for machines."""
    short_name: str
    """Name of the site below an icon on a phone, where a dozen letters have room."""
    choose_language: str
    not_found_title: str
    not_found_text: str
    units: Units
    hours: str
    times: str
    eu_states: str
    round_the_clock: str
    chapters: dict[str, str] = Field(default_factory=dict)
    """Names of the menu's chapters, by the ids that mkdocs.yml gives them."""
    in_chapter: str = ""
    page: PageWords
    booklet: BookletWords | None = None
    """None: this language has no booklet."""
    lists: ListWords | None = None
    """None: this language has no lists made from data."""
    search: SearchWords | None = None
    """None: this language has no search."""


GAPS = {
    "read_on": ("date",),
    "dated": ("date",),
    "section": ("section",),
    "point": ("point",),
    "annex": ("annex",),
    "changed": ("date",),
    "stale_changed_on": ("date",),
    "reviewed": ("date",),
    "source_reviewed": ("date",),
    "next_review": ("date",),
    "feedback_subject": ("address",),
    "in_language": ("languages",),
    "link_checked": ("date",),
    "link_unavailable": ("date",),
    "hours": ("days", "times"),
    "times": ("start", "end"),
    "round_the_clock": ("days",),
    "booklet.changed": ("date",),
    "booklet.version": ("version",),
    "booklet.page": ("page",),
    "lists.covered": ("all", "answered"),
    "lists.gaps": ("names",),
    "lists.together_with": ("names",),
    "lists.deadlines.yearly": ("date",),
    "lists.search_quality.measured": ("date",),
    **{f"search.found.{form}": ("number",) for form in Plural.model_fields},
}
"""The gaps of the texts that the build fills."""
ADAPTER: TypeAdapter[Words] = TypeAdapter(Words)


@dataclass(frozen=True)
class Interface:
    """The words of a language, and the file they come from."""

    words: Words
    file: str
    text: str


def read_words(project: Project, language: str) -> tuple[Interface | None, tuple[Problem, ...]]:
    """Read the interface words of a language; texts that the build fills must have exactly its gaps."""
    source, problems = read_yaml(project, project.docs / language / "interface.yml")
    if problems:
        return None, problems
    words = validate(source, ADAPTER, source.value)
    if words.value is None:
        return None, words.problems
    wrong = tuple(_wrong_gaps(source, words.value))
    return (None if wrong else Interface(words.value, source.name, source.text)), wrong


def _wrong_gaps(source: YamlSource, words: Words) -> Iterator[Problem]:
    for field, gaps in GAPS.items():
        steps = tuple(field.split("."))
        text = _text_at(words, steps)
        if text is None:
            continue  # the language has no such lists, or no booklet
        try:
            parts = [part for part in Formatter().parse(text) if part[1] is not None]
            found = sorted(f"{name}{form}{conversion or ''}" for _, name, form, conversion in parts)
        except ValueError:
            found = []
        if found != sorted(gaps):
            names = ", ".join(f"{{{gap}}}" for gap in gaps)
            yield Problem("W101", source.place(steps), {"field": steps[-1], "gaps": names})


def _text_at(record: object, steps: tuple[str, ...]) -> str | None:
    """Give the text of a field, also of one within a group; None if the group is not there."""
    for step in steps:
        record = getattr(record, step, None)
    return record if isinstance(record, str) else None
