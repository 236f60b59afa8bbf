"""What registries and the web archive tell, if they are asked, and that no answer of theirs does harm."""

import asyncio
import json
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_fakes import FakeWeb, json_answer, page_of

from ncp.links.archive import AVAILABILITY, newest_copy
from ncp.links.domains import BOOTSTRAP, expiry_dates
from ncp.links.observation import Answer

SERVICES = json.dumps(
    {"services": [[["lt", "ee"], ["https://rdap.baltic.example/"]], [["lv"], ["https://rdap.lv.example"]]]}
)
DOMAIN = "https://rdap.baltic.example/domain/ligonine.lt"
EXPIRES = json.dumps({"events": [{"eventAction": "registration", "eventDate": "2001-01-01T00:00:00Z"},
                                 {"eventAction": "expiration", "eventDate": "2027-03-04T05:06:07Z"}]})  # fmt: skip


def asked(answers: Mapping[str, Answer], *domains: str) -> tuple[Mapping[str, date], list[str]]:
    """Ask the registries of a web that is made up; give what they told and what they were asked."""
    web = FakeWeb(answers)
    return asyncio.run(expiry_dates(web, domains)), web.asked


def told(text: str, *domains: str) -> Mapping[str, date]:
    """Give what is known after a registry has said this."""
    return asked({BOOTSTRAP: json_answer(SERVICES), DOMAIN: json_answer(text)}, *(domains or ("ligonine.lt",)))[0]


def test_the_registry_of_the_domain_is_asked() -> None:
    """One request for the list of registries, one for each domain, at the right registry."""
    answers = {BOOTSTRAP: json_answer(SERVICES), DOMAIN: json_answer(EXPIRES)}
    found, requests = asked(answers, "ligonine.lt", "slimnica.lv", "haigla.ee", "hospital.example")
    assert found == {"ligonine.lt": date(2027, 3, 4)}
    assert requests == [
        BOOTSTRAP,
        DOMAIN,
        "https://rdap.lv.example/domain/slimnica.lv",
        "https://rdap.baltic.example/domain/haigla.ee",
    ]


@pytest.mark.parametrize("day", ["2027-03-04", "2027-03-04T05:06:07.123Z", "2027-03-04T05:06:07+02:00"])
def test_a_date_is_read_in_all_its_forms(day: str) -> None:
    """With and without a time, a zone, fractions of a second."""
    text = json.dumps({"events": [{"eventAction": "expiration", "eventDate": day}]})
    assert told(text) == {"ligonine.lt": date(2027, 3, 4)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        "5",
        '"x"',
        '{"events": null}',
        '{"events": [{}]}',
        '{"events": {"a": 1}}',
        "not JSON",
        '{"events": [{"eventAction": "expiration", "eventDate": "soon"}]}',
        '{"events": [5]}',
        "[" * 5000,
        '{"events": [{"eventAction": "expiration", "eventDate": 5}]}',
        '{"events": [{"eventAction": [], "eventDate": "x"}]}',
        '{"events": [{"eventAction": "registration", "eventDate": "2001-01-01"}]}',
    ],
)
def test_what_is_not_told_is_not_known(text: str) -> None:
    """A registry that keeps the date to itself, or answers nonsense, costs nothing but the request."""
    assert told(text) == {}


@pytest.mark.parametrize("status", [404, 403, 429, 500, None])
def test_a_registry_that_does_not_answer_tells_nothing(status: int | None) -> None:
    """An unknown domain, a refusal, silence."""
    refusal = Answer("", status=status, page=json_answer(EXPIRES).page)
    assert asked({BOOTSTRAP: json_answer(SERVICES), DOMAIN: refusal}, "ligonine.lt")[0] == {}


@pytest.mark.parametrize(
    "services",
    [
        "",
        "{}",
        "[]",
        '{"services": 5}',
        '{"services": [[]]}',
        '{"services": [[["lt"], []]]}',
        '{"services": [[[[]], ["x"]]]}',
        '{"services": [[["lt"], ["ftp://x/"]]]}',
        '{"services": [[["lt"], ["not an address"]]]}',
        pytest.param(
            '{"services": [[["lt"], [5]]]}',
        ),
    ],
)
def test_a_list_of_registries_that_is_none_ends_the_asking(services: str) -> None:
    """Nothing is known then, and nothing breaks."""
    assert asked({BOOTSTRAP: json_answer(services)}, "ligonine.lt")[0] == {}


