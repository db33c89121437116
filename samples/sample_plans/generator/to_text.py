"""A printed document as plain text, as programs save and print it."""

from __future__ import annotations

from textwrap import wrap

from sample_plans.generator.grid import Cell, Grid
from sample_plans.generator.printed import Break, Line, Pair, Printed
from sample_plans.generator.style import Style

_WIDTH = 100
_TABLE = 110
"""Characters of a table's columns together."""


def to_text(parts: list[Printed], style: Style) -> str:
    """The file's text: whole paragraphs or hard-wrapped lines, tables by the style's choice."""
    lines: list[str] = []
    for part in parts:
        match part:
            case Line():
                lines += _line(part, style)
            case Pair():
                lines += _pair(part, style)
            case Grid():
                lines += ["", *_grid(part, style), ""]
            case Break():
                lines.append("\f" if style.page_numbers == "top" else "")
    return "\n".join(lines) + "\n"


def _line(line: Line, style: Style) -> list[str]:
    if line.space or style.blank_lines:
        return ["", *_wrapped(line, style)]
    return _wrapped(line, style)


def _wrapped(line: Line, style: Style) -> list[str]:
    if not line.text.strip():
        return [""]
    width = style.wrap or _WIDTH
    if line.align == "center" and style.wrap:
        return [f"{line.text:^{width}}".rstrip()]
    if not style.wrap or line.align == "center":
        return [line.text]
    first = "    " if style.indent else ""
    return wrap(line.text, width, initial_indent=first, break_long_words=False, break_on_hyphens=False)


def _pair(pair: Pair, style: Style) -> list[str]:
    if style.wrap and (not pair.head or style.letterhead in {"table", "tabs"}):
        height = max(len(pair.left), len(pair.right))
        columns = []
        for lines in (pair.left, pair.right):
            texts = [line.text for line in lines]
            columns.append(texts + [""] * (height - len(texts)))
        half = max(42, *(len(text) + 3 for text in columns[0]))
        centred = pair.head
        shown = [(f"{a:^{half}}" if centred else f"{a:<{half}}") + f"{b:^45}" for a, b in zip(*columns, strict=True)]
        return [*(text.rstrip() for text in shown), ""]
    return [line.text for line in (*pair.left, *pair.right) if line.text.strip()]


def _grid(grid: Grid, style: Style) -> list[str]:
    if style.text_table == "cells":
        return [line for cells in grid.rows for cell in cells for line in cell.lines]
    if style.text_table == "tabs":
        return ["\t".join(text.replace("\n", " ") for text in row) for row in _filled(grid)]
    return _columns(grid, ruled=style.text_table == "ruled")


def _filled(grid: Grid) -> list[list[str]]:
    """The cells by row and column; a spanning cell in its first place."""
    rows = [[""] * len(grid.widths) for _ in grid.rows]
    for r, column, cell in _placed(grid):
        rows[r][column] = cell.text
    return rows


def _placed(grid: Grid) -> list[tuple[int, int, Cell]]:
    taken: set[tuple[int, int]] = set()
    placed = []
    for r, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while (r, column) in taken:
                column += 1
            placed.append((r, column, cell))
            taken |= {(r + down, column + across) for down in range(cell.down) for across in range(cell.across)}
            column += cell.across
    return placed


def _columns(grid: Grid, *, ruled: bool) -> list[str]:
    """Text columns of fixed width with gaps between, or ruled with "|", "-" and "+"."""
    share = _TABLE / sum(grid.widths)
    widths = [max(6, round(width * share)) for width in grid.widths]
    starts = [sum(widths[:column]) + 3 * column for column in range(len(widths) + 1)]
    placed = _placed(grid)
    owner = {
        (row + down, column + across): n
        for n, (row, column, cell) in enumerate(placed)
        for down in range(cell.down)
        for across in range(cell.across)
    }
    lines: list[str] = []
    for r in range(len(grid.rows)):
        cells = [(starts[column] + 2, starts[column + cell.across] - starts[column] - 3, cell) for row, column, cell in placed if row == r]
        texts = [(start, width, _fitted(cell, width)) for start, width, cell in cells]
        canvas = [[" "] * (starts[-1] + 2) for _ in range(max(len(text) for _, _, text in texts))]
        for start, width, text in texts:
            for n, piece in enumerate(text):
                canvas[n][start : start + width] = f"{piece:<{width}}"
        if ruled:
            lines.append(_rule(r, starts, owner))
            edges = [starts[c] for c in range(len(widths) + 1) if owner.get((r, c - 1)) != owner.get((r, c))]
            for row in canvas:
                for edge in edges:
                    row[edge] = "|"
        lines += ["".join(row).rstrip() if ruled else "".join(row)[2:].rstrip() for row in canvas]
    return [*lines, _rule(len(grid.rows), starts, owner)] if ruled else lines


def _fitted(cell: Cell, width: int) -> list[str]:
    """The lines of a cell; those over several columns stand in their middle."""
    lines = [part for line in cell.lines for part in wrap(line, width, break_on_hyphens=False) or [""]]
    return [f"{line:^{width}}" for line in lines] if cell.across > 1 and cell.centred else lines


def _rule(r: int, starts: list[int], owner: dict[tuple[int, int], int]) -> str:
    """The rule above a row; a cell that goes on down has none."""
    shown = ""
    for column in range(len(starts) - 1):
        goes_on = owner.get((r - 1, column)) == owner.get((r, column))
        shown += ("|" if goes_on else "+") + (" " if goes_on else "-") * (starts[column + 1] - starts[column] - 1)
    return shown + "+"
