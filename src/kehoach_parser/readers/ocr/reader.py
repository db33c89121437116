"""Scanned pages and pictures through OCR: lines and tables as from a native page, with the words in doubt marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kehoach_parser.document import BBox, Body, Cell, Grid, Item, Line
from kehoach_parser.errors import InputError
from kehoach_parser.readers.ocr.program import PAGE, read_words, require, turn_of
from kehoach_parser.readers.ocr.title import with_gaps
from kehoach_parser.readers.ocr.words import Printed, is_noise, printed_lines
from kehoach_parser.readers.options import ReadOptions
from kehoach_parser.readers.page.columns import in_reading_order
from kehoach_parser.readers.page.rulings import RuledCell, RuledGrid, find_grids

if TYPE_CHECKING:
    from kehoach_parser.readers.ocr.image import Picture

# The short side of A4, in points: what a picture shows unless told otherwise (Decree 30/2020/NĐ-CP, appendix I).
_SHORT_SIDE = 595.28
# Pixels of a page at 300 dpi: A3 has 17 million. Larger ones (plans of land, wrong sizes) are read at a lower scale.
_MOST_PIXELS = 40e6
_PIXELS = (300 / 72) ** 2
_PNG = b"\x89PNG"


def read_image(data: bytes, name: str, options: ReadOptions) -> Body:
    """Lines and grids of a picture, or of each picture of a TIFF. Raises InputError, LimitError, MissingProgramError."""
    if options.ocr == "never":
        raise InputError("ocr-off", name)
    require(name)
    import cv2  # noqa: PLC0415 - an extra: loaded when a page is read
    import numpy as np  # noqa: PLC0415

    try:
        done, pictures = cv2.imdecodemulti(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR_RGB)
    except cv2.error:
        done, pictures = False, ()
    if not done or not pictures:
        raise InputError("picture-broken", name)
    pictures = [_on_white(data, pictures[0])] if data.startswith(_PNG) and len(pictures) == 1 else list(pictures)
    items: list[Item] = []
    sizes = []
    for number, given in enumerate(pictures, 1):
        picture = turned(np.asarray(given, np.uint8), turn_of(np.asarray(given, np.uint8), name))
        height, width = picture.shape[:2]
        scale = _SHORT_SIDE / min(height, width)
        size = (round(width * scale, 2), round(height * scale, 2))
        items.extend(ocr_page(picture, number, size, first=1 + count_lines(items), name=name))
        sizes.append(size)
    pages = tuple(range(1, len(sizes) + 1))
    return Body(tuple(items), pages=len(sizes), page_sizes=tuple(sizes), layer="ocr" if items else "none", ocr_pages=pages)


def _on_white(data: bytes, picture: Any) -> Any:
    """A picture in PNG on white paper where it is transparent."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    whole = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if whole is None or whole.ndim != 3 or whole.shape[2] != 4 or whole.shape[:2] != picture.shape[:2]:
        return picture
    share = whole[:, :, 3:].astype(np.float32) / (65535 if whole.dtype == np.uint16 else 255)
    return np.asarray(picture * share + 255 * (1 - share), np.uint8)


