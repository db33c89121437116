"""What stands on a PDF page besides its running text, and where its words belong. The PDFs are written here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kehoach_parser.document import Body, Grid, Line
from kehoach_parser.readers.pdf.lines.cells import CellLine, mended
from kehoach_parser.readers.pdf.objects.layers_off import layers_off
from kehoach_parser.readers.pdf.reader import read_pdf
from tests.pdf_maker import Page, write_pdf


def read(*pages: Page) -> Body:
    return read_pdf(write_pdf(list(pages)), "made.pdf")


def texts(body: Body, role: str = "body") -> list[str]:
    return [item.text for item in body.items if isinstance(item, Line) and item.role == role]


def reasons(body: Body) -> dict[str, str | None]:
    return {item.text: item.reason for item in body.items if isinstance(item, Line) and item.role == "furniture"}


def cells(body: Body) -> list[list[str]]:
    grid = next(item for item in body.items if isinstance(item, Grid))
    rows: list[list[str]] = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = " ".join(line.text for line in cell.lines)
    return rows


def prose(page: Page, top: float = 200, count: int = 6) -> None:
    for row in range(count):
        page.text(85, top + 18 * row, f"Line {'abcdefgh'[row]} of the running text that fills the width of its page.", 12)


# ------------------------------------------------------------------------------------------------- added after printing


@pytest.mark.parametrize("subtype", ["FreeText", "Stamp", "Widget"])
def test_a_number_put_on_the_page_later_stands_in_its_blank(subtype: str) -> None:
    page = Page()
    page.text(85, 100, "No:", 13)
    page.text(150, 100, "/KH-UBND", 13)
    prose(page)
    page.note(subtype, 112, 89, 140, 103, "471")
    lines = texts(read(page))
    assert lines[0] == "No: 471/KH-UBND"
    assert not any("471" in line for line in lines[1:])


def test_hard_blanks_are_blanks_to_fill_in() -> None:
    page = Page()
    page.text(85, 100, "No:" + "\xa0" * 9 + "/KH-UBND", 13)
    prose(page)
    page.text(112, 99, "471", 12)
    assert texts(read(page))[0] == "No: 471/KH-UBND"


def test_a_line_that_runs_over_the_edge_of_the_page_keeps_its_box_on_it() -> None:
    page = Page()
    prose(page)
    page.text(500, 400, "this line goes on beyond the edge of the page", 12)
    line = next(line for line in read(page).lines if line.text.startswith("this line"))
    assert line.bbox is not None
    assert line.role == "body"
    assert line.bbox[2] == 595


def test_figures_printed_over_others_count_and_leaders_go() -> None:
    page = Page()
    page.text(85, 100, "Day 15 of month ........ 2031", 13)
    prose(page)
    page.text(109, 101, "23", 13)
    page.note("FreeText", 195, 89, 215, 103, "9")
    assert texts(read(page))[0] == "Day 23 of month 9 2031"


def test_a_stamp_over_letters_is_a_line_of_its_own() -> None:
    page = Page()
    prose(page)
    page.note("Stamp", 150, 189, 200, 203, "SEEN")
    lines = texts(read(page))
    assert "SEEN" in lines
    assert "Line a of the running text that fills the width of its page." in lines


def test_two_figures_in_one_piece_of_text_find_their_own_blanks() -> None:
    page = Page()
    page.text(85, 100, "No:", 13)
    page.text(150, 100, "/KH-UBND", 13)
    page.text(320, 100, "Hill, day", 13)
    page.text(410, 100, "month 3", 13)
    prose(page)
    page.text(116, 99, "87", 12)
    page.text(385, 99, "14", 12)
    lines = texts(read(page))
    assert "No: 87/KH-UBND" in lines
    assert "Hill, day 14 month 3" in lines


def test_what_signing_software_writes_is_furniture() -> None:
    page = Page()
    prose(page)
    page.note("Widget", 300, 400, 520, 460, "Signed by: A Person", "Office: A Town", "At: 12.03.2026")
    page.note("Widget", 300, 500, 520, 514, "At 2026-03-12 10:15:09 +07:00")
    body = read(page)
    assert reasons(body) == dict.fromkeys(
        ("Signed by: A Person", "Office: A Town", "At: 12.03.2026", "At 2026-03-12 10:15:09 +07:00"), "signature"
    )
    assert len(texts(body)) == 6


# --------------------------------------------------------------------------------------------------- what does not print


def white(page: Page) -> None:
    page.raw("1 1 1 rg BT /F 12 Tf 85 500 Td (not seen) Tj ET 0 g")


def invisible(page: Page) -> None:
    page.raw("BT 3 Tr /F 12 Tf 85 500 Td (not seen) Tj 0 Tr ET")


def cropped(page: Page) -> None:
    page.crop = (0, 0, 560, 842)
    page.raw("BT /F 12 Tf 570 500 Td (not seen) Tj ET")


@pytest.mark.parametrize("hide", [white, invisible, cropped])
def test_text_that_does_not_print_is_furniture(hide: Callable[[Page], None]) -> None:
    page = Page()
    prose(page)
    hide(page)
    body = read(page)
    assert reasons(body) == {"not seen": "hidden"}
    assert len(texts(body)) == 6
    assert body.page_sizes is not None
    box = next(line.bbox for line in body.lines if line.text == "not seen")
    assert box is not None
    assert 0 <= box[0] <= box[2] <= body.page_sizes[0][0]


def test_white_text_on_a_dark_cell_prints() -> None:
    page = Page()
    prose(page)
    page.box(80, 300, 300, 330, paint="f", grey=0.2)
    page.raw("1 1 1 rg BT /F 12 Tf 85 525 Td (white on dark) Tj ET 0 g")
    assert "white on dark" in texts(read(page))


def test_a_layer_that_is_switched_off() -> None:
    data = write_pdf([Page()])
    assert layers_off(data) == frozenset()
    assert layers_off(b"/OCProperties but no PDF") == frozenset()


def test_watermarks_and_turned_text_in_the_margin() -> None:
    page = Page()
    prose(page)
    page.raw("0.75 g BT /F 60 Tf 0.7071 0.7071 -0.7071 0.7071 150 300 Tm (DRAFT ONE) Tj ET 0 g")
    page.raw("0.8 g BT /F 40 Tf 120 560 Td (COPY) Tj ET 0 g")
    page.raw("BT /F 9 Tf 0 1 -1 0 30 400 Tm (copied from the system) Tj ET")
    body = read(page)
    assert reasons(body) == {"DRAFT ONE": "watermark", "COPY": "watermark", "copied from the system": "margin"}
    assert len(texts(body)) == 6


def test_large_dark_text_and_small_pale_text_are_text() -> None:
    page = Page()
    prose(page)
    page.raw("BT /F 40 Tf 120 450 Td (TITLE) Tj ET")
    page.raw("0.7 g BT /F 12 Tf 120 500 Td (pale) Tj ET 0 g")
    assert {"TITLE", "pale"} <= set(texts(read(page)))


def test_a_heading_turned_up_its_cell_is_read_as_words() -> None:
    page = Page()
    for x in (80, 110, 300):
        page.line(x, 100, x, 220)
    for y in (100, 180, 220):
        page.line(80, y, 300, y)
    page.raw("BT /F 11 Tf 0 1 -1 0 98 668 Tm (Row number) Tj ET")
    page.text(120, 140, "Work")
    page.text(85, 200, "1")
    page.text(120, 200, "Plant trees")
    assert cells(read(page)) == [["Row number", "Work"], ["1", "Plant trees"]]


def test_a_skewed_page_is_straightened() -> None:
    page = Page()
    page.raw("0.9998477 0.0174524 -0.0174524 0.9998477 0 0 cm")
    prose(page, count=4)
    for x in (85, 120, 400):
        page.line(x, 300, x, 340)
    for y in (300, 320, 340):
        page.line(85, y, 400, y)
    for y in (314, 334):
        page.text(90, y, "1")
        page.text(125, y, "some work to be done")
    body = read(page)
    assert cells(body) == [["1", "some work to be done"]] * 2
    assert len(texts(body)) == 4


# ------------------------------------------------------------------------------------------------------- lines and words


def test_letters_that_are_text_objects_of_their_own_make_words() -> None:
    page = Page()
    x = 85.0
    for char in "abandon all hope here":
        if char != " ":
            page.text(x, 100, char, 12)
        x += {" ": 8.0, "l": 3.4}.get(char, 6.2 if char not in "ie" else 4.8)
    assert [line.replace(" ", "") for line in texts(read(page))] == ["abandonallhopehere"]
    assert len(texts(read(page))[0].split()) <= 6


@pytest.mark.parametrize(("mark", "joined"), [("I.", True), ("1.2.", True), ("a)", True), ("-", True), ("Hill", False), ("12", False)])
def test_a_tab_behind_a_mark_is_no_column(mark: str, joined: bool) -> None:
    page = Page()
    page.text(85, 100, mark, 13)
    page.text(140, 100, "HEADING", 13)
    prose(page, count=8)
    assert (f"{mark} HEADING" in texts(read(page))) is joined


def test_raised_figures_are_notes_only_where_a_note_explains_them() -> None:
    page = Page()
    page.text(85, 100, "An area of 20 m", 13)
    page.raw("BT /F 8 Tf 168 747 Td (2) Tj ET")
    page.text(85, 130, "A claim", 13)
    page.raw("BT /F 8 Tf 128 717 Td (2) Tj ET")
    prose(page)
    page.text(85, 760, "2 The source of the claim.", 9)
    page.text(300, 330, "A Signer", 13)
    body = read(page)
    lines = texts(body)
    assert [line.replace(" ", "") for line in lines[:2]] == ["Anareaof20m2", "Aclaim[2]"]
    assert texts(body, "footnote") == ["[2] The source of the claim."]
    assert "A Signer" in lines


def test_small_rows_that_begin_with_numbers_are_no_notes() -> None:
    page = Page()
    prose(page)
    page.text(85, 700, "1 a small row", 9)
    page.text(85, 712, "2 another one", 9)
    body = read(page)
    assert texts(body, "footnote") == []
    assert texts(body)[-2:] == ["1 a small row", "2 another one"]


# ------------------------------------------------------------------------------------------------------- words to cells


def test_a_word_belongs_to_the_cell_in_which_it_begins() -> None:
    page = Page()
    for x in (80, 200, 300):
        page.line(x, 100, x, 140)
    for y in (100, 120, 140):
        page.line(80, y, 300, y)
    page.text(85, 114, "see https://a.example/very/long", 11)
    page.text(85, 134, "one", 11)
    page.text(205, 134, "two-words-that-run-over-the-border", 11)
    assert cells(read(page)) == [["see https://a.example/very/long", ""], ["one", "two-words-that-run-over-the-border"]]


def test_short_texts_below_one_another_are_not_run_together() -> None:
    page = Page()
    for y in (113, 133, 153, 173):
        page.text(85, y, "1")
    prose(page)
    assert texts(read(page))[:4] == ["1"] * 4


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["30/11/202", "4"], ["30/11/2024"]),
        (["1.200.0", "00 VND"], ["1.200.000", "VND"]),
        (["S", "T", "T"], ["STT"]),
        (["2024", "2025"], ["2024", "2025"]),
        (["12", "13"], ["12", "13"]),
        (["Tháng", "bảy"], ["Tháng", "bảy"]),
    ],
)
def test_a_word_that_its_cell_has_broken_is_one(pieces: list[str], whole: list[str]) -> None:
    def told(right: float) -> list[str]:
        lines = [CellLine(text, None, (5, 12 * row, 5 + 6 * len(text), 12 * row + 11)) for row, text in enumerate(pieces)]
        return [line.text for line in mended(lines, (0, 0, right, 100))]

    assert told(6 * len(pieces[0]) + 11) == whole
    assert told(200) == pieces


# ------------------------------------------------------------------------------------------------------------ furniture


def test_edges_are_told_by_place_and_not_by_their_words() -> None:
    pages = []
    for number in range(1, 4):
        page = Page()
        page.text(300, 50, str(number), 12)
        page.text(85, 820, f"Office of the town, sheet {number}", 9)
        page.text(85, 75, "Time: within the year.", 12)
        prose(page, 95)
        page.text(85, 740, "Time: within the year.", 12)
        pages.append(page)
    body = read(*pages)
    assert sorted(reasons(body)) == ["1", "2", "3", *(f"Office of the town, sheet {n}" for n in (1, 2, 3))]
    assert texts(body).count("Time: within the year.") == 6
    assert body.edges_told


def test_the_number_and_the_file_name_of_a_single_page() -> None:
    page = Page()
    page.text(300, 45, "1", 12)
    page.text(85, 810, "plan of 2031 final.docx", 9)
    page.text(85, 700, "see annex.docx", 12)
    prose(page)
    assert reasons(read(page)) == {"1": "edge", "plan of 2031 final.docx": "edge"}


def test_a_number_between_lines_is_text() -> None:
    page = Page()
    page.text(85, 60, "above", 12)
    page.text(300, 80, "1", 12)
    prose(page)
    assert "1" in texts(read(page))


def test_a_list_of_contents_is_furniture() -> None:
    page = Page()
    page.text(250, 100, "CONTENTS", 13)
    for row, (name, number) in enumerate((("I. PURPOSE", 1), ("II. WORK", 3), ("III. ENDING", 12))):
        page.text(85, 120 + 18 * row, f"{name} {'.' * 60} {number}", 12)
    prose(page, 220)
    body = read(page)
    assert set(reasons(body).values()) == {"contents"}
    assert len(reasons(body)) == 4
    assert len(texts(body)) == 6


def test_blanks_to_fill_in_are_no_contents() -> None:
    page = Page()
    for row, number in enumerate((12, 3, 7)):
        page.text(85, 120 + 18 * row, f"Number of trees {'.' * 40} {number}", 12)
    assert reasons(read(page)) == {}
