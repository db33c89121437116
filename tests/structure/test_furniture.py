from __future__ import annotations

import pytest

from kehoach_parser.document import Grid, Line
from kehoach_parser.structure.furniture import is_stamp, page_number, split_furniture, without_rules

from .helpers import grid, line


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("- 7 -", 7), ("Trang 7", 7), ("Trang 7/12", 7), ("(7)", 7), (" 7 | ", 7)])
def test_page_numbers(text: str, number: int) -> None:
    assert page_number(text) == number


@pytest.mark.parametrize("text", ["", "7.", "năm 7", "2024", "Trang", "7 hộ", "1.1"])
def test_no_page_numbers(text: str) -> None:
    assert page_number(text) is None


def pages(*texts: tuple[str, ...]) -> list[Line]:
    return [
        line(text, number=10 * page + place, page=page, page_start=place == 0)
        for page, lines in enumerate(texts, start=1)
        for place, text in enumerate(lines)
    ]


def dropped(lines: list[Line], *, paged: bool = True) -> list[str]:
    kept, furniture = split_furniture(lines, paged=paged)
    assert sorted([*(item.number for item in kept if isinstance(item, Line)), *(item.number for item in furniture)]) == sorted(item.number for item in lines)
    return [item.text for item in furniture]


def test_page_numbers_at_the_edges_of_pages() -> None:
    body = tuple(f"Câu {word} của văn bản." for word in ("một", "hai", "ba", "bốn"))
    assert dropped(pages((*body, "1"), ("2", *body), (*body[:2], "3", *body[2:]))) == ["1", "2"]
    # The second line of a page may hold it, too; what is far from the page's place is a figure.
    assert dropped(pages(body, ("UBND xã", "2", *body))) == ["2"]
    assert dropped(pages(body, ("6", *body))) == []
    assert dropped(pages(body, ("5", *body))) == ["5"]
    many = [tuple(f"{text} {page}" for text in body) for page in range(15)]
    assert dropped(pages(*many, ("20", *body))) == ["20"]
    assert dropped(pages(*many, ("21", *body))) == []


def test_lines_that_come_again_at_three_edges_are_running_headers() -> None:
    def page(word: str, head: str) -> tuple[str, ...]:
        return (head, *(f"Câu {word} {other}." for other in ("một", "hai", "ba", "bốn")))

    thrice = pages(*(page(word, "Kế hoạch đọc sách") for word in ("đầu", "giữa", "cuối")))
    assert dropped(thrice) == ["Kế hoạch đọc sách"] * 3
    assert dropped(thrice[:10]) == []
    assert dropped(pages(*(page(word, "STT Nội dung") for word in ("đầu", "giữa", "cuối")))) == []


def test_a_page_start_goes_over_to_the_first_line_that_is_left() -> None:
    kept, _ = split_furniture(pages(("Một câu.", "Hai câu.", "Ba câu."), ("2", "Bốn câu.", "Năm câu.")), paged=True)
    assert [(item.text, item.page_start) for item in kept if isinstance(item, Line)][3:] == [("Bốn câu.", True), ("Năm câu.", False)]


def test_a_page_start_passes_over_all_that_goes_but_no_table() -> None:
    def starts(*items: Line | Grid) -> list[bool]:
        return [item.page_start for item in split_furniture(items, paged=True)[0] if isinstance(item, Line)]

    number, rule, text = line("---", number=1, page_start=True), line("---", number=2), line("Câu.", number=3)
    assert starts(number, rule, text, text) == [True, False]
    assert starts(rule, text) == [False]
    assert starts(number, grid(("a",)), text) == [False]


def test_tables_stand_at_edges_and_stay() -> None:
    table = grid(("2", "Nội dung"), ("3", "Rà soát"))
    assert split_furniture([table], paged=True) == ([table], [])


def test_numbers_in_sequence_where_no_pages_are_known() -> None:
    full = "x" * 2600
    assert dropped([line(full, number=1), line("2", number=2), line(full, number=3), line("3", number=4)], paged=False) == ["2", "3"]
    # Too early, too late, or in the middle of a paragraph.
    assert dropped([line("x" * 200, number=1), line("4", number=2)], paged=False) == []
    assert dropped([line("x" * 200, number=1), line("2", number=2)], paged=False) == ["2"]
    assert dropped([line(full, number=1), line("2", number=2), line("2", number=3)], paged=False) == ["2"]
    assert dropped([line(full, number=1), line("2", number=2, start=False)], paged=False) == []
    assert dropped([line("1", number=1), line(full, number=2), line("1", number=3)], paged=False) == ["1"]
    assert [item.number for item in split_furniture([line("1", number=1), line(full, number=2), line("1", number=3)], paged=False)[1]] == [1]
    assert dropped([line(full * 9, number=1), line("6", number=2)], paged=False) == []
    assert dropped([line(full * 9, number=1), line("7", number=2)], paged=False) == ["7"]


def test_rules_are_no_text_but_a_mark_alone_is() -> None:
    assert dropped([line("-----", number=1), line("Chữ", number=2), line("-", number=3), line("+", number=4, start=False)], paged=False) == ["-----", "+"]


def test_stamps() -> None:
    assert is_stamp("Người ký: Phòng Văn thư")
    assert not is_stamp("Những người ký kết")


def test_what_a_scanning_program_prints_is_furniture() -> None:
    texts = ("Gốc cây", "Scanned with TapScanner", "Được quét bằng Doc Scan", "Được quét bằng vôi trắng", "Scanned with", "Scanned with TapScanner and kept")
    kept, printed = without_rules(pages(texts))
    assert [item.text for item in printed] == ["Scanned with TapScanner", "Được quét bằng Doc Scan"]
    assert len(kept) == len(texts) - len(printed)


@pytest.mark.parametrize("text", ["d) Thời gian: Cả năm", "Thời gian: Cả năm", "Các thôn cùng làm.", "- Các thôn;"])
def test_text_that_ends_several_pages_stays(text: str) -> None:
    body = tuple(f"Câu {word} của văn bản" for word in ("một", "hai", "ba"))
    several = [(f"Đầu {page} của trang", *(f"{one} {page}" for one in body), text) for page in range(4)]
    assert dropped(pages(*several)) == []
    assert len(dropped(pages(*((*lines[:-1], "UBND xã Đông") for lines in several)))) == 4
