"""Rules about Markdown of other programs, which this site's engine does not know."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.markdown.residue import QUOTE, at_line, texts_of, without_code
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade
from ncp.read.markdown.values import Document, blanked

FOREIGN = re.compile(
    r"~~(?=\S)|==(?=\w)[^=\n]+==|\+\+(?=\w)[^+\n]+\+\+|\$\$(?=\S)"  # struck out, marked, inserted, formula
    r"|:(?:material|fontawesome|octicons|simple)-[\w-]+:"  # pictograms
    r"|\{%|%\}|\{\{%"  # templates
    r"|^=== ?[\"!]|^:\s{2,}(?=\S)"  # tabs, definitions
    r"|\\(?=\n)",  # the end of a line
    re.MULTILINE,
)
PLAIN = re.compile(r"[~=+$\\%]|:[a-z ]")
"""A sign without which nothing of this can stand in a text."""


@page_rule("M234", Family.MARKDOWN, Grade.ERROR)
def signs_are_those_of_this_engine(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Struck out words, pictograms and the like of other programs reach the reader as signs."""
    del corpus
    for text in texts_of(document):
        if not PLAIN.search(text.raw):
            continue
        escaped = text.raw if "\\" in text.raw and "\\\n" in text.raw else without_code(text.raw)
        found = FOREIGN.search(QUOTE.sub(lambda quote: blanked(quote[0]), escaped))
        if found:
            yield at_line(document, text, found.start())
