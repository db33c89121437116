"""Rows of HTML cells with their spans become a Grid."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from kehoach_parser.document import Cell, Grid, Line

# As browsers do (HTML standard, 4.9.11): a wider or higher cell is cut.
_WIDEST = 1000
_HIGHEST = 65534


@dataclass(slots=True)
class DraftCell:
    """A <td> or <th> while its lines are gathered."""

    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class DraftTable:
    """A <table> while its rows are gathered; in_head: inside <thead>."""

    rows: list[list[DraftCell]] = field(default_factory=list)
    header: list[bool] = field(default_factory=list)
    in_head: bool = False

    def begin_row(self) -> None:
        """A <tr> begins."""
        self.rows.append([])
        self.header.append(self.in_head)

    def begin_cell(self, row_span: int, column_span: int, *, is_header: bool) -> DraftCell:
        """A <td> or <th> begins, outside of any <tr> too."""
        if not self.rows:
            self.begin_row()
        cell = DraftCell(max(1, min(row_span, _HIGHEST)), max(1, min(column_span, _WIDEST)), is_header)
        self.rows[-1].append(cell)
        return cell

    def grid(self) -> Grid | None:
        """The grid, None for a table without cells; rows and columns where no cell begins are left out.

        Word writes columns that only spans use, and pages write spans wider than the table. Places without a cell are
        filled with empty ones.
        """
        taken: dict[tuple[int, int], int] = {}
        placed: list[tuple[int, int, int, int, DraftCell]] = []
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                height = min(cell.row_span, len(self.rows) - row)
                width = 1
                while width < cell.column_span and (row, column + width) not in taken:
                    width += 1
                taken.update(
                    ((row + down, column + right), len(placed)) for down in range(height) for right in range(width)
                )
                placed.append((row, column, height, width, cell))
                column += width
        if not placed:
            return None
        return self._compact(placed)

    def _compact(self, placed: list[tuple[int, int, int, int, DraftCell]]) -> Grid:
        rows = sorted({row for row, *_ in placed})
        columns = sorted({column for _, column, *_ in placed})
        cells: list[Cell] = []
        free = {(row, column) for row in range(len(rows)) for column in range(len(columns))}
        for row, column, height, width, cell in placed:
            top, bottom = bisect_left(rows, row), bisect_left(rows, row + height)
            left, right = bisect_left(columns, column), bisect_left(columns, column + width)
            free -= {(y, x) for y in range(top, bottom) for x in range(left, right)}
            cells.append(Cell(top, left, tuple(cell.lines), bottom - top, right - left))
        cells.extend(Cell(row, column, ()) for row, column in free)
        cells.sort(key=lambda cell: (cell.row, cell.column))
        return Grid(len(rows), len(columns), tuple(cells), self._header_rows(rows))

    def _header_rows(self, rows: list[int]) -> int:
        """Rows at the top that stand in <thead> or hold nothing but <th>; a table of headers alone has none."""
        for count, row in enumerate(rows):
            if not self.header[row] and not all(cell.is_header for cell in self.rows[row]):
                return count
        return sum(self.header[row] for row in rows)
