"""Serves the test web until it is stopped: `python tests/links/web/serve.py --links 1000 --hosts 50 --folder DIR`."""

import argparse
from pathlib import Path

from testweb.plan import Wish
from testweb.server import serve


def main() -> None:
    """Read the command line and serve."""
    usual = Wish()
    parser = argparse.ArgumentParser(description="A web on loopback addresses that misbehaves as cases/ says.")
    parser.add_argument("--folder", type=Path, required=True, help="gets links.yml, truth.json, ca.pem, floor.json …")
    parser.add_argument("--links", type=int, default=usual.links, help="how many; 0: one of each behaviour")
    parser.add_argument("--hosts", type=int, default=usual.hosts)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--timeout", type=float, default=usual.timeout, help="seconds the checker waits for one try")
    parser.add_argument("--only", default="", help="names of behaviours, with commas")
    parser.add_argument("--port", type=int, default=usual.port, help="first of seven ports in a row; 0: free ones")
    given = vars(parser.parse_args())
    given["only"] = tuple(filter(None, given["only"].split(",")))
    folder = given.pop("folder")
    serve(Wish(**given), folder)


if __name__ == "__main__":
    main()
