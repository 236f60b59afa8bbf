"""Chromium's accessibility tree: what a screen reader is told of a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

from ncp.audit.model import NOWHERE, Spot

LANDMARKS = frozenset({"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"})
FIELDS = frozenset(
    {"checkbox", "combobox", "listbox", "radio", "searchbox", "slider", "spinbutton", "switch", "textbox"}
)
PICTURES = frozenset({"graphics-document", "image", "img"})
ACTIONS = frozenset({"DisclosureTriangle", "button", "dialog", "link", "menuitem", "option", "tab"})
CONTROLS = FIELDS | PICTURES | ACTIONS
"""What must have a name to be of use."""


@dataclass(frozen=True)
class Node:
    """One thing that is read out."""

    role: str
    name: str
    level: int = 0
    """The level of a heading."""
    spot: Spot = NOWHERE
    """Known for those that have no name."""


def read_tree(session: CDPSession) -> tuple[Node, ...]:
    """Give landmarks, headings, controls, links and pictures in the order in which they are read out."""
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.send("Accessibility.disable")
    return tuple(_node(session, node) for node in _in_order(nodes) if _is_told(node))


def _in_order(nodes: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Give the nodes from the root down, each before its children."""
    by_id = {node["nodeId"]: node for node in nodes}
    waiting = [nodes[0]["nodeId"]] if nodes else []
    while waiting:
        node = by_id.get(waiting.pop())
        if node:
            yield node
            waiting.extend(reversed(node.get("childIds", [])))


def _is_told(node: Mapping[str, Any]) -> bool:
    role = _text(node, "role")
    return not node.get("ignored") and (role in LANDMARKS or role in CONTROLS or role == "heading")


def _node(session: CDPSession, node: Mapping[str, Any]) -> Node:
    level = next((int(it["value"]["value"]) for it in node.get("properties", []) if it["name"] == "level"), 0)
    role, name = _text(node, "role"), _text(node, "name")
    return Node(role, name, level, NOWHERE if name and role not in LANDMARKS else _spot(session, node))


def _text(node: Mapping[str, Any], field: str) -> str:
    return str(node.get(field, {}).get("value", "")).strip()


def _spot(session: CDPSession, node: Mapping[str, Any]) -> Spot:
    """Say which element it is, by its tag."""
    if "backendDOMNodeId" not in node:
        return NOWHERE
    described = session.send("DOM.describeNode", {"backendNodeId": node["backendDOMNodeId"]})["node"]
    pairs = described.get("attributes", [])
    attributes = dict(zip(pairs[::2], pairs[1::2], strict=True))
    tag = described["nodeName"].lower()
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    kind = f".{attributes['class'].split()[0]}" if attributes.get("class", "").split() else ""
    return Spot(f"#{attributes['id']}" if attributes.get("id") else f"{tag}{kind}", f"<{tag}{written}>"[:240])


def tree_of(page: Page) -> tuple[Node, ...]:
    """Give the tree of a page that stands."""
    session = page.context.new_cdp_session(page)
    try:
        return read_tree(session)
    finally:
        session.detach()
