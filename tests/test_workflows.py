"""What GitHub and GitLab run by themselves: commands that exist, no more rights than needed, no end missing."""

import os
import re
import shlex
import stat
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from conftest import ROOT
from ncp.cli import app
from ncp.gates import CHROMIUM, NEEDS

WORKFLOWS = tuple(sorted((ROOT / ".github/workflows").glob("*.yml")))
PIPELINE = ROOT / ".gitlab-ci.yml"
COMMAND = re.compile(r"scripts/run\.py\"? (?P<words>[^|&;\n]+)")
RIGHTS = {
    ("links", "record"): {"contents": "write"},
    ("links", "tell"): {"contents": "read", "issues": "write"},
    ("links", "propose"): {"contents": "write", "pull-requests": "write"},
    ("publish", "pages"): {"pages": "write", "id-token": "write"},
    ("review", "tell"): {"contents": "read", "issues": "write"},
}
"""The jobs that may more than read."""


def workflow(path: Path) -> dict[Any, Any]:
    """Give a workflow; YAML reads its key `on` as true."""
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def jobs() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Give the jobs on GitHub: workflow, name, job."""
    for path in WORKFLOWS:
        yield from ((path.stem, name, job) for name, job in workflow(path)["jobs"].items())


def steps() -> Iterator[Mapping[str, Any]]:
    """Give the steps of all jobs on GitHub."""
    yield from (step for _, _, job in jobs() for step in job["steps"])


def pipeline() -> Mapping[str, Mapping[str, Any]]:
    """Give the jobs on GitLab, with what they take over from others."""
    loaded = yaml.safe_load(PIPELINE.read_text(encoding="utf-8"))
    return {
        name: {**loaded.get(job.get("extends"), {}), **job} for name, job in loaded.items() if not name.startswith(".")
    }


def scripts() -> Iterator[str]:
    """Give all that is run, on either host."""
    yield from (step["run"] for step in steps() if "run" in step)
    yield from (line for job in pipeline().values() for line in (*job.get("before_script", ()), *job["script"]))


def commands() -> list[str]:
    """Give our own commands with their words, each once."""
    joined = (script.replace("\\\n", " ") for script in scripts())
    return sorted({" ".join(found["words"].split()) for script in joined for found in COMMAND.finditer(script)})


def test_the_workflows_use_our_commands() -> None:
    """Each of the commands that the hosts shall run is found, or the next test would see nothing."""
    firsts = {command.split()[0] for command in commands()}
    wanted = "audit build check compare links publish review sbom translate way-out"
    assert firsts == {*wanted.split()}


@pytest.mark.parametrize("command", commands())
def test_every_command_in_a_workflow_can_be_given(command: str) -> None:
    """A command or an option that is not there would be seen at night, by nobody."""
    words = shlex.split(command)
    group: Any = typer.main.get_command(app)
    while hasattr(group, "commands"):
        name, *words = words
        assert name in group.commands, command
        group = group.commands[name]
    with group.make_context("x", words) as context:
        assert context.params


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_no_rights_by_itself(path: Path) -> None:
    """Each job asks for its own; two runs of a kind do not meet; code of a proposal never runs with our rights."""
    loaded = workflow(path)
    assert loaded["permissions"] == {}
    assert loaded["concurrency"]["group"]
    assert "pull_request_target" not in loaded[True]
    assert "workflow_run" not in loaded[True]
    assert "secrets." not in path.read_text(encoding="utf-8")


def test_a_job_has_the_rights_that_it_needs_and_an_end() -> None:
    """Whoever wants more for a job has to write it down here, too."""
    for file, name, job in jobs():
        assert job["permissions"] == RIGHTS.get((file, name), {"contents": "read"}), (file, name)
        assert 0 < job["timeout-minutes"] <= 120
    for name, job in pipeline().items():
        assert re.fullmatch(r"\d+ (?:minutes|hours)", job["timeout"]), name


def test_actions_are_pinned_and_leave_no_password_behind() -> None:
    """Only GitHub's own actions, by exact version; git's password does not stay in the folder."""
    for step in (step for step in steps() if "uses" in step):
        assert re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", step["uses"])
        assert "checkout" not in step["uses"] or step["with"]["persist-credentials"] is False


def test_no_command_is_put_together_from_expressions() -> None:
    """Values reach the shell as variables and files, never as text of a command."""
    assert not [step["run"] for step in steps() if "${{" in step.get("run", "")]


def test_the_token_is_where_no_strangers_code_runs() -> None:
    """On GitLab only jobs of the environment `links` can read it, and none of them runs for a proposal."""
    trusted = {name for name, job in pipeline().items() if "environment" in job and job["environment"] != "host"}
    assert trusted == {"links-tell", "review-tell"}
    for name in trusted:
        assert "merge_request_event" not in str(pipeline()[name]["rules"])
    for name, job in pipeline().items():
        assert name in trusted or not re.search(r"LINKS_TOKEN|gitlab_issue|links_ci", str(job["script"]))


def test_only_what_was_accepted_is_published() -> None:
    """Neither a proposal nor the clock publishes, and nothing is published before somebody chose a host."""
    assert set(workflow(ROOT / ".github/workflows/publish.yml")[True]) == {"push", "workflow_dispatch"}
    for file, _, job in jobs():
        assert (file == "publish") == ("vars.NCP_HOST" in str(job.get("if")))
    for name in ("build-main", "publish", "pages"):
        assert all('"push" && $NCP_HOST == ' in rule["if"] for rule in pipeline()[name]["rules"])


def test_the_site_is_handed_on_whole() -> None:
    """Files whose name begins with a dot are left out by default, and `publish` would refuse what is not whole."""
    handed_on = [step for step in steps() if step.get("with", {}).get("path") == "site/"]
    assert len(handed_on) == 3
    assert all(step["with"]["include-hidden-files"] is True for step in handed_on)


def test_the_runner_gets_all_programs_that_the_tests_need() -> None:
    """GitHub's runner is no root, so the tests cannot install them; a browser is there already."""
    (test,) = (job for file, name, job in jobs() if (file, name) == ("check", "test"))
    installed = set(test["steps"][1]["run"].replace("\\\n", " ").split())
    assert {package for need in NEEDS if need is not CHROMIUM for package in need.packages} <= installed


