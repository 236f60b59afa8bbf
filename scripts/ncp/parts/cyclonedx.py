"""The bill of materials as CycloneDX 1.6: the same parts give the same text. Pure."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ncp.parts.model import Part, Weakness

FORMAT, VERSION = "CycloneDX", "1.6"
TOOLS = "ncp"
"""What the parts make together: the tools and the site."""
PYPI = "https://pypi.org/"


def bill(parts: Sequence[Part], version: str, weaknesses: Iterable[Weakness] | None = None) -> str:
    """Give the bill; `weaknesses` is None if nobody was asked for them, which is not the same as none."""
    whole = {"type": "application", "bom-ref": TOOLS, "name": TOOLS, "version": version}
    content: dict[str, Any] = {
        "metadata": {"component": whole},
        "components": [_component(part) for part in parts],
        "dependencies": _dependencies(parts),
    }
    if weaknesses is not None:
        content["vulnerabilities"] = [_vulnerability(one) for one in weaknesses]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))
    head = {"bomFormat": FORMAT, "specVersion": VERSION, "serialNumber": serial.urn, "version": 1}
    return json.dumps({**head, **content}, ensure_ascii=False, indent=1) + "\n"


def _component(part: Part) -> Mapping[str, Any]:
    """Describe a part; what is not known is left out."""
    licence = {"expression": part.licence} if part.is_spdx else {"license": {"name": part.licence}}
    noted = {"ncp:marker": part.marker, "ncp:shipped": part.shipped}
    described = {
        "type": part.kind,
        "bom-ref": part.ref,
        "name": part.name,
        "version": part.version,
        "purl": part.ref if part.purl else "",
        "hashes": [{"alg": "SHA-256", "content": one} for one in part.hashes],
        "licenses": [licence] if part.licence else [],
        "copyright": part.copyright,
        "externalReferences": [{"type": "website", "url": part.url}] if part.url else [],
        "properties": [{"name": name, "value": value} for name, value in noted.items() if value],
    }
    return {name: value for name, value in described.items() if value}


def _dependencies(parts: Sequence[Part]) -> list[Mapping[str, Any]]:
    """Say what needs what; what nothing else needs, the whole does."""
    needs: dict[str, list[str]] = {TOOLS: [], **{part.ref: [] for part in parts}}
    refs: dict[str, list[str]] = {TOOLS: [TOOLS]}
    for part in parts:
        refs.setdefault(part.name, []).append(part.ref)
    for part in parts:
        for name in part.needed_by or (TOOLS,):
            for ref in refs.get(name, ()):
                needs[ref].append(part.ref)
    return [{"ref": ref, "dependsOn": needed} for ref, needed in needs.items()]


def _vulnerability(one: Weakness) -> Mapping[str, Any]:
    affected = f"pkg:pypi/{one.package}@{one.version}"
    described = {"id": one.id, "source": {"name": "PyPI", "url": PYPI}, "description": one.description}
    fixed = {"recommendation": f"{one.package} >= {', '.join(one.fixed_in)}"} if one.fixed_in else {}
    return {**described, **fixed, "affects": [{"ref": affected}]}
