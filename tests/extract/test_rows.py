"""Rows of data tables: cells in the contract's columns, the rest under their headings; what opens a group."""

from __future__ import annotations

from typing import Any

import pytest

from kehoach_parser.document import Line, Text
from kehoach_parser.draft import ColumnMeaning
from kehoach_parser.extract.tables.cells import Content, Slot
from kehoach_parser.extract.tables.columns import columns_of, looks_like_heading, split_code
from kehoach_parser.extract.tables.rows import Opened, group_of, is_row_number, read_rows, row_of
from tests.extract.drafts import plain

MEANING: list[ColumnMeaning | None] = ["number", "tasks", None, None]
NAMES = ["TT", "Việc", "Điểm", "Ghi chú"]


def slots(*cells: str | tuple[str, int]) -> list[Slot]:
    """Slots of a row; (text, columns) for a merged cell."""
    made: list[Slot] = []
    for number, written in enumerate(cells):
        text, span = (written, 1) if isinstance(written, str) else written
        content = Content(Text.join([Line(text, 10 + number)]) if text else Text(""))
        made.append(Slot(content, span=span))
        made += [Slot(content, own=False, lead=False) for _ in range(span - 1)]
    return made


def opened(group: Opened | None) -> tuple[str | None, str | None] | None:
    return None if group is None else (plain(group.number), plain(group.title))


def test_cells_by_column() -> None:
    row = row_of(slots("1.", "Đào hố", "5", "Gấp"), MEANING, NAMES)
    assert [(text.value, [line.number for line in text.lines]) for text in (row.number, row.tasks) if text] == [("1", [10]), ("Đào hố", [11])]
    assert [(name, text.value) for name, text in row.other] == [("Điểm", "5"), ("Ghi chú", "Gấp")]
    assert (row.lead, row.criterion, row.code, row.doubtful) == (None, None, None, False)
    assert row_of(slots("1"), MEANING, NAMES).tasks == Text(""), "a short row: the table has the column"
    assert row_of(slots("1", "x", "", ""), MEANING, NAMES, doubtful=True).doubtful


def test_columns_of_one_heading_are_told_apart() -> None:
    row = row_of(slots("1", "x", "5", "6"), MEANING, ["TT", "Việc", "Điểm", "Điểm"])
    assert [name for name, _ in row.other] == ["Điểm", "Điểm "]


@pytest.mark.parametrize(("printed", "number"), [("1.2)", "1.2"), ("XVI I", "XVII"), ("1 2", "12"), ("Số 1 ", "Số 1"), (" a. ", "a")])
def test_numbers(printed: str, number: str) -> None:
    found = row_of(slots(printed, "x"), MEANING, NAMES).number
    assert found is not None
    assert found.value == number


def test_a_title_over_the_number_is_the_next_columns() -> None:
    row = row_of(slots(("Tổng cộng", 2), "5", ""), MEANING, NAMES)
    assert row.number == Text("")
    assert row.tasks is not None
    assert row.tasks.value == "Tổng cộng"
    kept = row_of(slots(("12", 2), "5", ""), MEANING, NAMES)
    assert kept.number is not None
    assert kept.number.value == "12"


def test_codes() -> None:
    code, name = split_code(Text("TC 1.1 – Nước sạch"))
    assert (code and code.value, name.value) == ("TC 1.1", "Nước sạch")
    assert split_code(Text("Nước sạch")) == (None, Text("Nước sạch"))
    row = row_of(slots("TC 1.1. Nước"), ["criterion"], ["Tiêu chí"])
    assert (row.code and row.code.value, row.criterion and row.criterion.value) == ("TC 1.1", "Nước")


@pytest.mark.parametrize(
    ("row", "group"),
    [
        (("I", ("NHÓM", 3)), ("I", "NHÓM")),
        (("I", "Nhóm", "", ""), ("I", "Nhóm")),
        (("I", "Nhóm", "5", ""), None),
        (("I", "", "", ""), ("I", None)),
        (("IL", "Nhóm", "", ""), None),
        (("A", "Nhóm", "", ""), ("A", "Nhóm")),
        (("1", ("Nhóm", 3)), ("1", "Nhóm")),
        (("1", ("Nhóm", 2), ""), None),
        (("1", "Nhóm", "", ""), None),
        (("1", "", "", ""), None),
        ((("II. Nhóm", 4),), ("II", "Nhóm")),
        ((("Nhóm chung", 4),), (None, "Nhóm chung")),
        (("", ("Nhóm", 3)), (None, "Nhóm")),
        (("", ("Nhóm", 2), ""), None),
        (("", "NHÓM", "", ""), (None, "NHÓM")),
        (("", "", "NHÓM", ""), None),
        (("", "", "", ""), None),
    ],
)
def test_group_headings(row: tuple[Any, ...], group: tuple[str | None, str | None] | None) -> None:
    assert opened(group_of(slots(*row), 0)) == group


def test_a_number_over_numbers_is_a_group() -> None:
    assert opened(group_of(slots("1", "Nhóm", "", ""), 0, slots("1.1", "x", "", ""))) == ("1", "Nhóm")
    assert group_of(slots("1", "Nhóm", "", ""), 0, slots("2", "x", "", "")) is None
    assert group_of(slots("1", "", "Nhóm", ""), 0, slots("1.1", "x", "", "")) is None
    assert group_of(slots("a", "Nhóm", "", ""), 0, slots("a.1", "x", "", "")) is None
    assert group_of(slots("NHÓM", ""), None) is None, "a table of two columns"


def test_groups_with_their_rows() -> None:
    rows = [slots("1", "a", "", ""), slots("", "", "", ""), slots("I", ("NHÓM", 3)), slots("1", "b", "", ""), slots("2", "c", "", "")]
    found = read_rows(rows, MEANING, NAMES)
    assert [(group.number and group.number.value, group.title and group.title.value, len(group.rows)) for group in found] == [(None, None, 1), ("I", "NHÓM", 2)]
    assert [[name for name, _ in row.other] for row in read_rows(rows[:1], MEANING, [])[0].rows] == [["3", "4"]], "without headings: their places"


def test_sums_of_a_group_are_its_first_row() -> None:
    summed, row = slots("I", "Nhóm", "20", ""), slots("1", "b", "5", "")
    (found,) = read_rows([summed, row], MEANING, NAMES)
    assert [[text.value for _, text in one.other] for one in found.rows] == [["20", ""], ["5", ""]]
    assert found.rows[0].number == Text("")
    assert [len(group.rows) for group in read_rows([summed, slots("II", "b", "5", "")], MEANING, NAMES)] == [2], "rows with Roman numbers"
    assert read_rows([slots("I", "Nhóm", "nhiều", ""), row], MEANING, NAMES)[0].number is None


def test_columns_and_what_they_mean() -> None:
    columns = columns_of([Text("TT"), Text("Nội dung"), Text("Chủ trì"), Text("Khác")])
    assert [column.meaning for column in columns] == ["number", "tasks", "lead", None]
    assert looks_like_heading(["TT", "Khác"])
    assert looks_like_heading(["Nội dung", "Chủ trì"])
    assert not looks_like_heading(["TT"])
    assert not looks_like_heading(["Nội dung", "Khác"])
    assert not looks_like_heading(["TT", "x" * 91])
    assert is_row_number("1.2)")
    assert not is_row_number("I")
