"""Tables that a layout tool printed as text: cells side by side, parted by white space that runs down the whole table.

Only tables whose first column numbers the rows: there the print itself tells where a row begins. One whose numbers stand
in the middle of their rows does not, and stays text; so does one that goes on over the end of a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach_parser.document import Cell, Grid, Item, Line

_CELL = re.compile(r"\S+(?: \S+)*")
_FEWEST_COLUMNS = 3
# "STT", "TT", "Số TT": the heading of the column of numbers, and the lines that headings take.
_LONGEST_NUMBER, _HEADING_LINES = 5, 6
_FIRST = re.compile(r"(?:1|I|A)[.)]?")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-H])[.)]?")

# (start, end) of the characters that a column covers.
_Span = tuple[int, int]


def with_tables(lines: Sequence[Line]) -> list[Item]:
    """The same lines, those of tables as grids."""
    items: list[Item] = []
    index = 0
    while index < len(lines):
        found = _table(lines, index)
        if found is None:
            items.append(lines[index])
            index += 1
        else:
            grid, index = found
            items.append(grid)
    return items


def _cells(line: Line) -> list[_Span]:
    return [match.span() for match in _CELL.finditer(line.text)]


def _table(lines: Sequence[Line], start: int) -> tuple[Grid, int] | None:
    """(the table whose headings begin at this line, index of the line behind it); None where none does."""
    cells = _cells(lines[start])
    if len(cells) < _FEWEST_COLUMNS or cells[0][1] - cells[0][0] > _LONGEST_NUMBER or _opens(lines[start], _NUMBER, cells[0]):
        return None
    columns = cells
    first = next((i for i in range(start + 1, min(len(lines), start + 1 + _HEADING_LINES)) if _opens(lines[i], _FIRST, cells[0])), None)
    if first is None:
        return None
    for line in lines[start + 1 : first]:
        columns = _joined([*columns, *_cells(line)])
    count = len(columns)
    if any(_begins_anew(line, lines[start], columns) for line in lines[start + 1 : first]):
        return None
    stop = first
    while stop < len(lines):
        line = lines[stop]
        wider = _joined([*columns, *_cells(line)])
        if len(wider) != count or not (_opens(line, _NUMBER, columns[0]) or _goes_on(line, columns, lines[first:stop])):
            break
        if stop > first and _opens(line, _NUMBER, columns[0]) and _in_the_middle(line, lines[stop - 1], columns):
            return None
        columns, stop = wider, stop + 1
    if count < _FEWEST_COLUMNS or not any(len(_cells(line)) >= _FEWEST_COLUMNS for line in lines[first:stop]):
        return None
    if stop < len(lines) and (lines[stop].page_start or len(_cells(lines[stop])) >= _FEWEST_COLUMNS):
        return None  # It goes on, in a way that cannot be followed: half a table is worse than none.
    rows = [lines[start:first]]
    for line in lines[first:stop]:
        if _opens(line, _NUMBER, columns[0]) or _is_total(line, count):
            rows.append([line])
        else:
            rows[-1] = [*rows[-1], line]
    return Grid(len(rows), count, tuple(cell for row, own in enumerate(rows) for cell in _row(row, own, columns)), 1, ruled=False), stop


def _joined(spans: Sequence[_Span]) -> list[_Span]:
    """Spans as columns: those that touch are one; one blank parts words, not columns."""
    columns: list[_Span] = []
    for begin, end in sorted(spans):
        if columns and begin <= columns[-1][1] + 1:
            columns[-1] = (columns[-1][0], max(end, columns[-1][1]))
        else:
            columns.append((begin, end))
    return columns


def _opens(line: Line, number: re.Pattern[str], column: _Span) -> bool:
    """Does a row begin here: a number in the first column, and text behind it?"""
    cells = _cells(line)
    return len(cells) > 1 and cells[0][0] < column[1] + 1 and bool(number.fullmatch(line.text[slice(*cells[0])]))


def _goes_on(line: Line, columns: Sequence[_Span], rows: Sequence[Line]) -> bool:
    """Is it a further line of the row before: nothing in the first column, and its text where cells of its column begin?"""
    cells = _cells(line)
    if not rows or line.gap or line.page_start or cells[0][0] <= columns[0][1]:
        return False
    return len(cells) > 1 or any(abs(cells[0][0] - begin) <= 1 for row in rows for begin, _ in _cells(row)[1:])


def _pieces(line: Line, columns: Sequence[_Span]) -> dict[int, str]:
    """Column -> what the line holds of it."""
    return {i: line.text[slice(*cell)] for cell in _cells(line) for i, (begin, end) in enumerate(columns) if begin <= cell[0] < end}


def _begins_anew(line: Line, heading: Line, columns: Sequence[_Span]) -> bool:
    """Does a line below the headings begin anew in a column that has its heading: the first row, its number further down?"""
    above = _pieces(heading, columns)
    return any(i in above and piece[:1].isupper() and not piece.isupper() for i, piece in _pieces(line, columns).items())


def _in_the_middle(line: Line, before: Line, columns: Sequence[_Span]) -> bool:
    """Does a line with a row's number go on with a cell of the line before? Then numbers stand in the middle of their rows."""
    if line.gap or _opens(before, _NUMBER, columns[0]):
        return False
    above = _pieces(before, columns)
    return any(i in above and piece[:1].islower() for i, piece in _pieces(line, columns).items())


def _is_total(line: Line, count: int) -> bool:
    """A row without a number: all other cells filled, each beginning anew."""
    cells = _cells(line)
    return len(cells) == count - 1 and not any(line.text[begin].islower() for begin, _ in cells)


def _row(row: int, lines: Sequence[Line], columns: Sequence[_Span]) -> list[Cell]:
    found: list[Cell] = []
    for index, (begin, end) in enumerate(columns):
        own = [(line, cell) for line in lines for cell in _cells(line) if begin <= cell[0] < end]
        pieces = [replace(line, text=line.text[slice(*cell)], start=None, gap=False, page_start=False) for line, cell in own]
        if pieces:
            found.append(Cell(row, index, tuple(pieces)))
    return found
