"""What columns mean, by the concept of their headings; several of one kind."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Text
from kehoach_parser.extract.tables.columns import columns_of, map_columns


@pytest.mark.parametrize(
    ("headings", "meaning"),
    [
        (["S TT", "Đầu việc", "Bộ phận chịu trách nhiệm chính", "Hạn chót"], ["number", "tasks", "lead", "deadline"]),
        (["ST|T", "Biện pháp", "Bộ phận thực hiện"], ["number", "tasks", "lead"]),
        (["TT", "Nội dung", "Người thực hiện"], ["number", "tasks", None]),
        (["TT", "Mã tiêu chí", "Tên tiêu chí", "Điểm tiêu chí"], ["number", None, "criterion", None]),
        (["TT", "Thời gian bắt đầu", "Thời gian hoàn thành"], ["number", None, "deadline"]),
        (["TT", "Thời gian thực hiện", "Thời gian kết thúc"], ["number", None, "deadline"]),
        (["TT", "Thời gian bắt đầu"], ["number", None]),
        (["TT", "Kinh phí đơn vị chủ trì", "Đơn vị chủ trì"], ["number", None, "lead"]),
        (["TT", "Đơn vị phối hợp, thực hiện", "Đơn vị thực hiện"], ["number", "coordinate", "lead"]),
    ],
)
def test_meaning_by_head_words(headings: list[str], meaning: list[str | None]) -> None:
    assert map_columns([heading.replace("|", " ") for heading in headings]) == meaning


def test_the_lowest_heading_tells() -> None:
    joined = ["Thực hiện Cơ quan chủ trì", "Thời gian Kết thúc", "Thời gian Bắt đầu"]
    assert map_columns(joined, ["Cơ quan chủ trì", "Kết thúc", "Bắt đầu"]) == ["lead", "deadline", None]


def test_the_column_of_a_start_is_known() -> None:
    assert [column.starts for column in columns_of([Text("TT"), Text("Thời gian bắt đầu"), Text("Thời gian hoàn thành")])] == [False, True, False]
