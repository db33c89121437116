"""The Markdown reader: mark-up, paragraphs, tables, footnotes. All texts are invented."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_parser.document import Grid, Line
from kehoach_parser.readers.markdown.inline import render
from kehoach_parser.readers.markdown.reader import looks_like_markdown, read_markdown


def lines_of(text: str) -> list[Line]:
    return list(read_markdown(text).lines)


def grids_of(text: str) -> list[Grid]:
    return [item for item in read_markdown(text).items if isinstance(item, Grid)]


def table(grid: Grid) -> list[list[str]]:
    """Texts of a grid row by row; a cell's lines joined by " / ", spans marked "@n"."""
    rows: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        text = " / ".join(line.text for line in cell.lines)
        rows[cell.row].append(text if cell.column_span == 1 else f"{text}@{cell.column_span}")
    return rows


def assert_tiled(grid: Grid) -> None:
    places = Counter(
        (cell.row + down, cell.column + right)
        for cell in grid.cells
        for down in range(cell.row_span)
        for right in range(cell.column_span)
    )
    assert places == Counter((row, column) for row in range(grid.rows) for column in range(grid.columns))


@pytest.mark.parametrize(
    ("raw", "text", "bold"),
    [
        ("Nuôi ong lấy mật", "Nuôi ong lấy mật", False),
        ("**1. Mở lớp học**", "1. Mở lớp học", True),
        ("**1. **Mở lớp học", "1. Mở lớp học", False),
        ("**1**. **Mở lớp học**", "1. Mở lớp học", True),
        ("**1**. Mở lớp học", "1. Mở lớp học", False),
        ("**1.****", "1.", True),
        ("**Phạm vi:**** **Toàn xã", "Phạm vi: Toàn xã", False),
        ("**2.** **Tổ văn nghệ:**", "2. Tổ văn nghệ:", True),
        ("***Ghi chú***", "Ghi chú", True),
        ("**Mục lớn ***(xem phụ lục)*", "Mục lớn (xem phụ lục)", False),
        ("*Nơi họp: *nhà văn hóa", "Nơi họp: nhà văn hóa", False),
        ("*- *Trạm bơm", "- Trạm bơm", False),
        ("*-* Trạm bơm", "- Trạm bơm", False),
        ("(*năm 2031*)", "(năm 2031)", False),
        ("(*Z*ebra", "(Zebra", False),
        ("trường học*.*", "trường học.", False),
        ("a) Thu *cam*, *quýt*", "a) Thu cam, quýt", False),
        ("* Lưu ý ba điều", "* Lưu ý ba điều", False),
        ("** Lưu ý: *Tưới cây", "* Lưu ý: Tưới cây", False),
        ("** Lưu ý khi tưới:*", "* Lưu ý khi tưới:", False),
        ("Tỷ lệ = b/a * 100%", "Tỷ lệ = b/a * 100%", False),
        ("a * b * c", "a * b * c", False),
        ("3*4*5 cây", "3*4*5 cây", False),
        ("Hộ nuôi cá (*) và hộ nuôi tôm (*)", "Hộ nuôi cá (*) và hộ nuôi tôm (*)", False),
        ("*Ghi chú chưa đóng", "*Ghi chú chưa đóng", False),
        ("**Mục chưa đóng", "Mục chưa đóng", True),
        ("<b>Đội xe</b>", "Đội xe", True),
        ("<strong>Đội</strong> <i>xe</i> <u>bò</u>", "Đội xe bò", False),
        ('<span style="color:red">Đỏ</span><sup>2</sup>', "Đỏ2", False),
        ("<p>Một</p><p>Hai</p>", " Một  Hai", False),
        ("Một<br>Hai", "Một Hai", False),
        ("thấp < 5 và cao > 7", "thấp < 5 và cao > 7", False),
        ("điền <Tên thôn> vào", "điền <Tên thôn> vào", False),
        ("[trang nhà](https://ong.example/a_b) đẹp", "trang nhà đẹp", False),
        ('[trang](<https://ong.example/> "Ong")', "trang", False),
        ("[1](hai)", "[1](hai)", False),
        ("ảnh ![tổ ong](ong.png) đây", "ảnh  đây", False),
        ("<https://ong.example/x>", "https://ong.example/x", False),
        ("https://ong.example/_a_/b*c*d", "https://ong.example/_a_/b*c*d", False),
        ("tệp ho_so_ong và _nghiêng_", "tệp ho_so_ong và nghiêng", False),
        ("__Đậm__", "Đậm", True),
        ("Họ tên ____ tuổi __ ", "Họ tên ____ tuổi __", False),
        (r"1\. Không \*đậm\* \- thật", "1. Không *đậm* - thật", False),
        (r"**Bước 1\.**", "Bước 1.", True),
        ("Cá &amp; tôm &lt; 3 &#8211; 4 &ast;", "Cá & tôm < 3 \u2013 4 *", False),
        ("R&D và A&amp", "R&D và A&amp", False),
        ("mật mã ********", "mật mã ********", False),
        ("chú thích [^3] và [^a]:", "chú thích [3] và [a]:", False),
    ],
)
def test_inline(raw: str, text: str, *, bold: bool) -> None:
    (line,) = render([raw])
    assert (line.text, line.bold) == (text, bold)


