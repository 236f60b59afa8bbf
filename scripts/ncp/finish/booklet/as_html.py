"""The text of a booklet as HTML."""

from collections.abc import Container, Mapping
from html import escape

from ncp.finish.booklet.chapters import WITHIN
from ncp.finish.booklet.elements import VOID, Element, Node


def html_of(node: Node, anchors: Container[str], pictures: Mapping[str, str]) -> str:
    """Write a node; a link to a place that is not among the anchors leads to its page.

    `pictures` gives for the path of each picture the address that holds it.
    """
    if isinstance(node, str):
        return escape(node, quote=False)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in _attributes(node, anchors, pictures).items())
    if node.name in VOID:
        return f"<{node.name}{attributes}>"
    inside = "".join(html_of(child, anchors, pictures) for child in node.children)
    return f"<{node.name}{attributes}>{inside}</{node.name}>"


def _attributes(node: Element, anchors: Container[str], pictures: Mapping[str, str]) -> dict[str, str]:
    attributes = dict(node.attributes)
    if "href" in attributes:
        attributes["href"] = landed(attributes["href"], anchors)
    if "src" in attributes:
        attributes["src"] = pictures[attributes["src"]]
    if node.name == "details":
        attributes["open"] = ""  # on paper nobody can open it
    return attributes


def landed(href: str, anchors: Container[str]) -> str:
    """Give a link within the booklet a place that is there: the id, else the page that should hold it."""
    if not href.startswith("#") or href[1:] in anchors:
        return href
    return href.partition(WITHIN)[0]
