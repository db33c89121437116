"""Units to sections: headings and running text, lettered points that are sections, what siblings tell."""

from __future__ import annotations

import pytest

from tests.extract.drafts import TABLE, plain, units

SENTENCE = "Việc này do nhiều nơi cùng làm, kéo dài suốt cả năm và cần có người theo dõi."


def test_units_with_content_are_headed() -> None:
    assert plain(units("Mở đầu.", "I. MỤC TIÊU", "1. Chung", "- Một.", "+ Hai.", "Ba.").sections) == [
        {"number": "I", "heading": "MỤC TIÊU", "sections": [{"number": "1", "heading": "Chung", "content": [("-", "Một.", [("+", "Hai.", [])]), "Ba."]}]}
    ]
    assert plain(units("Mở đầu.", "I. MỤC TIÊU", "1. Chung").content) == ["Mở đầu."]


def test_a_sentence_is_running_text() -> None:
    (section,) = units("I. VIỆC", f"1. {SENTENCE}", f"2. {SENTENCE}").sections
    assert plain(section.sections) == [{"number": "1", "content": [SENTENCE]}, {"number": "2", "content": [SENTENCE]}]


def test_a_unit_without_content_is_headed_like_its_siblings() -> None:
    """Beside a unit with a title it may have one; beside a running sentence another sentence is none."""
    (section,) = units("I. VIỆC", "1. Trồng cây", "- Đào hố.", "2. Tưới nước").sections
    assert [one.heading and one.heading.value for one in section.sections] == ["Trồng cây", "Tưới nước"]
    (section,) = units("I. VIỆC", "1. Trồng cây; bón phân; làm cỏ; tỉa cành.", "2. Tưới nước").sections
    assert [one.heading for one in section.sections] == [None, None]
    long = "Rà soát các nơi; lập danh sách; giao việc; báo cáo."
    (section,) = units("I. VIỆC", "1. Trồng cây", "- Đào hố.", f"2. {long}", "3. Tưới nước.").sections
    assert [one.heading and one.heading.value for one in section.sections] == ["Trồng cây", None, None]


def test_what_is_no_sentence_may_be_a_title_beside_one() -> None:
    (section,) = units("I. VIỆC", "1. Trồng cây", "- Đào hố.", "2. Rà soát; lập danh sách; giao việc; báo cáo.", "3. Tưới nước").sections
    assert [one.heading and one.heading.value for one in section.sections] == ["Trồng cây", None, "Tưới nước"]


def test_beside_bold_titles_plain_ones_are_text() -> None:
    given = ("I. VIỆC", "1. Trồng cây", "- Đào hố.", "2. Tưới nước", "3. LÀM CỎ")
    (section,) = units(*given, bold=("I. VIỆC", "1. Trồng cây")).sections
    assert [one.heading and one.heading.value for one in section.sections] == ["Trồng cây", None, "LÀM CỎ"]
    (section,) = units(*given, bold=("I. VIỆC", "1. Trồng cây", "2. Tưới nước")).sections
    assert [one.heading and one.heading.value for one in section.sections] == ["Trồng cây", "Tưới nước", "LÀM CỎ"]


def test_lettered_points_are_items_unless_one_holds_more() -> None:
    (section,) = units("1. Việc chung", "a) Một việc;", "b) Hai việc.").sections
    assert plain(section.content) == [("a)", "Một việc;", []), ("b)", "Hai việc.", [])]
    (section,) = units("1. Việc chung", "a) Trồng cây", "- Đào hố.", "- Bón phân.", "b) Hai việc;").sections
    assert plain(section.sections) == [
        {"number": "a", "heading": "Trồng cây", "content": [("-", "Đào hố.", []), ("-", "Bón phân.", [])]},
        {"number": "b", "content": ["Hai việc;"]},
    ]


@pytest.mark.parametrize("above", ["I. VIỆC", "1. Trồng cây", "a) Một việc; hai việc; ba việc; bốn việc; năm việc, cùng các việc khác nữa."])
def test_a_table_is_no_paragraph(above: str) -> None:
    found = units(above, TABLE)
    (section,) = found.sections or (None,)
    holder = section.content if section is not None else found.content[0].children  # type: ignore[union-attr]
    assert plain(holder)[-1] == TABLE


def test_a_number_without_text_owns_its_line() -> None:
    (section,) = units("I.", "1. Việc").sections
    assert (section.number.value, [line.number for line in section.number.lines], section.heading) == ("I", [1], None)
    (section,) = units("I. VIỆC", "1. Một").sections
    assert section.number.lines == ()


def test_criteria_without_a_section_stand_in_one() -> None:
    found = units("1. Tiêu chí “Nước sạch”", "a) Mục tiêu: Đủ nước.", "b) Thời gian thực hiện: Quý I.")
    assert found.sections == ()
    assert [(one.number.value, len(one.criteria)) for one in found.all_sections()] == [("", 1)]
    assert units("I. VIỆC").all_sections() == units("I. VIỆC").sections
