"""A house is a host as a visitor knows it: one institution, one language, one look."""

from dataclasses import dataclass, field
from random import Random

from testweb.model import Case
from testweb.read import Bank, bank, layouts

TITLES = (
    "$title",
    "$title | $org",
    "$org – $title",
    "$title - $org",
    "$org :: $title",
    "$title » $org",
    "$title — $org",
)
SECTIONS = (
    "<h2$id>$heading</h2>\n<p>$text</p>",
    "<section$id><h3>$heading</h3><p>$text</p></section>",
    "<p$id><b>$heading</b><br>$text</p>",
    '<div class="block"$id><h2>$heading</h2><div class="text"><p>$text</p></div></div>',
    "<div$id><h4>$heading</h4>$text<br></div>",
)
POLITE_INTERVAL = 0.5
"""Seconds between two requests at a host, where it does not ask for more."""


@dataclass
class House:
    """A host of the test web. `load` is what a checker has to do there at least."""

    ip: str
    language: str
    organisation: str
    layout: str
    title: str
    section: str
    flavour: Case | None = None
    """The case that answers every unknown address."""
    homes: int = 0
    requests: int = 0
    pauses: float = 0.0
    waits: list[float] = field(default_factory=list)
    """Seconds of answers that come late."""

    @property
    def bank(self) -> Bank:
        """The words of its language."""
        return bank(self.language)

    @property
    def interval(self) -> float:
        """Seconds between two polite requests."""
        return max(POLITE_INTERVAL, self.flavour.crawl_delay if self.flavour else 0.0)

    @property
    def load(self) -> float:
        """Seconds that a polite checker needs here at least."""
        turns = max(0, self.requests - 1) * self.interval + self.pauses
        return max(turns, sum(self.waits) / 2, max(self.waits, default=0.0))


def make_house(ip: str, number: int, language: str, chance: Random) -> House:
    """Build a host; no two in a row look alike."""
    return House(
        ip,
        language,
        chance.choice(bank(language).organisations),
        layouts()[number % len(layouts())],
        TITLES[number % len(TITLES)],
        SECTIONS[number % len(SECTIONS)],
    )
