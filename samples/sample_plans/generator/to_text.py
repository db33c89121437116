"""A printed document as plain text, as programs save and print it."""

from __future__ import annotations

from textwrap import wrap

from sample_plans.generator.grid import Cell, Grid
from sample_plans.generator.printed import Break, Line, Pair, Printed
from sample_plans.generator.style import Style

_WIDTH = 100


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
    """Text columns of fixed width, ruled with "|" and "-" or with gaps alone."""
    share = 120 / sum(grid.widths)
    widths = [max(6, round(width * share)) for width in grid.widths]
    gap = " | " if ruled else "   "
    lines: list[str] = []
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    for r, cells in enumerate(grid.rows):
        pieces = [[""] for _ in widths]
        spans: list[tuple[int, list[str]]] = []
        for row, column, cell in _placed(grid):
            if row != r:
                continue
            width = sum(widths[column : column + cell.across]) + len(gap) * (cell.across - 1)
            text = [part for line in cell.lines for part in wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]]
            spans.append((column, text))
            if cell.across == 1 or len(cells) > 1:
                pieces[column] = text
        height = max(len(text) for _, text in spans) if spans else 0
        if ruled:
            lines.append(rule)
        covered = {column + more for row, column, cell in _placed(grid) if row == r for more in range(1, cell.across)}
        lines += [_row_line(pieces, widths, covered, n, gap, ruled=ruled) for n in range(height)]
    return [*lines, rule] if ruled else lines


def _row_line(pieces: list[list[str]], widths: list[int], covered: set[int], n: int, gap: str, *, ruled: bool) -> str:
    shown = ""
    for column, width in enumerate(widths):
        text = pieces[column][n] if n < len(pieces[column]) else ""
        if column in covered:
            # room that the spanning cell before has taken already
            used = len(shown) - sum(w + len(gap) for w in widths[:column])
            shown += " " * max(0, width + len(gap) - max(0, used))
            continue
        shown += f"{text:<{width}}{gap}"
    return f"| {shown.rstrip(' |')}" + " |" if ruled else shown.rstrip()