def turned(picture: Picture, degrees: int) -> Picture:
    """The picture turned clockwise by a multiple of 90 degrees."""
    import numpy as np  # noqa: PLC0415

    return np.ascontiguousarray(np.rot90(picture, -degrees // 90)) if degrees else picture


def count_lines(items: Sequence[Item]) -> int:
    """How many lines items hold, those of grids too."""
    return sum(len(item.lines) if isinstance(item, Grid) else 1 for item in items)


def ocr_page(picture: Picture, number: int, size: tuple[float, float], *, first: int = 1, name: str = "") -> list[Item]:
    """Lines and ruled grids of a page in reading order.

    picture: the whole page, grey or RGB, in any resolution; size: of the page, in points; first: the number of the
    first line. Boxes are in points, on the page set straight. Needs what require() asks for; raises LimitError.
    """
    less = (_MOST_PIXELS / (size[0] * size[1] * _PIXELS)) ** 0.5
    if less < 1 - 1e-6:
        items = ocr_page(picture, number, (size[0] * less, size[1] * less), first=first, name=name)
        return [_grown(item, 1 / less) for item in items]
    from kehoach_parser.readers.ocr.cells import anchor_of, read_again, read_cells  # noqa: PLC0415 - these need the extra
    from kehoach_parser.readers.ocr.image import prepare  # noqa: PLC0415
    from kehoach_parser.readers.ocr.ink import coloured_boxes, find_seals, without_colour, without_seal  # noqa: PLC0415
    from kehoach_parser.readers.ocr.numerals import mend_numeral  # noqa: PLC0415
    from kehoach_parser.readers.ocr.sides import read_sides, with_written  # noqa: PLC0415
    from kehoach_parser.readers.ocr.signs import mend_signs  # noqa: PLC0415
    from kehoach_parser.readers.ocr.stamps import beside_text, part_seals, part_words, stamp_boxes  # noqa: PLC0415

    place = f"{name}, page {number}" if name else f"page {number}"
    plain, red = without_colour(picture)
    page = prepare(plain, size[0])
    seals = find_seals(page.picture)
    clean = page.picture
    cut: list[BBox] = []
    for seal in seals:
        clean, lost = without_seal(clean, seal)
        cut += lost
    found = find_grids(*page.rulings)
    boxed = stamp_boxes(found, number, size)
    grids = [grid for grid in found if grid not in boxed]
    outside = _blank(clean, [grid.box for grid in grids])
    words = read_words([outside], PAGE, place)[0]
    tables = [grid for grid in boxed if not beside_text(grid.box, words)]
    stamps = [grid.box for grid in boxed if grid not in tables]
    stamps += [] if red is None else [page.place(box) for box in coloured_boxes(red, red.shape[1] * 72 / size[0])]
    words, stamped = part_words(words, [*stamps, *(grid.box for grid in tables)])
    stamped = part_words(stamped, stamps)[1]
    grids = [grid for grid in found if grid in grids or grid in tables]
    cells = [(grid, read_cells(clean, grid, place)) for grid in grids]
    sure = [*words, *(word for _, read in cells for _, printed in read for line in printed for word in line.words)]
    text = _blank(outside, [*stamps, *(grid.box for grid in tables)])
    lines, sealed = part_seals(read_sides(text, printed_lines(words), place), seals, cut)
    lines = read_again(outside, lines, anchor_of(sure, clean), place)
    lines = [mend_signs(Printed(tuple(mend_numeral(word, outside) for word in line.words)), outside) for line in lines]
    if number == 1:
        lines = with_written(text, lines, size)
    return with_gaps(_Made(number, first).items(lines, cells, [*printed_lines(stamped), *sealed]))


def _grown(item: Item, scale: float) -> Item:
    """The item on a page that is larger by scale."""
    if isinstance(item, Grid):
        cells = [replace(cell, lines=tuple(_larger(line, scale) for line in cell.lines)) for cell in item.cells]
        return replace(item, cells=tuple(cells))
    return _larger(item, scale)


def _larger(line: Line, scale: float) -> Line:
    if line.bbox is None:
        return line
    x0, y0, x1, y1 = (round(edge * scale, 1) for edge in line.bbox)
    return replace(line, bbox=(x0, y0, x1, y1))


def _blank(picture: Picture, boxes: Sequence[BBox]) -> Picture:
    """The picture with paper in the boxes (points)."""
    from kehoach_parser.readers.ocr.image import POINT  # noqa: PLC0415

    result = picture.copy() if boxes else picture
    for box in boxes:
        x0, y0, x1, y1 = (round(edge * POINT) for edge in box)
        result[max(0, y0) : y1, max(0, x0) : x1] = 255
    return result


class _Made:
    """Makes the items of one page and counts its lines."""

    def __init__(self, page: int, first: int) -> None:
        self.page, self.number = page, first
        self.begun = False

    def items(
        self,
        lines: Sequence[Printed],
        grids: Sequence[tuple[RuledGrid, list[tuple[RuledCell, list[Printed]]]]],
        stamped: Sequence[Printed] = (),
    ) -> list[Item]:
        items: list[Item] = []
        rest = list(grids)
        for column, line in in_reading_order([(line.box, line) for line in lines]):
            while rest and rest[0][0].box[1] < line.box[1] and column == 0:
                self.add_grid(items, *rest.pop(0))
            items.append(self.line(line, column))
        for grid, cells in rest:
            self.add_grid(items, grid, cells)
        items.extend(replace(self.line(line), role="furniture", reason="stamp") for line in stamped)
        return items

    def line(self, line: Printed, column: int = 0) -> Line:
        number, start = self.number, not self.begun
        self.number, self.begun = number + 1, True
        role = "furniture" if is_noise(line) else "body"
        return Line(line.text, number, self.page, line.box, column=column, page_start=start, weak=line.weak, role=role)  # type: ignore[arg-type]

    def add_grid(self, items: list[Item], grid: RuledGrid, read: Sequence[tuple[RuledCell, list[Printed]]]) -> None:
        cells = []
        for cell, lines in read:
            made = tuple(self.line(line) for line in lines)
            cells.append(Cell(cell.row, cell.column, made, cell.row_span, cell.column_span))
        if any(cell.lines for cell in cells):
            items.append(Grid(grid.rows, grid.columns, tuple(cells)))
