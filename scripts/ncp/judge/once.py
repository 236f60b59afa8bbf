"""Work that several rules need of the same page or pair is done once: rules come to a page one after the other."""

from collections import deque
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

Thing = TypeVar("Thing")
Rest = ParamSpec("Rest")
Result = TypeVar("Result")
KEPT = 4
"""A page of the source is judged beside each of its translations in turn."""


def once(work: Callable[Concatenate[Thing, Rest], Result]) -> Callable[Concatenate[Thing, Rest], Result]:
    """Remember the results for the last few things, known by identity: to compare whole pages would cost more."""
    last: deque[tuple[Thing, Result]] = deque(maxlen=KEPT)

    def remembered(thing: Thing, /, *rest: Rest.args, **more: Rest.kwargs) -> Result:
        for known, result in last:
            if known is thing:
                return result
        made = work(thing, *rest, **more)
        last.append((thing, made))
        return made

    return remembered
