"""What the servers said, written down (`--record`), and a network that says it again (`--replay`).

A change of the rules then shows as a difference of verdicts, without one request. One JSON object a line.
"""

import json
import types
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, TextIO, get_args, get_origin, get_type_hints

from ncp.links.observation import Answer
from ncp.links.page.words import fingerprint
from ncp.links.web.client import Asks, Wish
from ncp.links.web.cookies import Cookies
from ncp.problems import EnvironmentTrouble

LONGEST_TEXT = 20_000
"""Characters of a page's text that are kept."""
LONGEST_LINE = 4_000_000

CookieJar = dict[tuple[str, str], str]


class Recorder:
    """Passes questions on, and writes the answers down."""

    def __init__(self, asks: Asks, file: IO[str], now: Callable[[], datetime]) -> None:
        self._asks, self._file, self._now = asks, file, now

    async def ask(self, wish: Wish, cookies: Cookies) -> Answer:
        """Give the answer of whoever really answers."""
        answer = await self._asks.ask(wish, cookies)
        written = {
            **recorded(wish, answer, self._now()),
            "cookies": [[*key, value] for key, value in cookies.kept.items()],
        }
        self._file.write(json.dumps(written, ensure_ascii=False) + "\n")
        self._file.flush()
        return answer


def recorded(wish: Wish, answer: Answer, moment: datetime) -> Mapping[str, object]:
    """Give what is written down of an answer: status, headers, title, text, and a hash of the text."""
    page = answer.page
    if page is not None:
        page = replace(
            page, text=page.text[:LONGEST_TEXT], main=page.main[:LONGEST_TEXT], plain=page.plain[:LONGEST_TEXT]
        )
        answer = replace(answer, page=page)
    values = asdict(answer)
    return {
        "asked": wish.address.document,
        "agent": str(wish.agent),
        "at": moment.astimezone(UTC).isoformat(),
        "fingerprint": fingerprint(page.main) if page else "",
        "answer": {key: _plain(value) for key, value in values.items() if value not in (None, "", ())},
    }


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner not in (None, "", (), frozenset())}
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


class Replay:
    """Answers from a recording, each question as often as it was asked; what is not there is `not-recorded`."""

    def __init__(self, path: Path) -> None:
        self.moment: datetime | None = None
        self._answers: dict[tuple[str, str], deque[tuple[Answer, CookieJar]]] = defaultdict(deque)
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                self._take(line)

    def _take(self, line: str) -> None:
        try:
            values = json.loads(line[:LONGEST_LINE])
            answer = rebuilt(Answer, values["answer"])
            self.moment = self.moment or datetime.fromisoformat(values["at"])
            kept = {(domain, name): value for domain, name, value in values.get("cookies", [])}
            self._answers[values["asked"], values["agent"]].append((answer, kept))
        except (ValueError, TypeError, KeyError):
            return

    async def ask(self, wish: Wish, cookies: Cookies) -> Answer:
        """Give the recorded answer; the last one again and again."""
        answers = self._answers.get((wish.address.document, str(wish.agent)))
        if not answers:
            return Answer(str(wish.address), wish.agent, trouble="not-recorded")
        answer, kept = answers.popleft() if len(answers) > 1 else answers[0]
        cookies.kept.update(kept)
        return replace(answer, url=str(wish.address))


def recording(path: Path | None) -> Replay | None:
    """Give a recording to judge again, if one is named.

    Raises:
        EnvironmentTrouble: there is nothing in it that was recorded.
    """
    if path is None:
        return None
    replay = Replay(path)
    if replay.moment is None:
        raise EnvironmentTrouble("no_recording", path=path)
    return replay


def opened_for_writing(path: Path) -> TextIO:
    """Open a file to write a recording.

    Raises:
        EnvironmentTrouble: it cannot be written.
    """
    try:
        return path.open("w", encoding="utf-8", errors="replace")
    except OSError as trouble:
        raise EnvironmentTrouble("cannot_write_file", path=path, reason=trouble.strerror or str(trouble)) from trouble


def rebuilt(kind: Any, value: Any) -> Any:  # noqa: ANN401, PLR0911 - from JSON to a value of any of our types
    """Build a value of a type from its JSON; raises TypeError or ValueError if it does not fit."""
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        known = {field.name for field in fields(kind)}
        return kind(**{name: rebuilt(hints[name], inner) for name, inner in value.items() if name in known})
    origin, inside = get_origin(kind), get_args(kind)
    if origin in {tuple, frozenset}:
        each = inside[0]
        if origin is tuple and inside[-1] is not Ellipsis:
            return tuple(rebuilt(part, item) for part, item in zip(inside, value, strict=True))
        return origin(rebuilt(each, item) for item in value)
    if origin is types.UnionType:
        return rebuilt(next(part for part in inside if part is not types.NoneType), value)
    if kind is date:
        return date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    if not isinstance(value, (str, int, float, bool)):
        raise TypeError(kind)
    return value
