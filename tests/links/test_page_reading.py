"""Pages of strangers are read for what they are, whatever the server says of them, and at a bounded cost."""

import gzip
import time
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from link_fakes import ROOMY, page_of, prose

from ncp.links.observation import ContentKind, PageView
from ncp.links.page.body import read_body, wants_whole
from ncp.links.page.html import LONGEST_MAIN, LONGEST_SCRIPT, LONGEST_TEXT, LONGEST_TITLE, read_html
from ncp.links.page.window import LONG, WINDOW, window_of, worth_decoding

TEXT = "Ārstēšanās ārvalstīs – „žēlīgā” slimnīca"
MARKUP = f"<!doctype html><html><head><title>{TEXT}</title></head><body><p>Šī lapa ir par ārstēšanos.</p></body></html>"
PAGE = MARKUP.encode()


def brotlied(body: bytes) -> bytes:
    """Compress fast."""
    return bytes(brotli.compress(body, quality=3))


PACKERS: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotlied}


def read(body: bytes, kind: str = "text/html", encoding: str = "", limit: int = ROOMY) -> PageView:
    """Read a body with all ids."""
    return read_body(body, kind, encoding, limit, with_ids=True)


def raw_deflate(body: bytes) -> bytes:
    """Compress without the header of zlib, as some servers understand `deflate`."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    "charset", ["", "utf-8", "iso-8859-1", "windows-1257", "no-such-set", '"utf-8', "rot13", "hex"]
)
def test_what_is_utf8_is_read_as_utf8(charset: str) -> None:
    """A header that names another charset, or none that there is, does not spoil a page that is valid UTF-8."""
    assert read(PAGE, f"text/html; charset={charset}").title == TEXT


@pytest.mark.parametrize(
    ("kind", "charset"),
    [
        ("text/html", "windows-1257"),
        ("text/html; charset=windows-1257", "windows-1257"),
        ("text/html; charset=utf-8", "windows-1257"),
        ("text/html; charset=no-such-set", "windows-1257"),
        ("text/html; charset=windows-1251", "windows-1251"),
        ("text/html; charset=koi8-r", "koi8-r"),
        ("text/html; charset=ISO-8859-13", "iso-8859-13"),
    ],
)
def test_old_charsets_are_read_by_their_name_or_as_baltic(kind: str, charset: str) -> None:
    """What is not UTF-8 is read as the header says, if that fits, and as Baltic if nobody says anything of use."""
    title = "Больница и врачи" if charset in {"windows-1251", "koi8-r"} else "Veselības aprūpe ķīmiķiem"
    assert read(f"<html><title>{title}</title><p>x".encode(charset), kind).title == title


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="windows-1251">',
        "<meta charset=windows-1251>",
        "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1251'>",
    ],
)
@pytest.mark.parametrize("header", ["text/html", "text/html; charset=utf-8", "text/html; charset=nonsense"])
def test_the_page_itself_may_name_its_charset(meta: str, header: str) -> None:
    """Where the header is silent or cannot be right, the page's own meta element is believed."""
    body = f"<html><head>{meta}<title>Больница</title></head><p>Текст".encode("windows-1251")
    assert read(body, header).title == "Больница"


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_outweighs_the_header(charset: str) -> None:
    """A mark at the beginning says more than the server, as in browsers."""
    assert read(MARKUP.encode(charset), "text/html; charset=windows-1257").title == TEXT