def sends(location: str) -> Answer:
    """Give an answer that sends us on."""
    return Answer("", status=302, location=location)


@pytest.mark.parametrize(
    "location",
    [
        "https://rdap.registrar.example/x",
        pytest.param("/x"),
    ],
)
def test_a_registry_may_send_us_to_another(location: str) -> None:
    """Registries of countries send to those of the registrars."""
    answers = {
        BOOTSTRAP: json_answer(SERVICES),
        DOMAIN: sends(location),
        "https://rdap.registrar.example/x": json_answer(EXPIRES),
        "https://rdap.baltic.example/x": json_answer(EXPIRES),
    }
    assert asked(answers, "ligonine.lt")[0] == {"ligonine.lt": date(2027, 3, 4)}


@pytest.mark.parametrize("location", [DOMAIN, "file:///etc/passwd", "http://", "javascript:x"])
def test_registries_that_send_us_about_are_left_alone(location: str) -> None:
    """A loop ends after a few requests, and no other scheme is asked."""
    found, requests = asked({BOOTSTRAP: json_answer(SERVICES), DOMAIN: sends(location)}, "ligonine.lt")
    assert found == {}
    assert len(requests) <= 4


PAGE = "https://www.slimnica.lv/lapa?a=1&b=2#vieta"


def copy_of(answer: Answer, url: str = PAGE) -> tuple[str | None, list[str]]:
    """Ask an archive that answers so; give the copy and what was asked."""

    class Archive(FakeWeb):
        """Answers every question alike."""

        def __init__(self) -> None:
            super().__init__({})

    web = Archive()
    web.answers = _Always(answer)
    return asyncio.run(newest_copy(web, url)), web.asked


class _Always(dict[str, Answer]):
    """Gives one answer for all."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer

    def get(self, _key: str, _default: object = None) -> Answer:
        """Give it."""
        return self.answer


def snapshot(**values: object) -> Answer:
    """Give what the archive says of its newest copy."""
    return json_answer(json.dumps({"archived_snapshots": {"closest": values}}))


COPY = "http://web.archive.org/web/2020/https://www.slimnica.lv/"


def test_the_newest_copy_is_named() -> None:
    """One request, about the whole address: its query and its fragment are no part of the question's own."""
    copy, requests = copy_of(snapshot(available=True, url=COPY))
    assert copy == COPY
    assert requests == [f"{AVAILABILITY}https://www.slimnica.lv/lapa?a=1%26b=2%23vieta"]


def test_an_escaped_address_is_asked_for_as_it_is() -> None:
    """The archive unescapes the question once, and must find the address as it is written."""
    _, requests = copy_of(snapshot(available=False), "https://a.lv/a%26b+c")
    assert requests == [f"{AVAILABILITY}https://a.lv/a%2526b%2Bc"]


@pytest.mark.parametrize(
    "answer",
    [
        json_answer('{"archived_snapshots": {}}'),
        snapshot(available=False, url=COPY),
        snapshot(available=True),
        json_answer(""),
        json_answer("[]"),
        json_answer("5"),
        json_answer('{"archived_snapshots": [1]}'),
        json_answer('{"archived_snapshots": {"closest": null}}'),
        Answer("", trouble="timeout"),
        Answer("", status=200, page=page_of("<title>Down for maintenance</title>")),
    ],
)
def test_without_a_copy_none_is_named(answer: Answer) -> None:
    """No copy, a copy that cannot be had, an archive that is down or says nonsense."""
    assert copy_of(answer)[0] is None


def test_nonsense_nested_a_thousand_times_is_no_copy() -> None:
    """The registries' answers are read with more care."""
    assert copy_of(json_answer("[" * 100_000))[0] is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["events", "eventAction", "eventDate", "archived_snapshots", "closest", "url", "available"]
                ),
                inner,
                max_size=3,
            )
        ),
    )
)
def test_no_json_crashes_the_asking(value: object) -> None:
    """Whatever registry and archive answer, it is a date or an address, or nothing."""
    told(json.dumps(value))
    copy_of(json_answer(json.dumps(value)))
