"""`kehoach validate` as CI calls it: which files it takes, what it reports in each format, its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from kehoach_parser import parse_text
from kehoach_parser.cli.validate import Format
from kehoach_parser.errors import ExitCode, InputError
from kehoach_parser.validate import RULES, Finding
from kehoach_parser.validate.paths import targets
from kehoach_parser.validate.reports import REPORTS, Checked, annotation, as_json, github, junit, repository_path, sarif
from tests.conftest import SAMPLES, Command

Done = subprocess.CompletedProcess[bytes]


@pytest.fixture(scope="module")
def good() -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(parse_text((SAMPLES / "xa-an-thuan.txt").read_text("utf-8")).model_dump_json())
    return plan


def write(path: Path, plan: dict[str, Any], **changes: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(plan | changes, indent=1, ensure_ascii=False), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, good: dict[str, Any]) -> Path:
    """a.json good, b, c.json with an error, sub/d.json with a warning, broken.json, empty.json; hidden and other files."""
    write(tmp_path / "a.json", good)
    write(tmp_path / "b, c.json", good, year="2023")
    write(tmp_path / "sub" / "d.json", good, provenance={name: value for name, value in good["provenance"].items() if name != "/subject"})
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "empty.json").write_text("")
    write(tmp_path / ".hidden" / "x.json", {})
    (tmp_path / "notes.txt").write_text("no JSON")
    return tmp_path


def names(*paths: str | Path, without: str | None = None) -> list[str]:
    return [target.name for target in targets([str(path) for path in paths], without)]


def problems(*paths: str | Path) -> list[str]:
    return [str(target.problem) for target in targets([str(path) for path in paths]) if target.problem is not None]


# --- exit codes and the summary


def test_exit_codes(kehoach: Command, folder: Path) -> None:
    for arguments, code, summary in (
        (["a.json"], ExitCode.OK, "1 plan is valid"),
        (["a.json", "sub"], ExitCode.OK, "2 plans are valid, 1 warning"),
        (["--strict", "a.json", "sub"], ExitCode.FINDINGS, "2 plans checked: 1 warning in 1 file"),
        (["a.json", "b, c.json", "broken.json", "sub"], ExitCode.FINDINGS, "4 plans checked: 2 errors and 1 warning in 2 files"),
        (["."], ExitCode.INPUT, "4 plans checked: 2 errors and 1 warning in 2 files; 1 path not read"),
        (["a.json", "missing.json"], ExitCode.INPUT, "1 plan is valid; 1 path not read"),
        (["missing.json", "empty.json"], ExitCode.INPUT, "nothing was checked: 2 paths not read"),
    ):
        done = kehoach("validate", *arguments, cwd=folder)
        assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (code, summary), arguments


def test_what_cannot_be_read_is_told_in_one_line_each(kehoach: Command, folder: Path) -> None:
    done = kehoach("validate", "missing.json", "empty.json", "nothing*.json", "a.json", cwd=folder)
    assert done.stderr.decode().splitlines() == [
        "kehoach: missing.json: no such file; check the path",
        "kehoach: empty.json: empty file; check that it was saved completely",
        "kehoach: nothing*.json: matches no file; check the pattern",
        "1 plan is valid; 3 paths not read",
    ]
    assert done.stdout == b""


def test_usage(kehoach: Command, folder: Path) -> None:
    before = (folder / "a.json").read_bytes()
    for arguments in ((), ("--format", "pdf", "a.json"), ("-", "-"), ("a.json", "-o", "a.json"), ("--zzz", "a.json")):
        done = kehoach("validate", *arguments, cwd=folder, stdin=b"{}")
        assert (done.returncode, done.stdout) == (ExitCode.USAGE, b""), arguments
    assert (folder / "a.json").read_bytes() == before


def test_standard_input(kehoach: Command, folder: Path) -> None:
    done = kehoach("validate", "-", stdin=(folder / "b, c.json").read_bytes())
    assert done.stdout == b'standard input: /year: the value is not of type "integer" or null (found "2023")\n'
    assert done.returncode == ExitCode.FINDINGS
    lines = b"\n".join(json.dumps(json.loads((folder / name).read_bytes())).encode() for name in ("a.json", "b, c.json"))
    assert kehoach("validate", "-", stdin=lines).stdout.startswith(b"standard input:2: /year: ")
    assert kehoach("validate", "-", stdin=b"").returncode == ExitCode.INPUT


def test_without_the_models(kehoach: Command, tmp_path: Path, good: dict[str, Any]) -> None:
    path = write(tmp_path / "x.json", good, year=2023.0)
    assert kehoach("validate", path).returncode == ExitCode.FINDINGS
    assert kehoach("validate", "--no-models", path).returncode == ExitCode.OK


# --- which files


def test_a_folder_is_searched_for_json(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    expected = ["a.json", "b, c.json", "broken.json", "empty.json", "sub/d.json"]
    assert names(".") == [f"./{name}" for name in expected]
    assert names(folder) == [str(folder / name) for name in expected]
    assert names("sub", ".", "a.json") == ["sub/d.json", "./a.json", "./b, c.json", "./broken.json", "./empty.json"]
    (folder / "none").mkdir()
    assert problems("none") == ["none: holds no *.json; check the folder"]
    assert names(folder, without=str(folder / "sub/../sub/d.json")) == [str(folder / name) for name in expected[:-1]]


def test_patterns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert names("*.json") == ["a.json", "b, c.json", "broken.json", "empty.json"]
    assert names("**/d.json") == ["sub/d.json"]
    assert names("s*") == ["sub/d.json"]
    assert names("**") == ["a.json", "b, c.json", "broken.json", "empty.json", "sub/d.json"]
    assert problems("*.xml") == ["*.xml: matches no file; check the pattern"]
    (folder / "[x].json").write_text("{}")
    assert names("[x].json") == ["[x].json"]  # a name that looks like a pattern


def test_links_lead_round_in_no_circle(tmp_path: Path, good: dict[str, Any]) -> None:
    if os.name != "posix":
        pytest.skip("links are those of POSIX")
    write(tmp_path / "sub" / "a.json", good)
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "same.json").symlink_to(tmp_path / "sub" / "a.json")
    assert names(tmp_path) == [str(tmp_path / "same.json")]  # each file once


def test_a_manifest_names_its_results(kehoach: Command, tmp_path: Path) -> None:
    """As `kehoach batch` writes it."""
    (tmp_path / "in" / "sub").mkdir(parents=True)
    for name in ("xa-an-thuan.txt", "tinh-binh-lam.md"):
        (tmp_path / "in" / "sub" / name).write_bytes((SAMPLES / name).read_bytes())
    (tmp_path / "in" / "empty.pdf").write_bytes(b"")
    kehoach("batch", tmp_path / "in", tmp_path / "out", "--jobs", "1", "--quiet")
    manifest = tmp_path / "out" / "manifest.jsonl"
    assert len(manifest.read_bytes().splitlines()) == 3
    write(tmp_path / "out" / "another.json", {})
    found = names(manifest)
    assert sorted(found) == [str(tmp_path / "out" / "sub" / f"{name}.json") for name in ("tinh-binh-lam.md", "xa-an-thuan.txt")]
    done = kehoach("validate", manifest)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"2 plans are valid\n")
    Path(found[0]).unlink()
    done = kehoach("validate", manifest)
    assert done.returncode == ExitCode.INPUT
    assert done.stderr.decode().startswith(f"kehoach: {found[0]}: no such file")


def test_manifests_in_all_their_states(tmp_path: Path, good: dict[str, Any]) -> None:
    manifest = tmp_path / "manifest.jsonl"

    def line(source: str, status: str = "done", **more: Any) -> str:
        return json.dumps({"source": source, "status": status, "output": f"{source}.json" if status == "done" else None} | more) + "\n"

    odd = "k\udcff.txt"  # a name that is no UTF-8
    shown = {"source_hex": os.fsencode(odd).hex(), "output": "k?.txt.json"}
    manifest.write_text(line("a") + line("b") + line("c") + line("a", "failed") + line("k?.txt", **shown) + line("n", output="\0") + '{"source": "d", "sta')
    assert names(manifest) == [str(tmp_path / name) for name in ("b.json", "c.json", f"{odd}.json")]
    renamed = tmp_path / "last-run.jsonl"  # told by its first line
    renamed.write_bytes(manifest.read_bytes())
    assert names(renamed) == names(manifest)
    for nothing in ("", line("a", "failed"), "{"):
        manifest.write_text(nothing)
        assert problems(manifest) == [f"{manifest}: names no results; check that the run that wrote it did anything"]
    plans = tmp_path / "plans.jsonl"
    plans.write_text(json.dumps(good) + "\n")
    assert names(plans) == [str(plans)]
    assert names(tmp_path / "missing.jsonl") == [str(tmp_path / "missing.jsonl")]


def test_a_folder_that_none_may_read(tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("permissions do not bind this user")
    (tmp_path / "sub").mkdir(mode=0)
    found = problems(tmp_path)
    (tmp_path / "sub").chmod(0o700)
    assert found[0].endswith("check its permissions")


# --- reports


def report(kehoach: Command, folder: Path, name: str, *options: str) -> str:
    done = kehoach("validate", "--format", name, *options, "a.json", "b, c.json", "broken.json", "empty.json", "sub", cwd=folder)
    assert done.returncode == ExitCode.INPUT
    assert done.stderr.decode().splitlines()[-1] == "4 plans checked: 2 errors and 1 warning in 2 files; 1 path not read" or options
    return done.stdout.decode("utf-8")


YEAR = 'the value is not of type "integer" or null (found "2023")'
SYNTAX = "not JSON: Expecting property name enclosed in double quotes (line 1, column 2)"
EMPTY = "empty file"


def line_of(path: Path, start: str) -> int:
    return next(number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if line.startswith(start))


def test_text(kehoach: Command, folder: Path) -> None:
    assert report(kehoach, folder, "text").splitlines() == [
        f"b, c.json: /year: {YEAR}",
        f"broken.json: /: {SYNTAX}",
        "sub/d.json: /subject: warning: has no provenance",
    ]


def test_json(kehoach: Command, folder: Path) -> None:
    year, subject = line_of(folder / "b, c.json", ' "year"'), line_of(folder / "sub/d.json", ' "subject"')
    expected = [
        {"file": "b, c.json", "document": None, "line": year, "pointer": "/year", "rule": "schema", "severity": "error", "message": YEAR},
        {"file": "broken.json", "document": None, "line": 1, "pointer": "", "rule": "json", "severity": "error", "message": SYNTAX},
        {"file": "empty.json", "document": None, "line": None, "pointer": "", "rule": "unreadable", "severity": "error", "message": EMPTY},
        {"file": "sub/d.json", "document": None, "line": subject, "pointer": "/subject", "rule": "provenance-missing", "severity": "warning", "message": "has no provenance"},
    ]
    assert json.loads(report(kehoach, folder, "json")) == expected
    assert [json.loads(line) for line in report(kehoach, folder, "jsonl").splitlines()] == expected
    assert json.loads(kehoach("validate", "--format", "json", "a.json", cwd=folder).stdout) == []
    assert json.loads("".join(as_json([], "en", strict=False))) == []


def test_github_annotations(kehoach: Command, folder: Path) -> None:
    year, subject = line_of(folder / "b, c.json", ' "year"'), line_of(folder / "sub/d.json", ' "subject"')
    assert report(kehoach, folder, "github").splitlines() == [
        f"::error file=b%2C c.json,line={year},title=kehoach validate%3A schema::/year: {YEAR}",
        f"::error file=broken.json,line=1,title=kehoach validate%3A json::/: {SYNTAX}",
        "::error file=empty.json,title=kehoach validate%3A unreadable::empty file",
        f"::warning file=sub/d.json,line={subject},title=kehoach validate%3A provenance-missing::/subject: has no provenance",
    ]


def unescaped(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command taken apart as GitHub's runner does it."""
    head, _, data = line[2:].partition("::")
    command, _, rest = head.partition(" ")
    properties = dict(part.split("=", 1) for part in rest.split(","))
    for code, sign in (("%3A", ":"), ("%2C", ",")):
        properties = {name: value.replace(code, sign) for name, value in properties.items()}
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        data = data.replace(code, sign)
        properties = {name: value.replace(code, sign) for name, value in properties.items()}
    return command, properties, data


