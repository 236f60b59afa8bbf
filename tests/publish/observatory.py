"""The points that Mozilla's HTTP Observatory gives for headers.

Source: github.com/mdn/mdn-http-observatory, src/grader/charts.js (points), src/analyzer/tests/*.js (rules) and
src/scanner/index.js (the sum). Its rules about cookies (we have none: 0) and about the way from http to https (the
host's own: 0 at best) are left out; whether a domain is on the browsers' list of preloaded ones, the caller says.
"""

from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

BROAD = frozenset({"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"})
UNSAFE_INLINE = frozenset({"'unsafe-inline'", "data:"})
HALF_A_YEAR = 15768000
EXTRA_CREDIT_FROM = 90
PRIVATE = frozenset({"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"})


def score(headers: Mapping[str, str], html: str, *, preloaded: bool = False) -> int:
    """Give the points of a page that is sent with these headers (names in small letters) by https."""
    points = (
        content_security_policy(headers),
        cross_origin_sharing(headers),
        referrer_policy(headers),
        transport_security(headers, preloaded=preloaded),
        subresource_integrity(html),
        0 if headers.get("x-content-type-options") == "nosniff" else -5,
        frame_options(headers),
        resource_policy(headers),
    )
    uncurved = 100 + sum(point for point in points if point < 0)
    return 100 + sum(points) if uncurved >= EXTRA_CREDIT_FROM else max(uncurved, 0)


def directives(headers: Mapping[str, str]) -> dict[str, set[str]]:
    """Take a policy apart."""
    parts = (part.split() for part in headers.get("content-security-policy", "").split(";"))
    return {part[0].lower(): set(part[1:]) or {"'none'"} for part in parts if part}


def content_security_policy(headers: Mapping[str, str]) -> int:
    """From 10 (nothing by default, nothing unsafe) to -25 (no policy)."""
    policy = directives(headers)
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    script, style, thing = (policy.get(name, default) for name in ("script-src", "style-src", "object-src"))
    passive = policy.get("img-src", default) | policy.get("media-src", default)
    active = set().union(*(sources for name, sources in policy.items() if name not in {"img-src", "media-src"}))
    rules = (
        (bool(script & (BROAD | UNSAFE_INLINE) or thing & BROAD), -20),
        (any(source.startswith(("http:", "ftp:")) for source in active), -20),
        ("'unsafe-eval'" in script | style, -10),
        (any(source.startswith(("http:", "ftp:")) for source in passive), -10),
        (bool(style & (BROAD | UNSAFE_INLINE)), 0),
        (default == {"'none'"}, 10),
    )
    return next((points for holds, points in rules if holds), 5)


def cross_origin_sharing(headers: Mapping[str, str]) -> int:
    """Punish only what lets every site ask with the reader's credentials."""
    anybody = headers.get("access-control-allow-origin") not in {None, "*"}
    return -50 if anybody and headers.get("access-control-allow-credentials") == "true" else 0


def referrer_policy(headers: Mapping[str, str]) -> int:
    """Reward an address that stays with us."""
    value = headers.get("referrer-policy")
    return 0 if value is None else 5 if value.rpartition(",")[2].strip() in PRIVATE else -5


def transport_security(headers: Mapping[str, str], *, preloaded: bool) -> int:
    """Ask for half a year of https at least."""
    words = [word.strip() for word in headers.get("strict-transport-security", "").lower().split(";")]
    ages = [word.removeprefix("max-age=") for word in words if word.startswith("max-age=")]
    if len(ages) != 1 or not ages[0].isdigit():
        return -20
    return 5 if preloaded else 0 if int(ages[0]) >= HALF_A_YEAR else -10


def subresource_integrity(html: str) -> int:
    """Reward hashes at our own scripts; strangers' ones have no place here at all."""
    scripts = [node.attributes for node in LexborHTMLParser(html).css("script[src]")]
    sources = [str(script["src"]) for script in scripts]
    assert not any("//" in source for source in sources), "a script of somebody else"
    return 5 if any(script.get("integrity") for script in scripts) else 0


def frame_options(headers: Mapping[str, str]) -> int:
    """Reward frame-ancestors; without it and without the old header anybody may frame the page."""
    if "frame-ancestors" in directives(headers):
        return 5
    return 0 if headers.get("x-frame-options", "").lower() in {"deny", "sameorigin"} else -20


def resource_policy(headers: Mapping[str, str]) -> int:
    """Reward what other sites cannot load."""
    value = headers.get("cross-origin-resource-policy")
    return {None: 0, "cross-origin": 0, "same-origin": 10, "same-site": 10}.get(value, -5)
