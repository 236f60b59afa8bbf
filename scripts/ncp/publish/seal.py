"""The last step of a build: old addresses are kept, promises tested, hosts told their headers, all files taken down."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from ncp.finish.redirects import apply_redirects
from ncp.judge.promises import PROMISES, Promises
from ncp.problems import ContentError, Problem
from ncp.project import Project
from ncp.publish.hosts.headers_file import HEADERS, REDIRECTS, headers_file, redirects_file
from ncp.publish.hosts.site import HostSite
from ncp.publish.manifest import manifest_of
from ncp.read.built import BOOKLET_PDF, RELEASE, quick_entries
from ncp.read.contract import Redirects, read_contract, read_redirects
from ncp.read.tree import files_below


def seal(project: Project, folder: Path, *, with_pdf: bool = True) -> tuple[Problem, ...]:
    """Finish a built site for the world; give the promises that it breaks (then it must not be published).

    Without PDF, as in a preview, the booklets' PDFs are not missed.
    """
    redirects = read_redirects(project)
    files = files_below(folder)
    problems = (*redirects.problems, *broken_promises(project, redirects, files, with_pdf=with_pdf))
    if problems:
        return problems
    if redirects.targets:
        apply_redirects(redirects, folder)
        files = files_below(folder)
    files = {**files, **host_files(redirects, files)}
    files = {**files, RELEASE: manifest_of(project, files).text().encode()}
    for name in (REDIRECTS, HEADERS, RELEASE):
        (folder / name).write_bytes(files[name])
    return ()


def keep_promises(project: Project, folder: Path, *, with_pdf: bool) -> None:
    """Seal a built site.

    Raises:
        ContentError: a public address, or a heading that others lead to, is lost.
    """
    broken = seal(project, folder, with_pdf=with_pdf)
    if broken:
        raise ContentError(broken)


def host_files(redirects: Redirects, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Write what hosts read from the root of a site."""
    headers = headers_file(HostSite.of(files), files)
    return {REDIRECTS: redirects_file(redirects.pages).encode(), HEADERS: headers.encode()}


def broken_promises(
    project: Project, redirects: Redirects, files: Mapping[str, bytes], *, with_pdf: bool
) -> tuple[Problem, ...]:
    """Judge what others may hold on to, without parsing the pages."""
    contract = read_contract(project)
    if not contract.exists and not redirects.targets and not redirects.misread:
        return ()
    unmade = () if with_pdf else (entry for entry in contract.entries if entry.endswith(BOOKLET_PDF))
    now = frozenset((*quick_entries(files), *unmade))
    promises = Promises(contract, redirects, now, datetime.now(UTC).date())
    return tuple(
        Problem(code, found.place, found.values, shown=found.shown, corrected=found.corrected)
        for code, promise in PROMISES.items()
        for found in promise(promises)
    )
