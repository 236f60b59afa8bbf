"""The receipt of a run: how politely and how fast it went."""

from ncp.links.model import Receipt
from ncp.links.web.client import Client


def receipt_of(client: Client, links: int, seconds: float) -> Receipt:
    """Give the receipt, from what the gates have counted."""
    gates = client.gates.by_host
    busiest = max(gates, key=lambda host: gates[host].most_starts, default="")
    return Receipt(
        links=links,
        hosts=len(gates),
        requests=client.requests,
        most_starts=gates[busiest].most_starts if gates else 0,
        busiest=busiest,
        most_in_flight=max((gate.most_flying for gate in gates.values()), default=0),
        too_many=client.too_many,
        seconds=seconds,
        floor=client.gates.floor(),
        refused=client.names.refused,
    )
