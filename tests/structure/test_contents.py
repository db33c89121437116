"""Lists of contents."""

from __future__ import annotations

from kehoach_parser.document import Line
from kehoach_parser.structure.contents import split_contents

from .helpers import grid, line


def taken(*texts: str) -> list[str]:
    lines = [line(text, number=number) for number, text in enumerate(texts, 1)]
    kept, contents = split_contents(lines)
    assert sorted([*(item.number for item in kept if isinstance(item, Line)), *(item.number for item in contents)]) == [one.number for one in lines]
    assert all((item.role, item.reason) == ("furniture", "contents") for item in contents)
    return [item.text for item in contents]


def test_entries_below_the_heading_count_on() -> None:
    listed = ("MỤC LỤC", "I. MỤC TIÊU 1", "1. Chung", "của toàn xã 2", "II. VIỆC LÀM 2", "Phụ lục\t13")
    assert taken("KẾ HOẠCH", *listed, "I. MỤC TIÊU", "Năm nay xã làm 5 việc.") == list(listed)
    assert taken("MỤC LỤC", "I. MỤC TIÊU 4", "II. VIỆC LÀM 2") == [], "pages never go back"
    assert taken("MỤC LỤC", "I. MỤC TIÊU 4") == [], "one is no list"
    assert taken("MỤC LỤC", "I. MỤC TIÊU 2024", "II. VIỆC LÀM 2025") == [], "years are no pages"
    assert taken("I. MỤC TIÊU 1", "II. VIỆC LÀM 2", "III. PHÂN CÔNG 3") == [], "without a heading dots must tell"


def test_dots_make_a_list_without_its_heading() -> None:
    listed = ("I. MỤC TIÊU ........ 1", "II. VIỆC LÀM…… 2", "III. PHÂN CÔNG .......7")
    assert taken(*listed, "I. MỤC TIÊU") == list(listed)
    assert taken(*listed[:2], "I. MỤC TIÊU") == []


def test_a_table_ends_the_list() -> None:
    kept, contents = split_contents([line("MỤC LỤC"), line("I. A 1"), line("II. B 2"), grid(["TT"]), line("III. C 3")])
    assert [item.text for item in contents] == ["MỤC LỤC", "I. A 1", "II. B 2"]
    assert len(kept) == 2


def test_a_list_may_be_a_table() -> None:
    listed = grid(["Nội dung", "Trang"], ["I. A", "1"], ["II. B", "2"])
    kept, contents = split_contents([line("MỤC LỤC"), listed, line("I. A")])
    assert len(kept) == 1
    assert [item.text for item in contents] == ["MỤC LỤC", "Nội dung", "Trang", "I. A", "1", "II. B", "2"]
    kept, contents = split_contents([line("MỤC LỤC"), grid(["Tên", "Số cây"], ["Lô", "5 cây"], ["Bãi", "2"])])
    assert contents == []
