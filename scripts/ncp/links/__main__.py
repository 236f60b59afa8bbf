"""`python -m ncp.links WISHES`: the check in a process of its own, as `links check` becomes it."""

import sys

from ncp.links.session import run_session
from ncp.links.wishes import wishes_from
from ncp.project import this_project
from ncp.say.endings import ended_well

if __name__ == "__main__":
    codes: list[int] = []
    trouble = ended_well(lambda: codes.append(run_session(this_project(), wishes_from(sys.argv[1]))), "count_alone")
    sys.exit(trouble or codes[0])
