"""Rules over a draft: blanks, gaps, missing fields, tables without a grid."""

from __future__ import annotations

from typing import Any

import pytest

from kehoach_parser.diagnose import plan as rules
from kehoach_parser.diagnose.facts import leads, references, shortened, unit
from kehoach_parser.document import Line, Text
from kehoach_parser.draft import Appendix, Criterion, Field, Finding, Group, Letterhead, Paragraph, PlanDraft, Row, Section, Signature
from kehoach_parser.facts.issued import date_of_issue
from kehoach_parser.facts.values import Agency, Assignment, Facts, Reference


def text(value: str) -> Text:
    return Text.join([Line(value, 1)])


def told(findings: Any) -> list[tuple[str, str, dict[str, Any]]]:
    return [(found.code, found.where, dict(found.parameters)) for found in findings]


# --- the letterhead


def test_a_number_and_parts_of_the_date_left_blank() -> None:
    head = Letterhead(symbol=text("KH-UBND"), dated=True, month=text("04"), year=text("2024"))
    assert told(rules.header_blank(PlanDraft(letterhead=head))) == [
        ("header-blank", "/header/symbol", {}),
        ("header-blank/date", "/header/date", {"part": "day"}),
    ]
    assert told(rules.header_blank(PlanDraft(letterhead=Letterhead(number=text("1"), symbol=text("KH"))))) == []
    assert told(rules.header_blank(PlanDraft())) == []


@pytest.mark.parametrize(
    ("part", "value", "wrong"),
    [("day", "31", False), ("day", "32", True), ("day", "0", True), ("month", "12", False), ("month", "13", True), ("year", "1899", True), ("year", "2200", False)],
)
def test_a_date_that_no_calendar_has(part: str, value: str, wrong: bool) -> None:
    draft = PlanDraft(letterhead=Letterhead(dated=True, **{part: text(value)}))  # type: ignore[arg-type]
    found = told(rules.impossible_dates(draft))
    assert found == ([("date-invalid", f"/header/date/{part}", {"part": part, "value": int(value)})] if wrong else [])


@pytest.mark.parametrize(
    ("day", "month", "year", "first"),
    [("5", "4", "2024", "2024-04-05"), (None, "4", "2024", "2024-04-01"), ("31", "4", "2024", "2024-04-01"), (None, None, "2024", "2024-01-01"), ("5", None, "2024", "2024-01-01"), ("5", "4", None, None)],
)
def test_the_first_day_that_a_plan_can_be_of(day: str | None, month: str | None, year: str | None, first: str | None) -> None:
    parts = {name: text(value) for name, value in (("day", day), ("month", month), ("year", year)) if value is not None}
    assert date_of_issue(Letterhead(dated=True, **parts)).first_day == first  # type: ignore[arg-type]


# --- numbers


def sections(*numbers: str) -> PlanDraft:
    return PlanDraft(sections=tuple(Section(text(number)) for number in numbers))


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (("I", "II", "III"), []),
        (("I", "III"), [("numbering-gap", "/sections/1", {"number": "III", "before": "I"})]),
        (("1", "2", "2"), [("numbering-repeat", "/sections/2", {"number": "2"})]),
        (("1.1", "1.3"), [("numbering-gap", "/sections/1", {"number": "1.3", "before": "1.1"})]),
        (("1", "1.2"), []),  # another style begins anew
        (("a", "c"), [("letter-skipped", "/sections/1", {"number": "c", "before": "a"})]),
        (("e", "g"), []),  # "f" is no letter of Vietnamese lists
        (("2", "1"), []),
    ],
)
def test_numbers_of_siblings(numbers: tuple[str, ...], found: list[Any]) -> None:
    assert told(rules.numbering(sections(*numbers))) == found
    below = PlanDraft(sections=(Section(text("I"), sections=sections(*numbers).sections),))
    assert told(rules.numbering(below)) == [(code, f"/sections/0{where}", values) for code, where, values in found]


def test_an_attached_plan_is_numbered_like_the_body() -> None:
    issued = Appendix(sections=(Section(text("I")), Section(text("III"), sections=(Section(text("1")), Section(text("1"))))))
    assert [(one.code, one.where) for one in rules.numbering(PlanDraft(appendices=(issued,)))] == [
        ("numbering-gap", "/appendices/0/sections/1"),
        ("numbering-repeat", "/appendices/0/sections/1/sections/1"),
    ]