def test_bold_runs_over_lines() -> None:
    first, second, third = lines_of("**Mở rộng vườn\nươm cây** ăn quả\ncho dân")
    assert [first.bold, second.bold, third.bold] == [True, False, False]
    assert [line.bold for line in lines_of("**Mở rộng vườn\nươm cây**\n**ăn quả**")] == [True, True, True]
    assert [line.text for line in lines_of("**6.****\n**Trồng rừng\nven sông")] == ["6.", "Trồng rừng", "ven sông"]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    assert [(line.text, line.bold) for line in lines_of("**Một\n\nHai** ba")] == [("Một", True), ("Hai ba", False)]


def test_numbers_and_paragraphs() -> None:
    found = lines_of("\n# Kế hoạch ong #\nDòng sau\nnối tiếp\n\n\nĐoạn hai\n")
    assert [(line.number, line.text, line.start, line.gap, line.level) for line in found] == [
        (2, "Kế hoạch ong", True, True, 1),
        (3, "Dòng sau", True, False, None),
        (4, "nối tiếp", False, False, None),
        (7, "Đoạn hai", True, True, None),
    ]


@pytest.mark.parametrize(
    "begin",
    [
        "- ",
        "+ ",
        "* ",
        "• ",
        "\u2013 ",
        "1. ",
        "1.1. ",
        "1.1 ",
        "a) ",
        "đ) ",
        "(1) ",
        "1) ",
        "I. ",
        "II. ",
        "**3. **",
        "*- *",
    ],
)
def test_what_looks_like_an_item_may_begin_a_paragraph(begin: str) -> None:
    first, second = lines_of(f"Đội văn nghệ của xã\n{begin}xã hội vùng cao")
    assert first.start is True
    assert second.start is None


@pytest.mark.parametrize("text", ["19 tháng sáu", "2031, cả xã", "(nếu có)", "1.000 con ong", "số 5", "24/6/2031"])
def test_other_lines_go_on(text: str) -> None:
    assert lines_of(f"Đội văn nghệ của xã\n{text}")[1].start is False


def test_a_span_over_the_break_tells_that_a_dash_is_no_item() -> None:
    assert lines_of("Trong *những năm 2031\n- 2035* và sau đó")[1].start is False


def test_rules_and_lines_of_mark_up_are_dropped() -> None:
    text = "Xã Ong\n-------\n\n** **\n\n* * *\n\n___\n\n=====\n\n* *\n\n**\n\nHết\n-\nmột gạch\n--"
    assert [(line.number, line.text) for line in lines_of(text)] == [
        (1, "Xã Ong"),
        (16, "Hết"),
        (17, "-"),
        (18, "một gạch"),
        (19, "--"),
    ]


def test_a_closing_mark_on_its_own_line() -> None:
    assert [(line.text, line.bold) for line in lines_of("**Xã Ong\n**\nHuyện Mật")] == [
        ("Xã Ong", True),
        ("Huyện Mật", False),
    ]


def test_comments_leave_their_lines() -> None:
    assert [(line.number, line.text) for line in lines_of("Một <!-- a\nb\n--> hai\nba <!-- x")] == [
        (1, "Một"),
        (3, " hai"),
        (4, "ba <!-- x"),
    ]


