"""Kind and subject: what stands beside the kind, and each rule for where the subject ends."""

from __future__ import annotations

from typing import Any

import pytest

from kehoach_parser.document import Item, Line, Text
from kehoach_parser.extract.subject import Title, _is_cut_short, split_kind, split_subject, without_about
from kehoach_parser.structure.layout import Layout
from tests.extract.drafts import grid, lines

KIND = [Line("KẾ HOẠCH", 1)]
BASIS = "Căn cứ Luật Lâm nghiệp;"


def subject(*items: Item, kind: list[Line] = KIND) -> list[str]:
    found, rest = split_subject(items, kind, Layout([item for item in items if isinstance(item, Line)]))
    assert [*found, *rest] == list(items)
    return [line.text.strip() for line in found]


def made(*texts: str, **properties: Any) -> list[Line]:
    return lines(*texts, **properties)


@pytest.mark.parametrize(
    ("text", "kind", "beside"),
    [("KẾ HOẠCH", "KẾ HOẠCH", ""), ("KẾ HOẠCH TRỒNG RỪNG NĂM 2031", "KẾ HOẠCH", "TRỒNG RỪNG NĂM 2031"), ("TỜ TRÌNH", "TỜ TRÌNH", "")],
)
def test_kind_and_what_is_beside_it(text: str, kind: str, beside: str) -> None:
    title = split_kind([Line(text, 1)])
    assert title.kind is not None
    assert (title.kind.value, title.beside.value, title.author.value) == (kind, beside, "")
    assert split_kind([]) == Title()


def test_no_kind_no_subject() -> None:
    assert subject(*made("Trồng rừng"), kind=[]) == []
    assert subject(*made("I. MỤC TIÊU")) == []
    assert subject(*made("1. Mục tiêu")) == []
    assert subject(*made("2. Mục tiêu")) == ["2. Mục tiêu"]
    assert subject(grid(["a", "b"], ["c", "d"])) == []


def test_the_format_says_where_a_paragraph_goes_on() -> None:
    first = Line("Trồng rừng", 1, start=True)
    assert subject(first, Line("Căn cứ vào rừng cũ", 2, start=False)) == ["Trồng rừng", "Căn cứ vào rừng cũ"]
    assert subject(first, Line("Căn cứ vào rừng cũ", 2, start=True)) == ["Trồng rừng"]