def test_sections_and_criteria_share_a_numbering() -> None:
    def gaps(own: tuple[str, ...], named: tuple[str, ...]) -> list[tuple[str, str]]:
        unit_ = Section(text("1"), sections=tuple(Section(text(number)) for number in own), criteria=tuple(Criterion(text(number), "criterion", text("Tên")) for number in named))
        return [(one.code, one.where) for one in rules.numbering(PlanDraft(sections=(unit_,)))]

    assert gaps(("1.1", "1.3"), ("1.2", "1.4")) == []
    assert gaps(("1.1", "1.4"), ("1.2",)) == [("numbering-gap", "/sections/0/sections/1")]
    assert gaps(("1",), ("1.2", "1.4")) == [("numbering-gap", "/sections/0/criteria/1")]


@pytest.mark.parametrize(
    ("markers", "found"),
    [(("a)", "b)", "d)"), [2]), (("a)", "b)", "b)"), [2]), (("a)", "b)", "c)", "d)", "e)"), []), (("a)", None, "c)"), []), (("-", "-"), []), (("o", "o"), []), (("a.", "c."), [1])],
)
def test_letters_of_paragraphs(markers: tuple[str | None, ...], found: list[int]) -> None:
    unit_ = Section(text("1"), content=tuple(Paragraph(text("Việc."), marker) for marker in markers))
    assert [one.where for one in rules.numbering(PlanDraft(sections=(unit_,)))] == [f"/sections/0/content/{index}" for index in found]


@pytest.mark.parametrize(("units", "criteria", "gaps"), [("1 4", "2 3", 0), ("1 4", "2", 1), ("1 3", "1.2", 1), ("2 3", "1 4", 0)])
def test_what_a_sister_of_another_kind_has_is_not_left_out(units: str, criteria: str, gaps: int) -> None:
    kinds = tuple(Criterion(text(number), "criterion", text("Công khai")) for number in criteria.split())
    whole = PlanDraft(sections=(Section(text("I"), sections=sections(*units.split()).sections, criteria=kinds),))
    assert len(told(rules.numbering(whole))) == gaps


# --- criteria


def field(label: str, marker: str | None = None, meaning: Any = "other") -> Field:
    return Field(meaning, text(label), marker)


def of_criterion(**parts: Any) -> PlanDraft:
    criterion = Criterion(text("1.2"), "criterion", text("Công khai"), **parts)
    return PlanDraft(sections=(Section(text("I"), criteria=(criterion,)),))


WHERE = "/sections/0/criteria/0"


def test_fields_that_are_missing() -> None:
    found = told(rules.fields(of_criterion(tasks=field("Nhiệm vụ", "b", "tasks"))))
    assert found == [("field-missing", WHERE, {"criterion": "1.2", "field": name}) for name in ("objective", "deadline")]


def test_letters_of_fields_that_are_left_out() -> None:
    parts = {name: field(name, marker, name) for name, marker in (("objective", "a"), ("tasks", "c"), ("deadline", "d"))}
    letter = {"marker": "c", "before": "a", "criterion": "1.2"}
    assert told(rules.fields(of_criterion(**parts))) == [("letter-skipped/field", WHERE, letter)]
    parts["tasks"], parts["responsibility"] = field("", "b", "tasks"), field("", "c", "responsibility")
    assert told(rules.fields(of_criterion(**parts))) == []
    # Who leaves out "đ" counts as in English.
    assert told(rules.fields(of_criterion(**parts, other=(field("Kinh phí thực hiện", "e"),))))[0][0] == "label-unknown"


def test_labels_that_mean_nothing_known() -> None:
    whole = {name: field(name, None, name) for name in ("objective", "tasks", "deadline")}
    found = told(rules.fields(of_criterion(**whole, other=(field("Mục tiêu"), field("Điều kiện bảo đảm")))))
    assert found == [("label-unknown", f"{WHERE}/other/1/label", {"label": "Điều kiện bảo đảm"})]


# --- the rest


