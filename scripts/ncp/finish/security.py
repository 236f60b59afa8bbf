"""/.well-known/security.txt (RFC 9116): where those write who have found a hole in the site."""

from datetime import UTC, datetime, time

from ncp.read.content import Content
from ncp.read.facts import Email
from ncp.read.site import quoted_fact

SECURITY = ".well-known/security.txt"


def security_text(content: Content) -> str:
    """Give the file; empty if data/site.yml says nothing of it."""
    security = content.site.security
    mail = content.facts.by_name.get(quoted_fact(security.contact)) if security else None
    if security is None or not isinstance(mail, Email):
        return ""
    last = datetime.combine(security.expires, time(23, 59, 59), UTC)
    fields = {
        "Contact": f"mailto:{mail.value}",
        "Expires": last.isoformat().replace("+00:00", "Z"),
        "Preferred-Languages": ", ".join(security.languages),
        "Canonical": f"{content.site.address}{SECURITY}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
