"""Labelled fields that are laid out as a table of two columns: opened into lines, so that they are read like any fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kehoach_parser.document import Cell, Grid, Item, Line, Text
from kehoach_parser.vocabulary.labels import Concept, concept_of

_COLUMNS, _FEWEST = 2, 2
# Of these two must be there: a table of dates and places alone is one.
_FIELDS: frozenset[Concept] = frozenset(("objective", "tasks", "responsibility", "deadline"))


def with_fields(items: Sequence[Item]) -> list[Item]:
    """The same items, tables of labels and values as lines, the label before its value."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, Grid) and holds_fields(item):
            cells = sorted((cell for cell in item.cells if cell.lines), key=lambda cell: (cell.row, cell.column))
            found += [line for cell in cells for line in _opened(cell)]
        else:
            found.append(item)
    return found


def holds_fields(grid: Grid) -> bool:
    """Does each row hold a known label and its value, fields of a criterion among them?"""
    if grid.columns != _COLUMNS or any(cell.column_span > 1 for cell in grid.cells):
        return False
    labels = [concept_of(Text.join(cell.lines).value.rstrip(" :")) for cell in grid.cells if cell.column == 0 and cell.lines]
    values = sum(1 for cell in grid.cells if cell.column == 1 and cell.lines)
    return len(labels) == values == grid.rows and None not in labels and len(_FIELDS.intersection(labels)) >= _FEWEST


def _opened(cell: Cell) -> list[Line]:
    lines = [replace(line, start=True if index == 0 else line.start) for index, line in enumerate(cell.lines)]
    if cell.column == 0 and not lines[-1].text.rstrip().endswith(":"):
        lines[-1] = replace(lines[-1], text=f"{lines[-1].text.rstrip()}:")
    return lines
