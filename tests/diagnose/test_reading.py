"""What the reading leaves to say, and findings as the contract has them."""

from __future__ import annotations

import pytest

from kehoach_parser.diagnose import reading
from kehoach_parser.diagnose.joining import as_data
from kehoach_parser.document import Line
from kehoach_parser.draft import Finding


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [([3], "3"), ([1, 2, 3, 7], "1-3, 7"), ([1, 3], "1, 3"), ([5, 6], "5-6"), ([2, 4, 5], "2, 4-5")],
)
def test_runs_of_pages(numbers: list[int], shown: str) -> None:
    assert reading.runs(numbers) == shown


def test_pages() -> None:
    found = list(reading.pages([1, 2], [4], [4, 6, None]))
    assert [(one.code, one.parameters) for one in found] == [
        ("ocr-used", {"pages": "1-2"}),
        ("ocr-unavailable", {"pages": "4"}),
        ("text-doubtful/lost", {"pages": "6"}),  # page 4 is told already
    ]
    assert [one.code for one in reading.pages([], [], [None])] == ["text-doubtful/all"]
    assert list(reading.pages([], [4], [4]))[1:] == []


def test_repairs_are_told_once_for_each_kind() -> None:
    places = [("/a", "glyph"), ("/b", "restored"), ("/c", "ocr"), ("/d", "restored"), ("/e", "legacy")]
    assert list(reading.repaired(places)) == [
        Finding("text-repaired", "/a", {"count": 3}),
        Finding("text-restored", "/b", {"count": 2}),
    ]
    assert list(reading.repaired([])) == []


def test_doubts() -> None:
    (found,) = reading.doubtful({"/a": [("tư", ("tự", "từ")), ("x", ())]})
    assert found == Finding("text-doubtful", "/a", {"words": '"tư" (tự, từ); "x"'})
    assert list(reading.header_doubts(["/header/number"])) == [Finding("header-doubtful", "/header/number", {"part": "number"})]
    assert list(reading.lost_letters(["/a"])) == [Finding("text-doubtful/font", "/a")]


def test_findings_as_data() -> None:
    places = {"/sections/11/heading": [{"line": 3}], "/sections/1/heading": [{"line": 7}, {"line": 8}], "/sections/10/heading": [{"line": 9}]}
    found = as_data(
        [
            Finding("numbering-repeat", "/sections/1", {"number": "II"}),
            Finding("text-doubtful/lost", parameters={"pages": "2"}),
            Finding("unit-unresolved/contradiction", "/unit/district"),
        ],
        places,
    )
    assert found == [
        {"code": "numbering-repeat", "severity": "warning", "message": "Number II comes twice.", "where": "/sections/1", "region": {"line": 7}},
        {
            "code": "text-doubtful",
            "severity": "error",
            "message": "The text of page 2 is not Vietnamese, or damaged beyond help; it was left as it is.",
            "where": None,
            "region": None,
        },
        {
            "code": "unit-unresolved",
            "severity": "warning",
            "message": "The district is known, but not in the province named with it.",
            "where": "/unit/district",
            "region": None,
        },
    ]
    assert as_data([Finding("numbering-repeat", "/sections/10/heading", {"number": "X"})], places, "vi")[0]["message"] == "Số X bị lặp lại."


def test_furniture_that_is_worth_a_word_is_told_once_for_each_kind() -> None:
    lines = [Line("3", 1), Line("ẩn", 2, reason="hidden"), Line("mờ", 3, reason="watermark"), Line("trắng", 4, reason="hidden")]
    lines.append(Line("I. MỤC TIÊU ..... 2", 5, reason="contents"))
    found = [(one.code, one.where, dict(one.parameters)) for one in reading.furniture(lines)]
    assert found == [("text-hidden", "/furniture/1/text", {"count": 2}), ("contents-list", "/furniture/4/text", {"count": 1})]
    assert list(reading.furniture(lines[:1])) == []
