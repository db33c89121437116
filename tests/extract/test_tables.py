"""Data tables: headings, groups, rows cut by page breaks, captions and notes, in grids written as lists of strings."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kehoach_parser.document import Cell, Grid, Line, Text
from kehoach_parser.draft import Row
from kehoach_parser.extract.tables.columns import map_columns
from kehoach_parser.extract.tables.pieces import DataTable, read_table, read_tables
from kehoach_parser.readers import read_bytes
from kehoach_parser.structure.captions import is_caption
from tests.lines import Traced
from tests.table_maker import HEAD, tc

HEADINGS = ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian thực hiện"]
Written = str | tuple[str, int] | tuple[str, int, int]
"""A cell: its lines parted by "|", and how many columns and rows it covers."""


def grid(rows: Sequence[Sequence[Written]], page: int | None = None, *, start: int = 1, header_rows: int = 0) -> Grid:
    """A grid; columns below a cell that covers several rows are not written again."""
    cells: list[Cell] = []
    covered: set[tuple[int, int]] = set()
    number = start
    for r, row in enumerate(rows):
        column = 0
        for written in row:
            text, span, height = (written, 1, 1) if isinstance(written, str) else (*written, 1)[:3]
            while (r, column) in covered:
                column += 1
            lines = []
            for part in text.split("|") if text else ():
                lines.append(Line(part, number, page))
                number += 1
            cells.append(Cell(r, column, tuple(lines), height, span))
            covered |= {(r + i, column + k) for i in range(height) for k in range(span)}
            column += span
    width = max(cell.column + cell.column_span for cell in cells)
    return Grid(len(rows), width, tuple(cells), header_rows)


FIELDS = ("number", "code", "criterion", "objective", "tasks", "lead", "coordinate", "deadline")


def texts_of(row: Row) -> list[tuple[str, Text]]:
    """Columns with their cells, None for no such column left out."""
    cells = [(name, getattr(row, name)) for name in FIELDS]
    return [*((name, text) for name, text in cells if text is not None), *row.other]


def shown(table: DataTable) -> list[Any]:
    """Groups as (number, title), rows as the filled cells."""
    found: list[Any] = []
    for group in table.groups:
        found.append((group.number and group.number.value, group.title and group.title.value))
        if group.row is not None:
            found[-1] = (*found[-1], {name: text.value for name, text in texts_of(group.row) if text})
        found.extend({name: text.value for name, text in texts_of(row) if text} for row in group.rows)
    return found


def pages(*pieces: Sequence[Sequence[Written]]) -> list[Any]:
    """What a table in pieces, one on each page, becomes."""
    grids = []
    start = 1
    for page, rows in enumerate(pieces, 1):
        grids.append(grid(rows, page, start=start))
        start += len(grids[-1].lines)
    table = read_table(grids)
    # No line is lost and none is in two places.
    lines = [line.number for column in table.columns for line in column.heading.lines] + [line.number for line in table.furniture]
    for group in table.groups:
        own = [group.row] if group.row is not None else []
        texts = [group.number, group.title, *(text for row in (*own, *group.rows) for _, text in texts_of(row))]
        lines += [number for text in texts if text for number in {line.number for line in text.lines}]
    assert sorted(set(lines)) == list(range(1, start))
    return shown(table)


ROW = {"number": "1", "tasks": "Kiểm tra", "lead": "UBND xã", "deadline": "Quý I"}
FIRST = ["1", "Kiểm tra", "UBND xã", "Quý I"]


@pytest.mark.parametrize(
    "numbers",
    [
        ["1", "2", "3", "4"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["", "1", "2", "3"],
        ["A", "B", "1", "2"],
        ["(1)", "(2)", "(3)", "(4)=(2)+(3)"],
        ["1", "2", "3", "4 = 2:3 x 100%"],
    ],
)
def test_column_numbers_are_no_row(numbers: list[str]) -> None:
    assert pages([HEADINGS, numbers, FIRST]) == [(None, None), ROW]
    assert pages([HEADINGS], [numbers, FIRST]) == [(None, None), ROW]
    assert pages([HEADINGS, numbers, FIRST], [HEADINGS, numbers, ["2", "Rà soát", "", ""]])[-1] == {"number": "2", "tasks": "Rà soát"}


def test_figures_are_a_row() -> None:
    assert pages([HEADINGS, ["5", "7", "8", "12"]])[-1]["number"] == "5"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["I", ("CÔNG TÁC CHỈ ĐẠO", 3)], ("I", "CÔNG TÁC CHỈ ĐẠO")),
        (["I.", "Công tác chỉ đạo", "", ""], ("I", "Công tác chỉ đạo")),
        (["XXXVI|II", "Công tác", "", ""], ("XXXVIII", "Công tác")),
        (["A", ("NHIỆM VỤ CHUNG", 3)], ("A", "NHIỆM VỤ CHUNG")),
        (["1.", ("Tuyên truyền", 3)], ("1", "Tuyên truyền")),
        ([("I. CÔNG TÁC CHỈ ĐẠO", 4)], ("I", "CÔNG TÁC CHỈ ĐẠO")),
        ([("II CẢI CÁCH THỂ CHẾ", 4)], ("II", "CẢI CÁCH THỂ CHẾ")),
        ([("III/ CẢI CÁCH", 4)], ("III", "CẢI CÁCH")),
        ([("A - NHÓM CHUNG", 4)], ("A", "NHÓM CHUNG")),
        ([("1.2. Tuyên truyền", 4)], ("1.2", "Tuyên truyền")),
        ([("Nhóm giải pháp chung", 4)], (None, "Nhóm giải pháp chung")),
        (["", ("NHÓM GIẢI PHÁP", 3)], (None, "NHÓM GIẢI PHÁP")),
    ],
)
def test_group_headings(row: list[Written], expected: tuple[str | None, str]) -> None:
    assert pages([HEADINGS, row, FIRST]) == [expected, ROW]


def test_number_over_numbers_is_a_group() -> None:
    rows = [HEADINGS, ["1", "Chỉ đạo", "", ""], ["1.1", "Kiểm tra", "UBND xã", "Quý I"], ["2", "Rà soát", "", ""], ["3", "Báo cáo", "", ""]]
    assert [entry for entry in pages(rows) if isinstance(entry, tuple)] == [("1", "Chỉ đạo"), (None, None)], "2 leaves the group"


@pytest.mark.parametrize("row", [["3", "Rà soát", "", ""], ["", "", "UBND", ""], ["I", "Nhóm xã", "", "115"]])
def test_rows_with_empty_cells_are_no_groups(row: list[Written]) -> None:
    assert [entry for entry in pages([HEADINGS, FIRST, row]) if isinstance(entry, tuple)] == [(None, None)]


POINTS = ["TT", "Tiêu chí", "Điểm tối đa", "Ghi chú"]


@pytest.mark.parametrize("points", ["20", "20,5", "20 điểm", "20%", "1.250.000", "theo kỳ"])
def test_sums_behind_a_group_title_are_its_own_row(points: str) -> None:
    rows = [POINTS, ["I", "Nhóm xã", points, ""], ["1", "Tuyên truyền", "5", ""], ["2", "Kiểm tra", "15", ""], ["II", "Nhóm phường", "", ""]]
    assert pages(rows) == [
        ("I", "Nhóm xã", {"number": "I", "criterion": "Nhóm xã", "Điểm tối đa": points}),
        {"number": "1", "criterion": "Tuyên truyền", "Điểm tối đa": "5"},
        {"number": "2", "criterion": "Kiểm tra", "Điểm tối đa": "15"},
        ("II", "Nhóm phường"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["I", "Tuyên truyền", "5", ""], ["II", "Kiểm tra", "15", ""]],
        [["1", "Tuyên truyền", "5", ""], ["1.1", "Kiểm tra", "15", ""]],
    ],
)
def test_rows_with_figures_are_no_groups(rows: list[list[Written]]) -> None:
    assert [entry for entry in pages([POINTS, *rows]) if isinstance(entry, tuple)] == [(None, None)]


def test_rows_of_nothing_are_dropped_and_a_number_alone_is_kept() -> None:
    assert pages([HEADINGS, FIRST, ["2", "", "", ""], ["", "", "", ""]]) == [(None, None), ROW, {"number": "2"}]


def test_total_stands_in_the_first_column_of_text() -> None:
    assert pages([HEADINGS, FIRST, [("Tổng cộng", 2), "5", "6"]])[-1] == {"tasks": "Tổng cộng", "lead": "5", "deadline": "6"}


# ------------------------------------------------------------------------------------------------------ page breaks


def test_row_cut_by_two_breaks() -> None:
    """Its pieces go back to their cells; a code cut at its hyphen is whole; an item begins a line."""
    found = pages(
        [HEADINGS, ["1", "Kiểm tra việc thực hiện Quyết định số 13/2018/QĐ-", "Phòng", "Quý I"]],
        [["", "UBND của xã:", "Nội vụ", ""]],
        [HEADINGS, ["", "- Rà soát.", "", ""], ["2", "Báo cáo", "UBND xã", "Quý II"]],
    )
    assert found[1]["tasks"] == "Kiểm tra việc thực hiện Quyết định số 13/2018/QĐ-UBND của xã:\n- Rà soát."
    assert found[1]["lead"] == "Phòng Nội vụ"
    assert found[2] == {"number": "2", "tasks": "Báo cáo", "lead": "UBND xã", "deadline": "Quý II"}


def test_only_the_lead_goes_on() -> None:
    found = pages([HEADINGS, ["1", "Kiểm tra", "Văn phòng HĐND", "Quý I"]], [["", "", "và UBND", ""], ["2", "b", "c", "d"]])
    assert found[1] == {"number": "1", "tasks": "Kiểm tra", "lead": "Văn phòng HĐND và UBND", "deadline": "Quý I"}


def test_rows_without_number_stay_rows() -> None:
    """Where rows have no number in the midst of pages, an empty number at the head of one tells nothing."""
    first = [HEADINGS, FIRST, ["", "Rà soát", "Phòng A", "Quý II"]]
    assert len(pages(first, [["", "Báo cáo", "Phòng B", "Quý III"]])) == 4
    assert pages(first, [["", "hồ sơ", "", ""]])[-1]["tasks"] == "Rà soát hồ sơ"


def test_table_without_numbers_is_joined_where_words_go_on() -> None:
    headings = ["Nội dung công việc", "Cơ quan chủ trì", "Sản phẩm"]
    found = pages([headings, ["Kiểm tra việc", "Phòng Nội", "Báo cáo"]], [["thực hiện", "vụ", ""], ["Rà soát", "UBND", ""]])
    assert found[1] == {"tasks": "Kiểm tra việc thực hiện", "lead": "Phòng Nội vụ", "Sản phẩm": "Báo cáo"}
    assert found[2] == {"tasks": "Rà soát", "lead": "UBND"}


def test_merged_lead_serves_the_rows_behind_the_break() -> None:
    cut = pages(
        [HEADINGS, ["1", "a", ("UBND xã", 1, 2), "x"], ["2", "b", "y"]],
        [HEADINGS, ["3", "c", "", "z"], ["4", "d", "Phòng A", "t"]],
    )
    assert [row.get("lead") for row in cut[1:]] == ["UBND xã", "UBND xã", "UBND xã", "Phòng A"]
    cut = pages([HEADINGS, ["1", "a", "Văn phòng", "x"]], [["2", "b", ("", 1, 2), "y"], ["3", "c", "z"]])
    assert [row.get("lead") for row in cut[1:]] == ["Văn phòng"] * 3
    cut = pages([HEADINGS, ["1", "a", ("Văn phòng", 1, 2), "x"], ["2", "b", "y"]], [["3", "c", "và UBND", "y"]])
    assert [row.get("lead") for row in cut[1:]] == ["Văn phòng và UBND"] * 3


def test_a_list_alone_in_its_row_goes_on_behind_a_break() -> None:
    row: list[Written] = ["1", "Tuyên truyền", "5", "Cách chấm:|- a = số hộ;"]
    unnumbered: list[Written] = ["", "Nhóm khác", "", "- Bỏ phiếu."]
    found = pages([POINTS, row], [["", "", "", "- b = số người."], unnumbered])
    assert found[1]["Ghi chú"] == "Cách chấm:\n- a = số hộ;\n- b = số người."
    assert found[2] == {"criterion": "Nhóm khác", "Ghi chú": "- Bỏ phiếu."}
    ended = pages([POINTS, [*row[:3], "- a = số hộ."]], [["", "", "", "- b = số người."], unnumbered])
    assert ended[2] == {"Ghi chú": "- b = số người."}


def test_empty_lead_behind_a_break_stays_empty() -> None:
    cut = pages([HEADINGS, ["1", "a", "UBND xã", "x"], ["2", "b", "", "y"], ["3", "c", "Phòng A", ""]], [["4", "d", "", "z"]])
    assert "lead" not in cut[-1]


def test_group_title_cut_by_a_break() -> None:
    found = pages([HEADINGS, FIRST, ["XV", "Công tác", "", ""]], [["III", "", "", ""], ["2", "b", "c", "d"]])
    assert found[2] == ("XVIII", "Công tác")
    found = pages([HEADINGS, FIRST, ["II", "Công tác", "", ""]], [["", "chỉ đạo", "", ""], ["2", "b", "c", "d"]])
    assert found[2] == ("II", "Công tác chỉ đạo")


# --------------------------------------------------------------------------------------------------------- headings


def test_headings_of_two_rows() -> None:
    rows: list[list[Written]] = [
        [("Số TT", 1, 2), ("Nhiệm vụ", 1, 2), ("Phân công thực hiện", 2), ("Tiến độ", 1, 2)],
        ["Chủ trì", "Phối hợp"],
        ["1", "Kiểm tra", "UBND", "Phòng A", "Quý I"],
    ]
    table = read_table([grid(rows)])
    assert [column.heading.value for column in table.columns] == [
        "Số TT",
        "Nhiệm vụ",
        "Phân công thực hiện Chủ trì",
        "Phân công thực hiện Phối hợp",
        "Tiến độ",
    ]
    assert pages(rows)[1] == {"number": "1", "tasks": "Kiểm tra", "lead": "UBND", "coordinate": "Phòng A", "deadline": "Quý I"}
    unmerged: list[list[Written]] = [["Số TT", "Nhiệm vụ", ("Phân công thực hiện", 2), "Tiến độ"], ["", "", "Chủ trì", "Phối hợp", ""], rows[2]]
    assert pages(unmerged) == pages(rows)
    assert pages(rows, [*rows[:2], ["2", "Rà soát", "UBND", "Phòng A", "Quý I"]])[-1]["number"] == "2"


def test_heading_that_repeats_its_group_keeps_its_lines() -> None:
    rows: list[list[Written]] = [
        [("TT", 1, 2), ("Nhiệm vụ", 1, 2), ("Kinh phí", 2)],
        ["Kinh phí", "Ghi chú"],
        ["1", "Kiểm tra", "5", ""],
    ]
    assert pages(rows)[1] == {"number": "1", "tasks": "Kiểm tra", "Kinh phí": "5"}


def test_title_merged_above_the_headings() -> None:
    table = read_table([grid([[("DANH MỤC NHIỆM VỤ", 4)], HEADINGS, FIRST])])
    assert table.caption is not None
    assert table.caption.value == "DANH MỤC NHIỆM VỤ"
    assert shown(table) == [(None, None), ROW]


def test_unknown_headings_are_told_by_their_form() -> None:
    rows = [["Tên đơn vị", "Địa chỉ", "Điện thoại"], ["Phòng A", "Thôn 1", "0123"], ["Phòng B", "Thôn 2", "0456"]]
    assert pages(rows)[1] == {"Tên đơn vị": "Phòng A", "Địa chỉ": "Thôn 1", "Điện thoại": "0123"}
    assert pages(rows[1:], rows[1:])[1] == {"1": "Phòng A", "2": "Thôn 1", "3": "0123"}


def test_repeated_heading_cut_off_or_misread_is_the_same() -> None:
    again = ["TT", "Nội dung công", "Cơ quan chủ tri", "Thời gian thực hiện"]
    assert len(read_tables([grid([HEADINGS, FIRST], 1), grid([again, ["2", "a", "b", "c"]], 2)])) == 1


def test_other_headings_and_captions_begin_a_table() -> None:
    other = ["STT", "Nội dung", "Kinh phí", "Ghi chú"]
    grids = [grid([HEADINGS, FIRST]), grid([other, ["1", "Mua", "5", ""]])]
    assert [first for _, first in read_tables(grids)] == [0, 1]
    grids = [grid([HEADINGS, FIRST]), grid([HEADINGS, FIRST])]
    assert [first for _, first in read_tables(grids)] == [0]
    assert [first for _, first in read_tables(grids, {1})] == [0, 1]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Số TT", "Nhiệm vụ", "Sở, ngành chủ trì", "Sản phẩm"], ["number", "tasks", "lead", None]),
        (["TT", "Nội dung", "Người thực hiện", "Ghi chú"], ["number", "tasks", None, None]),
        (["STT", "Tên nhiệm vụ", "Đơn vị thực hiện", "Tiến độ thực hiện"], ["number", "tasks", "lead", "deadline"]),
        (["TT", "Nhiệm vụ", "Chủ trì", "Đơn vị thực hiện"], ["number", "tasks", "lead", None]),
        (["TT", "Tiêu chí", "Chỉ tiêu", "Bộ phận phụ trách"], ["number", "criterion", "objective", "lead"]),
        (["TT", "Nội dung/nhiệm vụ", "Cơ quan phối hợp/thực hiện"], ["number", "tasks", "coordinate"]),
        (["TT", "Mục tiêu, yêu cầu", "Nhiệm vụ", "Phân công thực hiện"], ["number", "objective", "tasks", None]),
    ],
)
def test_columns_by_their_headings(headings: list[str], expected: list[str | None]) -> None:
    assert map_columns(headings) == expected


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Bảng 1: Danh mục nhiệm vụ", True),
        ("Biểu số 2. Kinh phí", True),
        ("Bảng II - Phân công", True),
        ("Bảng điểm của các xã", False),
        ("Biểu dương các tập thể: xã A", False),
    ],
)
def test_captions(text: str, caption: bool) -> None:
    assert is_caption(text) is caption


# ------------------------------------------------------------------------------------------------------------ cells


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("- Kiểm tra việc thực hiện;|- Rà soát.", "- Kiểm tra việc thực hiện;\n- Rà soát."),
        ("- Kiểm tra việc làm|- Rà soát|- Báo cáo kết quả thực hiện", "- Kiểm tra việc làm\n- Rà soát\n- Báo cáo kết quả thực hiện"),
        ("Công chức Tư pháp|- Hộ tịch", "Công chức Tư pháp - Hộ tịch"),
        ("Giai đoạn 2021|- 2025 và các năm sau", "Giai đoạn 2021 - 2025 và các năm sau"),
        ("Rà soát; - Báo cáo;|+ Công khai.", "Rà soát;\n- Báo cáo;\n+ Công khai."),
    ],
)
def test_items_of_a_cell(lines: str, expected: str) -> None:
    """Without punctuation a dash opens an item where it would still have found room on the line before."""
    assert pages([HEADINGS, ["1", lines, "", ""]])[1]["tasks"] == expected


# ---------------------------------------------------------------------------------------- appendices of whole plans


def plan(*parts: str | list[list[Written]]) -> Traced:
    """A DOCX plan: paragraphs and tables; "{break}" begins a page."""
    document: Any = docx.Document()
    for part in parts:
        if part == "{break}":
            document.add_page_break()
        elif isinstance(part, str):
            document.add_paragraph(part)
        else:
            document.element.body.insert(-1, parse_xml(xml(part)))
    buffer = io.BytesIO()
    document.save(buffer)
    traced = Traced.of(read_bytes(buffer.getvalue(), "made.docx"))
    assert traced.uncovered() == []
    assert traced.misplaced() == []
    return traced


def xml(rows: list[list[Written]]) -> str:
    made = grid(rows)
    out = ""
    for r in range(made.rows):
        cells = [(c.column, c) for c in made.cells if c.row <= r < c.row + c.row_span]
        out += "<w:tr>"
        for _, cell in sorted(cells, key=lambda entry: entry[0]):
            merge = "" if cell.row_span == 1 else '<w:vMerge w:val="restart"/>' if cell.row == r else "<w:vMerge/>"
            out += tc(tuple(line.text for line in cell.lines) if cell.row == r else (), 2000, cell.column_span, merge)
        out += "</w:tr>"
    columns = '<w:gridCol w:w="2000"/>' * made.columns
    return f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{out}</w:tbl>'


TABLE: list[list[Written]] = [[*HEADINGS], [*FIRST]]


def outline(appendix: dict[str, Any]) -> tuple[Any, ...]:
    rows = sum(len(group["rows"]) for group in appendix["groups"])
    return appendix["label"], appendix["title"], appendix["attached_to"], rows, [p["text"] for p in appendix["content"]]


def test_notes_before_and_under_a_table() -> None:
    (appendix,) = plan(
        *HEAD, "{break}", "PHỤ LỤC", "DANH MỤC", "(Kèm theo Kế hoạch số 1/KH-UBND)", "Đơn vị tính: đồng", TABLE, "Ghi chú:", "- Tạm tính."
    ).plan["appendices"]
    assert outline(appendix) == ("PHỤ LỤC", "DANH MỤC", "Kèm theo Kế hoạch số 1/KH-UBND", 1, ["Đơn vị tính: đồng", "Ghi chú:", "Tạm tính."])


def test_appendices_without_the_word() -> None:
    """Known by a title in capitals and what it is attached to, behind the signature and behind another's notes."""
    attached = "(Kèm theo Kế hoạch số 1/KH-UBND)"
    first, second = plan(
        *HEAD, "{break}", "DANH MỤC NHIỆM VỤ", attached, TABLE, "Ghi chú: tạm tính.", "{break}", "BIỂU TỔNG HỢP", "KINH PHÍ", attached, TABLE
    ).plan["appendices"]
    assert outline(first) == (None, "DANH MỤC NHIỆM VỤ", attached[1:-1], 1, ["Ghi chú: tạm tính."])
    assert outline(second) == (None, "BIỂU TỔNG HỢP KINH PHÍ", attached[1:-1], 1, [])


