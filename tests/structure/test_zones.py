from __future__ import annotations

from dataclasses import replace

import pytest

from kehoach_parser.document import Grid, Item, Line
from kehoach_parser.structure.zones import (
    appendix_label_length,
    find_title,
    is_appendix_label,
    is_motto,
    is_name,
    is_on_behalf,
    is_role,
    kind_length,
    names_post,
    split_zones,
    starts_recipients,
)
from kehoach_parser.structure.zones.beside import part_columns
from kehoach_parser.structure.zones.ending import ending_stop, find_ending
from kehoach_parser.structure.zones.lines import ends_document, is_document_number
from kehoach_parser.structure.zones.split import is_layout

from .helpers import grid, line, lines_of

PLAN = """UBND XÃ SÔNG ĐÀO
Số: 3/KH-UBND
KẾ HOẠCH
Đọc sách
1. Mua sách.
2. Mở cửa./.
Nơi nhận:
- Văn phòng;
- Lưu: VT.
CHỦ TỊCH
Lê Thị Na
PHỤ LỤC
Danh sách"""


def texts(items: tuple[Item, ...]) -> list[str]:
    return [item.text for item in items if isinstance(item, Line)]


def test_the_zones_of_a_plan() -> None:
    zones = split_zones(lines_of(PLAN))
    assert texts(zones.header) == ["UBND XÃ SÔNG ĐÀO", "Số: 3/KH-UBND"]
    assert texts(zones.kind) == ["KẾ HOẠCH"]
    assert texts(zones.body) == ["Đọc sách", "1. Mua sách.", "2. Mở cửa./."]
    assert texts(zones.ending) == ["Nơi nhận:", "- Văn phòng;", "- Lưu: VT.", "CHỦ TỊCH", "Lê Thị Na"]
    assert texts(zones.appendices) == ["PHỤ LỤC", "Danh sách"]


def test_a_document_without_title_or_ending() -> None:
    zones = split_zones(lines_of("Độc lập - Tự do - Hạnh phúc\nSố: 3/KH\n1. Mua sách\n2. Mở cửa./.\nPHỤ LỤC\nDanh sách"))
    assert texts(zones.header) == ["Độc lập - Tự do - Hạnh phúc", "Số: 3/KH"]
    assert texts(zones.body) == ["1. Mua sách", "2. Mở cửa./."]
    assert texts(zones.appendices) == ["PHỤ LỤC", "Danh sách"]
    # A label behind a text that has not ended is no appendix.
    assert split_zones(lines_of("1. Mua sách\nPHỤ LỤC\nDanh sách")).appendices == ()


def test_layout_tables_are_opened_and_data_tables_above_the_title_are_kept() -> None:
    head = grid(("UBND XÃ SÔNG ĐÀO\nSố: 3/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập"), ("", "Sông Đào"))
    data = grid(("Họ tên", "Tuổi"))
    zones = split_zones([head, data, *lines_of("KẾ HOẠCH\nĐọc sách")])
    assert [(one.text, one.column, one.start) for one in zones.header] == [
        ("UBND XÃ SÔNG ĐÀO", 1, True),
        ("Số: 3/KH-UBND", 1, None),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 2, True),
        ("Độc lập", 2, None),
        ("Sông Đào", 2, True),
    ]
    assert zones.early == (data,)


def sized(table: Grid, rows: int, columns: int) -> Grid:
    return replace(table, rows=rows, columns=columns)


def test_what_table_is_layout() -> None:
    motto, sign, number = grid(("Độc lập - Tự do - Hạnh phúc",)), grid(("TM. UBND XÃ",)), grid(("Số: 3/KH",))
    post, names = grid(("Chủ tịch",)), grid(("Nơi nhận:\n- Văn phòng",))
    assert [is_layout(table) for table in (motto, sign, number, post, names)] == [True] * 5
    assert not is_layout(grid(("Họ tên", "Tuổi"), ("Lê Na", "30")))
    assert [is_layout(sized(motto, *size)) for size in ((8, 4), (9, 4), (8, 5))] == [True, False, False]
    assert [is_layout(sized(number, 8, columns)) for columns in (3, 4)] == [True, False]
    assert [is_layout(sized(post, rows, 4)) for rows in (2, 3)] == [True, False]
    assert not is_layout(grid(("Mục đích", "Xem Nơi nhận")))


