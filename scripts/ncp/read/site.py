"""data/site.yml: languages, owners, status, address, what becomes of dead links, where to write to us."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field, PrivateAttr, TypeAdapter
from pydantic_core import PydanticCustomError

from ncp.problems import ContentError, Place, Problem
from ncp.project import Project
from ncp.read.schema import Record, nearest, validate
from ncp.read.yaml_source import YamlSource, read_yaml

SITE_FILE = "site.yml"
Code = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
FactQuote = Annotated[str, Field(pattern=r"^\{\{ ?fact\.[a-z0-9_]+\.[a-z0-9_]+ ?\}\}$")]
"""A fact quoted by itself, as pages quote it: `{{ fact.nvd.email }}`."""
FeedbackLink = Annotated[str, Field(pattern=r"^https://[A-Za-z0-9.-]+/([^\s<>\"{}]|\{url\}|\{language\})*$")]
"""The address of an outside form; `{url}` and `{language}` are filled with those of the page."""


def quoted_fact(quote: str) -> str:
    """Give the name of the fact that a setting quotes: `nvd.email`."""
    return quote.strip("{} ").removeprefix("fact.")


def known_locale(name: str) -> str:
    """Give the name of a locale back if the CLDR knows it."""
    try:
        Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        raise PydanticCustomError("unknown_locale", "not a locale") from None
    return name


class Language(Record):
    """A language of the site and how its notation differs from the CLDR's default."""

    name: str
    """Its own name for itself, as the language links show it."""
    locale: Annotated[str, AfterValidator(known_locale)]
    """CLDR locale for dates, numbers, lists and names of countries."""
    time: Annotated[str, Field(pattern=r"^[Hhma.: \u00a0]+$")] = "HH:mm"
    """CLDR pattern for a time of day."""
    money: Literal["name", "symbol"] = "symbol"
    """`4 eiro` or `€4`."""
    phone_groups: tuple[int, ...] = ()
    """How the eight digits of a Latvian number are grouped; none = as written in the data."""
    weekdays: tuple[str, str, str, str, str, str, str] | None = None
    """Seven short names from Monday on; none = the CLDR's."""
    countries: dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], str] = Field(default_factory=dict)
    """Names of states in running text, where the CLDR's will not do: `the United Kingdom`."""
    percent: Annotated[str, Field(pattern=r"^#,##0(\.#+)?[ \u00a0]?%$")] | None = None
    """CLDR pattern for a share; none = the CLDR's own."""
    group_from: Annotated[int, Field(ge=1000)] = 1000
    """From which number on thousands stand apart: `9000`, but `14 187`."""
    collation: Annotated[str, Field(pattern=r"^(&(\[before 1\])?\S(<{1,3}\S)+ ?)*$")] = ""
    """Where its letters stand in a dictionary, as the CLDR writes it; none = the Unicode standard's order."""
    dictionary: Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}([_-][A-Za-z0-9]{2,8})*$")] | None = None
    """Name of its hunspell dictionary; none = its words are not checked."""
    quotes: Annotated[str, Field(pattern=r"^\S\S$")] | None = None
    """Its opening and closing quotation mark; none = they are not checked."""


class Owner(Record):
    """Who answers for pages."""

    name: str
    """The name, in Latvian."""
    page: str | None = None
    """The page of the site that tells who that is; none = the name alone is shown."""


class Security(Record):
    """What /.well-known/security.txt (RFC 9116) tells those who have found a hole in the site."""

    contact: FactQuote
    """The e-mail that takes such reports."""
    expires: date
    """The last day on which the file may be believed; at most a year ahead, so that somebody looks at it."""
    languages: tuple[Code, ...] = ()
    """In which reports are understood, if that is known."""
    confirm: bool = False
    """The institution is to confirm it before the site opens."""


class Sensitive(Record):
    """Sections about money, deadlines, contact or rights: readers are warned if a translation of one is out of date."""

    pages: tuple[str, ...] = ()
    """Names of pages, all of whose sections count."""
    sections: tuple[str, ...] = ()
    """Ids of headings: `fees` on any page, `complaints.md#where` on one."""


