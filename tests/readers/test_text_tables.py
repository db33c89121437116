"""Tables that layout tools print as text, side by side."""

from __future__ import annotations

from kehoach_parser.document import Grid, Line
from kehoach_parser.readers.plaintext.reader import lines_of
from kehoach_parser.readers.plaintext.tables import with_tables

TABLE = """\
STT          Nội dung     Đơn vị chủ    Thời gian
                          trì           hoàn thành
I            Công tác
             chỉ đạo
1            Chế độ       Văn phòng     Hằng quý
             báo cáo
2            Sáng kiến    Các bộ phận   Tháng 10
             Tổng cộng    2 bộ phận     Cả năm"""


def cells(text: str) -> list[list[str]] | None:
    """The cells of the one table in a text, row by row, lines joined by blanks; None where it has none."""
    items = with_tables([Line(line, number) for number, line in enumerate(text.split("\n"), 1)])
    assert sorted(word for item in items for line in (item.lines if isinstance(item, Grid) else [item]) for word in line.text.split()) == sorted(
        text.split()
    )
    grids = [item for item in items if isinstance(item, Grid)]
    if not grids:
        return None
    rows = [[""] * grids[0].columns for _ in range(grids[0].rows)]
    for cell in grids[0].cells:
        rows[cell.row][cell.column] = " ".join(line.text for line in cell.lines)
    return rows


def test_cells_are_parted_by_white_space_and_rows_by_their_numbers() -> None:
    assert cells(TABLE) == [
        ["STT", "Nội dung", "Đơn vị chủ trì", "Thời gian hoàn thành"],
        ["I", "Công tác chỉ đạo", "", ""],
        ["1", "Chế độ báo cáo", "Văn phòng", "Hằng quý"],
        ["2", "Sáng kiến", "Các bộ phận", "Tháng 10"],
        ["", "Tổng cộng", "2 bộ phận", "Cả năm"],
    ]


def test_text_behind_a_table_is_no_part_of_it() -> None:
    rows = cells(TABLE + "\n      Các đơn vị căn cứ bảng trên đây để tổ chức thực hiện và báo cáo.")
    assert rows is not None
    assert len(rows) == 5


def test_numbers_in_the_middle_of_their_rows_tell_no_rows() -> None:
    assert cells("TT   Nội dung       Chủ trì      Hạn\n     Rà soát các\n1    thủ tục của    Văn phòng    Quý I\n     xã") is None
    above = "TT   Nội dung       Chủ trì      Hạn\n1    Rà soát        Văn phòng    Quý I\n     Công khai các\n2    thủ tục của    Văn phòng    Quý I"
    assert cells(above) is None


def test_a_table_that_goes_on_on_the_next_page_stays_text() -> None:
    body = lines_of(TABLE + "\n\fSTT          Nội dung     Đơn vị chủ    Thời gian\n             của xã\n")
    assert not any(isinstance(item, Grid) for item in body.items)


def test_a_table_in_a_text_file_stands_where_it_is_printed() -> None:
    body = lines_of("I. NHIỆM VỤ\n\n" + TABLE + "\n\nII. TỔ CHỨC THỰC HIỆN\n")
    assert [isinstance(item, Grid) for item in body.items] == [False, True, False]


def test_headings_one_blank_apart_are_parted_where_all_rows_keep_a_gap_open() -> None:
    text = """\
TT   Đoạn suối           Thôn nhận việc Tháng làm
                                        xong
1    Cầu Đá tới Bến Lội  Thôn Thượng    Tháng 5
2    Bến Lội tới đập     Thôn Hạ        Tháng 6"""
    assert cells(text) == [
        ["TT", "Đoạn suối", "Thôn nhận việc", "Tháng làm xong"],
        ["1", "Cầu Đá tới Bến Lội", "Thôn Thượng", "Tháng 5"],
        ["2", "Bến Lội tới đập", "Thôn Hạ", "Tháng 6"],
    ]
    # A gap that one of the rows closes parts no heading.
    assert cells(text.replace("Thôn Hạ        Tháng", "Thôn Hạ và cả các Tháng"))[0][2:] == ["Thôn nhận việc Tháng làm xong"]  # type: ignore[index]


TABS = "TT\tĐoạn suối\tThôn\n1\tCầu Đá\tThượng\n2\tBến Lội\t\n"


def test_cells_parted_by_tabulators() -> None:
    (before, grid, after) = lines_of(f"Các đoạn:\n{TABS}Hết bảng.").items
    assert isinstance(grid, Grid)
    assert [[line.text for line in cell.lines] for cell in grid.cells] == [["TT"], ["Đoạn suối"], ["Thôn"], ["1"], ["Cầu Đá"], ["Thượng"], ["2"], ["Bến Lội"], []]
    assert [item.number for item in (before, after) if isinstance(item, Line)] == [1, 5]


def test_tabulators_of_a_letterhead_make_no_table() -> None:
    body = lines_of("ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI\nXÃ ĐỒI MÂY\t\tĐộc lập - Tự do\n\nDọn suối.")
    assert [(item.text, item.column) for item in body.items if isinstance(item, Line)] == [
        ("ỦY BAN NHÂN DÂN", 1),
        ("XÃ ĐỒI MÂY", 1),
        ("CỘNG HÒA XÃ HỘI", 2),
        ("Độc lập - Tự do", 2),
        ("Dọn suối.", 0),
    ]
