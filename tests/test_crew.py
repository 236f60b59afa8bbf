"""Work in two steps by several processes: in order, with what goes wrong in any of them."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncp.crew import crew_for
from ncp.problems import EnvironmentTrouble
from ncp.shares import cut, in_shares, started


class Adding:
    """Remembers its share, and adds to it what is known then."""

    def first(self, share: int, done: Callable[[int], None]) -> int:
        """Take longer for the first shares."""
        time.sleep(0.05 / (1 + share))
        done(1)
        self.share = share
        return share * 10

    def second(self, known: int, done: Callable[[int], None]) -> tuple[int, int]:
        """Give both, and the process."""
        done(1)
        return self.share + known, os.getpid()


def test_results_come_in_the_order_of_the_shares() -> None:
    """Whoever is done first: results stand where their shares stood, each step in the process of the first."""
    counted: list[int] = []
    with crew_for(Adding, [1, 2, 3]) as crew:
        assert crew.first(counted.append) == [10, 20, 30]
        found = crew.second(100, counted.append)
    assert [sum_ for sum_, _ in found] == [101, 102, 103]
    assert len({process for _, process in found} - {os.getpid()}) == 3
    assert sum(counted) == 6
    assert not multiprocessing.active_children()


def test_what_goes_wrong_in_one_goes_on_here() -> None:
    """An exception of a process is raised where the crew was called; nobody is left waiting."""

    def fail(share: int) -> list[int]:
        raise EnvironmentTrouble("engine_failed", share=share)

    with pytest.raises(EnvironmentTrouble) as trouble:
        list(in_shares(fail, [1, 2]))
    assert trouble.value.values["share"] in {1, 2}
    assert not multiprocessing.active_children()


def test_a_process_that_the_system_ends_is_told() -> None:
    """The system ends a process for want of memory: that is a sentence, and no waiting for ever."""

    def die(_share: int) -> list[int]:
        os.kill(os.getpid(), signal.SIGKILL)
        return []

    with pytest.raises(EnvironmentTrouble) as trouble:
        list(in_shares(die, [1, 2]))
    assert trouble.value.code == "engine_failed"


def test_a_crew_that_is_not_asked_ends_with_its_block() -> None:
    """What was begun and is not wanted any more does not outlive the block, however long it would take."""

    def sleep(_share: int) -> list[int]:
        time.sleep(60)
        return []

    start = time.monotonic()
    with started(sleep, [1], apart=True):
        pass
    assert time.monotonic() - start < 30
    assert not multiprocessing.active_children()


def test_one_share_needs_no_process() -> None:
    """A single share is done here, unless it is to be done apart."""
    here: Callable[[Any], list[int]] = lambda _share: [os.getpid()]  # noqa: E731 - a line
    assert list(in_shares(here, [1])) == [os.getpid()]
    with started(here, [1], apart=True) as results:
        assert results() != [os.getpid()]


@given(st.lists(st.integers(0, 50)), st.integers(1, 5))
def test_shares_hold_everything_in_order(weights: list[int], number: int) -> None:
    """Nothing is lost, doubled or moved; there are never more shares than asked for."""
    shares = cut(list(range(len(weights))), weights, number)
    assert [thing for share in shares for thing in share] == list(range(len(weights)))
    assert 1 <= len(shares) <= number
