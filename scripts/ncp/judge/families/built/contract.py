"""Rules about the contract: no address and no heading id that others may hold on to vanishes in silence."""

from collections.abc import Callable, Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.promises import PROMISES, Promises
from ncp.judge.registry import Family, Found, built_site_rule
from ncp.problems import Grade, Place
from ncp.read.built import BuiltSite
from ncp.read.contract import CONTRACT


def _kept(promise: Callable[[Promises], Iterator[Found]]) -> Callable[[BuiltSite, Corpus], Iterator[Found]]:
    def judge(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
        yield from promise(Promises(site.contract, site.redirects, site.entries, corpus.today))

    return judge


for _code, _promise in PROMISES.items():  # the same that a build stops at
    built_site_rule(_code, Family.BUILT, Grade.ERROR)(_kept(_promise))


@built_site_rule("B262", Family.BUILT, Grade.NOTE)
def new_addresses_are_noted(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """What is new, page by page, is to be added to the contract."""
    del corpus
    new: dict[str, list[str]] = {}
    for entry in sorted(site.entries) if site.contract.exists else ():
        if entry not in site.contract.entries:
            new.setdefault(entry.partition("#")[0], []).append(entry)
    for url, entries in new.items():
        page = site.pages.get(url.lstrip("/"))
        place = Place(page.file if page else site.file_name(url.lstrip("/")))
        yield Found(place, {"entries": ", ".join(entries)}, None, "\n".join(entries))


@built_site_rule("B264", Family.BUILT, Grade.WARNING)
def there_is_a_contract(site: BuiltSite, corpus: Corpus) -> Iterator[Found]:
    """There is a contract at all, with something in it."""
    del corpus
    if not site.contract.entries:
        yield Found(Place(f"data/{CONTRACT}"), {"file": CONTRACT})
