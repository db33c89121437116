"""Footnotes: each below the text that refers to it, once, its mark out of the text."""

from __future__ import annotations

from typing import Any

from kehoach_parser.document import Line, Text
from kehoach_parser.draft import Appendix, Assignment, Column, Criterion, Field, Group, Paragraph, PlanDraft, Row, Section
from kehoach_parser.extract.footnotes import attach_footnotes
from tests.extract.drafts import lines, plain

NOTES = lines("[1] Nguồn: xã.", "[2] Số liệu năm 2030,", "chưa đủ.", "[*] Tạm tính.")
ONE: Any = ("1", "Nguồn: xã.", [])
TWO: Any = ("2", "Số liệu năm 2030, chưa đủ.", [])
STAR: Any = ("*", "Tạm tính.", [])


def text(value: str) -> Text:
    return Text.join([Line(value, 100 + len(value))])


def attached(**parts: Any) -> PlanDraft:
    return attach_footnotes(PlanDraft(**parts), NOTES)


def test_below_a_paragraph_behind_its_items() -> None:
    given = Paragraph(text("Rừng[1] già [2]."), "-", (Paragraph(text("Cây[*]"), "+"),))
    draft = attached(preamble=(given,))
    assert plain(draft.preamble) == [("-", "Rừng già.", [("+", "Cây", [STAR]), ONE, TWO])]
    assert draft.unassigned == ()
    assert given.text.value == "Rừng[1] già [2].", "what was given is as it was"


def test_what_nothing_refers_to_is_unassigned() -> None:
    draft = attached(closing=(Paragraph(text("Hết [2] [3].")),))
    assert plain(draft.closing) == [(None, "Hết [3].", [TWO])]
    assert plain(draft.unassigned) == [ONE, STAR]
    assert attach_footnotes(draft, []) is draft


def test_a_second_reference_stays_as_printed() -> None:
    draft = attached(preamble=(Paragraph(text("Rừng[1] và[1]")), Paragraph(text("Cây[1]"))))
    assert plain(draft.preamble) == [(None, "Rừng và[1]", [ONE]), "Cây[1]"]


def test_notes_of_a_heading_stand_first_in_its_content() -> None:
    below = Section(text("1"), None, (Paragraph(text("Sâu[2]")),))
    draft = attached(sections=(Section(text("I"), text("RỪNG[1]"), (Paragraph(text("Già")),), (below,)),))
    assert plain(draft.sections) == [
        {"number": "I", "heading": "RỪNG", "content": [ONE, "Già"], "sections": [{"number": "1", "content": [(None, "Sâu", [TWO])]}]}
    ]


def test_notes_of_names_labels_and_parties() -> None:
    field = Field("responsibility", text("Phân công[2]"), "a", (Paragraph(text("Tổ nước[*]")),), (Assignment("lead", None, "Tổ nước[*]"),))
    criterion = Criterion(text("1.1"), "criterion", text("Nước[1]"), responsibility=field, content=(Paragraph(text("Chung")),))
    (section,) = attached(sections=(Section(text("I"), criteria=(criterion,)),)).sections
    (found,) = section.criteria
    assert (found.name.value, plain(found.content)) == ("Nước", [ONE, "Chung"])
    assert plain(found.responsibility) == ("a", "Phân công", [TWO, (None, "Tổ nước", [STAR])])
    assert found.responsibility is not None
    assert found.responsibility.assignments == (Assignment("lead", None, "Tổ nước"),)


def test_notes_of_a_table_stand_behind_those_of_its_appendix() -> None:
    rows = (Row(tasks=text("Trồng[2]"), other=(("Ghi chú", text("Gấp[*]")),), doubtful=True), Row(tasks=Text("Trồng[2]")))
    appendix = Appendix(title=text("BIỂU[1]"), columns=(Column(text("Việc"), "tasks"),), groups=(Group(title=text("NHÓM"), rows=rows),), content=(Paragraph(text("Đơn vị: cây")),), after="/sections/0")
    (found,) = attached(appendices=(appendix,)).appendices
    assert (plain(found.title), plain(found.content), found.after) == ("BIỂU", ["Đơn vị: cây", ONE, TWO, STAR], "/sections/0")
    first, again = found.groups[0].rows
    assert (plain(first.tasks), plain(first.other), first.doubtful) == ("Trồng", [["Ghi chú", "Gấp"]], True)
    assert plain(again.tasks) == "Trồng", "a merged cell that is repeated loses the mark too"
    assert found.columns == appendix.columns


def test_a_note_of_the_subject_opens_the_preamble() -> None:
    draft = attached(subject=text("Trồng rừng[1]"), preamble=(Paragraph(text("Căn cứ")),))
    assert (plain(draft.subject), plain(draft.preamble)) == ("Trồng rừng", [ONE, "Căn cứ"])


def test_lines_of_a_note() -> None:
    draft = attached(preamble=(Paragraph(text("Rừng[2]")),))
    (paragraph,) = draft.preamble
    assert isinstance(paragraph, Paragraph)
    (note,) = paragraph.children
    assert isinstance(note, Paragraph)
    assert [line.number for line in note.text.lines] == [2, 3]
