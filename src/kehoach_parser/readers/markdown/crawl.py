"""The crawlers' table form: each cell on lines of its own, between lines that hold nothing but "|".

A row begins and ends with such a line, so that two of them in succession part two rows - or hold an empty cell. Which
of the two it is, only the number of columns tells; the cheapest division of the whole table into rows is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kehoach_parser.document import Grid
from kehoach_parser.readers.markdown.lines import heading, is_item
from kehoach_parser.readers.markdown.tables import RawCell, Row, grid_of

_GROUP_NUMBER = re.compile(r"[\s*]*(?:[IVXLC]+|\d+(?:\.\d+)*|[^\W\d_])[.)]?[\s*]*")
# Text after a table, up to the "|" of the next one, must not become a cell. The longest real cell with an empty line at
# its beginning or end is unknown (none in ten crawled plans); the shortest text between two tables there has 5 lines.
_LONGEST_LOOSE_CELL = 30
# A cell set between empty lines holds one to three paragraphs; the text of a plan between its letterhead and its
# signature, both drawn as tables, holds ten at least.
_MOST_PARAGRAPHS = 4
# How many columns more than the longest row without an empty cell are tried, and what each costs: more than a row of
# one cell, or such a row would be an empty column's cell.
_EMPTY_COLUMNS = 3
_ADDED_COLUMN = 3.0
# More cells than that in a row are no table of a plan (the widest crawled one has 5) but take time by their square.
_MOST_COLUMNS = 60

# "I. ..." and "II. ..." in one cell: no cell, but a document whose empty lines got lost on the way.
_PART = re.compile(r"[\s*#]*(?P<number>[IVX]+)\.\s")
_MOST_PARTS = 1
# The mark behind which the text of a document is over, bold or not. Recipients and a single sentence of a table may have it,
# too: it counts below other lines, on a line longer than the name of a recipient.
_END_MARK = re.compile(r"\.[*_]*\s?/[\s.*_]*$")
_SHORTEST_CLOSING, _FEWEST_LINES = 40, 3

_BOLD = ("**", "__")

_IMPOSSIBLE = float("inf")


def crawled_table(lines: Sequence[str], index: int) -> tuple[Grid, int] | None:
    """The table whose first "|" line is lines[index], and the index of the line after its last one; None if none."""
    if lines[index].strip() != "|":
        return None
    pipes = _pipes(lines, index)
    if len(pipes) < 2:
        return None
    cells = [
        RawCell(tuple((number + 1, lines[number]) for number in range(first + 1, last)), wrapped=True)
        for first, last in pairwise(pipes)
    ]
    return grid_of(_rows(cells), 0), pipes[-1] + 1


def _pipes(lines: Sequence[str], index: int) -> list[int]:
    """The indexes of the "|" lines of one table."""
    pipes = [index]
    run = 0
    loose = index + 1 < len(lines) and not lines[index + 1].strip()
    for place in range(index + 1, len(lines)):
        if lines[place].strip() == "|":
            between = lines[pipes[-1] + 1 : place]
            run = run + 1 if any(line.strip() for line in between) else 0
            if run > _MOST_COLUMNS or not _is_cell(between, loose=loose):
                break
            pipes.append(place)
    return pipes


def _is_cell(between: Sequence[str], *, loose: bool) -> bool:
    """Whether what stands between two "|" lines is a cell of one table, and not the text between two tables.

    loose: the table has empty lines around its cells from the first one on.
    """
    if not between:
        return True
    if len({match["number"] for line in between if (match := _PART.match(line))}) > _MOST_PARTS:
        return False
    if _is_document([line.strip() for line in between if line.strip()]):
        return False
    begins, ends = not between[0].strip(), not between[-1].strip()
    if not begins and not ends:
        return not any(heading(line) for line in between)
    if not any(line.strip() for line in between):
        return loose
    if len(between) > _LONGEST_LOOSE_CELL or any(heading(line) for line in between):
        return False
    if loose and begins and ends:
        return _paragraphs(between) <= _MOST_PARAGRAPHS
    return not (begins and ends)


def _is_document(lines: Sequence[str]) -> bool:
    """Do these lines hold a part's heading, bold or in capitals, with text above and below it, or the sentence that ends a document?

    A cell may begin with a part, or name one.
    """
    if any(_PART.match(line) and (line.isupper() or (line[:2] in _BOLD and line[-2:] == line[:2])) for line in lines[1:-1]):
        return True
    long = [line for line in lines if len(line) >= _SHORTEST_CLOSING and not is_item(line)]
    return len(lines) >= _FEWEST_LINES and any(map(_END_MARK.search, long))


def _paragraphs(between: Sequence[str]) -> int:
    return sum(1 for before, line in pairwise(("", *between)) if line.strip() and not before.strip())


def _rows(cells: Sequence[RawCell]) -> list[Row]:
    """The cells told into rows; an empty one between two rows is no cell but their border."""
    longest = run = 0
    for cell in cells:
        run = run + 1 if _holds(cell) else 0
        longest = max(longest, run)
    longest = max(longest, 1)
    found = [_division(cells, columns) for columns in range(longest, longest + _EMPTY_COLUMNS + 1)]
    costs = [cost + _ADDED_COLUMN * added for added, (cost, _) in enumerate(found)]
    return found[costs.index(min(costs))][1]


def _division(cells: Sequence[RawCell], columns: int) -> tuple[float, list[Row]]:
    """The cheapest rows of at most so many cells, and their cost."""
    count = len(cells)
    costs = [_IMPOSSIBLE] * (count + 2)
    lengths = [1] * (count + 2)
    costs[count + 1] = 0.0  # the end of the last row; a border there (costs[count]) would have no row after it
    for first in range(count - 1, -1, -1):
        for length in range(1, min(columns, count - first) + 1):
            end = first + length
            if end < count and _holds(cells[end]):
                continue
            cost = _row_cost(cells[first:end], columns) + costs[end + 1]
            if cost < costs[first]:
                costs[first], lengths[first] = cost, length
    rows: list[Row] = []
    first = 0
    while first < count:
        rows.append(tuple(cells[first : first + lengths[first]]))
        first += lengths[first] + 1
    return costs[0], rows


def _row_cost(row: Sequence[RawCell], columns: int) -> float:
    """How unlikely such a row is in a table of so many columns; set against each other by the crawled plans (tests)."""
    empty = sum(not _holds(cell) for cell in row)
    if len(row) == columns:
        return float(empty) if empty < columns else 4.0
    if len(row) == 1:
        return 12.0 if empty else 2.0
    if len(row) == 2 and not empty and _is_group_number(row[0]):
        return 1.0
    return 3.0 + 1.5 * empty + 0.2 * (columns - len(row))


def _holds(cell: RawCell) -> bool:
    return any(text.strip() for _, text in cell.lines)


def _is_group_number(cell: RawCell) -> bool:
    return _GROUP_NUMBER.fullmatch(" ".join(text for _, text in cell.lines)) is not None
