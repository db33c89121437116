"""Vocabulary is data: a linter of its rows. Each form is as people write it, matches its example, and has one home."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import kehoach_parser
from kehoach_parser.extract.labels import field_kind, role_of
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.text.fold import key, label_key
from kehoach_parser.vocabulary.lexicon import uses
from kehoach_parser.vocabulary.loader import Entry, entries
from kehoach_parser.vocabulary.rows import tables

FOLDER = files("kehoach_parser").joinpath("vocabulary", "words")
FAMILIES = sorted(entry.name.removesuffix(".toml") for entry in FOLDER.iterdir() if entry.name.endswith(".toml"))
TABLES = [(name, table) for name in FAMILIES for table in tables(name)]
KEYS = ("form", "is", "use", "plain", "seen", "example")
# Where a form was seen: in the samples, in plans of these levels; in forms of documents by decree; in bad text; else from
# general usage.
SEEN = ("sample", "commune", "district", "province", "form", "bad text", "usage")
USES = ("column", "label", "field", "text")
# Their forms are letters as printed: what is broken in a glyph is lost in folding.
AS_PRINTED = (("ocr", "tilde"), ("ocr", "tilde_or_grave"))
# Here an example is a label line: it is looked up by what stands behind a list mark and before the colon.
LABELS = ("roles", "fields")


def raw(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(FOLDER.joinpath(f"{name}.toml").read_text("utf-8"))


def is_marked(form: str) -> bool:
    return any(char in "đĐ" or unicodedata.normalize("NFD", char) != char for char in form)


def pattern_of(name: str, table: str, entry: Entry) -> str:
    return entry.form if (name, table) in AS_PRINTED else entry.match


def head_of(name: str, table: str, pattern: str, example: str) -> str:
    """The part of an example that a pattern is looked up in, folded: of labels the label alone; "/" where it has one."""
    if (name, table) in AS_PRINTED:
        return example
    if name not in LABELS:
        return label_key(example) if "/" in pattern else key(example)
    return label_key(printed_label(example)) if "/" in pattern else key(printed_label(example))


def printed_label(example: str) -> str:
    marker = parse_marker(example)
    return example[marker.end if marker else 0 :].partition(":")[0].strip()


def place_of(pattern: str, text: str) -> int:
    """Where the pattern stands in the text as whole words, -1 where it does not; a pattern's last digit may go on."""
    match = re.search(rf"(?<!\S){re.escape(pattern)}" + ("" if pattern[-1].isdigit() else r"(?!\S)"), text)
    return match.start() if match else -1


@pytest.mark.parametrize(("name", "table"), TABLES, ids=str)
def test_rows_are_whole(name: str, table: str) -> None:
    rows = raw(name)[table]
    assert rows
    for row in rows:
        assert tuple(row) == tuple(each for each in KEYS if each in row), f"keys in this order: {KEYS}: {row}"
        assert {"form", "seen"} <= set(row), row
        assert all(value.strip() == value != "" for value in row.values() if isinstance(value, str)), row
        assert set(row.get("use", USES)) <= set(USES), row
    for each in ("is", "use"):
        told = [each in row for row in rows]
        assert all(told) or not any(told), f"{name}/{table}: {each!r} in some rows and not in others"


@pytest.mark.parametrize(("name", "table"), TABLES, ids=str)
def test_forms_are_as_people_write_them(name: str, table: str) -> None:
    for row in raw(name)[table]:
        form = row["form"]
        assert unicodedata.is_normalized("NFC", form), f"{form!r} is not composed"
        assert re.fullmatch(r"\w|\w(?:(?! /|/ ).)*\w", form), f"{form!r}: no sign at its ends, no blank beside a slash"
        assert is_marked(form) is not row.get("plain", False), f"{form!r}: marks, or plain = true where it has none"
        assert row.get("example") != form, f"{form!r}: an example that says no more than the form"