def test_a_big_endian_mark_is_understood() -> None:
    """Both orders of UTF-16 are read."""
    assert read(b"\xfe\xff" + MARKUP.encode("utf-16-be")).title == TEXT


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_page_cut_in_the_middle_of_a_sign_stays_utf8(cut: int) -> None:
    """The limit on a body may fall into a sign; the rest of the page must not turn into other letters for that."""
    whole = f"<html><title>{TEXT}</title><p>Ārsts 😀".encode()
    assert read(whole[:-cut]).title == TEXT
    assert "Ārsts" in read(whole[:-cut]).text


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("unicode_escape"),
        *("raw_unicode_escape", "punycode", "idna", "undefined", "base64", "utf-7", "utf-16"),
    ],
)
def test_codecs_that_are_no_charsets_of_the_web_do_no_harm(name: str) -> None:
    """What Python calls a codec and a server names as a charset is no reason to fail."""
    body = r"<html><title>Veselība \q \x41</title>".encode("windows-1257")
    assert read(body, f"text/html; charset={name}").kind is ContentKind.HTML


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(PAGE), "gzip"),
        (gzip.compress(PAGE), "x-gzip"),
        (gzip.compress(PAGE), "GZIP"),
        (gzip.compress(PAGE), ""),
        (gzip.compress(PAGE), "identity"),
        (gzip.compress(PAGE), "none"),
        (gzip.compress(PAGE), "utf-8"),
        (PAGE, "gzip"),
        (PAGE, "deflate"),
        (PAGE, "br"),
        (PAGE, "none"),
        (PAGE, "zstd"),
        (PAGE, ",,"),
        (gzip.compress(gzip.compress(PAGE)), "gzip, gzip"),
        (gzip.compress(gzip.compress(PAGE)), "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (raw_deflate(PAGE), "deflate"),
        (brotli.compress(PAGE), "br"),
        (brotli.compress(gzip.compress(PAGE)), "gzip, br"),
        (gzip.compress(brotli.compress(PAGE)), "br, gzip"),
        (gzip.compress(PAGE) + b"trailing rubbish", "gzip"),
        (gzip.compress(PAGE)[:-6], "gzip"),
    ],
)
def test_whatever_the_server_says_of_the_packing_the_page_is_read(body: bytes, encoding: str) -> None:
    """Packed and not told, told and not packed, packed twice, cut at its end, called by names that are none."""
    assert read(body, encoding=encoding).title == TEXT


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_of_a_packed_page_cut_short_the_beginning_is_read(share: float, encoding: str) -> None:
    """What arrived before the connection broke is still of use."""
    long = (MARKUP + "".join(f"<p>Rindkopa {number} {number * 7919 % 1009}</p>" for number in range(4000))).encode()
    packed = PACKERS[encoding](long)
    assert read(packed[: int(len(packed) * share)], encoding=encoding).title == TEXT


@pytest.mark.parametrize(
    ("body", "encoding"), [(b"\x28\xb5\x2f\xfd\x00\x00\x11", "zstd"), (b"\x00\x01\x02\x9f\xff" * 50, "br")]
)
def test_what_cannot_be_unpacked_is_unreadable_rather_than_empty(body: bytes, encoding: str) -> None:
    """Nobody can say what stands there, and so nobody may say that nothing does."""
    assert read(body, encoding=encoding).kind is ContentKind.UNREADABLE


@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_bomb_costs_no_more_than_the_limit(encoding: str, layers: int) -> None:
    """Thirty megabytes of zeros in a few kilobytes stop at the limit, in bytes and in time."""
    pack = PACKERS[encoding]
    bomb = b"<html>" + b"0" * (30 * 1024 * 1024)
    for _ in range(layers):
        bomb = pack(bomb)
    start = time.process_time()
    page = read(bomb, encoding=", ".join([encoding] * layers), limit=64 * 1024)
    assert page.size <= 64 * 1024
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("body", "header", "kind"),
    [
        (PAGE, "application/octet-stream", ContentKind.HTML),
        (PAGE, "text/plain", ContentKind.HTML),
        (PAGE, "application/pdf", ContentKind.HTML),
        (b"<!-- comment --><p>a", "", ContentKind.HTML),
        (b"<p>only a paragraph", "text/html", ContentKind.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html><html><body>a', "application/xhtml+xml", ContentKind.HTML),
        (b"plain words", "text/plain", ContentKind.OTHER),
        (b'{"a": 1}', "application/json", ContentKind.OTHER),
        (b"%PDF-1.7 \x00\x01", "text/html", ContentKind.PDF),
        (b"\r\n%PDF-1.4", "application/pdf", ContentKind.PDF),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png", ContentKind.OTHER),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "text/html", ContentKind.UNREADABLE),
        (b"", "text/html", ContentKind.EMPTY),
        (b" \r\n\t ", "text/html", ContentKind.EMPTY),
        (b"<html><head></head><body> </body></html>", "text/html", ContentKind.EMPTY),
    ],
)
def test_the_first_bytes_say_what_a_body_is(body: bytes, header: str, kind: ContentKind) -> None:
    """A page called an application is a page, a document called a page is a document, nothing is nothing."""
    assert read(body, header).kind is kind


