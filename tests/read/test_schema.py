"""From plain values to typed ones."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.project import Project
from ncp.read.facts import ADAPTER, Money, read_facts
from ncp.read.schema import validate
from ncp.read.yaml_source import parse_yaml

COMMON = "source: https://a.example/\nas_of: 2026-01-02\nreview_by: 2027-01-02\nconfidence: H\n"


def codes(text: str) -> list[str]:
    """Give the codes of the problems of one fact."""
    source, problems = parse_yaml("facts.yml", text + COMMON)
    assert problems == ()
    return [problem.code for problem in validate(source, ADAPTER, source.value).problems]


@pytest.mark.parametrize(
    "fact",
    [
        "kind: phone\nvalue: '+371 67045005'\n",
        "kind: phone\nvalue: '113'\n",
        "kind: email\nvalue: nvd@vmnvd.gov.lv\n",
        "kind: address\nvalue: Cēsu iela 31 k-3\n",
        "kind: money\nvalue: 2.85\n",
        "kind: money\nvalue: 100\ncurrency: SEK\n",
        "kind: duration\nvalue: 30\nunit: working_day\n",
        "kind: percentage\nvalue: 12.5\n",
        "kind: date\nvalue: 2013-10-25\n",
        "kind: countries\nvalue: [EU, NO]\n",
        "kind: hours\nvalue: [{days: mon-thu, from: '8:30', to: '17:00'}]\n",
        "kind: text\nvalue: {lv: teksts}\n",
    ],
)
def test_every_kind_of_the_design_is_accepted(fact: str) -> None:
    """One example of each kind passes."""
    assert codes(fact) == []


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ("kind: phone\nvalue: 670-45005\n", "D020"),
        ("kind: email\nvalue: nvd at vmnvd.gov.lv\n", "D020"),
        ("kind: money\nvalue: 4 eur\n", "D016"),
        ("kind: money\nvalue: 4.005\n", "D025"),
        ("kind: money\nvalue: -4\n", "D024"),
        ("kind: duration\nvalue: 30\nunit: fortnight\n", "D012"),
        ("kind: duration\nvalue: 30\n", "D010"),
        ("kind: date\nvalue: 25.10.2013\n", "D015"),
        ("kind: countries\nvalue: [Norway]\n", "D020"),
        ("kind: hours\nvalue: [{days: mon-thu, from: 8.30, to: '17:00'}]\n", "D020"),
        ("kind: text\nvalue: teksts\n", "D018"),
        ("kind: fax\nvalue: '113'\n", "D012"),
        ("value: '113'\n", "D010"),
    ],
)
def test_a_value_of_the_wrong_form_is_told(fact: str, code: str) -> None:
    """Each wrong value gets the sentence made for it, and only that."""
    assert codes(fact) == [code]


def test_only_high_and_medium_confidence_may_be_published() -> None:
    """L is not a confidence that a fact of the site can have."""
    source, _ = parse_yaml("f.yml", "kind: money\nvalue: 4\n" + COMMON.replace("H", "L"))
    assert [problem.code for problem in validate(source, ADAPTER, source.value).problems] == ["D012"]


@given(st.decimals(0, 10**9, places=2))
def test_cents_are_never_lost(amount: Decimal) -> None:
    """An amount is read to the cent, whatever its size."""
    source, _ = parse_yaml("f.yml", f"kind: money\nvalue: {amount:f}\n" + COMMON)
    fact = validate(source, ADAPTER, source.value).value
    assert isinstance(fact, Money)
    assert fact.value == amount


@given(
    st.recursive(
        st.none() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    )
)
def test_no_value_at_all_ends_in_a_traceback(value: object) -> None:
    """Any structure in the place of a fact is judged, not stumbled over."""
    source, _ = parse_yaml("f.yml", "a: 1")
    assert validate(source, ADAPTER, value, ("a",)).problems


def test_the_facts_of_the_site_carry_source_and_date(project: Project) -> None:
    """Every fact is valid; those of medium confidence bear the date of their source."""
    facts, problems = read_facts(project)
    assert problems == ()
    assert [name for name, fact in facts.by_name.items() if fact.confidence == "M" and fact.undated] == []
