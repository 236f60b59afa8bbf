"""All outside links of the site, each once, with every place that holds it and every page that shows it."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from ncp.links.model import Contract, Source
from ncp.links.sources.entries import contracts_of, read_entries, read_list
from ncp.problems import ContentError, Problem
from ncp.project import Project


def contracts_of_site(project: Project, built: Path | None) -> tuple[Contract, ...]:
    """Give the contracts of data/links.yml, and bare ones for the addresses of facts, pages and a built site.

    Raises:
        ContentError: data/links.yml or data/facts.yml cannot be used.
    """
    from ncp.links.sources.markdown import pages_quoting, typed_addresses  # noqa: PLC0415 - pages load much

    curated = project.data / "links.yml"
    entries = read_entries(curated, project.name_of(curated))
    kinds = {str(entry.values.get("id")): str(entry.values.get("kind")) for entry in entries}
    contracts = list(contracts_of(entries, pages_quoting(project, kinds)))
    others: list[tuple[str, Source]] = [*fact_sources(project), *figure_sources(project), *typed_addresses(project)]
    if built is not None:
        from ncp.links.sources.built import built_addresses  # noqa: PLC0415 - only for those who ask
        from ncp.read.site import read_site  # noqa: PLC0415 - the same

        site, _ = read_site(project)
        others += built_addresses(built, site.address if site else "")
    return merged(contracts, others)


def fact_sources(project: Project) -> Iterable[tuple[str, Source]]:
    """Give the sources of the facts, which pages show at their foot."""
    from ncp.read.facts import read_facts  # noqa: PLC0415 - only for the site's own run
    from ncp.stage.placeholders import find_placeholders  # noqa: PLC0415 - the same

    facts, problems = read_facts(project)
    if problems:
        raise ContentError(problems)
    pages: dict[str, list[str]] = defaultdict(list)
    for path in sorted((*project.docs.rglob("*.md"), *project.docs.rglob("interface.yml"))):
        for quote in find_placeholders(path.read_text(encoding="utf-8", errors="replace")):
            if quote.family == "fact":
                pages[".".join(quote.path[:2])].append(project.name_of(path))
    for name, fact in facts.by_name.items():
        yield fact.source, Source(facts.places[name], tuple(dict.fromkeys(pages[name])))


def figure_sources(project: Project) -> Iterable[tuple[str, Source]]:
    """Give the sources of the published figures, which stand beside each."""
    from ncp.read.figures import read_figures  # noqa: PLC0415 - only for the site's own run
    from ncp.stage.placeholders import find_placeholders  # noqa: PLC0415 - the same

    figures, problems = read_figures(project)
    if problems:
        raise ContentError(problems)
    pages: dict[str, list[str]] = defaultdict(list)
    for path in sorted(project.docs.rglob("*.md")) if figures.tables else ():
        for quote in find_placeholders(path.read_text(encoding="utf-8", errors="replace")):
            if quote.family == "list":
                pages[quote.path[-1]].append(project.name_of(path))
    for name, rows in figures.tables.items():
        for figure, place in zip(rows, figures.places[name], strict=True):
            yield figure.source, Source(place, tuple(dict.fromkeys(pages[name])))


def contracts_of_file(path: Path) -> tuple[Contract, ...]:
    """Give the contracts of any list of links; remarks on slips in it are told on the error stream.

    Raises:
        ContentError: the file cannot be used.
    """
    found = read_list(path, path.as_posix())
    if found.remarks:
        tell(found.remarks)
    return merged(contracts_of(found.entries, {}), ())


def tell(remarks: tuple[Problem, ...]) -> None:
    """Tell remarks that stop nothing; their places are seen from the folder in which the command was given."""
    from ncp.say.report import plain_report  # noqa: PLC0415 - only if there is something to tell

    here = Project(Path())
    print(plain_report(here, remarks, "count_alone"), file=sys.stderr)  # noqa: T201 - as all problems are told


def merged(contracts: Iterable[Contract], others: Iterable[tuple[str, Source]]) -> tuple[Contract, ...]:
    """Join equal contracts; bare addresses join the contracts on the same address, if there are any."""
    found: dict[tuple[object, ...], Contract] = {}
    for contract in contracts:
        key = _key(contract)
        former = found.get(key)
        sources = (*former.sources, *contract.sources) if former else contract.sources
        found[key] = replace(contract, sources=sources)
    by_url: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for key, contract in found.items():
        by_url[contract.url].append(key)
    for url, source in others:
        if url not in by_url:
            key = (url,)
            by_url[url].append(key)
            found[key] = Contract(url)
        for key in by_url[url]:
            found[key] = replace(found[key], sources=(*found[key].sources, source))
    return tuple(found.values())


def _key(contract: Contract) -> tuple[object, ...]:
    titles: Mapping[str, str] = contract.titles
    return (contract.url, *sorted(titles.items()), contract.languages, contract.owners, contract.evidence)
