"""Workbooks: tables with merged cells, lines around them, values as they print. All texts are invented."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from kehoach_parser.document import Body, Grid, Line
from kehoach_parser.errors import InputError
from kehoach_parser.readers.sheets import printed, read_workbook


def body_of(fill: Callable[[Any], None], name: str = "Biểu 1") -> Body:
    book = openpyxl.Workbook()
    book.active.title = name
    fill(book.active)
    target = io.BytesIO()
    book.save(target)
    return read_workbook(target.getvalue(), "a.xlsx")


def rows(sheet: Any, *lines: list[object]) -> None:
    for line in lines:
        sheet.append(line)


def cells(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, " / ".join(line.text for line in c.lines)) for c in grid.cells]


def test_title_table_and_what_stands_below() -> None:
    def fill(sheet: Any) -> None:
        rows(sheet, ["Phụ lục 1\nCÁC ĐOẠN SUỐI"], [], ["TT", "Đoạn", "Tháng"], [1, "Cầu Đá", 5], [2, "Bến Lội", 6.5], ["", "Cộng", 2], [])
        rows(sheet, ["Người lập", None, "CHỦ TỊCH"])
        sheet.merge_cells("A1:C1")

    items = body_of(fill).items
    assert [(item.text, item.start, item.column) for item in items if isinstance(item, Line)] == [
        ("Phụ lục 1", True, 0),
        ("CÁC ĐOẠN SUỐI", False, 0),
        ("Người lập", True, 1),
        ("CHỦ TỊCH", True, 2),
    ]
    (grid,) = [item for item in items if isinstance(item, Grid)]
    assert (grid.rows, grid.columns) == (4, 3)
    assert cells(grid)[3:6] == [(1, 0, 1, 1, "1"), (1, 1, 1, 1, "Cầu Đá"), (1, 2, 1, 1, "5")]
    assert cells(grid)[8][4] == "6,5"


def test_merged_cells_and_empty_columns() -> None:
    def fill(sheet: Any) -> None:
        rows(sheet, ["TT", "Đoạn", None, "Năm 2006", None], [None, None, None, "Đầu", "Cuối"], [1, "Cầu Đá", None, 3, 4])
        for area in ("A1:A2", "B1:C2", "D1:E1"):
            sheet.merge_cells(area)

    (name, grid) = body_of(fill).items
    assert isinstance(name, Line)
    assert name.text == "Biểu 1"
    assert isinstance(grid, Grid)
    assert cells(grid)[:5] == [(0, 0, 2, 1, "TT"), (0, 1, 2, 1, "Đoạn"), (0, 2, 1, 2, "Năm 2006"), (1, 2, 1, 1, "Đầu"), (1, 3, 1, 1, "Cuối")]
    assert [line.number for line in grid.lines] == sorted(line.number for line in grid.lines)


def test_hidden_sheets_do_not_print() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Dọn suối"
    hidden = book.create_sheet("Nháp")
    hidden["A1"] = "nháp"
    hidden.sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    assert [line.text for line in read_workbook(target.getvalue(), "a.xlsx").lines] == ["Dọn suối"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"),
        (0.1 + 0.2, "0,3"),
        (dt.date(2006, 3, 5), "05/03/2006"),
        (dt.datetime(2006, 3, 5), "05/03/2006"),  # noqa: DTZ001 - workbooks know no time zone
        (dt.datetime(2006, 3, 5, 7, 30), "05/03/2006 07:30"),  # noqa: DTZ001
        (True, "TRUE"),
        (" a ", "a"),
    ],
)
def test_values_as_an_office_prints_them(value: object, text: str) -> None:
    assert printed(value) == text


def test_no_workbook() -> None:
    with pytest.raises(InputError, match="not a workbook"):
        read_workbook(b"PK\x03\x04 nothing", "a.xlsx")
