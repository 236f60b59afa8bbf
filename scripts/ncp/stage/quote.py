"""Replaces the quotes in a text by what they stand for, and keeps account of what was quoted."""

from dataclasses import dataclass, field
from enum import Enum, auto

from ncp.problems import Place, Problem
from ncp.read.content import Content
from ncp.read.facts import Fact
from ncp.read.links import KINDS
from ncp.read.schema import nearest
from ncp.read.text_file import line_at, place_at
from ncp.stage.link_list import LinkNotation, markdown_address
from ncp.stage.lists import list_markdown, list_names
from ncp.stage.lists.maker import Maker
from ncp.stage.literal import literal
from ncp.stage.notation import Notation, NoText
from ncp.stage.placeholders import OPENING, Placeholder, find_placeholders
from ncp.translate.model import NO_AGES, Ages

NUMBER = "number"
URL = "url"


class Surroundings(Enum):
    """Where a quote stands, which decides how it is written."""

    PROSE = auto()
    LINK_TEXT = auto()
    ADDRESS = auto()
    BARE = auto()
    """Code, titles, descriptions: no markup at all."""


class Unknown(Exception):  # noqa: N818 - caught at once, becomes a problem
    """A quote of something that does not exist: the code of the sentence, the names that exist, or what was meant."""

    def __init__(self, code: str, known: tuple[str, ...] = (), instead: str = "", **values: str) -> None:
        super().__init__(code)
        self.code, self.known, self.instead, self.values = code, known, instead, values


class ToldAlready(Exception):  # noqa: N818 - caught at once
    """A quote of something that is there but cannot be used; what is wrong with it is told at its own place."""


@dataclass(frozen=True)
class Quoted:
    """A text with its quotes replaced, the names of the facts quoted (in order, once each), and the problems."""

    text: str
    facts: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass
