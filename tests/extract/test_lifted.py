"""Tables taken out of content: from every place, with the pointer of the unit they stood in."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Line, Text
from kehoach_parser.draft import Appendix, Block, Criterion, Field, Paragraph, PlanDraft, Section, Table
from kehoach_parser.extract.lifted import holds_table, lift_tables
from tests.extract.drafts import grid, plain

NUMBER = Text("1")


def text(value: str) -> Text:
    return Text.join([Line(value, 1)])


def table(name: str, *, first: int = 10) -> Table:
    return Table(grid(["TT", name, "Số cây"], ["1", "Lô A", "5"], ["2", "Lô B", "6"], first=first))


def lifted(draft: PlanDraft) -> list[tuple[object, str | None]]:
    """(first heading behind the number, after) of each table."""
    found = lift_tables(draft)
    return [(one.columns[1].heading.value if one.columns else None, one.after) for one in found.appendices]


def test_every_place_in_the_order_of_the_document() -> None:
    def content(name: str) -> tuple[Block, ...]:
        return (Paragraph(text("Chữ")), table(name))

    def field(name: str) -> Field:
        return Field("other", text("Nhãn"), "a", content(name))

    nested = (Paragraph(text("Ý"), "a)", (Paragraph(text("Con"), "-", content("con")),)),)
    criterion = Criterion(NUMBER, "criterion", text("Tên"), field("a"), field("b"), field("c"), field("d"), (field("e"),), content("g"))
    section = Section(NUMBER, None, nested, (Section(NUMBER, None, content("dưới")),), (criterion,))
    draft = PlanDraft(preamble=content("đầu"), sections=(section,), closing=content("cuối"), appendices=(Appendix(label=text("PHỤ LỤC")),))
    where = "/sections/0/criteria/0"
    assert lifted(draft) == [
        ("đầu", "/preamble"), ("con", "/sections/0"), *((name, where) for name in ("a", "b", "c", "d", "g", "e")),
        ("dưới", "/sections/0/sections/0"), ("cuối", "/closing"), (None, None),
    ]
    found = lift_tables(draft)
    assert plain(found.preamble) == plain(found.closing) == ["Chữ"]
    assert plain(found.sections[0].content) == [("a)", "Ý", [("-", "Con", ["Chữ"])])]
    (one,) = found.sections[0].criteria
    assert [plain(part.content) for part in (one.objective, one.tasks, one.responsibility, one.deadline, *one.other) if part] == [["Chữ"]] * 5
    assert not holds_table(one.content)


def test_tables_of_an_appendix_stand_behind_it_and_name_it() -> None:
    first = Appendix(label=text("PHỤ LỤC 1"), content=(table("một"),), sections=(Section(NUMBER, None, (table("hai"),)),))
    draft = PlanDraft(preamble=(table("đầu"),), appendices=(first, Appendix(label=text("PHỤ LỤC 2"), content=(table("ba"),))))
    assert lifted(draft) == [("đầu", "/preamble"), (None, None), ("một", "/appendices/1"), ("hai", "/appendices/1/sections/0"), (None, None), ("ba", "/appendices/4")]


def test_without_tables_nothing_changes() -> None:
    draft = PlanDraft(preamble=(Paragraph(text("Chữ")),), appendices=(Appendix(content=(Paragraph(text("Ghi chú")),)),))
    assert lift_tables(draft) is draft


def test_neighbours_are_pieces_of_one_unless_their_headings_differ() -> None:
    (one,) = lift_tables(PlanDraft(preamble=(table("một"), table("một", first=50)))).appendices
    assert [len(group.rows) for group in one.groups] == [4]
    assert lifted(PlanDraft(preamble=(table("một"), table("khác hẳn")))) == [("một", "/preamble"), ("khác hẳn", "/preamble")]
    assert len(lifted(PlanDraft(preamble=(table("một"), Paragraph(text("Chữ")), table("một"))))) == 2


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (Paragraph(text("Bảng 1: Số cây")), "Bảng 1: Số cây"),
        (Paragraph(text("Bảng 1: Số cây"), "-"), None),
        (Paragraph(text("Bảng 1: Số cây"), None, (Paragraph(text("Con")),)), None),
        (Paragraph(text("Số cây")), None),
    ],
)
def test_a_caption_is_the_title(above: Paragraph, title: str | None) -> None:
    found = lift_tables(PlanDraft(preamble=(above, table("một"))))
    assert plain(found.appendices[0].title) == title
    assert (found.preamble == ()) is (title is not None)


def test_repeated_headings_are_furniture_in_order() -> None:
    draft = PlanDraft(preamble=(table("một", first=40), table("một", first=80)), furniture=(Line("9", 200), ))
    assert [line.number for line in lift_tables(draft).furniture] == [80, 81, 82, 200]
