"""Validation of whatever a file may hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_parser import parse_file
from kehoach_parser.errors import InputError
from kehoach_parser.validate import Finding, validate_bytes, validate_file


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
        ({"provenance": {"no pointer": []}}, None),
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
    assert findings(plan | {"year": 2023.0}) == ["/year: Input should be a valid integer"]
    assert len(findings(json.dumps(plan | {"subject": "\ud800"}).encode())) == 1


@pytest.mark.parametrize(("version", "read"), [("1.0", True), ("1.1", False), ("2.0", False), ("0.9", False), ("11.0", False)])
def test_versions(plan: dict[str, Any], version: str, read: bool) -> None:
    found = findings(plan | {"schema_version": version, "new": 1} if not read else plan | {"schema_version": version})
    assert found == [] if read else found == [f"/schema_version: version {version} of the contract; this program reads 1.0"]
    del plan["schema_version"]
    assert findings(plan) == ['/: "schema_version" is a required property']
    plan["schema_version"] = "1.0"


def test_messages_are_short(plan: dict[str, Any]) -> None:
    found = findings(plan | {"year": "x" * 10_000, "y" * 10_000: 1})
    assert len(found) == 2
    assert all(len(line) < 200 for line in found)


def test_one_document_a_line(plan: dict[str, Any]) -> None:
    good, bad = json.dumps(plan).encode(), json.dumps(plan | {"year": "x"}).encode()
    assert validate_bytes(b"\n".join([good, b"", good, b""]), "x") == (2, [])
    count, found = validate_bytes(good + b"\n" + bad + b"\n", "x")
    assert (count, found) == (2, [Finding("/year", 'the value is not of type "integer" or null (found "x")', 2)])
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
