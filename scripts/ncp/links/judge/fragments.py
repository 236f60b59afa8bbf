"""Whether the place within a page is there; a page that scripts finish cannot be judged from outside."""

import re
from urllib.parse import quote, unquote

from ncp.links.observation import SHELL_WORDS, ContentKind, PageView, words_in

TEXT_DIRECTIVE = re.compile(r":~:.*$", re.DOTALL)
BY_SCRIPT = re.compile(r"^[!/]")
PREFIXES = ("", "user-content-", "content-")
SETS_IDS = re.compile(
    r"\.id\s*=[^=]|setAttribute\(\s*[\"'](?:id|name)[\"']|innerHTML|insertAdjacentHTML|outerHTML|attachShadow|"
    r"createApp|createRoot|hydrate|\.render\(|\.mount\(|__NEXT_DATA__|__NUXT__|anchors?\.add|replaceWith|"
    r"\.append(?:Child)?\(|\.prepend\(|\.html\(|document\.write",
)
LOADS_A_SCRIPT_ONLY = re.compile(r"createElement\(\s*[\"']script[\"']\s*\)", re.IGNORECASE)
MEASURING = re.compile(
    r"google-?analytics|googletagmanager|gtag|matomo|piwik|plausible|hotjar|analytics|jquery|stats|counter|pixel|cookie",
    re.IGNORECASE,
)
SCRIPT_FILE = re.compile(r"\.m?js(\?|$)")


def place_of(fragment: str) -> str:
    """Give the id that a fragment asks for; empty if it asks for none (`#`, `#top`, a text directive)."""
    place = TEXT_DIRECTIVE.sub("", fragment)
    return "" if place.lower() == "top" else place


def fragment_reason(page: PageView, fragment: str) -> str:
    """Give `fragment-missing`, `fragment-by-script`, or nothing if the place is there or none was asked for."""
    place = place_of(fragment)
    if not place or page.kind is not ContentKind.HTML:
        return ""
    wanted = {prefix + form for prefix in PREFIXES for form in (place, unquote(place), place.strip(), quote(place))}
    if wanted & page.ids:
        return ""
    return "fragment-by-script" if BY_SCRIPT.match(place) or is_finished_by_script(page, place) else "fragment-missing"


def is_finished_by_script(page: PageView, place: str) -> bool:
    """Say whether scripts may put the place into the page once it is open."""
    if place in page.script:
        return True
    inline = LOADS_A_SCRIPT_ONLY.sub("", page.script)
    if SETS_IDS.search(inline) and not (MEASURING.search(inline) and LOADS_A_SCRIPT_ONLY.search(page.script)):
        return True
    scripts = [resource for resource in page.resources if SCRIPT_FILE.search(resource)]
    own = [script for script in scripts if not MEASURING.search(script)]
    shell = page.scripts > 0 and words_in(page.main) < SHELL_WORDS
    return shell or page.framework or (bool(own) and not page.ids)
