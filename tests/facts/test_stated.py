"""Who does what, and by when, as running text and plain label lines say it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from kehoach_parser.facts.assignments.text import read_text
from kehoach_parser.facts.derive import derive
from kehoach_parser.facts.wording import spelled
from kehoach_parser.text.fold import fold
from kehoach_parser.validate.json_tree import paragraphs
from kehoach_parser.validate.json_tree import sections as units
from kehoach_parser.vocabulary.loader import entries
from tests.drafts import draft_of

SHORT = {"lead": "L", "coordinate": "C", "implement": "I", "coordinate_implement": "CI"}

# Text | role: parties; ... | deadline, "-" for none. L leads, C coordinates, I implements.
STATED = """
Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu UBND tỉnh bố trí kinh phí. | L: Sở Nội vụ; C: Sở Tài chính | -
Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành tham mưu UBND tỉnh trước ngày 30/6/2025. | L: Sở Nội vụ; C: các sở, ban, ngành | trước ngày 30/6/2025
Sở Nội vụ chủ trì, phối hợp các đơn vị liên quan, rà soát vị trí việc làm. | L: Sở Nội vụ; C: các đơn vị liên quan | -
Giao Phòng Nội vụ chủ trì, phối hợp chặt chẽ với Phòng Tư pháp và UBND các xã tổ chức kiểm tra. | L: Phòng Nội vụ; C: Phòng Tư pháp và UBND các xã | -
Giao Văn phòng - Thống kê theo dõi, đôn đốc việc thực hiện. | I: Văn phòng - Thống kê | -
Giao công chức Văn hóa - Xã hội phối hợp với Đài truyền thanh xã tuyên truyền. | I: công chức Văn hóa - Xã hội; C: Đài truyền thanh xã | -
Đề nghị Ủy ban Mặt trận Tổ quốc xã và các đoàn thể tăng cường giám sát. | I: Ủy ban Mặt trận Tổ quốc xã và các đoàn thể | -
UBND xã giao Ban Chỉ huy Quân sự xã làm đầu mối tổng hợp. | I: Ban Chỉ huy Quân sự xã | -
Đồng thời, giao Công an xã rà soát nhân khẩu. | I: Công an xã | -
Hằng năm, Văn phòng - Thống kê chủ trì, phối hợp Công an xã rà soát dữ liệu. | L: Văn phòng - Thống kê; C: Công an xã | -
Sở Y tế là cơ quan thường trực, chủ trì theo dõi việc thực hiện. | L: Sở Y tế | -
Sở Y tế chủ trì thực hiện; các sở, ngành, địa phương phối hợp. | L: Sở Y tế; C: các sở, ngành, địa phương | -
Công chức Tư pháp - Hộ tịch chủ trì, công chức Văn phòng - Thống kê phối hợp thực hiện. | L: Công chức Tư pháp - Hộ tịch; C: công chức Văn phòng - Thống kê | -
Thủ trưởng các cơ quan, đơn vị; Chủ tịch UBND các xã chịu trách nhiệm thi hành Kế hoạch này. | I: Thủ trưởng các cơ quan, đơn vị; Chủ tịch UBND các xã | -
Số hóa hồ sơ lưu trữ (Trung tâm Công nghệ thông tin chủ trì, Quý II/2024). | L: Trung tâm Công nghệ thông tin | Quý II/2024
Số hóa hồ sơ lưu trữ (Văn phòng Sở chủ trì; Thanh tra Sở phối hợp; tháng 5/2024). | L: Văn phòng Sở; C: Thanh tra Sở | tháng 5/2024
Kết quả năm 2023 giữ như cũ (theo báo cáo, năm 2023). | | -
Giao Đài truyền thanh xã tăng thời lượng phát sóng. | I: Đài truyền thanh xã | -
Đơn vị phối hợp: Viễn thông Bình Lâm. | C: Viễn thông Bình Lâm | -
Rà soát thủ tục hành chính (Sở Nội vụ chủ trì, hoàn thành trong quý II). | L: Sở Nội vụ | trong quý II
Rà soát thủ tục hành chính (Sở Nội vụ chủ trì; Sở Tư pháp phối hợp). | L: Sở Nội vụ; C: Sở Tư pháp | -
Rà soát thủ tục (Chủ trì: Sở Nội vụ; phối hợp: Sở Tư pháp; thời gian: Quý II/2025). | L: Sở Nội vụ; C: Sở Tư pháp | Quý II/2025
Rà soát thủ tục. Cơ quan chủ trì: Sở Nội vụ; thời gian hoàn thành: tháng 6/2025. | L: Sở Nội vụ | tháng 6/2025
Hoàn thành việc rà soát hồ sơ trước ngày 30/9/2025. | | trước ngày 30/9/2025
Xây dựng kế hoạch xong trong tháng 12/2025 và báo cáo kết quả. | | trong tháng 12/2025
Gửi báo cáo về Sở Nội vụ trước ngày 15/12 hằng năm để tổng hợp. | | trước ngày 15/12 hằng năm
Định kỳ hằng năm (trước ngày 15 tháng 12) báo cáo UBND tỉnh. | | hằng năm, trước ngày 15 tháng 12
Sở Y tế chủ trì, phối hợp với các sở, ngành có liên quan thanh tra các cơ sở. | L: Sở Y tế; C: các sở, ngành có liên quan | -
Sở Y tế chủ trì, phối hợp với các đơn vị liên quan trên địa bàn tuần tra. | L: Sở Y tế; C: các đơn vị liên quan trên địa bàn | -
UBND tỉnh yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện. | I: các sở, ban, ngành | -
Trước ngày 15/11 hằng năm, các đơn vị gửi báo cáo về Sở Nội vụ. | | Trước ngày 15/11 hằng năm
Thời gian thực hiện Chương trình: Từ năm 2025 đến hết năm 2030. | | Từ năm 2025 đến hết năm 2030
Thời gian phát động: Đợt cao điểm kéo dài từ tháng 3 năm 2025 đến hết tháng 9 năm 2025. Tổng kết vào tháng 10. | | Đợt cao điểm kéo dài từ tháng 3 năm 2025 đến hết tháng 9 năm 2025. Tổng kết vào tháng 10
Báo cáo Sở Y tế trước 17h30' hằng ngày và khi có ca bệnh. | | trước 17h30' hằng ngày
Gửi báo cáo trước 16 h ngày 20/12/2025. | | trước 16 h ngày 20/12/2025
Báo cáo sơ kết trước ngày 15/6/2025; báo cáo tổng kết trước ngày 15/12/2025. | | trước ngày 15/6/2025; : trước ngày 15/12/2025
Thời gian phát động: Đợt 1 từ ngày 01/3/2025 đến ngày 15/3/2025, đợt 2 từ ngày 01/9/2025 đến ngày 15/9/2025. | | Đợt 1 từ ngày 01/3/2025 đến ngày 15/3/2025, đợt 2 từ ngày 01/9/2025 đến ngày 15/9/2025
Hoàn thành việc số hóa sổ hộ tịch trong quý III/2025. | | trong quý III/2025
Thực hiện xong việc cắm mốc vào tháng 4/2025. | | vào tháng 4/2025
Tổ chức hội nghị tổng kết vào tháng 12/2025. | | vào tháng 12/2025
Hằng quý báo cáo UBND xã trước ngày 20 của tháng cuối quý. | | trước ngày 20 của tháng cuối quý
Hằng tháng tổng hợp, báo cáo Sở Y tế trước ngày 25. | | Hằng tháng, trước ngày 25
Định kỳ hằng năm báo cáo Sở Y tế chậm nhất ngày 05 tháng 12. | | hằng năm, chậm nhất ngày 05 tháng 12
Xây dựng kế hoạch hằng năm, trình UBND xã trước ngày 30/6/2025. | | trước ngày 30/6/2025
Hoàn thành kiểm kê trước ngày 15/5/2025 và báo cáo trước ngày 30/5/2025. | | trước ngày 15/5/2025; : trước ngày 30/5/2025
Thời gian kiểm tra: 13h30’ ngày 29/4/2025 (Thứ Ba). | | 13h30’ ngày 29/4/2025 (Thứ Ba)
Thời gian, địa điểm: ngày 15/5/2025, tại Nhà văn hóa xã. | | ngày 15/5/2025, tại Nhà văn hóa xã
Thời gian thực hiện từ quý II/2025 đến quý IV/2025. | | từ quý II/2025 đến quý IV/2025
Thời gian thực hiện sau khi có hướng dẫn. | | sau khi có hướng dẫn
"""
# Nothing is stated here, or it is not sure what.
SILENT = """
Hoàn thành các chỉ tiêu được giao trong năm 2025.
Ban Chỉ đạo được thành lập vào tháng 3/2024, tổ chức lại trong năm 2025.
Trong quý I/2025 đã tổ chức 02 lớp tập huấn vào tháng 3/2025.
Nếu tổ chức hội nghị vào tháng 12/2025 thì báo cáo UBND xã.
Lễ hội diễn ra vào tháng 3.
Thời gian học: 05 buổi.
Thời gian qua, năm 2024 xã có nhiều cố gắng.
Thời gian thực hiện dự án đã kéo dài.
Thời gian giải quyết: 05 ngày làm việc.
Tổ chức hội nghị vào thời điểm thích hợp.
Hoàn thành rà soát hồ sơ tiếp nhận trước ngày 01/7/2025.
Hội nghị được tổ chức dưới sự chủ trì của Sở Nội vụ.
Cơ quan chủ trì có vai trò quan trọng.
Các cơ quan được giao chủ trì các lĩnh vực phải tăng cường phối hợp.
Xác định rõ vai trò chủ trì của lực lượng Công an.
Tăng cường phối hợp giữa các sở, ban, ngành.
Công tác bàn giao Phòng Nội vụ quản lý hồ sơ chậm.
Các nhiệm vụ được Thủ tướng Chính phủ giao cho Ủy ban nhân dân tỉnh phải đúng hạn.
Nhiệm vụ được giao Phòng Nội vụ đã thực hiện.
Giao thông nông thôn được đầu tư.
Phòng, chống tham nhũng được chủ trì thực hiện tốt.
Bộ Chỉ số cải cách hành chính tiếp tục được theo dõi.
Hồ sơ tiếp nhận trước ngày 01/7/2025 được giải quyết theo quy định.
Đã hoàn thành trước ngày 30/6/2024.
Phấn đấu hoàn thành 100% chỉ tiêu năm 2025.
Sở Nội vụ đã chủ trì nhiều cuộc họp.
UBND xã có trụ sở tại thôn 2.
Các đại biểu dự hội nghị.
Thời gian học: Từ lớp 1 đến lớp 5.
Phong trào kéo dài từ tháng 3 năm 2025 đến hết tháng 9 năm 2025.
Trường hợp dự án kết thúc trước ngày 30/9/2025, phải quyết toán theo quy định.
Đề xuất kinh phí trước năm đề nghị.
Hội nghị cán bộ, công chức, viên chức do người đứng đầu đơn vị chủ trì, phối hợp với Công đoàn tổ chức.
"""


def told(text: str, **options: Any) -> str:
    stated = read_text(text, **options)
    return "; ".join(f"{SHORT[role]}: {parties}" for role, _, parties in stated.assignments) + f" | {stated.deadline or '-'}"


@pytest.mark.parametrize("line", STATED.strip().splitlines())
def test_what_a_text_states(line: str) -> None:
    text, assignments, deadline = (piece.strip() for piece in line.split("|"))
    assert told(text) == f"{assignments} | {deadline}"


@pytest.mark.parametrize("text", SILENT.strip().splitlines())
def test_nothing_is_invented(text: str) -> None:
    assert told(text) == " | -"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các phòng, ban chuyên môn căn cứ chức năng, nhiệm vụ tổ chức thực hiện.", "I: Các phòng, ban chuyên môn | -"),
        ("Sở Tài chính: Chủ trì, phối hợp với Sở Nội vụ cân đối ngân sách.", "I: Sở Tài chính; L: Sở Tài chính; C: Sở Nội vụ | -"),
        ("Sở Y tế: Phối hợp với Công an tỉnh, các trường học kiểm tra bếp ăn.", "I: Sở Y tế; C: Công an tỉnh, các trường học | -"),
        ("Sở Y tế: Phối hợp tuyên truyền.", "I: Sở Y tế | -"),
        ("UBND các xã phối hợp với các trường học trên địa bàn.", "I: UBND các xã; C: các trường học trên địa bàn | -"),
        ("Đối với các xã, phường: xây dựng kế hoạch.", "I: các xã, phường | -"),
        ("Viện kiểm sát nhân dân tỉnh, Tòa án nhân dân tỉnh: Phối hợp xét xử.", "I: Viện kiểm sát nhân dân tỉnh, Tòa án nhân dân tỉnh | -"),
        ("Trung tâm phục vụ hành chính công: Công khai thủ tục.", "I: Trung tâm phục vụ hành chính công | -"),
        ("Tình đoàn kết quân dân: Tiếp tục được vun đắp.", " | -"),
        ("Căn cứ Kế hoạch này, các phòng, ban xây dựng kế hoạch cụ thể.", "I: các phòng, ban | -"),
        # Those behind a semicolon are told something, they are not told to do it.
        ("Đôn đốc Sở Nội vụ; các xã, phường thực hiện.", " | -"),
    ],
)
def test_in_the_part_that_tells_duties_agencies_need_no_order(text: str, expected: str) -> None:
    assert told(text, ordered=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ trì, phối hợp với Công an xã kiểm tra.", "L: Phòng Kinh tế; C: Công an xã | -"),
        ("Trên cơ sở dự toán được duyệt, chủ trì phân bổ kinh phí.", "L: Phòng Kinh tế | -"),
        ("Phối hợp với Công an xã kiểm tra.", "C: Công an xã | -"),
        ("Phối hợp tuyên truyền.", " | -"),
    ],
)
def test_duties_below_an_agency_s_heading_are_its_own(text: str, expected: str) -> None:
    assert told(text, subject="Phòng Kinh tế") == expected


def test_each_stop_is_compared_as_it_is_spelled() -> None:
    tables = [("duties", name) for name in ("stop", "with", "order", "order_inside", "no_order")]
    tables += [("agencies", "party_head"), ("time", "not_due")]
    assert [entry for table in tables for entry in entries(*table) if fold(spelled(entry)) != entry.match] == []


@seed(20240630)
@given(st.text(alphabet="SởNộivụGiao chủtrìphốihợpớ,;:.()20/6trướcngày\n", max_size=80))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for role, _, parties in read_text(text, ordered=True, subject="Sở Nội vụ").assignments:
        assert role in SHORT
        assert parties in text or parties == "Sở Nội vụ"


# --- in a plan


def par(text: str, *children: dict[str, Any], marker: str | None = "-") -> dict[str, Any]:
    return {"marker": marker, "text": text, "children": list(children)}


def unit(heading: str | None, *content: dict[str, Any], sections: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"number": "1", "heading": heading, "content": list(content), "sections": list(sections), "criteria": []}


def read(*sections: dict[str, Any]) -> None:
    """Gives each section and paragraph of a commune's plan for 2025 what is told of it."""
    plan: dict[str, Any] = {"subject": "Công tác năm 2025", "header": {"issuer_lines": ["ỦY BAN NHÂN DÂN", "XÃ AN THUẬN"]}}
    plan |= {"preamble": [], "sections": list(sections), "closing": [], "appendices": [], "unassigned": []}
    facts = derive(draft_of(plan))
    assert facts.unit is not None
    assert (facts.unit.level, facts.year) == ("commune", 2025)
    told = {*facts.assignments, *facts.periods, *facts.targets}
    for pointer, part in (*units(plan), *paragraphs(plan)):
        part |= {"assignments": facts.assignments.get(pointer, ()), "period": facts.periods.get(pointer), "targets": facts.targets.get(pointer, ())}
        told.discard(pointer)
    assert told == set()


