"""One home for each concept: what the lexicon answers to each use."""

from __future__ import annotations

from kehoach_parser.vocabulary.lexicon import uses
from kehoach_parser.vocabulary.loader import as_written, entries, meanings, words
from kehoach_parser.vocabulary.rows import tables


def test_a_form_is_folded_by_the_program() -> None:
    row = next(entry for entry in entries("labels", "field") if entry.form == "thời gian thực hiện/hoàn thành")
    assert (row.match, row.spelled) == ("thoi gian thuc hien/hoan thanh", "thời gian thực hiện/hoàn thành")
    row = next(entry for entry in entries("labels", "role") if entry.form == "cơ quan, đơn vị chủ trì")
    assert (row.match, row.spelled) == ("co quan don vi chu tri", "cơ quan đơn vị chủ trì")


def test_who_leads_is_asked_by_columns_labels_and_running_text() -> None:
    assert set(words("columns", "lead")) == {"chu tri", "phu trach"}
    assert meanings("labels", "role")["chu tri"] == meanings("duties", "stop")["chu tri"] == "lead"
    assert meanings("labels", "role")["phu trach"] == "lead"
    assert "phu trach" not in meanings("duties", "stop"), "running text: whoever is in charge of something is named, not told to lead"


def test_the_label_of_a_role_may_be_that_of_a_criterion_s_field() -> None:
    assert meanings("labels", "field")["co quan chu tri"] == "responsibility"
    assert "phoi hop" not in meanings("labels", "field")


def test_whole_labels_are_whole_headings_of_tables() -> None:
    headings = set(words("labels", "heading"))
    assert {*words("labels", "deadline"), *words("labels", "other"), *words("labels", "role")} <= headings
    assert {"tt", "so thu tu", "tieu chi"} <= headings


def test_longer_patterns_come_first() -> None:
    found = words("labels", "deadline")
    assert list(found) == sorted(found, key=len, reverse=True)


def test_letters_that_fold_into_one_are_told_by_the_form() -> None:
    assert "RÕ" in as_written("ocr", "tilde")
    assert "RÒ" not in as_written("ocr", "tilde")


def test_each_use_is_answered_by_rows_that_are_there() -> None:
    for asked, answered in uses().items():
        assert entries(*asked), asked
        for family, concept in answered:
            assert concept in tables(family), asked
