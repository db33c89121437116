"""One page of a PDF: its printed lines and tables, and what stands on it besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from kehoach_parser.document import BBox, Reason, Role, Signature
from kehoach_parser.readers.page.rulings import TOLERANCE, Lines, RuledCell, RuledGrid, Segment, find_grids
from kehoach_parser.readers.page.space import Space, upright
from kehoach_parser.readers.page.unruled import Word, find_unruled, may_hold_tables
from kehoach_parser.readers.pdf.glyph_ids import GlyphReader, has_ids
from kehoach_parser.readers.pdf.layer import Layer, PdfiumLayer
from kehoach_parser.readers.pdf.lines.cells import CellLine, cell_lines, cell_of, mended, words_of
from kehoach_parser.readers.pdf.lines.notes import marked
from kehoach_parser.readers.pdf.lines.printed import Printed, columns_split, foreign, overlaid, printed_lines, rejoined
from kehoach_parser.readers.pdf.lines.spaced import is_spaced
from kehoach_parser.readers.pdf.objects.added import added_objects, flatten, has_added, read_added, remove_added
from kehoach_parser.readers.pdf.objects.layers_off import layers_off
from kehoach_parser.readers.pdf.objects.letters import Turned, read_odd
from kehoach_parser.readers.pdf.objects.odd import Objects, straighten, take_off
from kehoach_parser.readers.pdf.rebuilt import FILLER, Rebuilt, pdfium_glyphs
from kehoach_parser.readers.pdf.rulings import rulings


# Not frozen: a page has dozens of them, and frozen ones cost three times as much to make.
@dataclass(slots=True, eq=False)
class PlacedLine:
    """A line outside of tables: text as read and as the file has it (None: the same), and its box."""

    text: str
    source: str | None
    box: BBox
    bold: bool | None
    role: Role = "body"
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table and the lines of each of its cells."""

    grid: RuledGrid
    cells: tuple[tuple[RuledCell, tuple[CellLine, ...]], ...]
    ruled: bool = True