def test_several_appendices_on_one_page() -> None:
    found = plan(*HEAD, "Phụ lục 1", "DANH MỤC", TABLE, "Phụ lục II", "KINH PHÍ", TABLE, "BIỂU 03", "TIẾN ĐỘ", TABLE).plan["appendices"]
    assert [outline(a)[:2] for a in found] == [("Phụ lục 1", "DANH MỤC"), ("Phụ lục II", "KINH PHÍ"), ("BIỂU 03", "TIẾN ĐỘ")]
    assert [outline(a)[3] for a in found] == [1, 1, 1]


def test_several_tables_in_one_appendix() -> None:
    other: list[list[Written]] = [["STT", "Nội dung", "Kinh phí"], ["1", "Mua sắm", "5"]]
    found = plan(
        *HEAD, "PHỤ LỤC", "DANH MỤC", "Bảng 1: Nhiệm vụ", TABLE, "Bảng 2: Kinh phí", other, "Bảng 3: Lặp lại", TABLE, "Ghi chú: hết."
    ).plan["appendices"]
    assert [outline(a) for a in found] == [
        ("PHỤ LỤC", "DANH MỤC", None, 0, ["Ghi chú: hết."]),
        *((None, title, None, 1, []) for title in ("Bảng 1: Nhiệm vụ", "Bảng 2: Kinh phí", "Bảng 3: Lặp lại")),
    ]
    assert [appendix["after"] for appendix in found] == [None, *["/appendices/0"] * 3]


