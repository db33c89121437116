"""Rows of data tables: cells in the contract's columns, the rest under their headings; what opens a group."""

from __future__ import annotations

from typing import Any

import pytest

from kehoach_parser.document import Line, Text
from kehoach_parser.draft import ColumnMeaning
from kehoach_parser.extract.tables.cells import Content, Slot
from kehoach_parser.extract.tables.columns import column_keys, columns_of, looks_like_heading, split_code
from kehoach_parser.extract.tables.groups import Opened, group_of
from kehoach_parser.extract.tables.numbers import is_row_number
from kehoach_parser.extract.tables.rows import read_rows, row_of
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
    (group,) = read_rows([slots("1", "x", "5", "6")], MEANING, ["TT", "Việc", "Điểm", "Điểm"])
    assert [name for name, _ in group.rows[0].other] == ["Điểm", "Điểm (2)"]
    assert column_keys(["Giải", "Giải (2)", "Giải", "", "Mức\nchi"]) == ["Giải", "Giải (2)", "Giải (3)", "4", "Mức chi"]


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


Shape = list[tuple[str | None, str | None, int, list[str | None]]]


def shape(*rows: tuple[Any, ...]) -> Shape:
    """(number, title, level, numbers of its rows) of each group."""
    groups = read_rows([slots(*row) for row in rows], MEANING, NAMES)
    return [(plain(group.number), plain(group.title), group.level, [plain(row.number) for row in group.rows]) for group in groups]


def test_a_number_over_numbers_is_a_group() -> None:
    below = ("1.1", "x", "5", "")
    assert shape(("1", "Nhóm", "", ""), below) == [("1", "Nhóm", 1, ["1.1"])]
    assert shape(("1", "Nhóm", "", ""), ("2", "x", "5", "")) == [(None, None, 1, ["1", "2"])]
    assert shape(("1", "", "Nhóm", ""), below) == [(None, None, 1, ["1", "1.1"])]
    assert shape(("a", "Nhóm", "", ""), ("-", "x", "5", "")) == [("a", "Nhóm", 1, ["-"])]
    assert group_of(slots("NHÓM", ""), None) is None, "a table of two columns"


def test_a_number_over_numbers_is_a_row_beside_rows() -> None:
    """Where a sibling holds values, the list is one of rows, whatever stands below some of them."""
    rows = [("I", "Nhóm", "", ""), ("1", "a", "5", ""), ("2", "b", "", ""), ("2.1", "c", "6", ""), ("3", "d", "7", "")]
    assert shape(*rows) == [("I", "Nhóm", 1, ["1", "2", "2.1", "3"])]
    rows[1] = ("1", "a", "", "")
    assert shape(*rows[:4]) == [("I", "Nhóm", 1, ["1"]), ("2", "b", 2, ["2.1"])]


def test_groups_lie_in_groups() -> None:
    rows = [("A", "X", "", ""), ("I", "Y", "", ""), ("1", "a", "5", ""), ("II", "Z", "", ""), ("1", ("Nhỏ", 3)), ("a", "b", "5", ""), ("B", "W", "", "")]
    assert [(number, level) for number, _, level, _ in shape(*rows)] == [("A", 1), ("I", 2), ("II", 2), ("1", 3), ("B", 1)]


def test_a_group_ends_where_the_numbers_leave_it() -> None:
    rows = [("1", "a", "5", ""), ("2", ("Nhóm", 3)), ("2.1", "b", "6", ""), ("3", "c", "7", ""), ("3.1", "d", "8", "")]
    assert shape(*rows) == [(None, None, 1, ["1"]), ("2", "Nhóm", 1, ["2.1"]), (None, None, 1, ["3", "3.1"])]
    assert shape(("2", ("Nhóm", 3)), ("1", "a", "5", ""), ("2", "b", "5", ""), ("3", "c", "5", "")) == [("2", "Nhóm", 1, ["1", "2", "3"])], "counted anew"
    assert shape(("I", "N", "", ""), ("1", ("Nhóm", 3)), ("a", "b", "6", ""), ("2", "c", "7", "")) == [
        ("I", "N", 1, []), ("1", "Nhóm", 2, ["a"]), (None, None, 1, ["2"]),
    ]  # fmt: skip


def test_titles_without_number_stand_beside_or_below() -> None:
    row = ("1", "a", "5", "")
    assert [level for *_, level, _ in shape((("Sáng", 4),), row, (("Chiều", 4),), row)] == [1, 1]
    assert [level for *_, level, _ in shape(("I", "N", "", ""), (("Sáng", 4),), row, (("Chiều", 4),), row, ("II", "M", "", ""))] == [1, 2, 2, 1]
    assert [level for *_, level, _ in shape(("I", "N", "", ""), row, (("Khác", 4),), row, ("II", "M", "", ""))] == [1, 1, 1]


def test_a_group_in_the_cell_of_its_title() -> None:
    assert shape(("", "I. Nhóm", "", ""), ("1", "a", "5", "")) == [("I", "Nhóm", 1, ["1"])]
    assert shape(("", "", "II. Nhóm", ""), ("1", "a", "5", "")) == [("II", "Nhóm", 1, ["1"])]
    assert shape(("1", "x", "5", ""), ("", "1. Nhóm", "", "")) == [(None, None, 1, ["1", ""])], "a figure is no sure sign"


def test_words_in_the_numbers_column() -> None:
    (group,) = read_rows([slots("1", "x", "5", ""), slots("Cộng", "", "5", "")], MEANING, NAMES)
    assert [(plain(row.number), plain(row.tasks)) for row in group.rows] == [("1", "x"), ("", "Cộng")]


def test_what_a_page_cut_off_is_put_back() -> None:
    rows = [slots("1", "bãi của xã", "5", ""), slots("", "Bến Lau", "", ""), slots("", "Việc khác", "", ""), slots("2", "x", "6", "")]
    (group,) = read_rows(rows, MEANING, NAMES)
    assert [plain(row.tasks) for row in group.rows] == ["bãi của xã Bến Lau", "Việc khác", "x"]


def test_groups_with_their_rows() -> None:
    rows = [slots("1", "a", "", ""), slots("", "", "", ""), slots("I", ("NHÓM", 3)), slots("1", "b", "", ""), slots("2", "c", "", "")]
    found = read_rows(rows, MEANING, NAMES)
    assert [(group.number and group.number.value, group.title and group.title.value, len(group.rows)) for group in found] == [(None, None, 1), ("I", "NHÓM", 2)]
    assert [[name for name, _ in row.other] for row in read_rows(rows[:1], MEANING, [])[0].rows] == [["3", "4"]], "without headings: their places"


def test_sums_of_a_group_are_its_own_row() -> None:
    summed, row = slots("I", "Nhóm", "20", ""), slots("1", "b", "5", "")
    (found,) = read_rows([summed, row], MEANING, NAMES)
    assert found.row is not None
    assert [text.value for _, text in found.row.other] == ["20", ""]
    assert (plain(found.row.number), plain(found.row.tasks)) == ("I", "Nhóm")
    assert found.title is not None
    assert found.row.tasks is not None
    assert found.row.tasks.lines == found.title.lines, "printed once"
    assert [[text.value for _, text in one.other] for one in found.rows] == [["5", ""]]
    assert [len(group.rows) for group in read_rows([summed, slots("II", "b", "5", "")], MEANING, NAMES)] == [2], "rows with Roman numbers"
    last = read_rows([summed, row, slots("II", "Không có dòng", "7", "")], MEANING, NAMES)
    assert [group.row is not None for group in last] == [True, True], "one of its rank stands over rows"


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
