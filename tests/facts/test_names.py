"""Where the names of bodies end: by head and tail, whatever verb stands behind."""

from __future__ import annotations

import pytest

from kehoach_parser.facts.assignments.names import names_from
from kehoach_parser.facts.assignments.text import read_text
from kehoach_parser.facts.assignments.words import is_party, party_end

# What is before "|" is the name, what is behind it the predicate: verbs of all kinds, as common and as rare as they come.
DOERS = """
Công an xã | trao giải cho các đội nhất.
Công an xã | tổ chức hội thi.
Công an xã | phòng, chống tội phạm trên mạng.
Công an xã | quản lý chặt nhân khẩu.
Sở Nội vụ | trao tặng bằng khen.
Sở Nội vụ | hằng năm rà soát.
Sở Nội vụ | báo cáo UBND tỉnh.
Sở Nội vụ | có ý kiến bằng văn bản.
Sở Xây dựng | xây dựng đơn giá.
Sở Giáo dục và Đào tạo | đào tạo lại giáo viên.
Sở Khoa học và Công nghệ | thông tin đến các đơn vị.
Sở Văn hóa, Thể thao và Du lịch | treo băng rôn.
Sở Công Thương | lùng hàng giả.
Phòng Tài chính - Kế hoạch huyện | rót vốn cho dự án.
Phòng Lao động - Thương binh và Xã hội | đếm hộ nghèo.
Phòng chuyên môn | soạn thảo văn bản.
Các phòng chuyên môn | soạn thảo văn bản.
Các cơ quan, đơn vị liên quan | nhắc nhở nhân viên.
Các cơ quan, đơn vị, tổ chức có liên quan | nộp phí.
Các cơ quan chuyên môn thuộc UBND huyện | soi lại hồ sơ.
Các sở, ban, ngành và UBND các huyện | chấm điểm.
Các sở, ban, ngành | ban hành quy chế.
Các trường học trên địa bàn | trồng cây.
Các doanh nghiệp, trung tâm | góp vốn.
Sở Tài chính (qua Phòng Ngân sách) | rót vốn.
Công an xã | , tại hội nghị, trao giải.
Doanh nghiệp, cộng đồng, tổ chức, cá nhân | góp ý.
Các cơ quan thông tin, truyền thông của tỉnh | đưa tin.
Các doanh nghiệp trên địa bàn huyện Sông Lam | đóng góp.
UBND các xã, phường, thị trấn | gieo trồng đúng lịch.
UBND xã An Thuận | dựng lán trại.
Công chức Văn hóa - Xã hội | dán tờ rơi.
Công chức văn hóa - xã hội | dán tờ rơi.
Công chức Tư pháp - Hộ tịch, công chức Văn phòng - Thống kê | đối soát sổ sách.
Trạm Y tế xã | phun thuốc khử khuẩn.
Hội Nông dân xã | hiến kế trồng rau.
Hội Cựu chiến binh huyện | tặng quà.
Đoàn Thanh niên Cộng sản Hồ Chí Minh huyện | dọn vệ sinh.
Ủy ban Mặt trận Tổ quốc Việt Nam xã | lắng nghe dân.
Trung tâm Dịch vụ nông nghiệp huyện | cung ứng giống.
Trung tâm Phục vụ hành chính công xã | dán niêm phong.
Ban Chỉ huy Quân sự xã | gọi thanh niên nhập ngũ.
Ban Quản lý dự án đầu tư xây dựng huyện | bóc tách khối lượng.
Ban Chỉ đạo phòng, chống tội phạm huyện | họp bất thường.
Chủ tịch UBND xã An Thuận | ký giấy khen.
Thủ trưởng các cơ quan, đơn vị | nêu gương.
Hiệu trưởng Trường Tiểu học Kim Đồng | phát phần thưởng.
Lãnh đạo Sở | ký giấy mời.
Trưởng các thôn | gõ kẻng.
Tổ dân phố số 5 | quét dọn ngõ xóm.
Kho bạc Nhà nước khu vực XIX | chi tiền.
Công ty Điện lực Bình Lâm | kéo cáp.
Công an xã, nhân dân các thôn | canh gác.
Công an xã và Ban Chỉ huy Quân sự xã | canh gác.
Sở Nội vụ | , trên cơ sở dự toán, rót vốn.
"""
# The body is no doer here, or where its name ends is not sure.
NO_DOERS = """
Báo cáo UBND huyện kết quả thực hiện.
Gửi về Phòng Nội vụ để tổng hợp.
Trình Chủ tịch UBND xã xem xét.
Đề xuất Sở Tài chính bố trí kinh phí.
Căn cứ báo cáo của Công an xã, báo cáo UBND huyện.
Định kỳ hằng quý, báo cáo UBND xã kết quả.
Theo đề nghị của Phòng Nội vụ, gửi UBND huyện hồ sơ.
Sở Nội vụ được khen thưởng.
Công an xã đã trao giải.
UBND xã có trụ sở tại thôn 2.
Công an xã 02 lần kiểm tra.
Ban Chỉ đạo gồm 15 thành viên.
Các xã đạt chuẩn nông thôn mới.
Phòng Nội vụ, Phòng Tài chính - Kế hoạch.
Hội nghị các cơ quan trao giải.
Hội trường UBND xã treo cờ.
Phòng họp UBND xã kê lại bàn ghế.
Trạm bơm xã bơm nước.
Đoàn xe chở hàng cứu trợ.
Sở thích đọc sách tăng lên.
Ban Chỉ đạo ngồi lại với nhau.
Trung tâm Khảo cứu tiền sử khai quật hang động.
Sở Nội vụ và trao giải.
Sở Nội vụ “xin lỗi” người dân.
"""