def test_title_row_of_an_appendix_without_title() -> None:
    (appendix,) = plan(*HEAD, "PHỤ LỤC", [[("DANH MỤC NHIỆM VỤ", 4)], *TABLE]).plan["appendices"]
    assert outline(appendix) == ("PHỤ LỤC", "DANH MỤC NHIỆM VỤ", None, 1, [])


def test_table_of_the_body_names_its_unit() -> None:
    found = plan(*HEAD[:6], TABLE, *HEAD[6:])
    (appendix,) = found.plan["appendices"]
    assert outline(appendix) == (None, None, None, 1, [])
    assert found.value(appendix["after"])["number"] == "I"


def test_caption_of_a_table_of_the_body() -> None:
    found = plan(*HEAD[:6], "Bảng 1: Nhiệm vụ năm 2026", TABLE, "Ghi chú: tạm tính.", *HEAD[6:])
    (appendix,) = found.plan["appendices"]
    assert outline(appendix) == (None, "Bảng 1: Nhiệm vụ năm 2026", None, 1, [])
    assert [p["text"] for p in found.plan["sections"][0]["content"]] == [HEAD[5], "Ghi chú: tạm tính."]


def test_nested_table_keeps_its_words_in_the_cell() -> None:
    inner = f'{xml([["Lần 1", "Lần 2"]])}<w:p/>'
    outer = xml([[*HEADINGS], ["1", "THAY", "UBND xã", "Quý I"]])
    marked = '<w:t xml:space="preserve">THAY</w:t></w:r></w:p>'
    assert marked in outer
    document = docx.Document()
    for text in (*HEAD, "PHỤ LỤC", "DANH MỤC"):
        document.add_paragraph(text)
    document.element.body.insert(-1, parse_xml(outer.replace(marked, marked.replace("THAY", "Kiểm tra:") + inner)))
    buffer = io.BytesIO()
    document.save(buffer)
    traced = Traced.of(read_bytes(buffer.getvalue(), "made.docx"))
    (appendix,) = traced.plan["appendices"]
    assert appendix["groups"][0]["rows"][0]["tasks"] == "Kiểm tra:\nLần 1\nLần 2"
    assert traced.uncovered() == []