@pytest.mark.parametrize(("text", "found"), [("KẾ HOẠCH", True), ("KE HOACH", True), ("KẾ H0ẠCH", True), ("KẾ HOẠCH HÀNH ĐỘNG", True), ("PHƯỜNG 2", False), ("Kế hoạch", False), ("ĐỀ ANH", True), ("ĐỀ EN", False), ("KẾ HOẠCH ĐỌC SÁCH", True), ("1. KẾ HOẠCH ĐỌC SÁCH", False)])
def test_the_line_that_names_the_kind(text: str, found: bool) -> None:
    assert (find_title(lines_of(f"UBND XÃ\n{text}")) == 1) is found


def test_the_title_is_the_exact_one_else_the_likest_else_one_with_its_subject() -> None:
    assert find_title(lines_of("KẾ HOẠCJ\nKẾ HOẠCH")) == 1
    assert find_title(lines_of("KẾ HOẠCH X\nKẾ HOẠCHX\nKẾ HOẠCH X")) == 1
    assert find_title(lines_of("KẾ HOẠCH ĐỌC SÁCH\nKẾ HOẠCJ")) == 1
    assert find_title(lines_of("\n".join(["A"] * 44 + ["KẾ HOẠCH"]))) == 44
    assert find_title(lines_of("\n".join(["A"] * 45 + ["KẾ HOẠCH"]))) is None


def test_a_kind_in_front_of_its_subject() -> None:
    assert kind_length(line("KẾ HOẠCH ĐỌC SÁCH")) == 8
    assert kind_length(line("Kế hoạch đọc sách")) == 0
    assert kind_length(line("KẾ HOẠCH")) == 0
    assert kind_length(line("KẾ HOẠCH " + "A" * 191)) == 8
    assert kind_length(line("KẾ HOẠCH " + "A" * 192)) == 0


@pytest.mark.parametrize(
    ("text", "motto"),
    [
        ("Độc lập - Tự do - Hạnh phúc", True),
        ("Doc 1ap - Tu do - Hanh phuc", True),
        ("chủ nghĩa Việt Nam", True),
        ("Việt N", False),
        ("UBND XÃ Độc lập - Tự do - Hạnh phúc", True),
        ("Tăng cường tự do đi lại", False),
    ],
)
def test_mottos(text: str, motto: bool) -> None:
    assert is_motto(line(text)) is motto


def test_lines_of_letterheads_and_endings() -> None:
    assert [starts_recipients(line(text)) for text in ("Nơi nhận:", "No i nhận:", "Noi nhân", "Nơi ở", "Tiếp nhận")] == [True, True, True, False, False]
    assert [is_on_behalf(line(text)) for text in ("TM. UBND XÃ", "KT. CHỦ TỊCH", "- T/M BAN", "Tm. ủy ban", "TMX UBND", "KTX")] == [True, True, True, False, False, False]
    assert [is_role(line(text)) for text in ("CHỦ TỊCH", "PHÓ CHỦ TỊCH XÃ", "Chủ tịch", "CHỦ TỊCHX", "ÔNG CHỦ TỊCH")] == [True, True, False, False, False]
    assert [is_role(line("CHỦ TỊCH " + "A" * more)) for more in (51, 52)] == [True, False]
    assert [is_document_number(line(text)) for text in ("Số: 3/KH", "Sông Đào, ngày 3 tháng 4 năm 2024", "ngày tháng năm", "Số lượng", "Sông 3/KH", "Theo ngày")] == [True, True, True, False, False, False]
    assert [ends_document(line(text)) for text in ("xong./.", "xong. /.", "xong./. ", "xong./", "xong.", "a/b")] == [True, True, True, True, False, False]


@pytest.mark.parametrize(("text", "name"), [("Lê Na", True), ("Lê", False), ("Đại tá Lê Na", True), ("TS. Lê Thị Na", True), ("Lê na", False), ("Lê Na 2", False), ("A B C D E F", True), ("A B C D E F G", False), ("TS. Lê", False)])
def test_names(text: str, name: bool) -> None:
    assert is_name(line(text)) is name


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("PHỤ LỤC", 7),
        ("Phụ lục 1", 9),
        ("Phụ lục số 12.", 14),
        ("BIỂU SỐ 02", 10),
        ("Mẫu a", 5),
        ("PHỤ LỤC IV: DANH SÁCH", 10),
        ("Phụ lục 1 - Danh sách", 9),
        ("Phụ lục 1: danh sách", 0),
        ("Phụ lục kèm theo", 0),
        ("phụ lục 1", 0),
        ("Phụ lục 1234", 0),
        ("Phụ lục: Danh sách", 0),
        ("Danh sách", 0),
    ],
)
def test_labels_of_appendices(text: str, length: int) -> None:
    assert appendix_label_length(text) == length
    assert is_appendix_label(line(f" {text}")) is (length > 0)


