"""Every sample, in every format, becomes the JSON that was written by hand for its content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kehoach_parser import parse_file
from tests.compare import differences
from tests.conftest import SAMPLES

FORMATS = ("txt", "md", "docx", "pdf")
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix[1:] in FORMATS and path.stem != "SOURCES")


def test_every_sample_is_expected_and_every_expectation_has_all_its_formats() -> None:
    names = {path.stem for path in (SAMPLES / "expected").glob("*.json")}
    assert names
    assert {path.name for path in FILES} == {f"{name}.{suffix}" for name in names for suffix in FORMATS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_becomes_what_is_expected(path: Path) -> None:
    expected = json.loads((SAMPLES / "expected" / f"{path.stem}.json").read_text("utf-8"))
    expected.pop("id")  # the name of the sample
    parsed = json.loads(parse_file(path).model_dump_json())
    found = list(differences(expected, parsed))
    assert not found, "\n".join(found[:40])
    assert parsed["unassigned"] == []


def test_the_comparison_can_fail() -> None:
    expected = {"a": [{"b": "x", "c": 1}], "d": None, "e": {"f": ""}}
    assert list(differences(expected, json.loads(json.dumps(expected)) | {"more": 1})) == []
    assert list(differences(expected, {"a": [{"b": "x ", "c": 1}, 5], "d": "", "e": {}})) == [
        "- /a/0/b: 'x'",
        "+ /a/0/b: 'x '",
        "+ /a/1: 5",
        "- /d: None",
        "+ /d: ''",
        "- /e/f: ''",
    ]
    assert list(differences({"a": {"name": "x"}}, {"a": {"name": "x", "other": [], "content": ["y"]}})) == ["+ /a/content: ['y']"]
    assert list(differences({"a": 1}, {"a": True})) == ["- /a: 1", "+ /a: True"]
