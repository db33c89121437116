"""The pre-commit hook, the GitHub Action and the commands of docs/ci.md, by doing what they say."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import sysconfig
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kehoach_parser.errors import ExitCode
from kehoach_parser.messages.catalogue import tell
from kehoach_parser.readers.formats import READERS
from kehoach_parser.validate import RULES
from kehoach_parser.validate.reports import REPORTS
from tests.conftest import ROOT, SAMPLES, Command

# Typed as a module of anything: no stubs are needed for three small files.
yaml = import_module("yaml")
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]


def blocks(kind: str) -> list[str]:
    """The code blocks of docs/ci.md under a comment of this kind."""
    return re.findall(rf"<!-- {kind} -->\n```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def plans(kehoach: Command, tmp_path: Path) -> Path:
    """A repository with two plans in plans/, their manifest, and a JSON file that is no plan."""
    (tmp_path / "in").mkdir()
    for name in ("xa-an-thuan.docx", "tinh-binh-lam.txt"):
        (tmp_path / "in" / name).write_bytes((SAMPLES / name).read_bytes())
    assert kehoach("batch", tmp_path / "in", tmp_path / "work" / "plans", "--jobs", "1", "--quiet").returncode == 0
    (tmp_path / "work" / "package.json").write_text("{}")
    return tmp_path / "work"


def spoil(work: Path) -> None:
    path = work / "plans" / "xa-an-thuan.docx.json"
    path.write_text(path.read_text("utf-8").replace('"level": "commune"', '"level": "district"'), "utf-8")


# --- docs/ci.md


def commands() -> list[str]:
    lines = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
    return [line.removeprefix(".venv/bin/") for line in lines if "kehoach validate" in line]


def test_there_are_commands() -> None:
    assert len(commands()) > 10
    assert {name for name in REPORTS if f"--format {name}" in PAGE} == set(REPORTS) - {"text"}


@pytest.mark.parametrize("command", commands())
def test_the_commands_of_the_page_do_what_it_says(kehoach: Command, plans: Path, command: str) -> None:
    words = shlex.split(command, comments=True)
    assert words.pop(0) == "kehoach"
    stdin = b""
    if "<" in words:
        stdin = (plans / words.pop()).read_bytes()
        words.remove("<")
    done = kehoach(*words, cwd=plans, stdin=stdin)
    assert (done.returncode, done.stderr) == (0, b"1 plan is valid\n" if ".docx" in command else b"2 plans are valid\n")
    if "--output" in words:
        assert (plans / words[words.index("--output") + 1]).stat().st_size > 0
        assert done.stdout == b""
    spoil(plans)
    stdin = (plans / "plans" / "xa-an-thuan.docx.json").read_bytes() if stdin else b""
    assert kehoach(*words, cwd=plans, stdin=stdin).returncode == ExitCode.FINDINGS


def test_the_rules_are_all_told() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \| (error|warning) \| (.+) \|$", PAGE, re.MULTILINE)
    assert told == [(name, severity, tell("en", "rules", name)) for name, severity in RULES.items()]


def test_the_workflows_use_the_action_as_it_is() -> None:
    found = [yaml.safe_load(block) for block in blocks("workflow")]
    assert len(found) == 2
    for workflow in found:
        (step,) = [step for step in workflow["jobs"]["validate"]["steps"] if "/kehoach-parser@" in step.get("uses", "")]
        assert set(step["with"]) <= set(ACTION["inputs"])
        assert {name for name, value in ACTION["inputs"].items() if value.get("required")} <= set(step["with"])
        assert all(isinstance(value, str) for value in step["with"].values())


def test_the_gitlab_job_runs_the_command(kehoach: Command, plans: Path) -> None:
    (block,) = blocks("gitlab")
    job = yaml.safe_load(block)["plans"]
    words = shlex.split(job["script"][1])
    assert words[:2] == ["kehoach", "validate"]
    assert kehoach(*words[1:], cwd=plans).returncode == 0
    assert (plans / job["artifacts"]["reports"]["junit"]).is_file()


# --- the action


def test_the_action_needs_nothing_but_setup_python() -> None:
    assert [step["uses"].partition("@")[0] for step in STEPS if "uses" in step] == ["actions/setup-python"]
    assert ACTION["runs"]["using"] == "composite"
    assert {"paths", "format", "strict", "python-version"} <= set(ACTION["inputs"])
    assert ACTION["inputs"]["format"]["default"] == "github"


def test_the_action_puts_no_input_into_a_script() -> None:
    """A path like "$(command)" must stay a path."""
    for step in STEPS:
        assert "${{" not in step.get("run", "")
        assert step.get("shell", "bash") == "bash"


def run_step(step: dict[str, Any], context: dict[str, str], work: Path) -> subprocess.CompletedProcess[bytes]:
    """A step as GitHub's runner does it: expressions of its env replaced, its script given to bash."""

    def replaced(value: str) -> str:
        return re.sub(r"\$\{\{\s*(.+?)\s*\}\}", lambda match: context[match[1]], value)

    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    kept |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    runner = {"RUNNER_TEMP": context["temp"], "GITHUB_OUTPUT": f"{context['temp']}/output", "GITHUB_WORKSPACE": str(work)}
    environment = kept | runner | context_of_tests() | {name: replaced(value) for name, value in step["env"].items()}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=work, env=environment, capture_output=True, check=False, timeout=300)


