"""What the tests of links share: pages from a few lines of HTML, and somebody who answers without a network."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conftest import ROOT
from ncp.links.judge.link import Judge
from ncp.links.judge.witnesses import read_witnesses
from ncp.links.model import Hop
from ncp.links.observation import Answer, Chain, ContentKind, PageView
from ncp.links.page.body import read_body
from ncp.links.web.client import Wish
from ncp.links.web.cookies import Cookies
from ncp.links.web.organisation import organisation_of

WITNESSES = read_witnesses(ROOT / "data" / "witnesses")
JUDGE = Judge(WITNESSES, organisation_of)
ROOMY = 1024 * 1024


def page_of(markup: str) -> PageView:
    """Read a page as if a server had sent it in good order."""
    return read_body(markup.encode("utf-8", "replace"), "text/html; charset=utf-8", "", ROOMY, with_ids=True)


def page_with(title: str, body: str) -> PageView:
    """Read a page with a title and some markup as its body."""
    return page_of(f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>")


def prose(
    words: int, sentence: str = "Slimnīcas nodaļa pieņem pacientus darba dienās no rīta un sniedz padomus"
) -> str:
    """Give a paragraph of so many words."""
    said = sentence.split()
    return f"<p>{' '.join(said[number % len(said)] for number in range(words))}.</p>"


def chain_of(page: PageView | None, url: str, *hops: Hop, status: int | None = 200) -> Chain:
    """Give a chain that ends in a page."""
    return Chain(hops, Answer(url, status=status, page=page))


def json_answer(text: str, status: int = 200) -> Answer:
    """Give an answer with a body that is no HTML."""
    return Answer("", status=status, page=PageView(ContentKind.OTHER, len(text), text=text, main=text))


@dataclass
class FakeWeb:
    """Answers from a list, and notes what it was asked; what is not on the list is a name that nobody has."""

    answers: Mapping[str, Answer]
    asked: list[str] = field(default_factory=list)

    async def ask(self, wish: Wish, cookies: Cookies) -> Answer:  # noqa: ARG002 - as the network is asked
        """Give the answer for an address."""
        self.asked.append(wish.address.document)
        return self.answers.get(wish.address.document, Answer(wish.address.document, trouble="dns"))
