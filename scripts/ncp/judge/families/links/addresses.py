"""Addresses on the web as values: compared, and freed of what follows readers around."""

import re

TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|"
    r"_ga|_gl|_hsenc|_hsmi|hsctatracking|mkt_tok|vero_id|oly_anon_id|oly_enc_id|rb_clickid|s_cid|wickedid|pk_\w+|mtm_\w+|"
    r"piwik_\w+|matomo_\w+|ref_src|spm)",
    re.IGNORECASE,
)
"""Parameters that tell a site where a reader comes from, and nothing about the page."""
SCHEME_AND_WWW = re.compile(r"^(?:\w{2,6}:?/{1,3})?(?:www\.)?", re.IGNORECASE)
HTTP = re.compile(r"^http:", re.IGNORECASE)


def without_tracking(address: str) -> str:
    """Take the parameters that track readers out of an address; what else it holds stays as it is."""
    head, hash_sign, anchor = address.partition("#")
    path, question, query = head.partition("?")
    if not question:
        return address
    kept = [part for part in query.split("&") if not TRACKING.fullmatch(part.partition("=")[0])]
    if len(kept) == query.count("&") + 1:
        return address
    return path + ("?" + "&".join(kept) if kept else "") + hash_sign + anchor


def cleaned(address: str) -> str:
    """Give an address as the list should have it: by https, without tracking."""
    whole = address if "://" in address else f"https://{address.lstrip('/')}"
    return without_tracking(HTTP.sub("https:", whole))


def canonical(address: str) -> str:
    """Give what two addresses of the same page share, however they are written."""
    rest = without_tracking(SCHEME_AND_WWW.sub("", address.strip(), count=1))
    host, slash, path = rest.partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/")
