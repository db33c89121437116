"""Criteria and their rows in the appendix; places of the plan that its own text refers to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kehoach_parser import parse_file, parse_text
from kehoach_parser.validate.json_tree import criteria, has, rows
from tests.facts_plan import criterion, plan_of, row

FIRST = "/sections/1/sections/0/criteria"
ROWS = "/appendices/0/groups/0/rows"


def linked(bodies: list[str], names: list[str]) -> list[tuple[str, str]]:
    """(number of the criterion, name of its row): of links that both sides tell."""
    plan = plan_of(bodies, [row(name) for name in names])
    units, lines = dict(criteria(plan)), dict(rows(plan))
    found = [(unit["number"], lines[pointer]["criterion"]) for unit in units.values() for pointer in unit["counterparts"]]
    back = [(units[line["counterpart"]]["number"], line["criterion"]) for line in lines.values() if line["counterpart"]]
    assert sorted(found) == sorted(back)
    return found


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Thực hiện kế hoạch CCHC", "TC 1.1 - Thực hiện kế hoạch CCHC"),
        ("Thực hiện kế hoạch CCHC", "TCTP 4.2.1 - Thực hiện kế hoạch CCHC"),
        ("Thực hiện kế hoạch CCHC", "Thực hiện kế hoạch cải cách hành chính"),
        ("Công khai thủ tục hành chính (TTHC) tại trụ sở", "TC 3.1 - Công khai TTHC tại trụ sở"),
        ("Mức độ hài lòng của người dân đối với tiếp cận dịch vụ", "Mức độ hài lòng về tiếp cận dịch vụ thuộc Chỉ số SIPAS"),
        ("Chỉ số hài lòng về kết quả dịch vụ", "Mức độ hài lòng đối với kết quả dịch vụ"),
        ("Sự tin tưởng của doanh nghiệp và hợp tác xã về môi trường đầu tư", "Mức độ tin tưởng đối với môi trường đầu tư"),
        ("Mức độ hài lòng của người dân, tổ chức về phong cách phục vụ", "Mức độ hài lòng của tổ chức đối với phong cách phục vụ"),
        ("Mức độ thực hiện các chỉ tiêu do HĐND xã giao", "Mức độ thực hiện các chỉ tiêu do HĐND huyện giao"),
        ("Tỷ lệ đạt chuẩn của cán bộ, công chức cấp xã", "Tỷ lệ đạt chuẩn của cán bộ cấp xã"),
        ("Kiểm tra công tác thống kê hộ tịch", "Kiêm tra công tác théng kê hộ tich"),
        ("Xây dựng và thực hiện Kế hoạch CCHC", "TC 1.1 - Thực hiện kế hoạch CCHC"),
    ],
)
def test_one_criterion_under_two_spellings(body: str, name: str) -> None:
    assert [number for number, _ in linked([criterion("1.1", body)], [name])] == ["1.1"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Rà soát, đánh giá thủ tục hành chính", "TC 1.1 - Tuyên truyền công tác CCHC"),
        ("Tỷ lệ hồ sơ trực tuyến mức độ 3", "Tỷ lệ hồ sơ trực tuyến mức độ 4"),
        ("Mức độ hài lòng của người dân về phong cách phục vụ", "Mức độ hài lòng của doanh nghiệp về phong cách phục vụ"),
        ("Tỷ lệ hồ sơ trực tuyến mức độ 3", "Tỷ lệ hồ sơ trực tuyến mức độ 3, mức độ 4"),
        ("Chỉ số hài lòng về tổ chức giải quyết thủ tục", "Chỉ số hài lòng về kết quả giải quyết thủ tục"),
        ("Tỷ lệ văn bản đến được xử lý trên môi trường mạng", "Tỷ lệ hồ sơ đến được xử lý trên môi trường mạng"),
        ("Xử lý các vấn đề phát hiện qua kiểm tra", "TC 4.3.3 - Xử lý các vấn đề về phân cấp phát hiện qua thanh tra, kiểm tra"),
    ],
)
def test_another_criterion(body: str, name: str) -> None:
    assert linked([criterion("1.1", body)], [name]) == []


def test_a_name_that_comes_twice_is_told_by_its_number_or_not_at_all() -> None:
    twice = [criterion("1.1", "Công khai thủ tục"), criterion("1.2", "Công khai thủ tục")]
    assert linked(twice, ["TC 3.1 - Công khai thủ tục"]) == []
    assert linked(twice, ["TC 1.2 - Công khai thủ tục"]) == [("1.2", "Công khai thủ tục")]
    assert linked(twice[:1], ["Công khai thủ tục", "Công khai thủ tục"]) == []


def test_the_best_of_two_rows_is_taken() -> None:
    names = ["Kiểm soát quy định thủ tục hành chính mới", "Kiểm soát quy định thủ tục hành chính"]
    assert linked([criterion("1.1", names[1])], names) == [("1.1", names[1])]


def test_two_appendices_have_a_row_each() -> None:
    plan = plan_of([criterion("1.1", "Công khai thủ tục")], [row("Công khai thủ tục")], labels=("PHỤ LỤC 1", "PHỤ LỤC 2"))
    (found,) = [unit["counterparts"] for _, unit in criteria(plan)]
    assert found == [ROWS + "/0", ROWS.replace("/0/groups", "/1/groups") + "/0"]


# --- references

_DECISION = """\
**QUYẾT ĐỊNH**