def who(part: dict[str, Any]) -> list[tuple[str, str | None, str]]:
    return [(a.role, a.label, a.parties) for a in part["assignments"]]


LABELS = (par("Cơ quan chủ trì: Văn phòng - Thống kê."), par("Cơ quan phối hợp: Công an xã, các thôn."), par("Thời gian thực hiện: Quý II."))
ASSIGNED = [("lead", "Cơ quan chủ trì", "Văn phòng - Thống kê"), ("coordinate", "Cơ quan phối hợp", "Công an xã, các thôn")]


def test_label_lines_at_the_end_of_a_unit_are_the_unit_s() -> None:
    task = par("Rà soát thủ tục.")
    section = unit("Cải cách thủ tục", task, *LABELS)
    read(section)
    assert who(section) == ASSIGNED
    assert section["period"].end == "2025-06-30"
    assert section["period"].year_inferred
    assert [agency.scope for agency in section["assignments"][0].agencies] == ["own"]
    assert (task["assignments"], task["period"]) == ((), None)


def test_of_several_tasks_with_label_lines_each_has_its_own() -> None:
    one, other = par("Rà soát thủ tục."), par("Số hóa hồ sơ.")
    section = unit("Cải cách thủ tục", one, *LABELS, other, par("Chủ trì: Tư pháp - Hộ tịch"), par("Tiến độ: Thường xuyên"))
    read(section)
    assert (section["assignments"], section["period"]) == ((), None)
    assert who(one) == ASSIGNED
    assert who(other) == [("lead", "Chủ trì", "Tư pháp - Hộ tịch")]
    assert (one["period"].end, other["period"].recurring) == ("2025-06-30", True)


