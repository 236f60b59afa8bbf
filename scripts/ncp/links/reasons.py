"""Every reason that a verdict can have. `status-…` stands for any HTTP status. Sentences: data/messages/links.yml."""

from types import MappingProxyType

from ncp.links.model import Verdict

REASONS = MappingProxyType(
    {
        Verdict.OK: ("ok", "not-html"),
        Verdict.MOVED: ("moved",),
        Verdict.CHANGED: (
            "title-changed",
            "language-changed",
            "evidence-gone",
            "fragment-missing",
            "changed-hands",
            "type-changed",
        ),
        Verdict.UNVERIFIABLE: (
            "bot-wall",
            "forbidden",
            "login",
            "rate-limited",
            "geo-blocked",
            "tls-incomplete-chain",
            "script-built",
            "fragment-by-script",
            "unreadable",
            "unsupported-scheme",
            "not-recorded",
        ),
        Verdict.BROKEN: (
            "status",
            "dns",
            "refused",
            "unreachable",
            "timeout",
            "dropped",
            "bad-response",
            "tls-expired",
            "tls-wrong-host",
            "tls-self-signed",
            "tls-untrusted",
            "tls-failed",
            "redirect-loop",
            "too-many-redirects",
            "bad-redirect",
            "soft-404",
            "home-page",
            "parked",
            "placeholder",
            "empty",
            "private-address",
            "bad-address",
            "bad-mail",
            "bad-phone",
        ),
    },
)
