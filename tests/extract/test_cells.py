"""Cells of data tables: where an item begins a line, merged cells in the matrix, texts that go on behind a page break."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Cell, Grid, Line, Text
from kehoach_parser.extract.tables.cells import Content, Slot, append, cell_text, filled, goes_on, list_goes_on, matrix
from tests.extract.drafts import lines


def cell(*texts: str | Line) -> Cell:
    return Cell(0, 0, tuple(text if isinstance(text, Line) else Line(text, n) for n, text in enumerate(texts, 1)))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((), ""),
        (("Đào hố",), "Đào hố"),
        (("Đào", "hố"), "Đào hố"),
        (("Việc: - Đào hố; - Bón phân; - Tưới",), "Việc:\n- Đào hố;\n- Bón phân;\n- Tưới"),
        (("Việc:", "- Đào hố;", "+ sâu"), "Việc:\n- Đào hố;\n+ sâu"),
        (("Tư pháp", "- Hộ tịch"), "Tư pháp - Hộ tịch"),
        (("2021", "- 2025"), "2021 - 2025"),
        ((Line("Đào", 1), Line("Hố", 2, start=True), Line("sâu", 3, start=False)), "Đào\nHố sâu"),
        ((Line("Việc:", 1), Line("- Đào", 2, start=False)), "Việc:\n- Đào"),
    ],
)
def test_text_of_a_cell(texts: tuple[str | Line, ...], expected: str) -> None:
    assert cell_text(cell(*texts)).value == expected


def test_a_dash_behind_a_line_with_room_opens_an_item() -> None:
    wide = Cell(1, 0, (Line("W" * 40, 9),))

    def text(first: str, second: str) -> str:
        made = Grid(2, 1, (Cell(0, 0, tuple(lines(first, second))), wide))
        return matrix(made)[0][0].value

    assert text("Ngắn", "- Đào hố") == "Ngắn\n- Đào hố"
    assert text("Ngắn", "- đào hố") == "Ngắn - đào hố"
    assert text("W" * 39, "- Đào hố") == f"{'W' * 39} - Đào hố", "there the dash had no room"


def test_merged_cells_repeat_and_own_their_lines_once() -> None:
    made = Grid(2, 3, (Cell(0, 0, (Line("Gộp", 1),), 2, 2), Cell(0, 2, (Line("a", 2),)), Cell(1, 2, (Line("b", 3),))))
    first, second = matrix(made)
    assert [(slot.value, slot.own, slot.lead, slot.span, slot.rows) for slot in first] == [
        ("Gộp", True, True, 2, 2), ("", False, False, 1, 2), ("a", True, True, 1, 1),
    ]
    assert [(slot.value, slot.own, slot.lead) for slot in second] == [("Gộp", False, True), ("", False, False), ("b", True, True)]
    assert ([line.number for line in first[0].lines], second[0].lines, second[0].text.marks) == ([1], (), ())
    assert (filled(first), filled(second)) == ([0, 2], [0, 2])
    assert filled([Slot(Content()), Slot(Content(Text("x")), lead=False)]) == []


def test_a_cell_cut_by_a_page_break() -> None:
    def joined(before: str, after: str) -> str:
        a, b = Content(Text(before)), Content(Text(after))
        append(a, b)
        append(a, b)
        assert b.root is a
        return a.text.value

    assert joined("Đào", "hố") == "Đào hố"
    assert joined("Đào;", "- Bón") == "Đào;\n- Bón"
    assert joined("Đào", "- Bón") == "Đào - Bón"
    assert joined("", "hố") == "hố"
    assert joined("Đào", "") == "Đào"


def test_what_goes_on() -> None:
    assert goes_on("Đào", "hố")
    assert not goes_on("", "hố")
    assert not goes_on("Đào.", "hố")
    assert not goes_on("Đào", "Hố")
    assert not goes_on("Đào", "- hố")
    assert list_goes_on("Đào;", "- hố")
    assert list_goes_on("Đào:", "+ hố")
    assert not list_goes_on("Đào.", "- hố")
    assert not list_goes_on("Đào;", "hố")
