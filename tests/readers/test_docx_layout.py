"""Word files: tables that only place text, texts typed side by side, text from other parts and formats, page headers."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Grid, Item
from kehoach_parser.pipeline import extract, parse_bytes
from kehoach_parser.readers import read_bytes
from kehoach_parser.readers.docx.reader import read_docx
from tests.readers.test_docx import (
    OFFICE,
    SPACES,
    body_of,
    box,
    cell,
    drawing,
    lines,
    pack,
    para,
    parts_of,
    row,
    run,
    section,
    style,
    table,
    texts,
)


def shown(items: tuple[Item, ...]) -> list[object]:
    """The text of each line, and of each grid the texts of its cells."""
    return [[" ".join(line.text for line in c.lines) for c in item.cells] if isinstance(item, Grid) else item.text for item in items]


INNER = table(row("TT", "Việc"), row("1", "Phát cỏ"))


# Tables that place text


def test_a_table_of_one_cell_is_the_text_in_it() -> None:
    assert shown(body_of(para("a") + table(row(cell("b", INNER, "c"))) + para("d")).items) == ["a", "b", ["TT", "Việc", "1", "Phát cỏ"], "c", "d"]
    assert shown(body_of(table(row("chỉ có chữ"))).items) == ["chỉ có chữ"]
    inside = body_of(para("") + table(row(cell("b"))) + para("c"))
    assert [line.gap for line in inside.lines] == [True, False]


def test_rows_that_hold_whole_tables_are_opened_and_those_between_stay_a_grid() -> None:
    letterhead = row("UBND XÃ", "Độc lập")
    whole = row(cell("KẾ HOẠCH", INNER, "hết", properties='<w:gridSpan w:val="2"/>'))
    ending = row("Nơi nhận", "CHỦ TỊCH")
    assert shown(body_of(table(letterhead, whole, ending)).items) == [
        ["UBND XÃ", "Độc lập"],
        "KẾ HOẠCH",
        ["TT", "Việc", "1", "Phát cỏ"],
        "hết",
        ["Nơi nhận", "CHỦ TỊCH"],
    ]
    assert shown(body_of(table(row("", cell("a", INNER)))).items) == ["a", ["TT", "Việc", "1", "Phát cỏ"]]


def test_a_table_inside_a_row_of_data_gives_its_lines_to_its_cell() -> None:
    data = table(row("TT", "Nội dung"), row("1", cell("gồm", INNER)), row("2", "khác"))
    assert shown(body_of(data).items) == [["TT", "Nội dung", "1", "gồm TT Việc 1 Phát cỏ", "2", "khác"]]
    # One row of many that holds a table alone: the rest is more, and keeps its heading.
    group = row(cell(INNER, properties='<w:gridSpan w:val="2"/>'))
    many = table(row("TT", "Nội dung"), *(row(str(n), f"việc {n}") for n in range(9)), group)
    assert len(body_of(many).items) == 1
    merged = table(row(cell("a", properties='<w:vMerge w:val="restart"/>'), "b"), row(cell("", properties="<w:vMerge/>"), cell(INNER, "x")))
    assert len(body_of(merged).items) == 1


def test_rows_behind_an_opened_one_keep_their_place_and_headings() -> None:
    repeated = "<w:tblHeader/>"
    body = table(row(cell("a", INNER, INNER), "", properties=repeated), row("TT", "Việc", properties=repeated), row("1", "x"))
    grid = body_of(body).items[-1]
    assert isinstance(grid, Grid)
    assert (grid.rows, grid.header_rows, [(c.row, c.column) for c in grid.cells]) == (2, 1, [(0, 0), (0, 1), (1, 0), (1, 1)])


BOLD = "<w:b/>"


@pytest.mark.parametrize(
    ("look", "bold"),
    [
        ('<w:tblLook w:firstRow="1" w:firstColumn="0"/>', ["a", "b"]),
        ('<w:tblLook w:val="0080"/>', ["a", "c"]),
        ('<w:tblLook w:val="0120"/>', ["a", "b", "d"]),
        ('<w:tblLook w:val="zz"/>', []),
        ("", ["a", "b", "c"]),
    ],
)
def test_bold_by_the_parts_of_a_table_style(look: str, bold: list[str]) -> None:
    part = "".join(f'<w:tblStylePr w:type="{name}"><w:rPr>{BOLD}</w:rPr></w:tblStylePr>' for name in ("firstRow", "firstCol", "lastCol"))
    styles = style("B", kind="table").replace("</w:style>", f"{part}</w:style>") + style("C", kind="table", base="B")
    body = table(row("a", "b"), row("c", "d")).replace("<w:tbl>", f'<w:tbl><w:tblPr><w:tblStyle w:val="C"/>{look}</w:tblPr>')
    assert [line.text for line in lines(body, styles=styles) if line.bold] == bold


def test_bold_of_table_and_paragraph_style_is_off_where_both_set_it() -> None:
    styles = style("T", kind="table", run=BOLD) + style("P", run=BOLD)
    own = para("b", properties='<w:pStyle w:val="P"/>')
    body = table(row("a", cell(own), cell(para(run("c", '<w:b w:val="0"/>'))))).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>')
    assert [(line.text, line.bold) for line in lines(body, styles=styles)] == [("a", True), ("b", False), ("c", False)]


# Side by side


def typed(*rows: str) -> list[tuple[str, int]]:
    """Text and column of each line of paragraphs; "|" stands for a tab."""
    body = "".join(para(*(run(part) if part != "|" else "<w:r><w:tab/></w:r>" for part in parts(text))) for text in rows)
    return [(line.text, line.column) for line in lines(body)]


def parts(text: str) -> list[str]:
    """The pieces of a text, each "|" one of its own."""
    return [piece for piece in text.replace("|", "\0|\0").split("\0") if piece]


def test_recipients_and_signature_by_tabs_are_two_columns() -> None:
    assert typed("Nơi nhận:|TM. ỦY BAN NHÂN DÂN", "- Như trên;||CHỦ TỊCH", "- Các ấp;|", "- Lưu: VT.|Trần Thị Bưởi", "khác") == [
        ("Nơi nhận:", 1),
        ("- Như trên;", 1),
        ("- Các ấp;", 1),
        ("- Lưu: VT.", 1),
        ("TM. ỦY BAN NHÂN DÂN", 2),
        ("CHỦ TỊCH", 2),
        ("Trần Thị Bưởi", 2),
        ("khác", 0),
    ]


def test_a_letterhead_by_blanks_ends_above_the_title() -> None:
    blanks = " " * 12
    assert typed(f"UBND XÃ MÍT{blanks}CỘNG HÒA", f"Số:     /KH-UBND{blanks}Mít, ngày    tháng 3", "KẾ HOẠCH", "Trồng mít", "I. MỤC ĐÍCH") == [
        ("UBND XÃ MÍT", 1),
        ("Số:     /KH-UBND", 1),
        ("CỘNG HÒA", 2),
        ("Mít, ngày    tháng 3", 2),
        ("KẾ HOẠCH", 0),
        ("Trồng mít", 0),
        ("I. MỤC ĐÍCH", 0),
    ]


def test_columns_set_by_two_tab_stops() -> None:
    assert typed("|TỈNH ỔI|CỘNG HÒA", "|HUYỆN MÍT|", "|*|", "|Số 3/KH|Mít, ngày 2", "||(hỏa tốc)") == [
        ("TỈNH ỔI", 1),
        ("HUYỆN MÍT", 1),
        ("*", 1),
        ("Số 3/KH", 1),
        ("CỘNG HÒA", 2),
        ("Mít, ngày 2", 2),
        ("(hỏa tốc)", 2),
    ]


def test_the_letterhead_of_what_is_attached_begins_anew() -> None:
    found = typed("Nơi nhận:|CHỦ TỊCH", "- Lưu VP.|Lê Văn Ổi", "UBND HUYỆN ỔI|CỘNG HÒA", "VĂN PHÒNG|Độc lập")
    assert [text for text, _ in found] == ["Nơi nhận:", "- Lưu VP.", "CHỦ TỊCH", "Lê Văn Ổi", "UBND HUYỆN ỔI", "VĂN PHÒNG", "CỘNG HÒA", "Độc lập"]


def test_a_signature_in_small_letters_beside_its_recipients() -> None:
    found = typed("Nơi nhận:|Chủ tịch", "- Như trên;", "- Lưu: VT.|Lê Văn Ổi")
    assert found[-2:] == [("Chủ tịch", 2), ("Lê Văn Ổi", 2)]


@pytest.mark.parametrize(
    "rows",
    [
        ("I.|MỤC ĐÍCH", "II.|YÊU CẦU"),
        ("Chủ trì:|Phòng Nội vụ", "Phối hợp:|Các xã"),
        ("Ấp Trung|12 hộ", "Ấp Hạ|15 hộ"),
        ("TT|Việc|Hạn", "1|Phát cỏ|Tháng 3"),
        ("ĐƠN VỊ|SỐ LƯỢNG", *(f"Ấp {n}|{n} hộ" for n in range(9))),
        ("Chỉ một dòng|CÓ HAI BÊN", "rồi hết"),
        ("Số:      /KH, ngày      tháng      năm 2024", "Một câu    thưa"),
    ],
)
def test_what_is_no_two_columns_stays_in_its_lines(rows: tuple[str, ...]) -> None:
    assert {column for _, column in typed(*rows)} == {0}
    assert [text for text, _ in typed(*rows)] == [text.replace("|", "\t") for text in rows]


def test_indents_are_no_text() -> None:
    assert typed("Thực hiện:", "|- Một;", "|||CHỦ TỊCH", "        Lê Văn Ổi") == [("Thực hiện:", 0), ("- Một;", 0), ("CHỦ TỊCH", 0), ("Lê Văn Ổi", 0)]


def test_a_page_ends_two_columns() -> None:
    broken = para("- Lưu.", "<w:r><w:tab/></w:r>", "Lê Văn Ổi", properties="<w:pageBreakBefore/>")
    tab = "<w:r><w:tab/></w:r>"
    body = para("Nơi nhận:", tab, "CHỦ TỊCH") + para("- Ấp;", tab, "XÃ ỔI") + broken
    assert [line.column for line in lines(body)] == [1, 1, 2, 2, 0]


# Parts


def with_chunk(content: bytes | str, path: str = "chunk.html", body: str | None = None) -> bytes:
    """A Word file that takes in a part."""
    found = parts_of(para("trước") + '<w:altChunk r:id="c"/>' + para("sau") if body is None else body)
    relation = f'<Relationship Id="c" Type="{OFFICE}/aFChunk" Target="{path}"/></Relationships>'
    found["word/_rels/document.xml.rels"] = str(found["word/_rels/document.xml.rels"]).replace("</Relationships>", relation)
    found[f"word/{path}"] = content
    return pack(found)


PAGE = "<html><body><p>Một <b>đậm</b></p><table><tr><td>a</td><td>b</td></tr></table></body></html>"


def test_html_that_word_takes_in_stands_in_its_place() -> None:
    body = read_bytes(with_chunk(PAGE), "x.docx").body
    assert shown(body.items) == ["trước", "Một đậm", ["a", "b"], "sau"]
    assert [line.number for line in body.lines] == [1, 2, 3, 4, 5]
    assert body.unread_parts == ()


def test_a_word_file_inside_a_word_file_and_inside_a_cell() -> None:
    inner = with_chunk("", body=para("trong") + INNER)
    assert shown(read_bytes(with_chunk(inner, "y.docx"), "x.docx").body.items) == ["trước", "trong", ["TT", "Việc", "1", "Phát cỏ"], "sau"]
    cells = table(row("a", cell('<w:altChunk r:id="c"/>')))
    assert shown(read_bytes(with_chunk(PAGE, body=cells), "x.docx").body.items) == [["a", "Một đậm a b"]]


@pytest.mark.parametrize(
    ("path", "content", "unread"),
    [
        ("y.docx", b"PK\x03\x04 broken", "word/y.docx"),
        ("y.bin", b"\x00\x01", "word/y.bin"),
        # A part in a part is not taken in: a file could hold itself.
        ("y.docx", with_chunk(PAGE), "word/chunk.html"),
    ],
)
def test_a_part_that_cannot_be_read_is_told(path: str, content: bytes, unread: str) -> None:
    data = with_chunk(content, path)
    body = read_bytes(data, "x.docx").body
    assert body.unread_parts == (unread,)
    assert {line.text for line in body.lines} == {"trước", "sau"}
    (found,) = (told for told in parse_bytes(data, "x.docx").diagnostics if told.code == "part-unread")
    assert unread in found.message


ARCHIVE = f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n{PAGE}\n--x--\n"


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("afchunk.mht", ARCHIVE, ["Một đậm", ["a", "b"]]),
        ("chunk1.dat", ARCHIVE, ["Một đậm", ["a", "b"]]),
        ("chunk.rtf", r"{\rtf1\ansi M\u7897?t\par hai\par}", ["Một", "hai"]),
        ("chunk.txt", "Một\nhai\n", ["Một", "hai"]),
    ],
)
def test_parts_are_read_in_the_format_that_they_are(path: str, content: str, expected: list[object]) -> None:
    assert shown(read_bytes(with_chunk(content, path), "x.docx").body.items) == ["trước", *expected, "sau"]


def test_an_empty_or_missing_part_is_nothing() -> None:
    assert [line.text for line in read_docx(with_chunk(" "), "x").lines] == ["trước", "sau"]
    assert texts(para("a") + '<w:altChunk r:id="none"/>') == ["a"]


@pytest.mark.parametrize("suffix", ["docx", "docm", "dotx", "dotm"])
def test_templates_and_files_with_macros_are_word_files(suffix: str) -> None:
    assert [line.text for line in read_bytes(pack(parts_of(para("a"))), f"x.{suffix}").body.lines] == ["a"]


DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def test_the_texts_of_a_diagram_are_lines() -> None:
    points = "".join(
        f"<dgm:pt{kind}><dgm:t><a:p><a:r><a:t>{first}</a:t></a:r><a:r><a:t>{second}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for kind, first, second in (("", "Ban ", "chỉ đạo"), (' type="pres"', "vẽ", ""), ("", "Tổ", " giúp việc"), ("", " ", ""))
    )
    found = parts_of(para("trước", f'<w:r><w:drawing><dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="d"/></w:drawing></w:r>') + para("sau"))
    relation = f'<Relationship Id="d" Type="{OFFICE}/diagramData" Target="data1.xml"/></Relationships>'
    found["word/_rels/document.xml.rels"] = str(found["word/_rels/document.xml.rels"]).replace("</Relationships>", relation)
    found["word/data1.xml"] = f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" {SPACES}><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>'
    assert [line.text for line in read_docx(pack(found), "x").lines] == ["Ban chỉ đạo", "Tổ giúp việc", "trước", "sau"]


def test_a_text_box_in_a_layout_cell_is_read_once() -> None:
    shape = f"<w:r>{drawing(box('trong hộp'))}</w:r>"
    assert texts(table(row(cell(para("a", shape), INNER)))).count("trong hộp") == 1


# Page headers


LETTERHEAD = table(row(cell("ỦY BAN NHÂN DÂN", "XÃ MÍT", "Số: 5/KH-UBND"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Mít, ngày 2 tháng 3 năm 2024")))
TEXT = para("KẾ HOẠCH") + para("Trồng mít năm 2024") + para("1. Trồng mít.") + para("Trên đây là Kế hoạch trồng mít./.")


def plan(body: str, kind: str = "first", **parts: str) -> bytes:
    """A Word file with page headers and footers of a kind."""
    names = {"header1": "headerReference", "footer1": "footerReference"}
    refs = "".join(f'<w:{names[name]} w:type="{kind}" r:id="{name}"/>' for name in parts)
    return pack(parts_of(body + section(inner=refs + "<w:titlePg/>"), **parts))


def test_lines_of_page_headers_keep_their_columns_and_where_each_begins() -> None:
    body = read_docx(plan(para("a"), header1=LETTERHEAD, footer1=para("b") + para("c")), "x")
    told = [(line.text, line.column, line.page_start, line.reason) for line in body.lines if line.role == "furniture"]
    assert told[0] == ("ỦY BAN NHÂN DÂN", 1, True, "edge")
    assert told[3:] == [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 2, False, "edge"),
        ("Mít, ngày 2 tháng 3 năm 2024", 2, False, "edge"),
        ("b", 0, True, "edge"),
        ("c", 0, False, "edge"),
    ]


@pytest.mark.parametrize("kind", ["first", "default"])
def test_a_letterhead_in_the_page_header_is_the_letterhead(kind: str) -> None:
    draft = extract(read_docx(plan(TEXT, kind, header1=LETTERHEAD, footer1=para("Tài liệu nội bộ")), "x"))
    head = draft.letterhead
    assert [text.value if text else None for text in (head.issuer, head.number, head.place, draft.subject)] == [
        "ỦY BAN NHÂN DÂN XÃ MÍT",
        "5",
        "Mít",
        "Trồng mít năm 2024",
    ]
    assert [line.text for line in draft.furniture] == ["Tài liệu nội bộ"]


def test_a_page_header_beside_a_letterhead_of_its_own_is_furniture() -> None:
    draft = extract(read_docx(plan(LETTERHEAD + TEXT, header1=para("Số: 9/KH-UBND")), "x"))
    assert draft.letterhead.number is not None
    assert draft.letterhead.number.value == "5"
    assert [line.text for line in draft.furniture] == ["Số: 9/KH-UBND"]


def test_a_signature_in_the_page_footer_is_the_ending_before_the_appendices() -> None:
    footer = table(row(cell("Nơi nhận:", "- Các ấp;", "- Lưu: VT."), cell("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Ổi")))
    draft = extract(read_docx(plan(LETTERHEAD + TEXT + para("PHỤ LỤC") + INNER, "default", footer1=footer), "x"))
    assert [text.value for text in draft.recipients] == ["Các ấp", "Lưu: VT"]
    assert draft.signature is not None
    assert draft.signature.name is not None
    assert draft.signature.name.value == "Lê Văn Ổi"
    assert len(draft.appendices) == 1
    assert draft.furniture == ()
