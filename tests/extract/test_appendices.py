"""Appendices: label, title, attachment, prose, tables with and without a grid; what the body knows of cells."""

from __future__ import annotations

from typing import Any

from kehoach_parser.document import Grid, Item, Line
from kehoach_parser.draft import Appendix, PlanDraft
from kehoach_parser.extract.appendices import known_cells, read_appendices
from kehoach_parser.extract.tables.flat.cells import Knowledge
from kehoach_parser.extract.tables.lifted import lift_tables
from kehoach_parser.structure.layout import Layout
from tests.extract.drafts import grid, plain, units


def read(*given: str | Grid | Line) -> list[Appendix]:
    items: list[Item] = []
    for number, one in enumerate(given, 1):
        items.append(Line(one, number, start=True) if isinstance(one, str) else one)
    found, furniture, stray = read_appendices(items, Layout([item for item in items if isinstance(item, Line)]), Knowledge())
    assert stray == []
    assert furniture == []
    return list(lift_tables(PlanDraft(appendices=tuple(found))).appendices)


def head(appendix: Appendix) -> tuple[Any, Any, Any]:
    return plain(appendix.label), plain(appendix.title), plain(appendix.attached_to)


TREES = grid(["TT", "Tên", "Số cây"], ["1", "Lô A", "5"], ["2", "Lô B", "6"])
MEN = grid(["TT", "Tổ", "Số người"], ["1", "Tổ 1", "5"], ["2", "Tổ 2", "6"], first=300)


def test_label_title_and_what_it_is_attached_to() -> None:
    (found,) = read("Phụ lục 1.", "DANH MỤC", "CÂY TRỒNG", "(Kèm theo Kế hoạch số 7/KH-UBND)", TREES)
    assert head(found) == ("Phụ lục 1", "DANH MỤC CÂY TRỒNG", "Kèm theo Kế hoạch số 7/KH-UBND")
    assert [len(group.rows) for group in found.groups] == [2]
    (found,) = read("PHỤ LỤC 1: DANH MỤC CÂY", "(Kèm theo Kế hoạch", "số 7/KH-UBND)", TREES)
    assert head(found) == ("PHỤ LỤC 1", "DANH MỤC CÂY", "Kèm theo Kế hoạch số 7/KH-UBND")


def test_each_label_begins_one() -> None:
    assert [head(one)[0] for one in read("PHỤ LỤC 1", "CÂY", TREES, "PHỤ LỤC 2", "NGƯỜI", MEN)] == ["PHỤ LỤC 1", "PHỤ LỤC 2"]


def test_prose_with_sections() -> None:
    (found,) = read("PHỤ LỤC", "ĐỀ CƯƠNG", "Lời đầu.", "I. MỤC TIÊU", "- Một.", "Hết./.")
    assert (plain(found.content), plain(found.sections)) == (["Lời đầu.", "Hết"], [{"number": "I", "heading": "MỤC TIÊU", "content": [("-", "Một.", [])]}])
    (found,) = read("PHỤ LỤC", "ĐỀ CƯƠNG", "1. Tiêu chí “Nước”", "a) Mục tiêu: Đủ.", "b) Nhiệm vụ: Đào.")
    assert [len(section.criteria) for section in found.sections] == [1]


def test_several_tables_stand_behind_their_appendix() -> None:
    """The appendix itself keeps label, title and prose."""
    own, first, second = read("PHỤ LỤC", "CÂY", "Đơn vị: cây", TREES, "Ghi chú một.", MEN, "Ghi chú hai.")
    assert (plain(own.content), head(own), own.columns) == (["Đơn vị: cây", "Ghi chú một.", "Ghi chú hai."], ("PHỤ LỤC", "CÂY", None), ())
    assert [(head(table), table.after, len(table.groups)) for table in (first, second)] == [((None, None, None), "/appendices/0", 1)] * 2


def test_captions() -> None:
    """Of several tables each has its own; of a single one it is the appendix's title where that has none, else a note."""
    own, first, second = read("PHỤ LỤC", "CÂY", "Bảng 1: Cây lô", TREES, "Bảng 2: Người", MEN)
    assert [head(one)[1] for one in (own, first, second)] == ["CÂY", "Bảng 1: Cây lô", "Bảng 2: Người"]
    (alone,) = read("PHỤ LỤC", Line("Bảng 1: Cây lô", 2, start=True, bold=False), TREES)
    assert head(alone)[1] == "Bảng 1: Cây lô"
    (note,) = read("PHỤ LỤC", "CÂY", "Bảng 1: Cây lô", TREES)
    assert (head(note)[1], plain(note.content)) == ("CÂY", ["Bảng 1: Cây lô"])