class Quoter:
    """Replaces quotes in the notation of one language."""

    content: Content
    notation: Notation
    ages: Ages = NO_AGES
    """How old the translations are, for the lists that say so."""
    link_notation: LinkNotation = field(init=False)

    def __post_init__(self) -> None:
        self.link_notation = LinkNotation(self.content, self.notation)

    def quote(self, text: str, file: str, first_line: int = 1, *, markup: bool = True) -> Quoted:
        """Replace all quotes of a text that begins on `first_line` of `file`; without markup as bare text."""
        pieces: list[str] = []
        facts: dict[str, None] = {}
        problems: list[Problem] = []
        done = 0
        for found in find_placeholders(text):
            pieces.append(text[done : found.start])
            done = found.end
            try:
                surroundings = surroundings_of(text, found) if markup else Surroundings.BARE
                pieces.append(self._answer(found, facts, surroundings))
            except ToldAlready:
                pieces.append(found.text)
            except Unknown as unknown:
                problems.append(_problem(unknown, found, text, place_at(file, text, found.start, first_line)))
        pieces.append(text[done:])
        return Quoted("".join(pieces), tuple(facts), tuple(problems))

    def _answer(self, found: Placeholder, facts: dict[str, None], surroundings: Surroundings) -> str:
        if found.text == OPENING:
            raise Unknown("F103")
        if not found.text.startswith(OPENING):
            raise Unknown("F104", instead=found.text.strip("{} "), quote=found.text)
        match found.family:
            case "fact":
                name, text = self._fact(found.path, surroundings)
                facts[name] = None
                return text
            case "link":
                return self._link(found.path, surroundings)
            case "links":
                return self._links(found.path, surroundings)
            case "list":
                return self._list(found.path, surroundings)
        raise Unknown("F104", quote=found.text)

    def _fact(self, path: tuple[str, ...], surroundings: Surroundings) -> tuple[str, str]:
        facts = self.content.facts.by_name
        name, wish = ".".join(path[:2]), path[2:]
        if name not in facts and self.content.facts.is_told(name):
            raise ToldAlready
        if name not in facts:
            raise Unknown("F101", tuple(f"fact.{known}" for known in facts), name=f"fact.{'.'.join(path)}")
        fact = facts[name]
        if wish == (NUMBER,) and (figure := self.notation.number(fact)) is not None:
            return name, figure
        if wish:
            raise Unknown("F105", instead=f"fact.{name}", name=f"fact.{'.'.join(path)}", kind=fact.kind)
        if surroundings is Surroundings.ADDRESS:
            raise Unknown("F110", name=f"fact.{name}")
        try:
            return name, self._written(fact, surroundings)
        except NoText:
            place = self.content.facts.places[name]
            raise Unknown("F102", name=f"fact.{name}", language=self.notation.language, fact=str(place)) from None

    def _written(self, fact: Fact, surroundings: Surroundings) -> str:
        match surroundings:
            case Surroundings.PROSE:
                return self.notation.markup(fact)
            case Surroundings.LINK_TEXT:
                return literal(self.notation.plain(fact))
        return self.notation.plain(fact)

    def _link(self, path: tuple[str, ...], surroundings: Surroundings) -> str:
        links = self.content.links.by_id
        if path[0] not in links and not self.content.links.complete:
            raise ToldAlready
        if path[0] not in links or path[1:] not in ((), (URL,)):
            raise Unknown("L101", tuple(f"link.{known}" for known in links), name=f"link.{'.'.join(path)}")
        link = links[path[0]]
        if path[1:]:
            return markdown_address(link.page_for(self.notation.language)[0])
        if surroundings is Surroundings.ADDRESS:
            raise Unknown("F104", instead=f"link.{path[0]}.{URL}", quote=f"link.{path[0]}")
        markup = surroundings is Surroundings.PROSE
        return self.link_notation.markdown(link) if markup else self.link_notation.plain(link)

    def _links(self, path: tuple[str, ...], surroundings: Surroundings) -> str:
        if len(path) != 1 or path[0] not in KINDS:
            raise Unknown("L102", tuple(f"links.{kind}" for kind in KINDS), name=f"links.{'.'.join(path)}")
        if surroundings is not Surroundings.PROSE:
            raise Unknown("F109")
        return self.link_notation.list_markdown(self.content.links.of_kind(path[0]))

    def _list(self, path: tuple[str, ...], surroundings: Surroundings) -> str:
        words = self.notation.words.lists
        if words is None:
            raise Unknown("W102", language=self.notation.language)
        maker = Maker(self.content, self.notation, words, self.ages)
        if surroundings is not Surroundings.PROSE:
            raise Unknown("F109")
        made = list_markdown(maker, path)
        if made is None:
            raise Unknown("F111", tuple(f"list.{known}" for known in list_names(maker)), name=f"list.{'.'.join(path)}")
        return made


def surroundings_of(text: str, found: Placeholder) -> Surroundings:
    """Say where a quote stands in Markdown: in a code span, in the text or the address of a link, or in prose."""
    line = line_at(text, found.start)
    column = found.start - text.rfind("\n", 0, found.start) - 1
    before, after = line[:column], line[column + len(found.text) :]
    if before.count("`") % 2:
        return Surroundings.BARE
    if before.rfind("](") > before.rfind(")"):
        return Surroundings.ADDRESS
    opened = before.rfind("[") > before.rfind("]") and "](" in after
    return Surroundings.LINK_TEXT if opened else Surroundings.PROSE


def _problem(unknown: Unknown, found: Placeholder, text: str, place: Place) -> Problem:
    """Turn an unknown quote into a problem with the line as it stands and, where a name is near, the line mended."""
    line = line_at(text, found.start)
    near = unknown.instead or nearest(unknown.values.get("name", ""), unknown.known)
    before, after = place.column - 1, place.column - 1 + len(found.text)
    corrected = f"{line[:before]}{{{{ {near} }}}}{line[after:]}" if near else None
    values = {**unknown.values, "nearest": near}
    return Problem(unknown.code, place, values, shown=found.text, corrected=corrected)
