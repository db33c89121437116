"""Numbers with what they count."""

from __future__ import annotations

import pytest

from kehoach_parser.facts.targets.numbers import Number, numbers
from kehoach_parser.facts.targets.words import said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đạt 90%", [("90", None, None)]),
        ("đạt 90 %", [("90", None, None)]),
        ("có 05 mô hình", [("05", None, "mô hình")]),
        ("thu 1.250,5 triệu đồng", [("1.250,5", "triệu đồng", None)]),
        ("đạt 99,5%", [("99,5", None, None)]),
        ("đạt 0.5%", [("0.5", None, None)]),
        ("60%, 70% thôn", [("60", None, None), ("70", None, None)]),
        ("số 12/KH", []),
        ("1.2.3 mô hình", []),
        ("A-5 mô hình", []),
        ("5mô hình", []),
        ("có 5 Lẽ", []),
        ("", []),
    ],
)
def test_numbers(text: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert [(number.value, number.measure, number.unit) for number in numbers(text)] == found


def test_places_of_a_number_and_of_its_words() -> None:
    text = "Có 05  mô hình; thu 7 tỷ đồng; 90 % hồ sơ"
    unit, measure, share = numbers(text)
    assert (text[unit.start : unit.behind], text[unit.behind : unit.end]) == ("05  ", "mô hình")
    assert measure.behind == measure.end == text.index("; 90")
    assert text[share.start : share.behind] == "90 %"
    assert isinstance(share, Number)


@pytest.mark.parametrize(
    ("table", "words", "meaning"),
    [("comparison", "Ít nhất", "ge"), ("comparison", "tối  đa", "le"), ("behind", "trở lên", "ge"), ("change", "Giảm", "decrease"), ("change", "tăng", "increase")],
)
def test_what_words_mean(table: str, words: str, meaning: str) -> None:
    assert said(table, words) == meaning
