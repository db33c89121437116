"""The JSON Schema is that of the models, and everything that is expected of the parser fits it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from kehoach_parser import parse_file
from kehoach_parser.contract.plan import SCHEMA_VERSION
from kehoach_parser.contract.schema import json_schema
from kehoach_parser.validate import validate_bytes
from tests.conftest import ROOT, SAMPLES, Command

CHECKED_IN = ROOT / "schemas" / f"plan-{SCHEMA_VERSION}.schema.json"
GOLDEN = sorted([*(SAMPLES / "expected").glob("*.json"), *(ROOT / "tests" / "golden").glob("*.json")])


def test_the_checked_in_schema_is_fresh(kehoach: Command) -> None:
    renew = f"kehoach schema > schemas/{CHECKED_IN.name}"
    printed = kehoach("schema")
    assert printed.returncode == 0
    assert CHECKED_IN.is_file(), f"missing; make it: {renew}"
    assert CHECKED_IN.read_bytes() == printed.stdout, f"stale; renew it: {renew}"


def test_the_schema_is_one() -> None:
    schema = json_schema()
    jsonschema_rs.meta.validate(schema)
    assert schema["$id"] == f"urn:kehoach-parser:schema:plan:{SCHEMA_VERSION}"
    assert "provenance" in schema["properties"]
    assert "provenance" not in schema["required"]
    assert set(schema["properties"]) - set(schema["required"]) == {"provenance", "references", "year_end", "cosigners"}


def part(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """The schema of one property of a plan."""
    found: dict[str, Any] = schema["properties"][name]
    return found | {"$defs": schema["$defs"]}


def laxer(node: Any) -> Any:
    """The schema with nothing required: what is expected leaves out what it has nothing to say about."""
    if isinstance(node, dict):
        return {key: laxer(value) for key, value in node.items() if not (key == "required" and isinstance(value, list))}
    return [laxer(value) for value in node] if isinstance(node, list) else node


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_what_is_expected_fits_the_schema(path: Path) -> None:
    schema = laxer(json_schema())
    expected = json.loads(path.read_text("utf-8"))
    expected.pop("id", None)  # the name of the sample
    for name, value in expected.items():
        assert name in schema["properties"], f"/{name} is in no plan"
        errors = [f"/{name}/{'/'.join(map(str, e.instance_path))}: {e.message[:200]}" for e in _errors(part(schema, name), value)]
        assert errors == []


def _errors(schema: dict[str, Any], value: Any) -> list[Any]:
    return list(jsonschema_rs.Draft202012Validator(schema).iter_errors(value))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*-*.*")), ids=lambda path: path.name)
def test_what_comes_out_is_valid(path: Path) -> None:
    data = parse_file(path).model_dump_json().encode()
    assert validate_bytes(data, path.name) == (1, [])
