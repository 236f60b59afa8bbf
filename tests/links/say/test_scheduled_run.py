"""The scheduled run brings what the check learnt into the repository, and nothing else."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "scripts/links_ci.sh"
ISSUE = ROOT / "scripts/gitlab_issue.py"
WORKFLOW = ROOT / ".github/workflows/links.yml"
PIPELINE = ROOT / ".gitlab-ci.yml"
TITLE = "Saites: kas jādara"
LINKS, STATE, BRANCH = "data/links.yml", "data/links.state.jsonl", "links-fixes"
EDITOR = {"NAME": "Editor", "EMAIL": "editor@nvd.example"}
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}


def git(folder: Path, *arguments: str) -> str:
    """Run git as the editor."""
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in EDITOR.items()}
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**QUIET, **who}).stdout


def change(work: Path, path: str, text: str, message: str) -> None:
    """Commit a file as the editor."""
    (work / path).parent.mkdir(parents=True, exist_ok=True)
    (work / path).write_text(text, encoding="utf-8")
    git(work, "add", path)
    git(work, "commit", "--quiet", "--message", message)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Give a checkout, as the runner has it, of a host's repository."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "host")
    git(tmp_path, "clone", "--quiet", "host", "editor")
    change(tmp_path / "editor", LINKS, "old\n", "first")
    git(tmp_path / "editor", "push", "--quiet", "origin", "HEAD:main")
    git(tmp_path, "clone", "--quiet", "host", "work")
    return tmp_path / "work"


def run(work: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script as the scheduled run does."""
    command = ["bash", str(SCRIPT), *arguments]
    return subprocess.run(command, check=False, cwd=work, capture_output=True, text=True, env=QUIET)


def patch(work: Path, path: str = LINKS, text: str = "new\n") -> str:
    """Give a patch of one file, as `links fix` would leave it, with the checkout as it was."""
    git(work, "checkout", "--quiet", "--force", "origin/main")
    (work / path).parent.mkdir(parents=True, exist_ok=True)
    (work / path).write_text(text, encoding="utf-8")
    git(work, "add", "--intent-to-add", path)
    made = git(work, "diff")
    git(work, "reset", "--quiet", "--hard")
    file = work.parent / "fixes.patch"
    file.write_text(made, encoding="utf-8")
    return str(file)


def on_host(work: Path, what: str) -> str:
    """Give what the host has: a file `branch:path`."""
    return git(work.parent / "host", "show", what)


def branches(work: Path) -> list[str]:
    """Give the branches of the host."""
    return git(work.parent / "host", "branch", "--format=%(refname:short)").split()


def test_what_was_learnt_is_committed_to_the_main_branch_once(work: Path) -> None:
    """The same state a second time makes no commit."""
    state = work.parent / "state"
    state.write_text('{"url":"https://a.example/"}\n', encoding="utf-8")
    for _ in range(2):
        assert run(work, "record", str(state)).returncode == 0
    assert on_host(work, f"main:{STATE}") == state.read_text(encoding="utf-8")
    assert git(work.parent / "host", "rev-list", "--count", "main") == "2\n"


def test_an_editor_who_was_faster_loses_nothing(work: Path) -> None:
    """The state is put upon what the main branch is by then."""
    change(work.parent / "editor", "docs/lv/index.md", "text\n", "meanwhile")
    git(work.parent / "editor", "push", "--quiet", "origin", "HEAD:main")
    state = work.parent / "state"
    state.write_text("{}\n", encoding="utf-8")
    assert run(work, "record", str(state)).returncode == 0
    assert on_host(work, "main:docs/lv/index.md") == "text\n"
    assert on_host(work, f"main:{STATE}") == "{}\n"


def test_fixes_stand_on_a_branch_of_their_own_until_there_is_none(work: Path) -> None:
    """One branch, renewed; not pushed again when nothing changed; gone with the last fix."""
    assert run(work, "propose", patch(work)).returncode == 0
    assert on_host(work, f"{BRANCH}:{LINKS}") == "new\n"
    assert on_host(work, f"main:{LINKS}") == "old\n"
    first = on_host(work, BRANCH)
    run(work, "propose", patch(work))
    assert on_host(work, BRANCH) == first
    run(work, "propose", patch(work, text="newer\n"))
    assert on_host(work, f"{BRANCH}:{LINKS}") == "newer\n"
    (work.parent / "none.patch").write_text("", encoding="utf-8")
    assert run(work, "propose", str(work.parent / "none.patch")).returncode == 0
    assert branches(work) == ["main"]


def test_a_branch_that_somebody_works_on_is_left_alone(work: Path) -> None:
    """An editor's commit on the proposal is never overwritten and never deleted."""
    run(work, "propose", patch(work))
    editor = work.parent / "editor"
    git(editor, "fetch", "--quiet", "origin", BRANCH)
    git(editor, "checkout", "--quiet", "-B", BRANCH, "FETCH_HEAD")
    change(editor, LINKS, "by hand\n", "better")
    git(editor, "push", "--quiet", "origin", BRANCH)
    done = run(work, "propose", patch(work, text="newer\n"))
    assert done.returncode == 0
    assert "left alone" in done.stderr
    assert on_host(work, f"{BRANCH}:{LINKS}") == "by hand\n"


@pytest.mark.parametrize("path", [".github/workflows/links.yml", "scripts/run.py"])
def test_a_patch_can_change_content_alone(work: Path, path: str) -> None:
    """The job that met strangers' pages must not write what later runs with more rights."""
    run(work, "propose", patch(work, path, "evil\n"))
    assert branches(work) == ["main"]


def test_misuse_is_told() -> None:
    """A slip in the workflow is not taken for success."""
    assert run(ROOT, "publish").returncode == 2