def test_a_label_of_another_kind_does_not_part_label_lines() -> None:
    section = unit("Cải cách thủ tục", par("Rà soát thủ tục."), LABELS[0], par("Sản phẩm: Danh mục thủ tục."), *LABELS[1:])
    read(section)
    assert who(section) == ASSIGNED
    assert section["period"].end == "2025-06-30"


def test_a_limit_of_each_month_has_no_date_but_a_rate() -> None:
    text = par("Gửi báo cáo về UBND xã trước ngày 20 hằng tháng.")
    read(unit("Chế độ báo cáo", text))
    assert (text["period"].end, text["period"].recurring, text["period"].frequency) == (None, True, "month")


def test_label_lines_below_an_item_are_the_item_s() -> None:
    item = par("Rà soát thủ tục.", par("Chủ trì: Văn phòng - Thống kê", marker="+"), par("Thời hạn: Tháng 6/2025", marker="+"))
    section = unit("Cải cách thủ tục", item)
    read(section)
    assert who(item) == [("lead", "Chủ trì", "Văn phòng - Thống kê")]
    assert item["period"].start == "2025-06-01"
    assert section["assignments"] == ()


def test_a_bare_label_takes_what_stands_below() -> None:
    below = par("Cơ quan chủ trì:", par("Văn phòng - Thống kê;", marker="+"), par("Tư pháp - Hộ tịch.", marker="+"))
    section = unit("Cải cách thủ tục", par("Rà soát."), par("Phân công thực hiện:", below))
    read(section)
    assert who(section) == [("lead", "Cơ quan chủ trì", "Văn phòng - Thống kê; Tư pháp - Hộ tịch")]


