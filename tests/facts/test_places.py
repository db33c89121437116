"""The numbered places of a plan, and which of them numbers name."""

from __future__ import annotations

from typing import Any

import pytest

from kehoach_parser.facts.references.places import all_places, is_issued, places_of, same_number
from tests.drafts import draft_of

FIELD = {"marker": "b", "label": "Nhiệm vụ", "content": [{"marker": "1)", "text": "Niêm yết"}]}
CRITERION = {"number": "1.2", "name": "Công khai", "tasks": FIELD, "content": [{"marker": "-", "text": "Chung"}]}
BELOW = {"number": "2", "content": [{"marker": "a)", "text": "Cấp", "children": [{"marker": "-", "text": "Nhỏ"}, {"marker": "(1)", "text": "Nhỏ hơn"}]}]}
BODY = [{"number": "II", "heading": "Việc", "sections": [BELOW], "criteria": [CRITERION]}]
TABLE = {"groups": [{"number": "A", "rows": [{"number": "1"}, {"number": ""}]}, {"rows": [{"number": "02"}]}], "content": [{"marker": "1.", "text": "Chú"}]}
DRAFT = draft_of({"sections": BODY, "appendices": [TABLE, {"sections": [{"number": "I"}]}]})
SECTION, GROUPS = "/sections/0", "/appendices/0/groups"


def test_every_numbered_place_with_what_it_stands_in() -> None:
    assert [(place.pointer, place.number, [outer.number for outer in place.above]) for place in all_places(DRAFT)] == [
        (SECTION, "ii", []),
        (f"{SECTION}/criteria/0", "1.2", ["ii"]),
        (f"{SECTION}/criteria/0/tasks", "b", ["1.2", "ii"]),
        (f"{SECTION}/criteria/0/tasks/content/0", "1", ["b", "1.2", "ii"]),
        (f"{SECTION}/sections/0", "2", ["ii"]),
        (f"{SECTION}/sections/0/content/0", "a", ["2", "ii"]),
        (f"{SECTION}/sections/0/content/0/children/1", "1", ["a", "2", "ii"]),
        ("/appendices/0/content/0", "1", []),
        (f"{GROUPS}/0", "a", []),
        (f"{GROUPS}/0/rows/0", "1", ["a"]),
        (f"{GROUPS}/1/rows/0", "02", []),
        ("/appendices/1/sections/0", "i", []),
    ]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (("ii",), [(SECTION, (0,))]),
        (("b", "1.2", "ii"), [(f"{SECTION}/criteria/0/tasks", (0, 0, 0))]),
        (("b", "ii"), [(f"{SECTION}/criteria/0/tasks", (1, 0))]),
        (("b",), [(f"{SECTION}/criteria/0/tasks", (2,))]),
        (("b", "2"), []),
        (("2",), [(f"{SECTION}/sections/0", (1,)), (f"{GROUPS}/1/rows/0", (0,))]),
        (("1", "a", "2"), [(f"{SECTION}/sections/0/content/0/children/1", (0, 0, 1))]),
        (("ii", "1.2"), []),
        (("iii",), []),
    ],
)
def test_places_that_numbers_name(numbers: tuple[str, ...], found: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(place.pointer, skipped) for place, skipped in places_of(all_places(DRAFT), numbers)] == found


def test_a_number_of_several_levels_may_be_printed_one_by_one() -> None:
    plan: dict[str, Any] = {"sections": [{"number": "1", "sections": [{"number": "15"}, {"number": "1.16"}]}, {"number": "2", "sections": [{"number": "15"}]}]}
    places = all_places(draft_of(plan))
    assert [place.pointer for place, _ in places_of(places, ("1.15",))] == ["/sections/0/sections/0"]
    assert [place.pointer for place, _ in places_of(places, ("1.16",))] == ["/sections/0/sections/1"]
    assert [place.pointer for place, _ in places_of(places, ("01.15",))] == ["/sections/0/sections/0"]


@pytest.mark.parametrize(("one", "other", "same"), [("1", "1", True), ("01", "1", True), ("1", "2", False), ("i", "1", False), ("a", "a", True)])
def test_same_number(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same


@pytest.mark.parametrize(
    ("appendix", "issued"),
    [
        ({"title": "KẾ HOẠCH TRỒNG CÂY", "sections": [{"number": "I"}]}, True),
        ({"title": "KẾ HOẠCH TRỒNG CÂY", "sections": []}, False),
        ({"title": "DANH MỤC", "sections": [{"number": "I"}]}, False),
        ({"title": None, "sections": [{"number": "I"}]}, False),
        ({"label": "PHỤ LỤC", "title": "KẾ HOẠCH TRỒNG CÂY", "sections": [{"number": "I"}]}, False),
    ],
)
def test_a_document_that_a_decision_issues(appendix: dict[str, Any], issued: bool) -> None:
    assert is_issued(draft_of({"appendices": [appendix]}).appendices[0]) is issued