def test_only_of_html_all_is_worth_reading() -> None:
    """Of a picture or a document the beginning is enough."""
    assert wants_whole(b"<!doctype html>", "application/octet-stream", "")
    assert wants_whole(b"\x1f\x8b", "application/octet-stream", "gzip")
    assert not wants_whole(b"%PDF-1.7", "application/pdf", "")


def test_title_headings_and_the_name_of_the_site_are_found() -> None:
    """What names a page: its title, its own heading before the others, the site, without stray spaces."""
    page = page_of(
        "<html lang='lv-LV'><head><meta property='og:site_name' content=' NVD '>"
        "<title>\n Ārsti\u00a0 un\n māsas</title>"
        "</head><body><svg><title>Logo</title></svg><h2>Saturs</h2><h1>Ārsti <b>un</b> māsas</h1><h3>Sīkāk</h3></body>"
    )
    assert (page.title, page.site_name, page.language) == ("Ārsti un māsas", "NVD", "lv")
    assert page.headings == ("Ārsti un māsas", "Saturs", "Sīkāk")
    assert page.heads == ("Ārsti un māsas",)


def test_without_a_main_heading_the_first_one_names_the_page() -> None:
    """A page of second-rank headings is named by the first of them."""
    assert page_of("<html><h2>Viens</h2><h2>Divi</h2>").heads == ("Viens",)


@pytest.mark.parametrize(
    ("content", "leads_to"),
    [
        ("0; url=/jauna", "/jauna"),
        ("0;URL='https://b.lv/x'", "https://b.lv/x"),
        ("5; url = /a?b=c;d", "/a?b=c;d"),
        ("0,/x", "/x"),
        ("0;/x", "/x"),
        ("url=/x", "/x"),
        (" 1.5 ; url=/x ", "/x"),
        ("0", None),
        ("300", None),
        ("60; url=/x", None),
        ("", None),
        ("0; url=", None),
    ],
)
def test_a_refresh_leads_on_if_it_does_so_soon(content: str, leads_to: str | None) -> None:
    """All ways to write one; a page that renews itself every five minutes leads nowhere."""
    assert page_of(f'<html><head><meta http-equiv="Refresh" content="{content}"></head><p>a').refresh == leads_to


def test_a_refresh_in_a_comment_or_a_script_is_none() -> None:
    """Only what a browser would obey counts."""
    tag = '<meta http-equiv="refresh" content="0; url=/x">'
    assert page_of(f"<html><head><!-- {tag} --><script>var a = '{tag}'</script></head><p>a").refresh is None


@pytest.mark.parametrize(
    "markup",
    [
        "<p id=place>a",
        "<p id='place'>a",
        '<p class="x" ID="place">a',
        '<a name="place"></a>a',
        "<A NAME=place>a</A>",
        "<td id=place>misplaced, no table around it</td>a",
        "<tr><td id='place'>misplaced</td></tr>a",
        "<div>a</div><body id=place>",
        "<noscript><p id=place></p></noscript>a",
        "<template><p id=place></p></template>a",
        "<svg><g id=place></g></svg>a",
        "<select><div id=place>x</div></select>a",
    ],
)
def test_ids_are_found_wherever_they_are_written(markup: str) -> None:
    """Also in tags that a parser drops because they stand in a wrong place: browsers of old were used to them."""
    assert "place" in page_of(f"<html><body>{markup}</body></html>").ids


