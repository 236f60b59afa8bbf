"""What pages give away of themselves, in several languages and layouts, and the near misses that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_fakes import JUDGE, page_of, page_with, prose

from ncp.links.model import Hop
from ncp.links.observation import Answer, PageView

URL = "https://www.slimnica.lv/lv/pacientiem/maksa"
SIGNS, WALLS = JUDGE.signs, JUDGE.walls
MENU = "<nav><ul>" + "<li><a href=/x>Izvēlnes punkts</a></li>" * 20 + "</ul></nav>"
FOOT = "<footer>Adrese: Hipokrāta iela 2, tālrunis 67041000</footer>"
ARTICLE_EN = "Hospitals in the region treat patients from abroad and explain in plain words what every visit costs"


def layouts(title: str, heading: str, text: str) -> list[PageView]:
    """Give the same words in the ways in which sites set them."""
    return [
        page_with(title, f"<h1>{heading}</h1><p>{text}</p>"),
        page_with(f"{title} | Slimnīca", f"{MENU}<main><h1>{heading}</h1><p>{text}</p></main>{FOOT}"),
        page_with("Slimnīca", f"<div class=wrap>{MENU}<div><h2>{heading}</h2><div>{text}</div></div></div>{FOOT}"),
        page_of(f"<title>{title}</title><center><h1>{heading}</h1></center><hr><center>{text}</center>"),
    ]


GONE = {
    "lv": (
        "Lapa nav atrasta",
        "Kļūda 404",
        "Diemžēl meklētā lapa nav atrasta. Pārbaudiet adresi vai dodieties uz sākumlapu.",
    ),
    "lt": ("Puslapis nerastas", "Klaida 404", "Atsiprašome, ieškomas puslapis nerastas arba buvo pašalintas."),
    "et": ("Lehte ei leitud", "Viga 404", "Kahjuks otsitavat lehte ei leitud. Kontrollige aadressi."),
    "en": ("Page not found", "Error 404", "Sorry, the page you are looking for does not exist or has been moved."),
    "ru": ("Страница не найдена", "Ошибка 404", "К сожалению, запрашиваемая страница не найдена или удалена."),  # noqa: RUF001
    "de": ("Seite nicht gefunden", "Fehler 404", "Leider wurde die gesuchte Seite nicht gefunden."),
    "pl": ("Nie znaleziono strony", "Błąd 404", "Niestety, strona, której szukasz, nie istnieje."),
    "fi": ("Sivua ei löydy", "Virhe 404", "Valitettavasti etsimääsi sivua ei löytynyt."),
    "fr": ("Page introuvable", "Erreur 404", "Désolé, la page que vous cherchez est introuvable."),
}


@pytest.mark.parametrize("code", sorted(GONE))
@pytest.mark.parametrize("layout", range(4))
def test_a_page_that_is_not_there_says_so(code: str, layout: int) -> None:
    """In nine languages, with menus around it or bare, the title or a heading says it."""
    title, heading, text = GONE[code]
    assert SIGNS.not_found(layouts(title, heading, text)[layout], URL).plain
    assert SIGNS.not_found(layouts("Slimnīca", title, text)[layout], URL).plain


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Kā mēs labojam lapas, kas nav atrastas | Blogs",
            f"<h1>Kā mēs labojam lapas, kas nav atrastas</h1>{prose(300)}",
        ),
        ("What a broken bookmark tells us", f"<h1>What a broken bookmark tells us</h1>{prose(300, ARTICLE_EN)}"),
        ("Lost luggage and other worries", f"<h1>Lost luggage and other worries</h1>{prose(200, ARTICLE_EN)}"),
        ("Pacientu iemaksas", f"<h1>Pacientu iemaksas</h1>{prose(30)}"),
        ("Kā atrast 404. kabinetu", f"<h1>Kā atrast 404. kabinetu</h1>{prose(80)}"),
        pytest.param(
            "404. kabinets – rentgens",
            f"<h1>404. kabinets: rentgens</h1>{prose(80)}",
        ),
        ("Regula 404/2004", f"<h1>Regula 404/2004</h1>{prose(80)}"),
        ("Missing persons", f"<h1>Missing persons</h1>{prose(200, ARTICLE_EN)}"),
    ],
)
def test_an_article_about_missing_pages_is_no_missing_page(title: str, body: str) -> None:
    """Who writes about such pages, or about a room of that number, is there."""
    sign = SIGNS.not_found(page_with(title, body), URL)
    assert not sign.plain


@pytest.mark.parametrize("marks", ["„%s”", "“%s”", '"%s"', "«%s»", "‘%s’"])
@pytest.mark.parametrize("code", ["lv", "en", "ru"])
def test_a_quoted_message_is_not_the_page_speaking(marks: str, code: str) -> None:
    """A page of advice quotes what others say."""
    quoted = marks % GONE[code][0]
    page = page_with(f"Padoms: ko darīt, ja redzat {quoted}", f"<h1>Ko darīt, ja redzat {quoted}?</h1>{prose(150)}")
    assert not SIGNS.not_found(page, URL).plain


def test_an_address_that_says_it_is_a_sign_but_no_proof() -> None:
    """To have been sent to /404 makes a page suspicious."""
    page = page_with("Slimnīca", prose(80))
    assert SIGNS.not_found(page, "https://www.slimnica.lv/lv/404").weak
    assert not SIGNS.not_found(page, URL).weak
    assert not SIGNS.not_found(page, "https://www.slimnica.lv/room-4045/").weak


PARKED_URL = "https://slimnica.example/"
PARKED = {
    "lv": (
        "slimnica.example",
        "Domēns slimnica.example ir pārdošanā",
        "Vēlaties iegādāties šo domēnu? Piedāvājiet savu cenu.",
    ),
    "lt": ("slimnica.example", "Domenas slimnica.example parduodamas", "Pateikite pasiūlymą dėl šio domeno."),
    "et": ("slimnica.example", "Domeen slimnica.example on müügis", "Soovite seda domeeni osta? Tehke pakkumine."),
    "en": ("slimnica.example", "slimnica.example is for sale!", "Buy this domain. Make an offer on this domain today."),
    "ru": ("slimnica.example", "Домен slimnica.example продается", "Вы можете купить этот домен."),
    "de": ("slimnica.example", "Die Domain slimnica.example steht zum Verkauf", "Diese Domain kaufen."),
}


@pytest.mark.parametrize("code", sorted(PARKED))
@pytest.mark.parametrize("layout", range(4))
def test_a_domain_for_sale_says_so(code: str, layout: int) -> None:
    """In six languages and four layouts, with or without a menu of sponsored links."""
    assert SIGNS.is_parked(layouts(*PARKED[code])[layout], PARKED_URL)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>slimnica.example</h1><p>Related searches</p><ul><li><a href=/a>Health insurance</a></li></ul>",
        "<p>This domain has expired. If you are the owner, renew it now.</p>",
        "<p>The domain slimnica.example is registered, but the owner has not yet put up a site.</p>",
    ],
)
def test_a_parked_or_lapsed_domain_says_so(body: str) -> None:
    """Sponsored links, an expired registration, a placeholder of the registrar."""
    assert SIGNS.is_parked(page_with("slimnica.example", body), PARKED_URL)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Police warn of domain for sale scam – News",
            f"<h1>Police warn of domain for sale scam</h1>{prose(320, ARTICLE_EN)}",
        ),
        ("Buy a hearing aid", f"<h1>Buy a hearing aid</h1>{prose(90, ARTICLE_EN)}"),
        ("Izsole: tiek pārdota slimnīcas ēka", f"<h1>Izsole: tiek pārdota slimnīcas ēka</h1>{prose(60)}"),
        ("Public domain medical images", f"<h1>Public domain medical images</h1>{prose(90, ARTICLE_EN)}"),
        ("Slimnīca", f"<h1>Kontakti</h1>{prose(30)}<footer>Mājaslapas izstrāde un domēna reģistrācija: Firma</footer>"),
        ("Protein domains", f"<h1>Protein domains and their offer of binding sites</h1>{prose(150, ARTICLE_EN)}"),
    ],
)
def test_a_page_that_sells_something_else_is_not_parked(title: str, body: str) -> None:
    """News of such sales, other things for sale, a footer that names a registrar."""
    assert not SIGNS.is_parked(page_with(title, body), PARKED_URL)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, the web server is installed.</p>"),
        ("Apache2 Ubuntu Default Page: It works", "<h1>It works!</h1>"),
        ("Account Suspended", "<h1>Account Suspended</h1><p>Contact your hosting provider.</p>"),
        ("Under construction", "<h1>Under construction</h1>"),
        ("Coming soon", "<h1>Coming soon</h1><p>Our new website is on its way.</p>"),
        ("Lapa tiek izstrādāta", "<h1>Lapa tiek izstrādāta</h1>"),
        ("Index of /", "<h1>Index of /</h1><pre><a href=../>../</a></pre>"),
    ],
)
def test_a_server_without_a_site_says_so(title: str, body: str) -> None:
    """Default pages, suspended accounts, sites not yet open."""
    assert SIGNS.is_placeholder(page_with(title, body))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("What a suspended licence means – Clinic", f"<h1>What a suspended licence means</h1>{prose(150, ARTICLE_EN)}"),
        ("New wing under construction", f"<h1>New wing under construction</h1>{prose(150, ARTICLE_EN)}"),
        ("Slimnīca", f"<h1>Pieņemšanas laiki</h1>{prose(50)}<p>Drīzumā: account suspended</p>"),
        ("How to install nginx", f"<h1>How to install nginx</h1>{prose(200, ARTICLE_EN)}<p>Welcome to nginx!</p>"),
        ("Maintenance treatment in asthma", f"<h1>Maintenance treatment in asthma</h1>{prose(150, ARTICLE_EN)}"),
    ],
)
def test_a_page_that_only_speaks_of_such_things_is_a_page(title: str, body: str) -> None:
    """A clinic that writes of licences, a hospital that builds, a manual of a server."""
    assert not SIGNS.is_placeholder(page_with(title, body))


FORM_WITH_PUZZLE = (
    "<form><div class=g-recaptcha></div></form><script src=https://www.google.com/recaptcha/api.js></script>"
)
WALL_PAGES = [
    ("Just a moment...", "<h1>www.slimnica.lv</h1><p>Checking your browser before accessing the site.</p>"),
    ("Attention Required!", "<h1>Sorry, you have been blocked</h1>"),
    ("Lūdzu, uzgaidiet", "<p>Pārbaudām jūsu pārlūkprogrammu.</p>"),
    ("Palaukite", "<p>Tikriname jūsų naršyklę</p>"),
    ("Üks hetk", "<p>Kontrollime teie brauserit</p>"),
    ("Access denied", "<h1>Access denied</h1><p>Reference 18.1234</p>"),
    ("slimnica.lv", "<script src=https://challenges.cloudflare.com/turnstile/v0/api.js></script><p>Verify</p>"),
    ("slimnica.lv", "<script>document.cookie='a=1';location.reload();</script>"),
    ("slimnica.lv", "<noscript>Please enable JavaScript and cookies to continue</noscript><script>x()</script>"),
]


@pytest.mark.parametrize(("title", "body"), WALL_PAGES)
def test_a_wall_against_robots_is_recognised(title: str, body: str) -> None:
    """By its title, its sentences, the scripts that it loads, or a cookie that it sets to see who comes back."""
    assert WALLS.is_wall(page_with(title, body))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("How captchas keep patients out", f"<h1>How captchas keep patients out</h1>{prose(200, ARTICLE_EN)}"),
        ("Sazinieties ar mums", f"<h1>Rakstiet mums</h1>{prose(60)}{FORM_WITH_PUZZLE}"),
        ("Pacientu iemaksas", f"<h1>Pacientu iemaksas</h1>{prose(150)}<noscript>Ieslēdziet JavaScript</noscript>"),
        ("Access to care denied: what to do", f"<h1>Access to care denied: what to do</h1>{prose(150, ARTICLE_EN)}"),
        ("Waiting times", f"<h1>Waiting times: please wait for a letter</h1>{prose(130, ARTICLE_EN)}"),
    ],
)  # fmt: skip
def test_a_page_with_a_captcha_in_its_form_is_no_wall(title: str, body: str) -> None:
    """Ordinary pages protect their forms, and some write about walls."""
    assert not WALLS.is_wall(page_with(title, body))


@pytest.mark.parametrize(
    ("status", "headers", "is_wall"),
    [
        (403, (("server", "cloudflare"),), True),
        (200, (("server", "cloudflare"),), False),
        (404, (("server", "cloudflare"),), False),
        (200, (("cf-mitigated", "challenge"),), True),
        (403, (("x-datadome", "protected"),), True),
        (429, (("set-cookie", "datadome=abc"),), True),
        (403, (("server", "nginx"), ("x-powered-by", "PHP")), False),
        (200, (), False),
    ],
)
def test_headers_give_a_wall_away(status: int, headers: tuple[tuple[str, str], ...], is_wall: bool) -> None:  # noqa: FBT001 - a table
    """Some always, some only where the answer is a refusal: half the web stands behind the same few names."""
    assert WALLS.by_headers(Answer(URL, status=status, headers=headers)) is is_wall


def test_hops_to_a_captcha_give_a_wall_away() -> None:
    """To be sent to a page of puzzles is a wall, to be sent to a page of the site is not."""
    assert WALLS.by_hops((Hop(URL, 302, "/.well-known/sgcaptcha/?r=x"),))
    assert not WALLS.by_hops((Hop(URL, 302, "/lv/sakums"),))


FORM = "<form><input name=user><input type=password name=p><button>OK</button></form>"


@pytest.mark.parametrize(
    ("title", "body", "url"),
    [
        ("Pieslēgties", f"<h1>Pieslēgties</h1>{FORM}", URL),
        ("Log in", f"<h1>Log in to your account</h1>{FORM}<p>Forgot your password?</p>", URL),
        ("Prisijungimas", FORM, URL),
        ("Logi sisse", FORM, URL),
        ("Anmeldung", FORM, URL),
        ("Вход", FORM, URL),
        ("Slimnīca", FORM, "https://www.slimnica.lv/login?next=/x"),
        ("Slimnīca", "<p>Izvēlieties autentifikācijas veidu</p>", "https://www.slimnica.lv/auth/login"),
    ],
)
def test_a_login_before_the_page_is_recognised(title: str, body: str, url: str) -> None:
    """By its title and its field, or because we were sent to it."""
    assert WALLS.is_login(page_with(title, body), URL, url)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Pacientu iemaksas", f"<header>{FORM}</header><h1>Pacientu iemaksas</h1>{prose(100)}"),
        ("E-veselība", f"<h1>Kā pieslēgties portālam</h1>{prose(200)}"),
        ("Kontakti", f"<a href=/login>Pieslēgties</a><h1>Kontakti</h1>{prose(30)}"),
    ],
)
def test_a_login_beside_the_page_is_none(title: str, body: str) -> None:
    """A box in the header, a link to it, an article about it."""
    assert not WALLS.is_login(page_with(title, body), URL, URL)


def test_a_page_that_was_a_login_from_the_start_is_no_wall_before_it() -> None:
    """Whoever links to a login means it."""
    page = page_with("Slimnīca", prose(60))
    assert not WALLS.is_login(page, "https://a.lv/login", "https://a.lv/login?x=1")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Best Online Casino Bonus 2026", "<h1>Casino bonus</h1><p>Free spins, slot machine and sports betting.</p>"),
        (
            "Labākie kazino Latvijā",
            "<h1>Tiešsaistes kazino</h1><p>Kazino bonuss, spēļu automāti, bezmaksas griezieni.</p>",
        ),
        ("Online kasiino boonus", "<p>Parimad kasiinod, mänguautomaadid ja tasuta keerutused.</p>"),
        ("Slot gacor hari ini", "<p>Situs slot online maxwin, rtp live dan link alternatif.</p>"),
        ("Buy Viagra online", "<p>Generic viagra without prescription, cheap cialis.</p>"),
        ("Ātrie kredīti internetā", "<p>Ātrais kredīts, kredīts bez darba, aizdevums 15 minūtēs.</p>"),
    ],
)
def test_who_settles_on_lapsed_domains_is_recognised(title: str, body: str) -> None:
    """Casinos, pills and loans, in several languages."""
    assert SIGNS.is_squatted(page_with(title, body))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Azartspēļu atkarības ārstēšana", f"<h1>Azartspēļu atkarības ārstēšana</h1>{prose(150)}"),
        ("Debt advice", f"<h1>Debt advice</h1>{prose(150, ARTICLE_EN)}<p>Payday loans are dear.</p>"),
        (
            "Medicines and how they work",
            f"<h1>Medicines and how they work</h1>{prose(100, ARTICLE_EN)}<p>Viagra, Cialis</p>",
        ),
        ("Pacientu iemaksas", f"<h1>Pacientu iemaksas</h1>{prose(60)}"),
    ],
)
def test_a_page_of_help_against_such_things_is_not_squatted(title: str, body: str) -> None:
    """A clinic may name an addiction, an adviser a loan."""
    assert not SIGNS.is_squatted(page_with(title, body))


@given(st.text(max_size=120), st.text(max_size=60), st.text(max_size=30))
def test_no_page_crashes_the_signs(text: str, title: str, tail: str) -> None:
    """Whatever a page says, and whatever its address is."""
    page = page_with(title, f"<h1>{text}</h1>{text}{FORM}")
    for url in (f"https://a.lv/{tail}", tail, f"http://{tail}"):
        SIGNS.not_found(page, URL)
        SIGNS.is_parked(page, url)
        SIGNS.is_placeholder(page)
        SIGNS.is_squatted(page)
        WALLS.is_wall(page)
        WALLS.is_border(page)


@pytest.mark.parametrize("language", sorted(GONE))
def test_a_404_in_the_clothes_of_its_site_is_told_from_a_bare_one(language: str) -> None:
    """Among menus it is the site that speaks; bare, it may be a wall; a page that says nothing of it is no refusal."""
    title, heading, text = GONE[language]
    dressed = page_with(f"{title} | Slimnīca", f"{MENU}<main><h1>{heading}</h1><p>{text}</p></main>{FOOT}")
    bare = page_of(f"<title>{title}</title><center><h1>{heading}</h1></center><hr><center>{text}</center>")
    other = page_with("Slimnīca", f"{MENU}<main><h1>Maksa</h1><p>{prose(60)}</p></main>{FOOT}")
    assert JUDGE.absent.is_refusal_of_site(dressed, URL)
    assert not JUDGE.absent.is_refusal_of_site(bare, URL)
    assert not JUDGE.absent.is_refusal_of_site(other, URL)
