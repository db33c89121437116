"""Agencies: names parted where that is safe, each known by one name."""

from __future__ import annotations

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from kehoach_parser.facts.agencies.explained import explained_names
from kehoach_parser.facts.agencies.read import agencies_of, canonical
from kehoach_parser.facts.agencies.split import split_parties
from kehoach_parser.facts.values import Agency, Level
from kehoach_parser.vocabulary.loader import entries

# "|" between the agencies; a line without one stays whole.
PARTIES = """
Văn phòng HĐND và UBND huyện|các cơ quan, đơn vị
Phòng Tài chính – Kế hoạch
Sở Văn hóa, Thể thao và Du lịch
Sở Giáo dục và Đào tạo|Sở Nội vụ
Văn phòng - Thống kê|Kế toán - Tài chính
Tư pháp - Hộ tịch|Văn hóa - Xã hội|Địa chính - Xây dựng|các ban ngành có liên quan
Các cơ quan, đơn vị|UBND các xã, thị trấn
Các ban, ngành thị trấn|các đơn vị có liên quan
Sở, ban, ngành có liên quan
Doanh nghiệp|Sở, ban, ngành có liên quan
Chánh Văn phòng UBND tỉnh|Giám đốc Sở Nội vụ|Thủ trưởng các sở, ban, ngành
Viện, Trường
Phòng, ban, thị trấn
BGH|Công đoàn
Hiệu trưởng|Phó Hiệu trưởng|Tổ chuyên môn|giáo viên chủ nhiệm
Vụ trưởng Vụ Phổ biến, giáo dục pháp luật|Thủ trưởng các đơn vị thuộc Bộ
Công an xã|Ban CHQS xã|Ban Công tác Mặt trận thôn
Cán bộ, công chức|Mặt trận và các đoàn thể thị trấn
Bưu điện huyện|Văn phòng HĐND và UBND huyện|các cơ quan, đơn vị|UBND các xã, thị trấn
công chức Văn phòng – Thống kê|công chức Văn hoá – xã hội (phụ trách Văn hoá – Thông tin)
Phó Chủ tịch UBND xã phụ trách lĩnh vực được phân công|công chức Tài chính-Kế toán|Trưởng thôn các thôn
Công chức Văn phòng-Thống kê phụ trách việc tiếp nhận và ban hành văn bản
Bộ phận Tiếp nhận và trả kết quả xã|công chức có liên quan
Cán bộ, công chức xã thực hiện xử lý công việc, văn bản trên môi trường điện tử
Công an|Ban Chỉ huy Quân sự|ban, ngành thị trấn
Hội Nông dân|Hội Liên hiệp Phụ nữ|Đoàn TNCS Hồ Chí Minh
UBND các phường, xã
Sở Xây dựng|Điện lực tỉnh|Liên minh Hợp tác xã|Quỹ Bảo vệ môi trường
Sở Văn hóa, Thể thao và Du lịch|Cổng Thông tin điện tử tỉnh|hệ thống truyền thanh cơ sở
Thanh tra tỉnh|Tỉnh đoàn|Hội Chữ thập đỏ tỉnh
Viện kiểm sát nhân dân tỉnh|Tòa án nhân dân tỉnh
""".strip().splitlines()


@pytest.mark.parametrize("join", [", ", "; ", " và "])
@pytest.mark.parametrize("line", PARTIES)
def test_parties_are_parted_where_that_is_safe(line: str, join: str) -> None:
    names = line.split("|")
    assert split_parties(join.join(names) + ".") == names


