"""Criteria: fields told by their labels, names without label words, what is no criterion."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Text
from kehoach_parser.extract.criteria import criterion_name
from kehoach_parser.extract.labels import field_kind, split_label
from tests.extract.drafts import TABLE, plain, units

NAMED = "1.1. Tiêu chí “Nước sạch”:"


def criterion(*texts: str) -> object:
    found = units("1. Khắc phục", *texts)
    return [plain(one) for section in found.sections for one in section.criteria]


def test_fields_by_their_labels() -> None:
    assert criterion(
        NAMED, "Nêu chung.", "a) Mục tiêu, yêu cầu: Đủ nước.", "- Mọi nhà.", "b) Nhiệm vụ, giải pháp:", "- Đào giếng.",
        "c) Phân công trách nhiệm", "- Chủ trì: Tổ nước.", "d) Thời gian hoàn thành: Quý I.", "đ) Kinh phí: Xã lo.",
    ) == [
        {
            "number": "1.1",
            "kind": "criterion",
            "name": "Nước sạch",
            "objective": ("a", "Mục tiêu, yêu cầu", ["Đủ nước.", ("-", "Mọi nhà.", [])]),
            "tasks": ("b", "Nhiệm vụ, giải pháp", [("-", "Đào giếng.", [])]),
            "responsibility": ("c", "Phân công trách nhiệm", [("-", "Chủ trì: Tổ nước.", [])]),
            "deadline": ("d", "Thời gian hoàn thành", ["Quý I."]),
            "other": [("đ", "Kinh phí", ["Xã lo."])],
            "content": ["Nêu chung."],
        }
    ]


def test_the_second_field_of_a_meaning_goes_to_other() -> None:
    (found,) = units("1. Khắc phục", NAMED, "a) Mục tiêu: Một.", "b) Mục tiêu: Hai.").sections[0].criteria
    assert found.objective is not None
    assert [field.content for field in found.other] != [found.objective.content]
    assert [(field.meaning, plain(field)) for field in found.other] == [("objective", ("b", "Mục tiêu", ["Hai."]))]


def test_who_does_what_is_one_list() -> None:
    (found,) = units("1. Khắc phục", NAMED, "b) Đơn vị chủ trì: Tổ nước.", "c) Đơn vị phối hợp: Thôn Một, thôn Hai.").sections[0].criteria
    assert found.responsibility is not None
    jobs = [(job.role, job.label, job.parties) for job in found.responsibility.assignments]
    assert jobs == [("lead", "Đơn vị chủ trì", "Tổ nước"), ("coordinate", "Đơn vị phối hợp", "Thôn Một, thôn Hai")]
    assert all(field.assignments == () for field in found.other)


@pytest.mark.parametrize(
    ("fields", "is_one"),
    [
        (("a) Mục tiêu: Đủ nước.", "b) Thời gian thực hiện: Quý I."), True),
        (("Mục tiêu: Đủ nước.", "Nhiệm vụ: Đào giếng."), True),
        (("Mục tiêu: Đủ nước.", "Thời gian thực hiện: Quý I."), False),
        (("a) Mục tiêu: Đủ nước.", "Thời gian thực hiện: Quý I."), False),
        (("a) Thời gian: Quý I.", "b) Nội dung: Học nghề."), False),
        (("a) Thời gian: Quý I.", "b) Nhiệm vụ: Học nghề."), True),
        (("Đủ nước.", "Quý I."), False),
    ],
)
def test_without_the_word_two_fields_must_tell(fields: tuple[str, ...], *, is_one: bool) -> None:
    assert bool(criterion("1.1. Nước sạch", *fields)) is is_one


def test_with_the_word_one_field_tells_and_may_be_an_item() -> None:
    assert criterion(NAMED, "- Mục tiêu: Đủ nước.") == [{"number": "1.1", "kind": "criterion", "name": "Nước sạch", "objective": (None, "Mục tiêu", ["Đủ nước."])}]
    assert criterion("1.1. Nước sạch", "- Mục tiêu: Đủ nước.") == []
    assert criterion(NAMED, "Đủ nước.") == []


@pytest.mark.parametrize("above", ["a) Mục tiêu: Đủ nước.", "b) Nhiệm vụ:", "c) Phân công trách nhiệm", "d) Thời gian thực hiện: Quý I.", "đ) Kinh phí: Xã lo."])
def test_a_table_stays_a_table_in_a_field(above: str) -> None:
    (found,) = units("1. Khắc phục", NAMED, "x) Yêu cầu: Sạch.", above, TABLE).sections[0].criteria
    fields = [found.objective, found.tasks, found.responsibility, found.deadline, *found.other]
    assert [plain(field.content)[-1] for field in fields if field and plain(field.content)].count(TABLE) == 1


@pytest.mark.parametrize(
    ("heading", "kind", "name"),
    [
        ("Tiêu chí “Nước sạch”:", "criterion", "Nước sạch"),
        ("Tiêu chí 1.1: Nước sạch.", "criterion", "Nước sạch"),
        ("Tiêu chí thành phần 2.1.1 “Đủ nước”", "sub_criterion", "Đủ nước"),
        ("Nước sạch...", None, "Nước sạch..."),
        ("“Nước sạch”", None, "Nước sạch"),
        ("“Nước” và “gió”", None, "“Nước” và “gió”"),
    ],
)
def test_names(heading: str, kind: str | None, name: str) -> None:
    found = criterion_name(Text(heading))
    assert (found[0], found[1].value) == (kind, name)


def test_labels() -> None:
    assert split_label("Mục tiêu: Đủ nước") == ("Mục tiêu", 9)
    assert split_label("Mục tiêu.") == ("Mục tiêu", 9)
    assert split_label("x" * 60 + ": y") == ("x" * 60, 61)
    assert split_label("x" * 62 + ": y") is None
    assert split_label("x" * 60) == ("x" * 60, 60)
    assert split_label("x" * 61) is None
    assert split_label("Một; hai") is None


def test_labels_as_bad_ocr_leaves_them() -> None:
    assert field_kind("Nhiệm vụ, giải pháp") == ("tasks", 100.0)
    near = field_kind("Nhiem vn, giai phap", alike=True)
    assert near is not None
    assert near[0] == "tasks"
    assert 82 <= near[1] < 100
    assert field_kind("Kinh phí") is None
    assert field_kind("Mục tiên") is None, "short words are like too many others"
