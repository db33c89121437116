"""Drafts as plain data: places of values, and what is refused because print would be lost."""

from __future__ import annotations

from typing import Any

import pytest

from kehoach_parser.document import Line, Text
from kehoach_parser.draft import Appendix, Criterion, DraftError, Field, Group, Letterhead, Paragraph, PlanDraft, Row, Section, Table
from kehoach_parser.facts.values import Facts
from kehoach_parser.plain import Provenance, write
from tests.extract.drafts import grid, lines

LINES = lines("Một", "Hai", "***")
ONE, TWO, NO_WORDS = (Text.join([line]) for line in LINES)
SILENT = ONE.with_value("")


def written(draft: PlanDraft) -> tuple[dict[str, object], dict[str, list[int]]]:
    provenance = Provenance(LINES)
    plan = write(draft, Facts(), provenance)
    return plan, {pointer: [region["line"] for region in found] for pointer, found in provenance.regions.items()}


def test_values_and_their_places() -> None:
    plan, places = written(PlanDraft(subject=ONE, preamble=(Paragraph(TWO, "-", (Paragraph(NO_WORDS),)),)))
    assert plan["subject"] == "Một"
    nothing: dict[str, object] = {"assignments": [], "period": None}
    inner = {"marker": None, "text": "***", "children": []} | nothing
    assert plan["preamble"] == [{"marker": "-", "text": "Hai", "children": [inner]} | nothing]
    assert places == {"/subject": [1], "/preamble/0/text": [2], "/preamble/0/children/0/text": [3]}


def test_a_date_is_numbers() -> None:
    def date(**parts: Any) -> object:
        plan, _ = written(PlanDraft(Letterhead(dated=True, **parts)))
        header = plan["header"]
        assert isinstance(header, dict)
        return header["date"]

    assert date(day=Text("03"), year=Text("2031")) == {"day": 3, "month": None, "year": 2031}
    assert written(PlanDraft())[0]["header"] == {"issuer": None, "number": None, "symbol": None, "place": None, "date": None}


@pytest.mark.parametrize(
    "draft",
    [
        PlanDraft(preamble=(Paragraph(SILENT),)),
        PlanDraft(preamble=(Paragraph(TWO, "-", (Paragraph(SILENT),)),)),
        PlanDraft(closing=(Paragraph(SILENT, None, (Paragraph(TWO, "1"),)),)),
        PlanDraft(subject=SILENT),
        PlanDraft(recipients=(SILENT,)),
        PlanDraft(sections=(Section(SILENT),)),
        PlanDraft(sections=(Section(Text("I"), SILENT),)),
        PlanDraft(sections=(Section(Text("I"), criteria=(Criterion(Text("1"), "criterion", TWO, content=(Paragraph(SILENT),)),)),)),
        PlanDraft(appendices=(Appendix(groups=(Group(rows=(Row(tasks=SILENT),)),)),)),
        PlanDraft(appendices=(Appendix(groups=(Group(rows=(Row(other=(("Số", SILENT),)),)),)),)),
    ],
)
def test_lines_behind_an_empty_value_are_refused(draft: PlanDraft) -> None:
    with pytest.raises(DraftError, match="line 1 of the source would be lost"):
        written(draft)


@pytest.mark.parametrize(
    "draft",
    [
        PlanDraft(preamble=(Paragraph(SILENT, "a)"),)),
        PlanDraft(preamble=(Paragraph(NO_WORDS.with_value("")),)),
        PlanDraft(preamble=(Paragraph(Text.join([Line("[1]", 1)]).with_value(""), None, (Paragraph(TWO, "1"),)),)),
        PlanDraft(sections=(Section(Text("I"), criteria=(Criterion(Text("1"), "criterion", SILENT),)),)),
        PlanDraft(sections=(Section(Text("I"), criteria=(Criterion(Text("1"), "criterion", TWO, Field("objective", SILENT, "a")),)),)),
        PlanDraft(appendices=(Appendix(groups=(Group(rows=(Row(code=ONE, criterion=SILENT, tasks=Text("")),)),)),)),
    ],
)
def test_marks_and_numbers_are_no_loss(draft: PlanDraft) -> None:
    written(draft)


@pytest.mark.parametrize("place", ["preamble", "closing", "children", "field"])
def test_a_table_among_paragraphs_is_refused(place: str) -> None:
    table = Table(grid(["a", "b"]))
    field = Field("tasks", TWO, "a", (table,))
    draft = {
        "preamble": PlanDraft(preamble=(table,)),
        "closing": PlanDraft(closing=(Paragraph(ONE), table)),
        "children": PlanDraft(preamble=(Paragraph(ONE, None, (table,)),)),
        "field": PlanDraft(sections=(Section(Text("I"), criteria=(Criterion(Text("1"), "criterion", ONE, tasks=field),)),)),
    }[place]
    with pytest.raises(DraftError, match="a table was left"):
        written(draft)
