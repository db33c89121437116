"""Lunar dates in a deadline: only days of the calendar that periods are counted in are left."""

from __future__ import annotations

import pytest

from kehoach_parser.facts.periods.lunar import solar_part


@pytest.mark.parametrize(
    "text",
    ["Ngày 18/4/2024", "Quý II (trước 15/6)", "Tết Nguyên đán Quý Mão, ngày 22/01/2023", "Năm Giáp, năm 2024", "Ngày 05/5/2024 (tại xã)", ""],
)
def test_what_names_no_lunar_day_stays_as_it_is(text: str) -> None:
    assert solar_part(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ngày 18/4/2024 (tức ngày 10/3 âm lịch)", "Ngày 18/4/2024"),
        ("Ngày 18/4/2024 (10/3 âm lịch)", "Ngày 18/4/2024"),
        ("Ngày 18/4/2024 (nhằm 10/3)", "Ngày 18/4/2024"),
        ("Ngày 18/4/2024, tức ngày 10/3 âm lịch", "Ngày 18/4/2024,"),
        ("Ngày 18/4/2024 (tức ngày 10/3/Giáp Thìn) và 20/4/2024", "Ngày 18/4/2024" + " " * 27 + "và 20/4/2024"),
        ("Từ 18/4/2024 (10/3 âm lịch) đến 20/4/2024 (12/3 âm lịch)", "Từ 18/4/2024" + " " * 16 + "đến 20/4/2024"),
        ("Ngày 10/3 âm lịch (tức ngày 18/4/2024)", "ngày 18/4/2024"),
        ("Ngày 10/3 (ÂL) (tức 18/4/2024)", "18/4/2024"),
    ],
)
def test_the_note_of_the_other_calendar_is_left_out(text: str, left: str) -> None:
    found = solar_part(text)
    assert found is not None
    assert found.strip() == left


@pytest.mark.parametrize(
    "text",
    ["Ngày 10/3 âm lịch", "Ngày 10/3 (ÂL)", "Rằm tháng 8", "Ngày 10/3 năm Giáp Thìn", "Ngày 10/3/Giáp Thìn", "Ngày 10/3 âm lịch (18/4)", "Ngày 23 tháng Chạp (tại xã)"],
)
def test_a_day_that_is_said_in_no_other_calendar_is_none(text: str) -> None:
    assert solar_part(text) is None


def test_the_name_of_a_year_beside_its_number_is_no_lunar_day() -> None:
    assert solar_part("Ngày 18/4 năm Giáp Thìn - 2024") == "Ngày 18/4 năm Giáp Thìn - 2024"
