"""Rules about signs: quotation marks, dashes, blanks, words typed twice."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ncp.judge.corpus import Corpus
from ncp.judge.families.language.passages import LONGEST_LINE, Passage, mended
from ncp.judge.families.language.reading import reading_of
from ncp.judge.registry import Family, Found, page_rule
from ncp.problems import Grade
from ncp.read.markdown.values import Document, blanked

MARKS = '"„“”\u201f«»\u2039\u203a\u2018’\u201a\u201b'
MARK = re.compile(rf"[{MARKS}]|(?<!\w)'(?=\w)|(?<=[\w.,!?])'(?!\w)")
APOSTROPHE = re.compile(r"(?<=\w)[’'‘](?=\w)|(?<=s)’(?=\s|[.,;:)])")
BEFORE_OPENING = " \n\t([{–—-/*_|\u00a0"
DASHES = re.compile(
    r"(?<=\S) +(?:-{1,3}|—)(?= |\n)"  # a hyphen between blanks
    r"|(?<=\w)—(?=\w)"
    r"|(?<=\w)--(?=\w)"
    r"|(?<![\w.,-])\d{1,2}(?:[.,]\d\d)?-\d{1,2}(?:[.,]\d\d)?(?![\w.,-]*[\w-])"  # a range
)
NUMBER_RANGE = re.compile(r"\d")
BLANKS = re.compile(  # each begins with the sign itself, so that the search is quick
    r" (?<=\S )(?: +(?=\S)|\u00a0(?=\S)|(?<=[^\W\d_] )(?=[,;.!?](?:\s|$)))"
    r"|\u00a0(?<=\S\u00a0) +(?=\S)"
    r"|,(?<=[^\W_],)(?=[^\W\d_])"
    r"|\.(?<=[^\W\d_]{2}\.)(?=[A-ZĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲÕÄÖÜ][^\W\d_])"
)
TWICE = re.compile(r"(?<![\w-])([^\W\d_]{2,30})[ \n]+\1(?![\w-])", re.IGNORECASE)
NUMBER_AND_UNIT = re.compile(r"(?<![\w.,])\d[\d.,]* (?=(?:eiro|eurai|euras|eurų|euro|eurot|EUR|Eur|€|%|proc\.)(?!\w))")

NO_BREAK = "\u00a0"
BLANK_SIGNS = f" {NO_BREAK}"

Change = tuple[int, int, str]
"""Beginning and end of a piece of a passage, and what should stand there."""


def _found(document: Document, passage: Passage, changes: Sequence[Change]) -> Iterator[Found]:
    """Give one finding a line: the place of its first change, and the line with all of them made."""
    if not changes:
        return
    raw = passage.text.raw
    for _, inside in groupby(sorted(changes), key=lambda change: raw.rfind("\n", 0, change[0])):
        here = tuple(inside)
        start, end, right = here[0]
        place = passage.text.at(start)
        line = document.line(place.line)
        corrected = _changed(line, here, place.column - 1 - start) if len(line) <= LONGEST_LINE else None
        yield Found(place, {"written": raw[start:end].strip(), "right": right.strip()}, corrected=corrected)


def _changed(line: str, changes: Sequence[Change], shift: int) -> str:
    """Make all changes in a line; `shift` is what the columns are ahead of the offsets."""
    for start, end, new in reversed(changes):
        line = line[: start + shift] + new + line[end + shift :]
    return line


def _judged(document: Document, corpus: Corpus) -> Iterable[Passage]:
    return reading_of(document, corpus).own


@page_rule("V206", Family.LANGUAGE, Grade.WARNING)
def quotation_marks_are_the_languages(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Quotation marks are those of the language, and the opening one opens."""
    for passage in _judged(document, corpus):
        marks = corpus.content.site.languages[passage.language].quotes
        if marks and MARK.search(passage.prose):
            for found in _found(document, passage, tuple(_wrong_marks(passage, marks))):
                yield Found(
                    found.place, {**found.values, "open": marks[0], "close": marks[1]}, corrected=found.corrected
                )


def _wrong_marks(passage: Passage, marks: str) -> Iterator[Change]:
    prose = APOSTROPHE.sub(lambda sign: blanked(sign[0]) if sign[0] != "‘" else sign[0], passage.own_prose)
    for mark in MARK.finditer(prose):
        right = marks[0] if _opens(passage.text.raw, mark.start(), mark.end()) else marks[1]
        if mark[0] != right:
            yield mark.start(), mark.end(), right


