"""Grids from the lines of a PDF, drawn in the ways of many programs: the same table each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from kehoach_parser.document import Body, Grid
from kehoach_parser.readers.pdf.reader import read_pdf
from tests.pdf_maker import Page, write_pdf

XS = (60, 95, 300, 420, 520)
YS = (100, 120, 140, 180, 200)
CELLS = [
    ["TT", "Noi dung", "Chu tri", "Ghi chu"],
    ["1", "Ra soat", "UBND xa", ""],
    ["2", "Kiem tra", "Phong Noi vu", "x"],
    ["3", "Bao cao", "Van phong", "y"],
]
Draw = Callable[[Page], None]


def write(page: Page, xs: tuple[float, ...] = XS, ys: tuple[float, ...] = YS) -> None:
    for row, y in zip(CELLS, ys, strict=False):
        for text, x in zip(row, xs, strict=False):
            if text:
                page.text(x + 4, y + 13, text)


def read(*pages: Page) -> Body:
    return read_pdf(write_pdf(list(pages)), "made.pdf")


def tables(body: Body) -> list[list[list[str]]]:
    """The text of every place of every grid; a merged cell fills its first."""
    found = []
    for grid in (item for item in body.items if isinstance(item, Grid)):
        rows = [["" for _ in range(grid.columns)] for _ in range(grid.rows)]
        for cell in grid.cells:
            rows[cell.row][cell.column] = "\n".join(line.text for line in cell.lines)
        found.append(rows)
    return found


def lines(page: Page, xs: tuple[float, ...] = XS, ys: tuple[float, ...] = YS, dash: str = "[] 0") -> None:
    for y in ys:
        page.line(xs[0], y, xs[-1], y, dash=dash)
    for x in xs:
        page.line(x, ys[0], x, ys[-1], dash=dash)


def pieces(start: float, end: float, length: float, step: float) -> Iterator[tuple[float, float]]:
    at = start
    while at < end:
        yield at, min(at + length, end)
        at += step


def dashes(page: Page) -> None:
    for y in YS:
        for a, b in pieces(XS[0], XS[-1], 6, 10):
            page.line(a, y, b, y)
    for x in XS:
        for a, b in pieces(YS[0], YS[-1], 6, 10):
            page.line(x, a, x, b)


def dots(page: Page) -> None:
    for y in YS:
        for a, b in pieces(XS[0], XS[-1], 0.5, 1.5):
            page.box(a, y, b, y + 0.5, paint="f")
    for x in XS:
        for a, b in pieces(YS[0], YS[-1], 0.5, 1.5):
            page.box(x, a, x + 0.5, b, paint="f")


def short_pieces(page: Page) -> None:
    """Each cell draws its own sides, as Word prints."""
    for top, bottom in pairwise(YS):
        for left, right in pairwise(XS):
            page.line(left, top, right, top)
            page.line(left, bottom, right, bottom)
            page.line(left, top, left, bottom)
            page.line(right, top, right, bottom)


def double(page: Page) -> None:
    lines(page)
    lines(page, tuple(x + 1.8 for x in XS), tuple(y + 1.8 for y in YS))


def boxes(page: Page) -> None:
    for top, bottom in pairwise(YS):
        for left, right in pairwise(XS):
            page.box(left, top, right, bottom)


def bars(half: float) -> Draw:
    def draw(page: Page) -> None:
        for y in YS:
            page.box(XS[0], y - half, XS[-1], y + half, paint="f")
        for x in XS:
            page.box(x - half, YS[0], x + half, YS[-1], paint="f")

    return draw


def filled_heading(page: Page) -> None:
    for left, right in pairwise(XS):
        page.box(left, YS[0], right, YS[1], paint="f", grey=0.8)
    lines(page, XS, YS[1:])


def heading_of_one_fill(page: Page) -> None:
    page.box(XS[0], YS[0], XS[-1], YS[1], paint="f", grey=0.8)
    for y in YS[1:]:
        page.line(XS[0], y, XS[-1], y)
    for x in XS:
        page.line(x, YS[0], x, YS[-1])


def without_outer_lines(page: Page) -> None:
    for y in YS[1:-1]:
        page.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        page.line(x, YS[0], x, YS[-1])


def without_sides(page: Page) -> None:
    for y in YS:
        page.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        page.line(x, YS[0], x, YS[-1])


def one_path(page: Page) -> None:
    across = " ".join(f"{XS[0]} {page.height - y} m {XS[-1]} {page.height - y} l" for y in YS)
    down = " ".join(f"{x} {page.height - YS[0]} m {x} {page.height - YS[-1]} l" for x in XS)
    page.raw(f"0.5 w {across} {down} S")


def one_path_of_bars(page: Page) -> None:
    across = " ".join(f"{XS[0]} {page.height - y} {XS[-1] - XS[0]} 0.5 re" for y in YS)
    down = " ".join(f"{x} {page.height - YS[-1]} 0.5 {YS[-1] - YS[0]} re" for x in XS)
    page.raw(f"{across} {down} f")


def scaled_path(page: Page) -> None:
    across = " ".join(f"{XS[0] / 2} {(page.height - y) / 2} m {XS[-1] / 2} {(page.height - y) / 2} l" for y in YS)
    down = " ".join(f"{x / 2} {(page.height - YS[0]) / 2} m {x / 2} {(page.height - YS[-1]) / 2} l" for x in XS)
    page.raw(f"q 2 0 0 2 0 0 cm 0.3 w {across} {down} S Q")


def underlined(page: Page) -> None:
    lines(page)
    page.line(100, 135, 294, 135)
    page.line(101, 155, 180, 155)


def highlighted(page: Page) -> None:
    page.box(100, 122, 180, 138, paint="f", grey=0.9)
    page.box(100, 142, 180, 158, paint="f", grey=0.9)
    lines(page)


def framed_page(page: Page) -> None:
    page.box(0, 0, 595, 842, paint="f", grey=1)
    page.box(20, 20, 575, 822)
    page.box(24, 24, 571, 818)
    page.box(55, 95, 540, 300, paint="f", grey=1)
    lines(page)


def curves(page: Page) -> None:
    lines(page)
    page.raw("0.5 w 300 400 m 350 450 400 350 420 400 c S")
    page.line(60, 300, 300, 400)


FORMS: dict[str, Draw] = {
    "lines": lines,
    "dash pattern": lambda page: lines(page, dash="[3 3] 0"),
    "dashes": dashes,
    "dots": dots,
    "sides of cells": short_pieces,
    "double": double,
    "boxes": boxes,
    "thin bars": bars(0.25),
    "thick bars": bars(1.6),
    "filled heading": filled_heading,
    "heading of one fill": heading_of_one_fill,
    "no outer lines": without_outer_lines,
    "no sides": without_sides,
    "one path": one_path,
    "one path of bars": one_path_of_bars,
    "scaled path": scaled_path,
    "underlined words": underlined,
    "highlighted words": highlighted,
    "framed page": framed_page,
    "curves and slants": curves,
}


@pytest.mark.parametrize("draw", FORMS.values(), ids=FORMS.keys())
def test_one_table_in_many_hands(draw: Draw) -> None:
    page = Page()
    draw(page)
    write(page)
    assert tables(read(page)) == [CELLS]


@pytest.mark.parametrize("form", [False, True], ids=["page", "form"])
@pytest.mark.parametrize("origin", [(0, 0), (20, -30)], ids=["at 0", "off 0"])
@pytest.mark.parametrize("wrong", [False, True], ids=["turned", "sideways"])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages(rotate: int, wrong: bool, origin: tuple[float, float], form: bool) -> None:
    """Landscape pages are stored upright or lying, with /Rotate or, when someone forgot it, without: read upright."""
    page = Page(rotate=rotate, wrong=wrong, origin=origin, form=form)
    lines(page)
    write(page)
    page.text(60, 60, "Ke hoach so 1")
    body = read(page)
    assert tables(body) == [CELLS]
    assert body.page_sizes == ((595, 842),)
    boxes = {line.text: line.bbox for line in body.lines}
    assert boxes["Ra soat"] == pytest.approx((95, 120, 300, 140), abs=0.6)
    title = boxes["Ke hoach so 1"]
    assert title is not None
    assert title[0] == pytest.approx(60, abs=1)
    assert 45 < title[1] < title[3] < 65


def test_tables_side_by_side() -> None:
    left, right = (40.0, 65.0, 125.0, 215.0, 285.0), (300.0, 325.0, 390.0, 480.0, 550.0)
    page = Page()
    for xs in (left, right):
        lines(page, xs)
        write(page, xs)
    assert tables(read(page)) == [CELLS, CELLS]


def test_tight_rows() -> None:
    """Rows as high as their line: a letter that reaches over the rule stays in its own cell."""
    ys = tuple(100 + 13.8 * n for n in range(5))
    page = Page()
    lines(page, XS, ys)
    for row, y in zip(CELLS, ys, strict=False):
        for text, x in zip(row, XS, strict=False):
            page.text(x + 1.2, y + 10.9, text.replace("o", "g"), 12)
    assert tables(read(page)) == [[[text.replace("o", "g") for text in row] for row in CELLS]]


def test_merged_cells() -> None:
    """A lead that serves two rows, a title across; a rule that ends inside of a cell parts nothing."""
    page = Page()
    page.box(60, 100, 520, 200)
    page.line(95, 100, 95, 160)
    page.line(300, 100, 300, 160)
    page.line(60, 120, 520, 120)
    page.line(60, 140, 300, 140)
    page.line(60, 160, 520, 160)
    page.line(60, 180, 150, 180)
    for x, y, text in ((65, 113, "TT"), (100, 113, "Viec"), (305, 113, "Chu tri"), (65, 133, "1"), (100, 133, "a")):
        page.text(x, y, text)
    for x, y, text in ((65, 153, "2"), (100, 153, "b"), (305, 145, "UBND"), (65, 175, "TONG CONG")):
        page.text(x, y, text)
    (grid,) = [item for item in read(page).items if isinstance(item, Grid)]
    spans = {cell.lines[0].text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells if cell.lines}
    assert spans["UBND"] == (1, 2, 2, 1)
    assert spans["TONG CONG"] == (3, 0, 1, 3)
    assert (grid.rows, grid.columns) == (4, 3)


@pytest.mark.parametrize("paint", ["f", "S"])
def test_shaded_and_framed_prose_is_no_table(paint: str) -> None:
    page = Page()
    for number in range(3):
        page.box(60, 100 + 20 * number, 500, 120 + 20 * number, paint=paint, grey=0.9)
        page.text(65, 113 + 20 * number, f"Dong {number}")
    body = read(page)
    assert tables(body) == []
    assert [line.text for line in body.lines] == ["Dong 0", "Dong 1", "Dong 2"]


def test_parts_of_an_open_table_join_and_two_tables_do_not() -> None:
    """A row merged across parts a table without outer lines; two such tables with text between stay two."""
    page = Page()
    for y in (120, 140, 160, 180):
        page.line(60, y, 520, y)
    for x in (95, 300):
        page.line(x, 100, x, 140)
        page.line(x, 160, x, 200)
    for x, text in ((65, "1"), (100, "a"), (305, "b")):
        for y in (113, 133, 173, 193):
            page.text(x, y, text)
    page.text(65, 153, "I. NHOM")
    assert tables(read(page)) == [[["1", "a", "b"], ["1", "a", "b"], ["I. NHOM", "", ""], ["1", "a", "b"], ["1", "a", "b"]]]
    page = Page()
    for top in (100, 300):
        lines(page, XS, tuple(y - 100 + top for y in YS))
        write(page, XS, tuple(y - 100 + top for y in YS))
    page.text(60, 250, "Bang 2: nhu tren")
    assert tables(read(page)) == [CELLS, CELLS]
