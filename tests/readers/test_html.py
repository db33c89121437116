"""The HTML reader: encodings, blocks, lists, tables, footnotes. All texts are invented."""

from __future__ import annotations

import codecs
from collections import Counter

import pytest

from kehoach_parser.document import Body, Grid, Line
from kehoach_parser.errors import InputError, LimitError
from kehoach_parser.readers.html.reader import read_html
from kehoach_parser.text.code_tables import Kind
from kehoach_parser.text.repair import repair
from tests.old_text import to_bytes


def read(text: str) -> Body:
    return read_html(text.encode(), "ong.html")


def texts(text: str) -> list[str]:
    return [line.text for line in read(text).lines]


def grid_of(text: str) -> Grid:
    (grid,) = [item for item in read(text).items if isinstance(item, Grid)]
    return grid


def layout(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, " / ".join(line.text for line in cell.lines))
        for cell in grid.cells
    ]


WORDS = "Tưới cây ở vườn ươm"


@pytest.mark.parametrize(
    "data",
    [
        f"<p>{WORDS}</p>".encode(),
        codecs.BOM_UTF8 + f"<p>{WORDS}</p>".encode(),
        codecs.BOM_UTF16_LE + f"<p>{WORDS}</p>".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + f"<p>{WORDS}</p>".encode("utf-16-be"),
        f'<?xml version="1.0" encoding="utf-8"?><html><body><p>{WORDS}</p></body></html>'.encode(),
        # Bytes that are UTF-8 are UTF-8, whatever the page says.
        f'<meta charset="windows-1252"><p>{WORDS}</p>'.encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    assert [line.text for line in read_html(data, "x").lines] == [WORDS]


def test_declared_and_guessed_encodings() -> None:
    assert [line.text for line in read_html('<meta charset="koi8-r"><p>лес</p>'.encode("koi8-r"), "x").lines] == ["лес"]
    # Windows-1258 writes tone marks as characters of their own.
    assert [line.text for line in read_html(b"<p>v\xfd\xf0n \xfe</p>", "x").lines] == ["vưđn \u20ab"]
    assert [line.text for line in read_html(b'<meta charset="no-such"><p>v\xfd\xf0n</p>', "x").lines] == ["vưđn"]


@pytest.mark.parametrize("data", [b"", b"  \n", codecs.BOM_UTF8, b"\x00", b'<?xml version="1.0"?>', b"<!-- x -->"])
def test_an_empty_page_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^ong\.html: "):
        read_html(data, "ong.html")


def test_a_page_that_nests_too_deeply_is_an_error_and_no_loss() -> None:
    with pytest.raises(LimitError):
        read("<div>" * 5000 + "x")


def test_paragraphs_breaks_and_gaps() -> None:
    found = read("<div>Một<p>Hai<br>ba</p>bốn</div><p>&nbsp;</p><p>Năm<br><br>sáu</p><hr>bảy").lines
    assert [(line.number, line.text, line.start, line.gap) for line in found] == [
        (1, "Một", True, False),
        (2, "Hai", True, False),
        (3, "ba", False, False),
        (4, "bốn", True, False),
        (5, "Năm", True, True),
        (6, "sáu", True, True),
        (7, "bảy", True, True),
    ]
    assert all(line.page is None for line in found)


def test_white_space() -> None:
    assert texts("<p>  Một\n   hai \t<i> ba</i></p><pre>bốn  năm\nsáu</pre>") == ["Một hai ba", "bốn năm", "sáu"]
    assert texts("<p>Số:&nbsp;&nbsp;&nbsp;/KH</p>") == ["Số:   /KH"]
    # A letter in some old encodings; the repair of characters takes it out of Unicode.
    assert texts("<p>Tư\u00adới</p>") == ["Tư\u00adới"]


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("<p><b>Một</b></p>", True),
        ("<p><strong>Một</strong> <b>hai</b></p>", True),
        ("<p><b>Một</b> hai</p>", False),
        ("<p style='font-weight: bold'>Một</p>", True),
        ("<p><span style='font-weight:700'>Một</span></p>", True),
        ("<p><span style='mso-bidi-font-weight:bold'>Một</span></p>", False),
        ("<b style='font-weight:normal'>Một</b>", False),
        ("<b><span style='font-weight:400'>Một</span></b>", False),
        ("<h3>Một</h3>", True),
        ("<ol><li><b>Một</b></li></ol>", True),
    ],
)
def test_bold(text: str, *, bold: bool) -> None:
    (line,) = read(text).lines
    assert line.bold is bold


