"""How a value is written for the reader of one language (CLDR by Babel, with the site's own settings)."""

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from babel import Locale
from babel.dates import format_date, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_name

from ncp.read.facts import (
    WEEKDAYS,
    Address,
    Countries,
    Duration,
    Email,
    Fact,
    Hours,
    Moment,
    Money,
    Open,
    Percentage,
    Phone,
    Text,
)
from ncp.read.site import Language
from ncp.read.words import Plural, Words
from ncp.stage.literal import literal

NO_BREAK_SPACE = "\u00a0"
LATVIAN_PHONE = re.compile(r"(\+371 ?)?([0-9]{8})")
HOUR = 60
DAY = 24 * HOUR
WHOLE_DAY = (0, DAY)
MIDNIGHT = re.compile(r"^0{1,2}")


class NoText(Exception):  # noqa: N818 - becomes a problem
    """A text fact has no text in a language."""


def telephone_link(number: str) -> str:
    """Give the address behind a phone number."""
    return f"tel:{number.replace(' ', '')}"


def minutes(value: str) -> int:
    """Give a time of day such as `8:30` in minutes since midnight."""
    hour, minute = value.split(":")
    return int(hour) * HOUR + int(minute)


@dataclass(frozen=True)
class Notation:
    """Writes values in one language."""

    language: str
    settings: Language
    words: Words

    @cached_property
    def locale(self) -> Locale:
        """The CLDR locale."""
        return Locale.parse(self.settings.locale)

    def markup(self, fact: Fact) -> str:
        """Write a fact as it stands in a page: HTML-safe, phones and e-mails as links, addresses in their language."""
        shown = literal(self.plain(fact))
        match fact:
            case Phone():
                return f'<a href="{telephone_link(fact.value)}">{self.plain(fact)}</a>'
            case Email():
                return f'<a href="mailto:{fact.value}">{shown}</a>'
            case Address() if fact.lang != self.language:
                return f'<span lang="{fact.lang}" translate="no">{shown}</span>'
        return shown

    def plain(self, fact: Fact) -> str:  # noqa: PLR0911 - one return a kind reads best
        """Write a fact as text without markup.

        Raises:
            NoText: a text fact has no text in this language.
        """
        match fact:
            case Phone():
                return self.phone(fact.value)
            case Money():
                return self.money(fact.value, fact.currency)
            case Duration():
                return f"{fact.value} {self.unit(fact)}".replace(" ", NO_BREAK_SPACE)
            case Percentage():
                return self.percentage(fact.value)
            case Moment():
                return self.date(fact.value)
            case Countries():
                return format_list([self.country(code) for code in fact.value], locale=self.locale)
            case Hours():
                return self.hours(fact.value)
            case Text():
                if self.language not in fact.value:
                    raise NoText(self.language)
                return fact.value[self.language]
        return fact.value

    def number(self, fact: Fact) -> str | None:
        """Write the bare figure of a fact, for sentences that need another grammatical case; None if it has none."""
        match fact:
            case Money():
                return self.amount(fact.value)
            case Duration() | Percentage():
                return self.figure(fact.value)
        return None

    def figure(self, value: Decimal | int) -> str:
        """Write a number without a unit."""
        return format_decimal(value, locale=self.locale, group_separator=self._in_groups(value))

    def _in_groups(self, value: Decimal | int) -> bool:
        """Say whether the thousands of a number stand apart."""
        return value >= self.settings.group_from

    def percentage(self, value: Decimal) -> str:
        """Write a share given in per cent."""
        pattern = (self.settings.percent or "").replace(" ", NO_BREAK_SPACE) or None
        return format_percent(value / 100, format=pattern, locale=self.locale, decimal_quantization=False)

    def date(self, value: date) -> str:
        """Write a date in full, its parts held together."""
        return format_date(value, "long", locale=self.locale).replace(" ", NO_BREAK_SPACE)

    def phone(self, number: str) -> str:
        """Write a phone number; Latvian ones in the groups that this language's readers expect."""
        match = LATVIAN_PHONE.fullmatch(number)
        if match is None or not self.settings.phone_groups:
            return number.replace(" ", NO_BREAK_SPACE)
        digits, groups = match[2], []
        for size in self.settings.phone_groups:
            groups.append(digits[:size])
            digits = digits[size:]
        return NO_BREAK_SPACE.join(filter(None, ((match[1] or "").strip(), *groups, digits)))

    def amount(self, value: Decimal) -> str:
        """Write an amount without its currency; cents only where there are any."""
        pattern = "#,##0" if value == int(value) else "#,##0.00"
        return format_decimal(value, format=pattern, locale=self.locale, group_separator=self._in_groups(value))

    def money(self, value: Decimal, currency: str) -> str:
        """Write an amount with its currency, as a word or a sign."""
        if self.settings.money == "symbol":
            written = format_currency(value, currency, locale=self.locale)
            return written.replace(format_decimal(value, format="#,##0.00", locale=self.locale), self.amount(value))
        whole = value.to_integral_value() if value == int(value) else value
        return f"{self.amount(value)}{NO_BREAK_SPACE}{get_currency_name(currency, count=whole, locale=self.locale)}"

    def unit(self, fact: Duration) -> str:
        """Give the unit of a duration in the right plural form."""
        forms: Plural = getattr(self.words.units, fact.unit)
        return getattr(forms, self.locale.plural_form(fact.value), None) or forms.other

    def country(self, code: str) -> str:
        """Give the name of a state; EU stands for all states of the European Union."""
        if code == "EU":
            return self.words.eu_states
        return self.settings.countries.get(code) or self.country_alone(code)

    def country_alone(self, code: str) -> str:
        """Give the name of a state as it stands by itself, in a table."""
        return str(self.locale.territories.get(code, code))

    def language_names(self, codes: tuple[str, ...]) -> str:
        """Name languages in this language: `latviešu un angļu`."""
        return format_list([str(self.locale.languages.get(code, code)) for code in codes], locale=self.locale)

    def hours(self, spans: tuple[Open, ...]) -> str:
        """Write opening hours; spans on the same days share them."""
        return ", ".join(self.opening(days, tuple(same)) for days, same in groupby(spans, key=lambda span: span.days))

    def opening(self, days: str, spans: tuple[Open, ...]) -> str:
        """Write the opening hours of some days."""
        named = "–".join(self.weekday(day) for day in days.split("-"))
        if [(minutes(span.start), minutes(span.end)) for span in spans] == [WHOLE_DAY]:
            return self.words.round_the_clock.format(days=named)
        times = (self.words.times.format(start=self.clock(span.start), end=self.clock(span.end)) for span in spans)
        return self.words.hours.format(days=named, times=", ".join(times))

    def weekday(self, day: str) -> str:
        """Give the short name of a day of the week."""
        index = WEEKDAYS.index(day)
        own = self.settings.weekdays
        return own[index] if own else get_day_names("abbreviated", "stand-alone", locale=self.locale)[index]

    def clock(self, value: str) -> str:
        """Write a time of day given as `8:30`; the end of a day as 24.00, or as midnight on a clock of twelve hours."""
        written = format_time(time(*divmod(minutes(value) % DAY, HOUR)), self.settings.time, locale=self.locale)
        ends = minutes(value) == DAY and "a" not in self.settings.time
        return MIDNIGHT.sub("24", written) if ends else written
