"""The configuration of nginx: what belongs into `http`, what into `server`, and a whole one for a container."""

import re
from collections.abc import Iterator, Mapping

from ncp.publish.content_types import CONTENT_TYPES, UNKNOWN
from ncp.publish.headers import FOREVER, HASHED, SHARED, SHORT
from ncp.publish.hosts.asked import asked_patterns
from ncp.publish.hosts.layout import Layout
from ncp.publish.hosts.nginx_log import access_log, log_format
from ncp.publish.hosts.nginx_words import map_of, pattern, quoted, whole_path
from ncp.publish.hosts.site import HostSite
from ncp.publish.policy import CROSS_ORIGIN, DEFENCE
from ncp.read.built import INDEX, NOT_FOUND

HTTP, SERVER, WHOLE = "nginx-http.conf", "nginx-server.conf", "nginx.conf"
WRITTEN = "# Written by `publish`, anew each time.\n"
PORT = 8080


def nginx_files(site: HostSite, layout: Layout) -> Mapping[str, str]:
    """Give file name → text of the configuration."""
    return {
        HTTP: WRITTEN + "".join(_maps(site)),
        SERVER: WRITTEN + "".join(_server(site, layout)),
        WHOLE: WRITTEN + _whole(layout),
    }


def _maps(site: HostSite) -> Iterator[str]:
    headers = site.headers
    special = ((whole_path(f"/{file}"), quoted(headers.policy_of(file))) for file in sorted(headers.special))
    shared = pattern(f"^/{SHARED.pattern.removeprefix('^')}")
    resource_policy = "cross-origin-resource-policy"
    yield map_of("$uri", "$ncp_policy", headers.policy_of(""), special)
    yield map_of("$uri", "$ncp_cache", SHORT, [(pattern(f"^/{HASHED.pattern.removeprefix('^')}"), quoted(FOREVER))])
    yield map_of("$uri", "$ncp_reach", DEFENCE[resource_policy], [(shared, quoted(CROSS_ORIGIN[resource_policy]))])
    yield map_of("$uri", "$ncp_origin", "", [(shared, quoted(CROSS_ORIGIN["access-control-allow-origin"]))])
    yield map_of("$uri", "$ncp_varies", "", [(pattern(rf"^/(?:{re.escape(INDEX)})?$"), "Accept-Language")])
    yield "# By weights of a tenth; what weighs the same counts in the order in which it is named.\n"
    asked = asked_patterns(site.languages) if site.languages else ()
    yield map_of("$http_accept_language", "$ncp_asked", "", [(pattern(f"*{one}"), "$1") for one in asked])
    yield map_of("$ncp_asked", "$ncp_language", "", [(pattern(f"*^{code}$"), code) for code in site.languages])
    redirects = ((whole_path(old), quoted(new)) for old, new in sorted(site.redirects.items()))
    yield map_of("$uri", "$ncp_successor", "", redirects)
    yield from log_format()


def _server(site: HostSite, layout: Layout) -> Iterator[str]:
    varying = {
        "content-security-policy": "$ncp_policy",
        "cache-control": "$ncp_cache",
        "cross-origin-resource-policy": "$ncp_reach",
        "access-control-allow-origin": "$ncp_origin",
        "vary": "$ncp_varies",
    }
    fixed = {name: quoted(value) for name, value in site.same_for_all.items()}
    types = "".join(f"    {quoted(kind)} {suffix.removeprefix('.')};\n" for suffix, kind in CONTENT_TYPES.items())
    yield f"root {quoted(str(layout.current))};\nindex {INDEX};\n"
    yield f"types {{\n{types}}}\ndefault_type {UNKNOWN};\ncharset off;\n"
    yield "brotli_static on;\ngzip_static on;\ngzip_vary on;\n"
    yield "server_tokens off;\nabsolute_redirect off;\nmax_ranges 1;\n"
    yield "open_file_cache off; # or a page of the former release would outlive the switch\n"
    yield "".join(f"add_header {name} {value} always;\n" for name, value in {**fixed, **varying}.items())
    yield f"error_page 404 /{NOT_FOUND};\n"
    yield access_log(layout)
    yield "log_not_found off; # a log of errors would hold the addresses of the readers\n"
    yield 'if ($request_method !~ "^(?:GET|HEAD)$") {\n    return 405;\n}\n'
    yield 'if ($ncp_successor != "") {\n    return 301 $ncp_successor;\n}\n'
    yield 'location = / {\n    if ($ncp_language != "") {\n        return 302 /$ncp_language/;\n    }\n}\n'
    for code in site.languages:
        yield f"location ^~ /{code}/ {{\n    error_page 404 /{code}/{NOT_FOUND};\n}}\n"
    yield f"location ^~ /assets/ {{\n    root {quoted(str(layout.kept))};\n    try_files $uri @current;\n}}\n"
    yield f"location @current {{\n    root {quoted(str(layout.current))};\n}}\n"
    yield 'location ~ "^/(?:_|.*/\\.|\\.(?!well-known/))" {\n    return 404;\n}\n'


def _whole(layout: Layout) -> str:
    return f"""include /etc/nginx/modules-enabled/*.conf;
worker_processes auto;
pid /tmp/nginx.pid;
error_log stderr warn;
events {{
    worker_connections 4096;
}}
http {{
    access_log off; # for whatever is no request to the site; those are the business of the server below
    sendfile on;
    tcp_nopush on;
    client_max_body_size 1k;
    client_body_temp_path /tmp/body;
    proxy_temp_path /tmp/proxy;
    fastcgi_temp_path /tmp/fastcgi;
    uwsgi_temp_path /tmp/uwsgi;
    scgi_temp_path /tmp/scgi;
    include {quoted(str(layout.hosts / HTTP))};
    server {{
        listen {PORT};
        include {quoted(str(layout.hosts / SERVER))};
    }}
}}
"""
