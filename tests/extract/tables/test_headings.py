"""Headings of two and three levels, in grids with spans and where the spans are lost; headings that come again; signs of a data row."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Cell, Grid, Line, Text
from kehoach_parser.extract.tables.kinds import Kind
from kehoach_parser.extract.tables.lost_spans import joined_headings
from kehoach_parser.extract.tables.pieces import read_table
from tests.extract.drafts import plain
from tests.extract.test_tables import Written, grid, shown

JOINED = ["TT", "Loài", "Vụ một Cây", "Vụ một Tiền", "Vụ hai Cây", "Vụ hai Tiền"]
ROWS: list[list[Written]] = [["1", "Lim", "10", "101", "20", "202"], ["2", "Sến", "30", "303", "40", "404"]]


def columns(rows: list[list[Written]], *, header: int = 0) -> list[str]:
    return [column.heading.value for column in read_table([grid(rows, header_rows=header)]).columns]


@pytest.mark.parametrize(
    "top",
    [
        [[("TT", 1, 2), ("Loài", 1, 2), ("Vụ một", 2), ("Vụ hai", 2)], ["Cây", "Tiền", "Cây", "Tiền"]],
        [["TT", "Loài", "Vụ một", "", "Vụ hai", ""], ["", "", "Cây", "Tiền", "Cây", "Tiền"]],
        [["TT", "Loài", "Vụ một", "Vụ một", "Vụ hai", "Vụ hai"], ["TT", "Loài", "Cây", "Tiền", "Cây", "Tiền"]],
    ],
)
def test_two_levels_join_from_the_top(top: list[list[Written]]) -> None:
    assert columns([*top, *ROWS]) == JOINED
    assert columns([*top, *ROWS], header=1) == JOINED
    table = read_table([grid([*top, ["1", "2", "3", "4", "5", "6"], *ROWS])])
    assert [column.heading.value for column in table.columns] == JOINED
    assert len(table.groups[0].rows) == 2


def test_three_levels_and_a_heading_beside_them() -> None:
    top: list[list[Written]] = [
        ["TT", "Mục", "Tiền", "Tiền", "Tiền", "Ghi chú"], ["TT", "Mục", "Cộng", "Gồm", "Gồm", "Ghi chú"], ["TT", "Mục", "Cộng", "Xã", "Thôn", "Ghi chú"],
    ]  # fmt: skip
    names = ["TT", "Mục", "Tiền Cộng", "Tiền Gồm Xã", "Tiền Gồm Thôn", "Ghi chú"]
    row: list[Written] = ["1", "Lim", "10", "4", "6", "x"]
    assert columns([*top, row, row], header=1) == names
    blank: list[list[Written]] = [["TT", "Mục", "Tiền", "", "", "Ghi chú"], ["", "", "Cộng", "Gồm", "", ""], ["", "", "", "Xã", "Thôn", ""]]
    assert columns([*blank, row, row], header=1) == names


def test_a_row_of_values_is_no_second_level() -> None:
    rows: list[list[Written]] = [[("Nội dung", 2), "Thời gian", "Người phụ trách"], ["Kho", "Ca Một", "Tháng 4", "Bà Lê"], ["Vườn", "Ca Hai", "Tháng 5", "Ông Vũ"]]
    table = read_table([grid(rows)])
    assert [column.heading.value for column in table.columns] == ["Nội dung", "Nội dung", "Thời gian", "Người phụ trách"]
    assert [name for name, _ in table.groups[0].rows[0].other] == ["Nội dung"] or len(table.groups[0].rows) == 2


def test_levels_told_by_what_reaches_down_and_across() -> None:
    rows: list[list[Written]] = [[("Ngày", 1, 2), ("Phòng", 2)], ["Sáng", "Chiều"], ["Thứ Hai", "Tư pháp", "Địa chính"], ["Thứ Ba", "Văn phòng", "Y tế"]]
    assert columns(rows) == ["Ngày", "Phòng Sáng", "Phòng Chiều"]


def test_a_title_across_is_a_group_though_the_format_repeats_it() -> None:
    rows: list[list[Written]] = [["Thời gian", "Nội dung", "Phụ trách"], [("Buổi sáng", 3)], ["7h00", "Khai mạc", "Bà Lê"]]
    assert shown(read_table([grid(rows, header_rows=2)]))[0] == (None, "Buổi sáng")


def test_headings_that_come_again_are_furniture() -> None:
    head: list[Written] = ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian thực hiện"]
    first, second = ["1", "a", "UBND xã", "Quý I"], ["2", "b", "UBND xã", "Quý II"]
    for again in (head, ["", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện"]):
        table = read_table([grid([head, first, again, second])])
        assert [row.number.value for row in table.groups[0].rows if row.number] == ["1", "2"]
        assert len(table.furniture) == len([cell for cell in again if cell])
    kept = read_table([grid([head, first, ["2", "Nội dung công việc", "x", "y"], second])])
    assert len(kept.groups[0].rows) == 3


# ------------------------------------------------------------------------------------------- spans that are lost


def texts(*values: str) -> list[Text]:
    return [Text.join([Line(value, number)]) for number, value in enumerate(values, 1)]


def test_lost_spans_are_told_by_what_the_columns_hold() -> None:
    amounts: list[Kind] = ["amount", "text", "amount", "amount", "amount", "amount"]
    found = joined_headings(texts("TT", "Loài", "Vụ một", "Vụ hai"), texts("Cây", "Tiền", "Cây", "Tiền"), amounts)
    assert found is not None
    assert ([text.value for text in found[0]], found[1]) == (JOINED, [])
    times: list[Kind] = ["amount", "text", "deadline", "deadline", "text"]
    found = joined_headings(texts("TT", "Việc", "Thời gian", "Sản phẩm"), texts("Bắt đầu", "Kết thúc"), times)
    assert found is not None
    assert [text.value for text in found[0]] == ["TT", "Việc", "Thời gian Bắt đầu", "Thời gian Kết thúc", "Sản phẩm"]


def test_lost_spans_that_are_not_told_name_no_column() -> None:
    unlike: list[Kind] = ["amount", "text", "text", "text", "text"]
    found = joined_headings(texts("TT", "Lô", "Đất", "Nước"), texts("Trên", "Dưới"), unlike)
    assert found is not None
    assert [text.value for text in found[0]] == ["TT", "", "", "", ""]
    assert sorted(text.value for text in found[1]) == ["Dưới", "Lô", "Nước", "Trên", "Đất"]
    assert joined_headings(texts("TT", "Lô"), texts("Trên"), unlike) is None


def short(rows: list[list[str]], width: int) -> Grid:
    number = 0
    cells = []
    for place, row in enumerate(rows):
        for column in range(width):
            number += 1
            text = row[column] if column < len(row) else ""
            cells.append(Cell(place, column, (Line(text, number),) if text else ()))
    return Grid(len(rows), width, tuple(cells), short=frozenset(place for place, row in enumerate(rows) if len(row) < width))


def test_rows_under_headings_that_are_not_told_are_in_doubt() -> None:
    rows = [["TT", "Lô", "Đất", "Chủ trì"], ["Trên", "Dưới"], ["1", "a", "b", "c", "UBND xã"], ["2", "d", "e", "f", "UBND xã"]]
    table = read_table([short(rows, 5)])
    assert table.notes
    assert all(row.doubtful for row in table.groups[0].rows)
    assert all(name for name, _ in table.groups[0].rows[0].other)


def test_short_rows_go_to_the_columns_of_their_kinds() -> None:
    rows = [["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Số cây"], ["1", "Đào hố", "Sở Lâm nghiệp", "UBND xã", "Quý II", "50"], ["Gánh phân", "Sở Vận tải", "40"]]
    _, row = read_table([short(rows, 6)]).groups[0].rows
    assert (plain(row.number), plain(row.tasks), plain(row.lead)) == ("", "Gánh phân", "Sở Vận tải")
    assert [(name, text.value) for name, text in row.other] == [("Số cây", "40")]
    assert row.doubtful
