"""The score: leaves by their place and text, whatever their pointers are."""

from __future__ import annotations

import copy
from typing import Any

from sample_plans.score import Leaf, score

PLAN: dict[str, Any] = {
    "header": {"issuer": "ỦY BAN NHÂN DÂN XÃ SUỐI MƠ", "number": None, "date": {"day": 5}},
    "subject": "Sửa cầu",
    "sections": [
        {"number": "I", "heading": "Việc", "content": [{"marker": "-", "text": "Gỗ"}, {"marker": "-", "text": "Cáp"}]},
        {"number": "II", "heading": "Người", "content": []},
    ],
    "appendices": [
        {"title": "Bảng", "columns": ["TT", "Tên"], "groups": [{"number": None, "rows": [{"number": "1", "other": {"Tên": "Ván"}}]}]},
        {"title": "Kho vật tư", "columns": ["Nơi"], "groups": []},
    ],
}


def changed(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy(PLAN) | changes


def test_the_same_is_right_whatever_blanks_and_form_of_letters() -> None:
    result = score(PLAN, changed(subject="Sửa  cầu"))
    assert (result.f1, result.missing, result.extra) == (1.0, (), ())
    assert result.right == result.expected == result.found > 10


def test_a_wrong_value_is_missing_and_too_much() -> None:
    result = score(PLAN, changed(subject="Sửa cống"))
    assert result.missing == (Leaf("subject", "Sửa cầu"),)
    assert result.extra == (Leaf("subject", "Sửa cống"),)
    assert 0.9 < result.f1 < 1


def test_order_and_place_count() -> None:
    swapped = changed()
    swapped["sections"][0]["content"].reverse()
    assert [leaf.place for leaf in score(PLAN, swapped).missing] == ["text /I: order"]
    moved = changed()
    moved["sections"][1]["content"] = [moved["sections"][0]["content"].pop()]
    assert Leaf("text /I", "- Cáp") in score(PLAN, moved).missing
    assert Leaf("text /II", "- Cáp") in score(PLAN, moved).extra


def test_an_appendix_too_much_shifts_no_other_and_unassigned_text_counts() -> None:
    more = changed()
    more["appendices"].insert(0, {"title": "Lạ", "columns": ["Một", "Hai", "Ba"], "groups": []})
    result = score(PLAN, more)
    assert result.missing == ()
    assert {leaf.place for leaf in result.extra} <= {"appendix 3/title", "appendix 3/column 1", "appendix 3/column 2", "appendix 3/column 3"}
    assert score(PLAN, changed(unassigned=[{"marker": None, "text": "MẬT"}])).extra == (Leaf("unassigned", "MẬT"),)


def test_an_empty_cell_is_a_leaf() -> None:
    lacking = changed()
    lacking["appendices"][0]["groups"][0]["rows"][0]["other"]["Tên"] = ""
    assert score(PLAN, lacking).extra == (Leaf("appendix 1/group -/row 1/Tên", ""),)
