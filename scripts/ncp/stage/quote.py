"""Replaces the quotes in a text by what they stand for, and keeps account of what was quoted."""

from dataclasses import dataclass, field

from ncp.problems import Place, Problem
from ncp.read.content import Content
from ncp.read.links import KINDS
from ncp.read.schema import nearest
from ncp.read.text_file import line_at, place_at
from ncp.stage.link_list import LinkNotation, markdown_address
from ncp.stage.notation import Notation
from ncp.stage.placeholders import OPENING, Placeholder, find_placeholders

NUMBER = "number"
URL = "url"


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
    link_notation: LinkNotation = field(init=False)

    def __post_init__(self) -> None:
        self.link_notation = LinkNotation(self.notation)

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
                pieces.append(self._answer(found, facts, markup=markup))
            except ToldAlready:
                pieces.append(found.text)
            except Unknown as unknown:
                problems.append(_problem(unknown, found, text, place_at(file, text, found.start, first_line)))
        pieces.append(text[done:])
        return Quoted("".join(pieces), tuple(facts), tuple(problems))

    def _answer(self, found: Placeholder, facts: dict[str, None], *, markup: bool) -> str:
        if found.text == OPENING:
            raise Unknown("F103")
        if not found.text.startswith(OPENING):
            raise Unknown("F104", instead=found.text.strip("{} "), quote=found.text)
        match found.family:
            case "fact":
                name, text = self._fact(found.path, markup=markup)
                facts[name] = None
                return text
            case "link":
                return self._link(found.path)
            case "links":
                return self._links(found.path)
        raise Unknown("F104", quote=found.text)

    def _fact(self, path: tuple[str, ...], *, markup: bool) -> tuple[str, str]:
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
        try:
            return name, self.notation.markup(fact) if markup else self.notation.plain(fact)
        except KeyError:
            place = self.content.facts.places[name]
            raise Unknown("F102", name=f"fact.{name}", language=self.notation.language, fact=str(place)) from None

    def _link(self, path: tuple[str, ...]) -> str:
        links = self.content.links.by_id
        if path[0] not in links and not self.content.links.complete:
            raise ToldAlready
        if path[0] not in links or path[1:] not in ((), (URL,)):
            raise Unknown("L101", tuple(f"link.{known}" for known in links), name=f"link.{'.'.join(path)}")
        link = links[path[0]]
        return (
            markdown_address(link.page_for(self.notation.language)[0])
            if path[1:]
            else self.link_notation.markdown(link)
        )

    def _links(self, path: tuple[str, ...]) -> str:
        if len(path) != 1 or path[0] not in KINDS:
            raise Unknown("L102", tuple(f"links.{kind}" for kind in KINDS), name=f"links.{'.'.join(path)}")
        return self.link_notation.list_markdown(self.content.links.of_kind(path[0]))


def _problem(unknown: Unknown, found: Placeholder, text: str, place: Place) -> Problem:
    """Turn an unknown quote into a problem with the line as it stands and, where a name is near, the line mended."""
    line = line_at(text, found.start)
    near = unknown.instead or nearest(unknown.values.get("name", ""), unknown.known)
    before, after = place.column - 1, place.column - 1 + len(found.text)
    corrected = f"{line[:before]}{{{{ {near} }}}}{line[after:]}" if near else None
    values = {**unknown.values, "nearest": near}
    return Problem(unknown.code, place, values, shown=found.text, corrected=corrected)
