"""Tables of a Word file as grids: spans, merged cells, header rows; tables that only place text as that text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from kehoach_parser.document import Cell, Grid, Item, Line
from kehoach_parser.readers.docx.package import (
    ALTERNATE,
    VAL,
    WRAPPERS,
    Element,
    W,
    attribute,
    branch,
    children,
    integer,
    lead,
    switch,
)

_ROW, _CELL = W + "tr", W + "tc"
_ROW_PROPERTIES, _CELL_PROPERTIES = W + "trPr", W + "tcPr"
# Word allows 63 columns; a larger number is a damaged one and must not cost memory.
_MAX_SPAN = 63


class Edge(NamedTuple):
    """Where in its table a cell stands, as far as table styles tell such cells apart."""

    first_row: bool
    last_row: bool
    first_column: bool
    last_column: bool


@dataclass(slots=True)
class _Place:
    """A cell under way."""

    row: int
    column: int
    items: Sequence[Item]
    column_span: int
    row_span: int = 1

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines; a table inside it gives its lines, cell by cell."""
        if len(self.items) == 1 and isinstance(self.items[0], Line):
            return (self.items[0],)
        found: list[Line] = []
        for item in self.items:
            found.extend(item.lines if isinstance(item, Grid) else (item,))
        return tuple(found)


@dataclass(slots=True)
class _Table:
    """A table under way."""

    places: list[_Place]
    rows: int
    columns: int
    header_rows: int


def read_table(table: Element, read_cell: Callable[[Element, Edge], Sequence[Item]]) -> list[Item]:
    """A table as a grid; nothing where no cell of it prints anything.

    A table of one cell is a frame around its text and is that text. In one that places whole tables one below the other
    (a row for each, or text beside nothing), such rows are what stands in them, and only the rows between are grids.
    read_cell gives the lines and grids of a w:tc; it is called once for each cell that prints, in reading order. Deleted
    and hidden rows are left out; what stands in the covered cells of a merge does not print and is not read.
    """
    found = _read(table, read_cell)
    printed = [place for place in found.places if place.items]
    if not printed:
        return []
    if len(found.places) == 1:
        return list(printed[0].items)
    nested = any(isinstance(item, Grid) for place in printed for item in place.items)
    alone = _rows_of_one(found) if nested else {}
    if not any(isinstance(item, Grid) for place in alone.values() for item in place.items):
        return [_grid(found, 0, found.rows)]
    result: list[Item] = []
    for is_alone, group in groupby(range(found.rows), alone.__contains__):
        rows = list(group)
        if is_alone:
            result.extend(item for row in rows for item in alone[row].items)
        elif any(rows[0] <= place.row <= rows[-1] for place in printed):
            result.append(_grid(found, rows[0], rows[-1] + 1))
    return result


def _rows_of_one(table: _Table) -> dict[int, _Place]:
    """The rows in which one cell alone prints anything, where these are most of what the table prints; else none."""
    covered = {row for place in table.places if place.row_span > 1 for row in range(place.row, place.row + place.row_span)}
    alone: dict[int, _Place] = {}
    for row, group in groupby(table.places, lambda place: place.row):
        places = [place for place in group if place.items]
        if len(places) == 1 and row not in covered:
            alone[row] = places[0]
    inside = sum(len(place.lines) for place in alone.values())
    return alone if 2 * inside > sum(len(place.lines) for place in table.places) else {}


def _grid(table: _Table, start: int, stop: int) -> Grid:
    """The rows from start to stop (exclusive) as a grid."""
    cells = tuple(
        Cell(place.row - start, place.column, place.lines, place.row_span, place.column_span)
        for place in table.places
        if start <= place.row < stop
    )
    return Grid(stop - start, table.columns, cells, min(max(table.header_rows - start, 0), stop - start))


def _read(table: Element, read_cell: Callable[[Element, Edge], Sequence[Item]]) -> _Table:
    places: list[_Place] = []
    open_merges: dict[int, _Place] = {}
    header_rows = 0
    columns = 0
    found = ((row, children(lead(row, _ROW_PROPERTIES))) for row in _children(table, _ROW))
    rows = [(row, properties) for row, properties in found if _prints(properties)]
    for index, (row, properties) in enumerate(rows):
        if header_rows == index and switch(properties.get(W + "tblHeader")):
            header_rows += 1
        column = integer(attribute(properties.get(W + "gridBefore")), 0, 0, _MAX_SPAN)
        merges: dict[int, _Place] = {}
        last: _Place | None = None
        cells = list(_children(row, _CELL))
        for place, cell in enumerate(cells, 1):
            own = children(lead(cell, _CELL_PROPERTIES))
            if W + "cellDel" in own:
                continue
            span = integer(attribute(own.get(W + "gridSpan")), 1, 1, _MAX_SPAN)
            if _merge(own.get(W + "hMerge")) == "continue" and last is not None:
                last.column_span += span
                column += span
                continue
            vertical = _merge(own.get(W + "vMerge"))
            above = open_merges.get(column)
            if vertical == "continue" and above is not None and above.column_span == span:
                above.row_span += 1
                merges[column] = above
                last = None
            else:
                edge = Edge(index == 0, index == len(rows) - 1, place == 1, place == len(cells))
                last = _Place(index, column, read_cell(cell, edge), span)
                places.append(last)
                if vertical is not None:
                    merges[column] = last
            column += span
        open_merges = merges
        columns = max(columns, column + integer(attribute(properties.get(W + "gridAfter")), 0, 0, _MAX_SPAN))
    return _Table(places, len(rows), columns, header_rows)


def _children(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, tag)
        elif child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                yield from _children(chosen, tag)


def _prints(properties: Mapping[str, Element]) -> bool:
    return W + "del" not in properties and not switch(properties.get(W + "hidden"))


def _merge(element: Element | None) -> str | None:
    """Whether a merge begins ("restart") or goes on ("continue", also without a value) here; None without a merge."""
    if element is None:
        return None
    return "restart" if element.get(VAL) == "restart" else "continue"
