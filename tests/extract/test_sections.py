"""Units to sections: headings and running text, lettered points that are sections, what siblings tell."""

from __future__ import annotations

import pytest

from kehoach_parser.draft import Paragraph
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


def test_marks_are_as_printed() -> None:
    found = units("1. Việc chung", "a. Một;", "b/ Hai;", "c) Ba;", "(d) Bốn.", "2. Việc riêng", "(1) Năm;", "3. Việc khác", "2 ) Sáu;", "4. Việc nữa", "– Bảy;")
    printed = [block.marker for section in found.sections for block in section.content if isinstance(block, Paragraph)]
    assert printed == ["a.", "b/", "c)", "(d)", "(1)", "2)", "-"]


def test_a_directive_runs_on() -> None:
    """Sentences with nothing under them, and one among them that leads in its points, as short as it is."""
    (section,) = units(
        "I. VIỆC", "1. Các thôn rà soát hố trồng cây trước tháng 5.", "2. Tổ nước làm ngay các việc sau:", "a) Đào hố;", "b) Tưới cây.",
        "3. Văn phòng theo dõi.",
    ).sections
    assert [one.heading for one in section.sections] == [None, None, None]
    (section,) = units("I. VIỆC", "1. Trồng cây", "- Đào hố.", "2. Tổ nước làm ngay các việc sau:", "a) Đào hố;", "3. Văn phòng theo dõi.").sections
    assert section.sections[1].heading is not None, "one sentence alone tells little"


def test_a_sentence_that_says_who_is_no_title_beside_titles() -> None:
    (section,) = units("I. VIỆC", "1. Trồng cây", "- Đào hố.", "2. Tổ nước phối hợp với thôn Một tưới cây.", "3. Tưới nước").sections
    assert [one.heading and one.heading.value for one in section.sections] == ["Trồng cây", None, "Tưới nước"]


def test_lettered_titles_in_brackets_are_sections() -> None:
    (section,) = units("1. Việc chung", "(a) Trồng cây", "- Đào hố.", "- Bón phân.", "(b) Tưới nước", "- Tưới.", "- Che.").sections
    assert [(one.number.value, one.heading and one.heading.value) for one in section.sections] == [("a", "Trồng cây"), ("b", "Tưới nước")]
