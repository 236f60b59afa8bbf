"""Addresses are taken apart as browsers do, whatever is thrown at them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.links.address import Address, BadAddress, scheme_of, web_address, wrong_mail, wrong_phone

BASE = web_address("https://www.slimnica.example/lv/pacientiem/index.html?x=1#top")


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://example.lv", "https://example.lv/"),
        (" https://EXAMPLE.lv:443/Lapa ", "https://example.lv/Lapa"),
        ("http://example.lv:8080?q=1", "http://example.lv:8080/?q=1"),
        ("https://example.lv/ārsts un māsa", "https://example.lv/%C4%81rsts%20un%20m%C4%81sa"),
        ("https://example.lv/a%20b%2Fc", "https://example.lv/a%20b%2Fc"),
        ("https://kļava.lv/", "https://xn--kava-50a.lv/"),
        ("https://Šiauliai.lt/x", "https://xn--iauliai-pqb.lt/x"),
        ("http://[2001:DB8::1]:81/", "http://[2001:db8::1]:81/"),
        ("http:\\\\example.lv\\a", "http://example.lv/a"),
        ("https://exam\nple.lv/\ta", "https://example.lv/a"),
        ("https://user:secret@example.lv/", "https://example.lv/"),
        ("https://example.lv./", "https://example.lv/"),
    ],
)
def test_an_address_is_asked_for_as_a_browser_would(written: str, asked: str) -> None:
    """Case, ports, white space, escapes, internationalised names: one request line, and nothing secret in it."""
    assert web_address(written).document == asked


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/jauna", "https://www.slimnica.example/jauna"),
        ("cita.html", "https://www.slimnica.example/lv/pacientiem/cita.html"),
        ("../en/", "https://www.slimnica.example/lv/en/"),
        ("//cdn.example/a", "https://cdn.example/a"),
        ("?page=2", "https://www.slimnica.example/lv/pacientiem/index.html?page=2"),
        ("https://other.example", "https://other.example/"),
        ("/ž", "https://www.slimnica.example/%C5%BE"),
    ],
)
def test_a_redirect_is_resolved_against_the_page_that_sent_us(location: str, leads_to: str) -> None:
    """Relative, protocol-relative and unescaped locations lead where a browser would go."""
    assert web_address(location, BASE).document == leads_to


@pytest.mark.parametrize(
    "text",
    ["", "nowhere", "http://", "http:///x", "https://a b/", "http://a:99999/", "http://a:0/", "http://-a.lv/",
     "http://a..lv/", "http://[::1", "http://%zz/", "https://" + "a" * 9000, "http://\ud800.lv/", "//"],
)  # fmt: skip
def test_what_is_no_address_gets_a_reason(text: str) -> None:
    """A malformed address is told, never asked for."""
    with pytest.raises(BadAddress) as bad:
        web_address(text)
    assert bad.value.reason == "bad-address"


@pytest.mark.parametrize("text", ["javascript:alert(1)", "ftp://a.b/", "data:text/html,x", "file:///etc/passwd"])
def test_only_http_and_https_are_asked_for(text: str) -> None:
    """Every other scheme is refused, also as the target of a redirect."""
    for base in (None, BASE):
        with pytest.raises(BadAddress) as bad:
            web_address(text, base)
        assert bad.value.reason == "unsupported-scheme"


@pytest.mark.parametrize("text", ["htps://a.lv/", "htp://a.lv/", "ttps://a.lv/", "httpss://a.lv/", "HTPS://a.lv/"])
def test_a_misspelt_scheme_is_a_mistake_and_not_another_scheme(text: str) -> None:
    """The editor has to correct it; to open it in a browser would not help."""
    with pytest.raises(BadAddress) as bad:
        web_address(text)
    assert bad.value.reason == "bad-address"


@pytest.mark.parametrize("good", ["mailto:pasts@nvd.gov.lv", "mailto:a@b.lv,c@d.lt?subject=x", "mailto:a%40b.lv"])
def test_a_right_mail_address_is_right(good: str) -> None:
    """One or more people, with or without a subject."""
    assert not wrong_mail(good)


@pytest.mark.parametrize("bad", ["mailto:", "mailto:a@b", "mailto:a b@c.lv", "mailto:@c.lv", "mailto:a@b.lv;c@d.lv"])
def test_a_wrong_mail_address_is_wrong(bad: str) -> None:
    """A reader's mail program could do nothing with it."""
    assert wrong_mail(bad)


@pytest.mark.parametrize("good", ["tel:+37167045005", "tel:+371 67 04-50-05", "tel:113", "tel:80001234;ext=5"])
def test_a_right_phone_is_right(good: str) -> None:
    """International, short, with or without spaces."""
    assert not wrong_phone(good)


@pytest.mark.parametrize(
    "bad", ["tel:", "tel:abc", "tel:+3716704500512345678", "tel:12", "tel:+371 6704A005", "tel:++371"]
)
def test_a_wrong_phone_is_wrong(bad: str) -> None:
    """A phone could not dial it."""
    assert wrong_phone(bad)


@given(st.text(max_size=200))
def test_no_text_crashes_the_reading_of_addresses(text: str) -> None:
    """Whatever an editor or a server writes is an address, or gets a reason."""
    for prefix in ("", "http://", "https://example.lv/", "http://["):
        for base in (None, BASE):
            try:
                found = web_address(prefix + text, base)
            except BadAddress:
                continue
            assert isinstance(found, Address)
            assert found.document.isascii()
            assert not any(sign.isspace() for sign in found.document)
    wrong_mail(f"mailto:{text}")
    wrong_phone(f"tel:{text}")
    scheme_of(text)


@given(st.text(max_size=80))
def test_an_address_that_was_read_reads_the_same_again(text: str) -> None:
    """Taking apart and putting together is stable, so that a loop is recognised as one."""
    try:
        once = web_address(f"https://example.lv/{text}")
    except BadAddress:
        return
    assert web_address(once.document).document == once.document
