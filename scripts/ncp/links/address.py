"""Addresses as editors and servers write them, taken apart as a browser would; what cannot be one gets a reason.

Source of the rules: the WHATWG URL standard (backslashes, stray white space, escapes left alone), RFC 3966 for `tel:`
and RFC 6068 for `mailto:`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote, urljoin, urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
MISSPELT_SCHEME = re.compile(r"[htps]{3,6}")
"""What was meant as http or https: no other scheme is written with these letters alone."""
SIGNS_BROWSERS_DROP = re.compile(r"[\t\n\r]")
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
PHONE = re.compile(r"\+[0-9][0-9().\- ]{5,24}|[0-9][0-9().\- ]{2,24}")
DIGITS = range(3, 16)
"""How many digits a phone number has (E.164 allows 15; the shortest are like 112)."""
LEGAL_IN_TARGET = "%/:=&?~+!$,;'@()*[]|^`{}\"<>\\"
MUST_BE_ESCAPED = re.compile(r'[\x00-\x20"<>`\x7f]|[^\x00-\x7f]')
LONGEST = 8_000


class BadAddress(Exception):  # noqa: N818 - becomes a verdict
    """A text that is no address; carries the reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Address:
    """A web address, ready to be asked for: everything ASCII, the fragment apart and decoded."""

    scheme: str
    host: str
    port: int
    target: str
    fragment: str = ""

    @property
    def authority(self) -> str:
        """Host and, if not the scheme's own, port; IPv6 in brackets."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def document(self) -> str:
        """The address without the fragment: what a server is asked for."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def path(self) -> str:
        """The path without the query."""
        return self.target.partition("?")[0]

    def __str__(self) -> str:
        return f"{self.document}#{quote(self.fragment, safe=LEGAL_IN_TARGET)}" if self.fragment else self.document


def scheme_of(text: str) -> str:
    """Give the scheme of an address in small letters; empty if it has none."""
    match = SCHEME.match(text.strip())
    return match[1].lower() if match else ""


def web_address(text: str, base: Address | None = None) -> Address:
    """Take a web address apart; relative ones need the `base` on which they stand.

    Raises:
        BadAddress: `bad-address`, or `unsupported-scheme` for anything but http and https and their misspellings.
    """
    text = SIGNS_BROWSERS_DROP.sub("", text.strip())
    if len(text) > LONGEST or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise BadAddress("bad-address")
    text = _slashes(text)
    scheme = scheme_of(text)
    if scheme and scheme not in DEFAULT_PORTS:
        raise BadAddress("bad-address" if MISSPELT_SCHEME.fullmatch(scheme) else "unsupported-scheme")
    try:
        parts = urlsplit(urljoin(base.document, text) if base else text)
        port = parts.port
    except ValueError:
        raise BadAddress("bad-address") from None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname or port == 0:
        raise BadAddress("bad-address")
    target = _escaped(parts.path or "/") + (f"?{_escaped(parts.query)}" if parts.query else "")
    fragment = parts.fragment or ""
    return Address(
        parts.scheme, _ascii_host(parts.hostname), port or DEFAULT_PORTS[parts.scheme], target, unquote(fragment)
    )


def _slashes(text: str) -> str:
    """Turn backslashes before the query into slashes, as browsers do: a server must not see what we did not judge."""
    if scheme_of(text) not in {*DEFAULT_PORTS, ""}:
        return text
    end = min((text.index(sign) for sign in "?#" if sign in text), default=len(text))
    return text[:end].replace("\\", "/") + text[end:]


def _escaped(text: str) -> str:
    """Escape what may not stand in a request line; what is escaped already stays as it is."""
    return MUST_BE_ESCAPED.sub(lambda sign: quote(sign[0], safe=""), text)


@lru_cache(maxsize=4096)
def _ascii_host(host: str) -> str:
    """Give a host name as DNS knows it (internationalised names by UTS 46); IP addresses as they are."""
    if ":" in host:
        return _ipv6(host)
    name = host.rstrip(".").lower()
    if not name.isascii():
        import idna  # noqa: PLC0415 - its tables are large, and few names need them

        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            raise BadAddress("bad-address") from None
    if len(name) > 253 or not all(LABEL.fullmatch(label) for label in name.split(".")):  # noqa: PLR2004 - RFC 1035
        raise BadAddress("bad-address")
    return name


def _ipv6(host: str) -> str:
    from ipaddress import IPv6Address  # noqa: PLC0415 - rare

    try:
        return IPv6Address(host.partition("%")[0]).compressed
    except ValueError:
        raise BadAddress("bad-address") from None


def wrong_mail(text: str) -> bool:
    """Say whether a `mailto:` address is ill-formed."""
    people = unquote(text.partition(":")[2].partition("?")[0]).split(",")
    return not all(MAIL.fullmatch(person.strip()) for person in people)


def wrong_phone(text: str) -> bool:
    """Say whether a `tel:` address is ill-formed."""
    number = unquote(text.partition(":")[2].partition(";")[0]).strip()
    return not PHONE.fullmatch(number) or sum(sign.isdigit() for sign in number) not in DIGITS
