"""The words of a page given to the cells of its tables: each to the one in which its first letter stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach_parser.document import BBox
from kehoach_parser.readers.page.rulings import RuledGrid
from kehoach_parser.readers.pdf.layer import Layer
from kehoach_parser.readers.pdf.lines.printed import Printed, around
from kehoach_parser.text.syllables import is_syllable

_WORD = re.compile(r"\S+")
# Letters of one word stand nearer than this, in points; what two cells hold is parted by their padding at least.
_TOUCHING = 1.5
# Pieces of one line of a cell lie at one height, within this share of it: raised figures are off by a third of theirs.
_SAME_HEIGHT = 0.35
# A cell keeps 5.4 pt free on both sides (Word, LibreOffice).
_PADDING = 12.0
_FIGURES = re.compile(r"[\d./,:%-]*\d[\d./,:%-]*$")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class CellLine:
    """A line of a cell under way: its text, what the file has for it (None: the same), its box."""

    text: str
    source: str | None
    box: BBox


def cell_lines(grid: RuledGrid, lines: Sequence[Printed], layer: Layer) -> list[list[CellLine]]:
    """The lines of each cell of a grid, in the order of its cells."""
    places = _Places(grid)
    found: list[list[CellLine]] = [[] for _ in grid.cells]
    for line in lines:
        # Nearly all lines begin and end in one cell: their words need no closer look.
        whole = places.whole(line.box)
        if whole is not None:
            found[whole].append(CellLine(line.text, _source(line, 0, len(line.text), layer), line.box))
            continue
        for start, end, cell in _runs(line, layer, places):
            box = around(_box(line, start, layer), _box(line, end - 1, layer))
            found[cell].append(CellLine(line.text[start:end], _source(line, start, end, layer), box))
    return [_ordered(held) if len(held) > 1 else held for held in found]


def cell_of(grid: RuledGrid, box: BBox) -> int | None:
    """The number of the cell that the middle of a box lies in; None outside of the grid."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    x0, y0, x1, y1 = grid.box
    return _Places(grid).at(x, y) if x0 <= x <= x1 and y0 <= y <= y1 else None


def words_of(line: Printed, layer: Layer) -> Iterator[tuple[str, BBox]]:
    """The words of a line with their boxes."""
    for match in _WORD.finditer(line.text):
        yield match.group(), around(_box(line, match.start(), layer), _box(line, match.end() - 1, layer))


class _Places:
    """Finds the cell of a point; what lies beyond the border belongs to the cell beside it."""

    def __init__(self, grid: RuledGrid) -> None:
        self.right = [0.0] * grid.columns
        self.bottom = [0.0] * grid.rows
        self.owner = [[0] * grid.columns for _ in range(grid.rows)]
        for number, cell in enumerate(grid.cells):
            self.right[cell.column + cell.column_span - 1] = cell.box[2]
            self.bottom[cell.row + cell.row_span - 1] = cell.box[3]
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self.owner[row][column] = number
        # A border that no cell ends at (all merged over it) lies where the one before it does.
        for edges in (self.right, self.bottom):
            for place in range(1, len(edges)):
                edges[place] = max(edges[place], edges[place - 1])

    def whole(self, box: BBox) -> int | None:
        """The cell that a line begins and ends in; None where it ends in another one."""
        y = (box[1] + box[3]) / 2
        first = self.at(box[0] + 1, y)
        return first if first == self.at(box[2] - 1, y) else None

    def at(self, x: float, y: float) -> int:
        """The number of the cell at a point."""
        row = min(bisect_right(self.bottom, y), len(self.bottom) - 1)
        return self.owner[row][min(bisect_right(self.right, x), len(self.right) - 1)]

    def border(self, x: float) -> float:
        """The next border to the right of a point."""
        return self.right[min(bisect_right(self.right, x), len(self.right) - 1)]


def _runs(line: Printed, layer: Layer, places: _Places) -> Iterator[tuple[int, int, int]]:
    """(start, end, cell) of the words of a line, those that follow one another in one cell together."""
    y = (line.box[1] + line.box[3]) / 2
    widest = line.box[3] - line.box[1]
    run: tuple[int, int, int] | None = None
    for start, end in _words(line, layer, places, widest):
        box = _box(line, start, layer)
        cell = places.at((box[0] + box[2]) / 2, y)
        if run is not None and run[2] == cell:
            run = (run[0], end, cell)
            continue
        if run is not None:
            yield run
        run = (start, end, cell)
    if run is not None:
        yield run


