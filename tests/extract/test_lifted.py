"""Tables taken out of content: from every place, with the pointer of the unit they stood in."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Cell, Grid, Line, Text
from kehoach_parser.draft import Appendix, Block, Criterion, Field, Paragraph, PlanDraft, Section, Table
from kehoach_parser.extract.tables.lifted import holds_table, lift_tables
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


def test_several_tables_of_an_appendix_stand_behind_it_a_single_one_is_its_own() -> None:
    first = Appendix(label=text("PHỤ LỤC 1"), content=(table("một"),), sections=(Section(NUMBER, None, (table("hai"),)),))
    draft = PlanDraft(preamble=(table("đầu"),), appendices=(first, Appendix(label=text("PHỤ LỤC 2"), content=(table("ba"),))))
    assert lifted(draft) == [("đầu", "/preamble"), (None, None), ("một", "/appendices/1"), ("hai", "/appendices/1/sections/0"), ("ba", None)]


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


def line(value: str, number: int, *, bold: bool = False) -> Paragraph:
    return Paragraph(Text.join([Line(value, number, bold=bold)]))


def test_what_stands_above_a_table_is_its_caption() -> None:
    def captioned(*above: Paragraph) -> tuple[object, object, object, list[object], list[object]]:
        draft = lift_tables(PlanDraft(sections=(Section(NUMBER, None, (*above, table("Lô"))),)))
        (one,) = draft.appendices
        return plain(one.label), plain(one.title), plain(one.attached_to), plain(one.content), plain(draft.sections[0].content)

    assert captioned(line("NGÀY THỨ NHẤT", 1)) == (None, "NGÀY THỨ NHẤT", None, [], [])
    assert captioned(line("Kinh phí", 1, bold=True)) == (None, "Kinh phí", None, [], [])
    assert captioned(line("Các tổ theo bảng sau:", 1, bold=True))[-1] == ["Các tổ theo bảng sau:"]
    assert captioned(line("Theo bảng sau", 1))[-1] == ["Theo bảng sau"]
    assert captioned(line("Ngày 1", 1), line("(Kèm theo Kế hoạch số 7)", 2), line("ĐVT: cây", 3)) == ("Ngày 1", None, "Kèm theo Kế hoạch số 7", ["ĐVT: cây"], [])
    assert captioned(line("Chữ.", 1), line("Biểu số 02", 2), line("Số cây", 3)) == ("Biểu số 02", "Số cây", None, [], ["Chữ."])
    assert captioned(line("Bảng 1. Số cây", 1)) == (None, "Bảng 1. Số cây", None, [], [])


def test_equal_tables_under_other_captions_are_two() -> None:
    content = (line("NGÀY 1", 1), table("Lô"), line("NGÀY 2", 2), table("Lô", first=30))
    assert [plain(one.label) for one in lift_tables(PlanDraft(preamble=content)).appendices] == ["NGÀY 1", "NGÀY 2"]


def test_a_table_of_signers_is_opened() -> None:
    signers = Table(grid(["BÊN GIAO (ký tên)", "BÊN NHẬN (Ký, ghi rõ họ tên)"], first=50))
    draft = lift_tables(PlanDraft(preamble=(table("Lô"), signers)))
    assert [len(one.groups[0].rows) for one in draft.appendices] == [2]
    assert plain(draft.preamble) == ["BÊN GIAO (ký tên)", "BÊN NHẬN (Ký, ghi rõ họ tên)"]
    data = Table(grid(["TT", "Việc", "Ký hiệu"], ["1", "Ký tên vào sổ", "A1"], ["2", "Đóng sổ", "A2"], first=70))
    assert len(lift_tables(PlanDraft(preamble=(data,))).appendices) == 1


def test_posts_side_by_side_over_names_are_signers() -> None:
    posts = Table(Grid(1, 2, (
        Cell(0, 0, (Line("THƯ KÝ", 1, start=True), Line("Lò Thị An", 2, start=True))),
        Cell(0, 1, (Line("CHỦ TỌA", 3, start=True), Line("Trung tá Vũ Văn Bé", 4, start=True))),
    )))  # fmt: skip
    draft = lift_tables(PlanDraft(closing=(posts,)))
    assert (plain(draft.closing), draft.appendices) == (["THƯ KÝ", "Lò Thị An", "CHỦ TỌA", "Trung tá Vũ Văn Bé"], ())