def context_of_tests() -> dict[str, str]:
    """What the package needs is here already and need not be fetched anew: pip finds it on this path."""
    return {"PYTHONPATH": sysconfig.get_paths()["purelib"], "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.mark.skipif(os.name != "posix", reason="needs bash")
def test_the_action_runs(plans: Path, tmp_path: Path) -> None:
    install, validate = (step for step in STEPS if "run" in step)
    temp = tmp_path / "temp"
    temp.mkdir()
    context = {"temp": str(temp), "github.action_path": str(ROOT), "steps.python.outputs.python-path": sys.executable}
    done = run_step(install, context, plans)
    if done.returncode != 0 and b"No matching distribution found for hatchling" in done.stderr:
        pytest.skip("no package registry within reach: hatchling cannot be had")
    assert done.returncode == 0, done.stderr.decode()
    context |= dict(line.split("=", 1) for line in (temp / "output").read_text().splitlines())
    context["steps.install.outputs.bin"] = context.pop("bin")

    def check(**inputs: str) -> subprocess.CompletedProcess[bytes]:
        values = {name: value.get("default", "") for name, value in ACTION["inputs"].items()} | inputs
        return run_step(validate, context | {f"inputs.{name}": value for name, value in values.items()}, plans)

    done = check(paths="plans\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"2 plans are valid\n")
    done = check(paths="plans/manifest.jsonl\n  plans/*.docx.json\n\n", strict="true", format="text")
    assert (done.returncode, done.stderr) == (0, b"2 plans are valid\n")
    done = check(paths="$(touch hacked); `touch hacked`\n--version\n; touch hacked")
    assert done.returncode == ExitCode.INPUT
    assert not (plans / "hacked").exists()
    spoil(plans)
    done = check(paths="plans")
    assert done.returncode == ExitCode.FINDINGS
    assert re.fullmatch(
        r"::error file=plans/xa-an-thuan\.docx\.json,line=\d+,title=kehoach validate%3A unit-level::/unit/level: .+\n", done.stdout.decode()
    )
    done = check(paths="plans", format="sarif", output="plans.sarif")
    assert (done.returncode, done.stdout) == (ExitCode.FINDINGS, b"")
    assert b'"2.1.0"' in (plans / "plans.sarif").read_bytes()


# --- the pre-commit hook

(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def test_the_hook_takes_results_and_nothing_else() -> None:
    suffixes = {suffix[1:] for suffix in READERS}
    wanted = set(re.search(r"\((.+)\)", HOOK["files"])[1].split("|"))  # type: ignore[index]  # fails where there is none
    assert wanted >= suffixes, "a new format: name it in files: of .pre-commit-hooks.yaml"
    pattern = re.compile(HOOK["files"])
    assert pattern.search("a/plan.pdf.json")
    for other in ("package.json", "plan.json", "pdf.json", "plan.pdf.jsonl", "plan.pdf.json.bak", "out/manifest.jsonl"):
        assert not pattern.search(other), other


def test_the_hook_as_the_page_sets_it_up() -> None:
    (block,) = blocks("pre-commit")
    (repository,) = yaml.safe_load(block)["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [HOOK["id"]] == ["kehoach-validate"]
    assert (HOOK["language"], HOOK["types"]) == ("python", ["json"])


def test_the_hook_runs(kehoach: Command, plans: Path) -> None:
    """As pre-commit calls it: the entry, the arguments, the names of the files that match."""
    files = sorted(str(path.relative_to(plans)) for path in plans.rglob("*.json") if re.search(HOOK["files"], str(path)))
    assert len(files) == 2
    program, *words = HOOK["entry"].split()
    assert program == "kehoach"
    assert kehoach(*words, "--strict", *files, cwd=plans).returncode == 0
    spoil(plans)
    done = kehoach(*words, "--strict", *files, cwd=plans)
    assert done.returncode == ExitCode.FINDINGS
    assert done.stdout.startswith(b"plans/xa-an-thuan.docx.json: /unit/level: ")