@dataclass(slots=True)
class PageText:
    """What a page holds, in the order of the file; odd: what is none of its text (hidden, turned, watermarks)."""

    number: int
    size: tuple[float, float]
    lines: list[PlacedLine] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of its text, without what does not print."""
        inside = [line.text for table in self.tables for _, lines in table.cells for line in lines]
        return "".join([line.text for line in self.lines if line.role != "furniture"] + inside)


class PageReader:
    """Reads the pages of a document one after the other."""

    def __init__(self, document: Any, data: bytes, ids: GlyphReader, signatures: Sequence[Signature]) -> None:
        self.document = document
        self.ids = ids
        self.names = [name for one in signatures for name in (one.signer, one.organisation) if name]
        self.hidden = layers_off(data)

    def page(self, number: int) -> tuple[PageText, Any]:
        """The page and its handle, turned upright and loaded anew where something was taken off it."""
        page = self.document[number - 1]
        values: list[Turned] = []
        remarks: list[Turned] = []
        altered = False
        if has_added(page) and (before := flatten(page)) is not None:
            page.close()
            page = self.document[number - 1]
            values, remarks = self._added(page, before)
            altered = True
        textpage, space = _set_upright(page)
        objects = Objects(page, space, self.hidden)
        if skew := objects.skew():
            textpage.close()
            straighten(page, skew)
            textpage = page.get_textpage()
            objects = Objects(page, space, self.hidden)
            altered = True
        odd: list[Turned] = []
        if objects.odd:
            odd = read_odd(textpage, space, objects.odd)
            textpage.close()
            take_off(page, objects.odd)
            textpage = page.get_textpage()
            altered = True
        try:
            layer = self._layer(textpage, space, number)
            drawn = rulings(objects.drawn, space)
            found = PageText(number, (page.get_width(), page.get_height()))
            self._fill(found, layer, drawn, values, [*odd, *remarks])
        finally:
            textpage.close()
        if altered:
            page.close()
            page = self.document[number - 1]
        return found, page

    def _added(self, page: Any, before: int) -> tuple[list[Turned], list[Turned]]:
        objects = added_objects(page, before)
        if not objects:
            remove_added(page, before)
            return [], []
        textpage = page.get_textpage()
        found = read_added(textpage, Space.of(page), objects, self.names)
        textpage.close()
        remove_added(page, before)
        return found

    def _layer(self, textpage: Any, space: Space, number: int) -> Layer:
        layer = PdfiumLayer(textpage, space)
        if has_ids(layer) and (read := self.ids.layer(layer, number)) is not None:
            return read
        if is_spaced(layer):
            return Rebuilt(pdfium_glyphs(layer))
        return layer

    def _fill(self, found: PageText, layer: Layer, drawn: Lines, values: Sequence[Turned], odd: Sequence[Turned]) -> None:
        printed = printed_lines(layer)
        if layer.old_fonts and isinstance(layer, PdfiumLayer):
            layer = Rebuilt(pdfium_glyphs(layer))
            printed = printed_lines(layer)
        lines = rejoined(printed)
        lines, alone = overlaid(lines, [foreign(value.text, value.box) for value in values], layer)
        lines, notes = marked([*lines, *alone], layer)
        grids = find_grids(*drawn)
        taken = self._tables(found, grids, [line for place, line in enumerate(lines) if place not in notes], odd, layer, ruled=True)
        outside = [line for place, line in enumerate(lines) if place not in notes and id(line) not in taken]
        split = columns_split(outside, layer)
        across = [rule for rule in drawn[0] if not any(_holds(grid, rule) for grid in grids)]
        if may_hold_tables([line.box for line in split], across, found.size[0]):
            words = [Word(text, box) for line in outside for text, box in words_of(line, layer)]
            plain = find_unruled(words, across, found.size[0])
            taken = self._tables(found, plain, outside, odd, layer, ruled=False)
            grids = [*grids, *plain]
            if taken:
                split = columns_split([line for line in outside if id(line) not in taken], layer)
        for line in split:
            found.lines.append(_placed(line, layer, "body", found.size))
        for place in sorted(notes):
            found.lines.append(_placed(lines[place], layer, "footnote", found.size))
        for other in odd:
            if other.why != "turned" or all(cell_of(grid, other.box) is None for grid in grids):
                reason: Reason = "margin" if other.why == "turned" else "signature" if other.why == "added" else other.why
                found.lines.append(PlacedLine(other.text, None, _rounded(other.box), None, "furniture", reason))

    def _tables(
        self, found: PageText, grids: Sequence[RuledGrid], lines: Sequence[Printed], odd: Sequence[Turned], layer: Layer, *, ruled: bool
    ) -> frozenset[int]:
        """Adds the tables of the grids to the page; the ids of the lines that are in them."""
        owners = [_owner(line.box, grids) for line in lines]
        for number, grid in enumerate(grids):
            read = cell_lines(grid, [line for line, owner in zip(lines, owners, strict=True) if owner == number], layer)
            for other in odd:
                if other.why == "turned" and (cell := cell_of(grid, other.box)) is not None:
                    read[cell].append(CellLine(other.text, None, other.box))
            cells = tuple((cell, tuple(mended(held, cell.box))) for cell, held in zip(grid.cells, read, strict=True))
            if any(held for _, held in cells):
                found.tables.append(PlacedTable(grid, cells, ruled))
        return frozenset(id(line) for line, owner in zip(lines, owners, strict=True) if owner is not None)


def _holds(grid: RuledGrid, rule: Segment) -> bool:
    return grid.box[1] - TOLERANCE <= rule.at <= grid.box[3] + TOLERANCE and rule.start < grid.box[2] and rule.end > grid.box[0]


def _set_upright(page: Any) -> tuple[Any, Space]:
    """The page's text and space, the page turned to be read where it is printed sideways."""
    textpage = page.get_textpage()
    space = Space.of(page)
    turn = upright(textpage)
    if turn is not None and turn != space.rotation:
        textpage.close()
        page.set_rotation(turn)
        textpage = page.get_textpage()
        space = Space.of(page)
    return textpage, space


def _placed(line: Printed, layer: Layer, role: Role, size: tuple[float, float]) -> PlacedLine:
    source = _source(line, layer)
    box, wide, high = line.box, *size
    # What lies outside of the page's visible part is cut off by it.
    if box[2] <= 0 or box[3] <= 0 or box[0] >= wide or box[1] >= high:
        return PlacedLine(line.text, None, _onto(box, size), line.bold, "furniture", "hidden")
    if box[0] < 0 or box[1] < 0 or box[2] > wide or box[3] > high:
        box = _onto(box, size)
    text = line.text.replace(FILLER, "")
    return PlacedLine(text, source, box, line.bold, role)


def _source(line: Printed, layer: Layer) -> str | None:
    """What the file has for the line; None where that is its text."""
    if len(line.parts) == 1:
        return layer.source(line.parts[0][1], line.text) if line.parts[0][1] >= 0 else None
    pieces, changed = [], False
    for (offset, index), (end, _) in pairwise((*line.parts, (len(line.text), -1))):
        text = line.text[offset:end]
        source = layer.source(index, text) if index >= 0 else None
        changed = changed or source is not None
        pieces.append(text if source is None else source)
    return "".join(pieces) if changed else None


def _onto(box: BBox, size: tuple[float, float]) -> BBox:
    wide, high = size
    return (min(max(box[0], 0), wide), min(max(box[1], 0), high), min(max(box[2], 0), wide), min(max(box[3], 0), high))


def _owner(box: BBox, grids: Sequence[RuledGrid]) -> int | None:
    """The table that a line stands in: by its middle and where it begins."""
    middle = (box[1] + box[3]) / 2
    for number, grid in enumerate(grids):
        x0, y0, x1, y1 = grid.box
        if y0 - TOLERANCE <= middle <= y1 + TOLERANCE and x0 - TOLERANCE <= box[0] <= x1:
            return number
    return None


def _rounded(box: BBox) -> BBox:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
