"""Validation of whatever a file may hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_parser import parse_file
from kehoach_parser.contract.plan import SCHEMA_VERSION
from kehoach_parser.contract.schema import json_schema
from kehoach_parser.errors import InputError
from kehoach_parser.validate import Finding, known_version, schema_check, validate_bytes, validate_file
from kehoach_parser.validate.places import lines_of_pointers
from kehoach_parser.validate.schema_check import as_known, by_models, wrong_version
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def plan(samples: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(parse_file(samples / "xa-an-thuan.docx").model_dump_json())
    return found


def findings(value: Any) -> list[str]:
    count, found = validate_bytes(value if isinstance(value, bytes) else json.dumps(value).encode(), "x.json")
    assert count == 1
    return [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (b"{", "/: not JSON: "),
        (b"[1, 2", "/: not JSON: "),
        (b'{"a": NaN}', "/: not JSON: NaN is no JSON number"),
        (b"[" * 100_000, "/: nested too deeply"),
        (b"[]", '/: the value is not of type "object" (found a list)'),
        (b'"plan"', '/: the value is not of type "object" (found "plan")'),
        (b"null", '/: the value is not of type "object" (found null)'),
        (b"1" * 5000, "/: "),
    ],
)
def test_what_is_no_plan(data: bytes, start: str) -> None:
    found = findings(data)
    assert len(found) == 1
    assert found[0].startswith(start), found


@pytest.mark.parametrize("data", [b"", b" \n ", b"\xff\xfe{}", b"%PDF-1.7 \xe2\xe3"])
def test_what_is_no_text_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError):
        validate_bytes(data, "x.json")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.json"):
        with pytest.raises(InputError):
            validate_file(path)


def test_each_finding_has_its_pointer(plan: dict[str, Any]) -> None:
    assert findings(plan) == []
    for change, expected in (
        ({"zzz": 1}, ["/: Additional properties are not allowed ('zzz' was unexpected)"]),
        ({"unit": []}, ['/unit: the value is not of type "object" or null (found a list)']),
        ({"closing": [7]}, ['/closing/0: the value is not of type "object" (found 7)']),
        ({"header": plan["header"] | {"date": {"day": 40, "month": 1, "year": 2023}}}, None),
    ):
        found = findings(plan | change)
        assert len(found) == 1, found
        assert expected is None or found == expected
    day = findings(plan | {"header": plan["header"] | {"date": {"day": 40, "month": 1, "year": 2023}}})
    assert day == ["/header/date/day: the value is greater than the maximum of 31 (found 40)"]
    without = {name: value for name, value in plan.items() if name != "provenance"}
    assert findings(without) == []


def test_keys_are_escaped_in_pointers(plan: dict[str, Any]) -> None:
    found = findings(plan | {"provenance": {"/a~1b": 3}})
    assert found == ['/provenance/~1a~01b: the value is not of type "array" (found 3)']


def test_what_only_the_models_see(plan: dict[str, Any]) -> None:
    data = json.dumps(plan | {"year": 2023.0}).encode()
    assert [(f.rule, f.severity) for f in validate_bytes(data, "x")[1]] == [("models", "error")]
    assert validate_bytes(data, "x", models=False) == (1, [])
    assert findings(plan | {"year": 2023.0}) == ["/year: Input should be a valid integer"]
    assert len(findings(json.dumps(plan | {"subject": "\ud800"}).encode())) == 1


@pytest.mark.parametrize(("version", "read"), [("1.0", True), ("1.1", True), ("1.2", True), ("1.3", False), ("2.0", False), ("0.9", False), ("11.0", False)])
def test_versions(plan: dict[str, Any], version: str, read: bool) -> None:
    found = findings(plan | {"schema_version": version, "new": 1} if not read else plan | {"schema_version": version})
    assert found == [] if read else found == [f"/schema_version: version {version} of the contract; this program reads 1.0 to 1.2"]
    without = {name: value for name, value in plan.items() if name != "schema_version"}
    assert findings(without) == ['/: "schema_version" is a required property']


@pytest.mark.parametrize(
    ("version", "known", "what"),
    [
        ("1.0", "1.2", None),
        ("1.2", "1.2", None),
        ("1.3", "1.2", "version 1.3 of the contract; this program reads 1.0 to 1.2"),
        ("2.0", "1.2", "version 2.0 of the contract; this program reads 1.0 to 1.2"),
        ("0.2", "1.2", "version 0.2 of the contract; this program reads 1.0 to 1.2"),
        ("1.0", "2.0", "version 1.0 of the contract; this program reads 2.0"),
        ("one", "1.2", None),  # no version: the schema's to say
        (1.0, "1.2", None),
        ("1" * 5000 + ".0", "1.2", None),
    ],
)
def test_equal_major_and_not_newer_minor_versions_are_read(version: Any, known: str, what: str | None) -> None:
    found = wrong_version(version, known)
    assert (found.what if found is not None else None) == what


def test_an_older_document_is_judged_as_one_of_this_version() -> None:
    old = {"schema_version": "1.0", "year": 2023}
    assert as_known(old, "1.2") == {"schema_version": "1.2", "year": 2023}
    assert old["schema_version"] == "1.0"
    kept: Any
    for kept in ({"schema_version": "1.2"}, {"schema_version": "x"}, {"schema_version": 1}, {}, [], None):
        assert as_known(kept, "1.2") is kept


def test_an_older_document_passes_a_newer_schema(plan: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """The schema and the models of a later minor version, made from today's: another number, a field with a default."""
    later = json.loads(json.dumps(schema_check._schema()))
    later["properties"]["schema_version"]["const"] = "1.7"
    later["properties"]["later"] = {"type": "string", "default": ""}
    validator = jsonschema_rs.Draft202012Validator(later, mask="the value")
    monkeypatch.setattr(schema_check, "_schema", lambda: later)
    monkeypatch.setattr(schema_check, "_validator", lambda: validator)
    data = json.dumps(plan | {"schema_version": "1.3"}).encode()
    assert validate_bytes(data, "x", models=False) == (1, [])
    data = json.dumps(plan | {"schema_version": "1.8"}).encode()
    assert [f.rule for f in validate_bytes(data, "x", models=False)[1]] == ["schema-version"]
    monkeypatch.undo()
    assert list(by_models(b"", plan | {"schema_version": "1.-"})) != []
    assert list(by_models(b"not looked at", plan | {"schema_version": "0.9"})) == []


