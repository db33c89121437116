"""Diagnostics over the facts of a plan: deadlines, targets, leads, abbreviations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kehoach_parser import parse_file
from kehoach_parser.diagnose.abbreviations import unexplained
from kehoach_parser.diagnose.facts import late_deadlines
from kehoach_parser.draft import PlanDraft
from kehoach_parser.facts.values import Facts, Period
from kehoach_parser.tree import Printed
from kehoach_parser.vocabulary.loader import entries
from tests.drafts import draft_of
from tests.facts_plan import criterion, plan_of, row

NAME = "Công khai thủ tục"
CODES = ("deadline-before-issue", "target-differs", "lead-differs", "reference-unresolved", "abbreviation-undefined", "deadline-unread")


def told(plan: dict[str, Any], code: str) -> list[tuple[str, str]]:
    """(where, message) of the diagnostics of a code."""
    assert {found["severity"] for found in plan["diagnostics"] if found["code"] == code} <= {"info" if code in CODES[4:] else "warning"}
    return [(found["where"], found["message"]) for found in plan["diagnostics"] if found["code"] == code]


def test_a_plan_in_order_has_none() -> None:
    plan = plan_of([criterion("1.1", NAME, "100% thủ tục được niêm yết.")], [row(NAME, "100% thủ tục được niêm yết")])
    assert [found["code"] for found in plan["diagnostics"]] == []


# --- deadlines


@pytest.mark.parametrize(
    ("deadline", "end"),
    [
        ("Quý I năm 2024", "2024-03-31"),
        ("Trước ngày 30/4/2024", "2024-04-29"),
        ("Trong năm 2023", "2023-12-31"),
        ("Tháng 4 năm 2024", "2024-04-30"),
    ],
)
def test_a_deadline_that_is_over(deadline: str, end: str) -> None:
    plan = plan_of([criterion("1.1", NAME, deadline=deadline)])
    ((where, message),) = told(plan, "deadline-before-issue")
    assert where == "/sections/1/sections/0/criteria/0/deadline"
    assert deadline in message
    assert end in message or "Trước ngày" in deadline
    assert "2024-05-10" in message
    plan = plan_of([criterion("1.1", NAME)], [row("Kiểm tra công vụ", deadline=deadline)])
    assert [where for where, _ in told(plan, "deadline-before-issue")] == ["/appendices/0/groups/0/rows/0/deadline"]


@pytest.mark.parametrize(
    "deadline",
    ["Quý II năm 2024", "Trong năm 2024", "Thường xuyên", "Hằng quý", "Năm 2023 và những năm tiếp theo", "Theo kế hoạch của huyện", "Ngày 10 tháng 5 năm 2024"],
)
def test_a_deadline_that_is_not_over(deadline: str) -> None:
    assert told(plan_of([criterion("1.1", NAME, deadline=deadline)]), "deadline-before-issue") == []


def test_a_date_with_blanks_is_not_over_yet() -> None:
    body = [criterion("1.1", NAME, deadline="Tháng 4 năm 2024")]
    assert told(plan_of(body, date="ngày      tháng 4 năm 2024"), "deadline-before-issue") == []
    assert len(told(plan_of(body, date="ngày      tháng 5 năm 2024"), "deadline-before-issue")) == 1
    assert told(plan_of(body, date="ngày      tháng      năm 2024"), "deadline-before-issue") == []


def test_a_period_that_a_unit_has_from_its_text_is_told_once() -> None:
    draft = draft_of(plan_of(text="Hoàn thành trong quý I năm 2024."))
    unit, paragraph = "/sections/1/sections/1", "/sections/1/sections/1/content/0"
    period = Period("2024-01-01", "2024-03-31")
    assert late(draft, {unit: period}) == [unit]
    assert late(draft, {unit: period, paragraph: period}) == [paragraph]
    assert late(draft, {unit: period, paragraph: replace(period, end="2024-04-01")}) == [paragraph, unit]
    assert late(draft, {unit: replace(period, recurring=True)}) == []
    assert late(draft, {unit: replace(period, end="2024-05-10")}) == []


def late(draft: PlanDraft, periods: dict[str, Period]) -> list[str]:
    """Where a deadline is over, given what is due."""
    return [found.where for found in late_deadlines(draft, Facts(periods=periods))]


def test_a_deadline_in_unseen_words() -> None:
    plan = plan_of([criterion("1.1", NAME, deadline="Sớm nhất có thể")], [row("Kiểm tra công vụ", deadline="Lúc rảnh rỗi")])
    assert [(where, "Sớm nhất có thể" in message or "Lúc rảnh rỗi" in message) for where, message in told(plan, "deadline-unread")] == [
        ("/sections/1/sections/0/criteria/0/deadline", True),
        ("/appendices/0/groups/0/rows/0/deadline", True),
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("- Niêm yết danh mục tại trụ sở và nhà văn hóa các thôn, gửi báo cáo về Văn phòng trước ngày 30/4/2024.", "trước ngày 30/4/2024"),
        ("- Số hóa hồ sơ. Thời gian thực hiện: Quý I năm 2024.", "Quý I năm 2024"),
    ],
)
def test_a_deadline_told_by_the_way_is_quoted(text: str, quoted: str) -> None:
    ((_, message),) = told(plan_of(text=text), "deadline-before-issue")
    assert f'"{quoted}"' in message


# --- targets and leads


@pytest.mark.parametrize(
    ("body", "appendix"),
    [
        ("100% thủ tục được niêm yết.", "95% thủ tục được niêm yết"),
        ("Tỷ lệ hồ sơ đúng hạn đạt từ 98% trở lên.", "Tỷ lệ hồ sơ đúng hạn đạt trên 95%"),
        ("100% thủ tục được niêm yết tại trụ sở.", "90% thủ tục được niêm yết"),
        ("100% thủ tục được niêm yết; 50% hồ sơ nộp trực tuyến.", "100% thủ tục được niêm yết; 40% hồ sơ nộp trực tuyến"),
    ],
)
def test_another_target(body: str, appendix: str) -> None:
    ((where, message),) = told(plan_of([criterion("1.1", NAME, body)], [row(NAME, appendix)]), "target-differs")
    assert where == "/appendices/0/groups/0/rows/0/objective"
    assert "1.1" in message
    assert message.count('"') == 4


@pytest.mark.parametrize(
    ("body", "appendix"),
    [
        ("100% thủ tục được niêm yết.", "Niêm yết đủ 100% thủ tục"),
        ("Ít nhất 4 tin, bài về cải cách hành chính trong một quý.", "16 tin, bài trong năm"),
        ("100% thủ tục được niêm yết.", "50% hồ sơ nộp trực tuyến; 30% hồ sơ thanh toán trực tuyến"),
        ("Tăng 2% số hồ sơ trực tuyến.", "50% số hồ sơ trực tuyến"),
        ("Mở 2 lớp tập huấn.", "Mở lớp tập huấn cho 100% công chức"),
        ("Niêm yết đầy đủ.", "100% thủ tục được niêm yết"),
    ],
)
def test_the_same_target_or_none_to_compare(body: str, appendix: str) -> None:
    assert told(plan_of([criterion("1.1", NAME, body)], [row(NAME, appendix)]), "target-differs") == []


@pytest.mark.parametrize(
    ("body", "appendix"),
    [
        ("Văn phòng - Thống kê", "Tư pháp - Hộ tịch"),
        ("Văn phòng - Thống kê", "Văn phòng - Thống kê; Tài chính - Kế toán"),
        ("Công chức Tài chính - Kế toán", "Trạm Y tế xã"),
    ],
)
def test_another_lead(body: str, appendix: str) -> None:
    ((where, message),) = told(plan_of([criterion("1.1", NAME, lead=body)], [row(NAME, lead=appendix)]), "lead-differs")
    assert where == "/appendices/0/groups/0/rows/0/lead"
    assert f'"{body}"' in message
    assert f'"{appendix}"' in message


@pytest.mark.parametrize(
    ("body", "appendix"),
    [
        ("Công chức Văn phòng - Thống kê", "VP-TK"),
        ("Tư pháp - Hộ tịch xã", "Công chức Tư pháp- Hộ tịch"),
        ("Văn phòng - Thống kê; Tài chính - Kế toán", "Tài chính - Kế toán; Văn phòng - Thống kê"),
        ("Tổ chuyển đổi số thôn An Bình", "Tổ chuyển đổi số thôn"),
        ("Văn phòng - Thống kê", ""),
        ("Văn phòng - Thống kê", "nt"),
        ("Văn phòng - Thống kê", "//"),
    ],
)
def test_the_same_lead(body: str, appendix: str) -> None:
    assert told(plan_of([criterion("1.1", NAME, lead=body)], [row(NAME, lead=appendix)]), "lead-differs") == []


def test_what_is_about_other_criteria_is_not_compared() -> None:
    plan = plan_of([criterion("1.1", NAME, "100% thủ tục.", "Tư pháp - Hộ tịch")], [row("Kiểm tra công vụ", "90% thủ tục")])
    assert [found["code"] for found in plan["diagnostics"]] == []


@pytest.mark.parametrize(
    ("body", "appendix", "count"),
    [
        ("Phòng Văn hóa - Xã hội", "Phòng VH-XH", 0),
        ("Tổ Trồng rừng và Ươm giống", "Tổ TRƯG", 0),
        ("Tổ Trồng rừng và Ươm giống", "Tổ TRG", 1),
        ("Phòng Văn hóa - Xã hội", "Công an xã", 1),
    ],
)
def test_a_short_form_is_no_other_lead(body: str, appendix: str, count: int) -> None:
    plan = plan_of([criterion("1.1", NAME, lead=body)], [row(NAME, lead=appendix)])
    assert len(told(plan, "lead-differs")) == count


# --- abbreviations


def unknown(text: str) -> list[str]:
    plan = plan_of(text=text)
    return [message.split('"')[1] for _, message in told(plan, "abbreviation-undefined")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Các tổ báo cáo BQTR hằng tuần.", "BQTR"),
        ("Cán bộ ĐHTK phối hợp. Các ĐHTK báo cáo.", "ĐHTK"),
        ("Văn phòng XK&QR chuẩn bị.", "XK&QR"),
        ("Báo cáo (gửi BQTR xã) hằng tuần.", "BQTR"),
        ("Gửi UBND BQTR xem xét.", "BQTR"),
        ("Ban BQTRCC họp.", "BQTRCC"),
        ("Bộ quản trị. Ruộng tốt, tổ BQTR họp.", "BQTR"),
        ("bàn quản trị rừng tốt; tổ BQTT họp.", "BQTT"),
    ],
)
def test_an_abbreviation_that_nobody_explains(text: str, word: str) -> None:
    assert unknown(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ quản trị rừng (BQTR) báo cáo; BQTR họp hằng tuần.",
        "Bộ quản trị rừng (sau đây viết tắt là BQTR) báo cáo.",
        "Bộ quản trị rừng (sau đây gọi tắt là Cổng BQTR) báo cáo.",
        "Hệ thống quản lý (Forest Management Board - BQTR) báo cáo.",
        "Tổ BQTR (Bộ quản trị rừng) báo cáo.",
        "BQTR: Bộ quản trị rừng báo cáo.",
        "Chủ tịch UBND xã, HĐND xã, KT-XH, QPPL, NSNN, CCHC, TTHC, BHXH, CNTT.",
        "HĐND-UBND họp hằng quý.",
        "Theo phụ lục XIV và mục IV.",
        "Theo Công văn số 15/BQTR-NC ngày 02/01/2024 và số 7-CV/BQTR.",
        "Theo Công văn số      /BQTR-NC của huyện.",
        "Dùng mạng 5G và mã QRT5 tại trụ sở.",
        "TOÀN DÂN THI ĐUA BQTR LẬP THÀNH TÍCH",
        "Mua 05 nghìn USD, máy bơm 02 MW của các nước EU, ASEAN, WHO hỗ trợ Công ty TNHH.",
        "Tổ BCĐCCHC và nhóm KHCN-ĐMST họp.",
        "Bộ Quản trị rừng và ruộng họp. Tổ BQTRR theo dõi.",
        "Theo Tờ trình số 9512/TTr- BQTR-WXZ ngày 14/3/2027.",
        "Thi đua theo khẩu hiệu LAO ĐỘNG GIOI HANG ĐẦU trong năm.",
    ],
)
def test_abbreviations_that_need_no_explanation(text: str) -> None:
    assert unknown(text) == []


def test_an_abbreviation_is_told_once_where_it_comes_first() -> None:
    plan = plan_of([criterion("1.1", "Hoạt động của BQTR", lead="BQTR")], text="Các BQTR báo cáo.")
    ((where, _),) = told(plan, "abbreviation-undefined")
    assert where == "/sections/1/sections/0/criteria/0/name"


def test_a_word_read_once_by_ocr_is_none() -> None:
    printed = Printed(draft_of(plan_of(text="Các tổ báo cáo BQTR hằng tuần.")))
    assert [found.parameters for found in unexplained(printed, doubtful=False)] == [{"abbreviation": "BQTR"}]
    assert list(unexplained(printed, doubtful=True)) == []


def test_enough_abbreviations_are_known() -> None:
    assert len(entries("abbreviations", "general")) >= 80


# --- real plans


def test_what_is_told_of_real_plans(shared: Path) -> None:
    """Read by hand: six leads that differ and one wrong reference in one plan, none in the others."""
    counted: dict[str, int] = {}
    for path in sorted((shared / "plans").glob("00*.docx")):
        for found in parse_file(path).diagnostics:
            if found.severity == "warning" and found.code in CODES:
                counted[f"{path.stem[:3]} {found.code}"] = counted.get(f"{path.stem[:3]} {found.code}", 0) + 1
    assert counted == {"003 lead-differs": 6, "003 reference-unresolved": 1}