@pytest.fixture
def github(tmp_path: Path) -> Path:
    """Give a folder with a `gh` that knows an issue (or none) and writes down what it is asked."""
    program = tmp_path / "gh"
    program.write_text(
        '#!/bin/sh\ncase "$*" in *GET*) cat issues ;; *) echo "$*" >> asked; eval "cp ${*##*@} sent" ;; esac\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "issues").write_text("")
    return tmp_path


def keep(github: Path, text: str) -> str:
    """Run the script with a report; give what it asked GitHub to change."""
    (github / "asked").unlink(missing_ok=True)
    (github / "report.md").write_text(text, encoding="utf-8")
    environment = {"PATH": f"{github}:{os.environ['PATH']}", "GH_REPO": "nvd/site"}
    script = [str(ROOT / "scripts/github_issue.sh"), "Kas jādara", "report.md"]
    subprocess.run(script, check=True, cwd=github, env=environment)
    return (github / "asked").read_text() if (github / "asked").exists() else ""


def test_one_issue_on_github_is_opened_renewed_and_closed(github: Path) -> None:
    """It is open as long as the report holds a task; without one none is opened."""
    assert keep(github, "nothing\n") == ""
    assert re.search(r"POST repos/nvd/site/issues -f title=Kas jādara", keep(github, "- [ ] one\n"))
    (github / "issues").write_text("12\n7\n")
    assert re.search(r"PATCH repos/nvd/site/issues/7 -f state=open", keep(github, "- [ ] two\n"))
    assert re.search(r"PATCH repos/nvd/site/issues/7 -f state=closed", keep(github, "nothing\n"))


def test_a_report_that_is_too_long_is_cut_at_a_line(github: Path) -> None:
    """GitHub refuses what is longer, and then nobody would be told anything."""
    keep(github, "- [ ] ā\n" * 20_000)
    sent = (github / "sent").read_text(encoding="utf-8")
    assert len(sent.encode()) <= 60_010
    assert {*sent.splitlines()} == {"- [ ] ā", "", "…"}