@pytest.mark.parametrize(
    ("parties", "names"),
    [
        ("Sở Công Thương Sở Tài chính, Sở Y tế Sở Nội vụ", ["Sở Công Thương", "Sở Tài chính", "Sở Y tế", "Sở Nội vụ"]),
        ("Phòng Tư pháp UBND huyện", ["Phòng Tư pháp UBND huyện"]),
        ("Phòng Nội vụ/Bưu điện huyện", ["Phòng Nội vụ", "Bưu điện huyện"]),
        ("Phòng Nội vụ\n- Phòng Tư pháp", ["Phòng Nội vụ", "Phòng Tư pháp"]),
        ("Ông Nguyễn Văn A; bà Trần Thị B", ["Ông Nguyễn Văn A", "bà Trần Thị B"]),
        ("Ông Nguyễn Văn A, bà Trần Thị B", ["Ông Nguyễn Văn A, bà Trần Thị B"]),
        ("Tổ, đội và nhóm", ["Tổ, đội và nhóm"]),
        ("", []),
        (" ; ", []),
    ],
)
def test_other_signs(parties: str, names: list[str]) -> None:
    assert split_parties(parties) == names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("VP-TK", "Văn phòng - Thống kê"),
        ("Văn phòng – Thống kê", "Văn phòng - Thống kê"),
        ("công chức Văn phòng-Thống kê", "Văn phòng - Thống kê"),
        ("Công chức VP-TK", "Văn phòng - Thống kê"),
        ("Văn phòng - Thống kê thị trấn", "Văn phòng - Thống kê"),
        ("Văn phòng - Thông kê", "Văn phòng - Thống kê"),
        ("Kế toán - Tài chính", "Tài chính - Kế toán"),
        ("Đại chính - Xây dựng", "Địa chính - Xây dựng"),
        ("công chức Văn hoá – Xã hội (phụ trách Văn hoá)", "Văn hóa - Xã hội"),
        ("Cong chirc Van phong-Théng ké", "Văn phòng - Thống kê"),
        ("Công chức phụ trách Văn hoá – Thông tin", "Văn hóa - Thông tin"),
        ("Phòng Nội vụ huyện Sông Lam", "Phòng Nội vụ"),
        ("Phòng Kinh tế – Hạ tầng", "Phòng Kinh tế - Hạ tầng"),
        ("Sở Văn hoá Thể thao du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Ủy ban nhân dân xã An Thuận", "UBND"),
        ("UBND các xã, thị trấn", "UBND"),
        ("Các cơ quan, đơn vị có liên quan", "cơ quan, đơn vị"),
        ("Sở, ban, ngành tỉnh", "sở, ban, ngành"),
        ("Các sở, ban, ngành của tỉnh", "sở, ban, ngành"),
        ("các Sở, ban, ngành, đơn vị của Thành phố", "sở, ban, ngành"),
        ("các sở, ban, ngành và địa phương liên quan", "sở, ban, ngành, địa phương"),
        ("Sở Y tế - Cơ quan thường trực Ban Chỉ đạo", "Sở Y tế"),
        ("Sở Y tế (cơ quan thường trực)", "Sở Y tế"),
        ("Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Quân sự"),
        ("Ban Chỉ huy Quân sự huyện Sông Lam", "Ban Chỉ huy Quân sự"),
        ("Mặt trận Tổ quốc Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc"),
        ("Báo và Phát thanh, Truyền hình Bình Lâm", "Báo và Phát thanh, Truyền hình"),
        ("Bưu điện Huế", "Bưu điện"),
        ("UBND cấp huyện, cấp xã", "UBND"),
        ("Cán bộ, công chức xã thực hiện xử lý công việc, văn bản", "cán bộ, công chức"),
        ("Bảo hiểm xã hội tỉnh", "Bảo hiểm xã hội"),
        ("Ban Chỉ huy Quân sự xã An Thuận", "Ban Chỉ huy Quân sự"),
        ("các tổ chức chính trị - xã hội tỉnh", "đoàn thể"),
        ("Chi cục Hải quan khu vực IX", "Chi cục Hải quan khu vực IX"),
        ("Ngân hàng Nhà nước chi nhánh khu vực 5", "Ngân hàng Nhà nước khu vực 5"),
        ("TAND khu vực 3", "Tòa án nhân dân khu vực 3"),
        ("Phòng VH-XH", "Phòng Văn hóa - Xã hội"),
        ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở KHCN", "Sở Khoa học và Công nghệ"),
    ],
)
def test_one_name_for_all_forms(printed: str, name: str) -> None:
    found = canonical(printed)
    assert (found.printed, found.name) == (printed, name)
    assert found.score >= 88


@pytest.mark.parametrize("printed", ["Hợp tác xã Sông Lam", "Tổ hòa giải", "Nguyễn Văn A", "Phòng Lạ", "Sở Lạ", "", "12", "Bộ Khoa học và Công nghệ", "Phó Chủ tịch HĐND", "Lãnh đạo Sở", "Công an tỉnh, Báo Sông Lam"])
def test_a_name_that_is_not_known_stays(printed: str) -> None:
    assert canonical(printed) == Agency(printed, printed, None, 0.0)


