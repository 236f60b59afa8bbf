"""The families of mistakes, registered by importing them."""

from ncp.rehearse.mistakes import data, facts, front_matter, language, links, markdown, pairs

__all__ = ["data", "facts", "front_matter", "language", "links", "markdown", "pairs"]
