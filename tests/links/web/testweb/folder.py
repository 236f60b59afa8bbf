"""The folder that a test web leaves to whoever started it."""

import json
from pathlib import Path

import yaml

from testweb.link import Link
from testweb.plan import Plan

READY = "ready"
METER = "meter.json"


def write_folder(folder: Path, plan: Plan, authority: bytes) -> None:
    """Write the list, what is right, how fast an ideal checker could be, and what it has to trust."""
    folder.mkdir(parents=True, exist_ok=True)
    links = [{"url": link.url, **link.contract} for link in plan.links]
    listed = yaml.safe_dump({"links": links}, allow_unicode=True, sort_keys=False, width=1000)
    (folder / "links.yml").write_text(listed, "utf-8")
    write_json(folder / "truth.json", {link.url: _truth(link) for link in plan.links})
    floor = {"seconds": round(plan.floor, 3), "requests": sum(house.requests for house in plan.houses)}
    write_json(folder / "floor.json", floor)
    (folder / "ca.pem").write_bytes(authority)


def _truth(link: Link) -> dict[str, object]:
    case = link.dealt.case
    return {"expect": case.expect.model_dump(), "death": case.death, "behaviour": case.name}


def write_json(path: Path, value: object) -> None:
    """Write JSON for people to read."""
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")
