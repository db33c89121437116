"""Criteria: fields told by their labels, names without label words, what is no criterion."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Text
from kehoach_parser.extract.criteria import criterion_name
from kehoach_parser.extract.labels import field_kind, marked_field_kind, role_of, split_label
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
    assert criterion(NAMED, "- Mục tiêu: Đủ nước.") == [{"number": "1.1", "kind": "criterion", "name": "Nước sạch", "objective": ("-", "Mục tiêu", ["Đủ nước."])}]
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


def test_likeness_of_letters_counts_in_read_text_alone() -> None:
    assert field_kind("Bộ phận thực hiện") == ("responsibility", 100.0)
    assert field_kind("Thời giam thực hiện") is None
    near = field_kind("Thời giam thực hiện", alike=True)
    assert near is not None
    assert (near[0], near[1] < 100) == ("deadline", True)
    assert field_kind("Bộ phận thực hiện", alike=True) == ("responsibility", 100.0)
    assert (role_of("Cơ quam chủ trì"), role_of("Cơ quam chủ trì", alike=True)) == (None, "lead")
    given = ("1. Việc", NAMED, "d) Thời giam thực hiện: Quý I.", "e) Mục tiêu: Đủ.")
    (clean,), (read,) = (units(*given, alike=alike).sections[0].criteria for alike in (False, True))
    assert (clean.deadline, [field.label.value for field in clean.other]) == (None, ["Thời giam thực hiện"])
    assert read.deadline is not None


def test_who_helps_opens_no_field_but_behind_a_mark_it_tells_its_meaning() -> None:
    assert field_kind("Đơn vị phối hợp") is None
    assert field_kind("Chủ trì") is None
    assert field_kind("Đơn vị chịu trách nhiệm chính") == ("responsibility", 100.0)
    assert marked_field_kind("Giải pháp kỹ thuật") == ("tasks", 100.0)
    assert field_kind("Giải pháp kỹ thuật") is None


def test_a_dash_ends_a_known_label() -> None:
    assert split_label("Mục tiêu - Đủ nước") == ("Mục tiêu", 11)
    assert split_label("Mục tiêu - yêu cầu: Đủ nước") == ("Mục tiêu - yêu cầu", 19)
    assert split_label("Mục tiêu giai đoạn 2026 - 2030: Đủ nước") == ("Mục tiêu giai đoạn 2026 - 2030", 31)
    assert split_label("Văn phòng - Thống kê: Đủ nước") == ("Văn phòng - Thống kê", 21)


FIELDS = ("Mục tiêu: Đủ nước.", "Biện pháp: Đào giếng.", "Thời hạn phải xong: Quý I.")


@pytest.mark.parametrize(
    ("marks", "markers"),
    [
        (("(a) ", "(b) ", "(c) "), ("a", "b", "c")),
        (("(1) ", "(2) ", "(3) "), ("1", "2", "3")),
        (("- ",) * 3, ("-",) * 3),
        (("+ ",) * 3, ("+",) * 3),
        (("* ",) * 3, ("*",) * 3),
        (("",) * 3, (None,) * 3),
    ],
)
def test_fields_behind_any_mark(marks: tuple[str, ...], markers: tuple[str | None, ...]) -> None:
    (found,) = units("1. Việc", "1.1. Nước sạch", *(mark + text for mark, text in zip(marks, FIELDS, strict=True))).sections[0].criteria
    fields = (found.objective, found.tasks, found.deadline)
    assert tuple(field.marker for field in fields if field) == markers
    assert [plain(field.content) for field in fields if field] == [["Đủ nước."], ["Đào giếng."], ["Quý I."]]


def test_items_below_a_field_are_its_content_whatever_they_open_with() -> None:
    (found,) = units("1. Việc", NAMED, "Giải pháp:", "- Mục tiêu: Đủ nước.", "- Đào giếng.", "Thời gian: Quý I.").sections[0].criteria
    assert found.objective is None
    assert found.tasks is not None
    assert plain(found.tasks.content) == [("-", "Mục tiêu: Đủ nước.", []), ("-", "Đào giếng.", [])]


def test_what_stands_among_item_fields_is_a_field_of_its_own() -> None:
    (found,) = units("1. Việc", NAMED, "- Mục tiêu: Đủ.", "- Kinh phí: Xã lo.", "- Đào giếng: 5 cái.", "- Thời gian: Quý I.").sections[0].criteria
    assert [plain(field) for field in found.other] == [("-", "Kinh phí", ["Xã lo.", ("-", "Đào giếng: 5 cái.", [])])]
    assert found.deadline is not None


@pytest.mark.parametrize(
    ("head", "kind", "number"),
    [
        ("TC 1.1 – Nước sạch", "criterion", "1.1"),
        ("TCTP 1.1: Nước sạch", "sub_criterion", "1.1"),
        ("Tiêu chí 1: Nước sạch", "criterion", "1"),
        ("1.1) Tiêu chí “Nước sạch”", "criterion", "1.1"),
        ("1.1. Nước sạch", "criterion", "1.1"),
        ("**Nước sạch**", "criterion", ""),
    ],
)
def test_heads_of_criteria(head: str, kind: str, number: str) -> None:
    fields = ("a) Mục tiêu: Đủ nước.", "b) Giải pháp: Đào giếng.")
    bare = head.strip("*")
    (section,) = units("1. Việc chung", bare, *fields, bold=(bare,) if bare != head else ()).sections
    assert [(one.kind, one.number.value, one.name.value, one.objective is not None) for one in section.criteria] == [(kind, number, "Nước sạch", True)]
    assert (section.heading and section.heading.value, section.content) == ("Việc chung", ())


def test_two_names_have_their_own_fields() -> None:
    fields = ("* Mục tiêu: Đủ.", "* Giải pháp: Đào.", "* Thời gian: Quý I.")
    (section,) = units("1. Việc", "Nước sạch", *fields, "Đường làng", *fields, bold=("Nước sạch", "Đường làng")).sections
    assert [(one.name.value, one.other, one.deadline is not None) for one in section.criteria] == [("Nước sạch", (), True), ("Đường làng", (), True)]


def test_among_sections_a_unit_with_fields_keeps_its_place() -> None:
    fields = ("a) Nhiệm vụ: Đào hố.", "b) Thời gian thực hiện: Quý I.")
    found = units("1. Cây giống", "- Ươm hạt.", "2. Đào hố", *fields, "3. Tưới cây", "- Tưới.")
    assert [(one.number.value, one.heading and one.heading.value, len(one.content)) for one in found.sections] == [
        ("1", "Cây giống", 1), ("2", "Đào hố", 2), ("3", "Tưới cây", 1),
    ]
    assert found.criteria == ()
    found = units("1. Cây giống", *fields, "2. Đào hố", *fields)
    assert [one.number.value for one in found.criteria] == ["1", "2"]
    found = units("1. Cây giống", "- Ươm hạt.", "2. Tiêu chí “Đào hố”", *fields)
    assert [one.number.value for one in found.criteria] == ["2"]


def test_parties_never_hold_their_label() -> None:
    (found,) = units(
        "1. Việc", NAMED, "c) Phân công trách nhiệm:", "- Đơn vị chịu trách nhiệm chính: Tổ nước.", "- Các thôn phối hợp, thực hiện: Thôn Một.",
        "- Cơ quan chủ trì, hướng dẫn - Phòng Y tế.", "- Cán bộ, công chức thực hiện.",
    ).sections[0].criteria
    assert found.responsibility is not None
    assert [(job.role, job.label, job.parties) for job in found.responsibility.assignments] == [
        ("lead", "Đơn vị chịu trách nhiệm chính", "Tổ nước"),
        ("coordinate_implement", "Các thôn phối hợp, thực hiện", "Thôn Một"),
        ("lead", "Cơ quan chủ trì, hướng dẫn", "Phòng Y tế"),
        ("implement", None, "Cán bộ, công chức thực hiện"),
    ]


@pytest.mark.parametrize("mark", ["", "- ", "* "])
def test_who_does_it_is_a_field_among_fields_without_letters(mark: str) -> None:
    texts = ("Mục tiêu: Đủ.", "Việc phải làm: Đào.", "Bộ phận chịu trách nhiệm: Tổ nước.", "Đơn vị phối hợp: Thôn Một.", "Xong trước: 30/6.")
    (found,) = units("1. Việc", NAMED, *(mark + text for text in texts)).sections[0].criteria
    assert found.tasks is not None
    assert plain(found.tasks.content) == ["Đào."]
    assert found.responsibility is not None
    assert [(job.role, job.parties) for job in found.responsibility.assignments] == [("lead", "Tổ nước"), ("coordinate", "Thôn Một")]
    assert found.deadline is not None


def test_below_the_field_of_responsibility_it_is_an_assignment() -> None:
    (found,) = units("1. Việc", NAMED, "Mục tiêu: Đủ.", "Phân công:", "Cơ quan chủ trì: Tổ nước.", "Thời gian: Quý I.").sections[0].criteria
    assert found.responsibility is not None
    assert plain(found.responsibility.content) == ["Cơ quan chủ trì: Tổ nước."]
    assert found.other == ()


def test_criteria_under_lettered_groups() -> None:
    fields = ("- Mục tiêu: Đủ.", "- Giải pháp: Đào.")
    (section,) = units("B. TIÊU CHÍ", "a) Hạ tầng", "1. Tiêu chí “Giếng”", *fields, "2. Tiêu chí “Ống”", *fields, "b) Quản lý", "1. Tiêu chí “Phí”", *fields).sections
    assert [(one.number.value, [criterion.name.value for criterion in one.criteria]) for one in section.sections] == [("a", ["Giếng", "Ống"]), ("b", ["Phí"])]


def test_a_bold_name_above_who_and_when_is_a_titled_unit() -> None:
    lines = ("- Đơn vị chủ trì: Tổ nước.", "- Thời hạn: 30/6.")
    (section,) = units("1. Việc", "Giữ giếng", *lines, "Thay ống", *lines, bold=("Giữ giếng", "Thay ống")).sections
    assert [(one.number.value, one.heading and one.heading.value, len(one.content)) for one in section.sections] == [("", "Giữ giếng", 2), ("", "Thay ống", 2)]
    assert section.criteria == ()