def test_headings() -> None:
    assert [(line.text, line.level) for line in read("<h2>Mục <i>lớn</i></h2><p>Đoạn</p>").lines] == [
        ("Mục lớn", 2),
        ("Đoạn", None),
    ]


def test_what_is_not_printed_is_dropped() -> None:
    assert texts(
        "<html><head><title>T</title><style>p{}</style></head><body><script>x()</script><p>Một<!-- y --> hai</p>"
        "<p style='display: none'>ẩn</p><p hidden>ẩn</p><span style='mso-hide:all'>ẩn</span>"
        "<!--[if gte mso 9]><xml><o:p>z</o:p></xml><![endif]--><p>ba<o:p></o:p></p><del cite='a'>cũ</del></body></html>"
    ) == ["Một hai", "ba"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<ul><li>Một<ul><li>Hai</li><li>Ba</li></ul></li><li>Bốn</li></ul>", ["- Một", "+ Hai", "+ Ba", "- Bốn"]),
        ("<ul><li>- Một</li><li>• Hai</li><li>1. Ba</li></ul>", ["- Một", "• Hai", "1. Ba"]),
        ("<ol><li>Một</li><li value=5>Hai</li><li>Ba</li></ol>", ["1. Một", "5. Hai", "6. Ba"]),
        ("<ol type=a start=3><li>Một</li><li>Hai</li></ol>", ["c) Một", "d) Hai"]),
        ("<ol type=I><li>Một</li><li>Hai<ol><li>Ba</li></ol></li></ol>", ["I. Một", "II. Hai", "1. Ba"]),
        ("<ol style='list-style-type: upper-alpha'><li>Một</li></ol>", ["A. Một"]),
        ("<ol type=i start=4><li>Một</li></ol>", ["iv) Một"]),
        ("<ol><li><ul><li>Một</li></ul></li></ol>", ["- Một"]),
        ("<ul style='list-style:none'><li>Một</li></ul>", ["Một"]),
        ("<ul><li><p>Một</p><p>Hai</p></li></ul>", ["- Một", "Hai"]),
        ("<ul><li>12/2031 xong</li><li>3.5 tấn</li></ul>", ["- 12/2031 xong", "- 3.5 tấn"]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("font", "label", "expected"),
    [("Symbol", "\u00b7", "• Tưới"), ("Times", "-", "- Tưới"), ("Times", "1.", "1. Tưới"), ("Times", "a)", "a) Tưới")],
)
def test_the_list_labels_of_word(font: str, label: str, expected: str) -> None:
    assert texts(
        "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
        f"<span style='font-family:{font}'><span style='mso-list:Ignore'>{label}<span style='font:7.0pt \"Times\"'>"
        "&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Tưới<o:p></o:p></p>"
    ) == [expected]


def test_table_with_spans() -> None:
    grid = grid_of(
        "<table><thead><tr><th rowspan=2>TT</th><th colspan=2>Việc</th></tr><tr><th>A</th><th>B</th></tr></thead>"
        "<tr><td>1</td><td>Tưới<p>Bón</p></td></tr></table>"
    )
    assert (grid.rows, grid.columns, grid.header_rows, grid.ruled) == (3, 3, 2, True)
    assert layout(grid) == [
        (0, 0, 2, 1, "TT"),
        (0, 1, 1, 2, "Việc"),
        (1, 1, 1, 1, "A"),
        (1, 2, 1, 1, "B"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "Tưới / Bón"),
        (2, 2, 1, 1, ""),
    ]
    assert [line.start for line in grid.cells[5].lines] == [True, True]


def test_spans_that_no_cell_uses_and_spans_too_wide() -> None:
    grid = grid_of(
        "<table><tr><td colspan=3>A</td><td colspan=9>B</td></tr><tr></tr>"
        "<tr><td colspan=3 rowspan=99>C</td><td colspan=2000>D</td></tr></table>"
    )
    assert (grid.rows, grid.columns, grid.header_rows) == (2, 2, 0)
    assert layout(grid) == [(0, 0, 1, 1, "A"), (0, 1, 1, 1, "B"), (1, 0, 1, 1, "C"), (1, 1, 1, 1, "D")]


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td rowspan=3>A<td>B<tr><td colspan=5>C<tr><td>D<td rowspan=2>E<tr><td>F</table>",
        "<table><tr><td>A<tr><td>B<td>C<td>D</table>",
        "<table><tr><td>A<td rowspan=2>B<td>C<tr><td colspan=3>D</table>",
    ],
)
def test_no_cell_overlaps_and_none_is_missing(text: str) -> None:
    grid = grid_of(text)
    places = Counter(
        (cell.row + down, cell.column + right)
        for cell in grid.cells
        for down in range(cell.row_span)
        for right in range(cell.column_span)
    )
    assert places == Counter((row, column) for row in range(grid.rows) for column in range(grid.columns))


