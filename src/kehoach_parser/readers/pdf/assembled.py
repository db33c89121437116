"""The pages of a PDF put together: furniture at their edges told, lines in reading order, all lines counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kehoach_parser.document import Cell, Grid, Item, Line, Reason
from kehoach_parser.readers.page.columns import in_reading_order
from kehoach_parser.readers.pdf.edges import edge_lines
from kehoach_parser.readers.pdf.page import PageText, PlacedLine, PlacedTable


@dataclass(slots=True)
class Pages:
    """The pages read so far: their text, or the items that OCR found in its place."""

    sizes: list[tuple[float, float]] = field(default_factory=list)
    _pages: list[tuple[PageText, list[Item] | None]] = field(default_factory=list)

    def add(self, page: PageText, read: list[Item] | None) -> None:
        """The next page; read: what OCR made of it, None where its own text counts."""
        self._pages.append((page, read))

    def items(self) -> tuple[Item, ...]:
        """Lines and grids of all pages in reading order, the lines numbered from 1."""
        edges = edge_lines([page for page, read in self._pages if read is None])
        counter = _Counter()
        items: list[Item] = []
        for page, read in self._pages:
            items.extend(counter.numbered(read) if read is not None else counter.page(page, edges))
        return tuple(items)


@dataclass(slots=True)
class _Counter:
    """Makes the lines of the pages, one number after the other."""

    number: int = 0

    def numbered(self, items: Sequence[Item]) -> list[Item]:
        """Items of a page that were counted on their own."""
        result: list[Item] = []
        for item in items:
            if isinstance(item, Line):
                result.append(self._next(item))
            else:
                cells = tuple(replace(cell, lines=tuple(self._next(line) for line in cell.lines)) for cell in item.cells)
                result.append(replace(item, cells=cells))
        return result

    def _next(self, line: Line) -> Line:
        self.number += 1
        return replace(line, number=self.number)

    def page(self, page: PageText, edges: Mapping[int, Reason]) -> list[Item]:
        """A page's lines in reading order, its tables among them, its furniture above and below; edges: why lines are, by id."""
        items: list[Item] = []
        furniture = [line for line in page.lines if line.role == "furniture" or id(line) in edges]
        text = [line for line in page.lines if line.role == "body" and id(line) not in edges]
        notes = [line for line in page.lines if line.role == "footnote"]
        above = [line for line in furniture if line.reason is None and line.box[1] < page.size[1] / 2]
        items.extend(self._furniture(line, page.number, edges) for line in above)
        begun = False
        rest = sorted(page.tables, key=lambda table: table.grid.box[1])
        for column, line in in_reading_order([(line.box, line) for line in text]):
            while rest and rest[0].grid.box[1] < line.box[1] and column == 0:
                items.append(self._grid(rest.pop(0), page.number, begun=begun))
                begun = True
            items.append(self._line(line, page.number, column, begun=begun))
            begun = True
        for table in rest:
            items.append(self._grid(table, page.number, begun=begun))
            begun = True
        items.extend(replace(self._line(line, page.number, 0, begun=True), role="footnote") for line in notes)
        items.extend(self._furniture(line, page.number, edges) for line in furniture if line not in above)
        return items

    def _line(self, line: PlacedLine, page: int, column: int, *, begun: bool) -> Line:
        self.number += 1
        made = Line(line.text, self.number, page, line.box, bold=line.bold, column=column, page_start=not begun)
        return made if line.source is None else made.repaired(line.text, "font", line.source)

    def _furniture(self, line: PlacedLine, page: int, edges: Mapping[int, Reason]) -> Line:
        return replace(self._line(line, page, 0, begun=True), role="furniture", reason=line.reason or edges[id(line)])

    def _grid(self, table: PlacedTable, page: int, *, begun: bool) -> Grid:
        cells = []
        for cell, lines in table.cells:
            x0, y0, x1, y1 = cell.box
            box = (round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1))
            made = []
            for line in lines:
                self.number += 1
                one = Line(line.text.replace("\u200b", ""), self.number, page, box, page_start=not begun)
                made.append(one if line.source is None else one.repaired(one.text, "font", line.source))
                begun = True
            cells.append(Cell(cell.row, cell.column, tuple(made), cell.row_span, cell.column_span))
        return Grid(table.grid.rows, table.grid.columns, tuple(cells), ruled=table.ruled)
