"""The configuration of Caddy."""

import re
from collections.abc import Iterable, Mapping

from ncp.publish.content_types import CONTENT_TYPES
from ncp.publish.headers import FOREVER, HASHED, SHARED, SHORT
from ncp.publish.hosts.asked import asked_patterns
from ncp.publish.hosts.layout import Layout
from ncp.publish.hosts.nginx import WRITTEN
from ncp.publish.hosts.site import HostSite
from ncp.publish.policy import CROSS_ORIGIN, DEFENCE
from ncp.read.built import INDEX, NOT_FOUND

CADDYFILE = "Caddyfile"
ADDRESS = "{$NCP_ADDRESS::8080}"
"""`NCP_ADDRESS=kontaktpunkts.example` in Caddy's environment makes it speak TLS by itself."""
REACH = "cross-origin-resource-policy"
ORIGIN = "access-control-allow-origin"


def caddyfile(site: HostSite, layout: Layout) -> str:
    """Write the Caddyfile."""
    parts = (
        _refusals(),
        "".join(f"redir {old} {new} 301\n" for old, new in sorted(site.redirects.items())),
        _language(site.languages),
        _maps(site),
        _headers(site),
        _files(layout),
        _errors(site),
    )
    return f"{WRITTEN}{ADDRESS} {{\n{''.join(parts)}}}\n"


def _refusals() -> str:
    return "@other not method GET HEAD\nrespond @other 405\n@hidden path /_* */.*\nerror @hidden 404\n"


def _map(source: str, target: str, default: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f'\t"~{expression}" "{value}"\n' for expression, value in rows)
    return f'map {{{source}}} {{{target}}} {{\n{lines}\tdefault "{default}"\n}}\n'


def _below(pattern: "re.Pattern[str]") -> str:
    return f"^/{pattern.pattern.removeprefix('^')}"


def _maps(site: HostSite) -> str:
    policies = (
        (f"^/{re.escape(file.removesuffix(INDEX))}(?:{re.escape(INDEX)})?$", site.headers.policy_of(file))
        for file in sorted(site.headers.special)
    )
    return (
        _map("path", "ncp_policy", site.headers.policy_of(""), policies)
        + _map("path", "ncp_cache", SHORT, [(_below(HASHED), FOREVER)])
        + _map("path", "ncp_reach", DEFENCE[REACH], [(_below(SHARED), CROSS_ORIGIN[REACH])])
    )


def _headers(site: HostSite) -> str:
    varying = {"content-security-policy": "{ncp_policy}", "cache-control": "{ncp_cache}", REACH: "{ncp_reach}"}
    shared = f'@shared path_regexp "{_below(SHARED)}"\nheader @shared {ORIGIN} "{CROSS_ORIGIN[ORIGIN]}"\n'
    types = "".join(_type(suffix, kind) for suffix, kind in CONTENT_TYPES.items())
    return f"{_header({**site.same_for_all, **varying})}{shared}{types}"


def _type(suffix: str, kind: str) -> str:
    name = f"@type_{suffix.removeprefix('.')}"  # deferred: Caddy itself asks the system, and systems differ
    return f'{name} path *{suffix}\nheader {name} {{\n\tcontent-type "{kind}"\n\tdefer\n}}\n'


def _header(values: Mapping[str, str]) -> str:
    lines = "".join(f'\t{name} "{value}"\n' for name, value in values.items())
    return f"header {{\n{lines}\t-server\n}}\n"


def _language(languages: tuple[str, ...]) -> str:
    asked = ((f"(?i){one}", "${1}") for one in asked_patterns(languages))
    known = ((f"(?i)^{code}$", code) for code in languages)
    return (
        _map("header.Accept-Language", "ncp_asked", "", asked)
        + _map("ncp_asked", "ncp_language", "", known)
        + 'header / +vary Accept-Language\n@asked {\n\tpath /\n\texpression `{ncp_language} != ""`\n}\n'
        + "redir @asked /{ncp_language}/ 302\n"
    )


def _files(layout: Layout) -> str:
    kept = f'@kept {{\n\tpath /assets/*\n\tfile {{\n\t\troot "{layout.kept}"\n\t}}\n}}\n'
    roots = f'root * "{layout.current}"\nroot @kept "{layout.kept}"\n'
    return f"{kept}{roots}file_server {{\n\tprecompressed br gzip\n}}\n"


def _errors(site: HostSite) -> str:
    values = {name: value for name, value in site.headers.for_path(NOT_FOUND).items() if name != "content-type"}
    codes = site.languages
    pages = "".join(f"\t@{code} path /{code}/*\n\trewrite @{code} /{code}/{NOT_FOUND}\n" for code in codes)
    folders = " ".join(f"/{code}/*" for code in codes)
    others = f"\t@others not path {folders}\n\trewrite @others /{NOT_FOUND}\n" if codes else ""
    return f"handle_errors {{\n{_header(values)}{pages}{others}\tfile_server\n}}\n"
