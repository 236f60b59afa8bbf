"""New lines in YAML files that editors keep by hand: everything else in the file stays byte for byte what it was."""

from dataclasses import dataclass

import yaml

from ncp.read.yaml_source import LOADER


@dataclass(frozen=True)
class Block:
    """A list or a mapping in block style: where its last entry ends, and how far its entries are indented."""

    last_line: int
    """Counted from 0."""
    indent: int


def block_at(text: str, key: str) -> Block | None:
    """Find the list or mapping below a key of the top level; None if there is none in block style."""
    node = yaml.compose(text, Loader=LOADER)
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if name.value == key and isinstance(value, yaml.SequenceNode | yaml.MappingNode) and not value.flow_style:
            return _block(value)
    return None


def _block(value: yaml.SequenceNode | yaml.MappingNode) -> Block | None:
    if not value.value:
        return None
    last = value.value[-1]
    node = last[1] if isinstance(last, tuple) else last
    return Block(_last_line(node), value.start_mark.column)


def _last_line(node: yaml.Node) -> int:
    """Give the line of the last scalar of a node: the end of a block counts the blank lines and comments behind it."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        return int(node.end_mark.line)
    if not node.value:
        return int(node.start_mark.line)
    last = node.value[-1]
    return _last_line(last[1] if isinstance(last, tuple) else last)


def with_lines(text: str, block: Block, lines: list[str]) -> str:
    """Put lines behind the last entry of a block, indented as the others are."""
    before = text.split("\n")
    new = [f"{' ' * block.indent}{line}" for line in lines]
    return "\n".join([*before[: block.last_line + 1], *new, *before[block.last_line + 1 :]])
