"""Facts of a whole draft: each told of the part that it is about, by its pointer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kehoach_parser.document import Text
from kehoach_parser.draft import Appendix, Column, Group, PlanDraft, Row
from kehoach_parser.facts.derive import derive
from kehoach_parser.facts.values import Assignment, Facts, Period, Span
from kehoach_parser.tree import Printed
from tests.drafts import draft_of

COMMUNE = ["ỦY BAN NHÂN DÂN", "XÃ AN THUẬN"]
FIRST = "/sections/0/criteria/0"
LINE = "/appendices/0/groups/0/rows/0"


def par(text: str) -> dict[str, Any]:
    return {"text": text}


def plan(**parts: Any) -> dict[str, Any]:
    return {"subject": "Công tác năm 2026", "header": {"issuer_lines": COMMUNE}} | parts


def facts_of(**parts: Any) -> Facts:
    return derive(draft_of(plan(**parts)))


def of_criterion(**fields: Any) -> Facts:
    return facts_of(sections=[{"number": "I", "criteria": [{"number": "1.1", "name": "Báo cáo"} | fields]}])


def of_row(columns: tuple[str, ...] = (), **cells: Any) -> Facts:
    return facts_of(appendices=[{"columns": columns, "groups": [{"rows": [cells]}]}])


def test_nothing_is_told_of_an_empty_draft() -> None:
    assert derive(PlanDraft()) == Facts()


# --- the plan


def test_unit_with_its_codes_and_year() -> None:
    header = {"issuer_lines": ["ỦY BAN NHÂN DÂN", "TỈNH GIA LAI"], "date": {"day": 3, "month": 2, "year": 2024}}
    facts = derive(draft_of({"subject": "Công tác", "header": header}))
    assert facts.unit is not None
    assert (facts.unit.level, facts.unit.name, facts.unit.code, facts.unresolved) == ("province", "Gia Lai", "64", None)
    assert (facts.year, facts.year_end) == (2024, None)


def test_a_unit_that_no_list_has_is_told_as_unresolved() -> None:
    facts = facts_of(header={"issuer_lines": ["ỦY BAN NHÂN DÂN", "XÃ SÔNG LẠ"]})
    assert facts.unit is not None
    assert (facts.unit.name, facts.unit.code, facts.unresolved) == ("Sông Lạ", None, "unknown")


def test_the_unit_is_looked_for_in_every_line() -> None:
    parts: dict[str, Any] = {"preamble": [par("Kế hoạch của huyện Sông Lam")], "recipients": ["UBND tỉnh Gia Lai"]}
    unit = facts_of(**parts).unit
    assert unit is not None
    assert (unit.district, unit.province) == ("huyện Sông Lam", "tỉnh Gia Lai")


def test_texts_that_are_at_hand_need_not_be_gathered_again() -> None:
    draft = draft_of(plan(preamble=[par("Căn cứ Luật Đất đai")]))
    assert derive(draft, Printed(draft)) == derive(draft)
    assert derive(draft, Printed(PlanDraft())).citations == ()


# --- criteria


def test_the_deadline_of_a_criterion() -> None:
    facts = of_criterion(deadline={"label": "Thời gian", "content": [par("Quý II")]})
    assert facts.periods == {f"{FIRST}/deadline": Period("2026-04-01", "2026-06-30", year_inferred=True)}


def test_a_deadline_without_text_or_words_of_time() -> None:
    assert of_criterion(deadline={"label": "Thời gian", "content": []}).periods == {}
    assert of_criterion(deadline={"label": "Thời gian", "content": [par("Sớm nhất")]}).periods == {}


def test_a_second_deadline_is_told_by_nobody() -> None:
    facts = of_criterion(other=[{"label": "Thời gian khác", "content": [par("Quý II")]}])
    assert facts.periods == {}


def test_the_targets_of_an_objective_with_their_places() -> None:
    content = [par("Giữ vững kết quả."), {"text": "Cụ thể:", "children": [par("Đạt 90% hồ sơ; 80% thôn có loa.")]}]
    facts = of_criterion(objective={"label": "Mục tiêu", "content": content}, tasks={"label": "Nhiệm vụ", "content": [par("Đạt 70% hồ sơ")]})
    assert list(facts.targets) == [f"{FIRST}/objective"]
    found = facts.targets[f"{FIRST}/objective"]
    assert [target.value for target in found] == [90, 80]
    where = f"{FIRST}/objective/content/1/children/0/text"
    assert [target.span for target in found] == [Span(where, 0, 13), Span(where, 15, 30)]


def test_the_assignments_of_a_responsibility_with_their_agencies() -> None:
    told = [{"role": "lead", "label": "Chủ trì", "parties": "Công an xã; Văn phòng - Thống kê"}]
    facts = of_criterion(responsibility={"label": "Phân công", "assignments": told})
    ((pointer, (found,)),) = facts.assignments.items()
    assert pointer == f"{FIRST}/responsibility"
    assert (found.role, found.label, found.parties) == ("lead", "Chủ trì", told[0]["parties"])
    assert [(agency.printed, agency.scope) for agency in found.agencies] == [("Công an xã", "own"), ("Văn phòng - Thống kê", "own")]


# --- tables


def test_a_row_is_told_its_deadline_targets_and_assignments() -> None:
    facts = of_row(("Mục tiêu", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"), objective="90% hồ sơ", lead="Công an xã", coordinate="Các thôn", deadline="Tháng 3")
    assert facts.periods == {LINE: Period("2026-03-01", "2026-03-31", year_inferred=True)}
    assert [(target.value, target.span) for target in facts.targets[LINE]] == [(90, Span(f"{LINE}/objective", 0, 9))]
    assert [(a.role, a.label, a.parties) for a in facts.assignments[LINE]] == [
        ("lead", "Cơ quan chủ trì", "Công an xã"),
        ("coordinate", "Cơ quan phối hợp", "Các thôn"),
    ]


def test_empty_cells_tell_nothing() -> None:
    facts = of_row(objective="", lead="", coordinate="", deadline="")
    assert (facts.periods, facts.targets, facts.assignments) == ({}, {}, {})


def test_the_label_is_that_of_the_column_that_extraction_told() -> None:
    row = Row(lead=Text("Công an xã"))
    columns = (Column(Text("Cơ quan chủ trì")), Column(Text("Ai lo"), "lead"))
    draft = replace(PlanDraft(), appendices=(Appendix(columns=columns, groups=(Group(rows=(row,)),)),))
    assert [found.label for found in derive(draft).assignments[LINE]] == ["Ai lo"]


def test_a_group_s_own_row_is_told_too() -> None:
    group = Group(Text("A"), Text("Việc"), row=Row(deadline=Text("Năm 2026")), rows=(Row(deadline=Text("Năm 2025")),))
    facts = derive(replace(PlanDraft(), appendices=(Appendix(groups=(group,)),)))
    assert {pointer: period.start for pointer, period in facts.periods.items()} == {
        "/appendices/0/groups/0/row": "2026-01-01",
        LINE: "2025-01-01",
    }


# --- sections


@pytest.mark.parametrize("place", ["sections", "appendices"])
def test_targets_of_units_called_an_objective_and_of_those_below(place: str) -> None:
    inner = {"number": "1", "heading": "Cụ thể", "content": [par("Có 05 mô hình.")]}
    outer = {"number": "I", "heading": "MỤC TIÊU", "content": [par("100% thôn có loa.")], "sections": [inner]}
    other = {"number": "II", "heading": "KINH PHÍ", "content": [par("90% do huyện cấp.")]}
    facts = facts_of(**{place: [outer, other] if place == "sections" else [{"sections": [outer, other]}]})
    start = "/sections" if place == "sections" else "/appendices/0/sections"
    assert {pointer: [target.value for target in found] for pointer, found in facts.targets.items()} == {
        f"{start}/0": [100],
        f"{start}/0/sections/0": [5],
    }


@pytest.mark.parametrize(
    ("part", "where"),
    [
        ({"closing": [par("Giao Công an xã chủ trì tổng kết.")]}, "/closing/0"),
        ({"sections": [{"number": "I", "content": [par("Giao Công an xã chủ trì tổng kết.")]}]}, "/sections/0/content/0"),
        ({"appendices": [{"sections": [{"content": [par("Giao Công an xã chủ trì tổng kết.")]}]}]}, "/appendices/0/sections/0/content/0"),
        ({"sections": [{"sections": [{"heading": "Giao Công an xã chủ trì tổng kết"}]}]}, "/sections/0/sections/0"),
    ],
)
def test_running_text_tells_who_does_it(part: dict[str, Any], where: str) -> None:
    assert {pointer: [(a.role, a.parties) for a in found] for pointer, found in facts_of(**part).assignments.items()} == {
        where: [("lead", "Công an xã")]
    }


@pytest.mark.parametrize("name", ["preamble", "unassigned"])
def test_what_is_no_part_of_the_plan_tells_nobody_s_duty(name: str) -> None:
    assert facts_of(**{name: [par("Giao Công an xã chủ trì tổng kết.")]}).assignments == {}


# --- the whole


def test_criteria_and_rows_lead_to_each_other() -> None:
    criterion = {"number": "1.1", "name": "Công khai thủ tục hành chính"}
    rows = [{"criterion": "Niêm yết giá"}, {"criterion": "Công khai thủ tục hành chính"}]
    appendices = [{"groups": [{"rows": rows}]}, {"groups": [{"rows": rows[1:]}]}]
    facts = facts_of(sections=[{"criteria": [criterion]}], appendices=appendices)
    one, two = "/appendices/0/groups/0/rows/1", "/appendices/1/groups/0/rows/0"
    assert facts.counterparts == {FIRST: (one, two), one: (FIRST,), two: (FIRST,)}


def test_citations_and_references_of_all_texts() -> None:
    facts = facts_of(preamble=[par("Căn cứ Luật Đất đai")], sections=[{"number": "I", "heading": "Việc"}], closing=[par("Như mục I Kế hoạch này.")])
    assert [(found.type, found.subject, found.mentions) for found in facts.citations] == [("Luật", "Đất đai", ("/preamble/0/text",))]
    assert [(found.text, found.where, found.to) for found in facts.references] == [("mục I Kế hoạch này", "/closing/0/text", "/sections/0")]


def test_facts_say_the_level_s_agencies() -> None:
    row = {"lead": "Phòng Nội vụ"}
    at = {"issuer_lines": ["ỦY BAN NHÂN DÂN", "HUYỆN SÔNG LAM"]}
    draft = draft_of({"header": at, "appendices": [{"groups": [{"rows": [row]}]}]})
    (found,) = derive(draft).assignments[LINE]
    assert isinstance(found, Assignment)
    assert found.agencies[0].scope == "own"