def test_a_key_that_comes_twice_is_told_where_it_stands(plan: dict[str, Any]) -> None:
    text = json.dumps(plan)
    assert findings(text.encode()) == []
    again = text.replace('"year": ', '"year": 1, "year": ', 1).replace('"marker": ', '"marker": "x", "marker": ', 1)
    found = validate_bytes(again.encode(), "x")[1]
    assert {finding.rule for finding in found} == {"key-repeat"}
    assert "/header/date/year" in [finding.where for finding in found]
    assert len(found) == 2
    assert any(finding.where.endswith("/marker") for finding in found)


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_document_of_an_older_version_is_still_valid(version: str) -> None:
    """A sample as the parser wrote it when the contract was that."""
    data = (ROOT / "tests" / "data" / f"plan-{version}.json").read_bytes()
    assert json.loads(data)["schema_version"] == version
    assert validate_bytes(data, f"plan-{version}.json") == (1, [])
    older = json.loads((ROOT / "schemas" / f"plan-{version}.schema.json").read_bytes())
    assert jsonschema_rs.Draft202012Validator(older).is_valid(json.loads(data))


def test_the_packaged_schema_is_that_of_the_models() -> None:
    renew = "renew it: kehoach schema > src/kehoach_parser/validate/plan.schema.json"
    assert schema_check._schema() == json_schema(), renew
    assert known_version() == SCHEMA_VERSION, renew