def _words(line: Printed, layer: Layer, places: _Places, widest: float) -> Iterator[tuple[int, int]]:
    """(start, end) of the words of a line; two that a border parts without a blank are two. widest: of a letter."""
    for match in _WORD.finditer(line.text):
        start, end = match.span()
        left = _box(line, start, layer)[0]
        border = places.border(left)
        if left + (end - start) * widest > border and _box(line, end - 1, layer)[0] > border:
            for offset in range(start + 1, end):
                box, before = _box(line, offset, layer), _box(line, offset - 1, layer)
                if box[0] - before[2] > _TOUCHING and box[2] > border:
                    yield start, offset
                    start, border = offset, places.border(box[0])
        yield start, end


def _box(line: Printed, offset: int, layer: Layer) -> BBox:
    place = line.place(offset)
    return layer.box(place) if place is not None else _between(line, offset, layer)


def _between(line: Printed, offset: int, layer: Layer) -> BBox:
    """Where a character that is not of the page's text stands: behind the last one before it that is, or in its piece."""
    for before in range(offset, -1, -1):
        place = line.place(before)
        if place is not None:
            box = layer.box(place)
            return (box[2], box[1], box[2], box[3])
    return (line.box[0], line.box[1], line.box[0], line.box[3])


def _source(line: Printed, start: int, end: int, layer: Layer) -> str | None:
    place = line.place(start)
    return layer.source(place, line.text[start:end]) if place is not None else None


def _ordered(lines: list[CellLine]) -> list[CellLine]:
    """The lines of a cell from its top; pieces at one height made one."""
    rows: list[list[CellLine]] = []
    for line in sorted(lines, key=lambda line: line.box[1] + line.box[3]):
        last = rows[-1][-1] if rows else None
        if last is not None:
            off = abs(line.box[1] + line.box[3] - last.box[1] - last.box[3]) / 2
            low = min(line.box[3] - line.box[1], last.box[3] - last.box[1])
            if off < _SAME_HEIGHT * low and all(line.box[0] >= other.box[2] - 1 or other.box[0] >= line.box[2] - 1 for other in rows[-1]):
                rows[-1].append(line)
                continue
        rows.append([line])
    result = []
    for row in rows:
        row.sort(key=lambda line: line.box[0])
        whole = row[0]
        for line in row[1:]:
            if whole.source is not None or line.source is not None:
                whole.source = f"{whole.source or whole.text} {line.source or line.text}"
            whole.text += " " + line.text
            whole.box = around(whole.box, line.box)
        result.append(whole)
    return result


def mended(lines: list[CellLine], cell: BBox) -> list[CellLine]:
    """The lines of a cell, a word that its width has broken made whole: "30/11/202" + "4", "ST" + "T".

    Only a word that fills its line alone can have been broken, and only where not one more letter had room.
    """
    result: list[CellLine] = []
    tail: tuple[str, BBox] | None = None
    for line in lines:
        head, _, rest = line.text.partition(" ")
        if tail is None or not _is_full(*tail, cell) or not _is_one(result[-1].text, head):
            result.append(line)
            tail = (head, line.box) if not rest else None
            continue
        before = result[-1]
        before.text += head
        before.source = None if before.source is None else before.source + head
        tail = (head, line.box) if not rest else None
        # What follows the end of the word keeps its own line.
        if rest:
            line.text = rest.lstrip()
            result.append(line)
    return result


def _is_full(text: str, box: BBox, cell: BBox) -> bool:
    """Has the cell no room for one more letter?"""
    wide = box[2] - box[0]
    return wide + wide / len(text) + _PADDING > cell[2] - cell[0]


def _is_one(first: str, second: str) -> bool:
    """Do the pieces make one number, date, code or syllable?"""
    if _FIGURES.match(first) and _FIGURES.match(second):
        return not (_YEAR.fullmatch(first) and _YEAR.fullmatch(second)) and (not first.isdigit() or (len(first) > 3 >= len(second)))
    if first.isalpha() and second.isalpha():
        if first.isupper() and second.isupper():
            return not (is_syllable(first) and is_syllable(second)) and (is_syllable(first + second) or len(first + second) <= 3)
        return second.islower() and is_syllable(first + second) and not (is_syllable(first) and is_syllable(second))
    return False