def test_where_the_ending_begins() -> None:
    assert find_ending(lines_of("1. Mua sách\nNơi nhận:")) == 1
    assert find_ending(lines_of("1. Mua sách\nTM. UBND XÃ")) == 1
    assert find_ending(lines_of("1. Mua sách./.\nCHỦ TỊCH")) == 1
    assert find_ending(lines_of("1. Mua sách.\nCHỦ TỊCH")) is None
    assert find_ending(lines_of("CHỦ TỊCH\nMua sách./.")) is None


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        # A line behind the signer's name, a label, a kind behind a post.
        ("CHỦ TỊCH\nLê Na\nDanh sách đọc", 1),
        ("Nơi nhận:\n- Văn phòng.\nPhụ lục 1\nDanh sách", 2),
        ("CHỦ TỊCH\nKẾ HOẠCH\nĐọc sách", 2),
        ("Nơi nhận:\nKẾ HOẠCH\nCHỦ TỊCH", 0),
        # Stamps are of the ending; one name only.
        ("CHỦ TỊCH\nKý bởi: UBND xã\nLê Na", 0),
        ("CHỦ TỊCH\nLê Na\nVũ Ba", 1),
        # Recipients go on until a stop or a title.
        ("Nơi nhận:\n- Văn phòng;\nvà các tổ.\nDANH SÁCH ĐỌC SÁCH\nMột", 0),
        ("CHỦ TỊCH\nLê Na\nNơi nhận:\n- Văn phòng;\nvà các tổ\n- Lưu.\nDanh sách đọc", 1),
        ("CHỦ TỊCH\nLê Na\nNơi nhận:\n- Văn phòng;\nDANH SÁCH ĐỌC SÁCH", 1),
        ("CHỦ TỊCH\nLê Na\nNơi nhận:\n- Văn phòng;\nDANH SÁCH ĐỌC A", 0),
        # The signature in the text's own column ends the recipients, but for a list that broke off.
        ("Nơi nhận:\n- Văn phòng.\nTM. UBND XÃ\nCHỦ TỊCH\nLê Na\n- Một danh sách", 1),
        ("Nơi nhận:\n- Văn phòng;\nTM. UBND XÃ\nCHỦ TỊCH\nLê Na\n- Lưu.\n- Một danh sách", 1),
        ("Nơi nhận:\n- Văn phòng;\nTM. UBND XÃ\nCHỦ TỊCH\nLê Na\n- Các\ntổ.\nDanh sách", 1),
        # Nothing known for seven lines.
        ("TM. UBND XÃ\n" + "\n".join("abcdefgh"), 2),
    ],
)
def test_where_the_ending_is_over(text: str, behind: int) -> None:
    lines = lines_of(text)
    assert len(lines) - ending_stop(lines, 0) == behind


def test_recipients_beside_the_signature_go_on() -> None:
    lines = [line("Nơi nhận:", column=1), line("- Văn phòng.", column=1), line("TM. UBND XÃ", column=2), line("CHỦ TỊCH", column=2), line("Lê Na", column=2)]
    lines += [line("- Lưu.", column=1), line("Danh sách")]
    assert ending_stop(lines, 0) == 6
    assert ending_stop([replace(one, column=0) for one in lines], 0) == 5


def test_a_new_page_behind_the_signature_is_an_appendix() -> None:
    def stop(above: str, head: str) -> int:
        lines = lines_of(above)
        return len(lines) - ending_stop([*lines, line(head, page_start=True)], 0)

    assert stop("CHỦ TỊCH", "Danh sách") == 0
    assert stop("Nơi nhận:\n- Văn phòng.", "Danh sách") == -1
    assert stop("CHỦ TỊCH", "Lê Na") == -1
    assert stop("CHỦ TỊCH\nLê Na", "Vũ Ba") == 0
    assert stop("CHỦ TỊCH\nNơi nhận:\n- Văn phòng;", "- Lưu.") == -1
    assert stop("CHỦ TỊCH\nLê Na\nNơi nhận:\n- Văn phòng;", "Vũ Ba") == 0
    assert stop("CHỦ TỊCH\nNơi nhận:\n- Văn phòng;", "Lưu.") == 0


