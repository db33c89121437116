"""Tables of a Word file as grids: spans, merged cells, header rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kehoach_parser.document import Cell, Grid, Line
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


@dataclass(slots=True)
class _Place:
    """A cell under way."""

    row: int
    column: int
    lines: tuple[Line, ...]
    column_span: int
    row_span: int = 1


def read_grid(table: Element, read_cell: Callable[[Element], tuple[Line, ...]]) -> Grid | None:
    """A table as a grid; None where no cell of it prints anything.

    read_cell gives the lines of a w:tc; it is called once for each cell that prints, in reading order. Deleted and
    hidden rows are left out; what stands in the covered cells of a merge does not print and is not read.
    """
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
        for cell in _children(row, _CELL):
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
                last = _Place(index, column, read_cell(cell), span)
                places.append(last)
                if vertical is not None:
                    merges[column] = last
            column += span
        open_merges = merges
        columns = max(columns, column + integer(attribute(properties.get(W + "gridAfter")), 0, 0, _MAX_SPAN))
    if not any(place.lines for place in places):
        return None
    cells = tuple(Cell(p.row, p.column, p.lines, p.row_span, p.column_span) for p in places)
    return Grid(len(rows), columns, cells, header_rows)


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
