"""Titles and running text."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Text
from kehoach_parser.extract.titles import is_title, leads_in, may_be_title, runs_on, without_end_mark, without_stop
from kehoach_parser.structure.outline import Node, build_outline
from tests.extract.drafts import blocks


def unit(text: str, *below: str, bold: bool = False) -> Node:
    return build_outline(blocks(text, *below, bold=(text,) if bold else ())).children[0]


def of(length: int, stop: str = "") -> str:
    """A unit whose text has so many letters."""
    return "1. A" + "a" * (length - 1 - len(stop)) + stop


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("1. Trồng rừng", True),
        (of(320), True),
        (of(321), False),
        ("1. Trồng rừng./.", False),
        ("1. TRỒNG RỪNG; BẢO VỆ; CHĂM SÓC; KHAI THÁC", True),
        ("1. Các sở; các ban; các xã", True),
        ("1. Các sở; các ban; các xã; các thôn", False),
        ("1. Các sở (nông; lâm; ngư; nghiệp)", True),
        ("1. Địa điểm: Trụ sở xã", False),
        ("1. Địa điểm:", True),
        ("1. Các sở (gồm: nông, lâm)", True),
        ("1. Trồng rừng. Bảo vệ rừng", False),
        ("1. Trồng rừng;", False),
        ("1. Trồng rừng,", False),
        (of(149, "."), True),
        (of(150, "."), False),
        (of(150), True),
        ("a) " + of(74, ".")[3:], True),
        ("a) " + of(75, ".")[3:], False),
    ],
)
def test_texts_that_allow_a_title(text: str, *, may: bool) -> None:
    assert may_be_title(unit(text)) is may


def test_units_below_allow_a_label_that_runs_on() -> None:
    assert may_be_title(unit("I. Phần một: Việc chung", "1. Một"))
    assert not may_be_title(unit("I. Phần một: Việc chung", "- Một"))
    assert not may_be_title(unit("I. Phần một: Việc chung.", "1. Một"))


@pytest.mark.parametrize(
    ("text", "below", "bold", "title"),
    [
        ("1. Trồng rừng", "- Đào hố.", False, True),
        (of(149, "."), "- Đào hố.", False, True),
        (of(150, "."), "- Đào hố.", False, False),
        (of(74, "."), "Đào hố.", False, True),
        (of(75, "."), "Đào hố.", False, False),
        (of(200, "."), "Đào hố.", True, True),
        ("1. Giao các phòng, ban, đơn vị của xã thực hiện thật tốt các công việc sau:", "- Đào hố.", False, False),
        ("1. Giao các phòng, ban, đơn vị của xã thực hiện thật tốt các công việc sau:", "- Đào hố.", True, False),
        ("1. Giao việc như sau:", "- Đào hố.", False, True),
        ("1. Mục tiêu 1. Trồng cây", "- Đào hố.", False, True),
        ("1. Trồng cây. Tưới cây", "- Đào hố.", False, False),
        ("1. Các thôn: Một, Hai, Ba", "- Đào hố.", True, True),
        ("1. Các thôn: Một, Hai, Ba", "- Đào hố.", False, False),
        ("1. Các thôn: Một, Hai, Ba.", "- Đào hố.", True, False),
        ("1. Hội Một chủ trì, phối hợp với Hội Hai:", "- Đào hố.", True, False),
        ("1. Hội Một chủ trì, phối hợp với Hội Hai", "- Đào hố.", False, True),
        ("1. Cơ quan chủ trì:", "- Hội Một.", False, True),
        ("1. Chủ trì các cuộc họp:", "- Họp tháng.", False, True),
        ("1. Phát động trồng cây ở ven đường vào sáng thứ Bảy của tuần đầu tháng.", "- Cơ quan chủ trì: Hội Một.", False, False),
        ("1. Phát động trồng cây ven đường.", "- Cơ quan chủ trì: Hội Một.", False, True),
    ],
)
def test_titles_of_units_with_something_below(text: str, below: str, *, bold: bool, title: bool) -> None:
    assert is_title(unit(text, below, bold=bold)) is title


def test_small_things() -> None:
    assert leads_in("x" * 56 + " sau:")
    assert not leads_in("x" * 60 + " như sau")
    assert not leads_in("x" * 55 + " sau:"), "so short it is a title"
    assert not leads_in("Trồng rừng ở các vùng sâu, vùng xa, vùng cao, vùng sâu nữa và thêm:")
    assert runs_on("Địa điểm: xã")
    assert not runs_on(": xã")
    assert not runs_on("Địa điểm: ")
    assert without_stop(Text("Trồng rừng. :")).value == "Trồng rừng"
    assert without_stop(Text("...")).value == "..."
    for mark in ("./.", " ./.", ". /", "./", "."):
        assert without_end_mark(Text(f"Làm ngay{mark}")).value == ("Làm ngay." if mark == "." else "Làm ngay")