def test_annotations_are_escaped() -> None:
    file = Checked("100%, a:b\n.json", 1, (Finding("/a\r", "schema", parameters={"said": "50 % :: x,\ny"}, text_line=3),))
    lines = "".join(github([file], "en", strict=False))
    assert lines.count("\n") == 1
    assert unescaped(lines.rstrip("\n")) == (
        "error",
        {"file": "100%, a:b\n.json", "line": "3", "title": "kehoach validate: schema"},
        "/a\r: 50 % :: x, y",
    )
    assert annotation("error", "a", None, "b", "50 %\n") == "::error file=a,title=b::50 %25%0A\n"


def test_annotations_name_files_from_the_top_of_the_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder))
    monkeypatch.chdir(folder / "sub")
    assert repository_path("d.json") == "sub/d.json"
    assert repository_path(str(folder / "a.json")) == "a.json"
    assert repository_path("../a.json") == "a.json"
    assert repository_path("missing.json") == "missing.json"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder / "sub"))
    assert repository_path("../a.json") == "../a.json"
    monkeypatch.delenv("GITHUB_WORKSPACE")
    assert repository_path("./d.json") == "d.json"


def test_junit(kehoach: Command, folder: Path) -> None:
    root = ET.fromstring(report(kehoach, folder, "junit"))  # noqa: S314 - our own
    counts = {"tests": "5", "failures": "2", "errors": "1", "skipped": "0"}
    assert (root.tag, root.attrib) == ("testsuites", counts)
    (suite,) = root
    assert (suite.tag, suite.attrib) == ("testsuite", counts | {"name": "kehoach validate"})
    outcomes = {case.attrib["name"]: [(below.tag, below.attrib.get("type"), below.text) for below in case] for case in suite}
    assert outcomes == {
        "a.json": [],
        "b, c.json": [("failure", "schema", f"/year: {YEAR}")],
        "broken.json": [("failure", "json", f"/: {SYNTAX}")],
        "empty.json": [("error", "unreadable", None)],
        "sub/d.json": [("system-out", None, "/subject: warning: has no provenance")],
    }
    assert all(case.attrib["classname"] == "kehoach.validate" for case in suite)
    strict = ET.fromstring(report(kehoach, folder, "junit", "--strict"))  # noqa: S314 - our own
    assert strict.attrib == counts | {"failures": "3"}
    assert [below.attrib["type"] for below in strict.iter("failure")] == ["schema", "json", "provenance-missing"]


