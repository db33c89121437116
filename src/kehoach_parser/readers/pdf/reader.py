"""Native PDF through PDFium: page text for prose, bounds of path objects for rulings, bounded text for cells.

Costs about 1.5 times PDFium's plain text: two character boxes a line instead of one for each character. Use it in
processes, never in threads: PDFium is not thread-safe.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from kehoach_parser.document import BBox, Body, Cell, Grid, Item, Line
from kehoach_parser.errors import EncryptedError, InputError
from kehoach_parser.readers.options import DEFAULT, ReadOptions
from kehoach_parser.readers.page.columns import in_reading_order
from kehoach_parser.readers.page.rulings import TOLERANCE, RuledGrid, find_grids
from kehoach_parser.readers.page.space import Space, upright
from kehoach_parser.readers.pdf.glyph_ids import GlyphReader, has_ids
from kehoach_parser.readers.pdf.layer import HYPHENS, Layer, PdfiumLayer
from kehoach_parser.readers.pdf.rebuilt import FILLER, Rebuilt, pdfium_glyphs
from kehoach_parser.readers.pdf.rulings import rulings
from kehoach_parser.readers.pdf.scans import Scans

# A jump between two words of one line that is wider than this is a gap between columns. Blanks that authors type to
# leave a number open are 15 to 30 pt wide, but they are printed blanks with a width; a jump has none.
COLUMN_GAP = 18.0
# Lines that hold a jump are thinly set: 1.15 times the median width of a character found all of them in 120 pages of
# letterheads and signature blocks, and looks closer at one line of prose in fifty.
THIN = 1.15
# Pieces of one row nearer than this are one line that PDFium broke at a raised number.
_WORD_GAP = 8.0
# A raised number is set at 0.58 to 0.67 of the size of its text.
_RAISED = 0.8
# Footnotes are set in 9 to 11 pt under text of 13 to 14 pt.
_SMALL = 0.86
_NOTE = re.compile(r"(\d{1,3})\s*(?=[^\W\d_])")
_REFERENCE = re.compile(r"(?<=[^\W\d_]|[)”\"])\d{1,2}(?!\w)")


def read_pdf(data: bytes, name: str, options: ReadOptions = DEFAULT) -> Body:
    """Lines and ruled grids of a PDF; pages that are pictures through OCR where options.ocr lets it.

    Raises EncryptedError, InputError (broken, no pages), and what OCR raises: MissingProgramError, LimitError.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedError("pdf-password", name) from error
        raise InputError("pdf-broken", name) from error
    try:
        count = len(document)
        if count == 0:
            raise InputError("pdf-no-pages", name)
        reader = _Reader(GlyphReader(data, name))
        scans = Scans(options, name)
        items: list[Item] = []
        sizes: list[tuple[float, float]] = []
        for number in range(1, count + 1):
            try:
                page = document[number - 1]
            except pdfium.PdfiumError as error:
                raise InputError("pdf-page", name, page=number) from error
            first = reader.number + 1
            found = scans.page(page, number, reader.page(page, number), first)
            reader.number = first - 1 + sum(len(item.lines) if isinstance(item, Grid) else 1 for item in found)
            items.extend(found)
            # As the page was read: one that is printed sideways has been turned by now.
            sizes.append((round(page.get_width(), 2), round(page.get_height(), 2)))
            page.close()
    finally:
        document.close()
    scans.finish(items)
    body = Body(tuple(items), pages=count, page_sizes=tuple(sizes), ocr_pages=tuple(scans.read), unread_pages=tuple(scans.unread))
    return replace(body, layer="none" if not items else "ocr" if scans.read else "native")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line of PDFium's text: where it begins in the page's characters, its text, its box.

    joined: offset of a second piece that was joined to it, whose characters stand elsewhere; 0 without one.
    """

    at: int
    text: str
    box: BBox
    bold: bool
    joined: int = 0


class _Reader:
    """Reads pages one after the other and counts the lines."""

    def __init__(self, ids: GlyphReader) -> None:
        self.number = 0
        self.ids = ids
        self.layer: Layer

    def page(self, page: Any, number: int) -> list[Item]:
        textpage = page.get_textpage()
        space = Space.of(page)
        turn = upright(textpage)
        if turn is not None and turn != space.rotation:
            textpage.close()
            page.set_rotation(turn)
            textpage = page.get_textpage()
            space = Space.of(page)
        try:
            self.layer = layer = PdfiumLayer(textpage, space)
            printed = self.printed()
            if layer.old_fonts:
                self.layer = Rebuilt(pdfium_glyphs(layer))
                printed = self.printed()
            if has_ids(layer) and (read := self.ids.layer(layer, number)) is not None:
                self.layer = read
                printed = self.printed()
            grids = find_grids(*rulings(page, space))
            items: list[Item] = []
            outside = [p for p in printed if not any(_inside(p.box, g.box) for g in grids)]
            whole = _rejoined(self.split(outside))
            placed = in_reading_order([(p.box, p) for p in whole])
            rest = list(grids)
            noted = False
            usual = self.layer.size(max(whole, key=lambda p: len(p.text)).at) if whole else 0.0
            for column, line in placed:
                while rest and rest[0].box[1] < line.box[1] and column == 0:
                    self.add_grid(items, rest.pop(0), number)
                noted = noted or self.is_note(line, usual)
                text = self.referenced(line, usual if noted else 0.0)
                source = self.layer.source(line.at, line.text[: line.joined or None])
                made = self.line(text, number, line.box, column, bold=line.bold, page_start=not items, source=source)
                items.append(replace(made, role="footnote") if noted else made)
            for grid in rest:
                self.add_grid(items, grid, number)
        finally:
            textpage.close()
        return items

    def line(
        self, text: str, page: int, box: BBox, column: int, *, bold: bool | None, page_start: bool, source: str | None = None
    ) -> Line:
        self.number += 1
        line = Line(text, self.number, page, box, bold=bold, column=column, page_start=page_start)
        return line if source is None else line.repaired(text.replace(FILLER, ""), "font", source)

    def printed(self) -> list[_Printed]:
        """PDFium's lines with their boxes; a line without visible characters is none."""
        text = self.layer.text
        # Characters outside of the BMP take two places in PDFium's count but one in Python.
        astral = not text.isascii() and max(text) > "\uffff"
        found = []
        position = 0
        for part in _lines_of(text):
            visible = part.strip()
            if visible:
                first = position + len(part) - len(part.lstrip())
                last = first + len(visible) - 1
                if astral:
                    first = len(text[:first].encode("utf-16-le")) // 2
                    last = len(text[: last + 1].encode("utf-16-le")) // 2 - 1
                left, right = self.layer.box(first), self.layer.box(last)
                box = (left[0], min(left[1], right[1]), right[2], max(left[3], right[3]))
                if box[2] < box[0]:
                    box = (min(left[0], right[0]), box[1], max(left[2], right[2]), box[3])
                bold = self.layer.bold(first) and self.layer.bold(last)
                found.append(_Printed(first, HYPHENS.sub("-", visible), _rounded(box), bold))
            position += len(part) + (0 if part.endswith("\ufffe") else 2)
        return found

    def is_note(self, line: _Printed, usual: float) -> bool:
        """Does a footnote begin here? Its number is raised, or all of it is set smaller than the page (usual, points)."""
        match = _NOTE.match(line.text)
        if match is None:
            return False
        letters = self.layer.size(line.at + match.end())
        return self.layer.size(line.at) < _RAISED * letters or letters < _SMALL * usual

    def referenced(self, line: _Printed, usual: float) -> str:
        """The text with raised numbers as "[1]": references to footnotes, and the number of a footnote itself.

        usual: size of the page's text, 0 above the footnotes.
        """
        text = line.text
        if usual and (match := _NOTE.match(text)) and self.is_note(line, usual):
            return f"[{match.group(1)}] {text[match.end() :]}"
        for match in reversed(list(_REFERENCE.finditer(text))):
            if line.joined and match.start() >= line.joined:
                continue
            if self.layer.size(line.at + match.start()) < _RAISED * self.layer.size(line.at + match.start() - 1):
                text = f"{text[: match.start()]}[{match.group()}]{text[match.end() :]}"
        return text

    def split(self, lines: list[_Printed]) -> list[_Printed]:
        """Lines that PDFium made of two columns taken apart at the jump between them."""
        if not lines:
            return []
        thickness = sorted((p.box[2] - p.box[0]) / len(p.text) for p in lines)
        limit = THIN * thickness[len(thickness) // 2]
        result: list[_Printed] = []
        for line in lines:
            if " " not in line.text or (line.box[2] - line.box[0]) / len(line.text) <= limit:
                result.append(line)
            else:
                result.extend(self.split_line(line))
        return result

    def split_line(self, line: _Printed) -> list[_Printed]:
        cuts = []
        for match in re.finditer(r"(?<=\S) +(?=\S)", line.text):
            before, after = self.layer.box(line.at + match.start() - 1), self.layer.box(line.at + match.end())
            blank = self.layer.box(line.at + match.start())
            if after[0] - before[2] > COLUMN_GAP and blank[2] - blank[0] < 0.5:
                cuts.append(match.end())
        if not cuts:
            return [line]
        pieces = []
        for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
            text = line.text[start:end].rstrip()
            left, right = self.layer.box(line.at + start), self.layer.box(line.at + start + len(text) - 1)
            box = (left[0], min(left[1], right[1]), right[2], max(left[3], right[3]))
            bold = self.layer.bold(line.at + start) and self.layer.bold(line.at + start + len(text) - 1)
            pieces.append(_Printed(line.at + start, text, _rounded(box), bold))
        return pieces

    def add_grid(self, items: list[Item], grid: RuledGrid, page: int) -> None:
        cells: list[Cell] = []
        for cell in grid.cells:
            box = _rounded(cell.box)
            first = not items and not cells
            lines: list[Line] = []
            for text, source in self.layer.bounded(cell.box):
                lines.append(self.line(text, page, box, 0, bold=None, page_start=first and not lines, source=source))
            cells.append(Cell(cell.row, cell.column, tuple(lines), cell.row_span, cell.column_span))
        if any(cell.lines for cell in cells):
            items.append(Grid(grid.rows, grid.columns, tuple(cells)))


def _rejoined(lines: list[_Printed]) -> list[_Printed]:
    """Pieces of one printed line, broken where a raised number stands, made one line again."""
    result: list[_Printed] = []
    for line in lines:
        before = result[-1] if result else None
        if (
            before is not None
            and -1 <= line.box[0] - before.box[2] <= _WORD_GAP
            and min(line.box[3], before.box[3]) - max(line.box[1], before.box[1]) > 0.5 * (line.box[3] - line.box[1])
        ):
            box = (before.box[0], min(before.box[1], line.box[1]), line.box[2], max(before.box[3], line.box[3]))
            text = f"{before.text} {line.text}"
            result[-1] = _Printed(before.at, text, box, before.bold and line.bold, before.joined or len(before.text))
        else:
            result.append(line)
    return result


def _lines_of(text: str) -> list[str]:
    """Lines of PDFium's text; the hyphen that swallowed its line break stays at the end of its line."""
    if "\ufffe" not in text and "\x02" not in text:
        return text.split("\r\n")
    parts: list[str] = []
    for part in text.split("\r\n"):
        pieces = re.split("(?<=[\ufffe\x02])", part)
        parts.extend(pieces if pieces[-1] or len(pieces) == 1 else pieces[:-1])
    return parts


def _inside(box: BBox, grid: BBox) -> bool:
    middle = (box[1] + box[3]) / 2
    return grid[1] - TOLERANCE <= middle <= grid[3] + TOLERANCE and box[0] >= grid[0] - TOLERANCE and box[0] <= grid[2]


def _rounded(box: BBox) -> BBox:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))


