"""Dead links in built HTML."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import EXAMPLES
from ncp.finish.quarantine import Quarantine
from ncp.links.model import Remembered, Standing, Verdict
from ncp.project import Project
from ncp.read.site import read_site
from ncp.read.words import read_words
from ncp.stage.link_list import markdown_address
from ncp.stage.notation import Notation

DEAD = "https://dead.example/a?b=1&c=(2)"
TINY = Project(EXAMPLES / "tiny")
SITE, WORDS = read_site(TINY)[0], read_words(TINY, "lt")[0]
assert SITE
assert WORDS
NOTATION = Notation("lt", SITE.languages["lt"], WORDS.words)
KNOWN = Remembered(DEAD, datetime(2026, 11, 22, 23, 59, tzinfo=UTC), Verdict.BROKEN, "dns", Standing.DEAD)
DAY = NOTATION.date(date(2026, 11, 22))
MARKING = Quarantine(NOTATION, {markdown_address(DEAD): KNOWN}, is_marked=True)
DROPPING = Quarantine(NOTATION, {markdown_address(DEAD): KNOWN}, is_marked=False)


def mark(title: str) -> str:
    """Give the mark behind a dead link with this title."""
    archive = "https://web.archive.org/web/https://dead.example/a?b=1&amp;c=(2)"
    link = f'<a href="{archive}" aria-label="kopija interneto archyve: {title}">kopija interneto archyve</a>'
    return f'<span class="ncp-unavailable" lang="lt">(puslapis nepasiekiamas, patikrinta {DAY}; {link})</span>'


@pytest.mark.parametrize(
    "attributes",
    [
        'href="https://dead.example/a?b=1&amp;c=%282%29"',
        'href="https://dead.example/a?b=1&amp;c=(2)"',
        "HREF = 'https://dead.example/a?b=1&c=(2)'",
        "href=https://dead.example/a?b=1&#38;c=(2)",
        'hreflang="en" rel="noopener" target="_blank" href="https://dead.example/a?b=1&amp;c=%282%29"',
    ],
)
def test_however_the_address_is_written_the_link_becomes_text_with_the_mark(attributes: str) -> None:
    """An engine escapes signs and an editor may type raw HTML; it is the same address to the reader."""
    made = MARKING.applied_to(f"<p>Žr. <a {attributes}>Klinikų sąrašą</a>.</p>")
    assert made == f"<p>Žr. Klinikų sąrašą {mark('Klinikų sąrašą')}.</p>"


def test_words_keep_their_language_and_the_place_that_others_link_to() -> None:
    """A screen reader goes on reading a Latvian title as Latvian, and a deep link still arrives."""
    anchor = (
        f'<a class="big" href="{DEAD}" id="here" hreflang="lv" lang="lv">Klīnikas <span lang="en">"Best"</span></a>'
    )
    words = '<span class="big" id="here" lang="lv">Klīnikas <span lang="en">"Best"</span></span>'
    assert MARKING.applied_to(anchor) == f"{words} {mark('Klīnikas &quot;Best&quot;')}"


def test_a_picture_that_was_a_link_stays_and_its_archive_link_names_the_site() -> None:
    """A link to the archive must say of what, even if there were no words."""
    assert MARKING.applied_to(f'<a href="{DEAD}"><img src="a.png" alt=""></a>').endswith(mark("dead.example"))


def test_where_dead_links_are_dropped_the_words_stand_alone() -> None:
    """The sentence reads on as if there had never been a link."""
    assert DROPPING.applied_to(f'<p>Žr. <a href="{DEAD}">sąrašą</a>.</p>') == "<p>Žr. sąrašą.</p>"


PIECES = ["<a ", "<abbr ", 'href="', DEAD, '"', "'", ">", "</a>", "https://live.example/", "žodis ", '<link href="']


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_links_that_are_well_are_left_alone(pieces: list[str]) -> None:
    """Whatever the document, without a dead link not a byte of it changes."""
    document = "".join(pieces).replace(DEAD, "https://live.example/b")
    assert MARKING.applied_to(document) == document


@given(st.text(alphabet='<>a/b"= ', max_size=30), st.text(alphabet='<>a/b"= ', max_size=30))
def test_what_stands_around_a_dead_link_stays(before: str, after: str) -> None:
    """Whatever the document, only the dead link itself is written anew."""
    before, after = f"{before}<p>", f"</p>{after}"
    made = DROPPING.applied_to(f'{before}<a href="{DEAD}">sąrašas</a>{after}')
    assert made in {f"{before}sąrašas{after}", f'{before}<a href="{DEAD}">sąrašas</a>{after}'}