def test_line_ends_of_windows_and_a_byte_order_mark() -> None:
    assert [(line.number, line.text) for line in lines_of("\ufeffMột\r\nhai\rba")] == [
        (1, "Một"),
        (2, "hai"),
        (3, "ba"),
    ]


@pytest.mark.parametrize("mark", ["[1]", r"\[1\]", "[[1]](#_ftnref1)", "**[1]**"])
def test_footnote(mark: str) -> None:
    found = lines_of(f"Các thôn vùng cao[1], vùng thấp.\n\n{mark} Thôn Một,\nthôn Hai.\n\nHết")
    assert [(line.text, line.role) for line in found] == [
        ("Các thôn vùng cao[1], vùng thấp.", "body"),
        ("[1] Thôn Một,", "footnote"),
        ("thôn Hai.", "footnote"),
        ("Hết", "body"),
    ]


def test_footnotes_of_markdown() -> None:
    found = lines_of("Thôn[^1] và bản[^ghi].\n\n[^1]: Thôn Một\n[^ghi]: Bản Hai")
    assert [(line.text, line.role, line.start) for line in found] == [
        ("Thôn[1] và bản[ghi].", "body", True),
        ("[1] Thôn Một", "footnote", True),
        ("[ghi] Bản Hai", "footnote", True),
    ]


def test_a_bracketed_number_without_a_mark_before_is_no_footnote() -> None:
    assert [line.role for line in lines_of("[1] Thôn Một\n\nThôn Hai")] == ["body", "body"]


LETTERHEAD = """|
**ỦY BAN XÃ
ONG**
-------
|
**QUỐC HIỆU
DÀI HAI DÒNG**
Độc lập - Tự do
|
|
Số: 7/KH
|
*Ong, ngày 3
tháng 2*
|

Thân bài
"""


def test_crawled_letterhead() -> None:
    (grid,) = grids_of(LETTERHEAD)
    assert table(grid) == [
        ["ỦY BAN XÃ / ONG", "QUỐC HIỆU / DÀI HAI DÒNG / Độc lập - Tự do"],
        ["Số: 7/KH", "Ong, ngày 3 / tháng 2"],
    ]
    assert [(line.number, line.start, line.bold) for line in grid.cells[1].lines] == [
        (6, True, True),
        (7, False, True),
        (8, None, False),
    ]
    assert [line.number for line in lines_of(LETTERHEAD)] == [2, 3, 6, 7, 8, 11, 13, 14, 17]
    assert lines_of(LETTERHEAD)[-1].start is True


def crawled(*rows: tuple[str, ...]) -> str:
    return "\n".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row).rstrip("\n") for row in rows)


HEADER = ("TT", "Việc", "Ai", "Khi nào")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("1", "Tưới", "Tổ A", "Sáng")], [["1", "Tưới", "Tổ A", "Sáng"]]),
        ([("I", "NHÓM CÂY")], [["I", "NHÓM CÂY@3"]]),
        ([("NHÓM CÂY",)], [["NHÓM CÂY@4"]]),
        (
            [("I", "NHÓM CÂY", "9"), ("1", "Tưới", "Tổ A", "Sáng")],
            [["I", "NHÓM CÂY", "9", ""], ["1", "Tưới", "Tổ A", "Sáng"]],
        ),
        (
            [("I", "NHÓM CÂY", "9", ""), ("1", "Tưới", "A", "Tối")],
            [["I", "NHÓM CÂY", "9", ""], ["1", "Tưới", "A", "Tối"]],
        ),
        ([("", "Tưới", "", "Sáng")], [["", "Tưới", "", "Sáng"]]),
        ([("1", "Tưới", "", ""), ("", "Bón", "", "Tối")], [["1", "Tưới", "", ""], ["", "Bón", "", "Tối"]]),
        ([("II", "NHÓM CỎ", "", ""), ("", "Bón", "", "Tối")], [["II", "NHÓM CỎ", "", ""], ["", "Bón", "", "Tối"]]),
        ([("1", "Tưới", "Tổ A", ""), ("2", "Bón", "Tổ B", "")], [["1", "Tưới", "Tổ A", ""], ["2", "Bón", "Tổ B", ""]]),
    ],
)
def test_crawled_rows(rows: list[tuple[str, ...]], expected: list[list[str]]) -> None:
    (grid,) = grids_of(crawled(HEADER, *rows))
    assert table(grid) == [list(HEADER), *expected]
    assert_tiled(grid)


