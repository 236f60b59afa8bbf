"""The sentences of `review`, and of the rules about front matter, links and life, exist in both languages."""

import string

import pytest
import yaml

from conftest import ROOT

FILES = ("review", "checks/front_matter", "checks/links", "checks/life")


def gaps(text: str) -> set[str]:
    """Give the names of the gaps of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("file", FILES)
def test_an_editor_is_told_the_same_in_latvian_and_english(file: str) -> None:
    """Both languages, the same gaps, other words."""
    sentences = yaml.safe_load((ROOT / "data/messages" / f"{file}.yml").read_text(encoding="utf-8"))
    for name, sentence in sentences.items():
        assert set(sentence) == {"lv", "en"}, name
        assert gaps(sentence["lv"]) == gaps(sentence["en"]), name
        assert sentence["lv"] != sentence["en"], name


def test_no_sentence_of_review_is_kept_for_nobody() -> None:
    """Each is said somewhere; those of kinds by the name of the kind."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "scripts/ncp/review").rglob("*.py"))
    sentences = yaml.safe_load((ROOT / "data/messages/review.yml").read_text(encoding="utf-8"))
    said = {name for name in sentences if f'"{name}"' in code}
    assert {name for name in sentences if name not in said} == {
        f"{what}_{kind}" for what in ("kind", "event") for kind in ("page", "fact", "link", "setting")
    }
