"""What the generator expects, where the contract asks for more than a copy of the content."""

from __future__ import annotations

from dataclasses import replace

from sample_plans.generator.dress import dress
from sample_plans.generator.expected import expected
from sample_plans.generator.style import Style, choose
from sample_plans.offices.model import Appendix, Column, Criterion, Document, Field, Group, Para, Row, Section, Signature, Table

TABLE = Table((Column("number", ("TT",)), Column("criterion", ("Tiêu chí",))), (Group(None, None, (Row(("1.", "TC 1.2 - Đào giếng")),)),))
PLAN = Document(
    "p", "party", "KẾ HOẠCH", ("ĐẢNG ỦY XÃ SUỐI MƠ",), "5", "KH/ĐU", "Suối Mơ", 9, 3, 2024, None, 2024, None, "Đào giếng", None, (), (), None, (),
    (Signature(("T/M ĐẢNG ỦY",), ("BÍ THƯ",), "Lò Văn Mẫu"), Signature((), ("THƯ KÝ",), "Hà Thị Mẫu")),
)  # fmt: skip


def style(**changes: object) -> Style:
    plain = {"scheme": "decimal", "dotted_stop": ".", "number_stop": ".", "number_blank": False, "day_blank": False, "label_mark": ": ", "letter": "a)"}
    return replace(choose(PLAN, 1), **(plain | changes))  # type: ignore[arg-type]


def test_a_single_table_in_an_attached_plan_is_its_own_and_several_point_at_it() -> None:
    def appendices(*tables: Table) -> list[dict[str, object]]:
        units = tuple(Section("Việc", (table,)) for table in tables)
        plan = replace(PLAN, appendices=(Appendix(None, ("KẾ HOẠCH",), "", sections=units),))
        found: list[dict[str, object]] = expected(dress(plan, style()), style())["appendices"]
        return found

    (own,) = appendices(TABLE)
    assert (own["columns"], own["after"]) == (["TT", "Tiêu chí"], None)
    first, *rest = appendices(TABLE, TABLE)
    assert first["columns"] == []
    assert [table["after"] for table in rest] == ["/appendices/0", "/appendices/0"]


def test_tables_of_the_body_come_before_the_appendices_and_point_at_their_unit() -> None:
    body = Section("Nội dung", sections=(Section("Bảng", (TABLE,)),))
    plan = replace(PLAN, sections=(body,), appendices=(Appendix("PHỤ LỤC", ("X",), "", table=TABLE),))
    assert [one["after"] for one in expected(dress(plan, style()), style())["appendices"]] == ["/sections/0/sections/0", None]


def test_a_code_stands_before_its_criterion() -> None:
    row = expected(dress(replace(PLAN, appendices=(Appendix("PHỤ LỤC", ("X",), "", table=TABLE),)), style()), style())["appendices"][0]
    assert row["groups"][0]["rows"][0] | {"other": None} == {
        "number": "1", "code": "TC 1.2", "criterion": "Đào giếng", "objective": None, "tasks": None, "lead": None, "coordinate": None,
        "deadline": None, "other": None,
    }  # fmt: skip


def test_signers_after_the_first_are_cosigners() -> None:
    value = expected(PLAN, style())
    assert value["signature"] == {"on_behalf": "T/M ĐẢNG ỦY", "role": "BÍ THƯ", "name": "Lò Văn Mẫu"}
    assert value["cosigners"] == [{"on_behalf": None, "role": "THƯ KÝ", "name": "Hà Thị Mẫu"}]


def test_a_criterion_has_its_fields_by_meaning_and_its_kind_by_the_printed_word() -> None:
    fields = (
        Field("responsibility", (Para("Tổ giếng.", "dash", label_kind="lead"), Para("Cả xóm.", "dash"))),
        Field("deadline", (Para("Tháng 4."),)),
    )
    plan = replace(PLAN, sections=(Section("Việc", criteria=(Criterion("sub_criterion", "Nước", fields),)),))

    def criterion(**changes: object) -> dict[str, object]:
        chosen = style(**changes)
        (found,) = expected(dress(plan, chosen), chosen)["sections"][0]["criteria"]
        return dict(found)

    lettered = criterion(criterion_word=True, field_mark="(a)", labels={"lead": "Đầu mối", "responsibility": "Phân việc", "deadline": "Hạn"})
    assert (lettered["number"], lettered["kind"], lettered["objective"]) == ("1.1", "sub_criterion", None)
    assert lettered["deadline"] == {"marker": "b", "label": "Hạn", "content": [{"marker": None, "text": "Tháng 4.", "children": []}]}
    assert lettered["responsibility"]["assignments"] == [  # type: ignore[index]
        {"role": "lead", "label": "Đầu mối", "parties": "Tổ giếng"},
        {"role": "implement", "label": None, "parties": "Cả xóm"},
    ]
    dashed = criterion(criterion_word=False, field_mark="-", dash="•")
    assert dashed["kind"] == "criterion"
    assert dashed["deadline"]["marker"] == "-"  # type: ignore[index]
    assert [item["marker"] for item in dashed["responsibility"]["content"]] == ["+", "+"]  # type: ignore[index]
