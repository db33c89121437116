"""Vocabulary is data: each pattern matches its example, and each example is matched as its row says."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from kehoach_parser.extract.assignments import role_of
from kehoach_parser.extract.criteria import field_kind
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.text.fold import key, label_key
from kehoach_parser.vocabulary.loader import Entry, load, words

FOLDER = files("kehoach_parser").joinpath("vocabulary", "words")
FILES = sorted(entry.name.removesuffix(".toml") for entry in FOLDER.iterdir() if entry.name.endswith(".toml"))
TABLES = [(name, table) for name in FILES for table in load(name)]
KEYS = {"match", "is", "example"}


def raw(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(FOLDER.joinpath(f"{name}.toml").read_text("utf-8"))


# Their patterns are printed letters, not folded ones: what is broken in a glyph is lost in folding.
AS_PRINTED = ("glyphs",)


def head_of(name: str, pattern: str, example: str) -> str:
    """The part of an example that a pattern is looked up in, folded: of labels the label alone; "/" where it has one."""
    if name in AS_PRINTED:
        return example
    if name != "labels":
        return label_key(example) if "/" in pattern else key(example)
    marker = parse_marker(example)
    return label_key(example[marker.end if marker else 0 :].partition(":")[0])


def place_of(pattern: str, text: str) -> int:
    """Where the pattern stands in the text as whole words, -1 where it does not; a pattern's last digit may go on."""
    match = re.search(rf"(?<!\S){re.escape(pattern)}" + ("" if pattern[-1].isdigit() else r"(?!\S)"), text)
    return match.start() if match else -1


@pytest.mark.parametrize(("name", "table"), TABLES, ids=str)
def test_rows_are_whole(name: str, table: str) -> None:
    rows = raw(name)[table]
    assert rows
    for row in rows:
        assert set(row) <= KEYS, row
        assert {"match", "example"} <= set(row), row
        assert all(isinstance(value, str) and value.strip() == value and value for value in row.values()), row
    meaning = [("is" in row) for row in rows]
    assert all(meaning) or not any(meaning), f"{name}/{table}: a meaning in some rows and not in others"


@pytest.mark.parametrize(("name", "table"), TABLES, ids=str)
def test_each_pattern_is_folded_and_comes_once(name: str, table: str) -> None:
    patterns = [entry.match for entry in load(name)[table]]
    for pattern in patterns if name not in AS_PRINTED else ():
        assert pattern == label_key(pattern), f"{pattern!r} is not folded"
    assert [pattern for pattern, times in Counter(patterns).items() if times > 1] == []


@pytest.mark.parametrize(("name", "table"), TABLES, ids=str)
def test_each_pattern_matches_its_example(name: str, table: str) -> None:
    lost = [entry for entry in load(name)[table] if place_of(entry.match, head_of(name, entry.match, entry.example)) < 0]
    assert lost == []


@pytest.mark.parametrize(("name", "table"), TABLES, ids=str)
def test_each_example_is_matched_by_its_own_row_first(name: str, table: str) -> None:
    """What an example holds first (of two in one place the longer) is its own row's pattern, or one of its meaning.

    So each row is needed for its example, and no row takes another's away.
    """
    entries = {entry.match: entry for entry in load(name)[table]}
    for entry in entries.values():
        places = {pattern: place_of(pattern, head_of(name, pattern, entry.example)) for pattern in words(name, table)}
        winner = min((p for p in places if places[p] >= 0), key=lambda p: (places[p], -len(p)), default=None)
        assert winner is not None, entry
        taken = f"{entry.example!r} is taken for {winner!r}, not for {entry.match!r}"
        assert entries[winner].meaning == entry.meaning, taken
        assert winner == entry.match or entry.match not in winner, taken


@pytest.mark.parametrize("entry", load("labels")["field"], ids=lambda entry: str(entry.match))
def test_field_labels_are_known_as_the_engine_reads_them(entry: Entry) -> None:
    assert field_kind(printed_label(entry)) == (entry.meaning, 100.0)


@pytest.mark.parametrize("entry", load("labels")["role"], ids=lambda entry: str(entry.match))
def test_role_labels_are_known_as_the_engine_reads_them(entry: Entry) -> None:
    assert role_of(printed_label(entry)) == entry.meaning


def printed_label(entry: Entry) -> str:
    marker = parse_marker(entry.example)
    return entry.example[marker.end if marker else 0 :].partition(":")[0].strip()