def test_a_unit_called_a_deadline() -> None:
    section = unit("Thời gian thực hiện", par("Từ tháng 3/2025 đến tháng 6/2025."))
    read(section)
    assert (section["period"].start, section["period"].end) == ("2025-03-01", "2025-06-30")


def test_spans_under_a_heading_about_time() -> None:
    first, other = par("Đợt 1: Cao điểm (từ ngày 03 đến ngày 15 tháng 3 năm 2025);"), par("Đợt 2: Do Ban Tổ chức quyết định.")
    point = unit(None, par("Mỗi đợt làm từ thôn đến xã.", marker=None), first, other)
    task = par("Kết quả tính từ ngày 03 đến ngày 15 tháng 3 năm 2025.")
    read(unit("Thời gian phát động", sections=(point,)), unit("Nội dung", task))
    assert [part["period"] for part in (other, task, point)] == [None, None, None]
    assert (first["period"].start, first["period"].end) == ("2025-03-03", "2025-03-15")


def test_a_unit_called_a_deadline_with_several_days() -> None:
    section = unit("Thời gian", par("Đợt 1: từ ngày 06/5 đến ngày 08/5/2025;"), par("Đợt 2: tháng 8 năm 2025."))
    other = unit("Thời gian", par("Ngày 06/5/2025."), par("Địa điểm do Ban Tổ chức báo sau."))
    read(section, other)
    assert [(part["period"].start, part["period"].end) for part in (section, other)] == [
        ("2025-05-06", "2025-08-31"),
        ("2025-05-06", "2025-05-06"),
    ]


