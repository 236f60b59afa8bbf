"""A list of links as text: read in UTF-8, and what is told if it is saved otherwise or is no YAML."""

import re
from pathlib import Path

from ncp.problems import ContentError, Place, Problem
from ncp.read.text_file import line_at, place_at
from ncp.read.yaml_source import parse_yaml

LARGEST = 64 * 1024 * 1024
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""The marks with which a file in UTF-16 begins."""
BALTIC = "cp1257"
"""The encoding of Baltic editors before UTF-8: whatever it holds can be guessed from it."""
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The signs that YAML forbids."""
ENTRY = re.compile(r"(?P<indent> *)- +(?=\S)")
FIELD = re.compile(r"\w+:(\s|$)")
URL_TIGHT = re.compile(r"(?P<before>\s*(?:- +)?)url:(?P<address>\w+:\S.*)")
URL_LOOSE = re.compile(r"(?P<before>\s*(?:- +)?)url\s+(?P<address>https?:\S.*)")


def text_of(path: Path, name: str) -> str:
    """Give the text of a list; `name` is how problems call the file.

    Raises:
        ContentError: it cannot be read, is too large, or is not UTF-8.
    """
    try:
        if (size := path.stat().st_size) > LARGEST:
            raise ContentError((Problem("D002", Place(name), {"size": size, "largest": LARGEST}),))
        raw = path.read_bytes()
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        raise ContentError((Problem("D001", Place(name), {"reason": reason}),)) from trouble
    if raw.startswith(UTF_16) or raw[:2].count(b"\0") == 1:
        raise ContentError((Problem("K015", Place(name)),))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise ContentError((_wrong_byte(name, raw, trouble.start),)) from None
    return _permitted(name, text.replace("\r\n", "\n").replace("\r", "\n"))


def _wrong_byte(name: str, raw: bytes, offset: int) -> Problem:
    """Tell the first byte that is not UTF-8, with the line as Baltic editors of old would have meant it."""
    before = raw[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode("utf-8", "replace")) + 1
    rest = re.split(rb"[\r\n]", raw[offset:], maxsplit=1)[0]
    line = before[start:].decode("utf-8", "replace") + rest.decode(BALTIC, "replace")
    values = {"byte": f"{raw[offset]:02X}", "sign": raw[offset : offset + 1].decode(BALTIC, "replace")}
    return Problem("K016", Place(name, before.count(b"\n") + 1, column), values, corrected=line.removeprefix("\ufeff"))


def _permitted(name: str, text: str) -> str:
    """Give a text back, if YAML permits each of its signs."""
    if (sign := FORBIDDEN.search(text)) is None:
        return text
    corrected = FORBIDDEN.sub("", line_at(text, sign.start()))
    place = place_at(name, text, sign.start())
    raise ContentError((Problem("K017", place, {"code": f"U+{ord(sign[0]):04X}"}, corrected=corrected),))


def yaml_trouble(name: str, text: str) -> Problem:
    """Say why a text is no YAML: where there is a likely reason, that one, at the line where it was made.

    The whole text is parsed again for it, with all its places; that costs memory, but only where all is lost anyway.
    """
    told = parse_yaml(name, text, remarks=True)[1]
    failed = told[-1] if told else Problem("D004", Place(name), {"reason": "–"})
    strayed = _indented_otherwise(name, text, failed.place.line) if failed.code == "D004" else None
    return _url_above(name, text, failed.place.line) or strayed or failed


def _indented_otherwise(name: str, text: str, error_line: int) -> Problem | None:
    """Find the line of an error, or the one above, that is indented otherwise than the first entry and its fields."""
    lines = text.split("\n")[:error_line]
    first = next((match for line in lines if (match := ENTRY.match(line))), None)
    if first is None:
        return None
    for number in range(len(lines), max(0, len(lines) - 2), -1):
        line = lines[number - 1].lstrip()
        column = len(lines[number - 1]) - len(line)
        meant = len(first["indent"]) if ENTRY.match(line) else first.end()
        strayed = column < meant or column == meant + 1 or "\t" in lines[number - 1][:column]
        if strayed and (ENTRY.match(line) or FIELD.match(line)):
            return Problem("K012", Place(name, number, column + 1), corrected=f"{' ' * meant}{line}")
    return None


def _url_above(name: str, text: str, error_line: int) -> Problem | None:
    """Find an `url` without its colon or blank on the line of an error or just above: YAML notices it a line later."""
    lines = text.split("\n")[:error_line]
    for number in range(len(lines), max(0, len(lines) - 2), -1):
        if problem := url_slip(Place(name, number), lines[number - 1]):
            return problem
    return None


def url_slip(place: Place, line: str) -> Problem | None:
    """Tell a line such as `- url:https://…` or `- url https://…`; `place` is anywhere on that line."""
    for code, form in (("K008", URL_TIGHT), ("K009", URL_LOOSE)):
        if match := form.fullmatch(line):
            spot = Place(place.path, place.line, len(match["before"]) + 1)
            return Problem(code, spot, corrected=f"{match['before']}url: {match['address']}")
    return None