@pytest.mark.parametrize("below", ["I. MỤC TIÊU", "Điều 1. Mục tiêu", "A. MỤC TIÊU", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"])
def test_a_unit_or_who_decides_ends_it(below: str) -> None:
    assert subject(*made("Trồng rừng phòng hộ", below)) == ["Trồng rừng phòng hộ"]


@pytest.mark.parametrize(("above", "below"), [("Trồng rừng,", "Căn cứ năm 2031"), ("Trồng rừng -", "Bảo vệ rừng"), ("Trồng rừng", "năm 2031"), ("Thực hiện đề án “Trồng", "Rừng mới” đầu năm")])
def test_what_is_left_open_goes_on(above: str, below: str) -> None:
    assert subject(Line(above, 1, bold=True), Line(below, 2, bold=False)) == [above, below]


def test_what_ends_is_not_left_open() -> None:
    assert subject(Line("Trồng rừng.", 1, bold=True), Line("năm 2031", 2, bold=False)) == ["Trồng rừng."]
    assert subject(Line("Trồng rừng", 1, bold=True), Line("năm 2031", 2, bold=False, gap=True)) == ["Trồng rừng"]


def test_capitals_end_where_they_end() -> None:
    assert subject(*made("TRỒNG RỪNG PHÒNG HỘ GIAI ĐOẠN", "2031 - 2035", "TRÊN ĐỊA BÀN XÃ", "Trong năm nay xã làm nhiều việc.")) == [
        "TRỒNG RỪNG PHÒNG HỘ GIAI ĐOẠN",
        "2031 - 2035",
        "TRÊN ĐỊA BÀN XÃ",
    ]
    short = "TRỒNG RỪNG"
    assert subject(*made(short, "Tại các xã vùng cao")) == [short, "Tại các xã vùng cao"], "no more than the first words, perhaps"
    assert len(subject(*made("T" * 25, "Tại các xã vùng cao"))) == 2
    assert len(subject(*made("T" * 26, "Tại các xã vùng cao"))) == 1
    both = ["GIAO CHỈ TIÊU TRỒNG RỪNG CHO", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"]
    assert subject(*made(*both)) == both, "in a subject in capitals the name of an office is a part of it"
    assert subject(Line(short, 1, start=True), Line("Tại các xã vùng cao", 2)) == [short]


def test_bold_type_ends() -> None:
    bold = Line("Trồng rừng phòng hộ", 1, bold=True)
    assert subject(bold, Line("Xã vùng cao", 2, bold=True), Line("Nhiều nơi", 3, bold=False)) == [bold.text, "Xã vùng cao"]


def test_centred_lines_are_one_title() -> None:
    first = Line(" " * 20 + "Trồng rừng phòng hộ", 1)
    assert subject(first, Line(" " * 24 + "Xã vùng cao", 2, gap=True)) == ["Trồng rừng phòng hộ", "Xã vùng cao"]
    assert subject(first, Line(" " * 20 + "Căn cứ rừng cũ", 2, gap=True)) == ["Trồng rừng phòng hộ"]
    assert subject(first, Line(" " * 4 + "Xã vùng cao", 2, gap=True)) == ["Trồng rừng phòng hộ"]
    assert subject(first, Line(" " * 16 + "Xã", 2, gap=True)) == ["Trồng rừng phòng hộ", "Xã"], "no first line is indented so far"
    assert subject(first, Line(" " * 15 + "Xã", 2, gap=True)) == ["Trồng rừng phòng hộ"]


def test_paragraphs_of_the_format() -> None:
    first = Line("Trồng rừng", 1, start=True)
    assert subject(first, Line("Xã vùng cao", 2, start=True)) == ["Trồng rừng", "Xã vùng cao"]
    assert subject(first, Line("Xã vùng cao.", 2, start=True)) == ["Trồng rừng"]
    assert subject(first, Line("Xã: vùng cao", 2, start=True)) == ["Trồng rừng"]
    assert subject(first, Line("Xã " + "x" * 97, 2, start=True)) == ["Trồng rừng", "Xã " + "x" * 97]
    assert subject(first, Line("Xã " + "x" * 98, 2, start=True)) == ["Trồng rừng"]
    bold = Line("Trồng rừng", 1, start=True, bold=True)
    assert len(subject(bold, Line("X" + "x" * 249, 2, start=True, bold=True))) == 2
    assert len(subject(bold, Line("X" + "x" * 250, 2, start=True, bold=True))) == 1


def test_white_space_sets_the_text_apart() -> None:
    assert subject(Line("Trồng rừng", 1), Line("Xã vùng cao", 2, gap=True)) == ["Trồng rừng"]
    assert subject(Line("Trồng rừng", 1), Line("Xã vùng cao", 2)) == ["Trồng rừng", "Xã vùng cao"]


def test_legal_bases_end_it() -> None:
    text = ["Trồng rừng phòng hộ", "Tại các xã vùng cao", BASIS, "Xã làm kế hoạch."]
    assert subject(*[Line(one, n, gap=one == BASIS) for n, one in enumerate(text, 1)]) == text[:2]
    assert subject(*[Line(one, n, start=True) for n, one in enumerate([*text[:2], "- " + BASIS], 1)]) == text[:2]


def test_no_subject_is_longer_than_twelve_lines() -> None:
    assert len(subject(*made(*["Xã vùng cao"] * 20))) == 12


def test_who_decides_stands_over_the_legal_bases() -> None:
    kind = [Line("QUYẾT ĐỊNH", 1)]
    text = ["VỀ VIỆC TRỒNG RỪNG PHÒNG HỘ", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", BASIS]
    assert subject(*made(*text), kind=kind) == text[:1]
    assert subject(*made("VỀ VIỆC GIAO CHỈ TIÊU CHO", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", BASIS), kind=kind) == [
        "VỀ VIỆC GIAO CHỈ TIÊU CHO",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "beside", "author"),
    [
        ("QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN XÃ MẪU", "QUYẾT ĐỊNH", "", "CỦA ỦY BAN NHÂN DÂN XÃ MẪU"),
        ("KẾ HOẠCH CỦA XÃ MẪU VỀ VIỆC TRỒNG RỪNG", "KẾ HOẠCH", "VỀ VIỆC TRỒNG RỪNG", "CỦA XÃ MẪU"),
        ("KẾ HOẠCH LIÊN TỊCH", "KẾ HOẠCH LIÊN TỊCH", "", ""),
        ("KẾ HOẠCH CỦNG CỐ RỪNG", "KẾ HOẠCH", "CỦNG CỐ RỪNG", ""),
        ("T Ờ  T R Ì N H", "TỜ TRÌNH", "", ""),
    ],
)
def test_the_title_s_line(text: str, kind: str, beside: str, author: str) -> None:
    title = split_kind([Line(text, 1)])
    assert title.kind is not None
    assert (title.kind.value, title.beside.value, title.author.value) == (kind, beside, author)


def test_what_a_letter_is_about() -> None:
    assert [without_about(Text.join(made(one))).value for one in ("V/v trồng rừng", "V/v: trồng rừng", "Trồng rừng")] == [
        "trồng rừng", "trồng rừng", "Trồng rừng",
    ]


@pytest.mark.parametrize("who", ["HẠT TRƯỞNG HẠT KIỂM LÂM", "BAN RỪNG XÃ MẪU", "TÒA ÁN TỈNH MẪU"])
def test_whoever_decides_stands_over_the_bases(who: str) -> None:
    kind = [Line("QUYẾT ĐỊNH", 1)]
    assert subject(*made("Về việc trồng rừng", who, BASIS), kind=kind) == ["Về việc trồng rừng"]
    assert subject(*made("Về việc trồng rừng của", who, BASIS), kind=kind) == ["Về việc trồng rừng của", who]


def test_text_whose_lines_are_full() -> None:
    title = "Trồng rừng phòng hộ trên toàn địa bàn xã Mẫu trong năm 2031"
    basis = "Thực hiện Kế hoạch số 9/KH-UBND ngày 05/3/2031 của Ủy ban nhân dân huyện về trồng"
    assert subject(*made(title, basis, "rừng, xã làm như sau:")) == [title]
    assert subject(*made(basis, "rừng, xã làm như sau:")) == [], "no title at all"


def test_a_paragraph_below_a_centred_title() -> None:
    title, first = " " * 14 + "Trồng rừng phòng hộ trên địa bàn xã năm 2031", "    Được cấp trên đồng ý, xã Mẫu cùng các thôn trong toàn xã làm kế"
    assert subject(*made(title, first, "hoạch như sau:")) == [title.strip()]
    second = " " * 20 + "và bảo vệ rừng đầu nguồn năm sau"
    assert subject(*made(title, second)) == [title.strip(), second.strip()]


def test_a_title_of_two_paragraphs_that_are_not_bold() -> None:
    intro = "Ủy ban nhân dân xã Mẫu lập kế hoạch trồng rừng như sau:"
    given = [Line(one, n, start=True, bold=False, gap=True) for n, one in enumerate(["Trồng rừng ở xã Mẫu", "Giai đoạn đầu năm 2031", intro], 1)]
    assert subject(*given) == ["Trồng rừng ở xã Mẫu", "Giai đoạn đầu năm 2031"]
    assert subject(*given[:1], *given[2:]) == ["Trồng rừng ở xã Mẫu"]


@pytest.mark.parametrize(("text", "goes_on"), [("và sân kho", True), ("a) quét sân kho", False), ("Sân kho", False)])
def test_a_list_s_letter_in_lower_case_is_no_rest_of_the_subject(text: str, goes_on: bool) -> None:
    assert _is_cut_short([Line("Dọn chợ", 1)], Line(text, 2)) is goes_on
