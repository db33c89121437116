"""Tables saved as one cell a line: the headings, then each row's cells, one below the other.

Taken for a table only where it comes out evenly: each row has as many lines as there are headings, counting the empty ones,
or a group's number and title. Anything else stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kehoach_parser.document import Cell, Grid, Item, Line, Text
from kehoach_parser.extract.tables.columns import map_columns
from kehoach_parser.extract.tables.kinds import column_kind, kind_of
from kehoach_parser.extract.tables.lost_spans import joined_headings
from kehoach_parser.extract.tables.numbers import Number, number_of
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

_FEWEST_COLUMNS, _MOST_COLUMNS, _FEWEST_ROWS = 3, 12, 2
_LONGEST_HEADING, _MOST_IN_GROUP = 90, 2


def with_cell_lines(items: Sequence[Item]) -> list[Item]:
    """The same items, tables of one cell a line as grids."""
    found: list[Item] = []
    index = 0
    while index < len(items):
        table = _table(items, index)
        if table is None:
            found.append(items[index])
            index += 1
        else:
            grid, index = table
            found.append(grid)
    return found


@dataclass(slots=True)
class _Reading:
    """The rows read so far: the lines of each cell (None: an empty line), and the number that comes next."""

    columns: int
    spacing: int
    rows: list[list[Line | None]] = field(default_factory=list)
    last: Number | None = None
    groups: dict[str, Number] = field(default_factory=dict)


def _table(items: Sequence[Item], start: int) -> tuple[Grid, int] | None:
    """(the table whose headings begin here, index behind it); None where none does."""
    first = items[start]
    if not isinstance(first, Line) or key(first.text) not in words("columns", "number"):
        return None
    lines: list[Line] = []
    for item in items[start:]:
        if not isinstance(item, Line):
            break
        lines.append(item)
    opening = next((at for at, line in enumerate(lines[: _MOST_COLUMNS + 1]) if at and _is_first(line.text)), None)
    if opening is None or opening < _FEWEST_COLUMNS or any(len(line.text) > _LONGEST_HEADING for line in lines[:opening]):
        return None
    spacing = max(1, lines[1].number - lines[0].number)
    reading = _Reading(_columns(lines, opening, spacing), spacing)
    if not _FEWEST_COLUMNS <= reading.columns <= opening:
        return None
    index = opening
    counted = lines[opening : opening + reading.columns]
    if [line.text.strip(" ().") for line in counted] == [f"{n}" for n in range(1, reading.columns + 1)]:
        reading.rows.append(list(counted))
        index += reading.columns
    while index < len(lines):
        taken = _row(reading, lines, index) or _group(reading, lines, index) or _total(reading, lines, index)
        if not taken:
            break
        index += taken
    if sum(len(row) == reading.columns for row in reading.rows) < _FEWEST_ROWS and not _is_sure(lines[:opening], reading.rows):
        return None
    if any(_continues(reading, line.text) for line in lines[index : index + 2 * opening]):
        return None  # It goes on in a way that does not come out evenly.
    headings = _headings(lines[:opening], reading)
    return (_grid(headings, reading.rows, reading.columns), start + index) if headings is not None else None


def _is_sure(headings: Sequence[Line], rows: Sequence[Sequence[Line | None]]) -> bool:
    """Does a single row hold an office or a time where the headings say so?"""
    meaning = map_columns([line.text for line in headings])
    told = [(name, cell) for row in rows if len(row) == len(meaning) for name, cell in zip(meaning, row, strict=True) if cell is not None]
    return sum(column_kind([], name) == kind_of(cell.text) for name, cell in told if name in ("lead", "coordinate", "deadline")) > 1


def _columns(lines: Sequence[Line], opening: int, spacing: int) -> int:
    """How many cells a row has: as many as there are headings, or, where those are of several levels, lines from 1 to 2."""
    if [line.text.strip(" ().") for line in lines[opening : 2 * opening]] == [f"{n}" for n in range(1, opening + 1)]:
        return opening  # The line of column numbers.
    one = next((at for at in range(opening, len(lines)) if lines[at].text.strip(" .") == "1"), None)
    if one is None:
        return opening
    two = next((at for at in range(one + 1, min(len(lines), one + opening + 1)) if lines[at].text.strip(" .") == "2"), None)
    return opening if two is None else min(opening, (lines[two].number - lines[one].number) // spacing)


def _headings(lines: Sequence[Line], reading: _Reading) -> list[Sequence[Line]] | None:
    """The headings by level: one for each column, or two levels where there is one way alone to join them; None else."""
    if len(lines) == reading.columns:
        return [lines]
    texts = [Text.join([line]) for line in lines]
    rows = [row for row in reading.rows if len(row) == reading.columns]
    kinds = [column_kind([cell.text for row in rows if (cell := row[column]) is not None]) for column in range(reading.columns)]
    told: list[int] = []
    for upper in range(2, len(lines) - 1):
        joined = joined_headings(texts[:upper], texts[upper:], kinds)
        if joined is not None and not joined[1]:
            told.append(upper)
    return [lines[: told[0]], lines[told[0] :]] if len(told) == 1 else None


def _is_first(text: str) -> bool:
    number = number_of(text)
    return number is not None and number.path == (1,) and number.style in ("decimal", "roman", "upper")


def _follows(before: Number | None, number: Number) -> bool:
    return number.path == (1,) if before is None else number.style == before.style and number.path == (before.path[0] + 1,)


def _continues(reading: _Reading, text: str) -> bool:
    number = number_of(text)
    if number is None or number.path == (1,):
        return False
    return any(_follows(before, number) for before in (reading.last, *reading.groups.values()))


def _cells(reading: _Reading, lines: Sequence[Line], index: int, count: int) -> list[Line | None]:
    """So many cells from this line on, an empty one for each line that is left out before the next."""
    cells: list[Line | None] = []
    while index < len(lines) and len(cells) < count:
        cells.append(lines[index])
        index += 1
        if index < len(lines):
            empty = (lines[index].number - lines[index - 1].number) // reading.spacing - 1
            cells += [None] * min(empty, count - len(cells))
    return cells


def _row(reading: _Reading, lines: Sequence[Line], index: int) -> int:
    """Lines taken by a row that begins here; 0 where none does."""
    number = number_of(lines[index].text)
    if number is None or number.style != "decimal" or not _follows(reading.last, number):
        return 0
    for cells in (_cells(reading, lines, index, reading.columns), list(lines[index : index + reading.columns])):
        taken = sum(cell is not None for cell in cells)
        behind = number_of(lines[index + taken].text) if index + taken < len(lines) else None
        inside = [number_of(cell.text) for cell in cells[1:] if cell is not None]
        following = (number.path[0] + 1,)
        among = any(own is not None and own.style == "decimal" and own.path == following for own in inside)
        if among and (behind is None or behind.path != following):
            continue  # The next row would begin among these cells.
        if taken > 1:
            reading.rows.append([*cells, *[None] * (reading.columns - len(cells))])
            reading.last = number
            return taken
    return 0


def _group(reading: _Reading, lines: Sequence[Line], index: int) -> int:
    """Lines taken by a group's number and title; a number counts anew behind them."""
    number = number_of(lines[index].text)
    if number is None or number.style not in ("roman", "upper") or index + 2 >= len(lines):
        return 0
    if not _follows(reading.groups.get(number.style), number):
        return 0
    behind = number_of(lines[index + 2].text)
    if behind is None:
        return 0
    reading.rows.append([lines[index], lines[index + 1]])
    if number.style == "upper":
        reading.groups.clear()
    reading.groups[number.style] = number
    if behind.path == (1,):
        reading.last = None
    return 2


