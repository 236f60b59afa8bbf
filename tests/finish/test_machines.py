"""Search engines, previews of links, phones and programs get the same truth as the reader, in their own notation."""

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ncp.assets import Asset
from ncp.finish.addresses import Addresses
from ncp.finish.manifest import manifest
from ncp.finish.page_head import PageHead
from ncp.finish.root_pages import choose_head
from ncp.finish.security import security_text
from ncp.finish.share import graph_locale
from ncp.finish.structured import Structured, as_json
from ncp.finish.twins import llms_text
from ncp.prepare import prepare
from ncp.project import Project
from ncp.read.content import Content
from ncp.stage.tree import StagedLanguage

PROPERTIES = {
    "WebPage": "name url description inLanguage dateModified lastReviewed creativeWorkStatus workTranslation "
    "translationOfWork isPartOf publisher breadcrumb",
    "WebSite": "name url",
    "GovernmentOrganization": "name address contactPoint",
    "ContactPoint": "name telephone email hoursAvailable availableLanguage",
    "OpeningHoursSpecification": "dayOfWeek opens closes",
    "BreadcrumbList": "itemListElement",
    "ListItem": "position name item",
}
"""Types and the properties that https://schema.org/<type> lists for them or their parents."""
Read = tuple[Content, Mapping[str, StagedLanguage]]


@pytest.fixture(scope="module")
def read(project: Project) -> Read:
    """Give the real content, staged."""
    return prepare(project)


def described(read: Read, language: str, name: str) -> dict[str, Any]:
    """Give what a page says of itself, as a program reads it."""
    content, staged = read
    line = Structured(content, Addresses(content), staged[language]).line(name)
    node: dict[str, Any] = json.loads(
        line.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    )
    return node


def nodes(value: object) -> list[dict[str, Any]]:
    """Give every typed node of linked data."""
    if isinstance(value, list):
        return [node for part in value for node in nodes(part)]
    if not isinstance(value, dict):
        return []
    return [*([value] if "@type" in value else []), *nodes(list(value.values()))]


def test_only_words_of_the_vocabulary_are_used(read: Read) -> None:
    """Every type and property of every page is one that schema.org knows, where it stands."""
    content, staged = read
    for language, one in staged.items():
        for name in content.pages[language]:
            for node in nodes(Structured(content, Addresses(content), one).page(name)):
                names = {key for key in node if not key.startswith("@")}
                assert names <= set(PROPERTIES[node["@type"]].split()), node


def test_a_translation_names_its_source_and_the_source_its_translations(read: Read) -> None:
    """The ties are there both ways, and the review is told of the page that was reviewed."""
    site = read[0].site.address
    source, translation = described(read, "lv", "costs.md"), described(read, "et", "costs.md")
    assert {"@id": translation["@id"]} in source["workTranslation"]
    assert translation["translationOfWork"]["@id"] == source["@id"] == f"{site}lv/costs/"
    assert translation["translationOfWork"]["lastReviewed"] == source["lastReviewed"]
    assert "lastReviewed" not in translation


@pytest.mark.parametrize("name", ["index.md", "contact.md"])
def test_the_institution_is_described_by_its_contact_lines(name: str, read: Read) -> None:
    """Home and contact page give phones, e-mail, hours and address, equal to the facts; no language is made up."""
    facts = read[0].facts.by_name
    publisher = described(read, "en", name)["publisher"]
    points = publisher["contactPoint"]
    assert [point.get("telephone") or point["email"] for point in points] == [
        "80001234",
        "+37167045005",
        facts["nvd.email"].value,
    ]
    assert publisher["address"] == facts["nvd.address"].value
    hours = points[0]["hoursAvailable"]
    assert [(span["opens"], span["closes"], len(span["dayOfWeek"])) for span in hours] == [
        ("08:30", "17:00", 4),
        ("08:30", "15:00", 1),
    ]
    assert "availableLanguage" not in points[0]


def test_other_pages_only_refer_to_the_institution(read: Read) -> None:
    """What is not needed on a page does not make it heavier."""
    assert list(described(read, "en", "costs.md")["publisher"]) == ["@id"]


def test_the_breadcrumb_leads_from_home_over_the_chapter_to_the_page(read: Read) -> None:
    """As a reader goes; the first page of a chapter does not stand in it twice, the home page needs none."""
    steps = described(read, "en", "costs.md")["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == [(1, "Home"), (2, "Coming to Latvia"), (3, "Costs")]
    assert steps[1]["item"].endswith("/en/coming/")
    assert len(described(read, "en", "coming.md")["breadcrumb"]["itemListElement"]) == 2
    assert "breadcrumb" not in described(read, "en", "index.md")


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "a & b"])
def test_no_text_ends_the_block_that_it_stands_in(text: str) -> None:
    """Whatever a title holds, the element stays one, and a program reads the title as it is."""
    written = as_json({"name": text})
    assert set("<>&").isdisjoint(written)
    assert json.loads(written) == {"name": text}