Ban hành Kế hoạch trồng cây năm 2024

**Điều 1.** Ban hành kèm theo Quyết định này Kế hoạch trồng cây.

**Điều 2.** Các phòng chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:

- Như Điều 2;

- Lưu: VT

**CHỦ TỊCH**

Vi Thị Ngần

**KẾ HOẠCH**

TRỒNG CÂY NĂM 2024

*(Kèm theo Quyết định số 8/QĐ-UBND ngày 16/02/2024 của UBND xã)*

Thực hiện Kế hoạch số 3/KH-UBND ngày 06/01/2024 của UBND huyện, các thôn trồng cây như sau:

**I. MỤC ĐÍCH**

1. Phủ xanh đất trống.

2. Giữ nước đầu nguồn.

**II. THỰC HIỆN**

1. Các thôn làm các việc tại khoản 2 Mục I Kế hoạch này.

2. Các phòng theo dõi các việc nêu tại mục II./.
"""

BODY = [criterion(f"1.{number}", name) for number, name in enumerate(("Công khai thủ tục", "Kiểm tra công vụ", "Số hóa hồ sơ"), 1)]


def references(text: str, **options: Any) -> list[tuple[str, str | None, bool]]:
    """(text, to, corrected) of the references in a sentence."""
    plan = plan_of(BODY, [row("Công khai thủ tục")], text=text, **options)
    for reference in plan["references"]:
        assert has(plan, reference["where"])
        assert reference["to"] is None or has(plan, reference["to"])
    told = [found for found in plan["diagnostics"] if found["code"] == "reference-unresolved"]
    assert len(told) == sum(reference["corrected"] or reference["to"] is None for reference in plan["references"])
    return [(reference["text"], reference["to"], reference["corrected"]) for reference in plan["references"]]


@pytest.mark.parametrize(
    ("sentence", "text", "to"),
    [
        ("Thực hiện theo Mục II Kế hoạch này.", "Mục II Kế hoạch này", "/sections/1"),
        ("Các việc nêu tại mục I của Kế hoạch.", "mục I của Kế hoạch", "/sections/0"),
        ("Các việc tại khoản 2 Mục I Kế hoạch này.", "khoản 2 Mục I Kế hoạch này", "/sections/0/sections/1"),
        ("Thực hiện mục II.1 Kế hoạch này.", "mục II.1 Kế hoạch này", "/sections/1/sections/0"),
        ("Như khoản 1.2, mục II của bản kế hoạch này.", "khoản 1.2, mục II của bản kế hoạch này", f"{FIRST}/1"),
        ("Như điểm b khoản 1.3 Kế hoạch này.", "điểm b khoản 1.3 Kế hoạch này", f"{FIRST}/2/tasks"),
        ("Như điểm b của tiêu chí 1.1 nêu trên.", "điểm b của tiêu chí 1.1 nêu trên", f"{FIRST}/0/tasks"),
        ("Thực hiện các việc tại mục II trên; báo cáo kết quả.", "mục II trên", "/sections/1"),
        ("Các thôn làm các việc nêu tại mục I.", "mục I", "/sections/0"),
        ("Các thôn (theo khoản 2 Mục I) báo cáo hằng tháng.", "khoản 2 Mục I", "/sections/0/sections/1"),
        ("Danh mục tại Phụ lục.", "Phụ lục", "/appendices/0"),
        ("Danh mục theo Phụ lục kèm theo.", "Phụ lục kèm theo", "/appendices/0"),
        ("(Có Phụ lục chi tiết kèm theo)", "Phụ lục chi tiết kèm theo", "/appendices/0"),
        ("Danh mục tại Phụ lục ban hành kèm theo Kế hoạch này.", "Phụ lục ban hành kèm theo Kế hoạch này", "/appendices/0"),
    ],
)
def test_a_reference_leads_to_its_place(sentence: str, text: str, to: str) -> None:
    assert references(sentence) == [(text, to, False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP của Chính phủ.",
        "Theo mục II Kế hoạch số 15/KH-UBND của Ủy ban nhân dân huyện.",
        "Theo khoản 1 Điều 4 nêu trên.",
        "Theo mẫu tại Phụ lục 1 kèm theo Thông tư số 01/2023/TT-VPCP.",
        "Theo Phụ lục kèm theo Quyết định số 7/QĐ-UBND.",
        "Theo các Phụ lục kèm theo.",
        "Thực hiện Nghị định của Chính phủ theo trình tự tại mục II.",
        "Làm các việc tại mục IX.",
        "Làm các việc tại khoản 1.",
        "Làm các việc tại mục II, Nghị định của Chính phủ.",
        "Thực hiện mục II trên địa bàn xã.",
        "Thực hiện mục II Kế hoạch cải cách hành chính của huyện.",
        "Mục tiêu của Kế hoạch này là phục vụ người dân.",
        "Kế hoạch này được thực hiện trong mức 3 của huyện.",
    ],
)
def test_no_reference_to_the_plan_itself(sentence: str) -> None:
    assert references(sentence) == []


def test_what_a_decision_issues_speaks_of_its_own_places() -> None:
    plan = parse_text(_DECISION, name="decision.md")
    assert [(found.text, found.to) for found in plan.references] == [
        ("khoản 2 Mục I Kế hoạch này", "/appendices/0/sections/0/sections/1"),
        ("mục II", "/appendices/0/sections/1"),
    ]
    assert plan.appendices[0].title == "KẾ HOẠCH TRỒNG CÂY NĂM 2024"
    assert [(found.number, found.implements) for found in plan.citations] == [("3/KH-UBND", True)]


def test_several_places_in_one_reference() -> None:
    found = references("Theo khoản 1, khoản 2 Mục I Kế hoạch này.")
    assert [to for _, to, _ in found] == ["/sections/0/sections/0", "/sections/0/sections/1"]
    found = references("Theo các khoản 1 và 2 Mục I Kế hoạch này.")
    assert [to for _, to, _ in found] == ["/sections/0/sections/0", "/sections/0/sections/1"]
    for sentence in ("Theo Phụ lục 1, 2 kèm theo.", "Theo Phụ lục 1 và Phụ lục 2 kèm theo."):
        found = references(sentence, labels=("PHỤ LỤC 1", "Phụ lục II"))
        assert [to for _, to, _ in found] == ["/appendices/0", "/appendices/1"]


def test_units_and_an_appendix() -> None:
    found = references("Theo mục II và Phụ lục I kèm theo Kế hoạch này.", labels=("PHỤ LỤC I",))
    assert [to for _, to, _ in found] == ["/appendices/0", "/sections/1"]
    assert [to for _, to, _ in references("Theo mục 1 Phụ lục kèm theo.")] == [ROWS + "/0"]
    assert [to for _, to, _ in references("Tại mục II, khoản 1, tiết 1.2 Kế hoạch này.")] == [f"{FIRST}/1"]


def test_a_sheet_is_an_appendix_where_the_plan_calls_it_so() -> None:
    assert [to for _, to, _ in references("Theo Biểu số 02 kèm theo.", labels=("BIỂU SỐ 01", "BIỂU SỐ 02"))] == ["/appendices/1"]
    assert references("Theo Biểu số 02 kèm theo.") == []


def test_a_wrong_number_is_put_right_where_one_place_fits() -> None:
    text = "điểm b, khoản 1.2, mục I của kế hoạch này"
    assert references(f"Như {text}.") == [(text, f"{FIRST}/1/tasks", True)]
    assert references("Theo Phụ lục 1 kèm theo.") == [("Phụ lục 1 kèm theo", "/appendices/0", True)]


@pytest.mark.parametrize("sentence", ["Theo khoản 7 Mục II Kế hoạch này.", "Theo khoản 1 Mục IX Kế hoạch này.", "Theo điểm b Kế hoạch này."])
def test_nothing_fits_or_several_do(sentence: str) -> None:
    ((_, to, corrected),) = references(sentence)
    assert (to, corrected) == (None, False)


def test_an_appendix_that_is_not_there_or_not_told() -> None:
    plan = plan_of(text="Danh mục theo Phụ lục kèm theo.")
    assert [reference["to"] for reference in plan["references"]] == [None]
    assert [to for _, to, _ in references("Theo Phụ lục kèm theo.", labels=("PHỤ LỤC 1", "PHỤ LỤC 2"))] == [None]
    assert [to for _, to, _ in references("Theo Phụ lục 02 kèm theo.", labels=("PHỤ LỤC 1", "PHỤ LỤC 2"))] == ["/appendices/1"]


# --- real plans


@pytest.mark.parametrize("form", ["docx", "pdf", "txt"])
def test_links_of_a_real_plan(shared: Path, form: str) -> None:
    plan = json.loads(parse_file(shared / "plans" / f"003-ia-kha.{form}").model_dump_json())
    units, lines = dict(criteria(plan)), dict(rows(plan))
    assert sum(bool(unit["counterparts"]) for unit in units.values()) >= 33
    for pointer, unit in units.items():
        assert all(lines[place]["counterpart"] == pointer for place in unit["counterparts"])
    (reference,) = plan["references"]
    assert reference["corrected"]
    assert has(plan, reference["to"])
    above = reference["to"].removesuffix("/tasks")
    assert units[above]["number"] == "1.15"


@pytest.mark.parametrize(
    ("text", "labels", "to"),
    [
        ("Niêm yết danh mục (kèm Phụ lục).", [], [None]),
        ("Niêm yết danh mục (kèm theo Phụ lục 2).", ["PHỤ LỤC 1"], [None]),
        ("Niêm yết danh mục (kèm Phụ lục).", ["PHỤ LỤC"], ["/appendices/0"]),
        ("Niêm yết danh mục (kèm Phụ lục).", ["PHỤ LỤC 1", "PHỤ LỤC 2"], []),
        ("Niêm yết danh mục theo Quyết định số 5/QĐ-UBND (kèm Phụ lục).", ["PHỤ LỤC"], ["/appendices/0"]),
        ("Theo Quyết định số 5/QĐ-UBND kèm Phụ lục.", [], []),
        ("Ai kèm Phụ lục thì ghi tên.", [], []),
    ],
)
def test_an_appendix_that_goes_with_a_clause_is_the_plan_s(text: str, labels: list[str], to: list[str | None]) -> None:
    plan = plan_of([], [row("Trồng cây")] if labels else [], text=text, labels=labels)
    assert [found["to"] for found in plan["references"]] == to