def test_a_table_ends_the_ending() -> None:
    assert ending_stop([*lines_of("Nơi nhận:\n- Văn phòng;"), grid(("Họ tên", "Tuổi")), line("- Lưu")], 0) == 2


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("HẠT TRƯỞNG", True), ("PHÓ HẠT TRƯỞNG", True), ("Thứ trưởng", True), ("Q. GIÁM ĐỐC", True), ("THƯ KÝ", True), ("CHÁNH ÁN", True),
        ("TRUONG BAN", True), ("TRUỞNG BAN", True), ("TRƯỜNG TIỂU HỌC", False), ("Trương Văn Bình", False), ("TRƯỞNG", True),
        ("chủ tịch xã", False), ("QUYỀN LỢI", False), ("HỘI NGHỊ CÁC TỔ TRƯỞNG", False), ("GIÁM ĐỐC " + "A" * 52, False),
    ],
)
def test_posts(text: str, post: bool) -> None:
    assert names_post(text) is post


@pytest.mark.parametrize(
    ("text", "behalf"),
    [("KT. Chủ tịch", True), ("\tTM. XÃ MẪU", True), ("TM. Ủy ban nhân dân xã làm việc này.", False), ("kt. Chủ tịch", False), ("TM. việc này", False)],
)
def test_authority_in_small_letters(text: str, behalf: bool) -> None:
    assert is_on_behalf(line(text)) is behalf


def parted(*rows: str) -> list[tuple[int, str]]:
    return [(item.column, item.text) for item in part_columns(lines_of("\n".join(rows))) if isinstance(item, Line)]


def test_typed_columns() -> None:
    assert parted("Nơi nhận:\tTM. XÃ MẪU", "- Các thôn;\tCHỦ TỊCH", "- Lưu: VT.", "\t\tLê Na") == [
        (1, "Nơi nhận:"), (1, "- Các thôn;"), (1, "- Lưu: VT."), (2, "TM. XÃ MẪU"), (2, "CHỦ TỊCH"), (2, "Lê Na"),
    ]
    assert parted("XÃ MẪU          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH    Trồng cây")[0] == (1, "XÃ MẪU")
    assert parted("Tên cây:     Thông", "Số cây:    Năm") == [(0, "Tên cây:     Thông"), (0, "Số cây:    Năm")], "no ending"
    assert parted("Nơi nhận:   CHỦ TỊCH") == [(0, "Nơi nhận:   CHỦ TỊCH")], "three blanks are typed"
    above = ["Nơi nhận:\tCHỦ TỊCH", "- Lưu.\tLê Na"]
    assert parted(*above, "KẾ HOẠCH", "XÃ MẪU\tLê Ba")[-2:] == [(0, "KẾ HOẠCH"), (0, "XÃ MẪU\tLê Ba")], "what is attached is no ending"


def test_signers_in_a_table() -> None:
    assert is_layout(grid(("THƯ KÝ", "CHỦ TỌA"), ("Lê Na", "Vũ Ba")))
    assert is_layout(grid(("HỌ TÊN", "CHỨC VỤ"), ("Lê Na", "Thư Ký"))) is False
    assert is_layout(grid(("CHỦ TRÌ", "VIỆC"), ("Phòng Rừng", "Trồng cây"))) is False
    many = [("Nơi nhận:", "TM. XÃ MẪU"), *[(f"- Thôn {n};", "") for n in range(12)]]
    assert is_layout(grid(*many)), "an ending has a row for each recipient"
    assert not is_layout(grid(("Hội Nông dân", "Việt Nam"), ("1", "2"))), "a name that is broken is no motto"


DECISION = ["QUYẾT ĐỊNH", "Về việc trồng rừng", "Điều 1. Ban hành kế hoạch./."]