@pytest.mark.parametrize("heading", ["MỤC ĐÍCH VÀ YÊU CẦU", "Một số chỉ tiêu", "Quan điểm, mục tiêu", "Những mục tiêu cụ thể"])
def test_units_called_an_objective_set_targets(heading: str) -> None:
    section, other = unit(heading, par("100% thôn có loa truyền thanh.")), unit("Kết quả thực hiện chỉ tiêu", par("Đạt 90%."))
    read(section, other)
    assert [len(part.get("targets", [])) for part in (section, other)] == [1, 0]


def test_units_named_after_an_agency_in_the_part_on_implementation() -> None:
    duty, other = par("Chủ trì, phối hợp với Công an xã kiểm tra."), par("Tổng hợp kết quả, hoàn thành trước ngày 30/11/2025.")
    office, task = unit("Giao Văn phòng - Thống kê:", duty, other), unit("Kinh phí thực hiện", par("Ngân sách xã."))
    read(unit("TỔ CHỨC THỰC HIỆN", sections=(office, task)), elsewhere := unit("ĐỐI TƯỢNG", sections=(unit("Các thôn"),)))
    assert who(office) == [("implement", None, "Văn phòng - Thống kê")]
    assert who(duty) == [("lead", None, "Văn phòng - Thống kê"), ("coordinate", None, "Công an xã")]
    assert other["period"].end == "2025-11-30"
    assert task["assignments"] == elsewhere["sections"][0]["assignments"] == ()