def _total(reading: _Reading, lines: Sequence[Line], index: int) -> int:
    """Lines taken by a sum below the rows: its words, then figures."""
    words_ = key(lines[index].text)
    if not reading.rows or not any(words_ == total or words_.startswith(total + " ") for total in words("columns", "total")):
        return 0
    cells = _cells(reading, lines, index, reading.columns - 1)
    if len(cells) != reading.columns - 1 or any(cell is not None and kind_of(cell.text) not in ("number", "amount") for cell in cells[1:]):
        return 0
    reading.rows.append([None, *cells])
    return sum(cell is not None for cell in cells)


def _grid(headings: Sequence[Sequence[Line]], rows: Sequence[Sequence[Line | None]], width: int) -> Grid:
    """The grid; headings of two levels stand in short rows, as in other sources that tell no spans."""
    cells: list[Cell] = []
    for place, row in enumerate([*headings, *rows]):
        for column, line in enumerate(row):
            span = width - 1 if place >= len(headings) and len(row) == _MOST_IN_GROUP and column == 1 else 1
            own = () if line is None else (replace(line, start=None, gap=False, page_start=False),)
            cells.append(Cell(place, column, own, column_span=span))
    count = len(headings)
    short = frozenset(range(count) if count > 1 else ())
    return Grid(count + len(rows), width, tuple(cells), 0 if short else 1, ruled=False, short=short)