def test_header_rows_of_th_alone() -> None:
    assert grid_of("<table><tr><th>TT<th>Việc<tr><td>1<td>Tưới</table>").header_rows == 1
    assert grid_of("<table><tr><th>TT<td>Việc<tr><td>1<td>Tưới</table>").header_rows == 0


def test_nested_table_is_text_of_its_cell() -> None:
    grid = grid_of("<table><tr><td>A<table><tr><td>1<td>2</table>B</td><td>C</td></tr></table>")
    assert layout(grid) == [(0, 0, 1, 1, "A / 1 / 2 / B"), (0, 1, 1, 1, "C")]


def test_a_table_that_frames_the_page_is_no_table() -> None:
    body = read("<table><tr><td><p>Đầu</p><table><tr><td>A<td>B</table><p>Cuối</p></td></tr></table>")
    assert [type(item) for item in body.items] == [Line, Grid, Line]
    assert [line.text for line in body.lines] == ["Đầu", "A", "B", "Cuối"]


def test_lines_are_numbered_in_reading_order() -> None:
    body = read("<p>Một</p><table><caption>Bảng</caption><tr><td>A<td>B</table><p>Hai</p>")
    assert [(line.number, line.text) for line in body.lines] == [
        (1, "Một"),
        (2, "Bảng"),
        (3, "A"),
        (4, "B"),
        (5, "Hai"),
    ]
    assert body.pages is None


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (
            '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>',
            '<div style="mso-element:footnote" id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a>Thôn Hai</p></div>',
        ),
        (
            '<a href="#_ftn1"><sup>1</sup></a>',
            '<p class=MsoFootnoteText><a href="#_ftnref1"><sup>1</sup></a> Thôn Hai</p>',
        ),
        (
            '<a href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id="sdfootnote1"><p><a href="#sdfootnote1anc">1</a>Thôn Hai</p></div>',
        ),
    ],
)
def test_footnotes(mark: str, note: str) -> None:
    found = read(f"<p>Thôn{mark} cao</p>{note}<p>Hết</p>").lines
    assert [(line.text, line.role) for line in found] == [
        ("Thôn[1] cao", "body"),
        ("[1] Thôn Hai", "footnote"),
        ("Hết", "body"),
    ]


def test_page_headers_of_word_are_furniture() -> None:
    found = read("<div style='mso-element:header'><p>2</p></div><p>Một</p>").lines
    assert [(line.text, line.role) for line in found] == [("2", "furniture"), ("Một", "body")]


# What stands around a page's content


def parts(text: str) -> tuple[list[str], list[str]]:
    """Texts of the body, and of furniture."""
    lines = read(text).lines
    return [line.text for line in lines if line.role == "body"], [line.text for line in lines if line.role == "furniture"]