def test_of_two_deadlines_of_a_paragraph_the_first_counts() -> None:
    item = par("Báo cáo trước ngày 30/11/2025.", par("Thời hạn: Tháng 6/2025", marker="+"))
    read(unit("Cải cách thủ tục", item))
    assert (item["period"].start, item["period"].end) == ("2025-06-01", "2025-06-30")


def test_what_the_part_on_implementation_is_for_holds_two_levels_down() -> None:
    office = unit("Văn phòng - Thống kê", par("Tổng hợp kết quả."))
    read(unit("TỔ CHỨC THỰC HIỆN", sections=(unit("Các bộ phận", sections=(office,)),)))
    assert who(office) == [("implement", None, "Văn phòng - Thống kê")]


def test_what_a_heading_about_time_is_for_holds_two_levels_down() -> None:
    first = par("Đợt 1: Cao điểm (từ ngày 03 đến ngày 15 tháng 3 năm 2025);")
    read(unit("Thời gian phát động", sections=(unit("Các đợt", sections=(unit(None, par("Làm từ thôn."), first),)),)))
    assert (first["period"].start, first["period"].end) == ("2025-03-03", "2025-03-15")


def test_a_name_alone_is_a_text_and_no_unit_of_duties() -> None:
    alone = unit(None, par("Văn phòng - Thống kê", marker=None))
    read(unit("TỔ CHỨC THỰC HIỆN", sections=(alone,)))
    assert alone["assignments"] == ()
