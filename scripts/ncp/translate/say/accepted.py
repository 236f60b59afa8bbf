"""What was accepted, section by section."""

from collections.abc import Iterator

from ncp.translate.accept import Accepted
from ncp.translate.model import State
from ncp.translate.say.words import change_text, say


def accepted_report(accepted: Accepted) -> Iterator[str]:
    """Give the sentences about one translation that was accepted."""
    age = accepted.age
    if not accepted.stamp:
        yield say("accepted_nothing", file=age.file)
        return
    yield say("accepted", file=age.file, stamp=accepted.stamp)
    if age.changes:
        yield say("accepted_changes")
        yield from (f"    {change_text(change)}" for change in age.changes)
    elif age.state is State.CURRENT:
        yield say("accepted_neutral")
    else:
        yield say("accepted_unread")
