"""A table as a grid of cells with spans, as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from sample_plans.generator.style import Style
from sample_plans.offices.model import Column, Group, Row, Table

WIDTHS = {"number": 1.2, "criterion": 4.5, "objective": 4.5, "tasks": 5.0, "lead": 2.8, "coordinate": 3.0, "deadline": 2.4, "other": 2.4}


@dataclass(frozen=True)
class Cell:
    """A cell at the place where it begins; its lines are paragraphs."""

    lines: tuple[str, ...]
    across: int = 1
    down: int = 1
    bold: bool = False
    centred: bool = False

    @property
    def text(self) -> str:
        """The lines joined."""
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Grid:
    """Rows of cells (those that a span covers are left out); header: how many rows are headings; widths: shares."""

    rows: tuple[tuple[Cell, ...], ...]
    header: int
    widths: tuple[float, ...]


def grid(table: Table, style: Style) -> Grid:
    """The grid of a table."""
    height = max(len(column.heading) for column in table.columns)
    rows = [_heading_row(table.columns, level, height, style) for level in range(height)]
    if style.table_numbers and height == 1:
        rows.append(tuple(Cell((str(n),), centred=True) for n in range(1, len(table.columns) + 1)))
    header = len(rows)
    for group in table.groups:
        if group.title is not None:
            rows.append(_group_row(group, len(table.columns), style))
        rows += [_row(row, table.columns) for row in group.rows]
    return Grid(tuple(rows), header, tuple(WIDTHS[column.key] for column in table.columns))


def _heading_row(columns: tuple[Column, ...], level: int, height: int, style: Style) -> tuple[Cell, ...]:
    cells = []
    for path, run in groupby(columns, key=lambda column: column.heading[: level + 1]):
        members = list(run)
        if len(path) <= level:  # the heading above goes down to here
            continue
        ends = all(len(column.heading) == level + 1 for column in members)
        for _ in range(len(members) if ends else 1):
            across = 1 if ends else len(members)
            cells.append(Cell((path[level],), across, height - level if ends else 1, style.header_bold, centred=True))
    return tuple(cells)


def _group_row(group: Group, columns: int, style: Style) -> tuple[Cell, ...]:
    number, title = Cell((group.number or "",), bold=True, centred=True), group.title or ""
    if group.cells:
        return (number, *(Cell((text,), bold=True) for text in (title, *group.cells[2:])))
    if style.group_merged:
        return (number, Cell((title,), across=columns - 1, bold=True))
    return (number, Cell((title,), bold=True), *(Cell(("",)) for _ in range(columns - 2)))


def _row(row: Row, columns: tuple[Column, ...]) -> tuple[Cell, ...]:
    if row.total:
        rest = (Cell((text,), bold=True) for text in row.cells[2:])
        return (Cell((row.cells[1],), across=2, bold=True, centred=True), *rest)
    return tuple(Cell(tuple(text.split("\n")), centred=column.key == "number") for text, column in zip(row.cells, columns, strict=True))