@pytest.mark.parametrize("line", DOERS.strip().splitlines())
def test_a_name_ends_where_its_tail_does(line: str) -> None:
    name, predicate = (piece.strip() for piece in line.split("|"))
    text = f"{name}{'' if predicate[0] == ',' else ' '}{predicate}"
    assert text[: names_from(text, 0).end] == name
    assert read_text(text, ordered=True).assignments == [("implement", None, name)]


@pytest.mark.parametrize("text", NO_DOERS.strip().splitlines())
def test_who_is_no_doer_is_told_nothing(text: str) -> None:
    assert read_text(text, ordered=True).assignments == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Căn cứ Kế hoạch này, Trạm Y tế phun thuốc.", "Trạm Y tế"),
        ("Định kỳ hằng quý, các thôn gõ kẻng nhắc họp.", "các thôn"),
        ("Giao Công an xã canh gác.", "Công an xã"),
        ("UBND tỉnh yêu cầu các sở, ban, ngành nêu gương.", "các sở, ban, ngành"),
    ],
)
def test_the_verb_may_be_any_behind_an_order_or_a_basis(text: str, names: str) -> None:
    assert read_text(text, ordered=True).assignments == [("implement", None, names)]


def test_a_tail_that_is_not_known_is_left_to_the_word_that_leads() -> None:
    name = "Trung tâm Khảo cứu tiền sử và hải dương"
    assert read_text(f"{name} chủ trì khai quật.").assignments == [("lead", None, name)]
    assert read_text(f"{name} có trách nhiệm trưng bày.").assignments == [("implement", None, name)]
    assert read_text("Trung tâm Khảo cứu tiền sử khai quật, chủ trì trưng bày.", ordered=True).assignments == []


def test_a_deed_of_its_own_parts_a_name_from_the_word_that_leads() -> None:
    assert read_text("Công an xã trao giải rồi chủ trì họp.").assignments == []


def test_text_without_marks_is_read_by_its_letters() -> None:
    text = "Cong an xa trao giai cho cac doi."
    assert text[: names_from(text, 0).end] == "Cong an xa"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Công an xã", True),
        ("Sở Tài chính, Sở Xây dựng", True),
        ("Trung tâm Ứng dụng tiến bộ khoa học và công nghệ", True),
        ("Công an xã trao giải", False),
        ("Sở Nội vụ và trao giải", False),
    ],
)
def test_a_heading_is_a_name_where_nothing_follows_it(text: str, whole: bool) -> None:
    assert is_party(text) is whole


def test_the_end_tells_what_stands_behind() -> None:
    kinds = {"chủ trì": "lead", "phối hợp": "coordinate", "có trách nhiệm": "duty", "là đầu mối": "is", "vẫy cờ": "end", "đã": "doubt"}
    assert {words: getattr(party_end(f"Công an xã {words}.", 0), "kind", None) for words in kinds} == kinds


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # A comma parts what would be one word without it ("tỉnh ủy").
        ("Các sở, ban, ngành tỉnh, Ủy ban nhân dân các phường trao quà.", "Các sở, ban, ngành tỉnh, Ủy ban nhân dân các phường"),
        # The tone stands on either vowel.
        ("Uỷ ban nhân dân xã trao quà.", "Uỷ ban nhân dân xã"),
        ("Chi cục Thuỷ lợi trao quà.", "Chi cục Thuỷ lợi"),
        # Bodies told by their kind may have a field behind it.
        ("Các doanh nghiệp viễn thông, tổ chức, cá nhân có liên quan kéo cáp.", "Các doanh nghiệp viễn thông, tổ chức, cá nhân có liên quan"),
        ("Các cơ quan quản lý cấp trên soi lại.", "Các cơ quan quản lý cấp trên"),
    ],
)
def test_how_names_are_printed(text: str, name: str) -> None:
    assert text[: names_from(text, 0).end] == name


def test_who_works_with_someone_whose_name_is_not_sure_does_not_only_help() -> None:
    text = "Công an xã phối hợp Trung tâm Khảo cứu tiền sử khai quật hang động."
    assert read_text(text, ordered=True).assignments == [("implement", None, "Công an xã")]


def test_what_is_longer_than_any_list_of_parties_is_none() -> None:
    names = ["Sở Nội vụ", *["Sở Tài chính"] * 20]
    assert is_party(", ".join(names[:15]))
    assert 240 < len(", ".join(names)) < 300
    assert not is_party(", ".join(names))