@pytest.mark.parametrize(
    ("locale", "graph"), [("lv", "lv_LV"), ("lt", "lt_LT"), ("et", "et_EE"), ("en_GB", "en_GB"), ("en", "en_US")]
)
def test_a_locale_has_the_country_that_open_graph_wants(locale: str, graph: str) -> None:
    """The CLDR knows the likeliest, where data/site.yml names none."""
    assert graph_locale(locale) == graph


def png(path: Path, width: int, height: int) -> Asset:
    """Write the beginning of a PNG, which is all that tells its size."""
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height))
    return Asset(path, f"{path.stem}.12345678.png")


def test_a_shared_link_has_a_picture_once_there_is_one(read: Read, tmp_path: Path) -> None:
    """Address, true size and words of the picture; without a picture none is promised."""
    content, staged = read
    assets = {"share-lt.png": png(tmp_path / "share-lt.png", 1200, 630)}
    lines = PageHead(content, Addresses(content), staged["lt"], assets).lines("costs.md")
    name = f"{content.interfaces['lt'].words.site_name} – {content.interfaces['lt'].words.tagline}"
    assert [line for line in lines if "og:image" in line or "twitter" in line] == [
        f'<meta property="og:image" content="{content.site.address}assets/share-lt.12345678.png">',
        '<meta property="og:image:width" content="1200">',
        '<meta property="og:image:height" content="630">',
        f'<meta property="og:image:alt" content="{name}">',
        '<meta name="twitter:card" content="summary_large_image">',
    ]
    bare = PageHead(content, Addresses(content), staged["lv"], assets).lines("costs.md")
    assert not [line for line in bare if "og:image" in line or "twitter" in line]


def test_a_phone_gets_icons_of_their_true_size_and_the_colour_of_the_page(read: Read, tmp_path: Path) -> None:
    """Pictures named icon…, the maskable one as such; what is no picture is left out."""
    broken = tmp_path / "icon-broken.png"
    broken.write_bytes(b"GIF89a")
    assets = {
        "icon-192.png": png(tmp_path / "icon-192.png", 192, 192),
        "icon-maskable-512.png": png(tmp_path / "icon-maskable-512.png", 512, 512),
        "icon-broken.png": Asset(broken, "icon-broken.1.png"),
        "share-lt.png": png(tmp_path / "share-lt.png", 1200, 630),
    }
    made = json.loads(manifest(read[0], "lt", '<meta name="theme-color" content="#0f4459">', assets))
    assert made["theme_color"] == "#0f4459"
    assert made["lang"] == "lt"
    assert made["icons"] == [
        {"src": "../assets/icon-192.12345678.png", "sizes": "192x192", "type": "image/png"},
        {
            "src": "../assets/icon-maskable-512.12345678.png",
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
    ]


def test_llms_txt_names_every_true_page_by_language(read: Read) -> None:
    """A title, a summary, the draft's notice, a part for each language, a line with the twin of each page."""
    content, staged = read
    text = llms_text(content, Addresses(content), staged)
    first, _, summary = text.split("\n")[:3]
    assert first.startswith("# ")
    assert summary.startswith("> ")
    assert "{{" not in text
    assert "<" not in text
    assert text.count("\n## ") == len(content.site.codes)
    assert text.count("/index.md): ") == sum(len(pages) for pages in content.pages.values())


def test_security_txt_has_what_the_standard_asks_for(read: Read) -> None:
    """Contact, a moment in UTC, and where the file stands, each on a line."""
    content = read[0]
    assert content.site.security is not None
    assert security_text(content).split("\n") == [
        f"Contact: mailto:{content.facts.by_name['nvd.email'].value}",
        f"Expires: {content.site.security.expires}T23:59:59Z",
        f"Canonical: {content.site.address}.well-known/security.txt",
        "",
    ]


def test_nothing_is_said_of_security_where_nothing_is_set(tiny: Project) -> None:
    """A file without a contact would be worse than none."""
    assert security_text(prepare(tiny)[0]) == ""


def test_the_page_above_the_languages_is_shared_in_the_language_of_its_title(read: Read, tmp_path: Path) -> None:
    """Whoever passes on the bare address shows the name of the site and its picture, too."""
    content, _ = read
    lines = choose_head(content, Addresses(content), {"share-lv.png": png(tmp_path / "share-lv.png", 1200, 630)})
    words = content.interfaces["lv"].words
    assert f'<meta property="og:title" content="{words.site_name}">' in lines
    assert f'<meta property="og:url" content="{content.site.address}">' in lines
    assert f'<meta property="og:image" content="{content.site.address}assets/share-lv.12345678.png">' in lines
