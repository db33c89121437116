"""Rows of a Rich Text table, each with the right edges of its cells, become a grid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kehoach_parser.document import Cell, Grid, Line

# Edges nearer than this (twips: a twentieth of a point) are one: programs round them.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Edge:
    """A cell as its row defines it: where it ends (twips) and whether it goes on the cell beside it or above it."""

    right: int
    beside: bool = False
    above: bool = False


@dataclass(slots=True)
class Row:
    """A row: its cells' definitions and their lines."""

    edges: list[Edge] = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    header: bool = False


def grid_of(rows: Sequence[Row]) -> Grid | None:
    """The grid of a table's rows; None where none has a cell."""
    rights: list[int] = []
    for right in sorted(edge.right for row in rows for edge in row.edges[: len(row.cells)]):
        if not rights or right - rights[-1] > _NEAR:
            rights.append(right)
    placed: dict[tuple[int, int], Cell] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for index, row in enumerate(rows):
        column = 0
        before: tuple[int, int] | None = None
        for number, lines in enumerate(row.cells):
            edge = row.edges[number] if number < len(row.edges) else Edge((rights[-1] if rights else 0) + number)
            end = max(column + 1, min(len(rights), bisect_left(rights, edge.right - _NEAR) + 1))
            key = before if edge.beside and before else owner.get((index - 1, column)) if edge.above else None
            if key is None:
                key = (index, column)
                placed[key] = Cell(index, column, (), 1, 0)
            cell = placed[key]
            placed[key] = replace(
                cell,
                lines=(*cell.lines, *lines),
                row_span=index - cell.row + 1,
                column_span=max(cell.column_span, end - cell.column),
            )
            owner.update({(index, place): key for place in range(column, end)})
            before, column = key, end
    if not placed:
        return None
    cells = sorted(placed.values(), key=lambda cell: (cell.row, cell.column))
    headers = next((index for index, row in enumerate(rows) if not row.header), 0)
    width = max(cell.column + cell.column_span for cell in cells)
    return Grid(len(rows), width, tuple(cells), headers)