def test_crawled_group_row_before_a_row_that_begins_with_an_empty_cell() -> None:
    (grid,) = grids_of(crawled(("TT", "Việc", "Lúc"), ("I", "CÂY"), ("", "Tưới", "Sáng")))
    assert table(grid) == [["TT", "Việc", "Lúc"], ["I", "CÂY@2"], ["", "Tưới", "Sáng"]]


def test_crawled_cell_that_ends_with_an_empty_line() -> None:
    (grid,) = grids_of("|\nTưới\ncây\n\nở\nvườn\n\n|\nSáng\n|")
    assert table(grid) == [["Tưới / cây / ở / vườn", "Sáng"]]


def test_crawled_table_whose_last_column_is_always_empty() -> None:
    (grid,) = grids_of(crawled(("TT", "Việc", ""), ("1", "Tưới", ""), ("2", "Bón", "")))
    assert table(grid) == [["TT", "Việc", ""], ["1", "Tưới", ""], ["2", "Bón", ""]]


def test_crawled_cell_with_paragraphs() -> None:
    (grid,) = grids_of("|\nNơi nhận:\n- Tổ A;\n- Tổ B\nở xa.\n\nĐoạn hai\n|\n**KT. TRƯỞNG**\nPHÓ\nLê Ong\n|")
    first, second = grid.cells
    assert [(line.text, line.start, line.gap) for line in first.lines] == [
        ("Nơi nhận:", True, False),
        ("- Tổ A;", None, False),
        ("- Tổ B", None, False),
        ("ở xa.", False, False),
        ("Đoạn hai", True, True),
    ]
    assert [(line.text, line.start) for line in second.lines] == [("KT. TRƯỞNG", True), ("PHÓ", None), ("Lê Ong", None)]


def test_text_between_two_crawled_tables_is_no_cell() -> None:
    body = read_markdown("|\nA\n|\nB\n|\n\n**PHỤ LỤC**\n\nVIỆC LÀM\n\n|\nTT\n|\nViệc\n|\n|\n1\n|\nTưới\n|\n")
    kinds = [table(item) if isinstance(item, Grid) else item.text for item in body.items]
    assert kinds == [[["A", "B"]], "PHỤ LỤC", "VIỆC LÀM", [["TT", "Việc"], ["1", "Tưới"]]]
    assert [item.gap for item in body.items if isinstance(item, Line)] == [True, True]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("**GIẤY BÁO**\nTRỒNG CÂY\nVườn báo như sau:\n**I. VIỆC LÀM**\nTưới cây.", False),
        ("GIẤY BÁO\nVườn báo như sau:\nI. VIỆC LÀM\nTưới cây.", False),
        ("**GIẤY BÁO**\nTưới cây.\n\nTrên đây là việc của vườn, các tổ theo đó làm./.", False),
        ("**GIẤY BÁO**\nTưới cây.\nTrên đây là việc của vườn, các tổ theo đó làm**./**", False),
        ("Tưới cây.\nTrên đây là việc của vườn, các tổ theo đó làm./.", True),
        ("Gửi:\n- Tổ A;\n- Tổ trồng cây và tổ làm cỏ của vườn ong nhà Na./.", True),
        ("Gửi:\nTổ A\nLưu: vườn./.", True),
        ("**I. VIỆC LÀM**\nTưới cây.", True),
        ("Hạng cây\n**I. VIỆC LÀM**", True),
        ("Hạng cây\nI. Cây to\nTưới cây.", True),
        ("Số cây\nHoa/quả.\n5/.7", True),
    ],
)
def test_a_text_between_crawled_tables_that_has_a_part_or_an_end_is_no_cell(text: str, cell: bool) -> None:
    """Page chrome above the letterhead, and no empty line around the text, leave nothing but the text to tell it by."""
    chrome = crawled(("Trang này là bản chép.",), ("Số:", "5/GB", "Loại:", "Giấy báo"), ("VƯỜN ONG", "Độc lập"))
    body = read_markdown(f"{chrome}\n{text}\n|\nNơi nhận:\n- Tổ A.\n|\nCHỦ VƯỜN\nLê Ong\n|\n")
    grids = [item for item in body.items if isinstance(item, Grid)]
    assert len(grids) == (1 if cell else 2)
    if not cell:
        assert table(grids[0])[-1] == ["VƯỜN ONG", "Độc lập", "", ""]
        assert table(grids[1]) == [["Nơi nhận: / - Tổ A.", "CHỦ VƯỜN / Lê Ong"]]


