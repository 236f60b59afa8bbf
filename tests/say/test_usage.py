"""A command that was typed wrong is told in the editor's language, with what to do; the exit code is 2."""

import re

import pytest

from conftest import ROOT
from ncp.cli import app
from ncp.say.door import DOOR
from ncp.say.endings import ended_well
from ncp.say.usage import with_usage_told

ENGLISH = re.compile(r"\b(?:Error|Usage|Try|No such|Missing|Invalid|unexpected|should be|does not|is a)\b")
TYPED = {
    "chekc": ("There is no command 'chekc'; nearest: check.", "Komandas 'chekc' nav; līdzīgākais: check."),
    "links check --nope": ("There is no option --nope.", "Opcijas --nope nav."),
    "links check --fres": ("There is no option --fres; nearest: --fresh", "Opcijas --fres nav; līdzīgākais: --fresh"),
    "links check --state": ("Behind --state a value is missing.", "Aiz --state trūkst vērtības."),
    "links fix --yes=1": ("--yes stands alone, without a value.", "--yes raksta bez vērtības."),
    "links check --links none.yml": ("Value --links: none.yml does not exist.", "Vērtība --links: none.yml neeksistē."),
    "links check --links data": ("data is a folder, but must be a file.", "data ir mape, bet jābūt datnei."),
    "links check --concurrency 900": ("must be 512 at the most", "nedrīkst pārsniegt 512"),
    "links check --concurrency 0": ("must be 1 at the least", "jābūt vismaz 1"),
    "links check --concurrency x": ("this is not a whole number", "tas nav vesels skaitlis"),
    "links check --timeout x": ("this is not a number", "tas nav skaitlis"),
    "links check --allow-private x": ("'x' is not a network", "'x' nav tīkls"),
    "new language": ("Something is missing: code", "Kaut kā trūkst: code"),
    "links check ours.yml": (f"{DOOR} links check --links ours.yml", f"{DOOR} links check --links ours.yml"),
    "build all": ("This is too much here: all", "Te ir kas lieks: all"),
}


def run(arguments: list[str]) -> int:
    """Run a command line; give its exit code."""
    return with_usage_told(lambda: app(arguments, prog_name=DOOR, standalone_mode=False), arguments)


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("language", ["en", "lv"])
def test_what_is_wrong_is_said_in_the_editors_language(
    typed: str, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In sentences of data/messages, with the way to the help; of the library's own English nothing is left."""
    monkeypatch.setenv("NCP_SAY", language)
    monkeypatch.chdir(ROOT)
    assert run(typed.split()) == 2
    said = capsys.readouterr().err
    assert TYPED[typed][language == "lv"] in said
    assert said.splitlines()[-1].startswith({"en": "Help: ", "lv": "Palīdzība: "}[language] + DOOR)
    assert language == "en" or not ENGLISH.search(said)


@pytest.mark.parametrize("typed", ["links check --state", "links check --nope", "links check all"])
def test_the_help_is_that_of_the_command(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It can be pasted, whatever the mistake."""
    run(typed.split())
    assert capsys.readouterr().err.splitlines()[-1].endswith(f"{DOOR} links check --help")


def test_only_a_list_is_hinted_at_where_one_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    """`build` knows no list of links."""
    run(["build", "all"])
    assert "--links" not in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["links"], ["--help"], ["links", "check", "--help"]])
def test_help_is_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A group without a command shows its commands, as before."""
    assert run(arguments) == (0 if "--help" in arguments else 2)
    said = capsys.readouterr()
    assert "--help" in said.out + said.err


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_ctrl_c_is_130_and_no_traceback(stop: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it is pressed, at a question too."""

    def pressed(*_arguments: object) -> None:
        raise stop

    monkeypatch.setattr("ncp.cli.this_project", pressed)
    assert run(["preview"]) == 130


def test_ctrl_c_in_the_bare_check_is_130() -> None:
    """The check runs in a process of its own, without the library of the command line."""

    def pressed() -> None:
        raise KeyboardInterrupt

    assert ended_well(pressed) == 130