MENU = "<ul><li><a href='/'>Trang nhất</a></li><li><a href='/b'>Bản đồ</a></li><li><a href='/c'>Liên hệ</a></li></ul>"
PAGE = "<p>Xã Đồi Mây lo việc dọn suối trước mùa lũ; các thôn cử người theo lịch chung.</p><table><tr><td>Thôn Thượng<td>Tháng 5</table>"


@pytest.mark.parametrize(
    "page",
    [
        f"<header><p>Cổng huyện</p></header><main>{PAGE}</main><footer>Địa chỉ: số 1</footer>",
        f"<nav>{MENU}</nav><div>{PAGE}</div>",
        f"<div>{MENU}</div><div>{PAGE}</div>",
        f"<div role='banner'>Cổng huyện</div>{PAGE}",
        f"<div class='cookie-bar'>Trang này lưu dấu vết. <button>Đồng ý</button></div>{PAGE}",
        f"<aside><table><tr><td>Tin mới<td>Thời tiết</table></aside><article>{PAGE}</article>",
    ],
)
def test_frames_of_a_page_are_furniture(page: str) -> None:
    body, furniture = parts(page)
    assert body == ["Xã Đồi Mây lo việc dọn suối trước mùa lũ; các thôn cử người theo lịch chung.", "Thôn Thượng", "Tháng 5"]
    assert furniture


@pytest.mark.parametrize(
    "page",
    [
        # A document's own head and foot, where nothing says that the page has another content.
        "<header><p>ỦY BAN NHÂN DÂN XÃ ĐỒI MÂY</p></header><p>Dọn suối.</p><footer><p>CHỦ TỊCH</p></footer>",
        "<article><header>ỦY BAN NHÂN DÂN XÃ ĐỒI MÂY</header><p>Dọn suối.</p></article>",
        # A list of contents leads to places of the page itself.
        "<ul><li><a href='#a'>Mục một</a><li><a href='#b'>Mục hai</a><li><a href='#c'>Mục ba</a></ul><p>Dọn suối.</p>",
        "<div class='header'>ỦY BAN NHÂN DÂN XÃ ĐỒI MÂY</div><p>Dọn suối.</p>",
        "<p>Dọn suối theo <a href='/1'>Quyết định số 1</a>, <a href='/2'>Quyết định số 2</a> và <a href='/3'>Quyết định số 3</a> của huyện.</p>",
    ],
)
def test_what_may_be_the_document_is_no_frame(page: str) -> None:
    assert parts(page)[1] == []


def test_deleted_text_is_left_out() -> None:
    assert texts("<p>Dọn <del>kênh</del>suối</p>") == ["Dọn suối"]


def test_a_table_that_lays_out_a_page_is_no_grid() -> None:
    inner = "<table><tr><td>Thôn<td>Tháng</tr><tr><td>Thượng<td>5</table>"
    page = f"<table><tr><td>Bên trái</td><td>{'<p>Một đoạn.</p>' * 9}{inner}</td></tr></table>"
    assert layout(grid_of(page)) == [(0, 0, 1, 1, "Thôn"), (0, 1, 1, 1, "Tháng"), (1, 0, 1, 1, "Thượng"), (1, 1, 1, 1, "5")]


OLD = "Thực hiện nghị quyết của hội đồng nhân dân xã về đường thôn, xã lập kế hoạch như sau"


@pytest.mark.parametrize("kind", ["tcvn3", "vni", "viscii", "vps"])
@pytest.mark.parametrize("head", ["", "<meta charset='iso-8859-1'>", "<meta charset='x-user-defined-vn'>"])
def test_old_encodings_without_a_charset_or_with_a_western_one(kind: Kind, head: str) -> None:
    data = f"<html><head>{head}</head><body><p>".encode() + to_bytes(OLD, kind) + b"</p></body></html>"
    assert repair(read_html(data, "a.html")).lines[0].text == OLD


def test_a_declared_charset_is_believed_otherwise() -> None:
    data = "<meta charset='windows-1251'><p>Указ</p>".encode("cp1251")
    assert read_html(data, "a.html").lines[0].text == "Указ"
    assert read_html("<meta charset='windows-1252'><p>café à la crème</p>".encode("cp1252"), "a.html").lines[0].text == "café à la crème"