def test_junit_holds_whatever_names_and_findings_hold() -> None:
    finding = Finding("/a<&>\"'\x00\ud800", "schema", parameters={"said": "]]> \x1b[31m\ufffe"})
    text = "".join(junit([Checked("<&>\"'\x01\udcff.json", 1, (finding, finding)), Checked("x", problem=Finding("", "url-not-read", "unreadable", {"said": "a\x02<"}))], "en", strict=False))
    root = ET.fromstring(text.encode("utf-8"))  # noqa: S314 - our own
    failure = next(root.iter("failure"))
    assert failure.attrib["message"].endswith("(and 1 more)")
    assert failure.text is not None
    assert failure.text.count("]]>") == 2
    assert next(root.iter("testcase")).attrib["name"] == "<&>\"'\ufffd\ufffd.json"


# What SARIF 2.1.0 says of the parts that are used here (OASIS, sections 3.13 to 3.52); nothing else may stand in them.
LEVEL = {"enum": ["none", "note", "warning", "error"]}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


TEXT = _object(["text"], text={"type": "string", "minLength": 1})
SARIF = _object(
    ["version", "runs", "$schema"],
    **{"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}},
    runs={
        "type": "array",
        "minItems": 1,
        "items": _object(
            ["tool", "results"],
            tool=_object(
                ["driver"],
                driver=_object(
                    ["name"],
                    name={"type": "string"},
                    version={"type": "string"},
                    rules={
                        "type": "array",
                        "uniqueItems": True,
                        "items": _object(["id"], id={"type": "string"}, shortDescription=TEXT, defaultConfiguration=_object([], level=LEVEL)),
                    },
                ),
            ),
            invocations={"type": "array", "items": _object(["executionSuccessful"], executionSuccessful={"type": "boolean"})},
            results={
                "type": "array",
                "items": _object(
                    ["message"],
                    ruleId={"type": "string"},
                    ruleIndex={"type": "integer", "minimum": 0},
                    level=LEVEL,
                    message=TEXT,
                    locations={
                        "type": "array",
                        "items": _object(
                            [],
                            physicalLocation=_object(
                                ["artifactLocation"],
                                artifactLocation=_object(["uri"], uri={"type": "string", "pattern": r"^[A-Za-z0-9/._~:%!$&'()*+,;=@-]+$"}),
                                region=_object(["startLine"], startLine={"type": "integer", "minimum": 1}),
                            ),
                            logicalLocations={
                                "type": "array",
                                "uniqueItems": True,
                                "items": _object([], fullyQualifiedName={"type": "string"}, kind={"type": "string"}),
                            },
                        ),
                    },
                ),
            },
        ),
    },
)


def sarif_run(text: str) -> dict[str, Any]:
    log = json.loads(text)
    assert [f"{error.instance_path}: {error.message}" for error in jsonschema_rs.Draft202012Validator(SARIF).iter_errors(log)] == []
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    found: dict[str, Any] = run
    return found


def test_sarif(kehoach: Command, folder: Path) -> None:
    run = sarif_run(report(kehoach, folder, "sarif"))
    assert run["invocations"] == [{"executionSuccessful": False}]
    assert [(result["ruleId"], result["level"], result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for result in run["results"]] == [
        ("schema", "error", "b%2C%20c.json"),
        ("json", "error", "broken.json"),
        ("unreadable", "error", "empty.json"),
        ("provenance-missing", "warning", "sub/d.json"),
    ]
    last = run["results"][-1]["locations"][0]
    assert last["physicalLocation"]["region"] == {"startLine": line_of(folder / "sub/d.json", ' "subject"')}
    assert last["logicalLocations"][0]["fullyQualifiedName"] == "/subject"
    clean = sarif_run(kehoach("validate", "--format", "sarif", "a.json", cwd=folder).stdout.decode())
    assert (clean["results"], clean["invocations"]) == ([], [{"executionSuccessful": True}])


def test_sarif_of_odd_names(tmp_path: Path) -> None:
    outside = tmp_path / "kế hoạch.json"
    outside.write_text("{}")
    files = [Checked(str(outside), 1, (Finding("", "schema", parameters={"said": "x"}),)), Checked("số 1?#.json", 1, (Finding("/a", "schema", parameters={"said": "x"}),))]
    run = sarif_run("".join(sarif(files, "en", strict=False)))
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]
    assert uris == [outside.as_uri(), "s%E1%BB%91%201%3F%23.json"]


def test_the_rules_keep_their_ids() -> None:
    """They are in other people's baselines and filters: add, do not rename."""
    assert set(RULES) >= {
        *("unreadable", "json", "schema-version", "schema", "models", "date-invalid", "period-order", "region-outside", "pointer-dangling"),
        *("unit-level", "number-order", "number-repeat", "provenance-dangling", "provenance-missing", "marker-unknown", "assignment-text"),
        *("text-control", "text-form", "target-text", "key-repeat"),
    }


def test_every_format_is_offered() -> None:
    assert [name.value for name in Format] == list(REPORTS)


def test_text_is_one_line_for_each_finding(kehoach: Command, tmp_path: Path, good: dict[str, Any]) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(good | {"x\ny\x1b[31m": 1, "provenance": good["provenance"] | {"/a\nb": 1}}))
    done = kehoach("validate", path)
    assert len(done.stdout.decode().splitlines()) == int(done.stderr.decode().split(": ")[1].split(" ")[0]) == 2
    assert b"\x1b" not in done.stdout


