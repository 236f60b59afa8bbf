"""Whether the place within a page is there: found, missing, or known to scripts alone."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_fakes import page_of, prose

from ncp.links.address import web_address
from ncp.links.judge.fragments import fragment_reason
from ncp.links.observation import ContentKind, PageView

MISSING, BY_SCRIPT = "fragment-missing", "fragment-by-script"


def asked(fragment: str, markup: str) -> str:
    """Ask a page for a place, as an address names it."""
    return fragment_reason(
        page_of(f"<html><body>{markup}</body></html>"), web_address(f"https://a.lv/#{fragment}").fragment
    )


@pytest.mark.parametrize(
    ("fragment", "markup"),
    [
        ("cenas", "<h2 id=cenas>Cenas</h2>"),
        ("cenas", "<a name='cenas'></a>"),
        ("cenas", "<h2 id='user-content-cenas'>Cenas</h2>"),
        ("kl%C4%ABnikas", "<h2 id='klīnikas'>Klīnikas</h2>"),
        ("klīnikas", "<h2 id='klīnikas'>Klīnikas</h2>"),
        pytest.param(
            "kl%C4%ABnikas",
            "<h2 id='kl%C4%ABnikas'>Klīnikas</h2>",
        ),
        ("a%20b", "<h2 id='a b'>x</h2>"),
        ("a%2520b", "<h2 id='a%20b'>x</h2>"),
        ("100%", "<h2 id='100%'>x</h2>"),
        ("p-1.2:3", "<h2 id='p-1.2:3'>x</h2>"),
        ("/", "<h2 id='/'>x</h2>"),
        ("", "<p>a</p>"),
        ("top", "<p>a</p>"),
        ("TOP", "<p>a</p>"),
        (":~:text=pacientu%20iemaksas", "<p>a</p>"),
        ("cenas:~:text=a", "<h2 id=cenas>x</h2>"),
        ("cenas", "<p id=cenas></p><script>createApp()</script>"),
    ],
)
def test_a_place_that_is_there_is_found(fragment: str, markup: str) -> None:
    """By id or by name of old, escaped or not, in any letters; the top and a text to mark are always there."""
    assert asked(fragment, markup + prose(60)) == ""


@pytest.mark.parametrize(
    ("fragment", "markup"),
    [
        ("cenas", "<h2 id=cena>x</h2>"),
        ("cenas", "<h2 class=cenas>Cenas</h2>"),
        ("Cenas", "<h2 id=cenas>x</h2>"),
        ("cenas", ""),
        ("cenas:~:text=a", "<p>a</p>"),
        ("cenas", "<h2 id=x>y</h2><script>var a = 1;</script>"),
        ("cenas", "<h2 id=x>y</h2><script src=/js/menu.js></script>"),
        ("cenas", "<script src=https://www.googletagmanager.com/gtag/js?id=G-1></script>"),
        ("cenas", "<script src=/assets/jquery.min.js></script>"),
        ("cenas", "<script src=https://stats.example/matomo.js></script>"),
        (
            "cenas",
            "<p id=x></p><script>var d=document,g=d.createElement('script');g.src='//a.example/matomo.js';"  # noqa: ISC004
            "d.head.appendChild(g)</script>",
        ),
        (
            "cenas",
            "<p id=x></p><script>(function(w,d){var j=d.createElement('script');"  # noqa: ISC004
            "j.src='//www.googletagmanager.com/gtm.js';d.head.append(j)})(window,document)</script>",
        ),
        ("cenas", "<p id=x></p><script>window.dataLayer=[];function gtag(){dataLayer.push(arguments)}</script>"),
    ],
)
def test_a_place_that_is_not_there_is_missing(fragment: str, markup: str) -> None:
    """Another id, a class, no id at all; scripts that count visitors do not write the page."""
    assert asked(fragment, markup + prose(60)) == MISSING


@pytest.mark.parametrize(
    "script",
    [
        "var e = document.createElement('h2'); e.id = 'x' + n;",
        "h.setAttribute('id', slug(h))",
        'el.innerHTML = "<h2>" + t',
        "box.insertAdjacentHTML('beforeend', html)",
        "box.appendChild(node)",
        "box.append(node)",
        "$('#box').html(text)",
        "ReactDOM.createRoot(el)",
        "ReactDOM.hydrate(app, el)",
        "ReactDOM.render(app, el)",
        "Vue.createApp({})",
        "app.mount('#app')",
        "window.__NUXT__ = {}",
        "document.write('<h2>')",
        "anchors.add('h2')",
        "this.attachShadow({mode: 'open'})",
        "old.replaceWith(node)",
        "var titles = ['cenas', 'kontakti']",
    ],
)
def test_a_place_that_scripts_may_write_cannot_be_judged(script: str) -> None:
    """All the ways in which a page is finished once it is open; whoever names the place in a script may make it."""
    assert asked("cenas", f"<p id=x></p>{prose(60)}<script>{script}</script>") == BY_SCRIPT


@pytest.mark.parametrize(
    "markup",
    [
        "<div id=__next></div>" + prose(60),
        "<div id=__nuxt></div>" + prose(60),
        "<div data-reactroot></div>" + prose(60),
        "<app-root ng-version=17></app-root>" + prose(60),
        "<script id=__NEXT_DATA__ type=application/json>{}</script>" + prose(60),
        "<astro-island></astro-island>" + prose(60),
        "<div id=root></div><script src=/main.1a2b.js></script>",
        "<script src=/assets/app.mjs></script>" + prose(60),
        "<script type=module src='/app.js?v=3'></script>" + prose(60),
    ],
)
def test_the_mark_of_a_framework_is_enough(markup: str) -> None:
    """An empty shell, a framework's own marks, a page without any id whose scripts are its own."""
    assert asked("cenas", markup) == BY_SCRIPT


@pytest.mark.parametrize("fragment", ["/kontakti", "!/kontakti", "!kontakti"])
def test_a_route_of_an_application_is_known_to_scripts_alone(fragment: str) -> None:
    """`#/` and `#!` never were places of a page."""
    assert asked(fragment, prose(60)) == BY_SCRIPT


def test_what_is_no_page_has_no_places() -> None:
    """A fragment of a document names a page of it, which nobody can look for here."""
    for kind in (ContentKind.PDF, ContentKind.OTHER):
        assert fragment_reason(PageView(kind), "page=3") == ""


@given(st.text(min_size=1, max_size=30))
def test_every_place_that_is_written_is_found_by_its_address(place: str) -> None:
    """Whatever an id is made of, the address that names it escaped finds it; and no fragment crashes the judging."""
    page = PageView(ContentKind.HTML, ids=frozenset({place}), text="x", main="x")
    address = web_address(f"https://a.lv/#{quote(place, safe='', errors='replace')}")
    if not any("\ud800" <= sign <= "\udfff" for sign in place):
        assert fragment_reason(page, address.fragment) == ""
    fragment_reason(PageView(ContentKind.HTML), place)