class Site(Record):
    """The settings of the whole site."""

    status: Literal["draft", "open"]
    """`draft`: every page says that NVD has not confirmed it, robots stay out."""
    address: Annotated[str, Field(pattern=r"^https://[a-z0-9.-]+/$")]
    """Where the site stands: https, with a slash at the end."""
    source_language: Code
    default_language: Code
    """Where `hreflang="x-default"` leads on pages below the home page."""
    owners: dict[str, Owner]
    footer_pages: tuple[str, ...] = ()
    """Pages linked from the footer and left out of the main menu."""
    not_in_booklet: tuple[str, ...] = ()
    """Pages of the menu that the booklets leave out."""
    dead_links: Literal["mark", "drop"] = "mark"
    """What stands instead of a link that is dead: its words and a mark, or the words alone (and no entry in lists)."""
    sensitive: Sensitive = Sensitive()
    feedback: FactQuote | None = None
    """The e-mail that takes readers' remarks on a page; none = the foot of a page asks for none."""
    feedback_link: FeedbackLink | None = None
    """The European Commission's form for remarks (Regulation (EU) 2018/1724), its gaps filled for each page."""
    security: Security | None = None
    country_database: Annotated[str, Field(min_length=1, pattern=r"\.mmdb$")] | None = None
    """A file in MaxMind's format, by which `views` knows countries; a relative path starts at the project's root."""
    languages: dict[Code, Language]
    _places: Mapping[str, Place] = PrivateAttr(default_factory=dict)

    def is_sensitive(self, page: str, section: str) -> bool:
        """Say whether a section of a page is one about money, deadlines, contact or rights."""
        wanted = {section, f"{page}#{section}"}
        return page in self.sensitive.pages or not wanted.isdisjoint(self.sensitive.sections)

    def place(self, *steps: str) -> Place:
        """Give the place of a setting, such as `security`, `expires`; that of the file, if it is not given."""
        return self._places.get(".".join(steps), Place(f"data/{SITE_FILE}"))

    def located(self, source: YamlSource) -> "Site":
        """Remember where the settings stand in the file."""
        self._places = {".".join(map(str, steps)): place for steps, place in source.value_places.items()}
        return self

    @property
    def is_draft(self) -> bool:
        """Whether NVD has yet to confirm the content."""
        return self.status == "draft"

    @property
    def has_address(self) -> bool:
        """Whether the site's real address is known; .example belongs to nobody."""
        return not self.address.rstrip("/").endswith(".example")

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The language codes in the order in which the site shows them."""
        return tuple(self.languages)


ADAPTER: TypeAdapter[Site] = TypeAdapter(Site)


def read_site(project: Project) -> tuple[Site | None, tuple[Problem, ...]]:
    """Read data/site.yml; both languages named in it must be among its languages."""
    source, problems = read_yaml(project, project.data / SITE_FILE, remarks=True)
    if problems:
        return None, problems
    checked = validate(source, ADAPTER, source.value)
    site = checked.value.located(source) if checked.value else None
    return site, (*checked.problems, *_unknown_languages(source))


def site_of(project: Project) -> Site:
    """Give the settings of the site to what cannot go on without them.

    Raises:
        ContentError: data/site.yml cannot be used.
    """
    site, problems = read_site(project)
    if site is None:
        raise ContentError(problems)
    return site


def _unknown_languages(source: YamlSource) -> tuple[Problem, ...]:
    """Find settings that name a language which has no entry."""
    settings = source.value if isinstance(source.value, dict) else {}
    languages = settings.get("languages")
    known = tuple(languages) if isinstance(languages, dict) else ()
    return tuple(
        Problem(
            "D012",
            source.place((field,)),
            {
                "field": field,
                "given": settings[field],
                "expected": ", ".join(known),
                "nearest": nearest(str(settings[field]), known),
            },
        )
        for field in ("source_language", "default_language")
        if settings.get(field) and settings[field] not in known
    )
