"""Never an address that is not public, whatever form it hides in."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.links.web.addresses import AddressRule
from ncp.links.web.names import Names, NotResolved

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "198.18.0.1", "192.0.2.1",  # noqa: S104 - none is bound
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00::2", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "::127.0.0.1", "2002:7f00:1::", "2002:0a00:0001::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:db8::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe", "not an address", "",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "195.13.130.1", "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    """Loopback, private, link-local, metadata, and IPv6 forms that carry one of these."""
    assert not AddressRule().permits(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_permitted(address: str) -> None:
    """The rule does not stand in the way of the web."""
    assert AddressRule().permits(address)


def test_a_test_may_open_one_network_and_no_other() -> None:
    """`--allow-private` opens what it names."""
    rule = AddressRule.of(["127.1.0.0/16", "::1/128"])
    assert rule.permits("127.1.2.3")
    assert rule.permits("::1")
    assert not rule.permits("127.2.0.1")
    assert not rule.permits("10.0.0.1")


@given(st.ip_addresses())
def test_no_address_crashes_the_rule(address: object) -> None:
    """Every address gets an answer."""
    assert AddressRule().permits(str(address)) in {True, False}


def test_a_name_is_asked_once_and_what_was_judged_is_what_is_connected_to() -> None:
    """A name that answers differently the second time (rebinding) gets no second question."""
    answers = iter([("8.8.8.8",), ("127.0.0.1",)])
    asked = []

    async def lookup(host: str) -> tuple[str, ...]:
        asked.append(host)
        return next(answers)

    async def twice() -> None:
        names = Names(AddressRule(), lookup)
        assert await names.addresses_of("a.example") == ("8.8.8.8",)
        assert await names.addresses_of("a.example") == ("8.8.8.8",)

    asyncio.run(twice())
    assert asked == ["a.example"]


def test_of_mixed_answers_only_the_public_ones_are_used() -> None:
    """A name with a public and a private address leads to the public one alone."""

    async def lookup(_host: str) -> tuple[str, ...]:
        return ("10.0.0.1", "2a00:1450:4001::1", "8.8.8.8")

    names = Names(AddressRule(), lookup)
    assert asyncio.run(names.addresses_of("a.example")) == ("8.8.8.8", "2a00:1450:4001::1")


def test_a_name_with_private_addresses_alone_is_refused_and_counted() -> None:
    """What was not connected to stands on the receipt."""

    async def lookup(_host: str) -> tuple[str, ...]:
        return ("10.0.0.1",)

    names = Names(AddressRule(), lookup)
    with pytest.raises(NotResolved) as refused:
        asyncio.run(names.addresses_of("a.example"))
    assert refused.value.reason == "private-address"
    assert names.refused == 1