def test_labels_within_an_appendix_are_those_of_its_tables() -> None:
    own, first, second = read("PHỤ LỤC", "CÂY", "Biểu 1", "Cây lô", TREES, "Biểu 2", "Người", MEN)
    assert [head(one)[:2] for one in (own, first, second)] == [("PHỤ LỤC", "CÂY"), ("Biểu 1", "Cây lô"), ("Biểu 2", "Người")]
    parts = read("PHỤ LỤC", "CÂY", TREES, "Biểu 2", "NGƯỜI", MEN)
    assert [(head(one)[0], one.after) for one in parts] == [("PHỤ LỤC", None), ("Biểu 2", None)], "the appendix has a table of its own"
    parts = read("PHỤ LỤC", "CÂY", "Biểu 1", TREES, "Biểu 2", "NGƯỜI", "(Kèm theo Kế hoạch số 7/KH-UBND)", MEN)
    assert [(head(one)[0], one.after) for one in parts] == [("PHỤ LỤC", None), ("Biểu 2", None)], "attached by itself"


def test_tables_of_equal_columns_under_captions_are_two() -> None:
    parts = read("Mẫu biểu số 01", "CÂY", TREES, "Mẫu biểu số 02", "NGƯỜI", "Đơn vị: cây", TREES)
    assert [(head(one)[:2], plain(one.content)) for one in parts] == [(("Mẫu biểu số 01", "CÂY"), []), (("Mẫu biểu số 02", "NGƯỜI"), ["Đơn vị: cây"])]


def test_capitals_with_nothing_below_are_the_title_of_nothing() -> None:
    line = Line("PHÊ DUYỆT CỦA CẤP TRÊN", 1)
    found, _, stray = read_appendices([line], Layout([line]), Knowledge())
    assert (found, plain(stray)) == ([], ["PHÊ DUYỆT CỦA CẤP TRÊN"])
    assert head(read("PHỤ LỤC", "DANH MỤC")[0]) == ("PHỤ LỤC", "DANH MỤC", None)


def test_a_letterhead_that_comes_again_is_furniture() -> None:
    texts = ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "Lời đầu."]
    items = [Line(text, number, start=True) for number, text in enumerate(texts, 1)]
    found, furniture, _ = read_appendices(items, Layout(items), Knowledge())
    assert [line.number for line in furniture] == [1, 2, 3]
    assert [head(one)[1] for one in found] == ["KẾ HOẠCH"]


def test_a_table_without_a_grid() -> None:
    lines = ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian thực hiện", "1", "Trồng rừng", "Sở Nông nghiệp", "Quý I", "2", "Tưới", "Sở Nông nghiệp", "Quý II"]
    (found,) = read("PHỤ LỤC", "DANH MỤC", "Đơn vị: cây", *lines)
    assert found.flattened
    assert [column.meaning for column in found.columns] == ["number", "tasks", "lead", "deadline"]
    rows = [row for group in found.groups for row in group.rows]
    assert [[plain(row.number), plain(row.tasks), plain(row.lead), plain(row.deadline)] for row in rows] == [
        ["1", "Trồng rừng", "Sở Nông nghiệp", "Quý I"], ["2", "Tưới", "Sở Nông nghiệp", "Quý II"],
    ]
    assert plain(found.content) == ["Đơn vị: cây"]
    assert not read("PHỤ LỤC", "CÂY", TREES)[0].flattened


def test_cells_that_the_body_shows() -> None:
    named = "1.1. Tiêu chí “Nước”"
    fields = ("b) Phân công trách nhiệm", "- Chủ trì: Tổ nước.", "- Phối hợp: Thôn Một.", "c) Thời gian thực hiện: Quý I.")
    known = known_cells(units("I. VIỆC", "1. Khắc phục", named, *fields).sections)
    assert {column: dict(cells) for column, cells in known.cells.items()} == {
        "lead": {"to nuoc": 1}, "coordinate": {"thon mot": 1}, "deadline": {"quy i": 1},
    }
