"""Rules about the contract: no address and no heading id that others may hold on to vanishes in silence."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, built_site_rule
from ncp.problems import Grade, Place
from ncp.read.built import BuiltSite, public_entries
from ncp.read.contract import CONTRACT
from ncp.read.schema import nearest


@built_site_rule("B260", Family.BUILT, Grade.ERROR)
def addresses_are_kept(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """Every address of the contract is in the site, or has a successor."""
    del corpus
    now = set(public_entries(site))
    for entry, place in site.contract.entries.items():
        if "#" not in entry and entry not in now and not site.redirects.covers(entry):
            yield Found(place, {"entry": entry}, None, f"{entry}: {nearest(entry, sorted(now)) or '/…/'}")


@built_site_rule("B261", Family.BUILT, Grade.ERROR)
def heading_ids_are_kept(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """Every heading id of the contract is on its page, or has a successor; those of a page that is gone go with it."""
    del corpus
    now = set(public_entries(site))
    for entry, place in site.contract.entries.items():
        page, mark, _ = entry.partition("#")
        if mark and page in now and entry not in now and not site.redirects.covers(entry):
            near = nearest(entry, sorted(one for one in now if one.startswith(f"{page}#")))
            yield Found(place, {"entry": entry}, None, f"{entry}: {near or f'{page}#…'}")


@built_site_rule("B262", Family.BUILT, Grade.NOTE)
def new_addresses_are_noted(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """What is new, page by page, is to be added to the contract."""
    del corpus
    new: dict[str, list[str]] = {}
    for entry in public_entries(site) if site.contract.exists else ():
        if entry not in site.contract.entries:
            new.setdefault(entry.partition("#")[0], []).append(entry)
    for url, entries in new.items():
        page = site.pages.get(url.lstrip("/"))
        place = Place(page.file if page else site.file_name(url.lstrip("/")))
        yield Found(place, {"entries": ", ".join(entries)}, None, "\n".join(entries))


@built_site_rule("B263", Family.BUILT, Grade.ERROR)
def successors_are_there(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """What an old address leads to is in the site."""
    del corpus
    now = set(public_entries(site))
    for old, new in site.redirects.targets.items():
        if new not in now:
            yield Found(site.redirects.places[old], {"target": new, "nearest": nearest(new, sorted(now))})


@built_site_rule("B264", Family.BUILT, Grade.WARNING)
def there_is_a_contract(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """There is a contract at all, with something in it."""
    del corpus
    if not site.contract.entries:
        yield Found(Place(f"data/{CONTRACT}"), {"file": CONTRACT})


@built_site_rule("B299", Family.BUILT, Grade.ERROR)
def redirects_are_understood(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """Every redirect names an old and a new address."""
    del corpus
    yield from (Found(place) for place in site.redirects.misread)
