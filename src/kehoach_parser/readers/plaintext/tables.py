"""Tables that a layout tool printed as text: cells side by side, parted by white space that runs down the whole table.

Only tables whose first column numbers the rows: there the print itself tells where a row begins. One whose numbers stand
in the middle of their rows does not, and stays text; so does one that goes on over the end of a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from kehoach_parser.document import Cell, Grid, Item, Line

_CELL = re.compile(r"\S+(?: \S+)*")
_FEWEST_COLUMNS, _FEWEST_HEADINGS = 3, 2
# "STT", "TT", "Số TT": the heading of the column of numbers, and the lines that headings take.
_LONGEST_NUMBER, _HEADING_LINES = 5, 6
# A blank between two headings; white space to all patterns, and in no line.
_CUT = "\x1f"
_FEWEST_ROWS = 2
# What may stand at the head of a page above a table that goes on there.
_LINES_OF_A_HEAD = 4
_FIRST = re.compile(r"(?:1|I|A)[.)]?")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-H])[.)]?")

# (start, end) of the characters that a column covers.
_Span = tuple[int, int]


def with_tabs(items: Sequence[Item]) -> list[Item]:
    """The same items, lines whose cells are parted by tabulators as grids; the others without white space at their end.

    A table has a line of three headings and rows with as many tabulators, of which one at least has three cells filled:
    tabulators also set the two columns of a letterhead apart.
    """
    found: list[Item] = []
    for tabs, group in groupby(items, lambda item: item.text.count("\t") if isinstance(item, Line) else -1):
        if tabs < 0:
            found.extend(group)
            continue
        run = [item for item in group if isinstance(item, Line)]
        rows = [[piece.strip() for piece in line.text.split("\t")] for line in run]
        filled = max((sum(map(bool, row)) for row in rows[1:]), default=0)
        # What headings of two levels cover is left empty.
        if tabs < _FEWEST_COLUMNS - 1 or filled < _FEWEST_COLUMNS or not rows[0][0] or sum(map(bool, rows[0])) < _FEWEST_HEADINGS:
            found.extend(replace(line, text=line.text.rstrip()) if tabs else line for line in run)
            continue
        cells = [
            Cell(row, column, (replace(line, text=text, start=None, gap=False, page_start=False),) if text else ())
            for row, (line, texts) in enumerate(zip(run, rows, strict=True))
            for column, text in enumerate(texts)
        ]
        found.append(Grid(len(rows), tabs + 1, tuple(cells)))
    return found


def with_tables(items: Sequence[Item]) -> list[Item]:
    """The same items, the lines of tables as grids."""
    found: list[Item] = []
    for table, group in groupby(items, lambda item: isinstance(item, Grid)):
        run = list(group)
        found.extend(run if table else _with_grids([item for item in run if isinstance(item, Line)]))
    return found


def _with_grids(lines: Sequence[Line]) -> list[Item]:
    items: list[Item] = []
    index = 0
    while index < len(lines):
        # Nearly all lines begin with more than a number's heading.
        first = _CELL.search(lines[index].text)
        narrow = first is not None and first.end() - first.start() <= _LONGEST_NUMBER
        found = _table(lines, index) if narrow else None
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
    lines, cuts = _with_cuts(lines, start)
    cells = _cells(lines[start])
    if len(cells) < _FEWEST_COLUMNS or _opens(lines[start], _NUMBER, cells[0]):
        return None
    columns = cells
    first = next((i for i in range(start + 1, min(len(lines), start + 1 + _HEADING_LINES)) if _opens(lines[i], _FIRST, cells[0])), None)
    if first is None:
        return None
    for line in lines[start + 1 : first]:
        columns = _joined([*columns, *_cells(line)], cuts)
    count = len(columns)
    if any(_begins_anew(line, lines[start], columns) for line in lines[start + 1 : first]):
        return None
    stop = first
    while stop < len(lines):
        line = lines[stop]
        wider = _joined([*columns, *_cells(line)], cuts)
        if len(wider) != count or not (_opens(line, _NUMBER, columns[0]) or _goes_on(line, columns, lines[first:stop])):
            break
        if stop > first and _opens(line, _NUMBER, columns[0]) and _in_the_middle(line, lines[stop - 1], columns):
            return None
        columns, stop = wider, stop + 1
    if count < _FEWEST_COLUMNS or not any(len(_cells(line)) >= _FEWEST_COLUMNS for line in lines[first:stop]):
        return None
    if stop < len(lines) and _goes_on_behind(lines[stop : stop + _LINES_OF_A_HEAD]):
        return None  # It goes on, in a way that cannot be followed: half a table is worse than none.
    rows = [lines[start:first]]
    for line in lines[first:stop]:
        if _opens(line, _NUMBER, columns[0]) or _is_total(line, count):
            rows.append([line])
        else:
            rows[-1] = [*rows[-1], line]
    return Grid(len(rows), count, tuple(cell for row, own in enumerate(rows) for cell in _row(row, own, columns)), 1, ruled=False), stop


def _goes_on_behind(lines: Sequence[Line]) -> bool:
    """Do cells stand side by side in the line behind a table, or, on a new page, below its number and its repeated headings?"""
    return any(len(_cells(line)) >= _FEWEST_COLUMNS for line in (lines if lines[0].page_start else lines[:1]))


def _with_cuts(lines: Sequence[Line], start: int) -> tuple[Sequence[Line], frozenset[int]]:
    """Headings that stand one blank apart, where all rows keep a gap open there: the lines with that blank marked, and
    its places."""
    column = next(iter(_cells(lines[start])), None)
    if column is None or column[1] - column[0] > _LONGEST_NUMBER:
        return lines, frozenset()
    first = next((i for i in range(start + 1, min(len(lines), start + 1 + _HEADING_LINES)) if _opens(lines[i], _FIRST, column)), None)
    if first is None:
        return lines, frozenset()
    rows = []
    for line in lines[first:]:
        if line.gap or not _cells(line):
            break
        if _opens(line, _NUMBER, column):
            rows.append(line.text)
    if len(rows) < _FEWEST_ROWS:
        return lines, frozenset()
    marked, cuts = list(lines), set()
    for index in range(start, first):
        text = lines[index].text
        headings = _cells(lines[index])
        for (begin, end), until in zip(headings, [*(start for start, _ in headings[1:]), None], strict=True):
            blanks = [at for at in range(begin, end) if text[at] == " "]
            places = [at for at in blanks if all(_is_open(row, begin, at, until) for row in rows)]
            # One for each gap: the last before the cells behind it begin.
            for place in {min(len(row) - len(row[at:].lstrip()) for row in rows): at for at in places}.values():
                text = f"{text[:place]}{_CUT}{text[place + 1 :]}"
                cuts.add(place)
        marked[index] = replace(lines[index], text=text)
    return marked, frozenset(cuts)


def _is_open(row: str, begin: int, place: int, until: int | None) -> bool:
    """Does a row keep a gap open at a place, between a cell that stands below the heading's begin and a further one before the
    next heading?"""
    return row[place - 1 : place + 1].isspace() and bool(row[begin:place].strip()) and bool(row[place:until].strip())


def _joined(spans: Sequence[_Span], cuts: frozenset[int]) -> list[_Span]:
    """Spans as columns: those that touch are one; one blank parts words, not columns, but at a cut."""
    columns: list[_Span] = []
    for begin, end in sorted(spans):
        if columns and begin <= columns[-1][1] + 1 and not (columns[-1][1] in cuts and begin > columns[-1][1]):
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