@pytest.mark.parametrize(
    "markup",
    [
        "<p>id=place",
        "<script>'<p id=place>'</script><p>a",
        "<p data-id=place>a",
        pytest.param("<!-- <p id=place> --><p>a"),
        pytest.param("<input name=place>a"),
        pytest.param("<meta name=place>a"),
        pytest.param("<iframe name=place></iframe>a"),
    ],
)
def test_what_only_looks_like_an_id_is_none(markup: str) -> None:
    """Texts, comments, scripts and the names of fields are no places to jump to."""
    assert "place" not in page_of(f"<html><body>{markup}</body></html>").ids


def test_ids_are_kept_only_for_those_who_ask() -> None:
    """They cost memory, and only links with a fragment need them."""
    assert read_html("<p id=a>x", 9, with_ids=False).ids == frozenset()


def test_what_stands_around_a_page_is_told_from_its_text() -> None:
    """Menus, footers, cookie banners, dialogs are of the site; the article is of the page, its links are no prose."""
    around = "<li><a href=/>Sākums</a></li>" * 30
    page = page_of(
        f"<html><body><header>{around}</header><nav>{around}</nav><div class='cookie-notice'>Sīkdatnes palīdz</div>"
        f"<main>{prose(40)}<a href=/x>Lasiet vēl</a></main><footer>Visas tiesības</footer></body></html>"
    )
    assert "Slimnīcas nodaļa" in page.main
    for word in ("Sākums", "Sīkdatnes", "tiesības"):
        assert word in page.text
        assert word not in page.main
    assert "Lasiet vēl" in page.main
    assert "Lasiet vēl" not in page.plain
    assert page.prose == 40


def test_a_page_that_is_all_navigation_is_taken_as_a_whole() -> None:
    """Where nothing is left without the menus, the menus are the page."""
    assert "Sākums" in page_of("<html><body><nav><a href=/>Sākums</a> un pārējais</nav></body></html>").main


def test_scripts_and_styles_are_no_text() -> None:
    """A reader does not see them; what they tell of how the page is built is kept apart."""
    page = page_of("<html><style>.a{color:red}</style><script>createApp(x)</script><p>Teksts<noscript>Nē</noscript>")
    assert page.text == "Teksts"
    assert (page.script, page.noscript) == ("createApp(x)", "Nē")


def heavy(script: int, evidence: str, ids: str = "") -> str:
    """Give a page like those of today: an article between scripts, styles, drawings and pictures written in."""
    noise = (
        f"<script>{'var a = [1, 2, 3];' * (script // 18)}</script><style>{'.x{margin:0}' * (script // 12)}</style>"
        f"<svg>{'<path d=M0/>' * 500}</svg><!-- {'x' * 5000} --><img src='data:image/png;base64,{'A' * 20_000}'>"
    )
    return f"<html><head><title>Cenas</title>{noise}</head><body>{noise}{prose(60)}{ids}<p>{evidence}</p>{noise}</body>"


@pytest.mark.parametrize("script", [10_000, 100_000, 200_000])
def test_a_script_heavy_page_is_cut_and_loses_nothing_that_was_said(script: int) -> None:
    """Megabytes of scripts are not parsed, the words and the places between them are found all the same."""
    markup = heavy(script, "pierādījums šeit", "<h2 id=maksa>Maksa</h2>")
    window = window_of(markup)
    assert len(window.parsed) < LONG + 4 * 4_000 + 60_000
    page = page_of(markup)
    assert "pierādījums šeit" in page.text
    assert "Maksa" in page.headings
    assert "maksa" in page.ids


