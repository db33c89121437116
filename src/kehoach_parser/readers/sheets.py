"""Workbooks (XLSX, XLS): each sheet's table as a grid, with the lines above and below it."""

from __future__ import annotations

import datetime as dt
import io
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, TypeAlias

from kehoach_parser.document import Body, Cell, Grid, Item, Line
from kehoach_parser.errors import EncryptedError, InputError, LimitError

# Sheets of plans have some thousand cells; formatting alone may reach to the last of 16,384 columns.
_MOST_CELLS = 2_000_000
# A row of a table has this many cells, or all where the sheet has fewer columns.
_FEWEST_CELLS = 3

# Row and column of a cell -> the row and column where its merged area ends.
_Merged: TypeAlias = dict[tuple[int, int], tuple[int, int]]
_Rows: TypeAlias = list[list[str]]


def read_workbook(data: bytes, name: str) -> Body:
    """Lines and grids of a workbook's visible sheets; lines are numbered by the cells that are filled, from 1.

    Values are those that the cells hold, with a decimal comma, days as "05/03/2024": how many decimals print, only a
    spreadsheet program knows. A sheet whose table has no title above it is told by its name. Raises EncryptedError for a
    password, InputError where the bytes are no workbook, LimitError where a sheet is too large.
    """
    try:
        return _body(data, name)
    except BaseException as error:
        # Where calamine finds a file shorter than it says, it panics: a BaseException, whose class is found by its name alone.
        if type(error).__name__ == "PanicException":
            raise InputError("sheets-broken", name) from error
        raise


def _body(data: bytes, name: str) -> Body:
    import python_calamine as calamine  # noqa: PLC0415 - a compiled library, needed for workbooks alone

    try:
        workbook = calamine.load_workbook(io.BytesIO(data))
        sheets = [
            workbook.get_sheet_by_name(sheet.name)
            for sheet in workbook.sheets_metadata
            if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError as error:
        raise EncryptedError("sheets-password", name) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise InputError("sheets-broken", name) from error
    reader = _Reader()
    for sheet in sheets:
        rows = _values(sheet, name)
        if any(any(row) for row in rows):
            reader.sheet(sheet.name, rows, _merged(sheet))
    return Body(tuple(reader.items), layer="native" if reader.items else "none")


def _values(sheet: Any, name: str) -> _Rows:
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        raise LimitError("sheet-large", name, sheet=sheet.name, limit=_MOST_CELLS)
    return [[printed(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def printed(value: object) -> str:
    """A cell's value as a Vietnamese office prints it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}".replace(".", ",")
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return str(value).strip()


def _merged(sheet: Any) -> _Merged:
    return {tuple(first): tuple(last) for first, last in sheet.merged_cell_ranges or ()}


class _Reader:
    """Gathers the items of all sheets and counts their lines."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self._numbers = count(1)

    def sheet(self, name: str, rows: _Rows, merged: _Merged) -> None:
        """The lines above a sheet's table, the table, the lines below it."""
        first, last = _table(rows)
        begin = len(self.items)
        for row in range(first):
            self._across(rows[row], gap=row > 0 and not any(rows[row - 1]))
        if first < last and not any(isinstance(item, Line) and item.column == 0 for item in self.items[begin:]):
            self._across([name], gap=True)
        if first < last:
            self.items.append(self._grid(rows, merged, first, last))
        for row in range(last, len(rows)):
            self._across(rows[row], gap=row > 0 and not any(rows[row - 1]))

    def _across(self, row: Sequence[str], *, gap: bool) -> None:
        """A row outside of the table: one text across the page, or several side by side."""
        texts = [text for text in row if text]
        for column, text in enumerate(texts, 1):
            for start, line in self._lines(text):
                place = column if len(texts) > 1 else 0
                self.items.append(Line(line, next(self._numbers), start=start, gap=gap and start and column == 1, column=place))

    def _grid(self, rows: _Rows, merged: _Merged, first: int, last: int) -> Grid:
        filled = [(row, column) for row in range(first, last) for column, text in enumerate(rows[row]) if text]
        used_rows, used_columns = sorted({row for row, _ in filled}), sorted({column for _, column in filled})
        covered: set[tuple[int, int]] = set()
        cells: list[Cell] = []
        for row in used_rows:
            for column in used_columns:
                if (row, column) in covered:
                    continue
                end = merged.get((row, column), (row, column))
                down = max(1, bisect_left(used_rows, min(end[0] + 1, last)) - bisect_left(used_rows, row))
                across = max(1, bisect_left(used_columns, end[1] + 1) - bisect_left(used_columns, column))
                at, beside = bisect_left(used_rows, row), bisect_left(used_columns, column)
                covered |= {(used_rows[at + y], used_columns[beside + x]) for y in range(down) for x in range(across)}
                text = rows[row][column] if column < len(rows[row]) else ""
                lines = tuple(Line(line, next(self._numbers), start=start) for start, line in self._lines(text))
                cells.append(Cell(at, beside, lines, down, across))
        return Grid(len(used_rows), len(used_columns), tuple(cells))

    def _lines(self, text: str) -> Iterator[tuple[bool, str]]:
        """The lines of a cell, each with whether its text begins with it."""
        start = True
        for line in text.splitlines():
            if line.strip():
                yield start, " ".join(line.split())
                start = False


def _table(rows: _Rows) -> tuple[int, int]:
    """(first row of the sheet's table, row behind its last one); the same where it has none.

    It goes from the first row with three cells or more to the last such row, and on over rows that follow it at once.
    """
    widths = [sum(map(bool, row)) for row in rows]
    fewest = min(_FEWEST_CELLS, max(widths, default=0))
    full = [index for index, width in enumerate(widths) if width >= fewest]
    if fewest < 2 or len(full) < 2:  # a table has two columns and two rows
        return len(rows), len(rows)
    first, last = full[0], full[-1] + 1
    while last < len(rows) and widths[last] > 1:
        last += 1
    return first, last