def test_adjoining_crawled_tables() -> None:
    assert [table(grid) for grid in grids_of("|\nA\n|\nB\n|\n\n|\nC\n|\nD\n|\n")] == [[["A", "B"]], [["C", "D"]]]


def test_crawled_table_with_empty_lines_around_its_cells() -> None:
    text = crawled(HEADER, ("1", "Tưới", "Tổ A", "Sáng")).replace("\n", "\n\n")
    assert [table(grid) for grid in grids_of(text)] == [[list(HEADER), ["1", "Tưới", "Tổ A", "Sáng"]]]


def test_a_lone_pipe_stays() -> None:
    assert [line.text for line in lines_of("Một\n|\nHai")] == ["Một", "|", "Hai"]


def test_pipe_table() -> None:
    (grid,) = grids_of("| TT | **Việc** |\n|:--|---|\n| 1 | Tưới<br>- Bón \\| cắt |\n| 2 |\n\nHết")
    assert table(grid) == [["TT", "Việc"], ["1", "Tưới / - Bón | cắt"], ["2@2"]]
    assert (grid.header_rows, grid.ruled) == (1, True)
    assert [(line.number, line.start) for line in grid.cells[3].lines] == [(3, True), (3, True)]


def test_pipe_table_without_delimiter_or_outer_pipes() -> None:
    (grid,) = grids_of("| TT | Việc | Ai |\n| I | NHÓM CÂY |\n| 1 | Tưới | Tổ A |")
    assert table(grid) == [["TT", "Việc", "Ai"], ["I", "NHÓM CÂY@2"], ["1", "Tưới", "Tổ A"]]
    assert grid.header_rows == 0
    assert_tiled(grid)
    (bare,) = grids_of("TT | Việc\n---|---\n1 | Tưới")
    assert table(bare) == [["TT", "Việc"], ["1", "Tưới"]]
    assert grids_of("Cam | quýt\nổi | mận") == []


def test_pipe_table_under_an_empty_header() -> None:
    (grid,) = grids_of("|  |  |\n|---|---|\n| Tưới | Sáng |")
    assert (table(grid), grid.header_rows) == ([["Tưới", "Sáng"]], 0)


def test_tab_tables() -> None:
    text = "TT\tViệc\tAi\n<b>I</b>\t<b>CÂY</b>\t\n1\tTưới\tTổ A\n\nTT\tViệc\tAi\n\tvà bón\t\n"
    first, second = grids_of(text)
    assert table(first) == [["TT", "Việc", "Ai"], ["I", "CÂY", ""], ["1", "Tưới", "Tổ A"]]
    assert table(second) == [["TT", "Việc", "Ai"], ["", "và bón", ""]]
    assert [line.number for line in lines_of(text)] == [1, 1, 1, 2, 2, 3, 3, 3, 5, 5, 5, 6]
    assert first.cells[4].lines[0].bold is True
    assert grids_of("Số 1\t\tOng, ngày 2\n\nmột\thai\nba\tbốn") == []


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("<p>- Tưới.</p> <p>- Bón.</p>", ["- Tưới.", "- Bón."]),
        ("Tưới<br/>Bón<BR>Cắt", ["Tưới", "Bón", "Cắt"]),
        ("<ul><li>- Tưới</li><li>Bón</li></ul>", ["- Tưới", "- Bón"]),
        ('<ul style="list-style-type: none"> <li>- Tưới</li> <li>Bón</li> </ul>', ["- Tưới", "Bón"]),
        ("<ol start='3'><li>Tưới</li><li>Bón</li></ol>", ["3. Tưới", "4. Bón"]),
        ("<ol type=a><li>Tưới<ul><li>Bón</li></ul></li><li>Cắt</li></ol>", ["a) Tưới", "- Bón", "b) Cắt"]),
        ("**Tưới<br>Bón**", ["Tưới", "Bón"]),
        ("-----", []),
    ],
)
def test_html_in_cells(cell: str, texts: list[str]) -> None:
    (grid,) = grids_of(f"a\t{cell}\tb\nc\td\te")
    found = grid.cells[1].lines
    assert [line.text for line in found] == texts
    assert all(line.start and line.number == 1 for line in found)