def _opens(raw: str, start: int, end: int) -> bool:
    """Say whether a quotation mark stands where one opens: behind a blank or an opening tag, before a word."""
    before, behind = raw[start - 1 : start] if start else "", raw[end : end + 1]
    if before == ">":
        return not raw.startswith("</", raw.rfind("<", 0, start))
    return (not before or before in BEFORE_OPENING) and bool(behind.strip())


@page_rule("V207", Family.LANGUAGE, Grade.WARNING)
def quotation_marks_are_paired(document: Document, corpus: Corpus) -> Iterator[Found]:
    """What is opened by a quotation mark is closed by one."""
    for passage in _judged(document, corpus):
        marks = corpus.content.site.languages[passage.language].quotes
        if not marks or not any(mark in passage.prose for mark in marks):
            continue
        prose = APOSTROPHE.sub(lambda sign: blanked(sign[0]), passage.own_prose)
        depth, last = 0, 0
        for mark in re.finditer(f"[{marks}]", prose):
            depth += 1 if mark[0] == marks[0] else -1
            last = mark.start()
            if depth not in (0, 1):
                break
        if depth:
            yield Found(passage.text.at(last), {"open": marks[0], "close": marks[1]})


@page_rule("V208", Family.LANGUAGE, Grade.WARNING)
def dashes_are_dashes(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Between words stands a dash with blanks, in a range one without; a hyphen joins the parts of a word."""
    for passage in _judged(document, corpus):
        prose = passage.prose
        if "-" in prose or "—" in prose:
            changes = [(found.start(), found.end(), _dashed(found[0])) for found in DASHES.finditer(prose)]
            yield from _found(document, passage, [change for change in changes if _is_text(passage, change)])


def _dashed(written: str) -> str:
    if NUMBER_RANGE.search(written):
        return written.replace("-", "–")
    return " –"


def _is_text(passage: Passage, change: Change) -> bool:
    """Say whether nothing hidden, such as the quote of a fact, stands where the prose shows blanks."""
    return passage.text.raw[change[0] : change[1]] == passage.prose[change[0] : change[1]]


@page_rule("V209", Family.LANGUAGE, Grade.WARNING)
def blanks_stand_where_they_should(document: Document, corpus: Corpus) -> Iterator[Found]:
    """One blank between words, none before a comma or a full stop, one behind it."""
    for passage in _judged(document, corpus):
        raw, prose = passage.text.raw, passage.prose
        changes = [
            (found.start(), found.end(), _spaced(found[0]))
            for found in BLANKS.finditer(raw)
            if _is_visible(raw, prose, found.start(), found.end())
        ]
        if changes:
            yield from _found(document, passage, changes)


def _is_visible(raw: str, prose: str, start: int, end: int) -> bool:
    """Say whether a reader sees what stands here and on both sides as text, not as code, an address or a quote."""
    around = slice(max(start - 1, 0), end + 1)
    return raw[around] == prose[around]


def _spaced(written: str) -> str:
    if written.strip(BLANK_SIGNS):
        return f"{written} "
    kept = NO_BREAK if NO_BREAK in written else " "
    return kept if len(written) > 1 else ""


@page_rule("V210", Family.LANGUAGE, Grade.WARNING)
def no_word_stands_twice(document: Document, corpus: Corpus) -> Iterator[Found]:
    """No word is typed twice in a row."""
    for passage in _judged(document, corpus):
        for found in TWICE.finditer(passage.text.raw):
            if passage.prose[found.start() : found.end()] != found[0]:
                continue
            place = passage.text.at(found.start())
            corrected = None if "\n" in found[0] else mended(document, place, len(found[0]), found[1])
            yield Found(place, {"word": found[1]}, corrected=corrected)


@page_rule("V211", Family.LANGUAGE, Grade.NOTE)
def numbers_stay_with_their_units(document: Document, corpus: Corpus) -> Iterator[Found]:
    """Between a number and its unit stands a blank at which no line breaks."""
    for passage in _judged(document, corpus):
        changes = [(found.end() - 1, found.end(), NO_BREAK) for found in NUMBER_AND_UNIT.finditer(passage.prose)]
        if changes:
            yield from _found(document, passage, changes)