def test_text_that_fits_nowhere() -> None:
    draft = PlanDraft(unassigned=(Paragraph(text("MẬT")), Paragraph(text("KHẨN"))))
    assert [where for _, where, _ in told(rules.unassigned(draft))] == ["/unassigned/0/text", "/unassigned/1/text"]


def test_tables_without_a_grid() -> None:
    rows = (Row(number=text("1")), Row(number=text("2"), doubtful=True))
    flat, drawn = Appendix(groups=(Group(rows=rows),), flattened=True), Appendix(groups=(Group(rows=rows[:1]),))
    assert told(rules.tables(PlanDraft(appendices=(drawn, flat)))) == [
        ("table-flattened", "/appendices/1", {}),
        ("cell-uncertain", "/appendices/1/groups/0/rows/1", {}),
    ]


@pytest.mark.parametrize(
    ("unresolved", "found"),
    [
        (None, []),
        ("unknown", [Finding("unit-unresolved", "/unit/name")]),
        ("ambiguous", [Finding("unit-unresolved/ambiguous", "/unit/name")]),
        ("contradiction", [Finding("unit-unresolved/contradiction", "/unit/district")]),
    ],
)
def test_a_unit_without_a_code(unresolved: Any, found: list[Finding]) -> None:
    assert list(unit(PlanDraft(), Facts(unresolved=unresolved))) == found


def test_an_end_without_signer_or_recipients() -> None:
    closing = (Paragraph(text("Trên đây là kế hoạch.")),)
    signed = Signature(role=text("CHỦ TỊCH"))
    assert [code for code, _, _ in told(rules.ending(PlanDraft(closing=closing)))] == ["signature-missing", "recipients-missing"]
    assert [code for code, _, _ in told(rules.ending(PlanDraft(closing=closing, signature=signed)))] == ["recipients-missing"]
    assert [code for code, _, _ in told(rules.ending(PlanDraft(recipients=(text("Các thôn"),))))] == ["signature-missing"]
    assert told(rules.ending(PlanDraft())) == [], "a part of a document has no end"


# --- facts


def test_references_that_lead_nowhere() -> None:
    stated = (
        Reference("Mục II", "/a", "/sections/1", corrected=False),
        Reference("Mục V", "/b", None, corrected=False),
        Reference("khoản 9", "/c", "/sections/1", corrected=True),
    )
    assert told(references(PlanDraft(), Facts(references=stated))) == [
        ("reference-unresolved", "/b", {"text": "Mục V"}),
        ("reference-unresolved/corrected", "/c", {"text": "khoản 9", "to": "/sections/1"}),
    ]


@pytest.mark.parametrize(
    ("body", "appendix", "score", "differ"),
    [
        ("Phòng Nội vụ", "Phòng Nội vụ", 100.0, False),
        ("Phòng Nội vụ", "Văn phòng", 100.0, True),
        ("Tổ công tác số 3", "Tổ công tác số 3 xã", 0.0, False),  # more words of the same name
        ("Tổ công tác chợ Mới", "Tổ công tác chợ Mói", 0.0, False),  # misread
        ("Tổ thanh tra lưu động", "Tổ thu gom lưu động", 0.0, True),
        ("Phòng Tài chính", "Phòng Tài chánh", 100.0, True),  # both known: two offices
    ],
)
def test_leads_that_differ(body: str, appendix: str, score: float, differ: bool) -> None:
    where, row = "/sections/0/criteria/0", "/appendices/0/groups/0/rows/0"
    draft = PlanDraft(sections=of_criterion().sections, appendices=(Appendix(groups=(Group(rows=(Row(),)),)),))
    assignments = {
        pointer: (Assignment("lead", None, name, (Agency(name, name, None, score),)),)
        for pointer, name in ((f"{where}/responsibility", body), (row, appendix))
    }
    found = told(leads(draft, Facts(assignments=assignments, counterparts={where: (row,)})))
    assert found == ([("lead-differs", f"{row}/lead", {"criterion": "1.2", "body": body, "appendix": appendix})] if differ else [])


def test_words_of_the_plan_are_cut() -> None:
    assert shortened("x" * 80) == "x" * 80
    assert shortened("a  b\n" + "x" * 76) == "a b " + "x" * 76
    assert shortened("x" * 81) == "x" * 76 + " ..."
