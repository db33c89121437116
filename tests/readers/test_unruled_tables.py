"""Tables of PDF pages without vertical rules, or without any."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Body, Grid, Line
from kehoach_parser.readers.pdf.reader import read_pdf
from tests.pdf_maker import Page, write_pdf

XS = (85, 120, 330, 440)
ROWS = (
    ("No", "Work to be done", "Who", "When"),
    ("1", "Plant trees along the road", "Youth union", "March"),
    ("2", "Mend the bridge", "Builders", "In the year"),
    ("3", "Count the books", "Library", "June"),
)


def read(*pages: Page) -> Body:
    return read_pdf(write_pdf(list(pages)), "made.pdf")


def tables(body: Body) -> list[list[list[str]]]:
    found = []
    for item in body.items:
        if isinstance(item, Grid):
            rows = [[""] * item.columns for _ in range(item.rows)]
            for cell in item.cells:
                rows[cell.row][cell.column] = " ".join(line.text for line in cell.lines)
            found.append(rows)
    return found


def row(page: Page, y: float, cells: tuple[str, ...], xs: tuple[int, ...] = XS) -> None:
    for x, text in zip(xs, cells, strict=True):
        if text:
            page.text(x, y, text, 11)


def prose(page: Page, top: float, count: int = 3) -> None:
    for number in range(count):
        page.text(85, top + 16 * number, "A line of the running text that goes on over the whole width of the page here.", 11)


@pytest.mark.parametrize("rules", ["all", "heading", "none"])
def test_a_table_is_told_with_fewer_rules_and_without(rules: str) -> None:
    page = Page()
    prose(page, 100)
    for number, cells in enumerate(ROWS):
        row(page, 200 + 20 * number, cells)
    places = {"all": [185, 205, 225, 245, 265], "heading": [185, 205, 265], "none": []}[rules]
    for y in places:
        page.line(80, y, 520, y)
    prose(page, 300)
    body = read(page)
    assert tables(body) == [[list(cells) for cells in ROWS]]
    assert [item.ruled for item in body.items if isinstance(item, Grid)] == [False]
    assert sum(isinstance(item, Line) for item in body.items) == 6


def test_wrapped_cells_and_group_rows() -> None:
    page = Page()
    row(page, 100, ROWS[0])
    row(page, 120, ("I", "WORK OF THE TOWN AND ALL THAT BELONGS TO IT FOR", "", ""))
    row(page, 140, ("1", "Plant trees along the", "Youth union", "March"))
    row(page, 153, ("", "road to the lake", "of the town", ""))
    row(page, 173, ("2", "Mend the bridge", "Builders", "In the year"))
    for y in (85, 105, 180):
        page.line(80, y, 520, y)
    assert tables(read(page)) == [
        [
            ["No", "Work to be done", "Who", "When"],
            ["I", "WORK OF THE TOWN AND ALL THAT BELONGS TO IT FOR", "", ""],
            ["1", "Plant trees along the road to the lake", "Youth union of the town", "March"],
            ["2", "Mend the bridge", "Builders", "In the year"],
        ]
    ]


def test_signers_side_by_side_are_no_table() -> None:
    page = Page()
    prose(page, 100)
    for y, cells in ((200, ("FOR THE UNION", "FOR THE TOWN", "FOR THE SCHOOL")), (216, ("HEAD", "HEAD", "HEAD")), (290, ("A. Able", "B. Best", "C. Cold"))):
        row(page, y, cells, (85, 250, 420))
    assert tables(read(page)) == []


def test_rules_about_prose_make_no_table() -> None:
    page = Page()
    for y in (90, 150, 210):
        page.line(80, y, 520, y)
    prose(page, 105)
    prose(page, 165)
    assert tables(read(page)) == []


def test_two_tables_with_prose_between_stay_two() -> None:
    page = Page()
    for top in (100, 300):
        for number, cells in enumerate(ROWS):
            row(page, top + 20 * number, cells)
        for y in (top - 15, top + 5, top + 65):
            page.line(80, y, 520, y)
    prose(page, 200)
    body = read(page)
    assert tables(body) == [[list(cells) for cells in ROWS]] * 2
    assert sum(isinstance(item, Line) for item in body.items) == 3
