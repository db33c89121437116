"""Names of criteria for comparison, and which row belongs to which criterion."""

from __future__ import annotations

from typing import Any

import pytest

from kehoach_parser.facts.references.links import find_counterparts, same_name
from tests.drafts import draft_of

FIRST, SECOND = "/sections/0/criteria/0", "/sections/0/criteria/1"
ROW = "/appendices/0/groups/0/rows/"


def linked(criteria: list[tuple[str, str]], rows: list[tuple[str | None, str | None]], **more: Any) -> dict[str, tuple[str, ...]]:
    """criteria: (number, name); rows: (code, criterion)."""
    units = [{"number": number, "name": name} for number, name in criteria]
    lines = [{"code": code, "criterion": name} for code, name in rows]
    return find_counterparts(draft_of({"sections": [{"criteria": units}], "appendices": [{"groups": [{"rows": lines}]}]} | more))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công khai TTHC", "Công khai thủ tục hành chính"),
        ("Công khai thủ tục hành chính (TTHC)", "CÔNG KHAI thủ tục hành chính"),
        ("Mức độ hài lòng đối với dịch vụ", "Mức độ hài lòng về dịch vụ"),
    ],
)
def test_names_that_are_one(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


@pytest.mark.parametrize(("one", "other"), [("Công khai", "Niêm yết"), ("Mức độ 3", "Mức độ 4"), ("Công khai TTHCX", "Công khai thủ tục hành chính")])
def test_names_that_are_two(one: str, other: str) -> None:
    assert same_name(one) != same_name(other)


def test_both_sides_are_told() -> None:
    assert linked([("1.1", "Công khai thủ tục")], [(None, "Công khai thủ tục")]) == {FIRST: (f"{ROW}0",), f"{ROW}0": (FIRST,)}


def test_without_criteria_or_rows_there_are_none() -> None:
    assert linked([], [(None, "Công khai thủ tục")]) == {}
    assert linked([("1.1", "Công khai thủ tục")], []) == {}
    assert linked([("1.1", "Công khai thủ tục")], [(None, None), (None, "")]) == {}


def test_criteria_of_appendices_have_no_rows() -> None:
    appendix = {"sections": [{"criteria": [{"number": "1.1", "name": "Công khai thủ tục"}]}]}
    rows = {"groups": [{"rows": [{"criterion": "Công khai thủ tục"}]}]}
    assert find_counterparts(draft_of({"appendices": [appendix, rows]})) == {}


def test_the_number_decides_between_criteria_of_one_name() -> None:
    twice = [("1.1", "Công khai thủ tục"), ("1.2", "Công khai thủ tục")]
    assert linked(twice, [("TC 1.2", "Công khai thủ tục")]) == {SECOND: (f"{ROW}0",), f"{ROW}0": (SECOND,)}
    assert linked(twice, [(None, "Công khai thủ tục")]) == {}


# The ratio of the two names is 82: not enough by itself, enough where the number speaks for it.
HALF_ALIKE = ("Kiểm tra công tác công khai", "Kiểm tra công khai")


def test_the_same_number_speaks_for_a_name_that_is_less_alike() -> None:
    body, name = HALF_ALIKE
    assert linked([("1.1", body)], [("TC 1.1", name)]) != {}
    assert linked([("1.1", body)], [("TC 1.2", name)]) == {}
    assert linked([("1.1", body)], [(None, name)]) == {}


def test_of_two_rows_nearly_alike_none_is_taken() -> None:
    assert linked([("1.1", "Công khai thủ tục")], [(None, "Công khai thủ tục"), (None, "Công khai thủ tục")]) == {}


def test_a_group_s_own_row_may_be_the_one() -> None:
    groups = [{"row": {"criterion": "Công khai thủ tục"}, "rows": []}]
    found = linked([("1.1", "Công khai thủ tục")], [], appendices=[{"groups": groups}])
    assert found[FIRST] == ("/appendices/0/groups/0/row",)


@pytest.mark.parametrize(
    ("body", "name", "one"),
    [
        ("Rà soát thủ tục mức độ 3", "Rà soát thủ tục mức độ", False),
        ("Rà soát văn bản đi đến của xã nhà", "Rà soát văn bản đến của xã", True),
        ("Xử lý vấn đề qua kiểm tra nội bộ", "Xử lý các vấn đề qua kiểm tra", False),
        ("Thống kê hộ tịch toàn xã", "Thóng ké hộ tịch toàn xã", True),
        ("Chỉ tiêu do HĐND huyện giao hằng năm", "Chỉ tiêu do HĐND xã giao hằng năm", True),
    ],
)
def test_words_left_out_misread_or_put_in(body: str, name: str, one: bool) -> None:
    assert bool(linked([("1.1", body)], [(None, name)])) is one
