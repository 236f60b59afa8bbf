"""The tiny site, file by file as it should be."""

from pathlib import Path

from golden import assert_golden, without_hashes
from ncp.build import build_site
from ncp.pictures.draw import FAVICON
from ncp.project import Project
from ncp.read.built import RELEASE

GOLDEN = Path(__file__).parent / "examples" / "tiny-built"


def test_the_tiny_site_is_built_exactly_so(tiny: Project) -> None:
    """Every text file of the built site is the golden one, and there is no other file."""
    output = build_site(tiny, tiny.root / "site").output
    made = {without_hashes(path.relative_to(output).as_posix()): path for path in output.rglob("*") if path.is_file()}
    texts = {
        name: path for name, path in made.items() if not name.startswith("assets/") and name not in {FAVICON, RELEASE}
    }
    assert_golden("".join(f"{name}\n" for name in sorted(made)), GOLDEN / "files.txt")
    for name, path in texts.items():
        assert_golden(without_hashes(path.read_text(encoding="utf-8")), GOLDEN / name)