@pytest.mark.parametrize("head", [["KẾ HOẠCH"], ["XÃ MẪU", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH TRỒNG RỪNG"]])
def test_what_a_decision_issues_without_a_signature_between(head: list[str]) -> None:
    zones = split_zones(lines_of("\n".join([*DECISION, *head, "I. MỤC ĐÍCH", "Nơi nhận:", "- Lưu."])))
    assert texts(zones.appendices) == [*head, "I. MỤC ĐÍCH"]
    assert texts(zones.ending) == ["Nơi nhận:", "- Lưu."]
    plan = split_zones(lines_of("\n".join(["KẾ HOẠCH", *DECISION[1:], *head])))
    assert plan.appendices == (), "a plan issues none"


ORDER = ["NGHỊ QUYẾT", "Về rừng", "Điều 1. Nay có kế hoạch.", "Điều 2. Các thôn làm."]


def test_what_a_decision_issues_is_told_by_what_it_is_attached_to() -> None:
    """No signature and no mark of an end stands between: a title alone ends nothing."""
    attached, rest = "(Ban hành kèm theo Nghị quyết số 5/NQ-HĐND)", ["I. MỤC ĐÍCH", "Giữ rừng."]

    def issued(*lines: str) -> list[str]:
        return texts(split_zones(lines_of("\n".join(lines))).appendices)

    for head in (["KẾ HOẠCH", "GIỮ RỪNG", "CỦA XÃ MẪU"], ["KẾ HOẠCH", "Giữ rừng"], ["ĐỀ ÁN GIỮ RỪNG"]):
        assert issued(*ORDER, *head, attached, *rest) == [*head, attached, *rest]
    assert issued(*ORDER, "KẾ HOẠCH", "GIỮ RỪNG", *rest) == []
    assert issued(*ORDER, "KẾ HOẠCH", "Thôn này giữ rừng.", attached, *rest) == [], "a sentence is no title"
    assert issued(*ORDER, "KẾ HOẠCH", *rest, attached) == [], "a unit is no title"
    assert issued(*ORDER[:2], "KẾ HOẠCH GIỮ RỪNG", attached, *ORDER[2:]) == [], "nothing is decided yet"
    assert issued(*ORDER, "Giữ rừng", attached, *rest) == []
    assert issued("KẾ HOẠCH", *ORDER[1:], "ĐỀ ÁN", "GIỮ RỪNG", attached, *rest) == []
    signed = split_zones(lines_of("\n".join([*ORDER, "KẾ HOẠCH", attached, *rest, "Nơi nhận:", "- Lưu."])))
    assert (texts(signed.appendices), texts(signed.ending)) == (["KẾ HOẠCH", attached, *rest], ["Nơi nhận:", "- Lưu."])


def test_a_file_that_is_only_an_appendix() -> None:
    own = ["PHỤ LỤC", "CHIA VIỆC", "(Kèm theo Kế hoạch số 5/KH-MẪU)", "I. GIỮ RỪNG", "Thôn Một."]
    assert texts(split_zones(lines_of("\n".join(own))).appendices) == own
    headed = split_zones(lines_of("\n".join(["Độc lập - Tự do - Hạnh phúc", *own])))
    assert (texts(headed.header), texts(headed.appendices)) == (["Độc lập - Tự do - Hạnh phúc"], own)
    signed = split_zones(lines_of("\n".join([*own, "Nơi nhận:", "- Lưu.", "Biểu 2"])))
    assert (texts(signed.body), texts(signed.ending), texts(signed.appendices)) == ([], ["Nơi nhận:", "- Lưu."], [*own, "Biểu 2"])
    assert split_zones(lines_of("\n".join(["Thôn báo.", *own]))).appendices == (), "a text stands above it"
    plan = split_zones(lines_of("\n".join([own[0], "KẾ HOẠCH", *own[1:]])))
    assert (texts(plan.kind), plan.appendices) == (["KẾ HOẠCH"], ()), "a plan that is printed as an appendix is a plan"


def test_the_ending_stops_above_what_is_attached() -> None:
    signed = "CHỦ TỊCH\nLê Na"
    for head in ("Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "KẾ HOẠCH TRỒNG RỪNG"):
        assert ending_stop(lines_of(f"{signed}\n{head}"), 0) == 2
    columns = [line("CHỦ RỪNG", column=1), line("Lê Na", column=1), line("CHỦ ĐẤT", column=2), line("Vũ Ba", column=2)]
    assert ending_stop([*columns, line("XÃ MẪU", column=1)], 0) == 4
    assert ending_stop([*columns[:3], line("Vũ Ba", column=2), line("Danh sách")], 0) == 4
    assert find_ending(lines_of("Việc xong./.\nCHỦ RỪNG\nLê Na")) == 1
    assert find_ending(lines_of("Việc xong\nCHỦ RỪNG\nLê Na")) is None


def test_a_title_below_a_body_that_is_called_like_a_kind() -> None:
    assert find_title(lines_of("BAN QUẢN LÝ\nDỰ ÁN\nĐộc lập - Tự do - Hạnh phúc\nKẾ HOẠCH")) == 3
    assert find_title(lines_of("XÃ MẪU\nQUYẾT ĐỊNH CỦA XÃ MẪU\nQUYẾT ĐỊNH:")) == 1
    assert find_title(lines_of("XÃ MẪU\nK Ế  H O Ạ C H")) == 1
    assert find_title(lines_of("Kính gửi: Các thôn\nKẾ HOẠCH")) is None
    letter = split_zones(lines_of("XÃ MẪU\nSố: 5/UBND\nV/v trồng cây\nKính gửi: Các thôn\nXã báo tin."))
    assert texts(letter.header) == ["XÃ MẪU", "Số: 5/UBND", "V/v trồng cây"]
