from __future__ import annotations

import pytest

from kehoach_parser.structure.lexis import (
    ends_item,
    ends_with_dash,
    first_letter,
    has_stop,
    is_capital,
    is_closed,
    is_item,
    item_of,
    opens_small,
    squeeze,
    without_stops,
)


@pytest.mark.parametrize("text", ["KẾ HOẠCH", "TỔ CHỨC THỰC HiỆN", "Số: 31/KH-UBND", "I. MỤC ĐÍCH, YÊU CẦU"])
def test_titles_are_capital_though_some_letters_were_misread(text: str) -> None:
    assert is_capital(text)


@pytest.mark.parametrize("text", ["- Lưu: VT, NC.", "- TT. HĐND tỉnh;", "UBND xã", "Kế hoạch", "", "12/5", "VT, lưu"])
def test_what_is_made_of_abbreviations_is_not_capital(text: str) -> None:
    assert not is_capital(text)


def test_a_title_may_need_letters() -> None:
    assert is_capital("ABC", fewest=3)
    assert not is_capital("ABC", fewest=4)
    assert not is_capital("1. A.", fewest=2)


@pytest.mark.parametrize(
    ("text", "stop", "closed"),
    [
        ("xong.", True, True),
        ("gồm:  ", True, True),
        ("là gì?", True, True),
        ("nhanh lên!", True, True),
        ("vân vân…", True, True),
        ("khu phố;", True, True),
        ("chủ đề “xanh”", False, True),
        ('chủ đề "xanh"', False, True),
        ("khu phố,", False, False),
        ("khu phố", False, False),
        ("", False, False),
    ],
)
def test_stops_close_and_quotation_marks_do_but_are_no_stops(text: str, stop: bool, closed: bool) -> None:
    assert (has_stop(text), is_closed(text)) == (stop, closed)


def test_an_item_ends_in_a_semicolon_or_a_full_stop() -> None:
    assert [ends_item(text) for text in ("a;", "a. ", "a:", "a!", "a")] == [True, True, False, False, False]


def test_a_dash_at_the_end_calls_for_more() -> None:
    assert [ends_with_dash(text) for text in ("2026 -", "2026 – ", "2026-2030", "2026")] == [True, True, False, False]


def test_items_have_marks_and_numbers_are_none() -> None:
    assert [is_item(text) for text in ("  - Xã Đông", "+ Xã Đông", "• Xã Đông", "* Xã Đông")] == [True] * 4
    assert [is_item(text) for text in ("1. Xã Đông", "a) Xã Đông", "Xã Đông", "I. Xã")] == [False] * 4
    mark = item_of(" + Xã Đông")
    assert mark is not None
    assert (mark.style, mark.end) == ("plus", 2)


def test_first_letters() -> None:
    assert [first_letter(text) for text in ("“Về việc", "(kèm", "... 3", "—")] == ["V", "k", "3", ""]
    assert [opens_small(text) for text in ("“về việc", "(kèm", "Về", "3 xã", "—")] == [True, True, False, False, False]


def test_blanks_and_stops_are_taken_off() -> None:
    assert squeeze("  a \t b\n") == "a b"
    assert without_stops("Văn phòng, ;.") == "Văn phòng"
    assert without_stops(". Văn phòng:") == ". Văn phòng:"
