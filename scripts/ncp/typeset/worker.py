"""The process in which Typst runs. It knows nothing of the project: sheets come in as JSON, files go out.

Typst keeps threads. A process that has once run it can never be copied again: the copy would wait for ever for
threads that it does not have. The build copies itself; so Typst runs in here.
"""

import json
import sys
from typing import Any

import typst


def made_of(sheet: dict[str, Any]) -> bytes | str:
    """Give the file that a sheet asks for, or in words why Typst refuses it."""
    compiler = typst.Compiler(input=sheet["source"].encode(), root=sheet["root"], ignore_system_fonts=True)
    try:
        made = compiler.compile(**sheet["options"])
    except typst.TypstError as trouble:
        return trouble.message
    return made if isinstance(made, bytes) else "more than one page"


def main() -> None:
    """Read all sheets; write a line of JSON (size of each file, or what is wrong with it), then the files."""
    made = [made_of(sheet) for sheet in json.load(sys.stdin.buffer)]
    told = [one if isinstance(one, str) else len(one) for one in made]
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")
    sys.stdout.buffer.writelines(one for one in made if isinstance(one, bytes))


if __name__ == "__main__":
    main()
