"""The bill of materials is whole, valid, and the same every time; nobody's silence counts as safety."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from conftest import ROOT
from ncp.parts.collect import parts_of
from ncp.parts.cyclonedx import bill
from ncp.parts.lock import read_lock
from ncp.parts.model import Part, Weakness
from ncp.parts.third_party import FILE, PUBLIC, third_party
from ncp.parts.weaknesses import read_answer
from ncp.problems import EnvironmentTrouble
from ncp.project import Project

WEAK = Weakness("jinja2", "3.1.6", "PYSEC-0", "What is wrong.", ("3.1.7",))


@pytest.fixture(scope="module")
def parts(project: Project) -> tuple[Part, ...]:
    """Give the parts of the real project."""
    return parts_of(project)


def test_each_locked_package_stands_in_the_bill_once(parts: tuple[Part, ...]) -> None:
    """Whatever pip would install is there with its address, version and every hash of the lock file."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    wanted = Counter(re.findall(r"^([\w.-]+)==([\w.]+)", lock, re.MULTILINE))
    components = json.loads(bill(parts, "1"))["components"]
    locked = [one for one in components if one.get("purl", "").startswith("pkg:pypi/")]
    assert Counter((one["name"], one["version"]) for one in locked) == wanted
    assert all(one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}" for one in locked)
    hashes = Counter(found["content"] for one in locked for found in one["hashes"])
    assert hashes == Counter(re.findall(r"--hash=sha256:([0-9a-f]{64})", lock))
    assert all(one["hashes"] for one in locked)


@pytest.mark.parametrize("weaknesses", [None, (), (WEAK,)])
def test_the_bill_is_valid(parts: tuple[Part, ...], weaknesses: tuple[Weakness, ...] | None) -> None:
    """The schema of CycloneDX 1.6 holds, in its strict form, with weaknesses and without."""
    text = bill(parts, "1", weaknesses)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert ("vulnerabilities" in json.loads(text)) is (weaknesses is not None)
    spoilt = text.replace('"library"', '"book"')
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(spoilt) is not None


def test_every_reference_leads_somewhere(parts: tuple[Part, ...]) -> None:
    """What needs what, and what a weakness affects, name components of the same bill; each is needed by something."""
    told = json.loads(bill(parts, "1", (WEAK,)))
    refs = [told["metadata"]["component"]["bom-ref"], *(one["bom-ref"] for one in told["components"])]
    assert len(refs) == len(set(refs))
    assert [one["ref"] for one in told["dependencies"]] == refs
    needed = {ref for one in told["dependencies"] for ref in one["dependsOn"]}
    assert needed == set(refs[1:])
    assert {one["ref"] for weak in told["vulnerabilities"] for one in weak["affects"]} <= set(refs)


def test_the_same_parts_give_the_same_bill(parts: tuple[Part, ...]) -> None:
    """No clock and no chance: the serial number changes with the content alone."""
    assert bill(parts, "1") == bill(parts, "1")
    assert json.loads(bill(parts, "1"))["serialNumber"] != json.loads(bill(parts[1:], "1"))["serialNumber"]


def test_a_lock_file_is_read_as_it_stands() -> None:
    """Markers, several hashes, both ways of naming what needs a package, and `.` in names."""
    digits = "0123456789abcdef" * 4
    lock = (
        "# a comment\n"
        f"ruamel.yaml==0.19.1 ; python_version < '3.12' \\\n    --hash=sha256:{digits} \\\n"
        f"    --hash=sha256:{digits[::-1]}\n    # via ncp (pyproject.toml)\n"
        f"zipp==3 \\\n    --hash=sha256:{digits}\n    # via\n    #   ncp (pyproject.toml)\n    #   ruamel.yaml\n"
    )
    first, second = read_lock(lock)
    assert (first.ref, first.marker) == ("pkg:pypi/ruamel.yaml@0.19.1", "python_version < '3.12'")
    assert (first.hashes, first.needed_by) == ((digits, digits[::-1]), ("ncp",))
    assert (second.version, second.marker, second.needed_by) == ("3", "", ("ncp", "ruamel.yaml"))


def test_third_party_is_of_today(parts: tuple[Part, ...]) -> None:
    """The file that names others' work says what the lock file and data/parts.yml say: sbom --third-party."""
    text = (ROOT / FILE).read_text(encoding="utf-8")
    assert text == third_party(parts)
    assert "Permission is hereby granted" in text  # the licence of what reaches readers asks for its text
    assert all(part.licence for part in parts if part.shipped)


def test_what_reaches_readers_is_named(site: Path, parts: tuple[Part, ...]) -> None:
    """The booklets have no other letters than those that are named, the styles no pictures of others."""
    told = (site / PUBLIC).read_text(encoding="utf-8")
    headings = [f"{part.name} {part.version}".rstrip() for part in parts if part.shipped]
    assert re.findall(r"^### (.+)$", told, re.MULTILINE) == headings
    assert "Permission is hereby granted" in told
    names = {
        name.split(b"-")[0]
        for file in site.glob("*/booklet.pdf")
        for name in re.findall(rb"/FontName/[A-Z]{6}\+([\w-]+)", file.read_bytes())
    }
    assert names == {b"LibertinusSerif"}
    for style in (site / "assets").glob("*.css"):
        assert b"url(" not in style.read_bytes()


def test_a_version_comes_from_the_file_itself(parts: tuple[Part, ...]) -> None:
    """axe-core is in the bill as the copy that lies here: its version and its hash."""
    (axe,) = (part for part in parts if part.name == "axe-core")
    told = (ROOT / "scripts/ncp/audit/vendor/README.md").read_text(encoding="utf-8")
    assert f"axe-core {axe.version} " in told
    assert axe.hashes[0] in told
    assert axe.ref == f"pkg:npm/axe-core@{axe.version}"


def answer(**more: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Write what pip-audit answers of one package."""
    return json.dumps({"dependencies": [{"name": "jinja2", "version": "3.1.6", **more}], "fixes": []})


def test_known_weaknesses_are_read() -> None:
    """Each is told with its package, and where it is mended."""
    found = {"id": "PYSEC-0", "fix_versions": ["3.1.7"], "description": "What is wrong."}
    assert read_answer(answer(vulns=[found]), "Found 1 known vulnerability") == (WEAK,)
    assert read_answer(answer(vulns=[]), "") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "weaknesses_not_asked"),
        ("ERROR: no network", "weaknesses_not_asked"),
        ("[]", "weaknesses_not_asked"),
        (answer(), "weaknesses_not_asked"),
        (answer(skip_reason="not found"), "weaknesses_left_out"),
    ],
)
def test_silence_is_not_safety(text: str, code: str) -> None:
    """No answer, half an answer, or a package that nobody knows: told as trouble, never as nothing found."""
    with pytest.raises(EnvironmentTrouble) as caught:
        read_answer(text, "no network")
    assert caught.value.code == code


def test_parts_speak_of_locked_packages_only(tiny: Project) -> None:
    """A package that is named as shipped, but is not locked any more, is told."""
    (tiny.root / "requirements.lock").write_text("", encoding="utf-8")
    (tiny.data / "parts.yml").write_text("shipped: { gone: something }\nothers: []\n", encoding="utf-8")
    with pytest.raises(EnvironmentTrouble) as caught:
        parts_of(tiny)
    assert (caught.value.code, caught.value.values["package"]) == ("not_locked", "gone")
