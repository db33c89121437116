"""Tables that are ruled with characters: "+---+" between the rows, "|" between the cells, or the signs made for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach_parser.document import Cell, Grid, Item, Line

# Box-drawing signs as their plain likes: of one width, so that places stay.
_PLAIN = str.maketrans("│┃║─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋", "|||-" + "-=" + "+" * 27)
_RULE = re.compile(r"\s*\+(?:[-=]+\+)+\s*")
# A rule that cells reach down through, and a row of cells.
_ROW = re.compile(r"\s*[|+].*[|+]\s*")
# What a rule begins with, plain or drawn: most texts have no such line, and to look at them all takes longer than to read them.
_OPENS_RULE = re.compile(r"[ \t]*[+\u2500-\u257f]")
_DASHES = frozenset("-=")
_SIGNS = frozenset("-=+| ")
_FEWEST_LINES = 3
# Above and below the headings, and at the end: then each line that fills the first cell is a row.
_RULES_WITHOUT_ROWS = 3


def with_ruled(lines: Sequence[Line]) -> list[Item]:
    """The same lines, those of ruled tables as grids; the rules themselves are nothing printed."""
    items: list[Item] = []
    index = 0
    while index < len(lines):
        stop = _stop(lines, index)
        if stop - index < _FEWEST_LINES:
            items.append(lines[index])
            index += 1
            continue
        items.append(_grid(lines[index:stop]))
        index = stop
    return items


def without_ruled(text: str) -> str:
    """The text without the lines of ruled tables, whose "|" are no mark-up."""
    if not any(map(_OPENS_RULE.match, text.split("\n"))):
        return text
    lines = text.split("\n")
    plain = [line.translate(_PLAIN).rstrip("\r") for line in lines]
    if not any(map(_RULE.fullmatch, plain)):
        return text
    return "\n".join(line for line, signs in zip(lines, plain, strict=True) if not _ROW.fullmatch(signs))


def _stop(lines: Sequence[Line], start: int) -> int:
    """Index behind the last rule of the table that begins with this line; start where none does."""
    stop = start
    if not _OPENS_RULE.match(lines[start].text) or not _RULE.fullmatch(lines[start].text.translate(_PLAIN)):
        return start
    for index in range(start + 1, len(lines)):
        text = lines[index].text.translate(_PLAIN)
        if lines[index].gap or not _ROW.fullmatch(text):
            break
        if _is_rule(text):
            stop = index + 1
    return stop


def _is_rule(text: str) -> bool:
    """Does a rule run here, be it under some columns alone?"""
    return re.search(r"\+[-=]+\+", text) is not None


@dataclass(frozen=True, slots=True)
class _Canvas:
    """A table's characters: edges: the places of the borders between columns; rules: the indexes of lines with a rule."""

    lines: Sequence[Line]
    texts: Sequence[str]
    edges: Sequence[int]
    rules: Sequence[int]

    def parted(self, band: int, edge: int) -> bool:
        """Does a border run down this edge, all along the band between two rules?"""
        inner = range(self.rules[band] + 1, self.rules[band + 1])
        return all(self.texts[line][edge : edge + 1] in ("|", "+") for line in inner)

    def closed(self, rule: int, column: int) -> bool:
        """Does this rule run under this column?"""
        return self.texts[self.rules[rule]][self.edges[column] + 1 : self.edges[column] + 2] in _DASHES

    def cell(self, place: tuple[int, int], across: int, down: int) -> Cell:
        """The cell that begins at this band and column and covers so many."""
        band, column = place
        begin, end = self.edges[column] + 1, self.edges[column + across]
        found = []
        for index in range(self.rules[band] + 1, self.rules[band + down]):
            text = self.lines[index].text[begin:end].strip()
            if text and not (index in self.rules and set(text.translate(_PLAIN)) <= _SIGNS):
                found.append(replace(self.lines[index], text=text, start=None, gap=False, page_start=False))
        return Cell(band, column, tuple(found), down, across)


def _grid(lines: Sequence[Line]) -> Grid:
    texts = [line.text.translate(_PLAIN) for line in lines]
    rules = [index for index, text in enumerate(texts) if _is_rule(text)]
    edges = sorted({place for index in rules for place, sign in enumerate(texts[index]) if sign == "+"})
    canvas = _Canvas(lines, texts, edges, rules)
    bands, columns = len(rules) - 1, len(edges) - 1
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for band in range(bands):
        for column in range(columns):
            if (band, column) in taken:
                continue
            across = next((n for n in range(1, columns - column) if canvas.parted(band, edges[column + n])), columns - column)
            down = next((n for n in range(1, bands - band) if canvas.closed(band + n, column)), bands - band)
            taken |= {(band + d, column + a) for d in range(down) for a in range(across)}
            cells.append(canvas.cell((band, column), across, down))
    header = next((at for at, index in enumerate(rules[1:], 1) if "=" in texts[index] and at < bands), 0)
    grid = Grid(bands, columns, tuple(cells), header)
    return _with_rows(grid) if len(rules) == _RULES_WITHOUT_ROWS else grid


def _with_rows(grid: Grid) -> Grid:
    """A table with rules around its headings alone: a line with its first cell filled begins a row, if several do."""
    first = next((cell for cell in grid.cells if (cell.row, cell.column) == (1, 0)), None)
    numbers = [line.number for line in first.lines] if first is not None else []
    if len(numbers) < 2:
        return grid
    cells = [cell for cell in grid.cells if cell.row == 0]
    for cell in grid.cells:
        for row, number in enumerate(numbers if cell.row else (), 1):
            until = numbers[row] if row < len(numbers) else None
            own = tuple(line for line in cell.lines if line.number >= number and (until is None or line.number < until))
            cells.append(Cell(row, cell.column, own, 1, cell.column_span))
    return Grid(1 + len(numbers), grid.columns, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), 1)
