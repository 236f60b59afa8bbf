"""The domain that somebody registered: `www.vi.gov.lv` and `registri.vi.gov.lv` are `vi.gov.lv`'s."""

from functools import lru_cache

from publicsuffixlist import PublicSuffixList


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@lru_cache(maxsize=8192)
def organisation_of(host: str) -> str:
    """Give the registrable domain of a host; the host itself, if it is an IP address or a suffix."""
    host = host.strip("[]").lower()
    if ":" in host or host.replace(".", "").isdigit():
        return host
    return _suffixes().privatesuffix(host) or host