def test_the_models_are_loaded_only_when_they_are_asked(tmp_path: Path, plan: dict[str, Any]) -> None:
    code = (
        "import sys\nfrom kehoach_parser.validate import validate_file\n"
        "print([f.rule for f in validate_file(sys.argv[1], models=sys.argv[2] == 'models')[1]], 'pydantic' in sys.modules)\n"
    )
    for change, option, expected in (
        ({}, "models", "[] True\n"),
        ({}, "none", "[] False\n"),
        ({"year": "x"}, "models", "['schema'] False\n"),
    ):
        (tmp_path / "plan.json").write_text(json.dumps(plan | change))
        command = [sys.executable, "-c", code, str(tmp_path / "plan.json"), option]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        assert subprocess.run(command, capture_output=True, check=True, text=True, env=environment).stdout == expected


def test_one_validator_serves_all_files(plan: dict[str, Any]) -> None:
    schema_check._validator.cache_clear()
    for _ in range(3):
        validate_bytes(json.dumps(plan).encode(), "x")
    assert schema_check._validator.cache_info().misses == 1


def test_lines_of_findings(plan: dict[str, Any]) -> None:
    changed = plan | {"year": "x", "recipients": [1], "sections": plan["sections"] + [{}]}
    text = json.dumps(changed, indent=1, ensure_ascii=False)
    lines = text.splitlines()
    shown = {f.where: lines[(f.text_line or 0) - 1] for f in validate_bytes(text.encode(), "x", lines=True)[1]}
    assert shown["/year"] == ' "year": "x",'
    assert shown["/recipients/0"] == "  1"
    assert shown[f"/sections/{len(plan['sections'])}"] == "  {}"
    assert [f.text_line for f in validate_bytes(b'{\n"a":\n}', "x", lines=True)[1]] == [3]
    assert [f.text_line for f in validate_bytes(b"[" * 100_000, "x", lines=True)[1]] == [1]
    good, bad = json.dumps(plan), json.dumps(plan | {"year": "x"})
    found = validate_bytes(f"\n{good}\n\n{bad}\n".encode(), "x", lines=True)[1]
    assert [(f.line, f.text_line) for f in found] == [(4, 4)]
    assert {f.text_line for f in validate_bytes(text.encode(), "x")[1]} == {None}


def test_lines_of_pointers() -> None:
    text = '\n{"a/b": [1,\n {"~": {}}],\n "c": "\\"[",\n "a/b2": 3,\n "d": [\n], "c":\n 4}\n'
    expected = {"": 2, "/a~1b": 2, "/a~1b/0": 2, "/a~1b/1": 3, "/a~1b/1/~0": 3, "/a~1b2": 5, "/d": 6, "/d/0": 6, "/e": 2}
    expected |= {"/c": 8, "/c/x/y": 8}  # a key that comes twice: the last counts, as in json
    assert lines_of_pointers(text, set(expected)) == expected


def test_messages_are_short(plan: dict[str, Any]) -> None:
    found = findings(plan | {"year": "x" * 10_000, "y" * 10_000: 1})
    assert len(found) == 2
    assert all(len(line) < 200 for line in found)


def test_one_document_a_line(plan: dict[str, Any]) -> None:
    good, bad = json.dumps(plan).encode(), json.dumps(plan | {"year": "x"}).encode()
    assert validate_bytes(b"\n".join([good, b"", good, b""]), "x") == (2, [])
    count, found = validate_bytes(good + b"\n" + bad + b"\n", "x")
    assert (count, found) == (2, [Finding("/year", "schema-type-null", parameters={"wanted": '"integer"', "found": '"x"'}, line=2)])
    assert found[0].what == 'the value is not of type "integer" or null (found "x")'
    assert validate_bytes(json.dumps(plan, indent=1).encode(), "x") == (1, [])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(["header", "unit", "year", "sections", "recipients", "provenance", "appendices", "schema_version"])


@settings(derandomize=True, deadline=None, max_examples=150)
@given(name=FIELDS, value=JSON)
def test_no_json_is_too_odd(name: str, value: Any) -> None:
    _, found = validate_bytes(json.dumps({name: value}).encode(), "x")
    assert found  # so much is missing from it
