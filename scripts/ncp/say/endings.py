"""How commands end: every trouble that we know in a sentence, and an exit code that tells whose it is."""

import sys
from collections.abc import Callable

from ncp.problems import ContentError, EnvironmentTrouble
from ncp.project import this_project
from ncp.say.messages import sentence
from ncp.say.report import plain_report

PROBLEMS, TROUBLE, INTERRUPTED = 1, 2, 130


def ended_well(command: Callable[[], object], closing: str = "count") -> int:
    """Run a command and give its exit code: 1 = problems in the content, 2 = trouble around it, 130 = stopped."""
    try:
        command()
    except ContentError as wrong:
        print(plain_report(this_project(), wrong.problems, closing), file=sys.stderr)  # noqa: T201 - the voice of all commands
        return PROBLEMS
    except EnvironmentTrouble as trouble:
        print(sentence("troubles", trouble.code, trouble.values), file=sys.stderr)  # noqa: T201 - the same
        return TROUBLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0
