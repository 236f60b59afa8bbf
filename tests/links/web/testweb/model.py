"""What a case file may say. Every text may hold placeholders such as `$here` or `$title` (see values.py)."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Origin = Literal["any", "http", "https", "expired", "wrong_host", "self_signed", "incomplete", "refused", "tls_to_http"]
Contract = dict[str, str | list[str] | dict[str, str]]
"""What the list says of a link, besides its address."""
Death = Literal["beyond-dispute", "soft", "none"]


class Strict(BaseModel):
    """Frozen, and unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Expect(Strict):
    """The right judgement. `also`: reasons that are as right."""

    verdict: str
    reason: str
    also: tuple[str, ...] = ()


class When(Strict):
    """To which requests an answer is given; what is not said does not matter."""

    agent: Literal["honest", "browser"] | None = None
    cookie: str | None = None
    """A part of the `Cookie` header."""
    method: str | None = None
    attempt: int | None = None
    """1 for the first request of this address, and so on."""


class PageSpec(Strict):
    """A page made of the word bank of a language; as it stands, the healthy page that the link was made for."""

    topic: Literal["own", "other"] = "own"
    sections: Literal["own", "other"] = "own"
    layout: str = ""
    """If it matters; by default the house's."""
    organisation: Literal["own", "other"] = "own"
    language: str | None = None
    """If not the link's own."""
    title: str = ""
    """Of the tab; by default the topic's title, with or without the site's name, as the house has it."""
    claims: str | None = None
    """The `lang` attribute; by default the truth."""
    anchors: Literal["id", "name", "heading", "none"] = "none"
    """How sections can be linked to: by their id, by `<a name>`, by an id made of the heading."""
    head: str = ""
    insert: str = ""
    """HTML to be put into the head and after the sections."""


class Answer(Strict):
    """What is said to a request of one address; the first of a case that fits is taken."""

    at: str = "$here$path"
    when: When = When()
    status: int = 200
    to: str = ""
    """The `Location`."""
    headers: dict[str, str] = {}
    """An empty one is left out, although it would be sent otherwise."""
    retry_in: float | None = None
    """Seconds; becomes a `Retry-After` that names the moment."""
    page: PageSpec | None = None
    file: str = ""
    """A file of `pages/`."""
    body: str = ""
    binary: Literal["", "pdf", "docx", "png", "noise"] = ""
    charset: str = "utf-8"
    """In which the body is really written."""
    pack: Literal["", "gzip", "deflate", "bomb"] = ""
    framing: Literal["length", "close", "chunked"] = "length"
    lie: int = 0
    """Bytes that `Content-Length` says too many, or (negative) too few."""
    delay: float = 0.0
    act: Literal["answer", "drop", "reset", "silence", "stall", "drip", "trickle", "endless", "garbage"] = "answer"
    """stall: the head, then nothing. drip: slowly, but to the end. trickle: a byte a second, for ever."""


class Need(Strict):
    """The fewest requests that tell the right verdict, at the link's host and at the other."""

    here: int = 1
    elsewhere: int = 0


class Case(Strict):
    """One behaviour of the real web."""

    name: str
    about: str
    expect: Expect
    death: Death
    weight: float = 1.0
    need: Need = Need()
    seconds: float | Literal["timeout"] = 0.0
    """How long the answer has to be waited for; `timeout`: as long as the checker waits at all."""
    pause: float = 0.0
    """Seconds for which the host asks to be left alone."""
    origin: Origin = "any"
    url: str = "$here$path"
    slug: str = "$slug"
    """Last part of the path."""
    languages: tuple[str, ...] = ()
    """Of the link's page; by default that of the house in which it is put."""
    contract: Contract = {}
    everywhere: bool = False
    """Whether the host answers so to every address that it does not know."""
    crawl_delay: float = 0.0
    answers: tuple[Answer, ...] = ()