# --- the report in a file


def test_a_report_is_written_whole_or_not_at_all(kehoach: Command, folder: Path) -> None:
    done = kehoach("validate", "b, c.json", "--format", "json", "-o", "report.json", cwd=folder)
    assert (done.returncode, done.stdout) == (ExitCode.FINDINGS, b"")
    before = (folder / "report.json").read_bytes()
    assert [row["rule"] for row in json.loads(before)] == ["schema"]
    done = kehoach("validate", "a.json", "sub", "-o", "no/such/report.txt", cwd=folder)
    assert done.returncode == ExitCode.OUTPUT
    assert not (folder / "no").exists()
    again = kehoach("validate", ".", "--format", "json", "-o", "report.json", cwd=folder)  # it is no plan of the folder
    assert again.returncode == ExitCode.INPUT
    assert {row["file"] for row in json.loads((folder / "report.json").read_bytes())} == {"./b, c.json", "./broken.json", "./empty.json", "./sub/d.json"}
    assert not list(folder.rglob("*.tmp"))
    assert kehoach("validate", "b, c.json", "-o", "-", cwd=folder).stdout != b""


def test_a_problem_is_an_error_of_ours(tmp_path: Path) -> None:
    (target,) = targets([str(tmp_path / "*.json")])
    assert isinstance(target.problem, InputError)
