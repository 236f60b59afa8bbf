"""Rules about text that a program took for plain words, or read in the wrong encoding."""

import re
from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.families.built.residue import NOT_SEEN, excerpt
from ncp.judge.registry import Family, Found, built_page_rule
from ncp.problems import Grade
from ncp.read.built import BuiltPage

WRONG_ENCODING = re.compile(
    r"[\u00c2-\u00c5][\u0080-\u009f\u00a1-\u00bf](?!\s)|[\u00c2-\u00c5][\u0152\u0153\u0160\u017d\u017e\u0178\u2020-\u2022\u2030\u2122](?=[a-z])|\u00e2\u20ac"
)
"""The first byte of a Latvian, Lithuanian or Estonian letter, or of a dash, read as a sign of its own."""
VERBATIM = frozenset({"pre", "code", "kbd", "samp", "textarea"})
ITEM = r"[^\S\n]*(?:{mark})[^\S\n]+\S[^\n]*"
"""A line of a list that never became one."""
UNMADE = re.compile(
    rf"^{ITEM.format(mark='1[.)]')}\n{ITEM.format(mark='2[.)]')}"  # `2026.` or `31.` may begin one, too
    r"|^[^\S\n]*>[^\S\n]+\S"  # quotes
    r"|^[^\S\n]*(?::::|===[^\S\n]+[\"'!+]|~~~)"  # blocks of other dialects
    r"|^[^\S\n]*\[TOC\]",  # a table of contents
    re.MULTILINE,
)


@built_page_rule("B271", Family.BUILT, Grade.ERROR)
def letters_are_whole(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """No letter with a mark has become two signs, as when a text is read in the wrong encoding."""
    del corpus
    if page.html.isascii():
        return
    for run in page.content.runs:
        found = WRONG_ENCODING.search(run.text) if NOT_SEEN.isdisjoint(run.path) else None
        if found:
            yield Found(page.at(run, found.start()), {"signs": found[0]}, excerpt(run.text, found.start()))
    for meta in page.named("meta"):
        found = WRONG_ENCODING.search(meta.get("content"))
        if found:
            yield Found(page.at(meta), {"signs": found[0]}, excerpt(meta.get("content"), found.start()))


@built_page_rule("B272", Family.BUILT, Grade.ERROR)
def lists_are_made(page: BuiltPage, corpus: Corpus) -> Iterator[Found]:
    """A list, a quotation or a block is shown as such, not as running text with its marks."""
    del corpus
    for run in page.content.runs:
        if NOT_SEEN.isdisjoint(run.path) and VERBATIM.isdisjoint(run.path):
            found = UNMADE.search(run.text)
            if found:
                start = found.start() + len(found[0]) - len(found[0].lstrip())
                signs = found[0].split()[0]
                yield Found(page.at(run, start), {"signs": signs}, excerpt(run.text[start:], 0))
