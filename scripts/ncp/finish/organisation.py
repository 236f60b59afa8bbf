"""The institution behind the site for machines (schema.org), from the contact lines that readers see on every page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ncp.read.content import Content
from ncp.read.facts import WEEKDAYS, Address, Email, Fact, Hours, Open, Phone
from ncp.read.pages import Page
from ncp.stage.notation import telephone_link
from ncp.stage.placeholders import find_placeholders

Node = dict[str, object]
DAY_NAMES = dict(
    zip(WEEKDAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)
"""Our names of days → schema.org's."""
LAST_MINUTE = {"24:00": "23:59"}
"""schema.org's times end before midnight."""


@dataclass(frozen=True)
class Organisation:
    """The institution as the contact lines of one language name it."""

    content: Content
    language: str

    @property
    def reference(self) -> Node:
        """What other data calls it by; the same in every language."""
        return {"@id": f"{self.content.site.address}#publisher"}

    @property
    def described(self) -> Node:
        """All that the contact lines say of it; what they do not say is not there."""
        words = self.content.interfaces[self.language].words
        node: Node = {"@type": "GovernmentOrganization", **self.reference, "name": words.publisher}
        places = [fact.value for _, fact in self.lines if isinstance(fact, Address)]
        if places:
            node["address"] = places[0]
        return {**node, "contactPoint": list(self._contact_points())}

    def is_told_by(self, page: Page) -> bool:
        """Say whether a page is the one about how to reach the institution: its text quotes every contact line."""
        quoted = {".".join(found.path[:2]) for found in find_placeholders(page.body) if found.family == "fact"}
        return bool(self._names) and quoted >= self._names

    @cached_property
    def lines(self) -> tuple[tuple[str, Fact], ...]:
        """The contact lines: their words, and the fact that each quotes."""
        facts = self.content.facts.by_name
        return tuple((label, facts[name]) for label, name in self._quoted() if name in facts)

    @cached_property
    def _names(self) -> set[str]:
        return {name for _, name in self._quoted()}

    def _quoted(self) -> Iterator[tuple[str, str]]:
        for line in self.content.interfaces[self.language].words.contact_lines:
            for found in find_placeholders(line):
                if found.family == "fact":
                    yield line[: found.start].strip(" :–"), ".".join(found.path[:2])

    def _contact_points(self) -> Iterator[Node]:
        """Give each phone with the hours at which it is answered, and each e-mail."""
        hours = [_opening(span) for _, fact in self.lines if isinstance(fact, Hours) for span in fact.value]
        for label, fact in self.lines:
            match fact:
                case Phone():
                    number = telephone_link(fact.value).removeprefix("tel:")
                    answered = {"hoursAvailable": hours} if hours else {}
                    yield {"@type": "ContactPoint", "name": label, "telephone": number, **answered}
                case Email():
                    yield {"@type": "ContactPoint", "name": label, "email": fact.value}


def _opening(span: Open) -> Node:
    first, _, last = span.days.partition("-")
    begin, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
    days = WEEKDAYS[begin : end + 1] if begin <= end else (*WEEKDAYS[begin:], *WEEKDAYS[: end + 1])
    names = [DAY_NAMES[day] for day in days]
    closes = LAST_MINUTE.get(span.end, span.end)
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": names,
        "opens": span.start.zfill(len("00:00")),
        "closes": closes.zfill(len("00:00")),
    }
