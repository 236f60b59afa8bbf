"""The network with its gates and limits, put together."""

from pathlib import Path

from ncp.links.web.addresses import AddressRule
from ncp.links.web.client import Client
from ncp.links.web.crowd import Crowd
from ncp.links.web.gate import Gates
from ncp.links.web.limits import Limits
from ncp.links.web.names import Lookup, Names, system_lookup
from ncp.links.web.tls import tls_context
from ncp.problems import EnvironmentTrouble


def network(  # noqa: PLR0913 - what a run can set
    name: str,
    *,
    limits: Limits | None = None,
    rate: float = 2.0,
    at_once: int = 2,
    concurrency: int = 64,
    allowed: AddressRule | None = None,
    ca_file: Path | None = None,
    lookup: Lookup | None = None,
) -> Client:
    """Give the network as a run may use it.

    Raises:
        EnvironmentTrouble: `ca_file` cannot be read, or holds no certificate.
    """
    try:
        context = tls_context(ca_file)
    except OSError as trouble:
        raise EnvironmentTrouble("no_certificate", path=ca_file, reason=trouble.strerror or str(trouble)) from trouble
    gates = Gates(rate, at_once, Crowd(concurrency))
    names = Names(allowed or AddressRule(), lookup or system_lookup())
    return Client(names, gates, limits or Limits(), context, name)