@pytest.mark.parametrize(("name", "table"), TABLES, ids=str)
def test_each_row_tells_where_it_was_seen(name: str, table: str) -> None:
    for row in raw(name)[table]:
        told = row["seen"].split(", ")
        assert told == [each for each in SEEN if each in told], f"{row['form']!r}: seen is of {SEEN}, in this order"


@pytest.mark.parametrize(("name", "table"), TABLES, ids=str)
def test_each_form_comes_once_in_its_concept(name: str, table: str) -> None:
    patterns = [pattern_of(name, table, entry) for entry in tables(name)[table]]
    assert [pattern for pattern, times in Counter(patterns).items() if times > 1] == []


@pytest.mark.parametrize("asked", uses(), ids=str)
def test_no_form_has_two_homes(asked: tuple[str, str]) -> None:
    """What a use asks for is answered by one concept each: who leads is not who helps."""
    patterns = [entry.match for entry in entries(*asked)]
    assert [pattern for pattern, times in Counter(patterns).items() if times > 1] == []


def test_no_form_is_in_two_concepts() -> None:
    homes: dict[str, list[str]] = {}
    for name in ("roles", "fields"):
        for table, rows in tables(name).items():
            for entry in rows:
                homes.setdefault(entry.match, []).append(f"{name}/{table}")
    assert {form: found for form, found in homes.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", FAMILIES)
def test_no_two_tables_hold_the_same(name: str) -> None:
    """Of two tables of one family none is a part of the other, unless they part what they share by its place in a text."""
    rows = {table: {(entry.match, entry.meaning) for entry in found} for table, found in tables(name).items() if len(found) > 2}
    assert [pair for pair in combinations(rows, 2) if rows[pair[0]] == rows[pair[1]]] == []


@cache
def source() -> str:
    package = Path(kehoach_parser.__file__).parent
    return "\n".join(path.read_text("utf-8") for path in sorted(package.rglob("*.py")))


@pytest.mark.parametrize(("name", "table"), TABLES, ids=str)
def test_each_table_is_used(name: str, table: str) -> None:
    asked = {pair for pairs in uses().values() for pair in pairs}
    assert (name, table) in asked or re.search(rf"""["']{table}["']""", source()), f"nothing asks for {name}/{table}"


@pytest.mark.parametrize(("name", "table"), TABLES, ids=str)
def test_each_pattern_matches_its_example(name: str, table: str) -> None:
    patterns = {entry: pattern_of(name, table, entry) for entry in tables(name)[table]}
    assert [entry for entry, pattern in patterns.items() if place_of(pattern, head_of(name, table, pattern, entry.example)) < 0] == []


@pytest.mark.parametrize(("name", "table"), TABLES, ids=str)
def test_each_example_is_matched_by_its_own_row_first(name: str, table: str) -> None:
    """What an example holds first (of two in one place the longer) is its own row's pattern, or one of its meaning.

    So each row is needed for its example, and no row takes another's away.
    """
    rows = {pattern_of(name, table, entry): entry for entry in tables(name)[table]}
    for own, entry in rows.items():
        places = {pattern: place_of(pattern, head_of(name, table, pattern, entry.example)) for pattern in rows}
        winner = min((p for p in places if places[p] >= 0), key=lambda p: (places[p], -len(p)), default=None)
        assert winner is not None, entry
        taken = f"{entry.example!r} is taken for {winner!r}, not for {own!r}"
        assert rows[winner].meaning == entry.meaning, taken
        assert winner == own or own not in winner, taken


@pytest.mark.parametrize("entry", entries("labels", "field"), ids=lambda entry: str(entry.match))
def test_field_labels_are_known_as_the_engine_reads_them(entry: Entry) -> None:
    assert field_kind(entry.form) == (entry.meaning, 100.0)


@pytest.mark.parametrize("entry", entries("labels", "role"), ids=lambda entry: str(entry.match))
def test_role_labels_are_known_as_the_engine_reads_them(entry: Entry) -> None:
    assert role_of(entry.form) == entry.meaning
