"""The walk over a draft: every part and every printed text, in the contract's order, where its pointer says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kehoach_parser import tree
from kehoach_parser.document import Grid, Line, Text
from kehoach_parser.draft import Appendix, Group, Letterhead, Paragraph, PlanDraft, Row, Table
from kehoach_parser.tree import Printed, escape
from tests.drafts import draft_of


def paragraph(text: str, *children: dict[str, Any]) -> dict[str, Any]:
    return {"marker": "-", "text": text, "children": list(children)}


def field(label: str, text: str) -> dict[str, Any]:
    return {"marker": "a", "label": label, "content": [paragraph(text)]}


CRITERION = {
    "number": "1.1",
    "kind": "index",
    "name": "Name",
    "objective": field("O", "o"),
    "tasks": field("T", "t"),
    "responsibility": field("R", "r"),
    "deadline": field("D", "d"),
    "other": [field("X", "x")],
    "content": [paragraph("free")],
}
ROW = {"number": "1", "code": "TC 1", "criterion": "c", "objective": "", "lead": "l", "deadline": "e", "other": {"m/n": "a", "p~q": "b"}}
PLAN = {
    "header": {"issuer": "ISSUER", "number": "12", "symbol": "KH-UBND"},
    "kind": "PLAN",
    "subject": "Subject",
    "preamble": [paragraph("basis")],
    "sections": [
        {
            "number": "I",
            "heading": "One",
            "content": [paragraph("text", paragraph("item", paragraph("deep")))],
            "sections": [{"number": "1", "content": [paragraph("below")]}],
            "criteria": [CRITERION],
        }
    ],
    "closing": [paragraph("end")],
    "recipients": ["you"],
    "signature": {"on_behalf": "TM.", "role": "Chair", "name": "An"},
    "cosigners": [{"name": "Ba"}],
    "appendices": [
        {
            "label": "ANNEX",
            "title": "Title",
            "attached_to": "Plan 1",
            "columns": ["No", "Lead"],
            "groups": [{"number": "A", "title": "G", "rows": [ROW], "row": {"other": {"sum": "7"}}}],
            "content": [paragraph("note")],
            "sections": [{"number": "II", "criteria": [CRITERION]}],
        }
    ],
    "unassigned": [paragraph("stray")],
}
DRAFT = draft_of(PLAN)


def at(draft: Any, pointer: str) -> Any:
    """What stands at a pointer of a draft."""
    found = draft
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        named = dict(found) if isinstance(found, tuple) and not name.isdigit() else found
        found = named[int(name)] if isinstance(named, tuple) else named[name] if isinstance(named, dict) else getattr(named, name)
    return found


@pytest.mark.parametrize("walk", [tree.walk, tree.sections, tree.criteria, tree.fields, tree.rows, tree.paragraphs])
def test_each_part_stands_at_its_pointer(walk: Any) -> None:
    found = list(walk(DRAFT))
    assert found
    assert all(at(DRAFT, pointer) is part for pointer, part in found)


def test_parts_in_order() -> None:
    assert [pointer for pointer, _ in tree.sections(DRAFT)] == ["/sections/0", "/sections/0/sections/0", "/appendices/0/sections/0"]
    assert [pointer for pointer, _ in tree.criteria(DRAFT)] == ["/sections/0/criteria/0", "/appendices/0/sections/0/criteria/0"]
    names = ["objective", "tasks", "responsibility", "deadline", "other/0"]
    assert [pointer for pointer, _ in tree.fields(DRAFT)][:5] == [f"/sections/0/criteria/0/{name}" for name in names]
    assert [pointer for pointer, _ in tree.rows(DRAFT)] == ["/appendices/0/groups/0/row", "/appendices/0/groups/0/rows/0"]
    spoken = " ".join(part.text.value for _, part in tree.paragraphs(DRAFT))
    assert spoken == "basis text item deep below o t r d x free end note o t r d x free stray"


def test_texts_go_below() -> None:
    assert list(tree.texts(DRAFT.sections[0].content)) == ["text", "item", "deep"]


def test_printed_texts_in_order_with_their_values() -> None:
    printed = Printed(DRAFT)
    criterion = "1.1 Name O o T t R r D d X x free"
    assert " ".join(text for _, text in printed.leaves) == (
        f"PLAN Subject basis I One text item deep 1 below {criterion} end you TM. Chair An Ba ANNEX Title No Lead A G 7 1 TC 1 c l e a b note "
        f"II {criterion} stray"
    )
    assert all((at(DRAFT, leaf).value if not leaf.startswith("/appendices/0/columns") else text) == text for leaf, text in printed.leaves)


def test_pointers_of_leaves_are_those_of_the_contract() -> None:
    leaves = {text: pointer for pointer, text in Printed(DRAFT).leaves}
    assert leaves["deep"] == "/sections/0/content/0/children/0/children/0/text"
    assert leaves["Lead"] == "/appendices/0/columns/1"
    assert leaves["a"] == "/appendices/0/groups/0/rows/0/other/m~1n"
    assert leaves["b"] == "/appendices/0/groups/0/rows/0/other/p~0q"
    assert leaves["7"] == "/appendices/0/groups/0/row/other/sum"
    assert leaves["you"] == "/recipients/0"
    assert leaves["Ba"] == "/cosigners/0/name"
    assert leaves["stray"] == "/unassigned/0/text"


def test_offsets_lead_to_leaves() -> None:
    printed = Printed(draft_of({"kind": "KẾ HOẠCH", "subject": "Đất"}))
    assert printed.whole == f"KẾ HOẠCH{Printed.END}Đất{Printed.END}"
    assert printed.folded == f"ke hoach{Printed.END}dat{Printed.END}"
    assert [printed.index(offset) for offset in (0, 8, 9, 12)] == [0, 0, 1, 1]


def test_a_table_among_paragraphs_keeps_its_place_and_says_nothing() -> None:
    table = Table(Grid(1, 1, ()))
    draft = replace(PlanDraft(), preamble=(table, Paragraph(Text("behind"), children=(table, Paragraph(Text("inside"))))))
    assert [pointer for pointer, _ in tree.paragraphs(draft)] == ["/preamble/1", "/preamble/1/children/1"]
    assert list(tree.texts(draft.preamble)) == ["behind", "inside"]


@pytest.mark.parametrize(("name", "part"), [("a/b", "a~1b"), ("a~b", "a~0b"), ("~1/", "~01~1"), ("ab", "ab"), ("", "")])
def test_escape(name: str, part: str) -> None:
    assert escape(name) == part


def test_every_line_once_by_number() -> None:
    lines = [Line(text, number) for number, text in enumerate(("ISSUER", "Số: 1", "fixed words", "first", "cell a", "cell b", "page 1"), 1)]
    issuer, number, fixed, first, one, other, page = lines
    same_line = replace(other, number=one.number)
    cells = Row(lead=Text.join([same_line]), deadline=Text.join([one]), other=(("again", Text.join([one])),))
    draft = PlanDraft(
        letterhead=Letterhead(issuer=Text.join([issuer]), doubtful={"/header/number": Text.join([number])}),
        preamble=(Paragraph(Text.join([first]).with_extra([fixed])),),
        appendices=(Appendix(attached_to=Text.join([fixed]), groups=(Group(rows=(cells,)),)),),
        furniture=(page,),
    )
    assert tree.lines_of(draft) == [issuer, number, fixed, first, same_line, one, page]


def test_texts_of_no_value_are_no_leaves_but_have_lines() -> None:
    draft = replace(PlanDraft(), subject=Text("", ((0, Line("…", 3)),)))
    assert Printed(draft).leaves == []
    assert [line.number for line in tree.lines_of(draft)] == [3]