@pytest.mark.parametrize("blank", [b" ", b"\n", b"\t \r\n"])
def test_blanks_by_the_megabyte_are_not_decoded(blank: bytes) -> None:
    """A bomb of blanks costs nothing, and what stands behind them is read all the same."""
    body = b"<html><title>Cenas</title><p>Pirms" + blank * (900_000 // len(blank)) + "pēc</p>".encode()
    assert len(worth_decoding(body)) < 200
    page = read_body(body, "text/html", "", len(body), with_ids=False)
    assert (page.text, page.size) == ("Pirms pēc", len(body))


def test_text_and_ids_beyond_the_window_are_read_roughly() -> None:
    """A very long article is parsed at its beginning; evidence and places further down still count."""
    markup = f"<html><title>Gara</title>{prose(30_000)}<h2 id='beigas'>Beigas</h2><p>pēdējais &amp; vārds</p></html>"
    assert len(window_of(markup).parsed) <= WINDOW
    page = page_of(markup)
    assert "vārds" in page.text
    assert "beigas" in page.ids


def test_a_script_beyond_the_window_is_no_text() -> None:
    """What the rest of a page says in scripts is not what it says to readers."""
    page = page_of(f"<html>{prose(30_000)}<script>var kazino = 'Kazino';</script><p>beigas</p></html>")
    assert "beigas" in page.text
    assert "kazino" not in page.text.lower()


SIGNS = st.sampled_from(
    [
        "<p id=",
        "<a name='",
        "'>",
        '">',
        ">",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "<svg>",
        "</svg>",
        "<html",
        "<body ",
        "<title>",
        "</title>",
        "<h1>",
        "&amp;",
        "&#xD800;",
        "<meta http-equiv=refresh content='",
        "<template>",
        "<table>",
        "<select>",
        "<nav>",
        "data:image/png;base64,",
        "ā",
        "\0",
        "\ud800",
        "\u2028",
        " ",
        "x",
        "=",
    ]
)
MARKUPS = st.lists(SIGNS | st.text(max_size=8), max_size=60).map("".join)


@given(
    st.binary(max_size=400), st.text(max_size=40), st.sampled_from(["", "gzip", "deflate", "br", "zstd", "br, gzip"])
)
@example(b"\xff\xfe<\x00", "text/html", "")
@example(b"<html>\xff", "text/html; charset=\ud800", "")
def test_no_body_crashes_the_reading(body: bytes, kind: str, encoding: str) -> None:
    """Arbitrary bytes under an arbitrary name: a page view, within the limits."""
    for sent in (body, b"<html>" + body, gzip.compress(b"<title>" + body), b"\x1f\x8b\x08" + body, b"%PDF" + body):
        for limit in (1, 100):
            page = read_body(sent, kind, encoding, limit, with_ids=True)
            assert page.size <= max(limit, len(sent))
            if page.kind is not ContentKind.UNREADABLE:
                assert page.size <= limit


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_content_type_or_encoding_crashes_the_reading(kind: str, encoding: str) -> None:
    """What a server writes into its headers is never more than a hint."""
    for header in (
        kind,
        f"text/html; charset={kind}",
        f'text/html; charset="{kind}"',
        f"text/html; charset*=utf-8''{kind}",
    ):
        for body in (PAGE, MARKUP.encode("windows-1257", "replace"), brotli.compress(PAGE)):
            read(body, header, encoding)


@given(MARKUPS)
@settings(max_examples=200)
def test_no_markup_crashes_the_reading(markup: str) -> None:
    """Whatever resembles HTML becomes a view of bounded size, short or long."""
    for text in (markup, markup * 4, markup + " " * LONG + markup):
        page = read_html(text, len(text), with_ids=True)
        assert len(page.title) <= LONGEST_TITLE
        assert len(page.text) <= LONGEST_TEXT
        assert max(len(page.main), len(page.plain)) <= LONGEST_MAIN
        assert len(page.script) <= LONGEST_SCRIPT


@given(
    st.lists(st.text("abcdef-_0123456789", min_size=1, max_size=12), min_size=1, max_size=8, unique=True),
    st.lists(st.integers(0, 60_000), min_size=8, max_size=8),
    st.sampled_from(["<script>var a=1;%s</script>", "<p>%s</p>", "<!--%s-->", "<style>%s</style>"]),
)
@settings(max_examples=40)
def test_no_cut_loses_an_id(names: list[str], gaps: list[int], filling: str) -> None:
    """Wherever the ids of a page stand, between whatever, the window and its rest know them all."""
    parts = [filling % ("x " * (gap // 2)) + f'<p id="{name}">a</p>' for name, gap in zip(names, gaps, strict=False)]
    page = page_of("<html><body>" + "".join(parts) + "</body></html>")
    wanted, reach = set(names), WINDOW + 250 * 1024
    if len(window_of("".join(parts)).rest) < reach:
        assert wanted <= page.ids
