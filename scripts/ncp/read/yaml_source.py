"""YAML that remembers where each value stands.

Every scalar stays text (`no` is Norway, 4.00 keeps its cents, dates are parsed where they are meant); duplicate keys
and aliases, which YAML would let pass, are problems. Safe by construction: no tag makes an object.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.text_file import place_at, read_text

Location = tuple[str | int, ...]
REMEMBERED = 1024
"""Texts parsed before: a preview and a rehearsal read the same files over and over. Nobody changes what was parsed."""
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULL = "tag:yaml.org,2002:null"
QUOTATION_MARK = re.compile(r"\\.|'[^']*'")
"""What may stand between the quotation marks that count: escaped signs, and texts in single quotes."""
KEY_AND_TEXT = re.compile(r"(?P<key>\s*(?:- )?[\w-]+: +)(?P<text>.*: .*)")


@dataclass(frozen=True)
class YamlSource:
    """A parsed YAML text: its value, and the places of its keys and values."""

    name: str
    text: str
    value: object
    key_places: Mapping[Location, Place]
    value_places: Mapping[Location, Place]

    def place(self, location: Location) -> Place:
        """Give the place of a value; of its nearest parent, if there is no such value."""
        while location and location not in self.value_places:
            location = location[:-1]
        return self.value_places.get(location, Place(self.name))

    def key_place(self, location: Location) -> Place:
        """Give the place of a key; of the value, if it is an item of a list."""
        return self.key_places.get(location) or self.place(location)


@dataclass
class _Walk:
    """The walk over the composed nodes: turns them into plain values and notes the places."""

    name: str
    first_line: int
    key_places: dict[Location, Place] = field(default_factory=dict)
    value_places: dict[Location, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)

    def place(self, mark: yaml.Mark) -> Place:
        return Place(self.name, mark.line + self.first_line, mark.column + 1)

    def value(self, node: yaml.Node, location: Location) -> object:
        place = self.place(node.start_mark)
        self.value_places[location] = place
        if id(node) in self.seen:
            self.problems.append(Problem("D006", place))
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*location, index)) for index, item in enumerate(node.value)]
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        if plain and self.behind(node.end_mark).startswith(" #"):
            self.problems.append(Problem("D009", place))
        return None if node.tag == NULL else str(node.value)

    def behind(self, mark: yaml.Mark) -> str:
        """Give what stands behind a value on its line, but only if comments there are not meant."""
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, object]:
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            place = self.place(key_node.start_mark)
            if key in values:
                first = self.key_places[(*location, key)].line
                self.problems.append(Problem("D005", place, {"key": key, "first": first}))
                continue
            self.key_places[(*location, key)] = place
            values[key] = self.value(value_node, (*location, key))
        return values


@lru_cache(maxsize=REMEMBERED)
def parse_yaml(
    name: str, text: str, first_line: int = 1, *, remarks: bool = False
) -> tuple[YamlSource, tuple[Problem, ...]]:
    """Parse YAML text that begins on `first_line` of the file `name`; problems carry file, line and column.

    `remarks`: whether a comment may stand behind a value; where texts are written, it would swallow half of one.
    """
    walk = _Walk(name, first_line, lines=[] if remarks else text.split("\n"))
    problem = None
    value: object = None
    try:
        node = yaml.compose(text, Loader=LOADER)
        value = walk.value(node, ()) if node is not None else None
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark or trouble.context_mark
        place = walk.place(mark) if mark else Place(name, first_line)
        reason = {"reason": trouble.problem or trouble.context or ""}
        line = dict(enumerate(text.split("\n"), first_line)).get(place.line, "")
        problem = (
            _open_quote(name, text, first_line, place.line)
            or _colon_in_text(trouble, place, line)
            or Problem("D004", place, reason)
        )
    except yaml.reader.ReaderError as trouble:
        place = place_at(name, text, min(trouble.position, len(text)), first_line)
        problem = Problem("D004", place, {"reason": trouble.reason})
    except (RecursionError, yaml.YAMLError, ValueError) as trouble:
        problem = Problem("D004", Place(name, first_line), {"reason": type(trouble).__name__})
    source = YamlSource(name, text, value, walk.key_places, walk.value_places)
    return source, (*walk.problems, *([problem] if problem else []))


def _colon_in_text(trouble: yaml.MarkedYAMLError, place: Place, line: str) -> Problem | None:
    """Recognise the commonest mistake of all: a text with a colon in it and no quotation marks around it."""
    match = KEY_AND_TEXT.fullmatch(line)
    if match is None or "mapping values are not allowed" not in (trouble.problem or "") or '"' in match["text"]:
        return None
    return Problem("D008", place, corrected=f'{match["key"]}"{match["text"]}"')


def _open_quote(name: str, text: str, first_line: int, error_line: int) -> Problem | None:
    """Find the line above an error on which a quotation mark is opened and not closed.

    YAML reads on to the next quotation mark, and so finds the mistake many lines below the place where it was made.
    """
    lines = text.split("\n")[: error_line - first_line + 1]
    for index, line in reversed(list(enumerate(lines))):
        if QUOTATION_MARK.sub("", line).count('"') % 2 and not line.lstrip().startswith("#"):
            place = Place(name, first_line + index, line.index('"') + 1)
            return Problem("D007", place, corrected=f'{line}"')
    return None


def read_yaml(project: Project, path: Path, *, remarks: bool = False) -> tuple[YamlSource, tuple[Problem, ...]]:
    """Read and parse a YAML file of the project."""
    text, problems = read_text(project, path)
    name = project.name_of(path)
    source, more = parse_yaml(name, text, remarks=remarks)
    if source.value is None and not problems and not more:
        more = (Problem("D022", Place(name), {"path": name}),)
    return source, (*problems, *more)