class GitLab(ThreadingHTTPServer):
    """Stands for GitLab: keeps issues, and what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.issues: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str, str | None]] = []


class Asked(BaseHTTPRequestHandler):
    """Answers as GitLab does."""

    server: GitLab

    def log_message(self, *_: object) -> None:
        """Stay quiet."""

    def answer(self) -> None:
        """Do what is asked and tell it."""
        self.server.asked.append((self.command, self.path, self.headers["PRIVATE-TOKEN"]))
        values = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "{}")
        body = json.dumps(self.done(values)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def done(self, values: Mapping[str, str]) -> object:
        """Change the issues."""
        issues = self.server.issues
        if self.command == "GET":
            return issues
        issue = {"iid": len(issues) + 1, "state": "opened"} if self.command == "POST" else issues[0]
        states = {"close": "closed", "reopen": "opened"}
        issue |= {**values, "state": states.get(values.get("state_event", ""), str(issue["state"]))}
        issues += [issue] if self.command == "POST" else []
        return issue

    do_GET = do_POST = do_PUT = answer  # noqa: N815 - the library's names


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    """Give a GitLab of our own on a loopback address."""
    with GitLab() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def keep(gitlab: GitLab, report: Path, text: str) -> subprocess.CompletedProcess[str]:
    """Run the script with a report."""
    report.write_text(text, encoding="utf-8")
    address = f"http://127.0.0.1:{gitlab.server_port}/api/v4"
    env = {"CI_API_V4_URL": address, "CI_PROJECT_ID": "7", "LINKS_TOKEN": "s3cret", "PYTHONUTF8": "1"}
    command = [sys.executable, str(ISSUE), TITLE, str(report)]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=env)


def test_one_issue_is_opened_renewed_closed_and_opened_again(gitlab: GitLab, tmp_path: Path) -> None:
    """It is open as long as the report holds a task."""
    seen = []
    for text in ("nothing\n", "# x\n- [ ] one\n", "- [ ] two\n", "nothing\n", "- [ ] three\n"):
        assert keep(gitlab, tmp_path / "links.md", text).returncode == 0
        seen.append([(issue["state"], issue["description"]) for issue in gitlab.issues])
    assert [issue[0][0] if issue else None for issue in seen] == [None, "opened", "opened", "closed", "opened"]
    assert [issue[0][1] for issue in seen[1:]] == ["# x\n- [ ] one\n", "- [ ] two\n", "nothing\n", "- [ ] three\n"]
    assert len(gitlab.issues) == 1
    assert {token for *_, token in gitlab.asked} == {"s3cret"}


def test_somebody_elses_issue_is_not_touched(gitlab: GitLab, tmp_path: Path) -> None:
    """Only what this token made is asked for, and only the exact title is taken."""
    gitlab.issues.append({"iid": 1, "state": "opened", "title": f"{TITLE}?", "description": "mine"})
    keep(gitlab, tmp_path / "links.md", "- [ ] one\n")
    assert gitlab.issues[0]["description"] == "mine"
    assert "scope=created_by_me" in gitlab.asked[0][1]


def test_trouble_with_gitlab_is_told_without_the_token(tmp_path: Path, gitlab: GitLab) -> None:
    """The log is read by more people than may hold the token."""
    gitlab.issues.append({"iid": 1})
    done = keep(gitlab, tmp_path / "links.md", "- [ ] one\n")
    assert done.returncode == 2
    assert "KeyError" in done.stderr
    assert "s3cret" not in done.stderr


def workflow() -> dict[Any, Any]:
    """Give the workflow; YAML reads its key `on` as true."""
    loaded: dict[Any, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    return loaded


def test_no_proposal_waits_for_other_peoples_servers() -> None:
    """The check runs by the clock and by hand, on either host, and on no push or proposal."""
    assert set(workflow()[True]) == {"schedule", "workflow_dispatch"}
    pipeline = yaml.safe_load(PIPELINE.read_text(encoding="utf-8"))
    rules = [rule["if"] for rule in pipeline[".weekly"]["rules"]]
    assert all(re.search(r'PIPELINE_SOURCE == "(schedule|web)"$', rule) for rule in rules)
    asking = {name for name, job in pipeline.items() if re.search(r"run\.py links|links_ci", str(job.get("script")))}
    assert asking == {"links-check", "links-tell"}
    assert {pipeline[name]["extends"] for name in asking} == {".weekly"}


def test_a_job_may_no_more_than_it_needs() -> None:
    """What meets strangers' pages only reads; every job has its end; no job keeps git's password."""
    assert workflow()["permissions"] == {}
    jobs = workflow()["jobs"]
    assert jobs["check"]["permissions"] == {"contents": "read"}
    assert all(job["timeout-minutes"] for job in jobs.values())
    for step in (step for job in jobs.values() for step in job["steps"] if "uses" in step):
        assert re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", step["uses"])
        assert "checkout" not in step["uses"] or step["with"]["persist-credentials"] is False


def test_no_command_is_put_together_from_expressions() -> None:
    """Values reach the shell as variables and files, never as text of a command."""
    for step in (step for job in workflow()["jobs"].values() for step in job["steps"]):
        assert "${{" not in step.get("run", "")


def test_problems_in_the_links_do_not_fail_the_run_but_trouble_does() -> None:
    """Exit code 1 is what the issue is for; 2 means that nothing was checked."""
    pipeline = yaml.safe_load(PIPELINE.read_text(encoding="utf-8"))
    for text in (WORKFLOW.read_text(encoding="utf-8"), "\n".join(pipeline["links-check"]["script"])):
        assert text.count("|| test $? -eq 1") == 2