def test_html_table_in_markdown() -> None:
    text = (
        "Bảng:\n<table>\n<thead><tr><th>TT</th>\n<th>Việc</th></tr></thead>\n<tr><td>1</td>\n<td>Tưới</td></tr>\n"
        "</table>\nHết"
    )
    body = read_markdown(text)
    assert [type(item) for item in body.items] == [Line, Grid, Line]
    (grid,) = grids_of(text)
    assert (table(grid), grid.header_rows) == ([["TT", "Việc"], ["1", "Tưới"]], 1)
    assert [line.number for line in body.lines] == [1, 3, 4, 5, 6, 8]


@pytest.mark.parametrize(
    "text",
    [
        "# Kế hoạch\n\nĐoạn",
        "Xã Ong\n\n## Mục đích\n",
        "# Một\n\n# Hai",
        "x\n\n# Một\n\ny\n\n# Hai",
        "Xã Ong\n\n**1. **Mở lớp",
        "Xã **Ong\nMật** ngọt",
        "| a | b |\n|---|---|\n| c | d |",
        "| a | b |\n| c | d |\n| e | f |",
        LETTERHEAD,
    ],
)
def test_looks_like_markdown(text: str) -> None:
    assert looks_like_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "KẾ HOẠCH\n\n- Tưới cây\n\n* Lưu ý\n\n+ Bón phân\n\n1. Cắt cỏ",
        "Số: ****/KH\n------\n* * *",
        "Hộ (*) và hộ (**), tổ (**)\n(**) Ghi chú",
        "a ** b ** c",
        "Nhà số #5\n# 3",
        "I | Cam\n| 1 | Quýt | x\n|\nổi |",
        "| 1 | cam |\n| 2 | quýt | ba |",
        "TT\tViệc\tAi\n1\tTưới\tTổ A",
    ],
)
def test_printed_text_is_no_markdown(text: str) -> None:
    assert not looks_like_markdown(text)


WORDS = st.sampled_from(["Tưới", "bón", "ong", "mật", "cây", "xã", "12", "2031", "a)", "1.", "1.1.", "II.", "đ)", "(2)", "½", "Ủy", "ban", "R&D", "b/a", "5%", "[1]", "ghi_chú"])
PIECES = st.one_of(
    WORDS,
    WORDS.map(lambda word: f"**{word}**"),
    WORDS.map(lambda word: f"*{word} *"),
    WORDS.map(lambda word: f"***{word}*"),
    WORDS.map(lambda word: f"<b>{word}</b>"),
    WORDS.map(lambda word: f"__{word}__"),
    WORDS.map(lambda word: f"\\{word}" if not word[0].isalnum() else word),
    st.sampled_from(
        ["*", "**", "***", "****", "_", "-", "+", "•", "|", "\t", "#", "##", "\\", "`", ">", "<", "---", "|---|---|"]
    ),
    st.sampled_from(["<br>", "</b>", "<b>", '<span style="x">', "</p>", "<ul>", "<li>", "<sup>"]),
    st.sampled_from(["\n", "\n", "\n\n", "\n|\n", "\n|\n|\n", " ", " "]),
)
ESCAPE = re.compile(r"\\[^\w\s]")
TAGS = re.compile(r"</?(?:br|b|span|p|ul|li|sup)(?: [^>]*)?>")


def alphanumeric(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalnum())


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=60).flatmap(lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])))
def test_nothing_printed_is_lost(text: str) -> None:
    body = read_markdown(text)
    assert alphanumeric("".join(line.text for line in body.lines)) == alphanumeric(TAGS.sub("", ESCAPE.sub("", text)))
    physical = text.split("\n")
    numbers = [line.number for line in body.lines]
    assert numbers == sorted(numbers)
    assert all(1 <= number <= len(physical) for number in numbers)
    outside = [item.number for item in body.items if isinstance(item, Line)]
    assert len(outside) == len(set(outside))
    for item in body.items:
        if isinstance(item, Grid):
            assert_tiled(item)
        else:
            assert item.text.strip()
            assert item.start is not None or item.gap is False