@pytest.mark.parametrize(
    ("printed", "level", "scope"),
    [
        ("Văn phòng - Thống kê", "commune", "own"),
        ("Văn phòng - Thống kê", "district", "subordinate"),
        ("Phòng Nội vụ", "commune", "other"),
        ("Phòng Nội vụ", "district", "own"),
        ("Sở Nội vụ", "province", "own"),
        ("Sở Nội vụ", "district", "other"),
        ("Bộ Nội vụ", "province", "other"),
        ("UBND xã An Thuận", "commune", "own"),
        ("UBND huyện", "commune", "other"),
        ("UBND huyện", "province", "subordinate"),
        ("UBND các xã, thị trấn", "district", "subordinate"),
        ("UBND cấp xã", "province", "subordinate"),
        ("Trưởng thôn các thôn", "commune", "subordinate"),
        ("Công an", "commune", "own"),
        ("Ban Chỉ huy Quân sự", "commune", "own"),
        ("Bưu điện huyện", "commune", "other"),
        ("Các cơ quan, đơn vị thuộc huyện", "district", "own"),
        ("các đơn vị có liên quan", "district", None),
        ("Sở, ban, ngành có liên quan", "province", "own"),
        ("Các cơ quan, đơn vị", "district", "own"),
        ("Các cơ quan, đơn vị, địa phương", "district", None),
        ("Các sở, ngành và địa phương có liên quan", "province", None),
        ("các địa phương", "province", "subordinate"),
        ("Bộ Chỉ huy Quân sự tỉnh", "province", "own"),
        ("Sở, ban, ngành của tỉnh", "province", "own"),
        ("Bưu điện Bình Lâm", "province", None),
        ("Mặt trận Tổ quốc Việt Nam tỉnh", "province", "own"),
        ("Doanh nghiệp", "province", "other"),
        ("Sở Tư pháp", None, None),
        ("Tổ hòa giải", "commune", None),
    ],
)
def test_scope(printed: str, level: Level | None, scope: str | None) -> None:
    assert canonical(printed, level).scope == scope


@pytest.mark.parametrize("entry", entries("agencies", "agency"), ids=lambda entry: str(entry.match))
def test_each_known_name_is_whole_and_known_by_its_example(entry: object) -> None:
    example, meaning = entry.example, entry.meaning  # type: ignore[attr-defined]
    assert split_parties(example) == [example]
    assert canonical(example).name == meaning.split("|")[1]


@seed(20240630)
@given(st.text(alphabet="PhòngSởvàcácUBND,;/() -nội\n", max_size=60))
def test_nothing_is_lost_in_parting(text: str) -> None:
    kept = "".join(split_parties(text))
    assert set(kept) <= set(text)
    assert all(letter in kept for letter in text if letter in "òSởUBNDộ")


@pytest.mark.parametrize(
    ("name", "level", "year", "scope"),
    [
        ("Phòng Kinh tế", "commune", 2026, "own"),
        ("Phòng Kinh tế", "commune", 2025, None),
        ("Phòng Kinh tế", "commune", 2024, "other"),
        ("Phòng Kinh tế", "district", 2024, "own"),
        ("Phòng Kinh tế huyện", "commune", 2026, "other"),
        ("Phòng Tư pháp", "commune", 2026, "other"),
        ("Tòa án nhân dân khu vực 2", "commune", 2026, "other"),
        ("Các đơn vị sự nghiệp trực thuộc UBND xã", "commune", 2026, "own"),
        ("Các đơn vị sự nghiệp trực thuộc UBND xã", "province", 2026, "subordinate"),
    ],
)
def test_whose_an_office_is_since_there_are_no_districts(name: str, level: Level, year: int, scope: str | None) -> None:
    assert canonical(name, level, year).scope == scope


def test_a_short_name_that_the_plan_explains_has_its_full_one() -> None:
    text = "Giao Trung tâm Phục vụ hành chính công (sau đây viết tắt là TT HCC) niêm yết; quy chế (gọi tắt là Quy chế)."
    explained = explained_names(text)
    assert explained == (("tt hcc", "Trung tâm Phục vụ hành chính công"),)
    (agency,) = agencies_of("TT HCC", "commune", 2026, explained)
    assert (agency.printed, agency.name, agency.scope) == ("TT HCC", "Trung tâm Phục vụ hành chính công", "own")
    assert agencies_of("TT HCC", "commune", 2026)[0].score == 0


def test_two_names_that_ran_into_one_are_parted() -> None:
    """Lines of a cell, nothing but a blank between them; names of other first words go on."""
    assert split_parties("Sở Nội vụ Sở Tài chính") == ["Sở Nội vụ", "Sở Tài chính"]
    assert split_parties("Văn phòng Sở Tài chính") == ["Văn phòng Sở Tài chính"]