# Marks of converters


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Trồng $450$ cây, đạt $95\\%$ chỉ tiêu", "Trồng 450 cây, đạt 95% chỉ tiêu"),
        ("diện tích $12\\text{ m}^2$", "diện tích 12 m\u00b2"),
        ("từ $\\geq 5$ đến $10^{3}$", "từ \u2265 5 đến 10\u00b3"),
        ("giá $5 và $6", "giá $5 và $6"),
        ("công thức $\\frac{a}{b}$", "công thức $\\frac{a}{b}$"),
        ("~~Dọn~~ suối ~ 5 km", "Dọn suối ~ 5 km"),
    ],
)
def test_formulas_and_marks_of_converters(raw: str, text: str) -> None:
    assert [line.text for line in render([raw])] == [text]


@pytest.mark.parametrize("raw", ["__b) Kè bờ suối __", "__ b) Kè bờ suối__", "__b) Kè bờ suối__"])
def test_bold_with_a_blank_inside(raw: str) -> None:
    assert [(line.text, line.bold) for line in render([raw])] == [("b) Kè bờ suối", True)]


def test_blanks_to_fill_in_are_no_bold() -> None:
    assert [line.text for line in render(["Đồi Mây, ngày __ tháng __ năm 2006", "__ tháng __ năm"])] == ["Đồi Mây, ngày __ tháng __ năm 2006", "__ tháng __ năm"]


def test_pages_and_fences_of_converters_are_no_text() -> None:
    text = "{3}------------------------------------------------\n\n```markdown\nDọn suối.\n```\n"
    assert [line.text for line in lines_of(text)] == ["Dọn suối."]


@pytest.mark.parametrize(
    "head", ["---\ntitle: Dọn suối\ntags:\n  - xã\n---\n", "+++\ntitle = 'Dọn suối'\n+++\n", "\n---\ndate: 2006-05-01\n...\n"]
)
def test_front_matter_is_furniture(head: str) -> None:
    text = head + "\nỦY BAN NHÂN DÂN\n\nDọn suối.\n"
    assert looks_like_markdown(text)
    found = [(line.text, line.role) for line in lines_of(text)]
    assert [text for text, role in found if role == "body"] == ["ỦY BAN NHÂN DÂN", "Dọn suối."]
    assert all(role == "furniture" for _, role in found[:-2])
    assert len(found) > 2


@pytest.mark.parametrize("text", ["---\nỦY BAN NHÂN DÂN\n---\nDọn suối.\n", "---\ntitle: Dọn suối\n\nKhông có dòng cuối.\n", "---\n---\nDọn suối.\n"])
def test_rules_around_text_are_no_front_matter(text: str) -> None:
    assert all(line.role == "body" for line in lines_of(text))


def test_paragraphs_without_empty_lines_between_them() -> None:
    text = "# Dọn suối\nXã giao việc cho các thôn như sau:\n- Thôn Thượng dọn đá.\n- Thôn Hạ dọn rác.\nCác thôn làm xong trong tháng 5.\nTrưởng thôn báo cáo xã."
    assert [line.start for line in lines_of(text)] == [True, True, True, True, True, True]
    wrapped = "Xã giao việc dọn suối cho các thôn ở gần suối nhất\nvà cử người trông coi; thôn nào có tre\nthì kè bờ luôn, thôn nào không có\nthì gánh đá."
    assert [line.start for line in lines_of(wrapped)] == [True, False, False, False]


def test_items_that_run_on_inside_a_paragraph() -> None:
    text = "Thôn Thượng cử ba tổ để dọn cho xong trước mùa lũ năm nay:\n(1) Tổ đá; (2) Tổ rác và tổ kè bờ suối phía trên cầu\n- dưới bến; (3) Tổ nấu ăn"
    assert [line.start for line in lines_of(text)] == [True, False, False]
    assert [line.start for line in lines_of("Thôn Thượng lo:\n- đá;\n- rác.")] == [True, None, None]


def test_line_separators_end_lines() -> None:
    assert [line.text for line in lines_of("**Dọn suối**\u2028Thôn Thượng")] == ["Dọn suối", "Thôn Thượng"]
