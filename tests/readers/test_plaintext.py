"""Plain text: encodings, spacing, pages, two columns on one line."""

from __future__ import annotations

import pytest

from kehoach_parser.errors import InputError
from kehoach_parser.readers.plaintext.reader import decode, lines_of, read_text
from kehoach_parser.text.repair import repair
from tests.old_text import to_bytes

TEXT = "Kế hoạch số 12/KH-UBND của Ủy ban nhân dân xã An Thuận, huyện Sông Lam"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_told(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt").lstrip("\ufeff") == TEXT


def test_windows_1258_comes_out_composed() -> None:
    # The code page writes most tones as marks of their own.
    data = b"K\xea\xec ho\xe0ch"
    body = repair(read_text(data, "a.txt"))
    assert body.lines[0].text == "Kế hoàch"


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, bytes(range(256)) * 8])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="binary"):
        decode(data, "a.txt")


def test_double_spaced_text_has_no_gaps_inside_and_pages_by_a_leading_blank() -> None:
    line = "dòng chữ đủ dài để biết rằng văn bản được in hai dòng một lần xuống dòng "
    text = "\n\n".join([line] * 6) + "\n " + "\n\n".join([line] * 6)
    body = lines_of(text)
    assert [item.page for item in body.lines] == [1] * 6 + [2] * 6
    assert not any(item.gap for item in body.lines)
    assert [item.number for item in body.lines[:3]] == [1, 3, 5]


def test_form_feeds_turn_the_page() -> None:
    body = lines_of("một\nhai\n\fba\nbốn")
    assert [(item.text, item.page, item.page_start) for item in body.lines] == [
        ("một", 1, True),
        ("hai", 1, False),
        ("ba", 2, True),
        ("bốn", 2, False),
    ]
    assert body.pages == 2


def test_two_columns_on_one_line_are_taken_apart_left_first() -> None:
    text = "Nơi nhận:                         TM. ỦY BAN NHÂN DÂN\n- UBND huyện;                         CHỦ TỊCH\n- Lưu: VT.\n\n                                    Trần Văn Bình"
    assert [(item.text, item.column) for item in lines_of(text).lines] == [
        ("Nơi nhận:", 1),
        ("- UBND huyện;", 1),
        ("- Lưu: VT.", 1),
        ("TM. ỦY BAN NHÂN DÂN", 2),
        ("CHỦ TỊCH", 2),
        ("Trần Văn Bình", 2),
    ]


def test_a_single_gap_is_a_blank_left_open() -> None:
    body = lines_of("Số:           /KH-UBND\nmột dòng\nhai dòng")
    assert [item.text for item in body.lines] == ["Số:           /KH-UBND", "một dòng", "hai dòng"]


def test_one_paragraph_a_line_is_known_by_its_length() -> None:
    assert all(item.start for item in lines_of("x" * 300 + "\n" + "y" * 250).lines)


def test_footnotes_stand_at_the_end() -> None:
    body = lines_of("Theo quy định[1] hiện hành\n\n[1] Nghị định số 30/2020/NĐ-CP\ndòng hai")
    assert [item.role for item in body.lines] == ["body", "footnote", "footnote"]


def test_two_columns_are_taken_apart_in_markdown_too() -> None:
    head = "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA\n  XÃ ĐỒI MÂY             Độc lập - Tự do\n"
    text = head + "\n| TT | Thôn |\n|---|---|\n| 1 | Thượng |\n"
    for body in (read_text(text.encode(), "a.txt"), read_text(head.encode(), "a.txt")):
        columns = [(line.text, line.column) for line in body.lines][:4]
        assert columns == [("ỦY BAN NHÂN DÂN", 1), ("XÃ ĐỒI MÂY", 1), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 2), ("Độc lập - Tự do", 2)]


def test_two_columns_between_paragraphs_with_empty_lines() -> None:
    head = "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA\n  XÃ ĐỒI MÂY             Độc lập - Tự do\n\n"
    paragraphs = "Các thôn ở gần suối lo việc dọn đá và kè bờ trước mùa lũ năm nay.\n\n" * 5
    assert [line.column for line in lines_of(head + paragraphs).lines][:4] == [1, 1, 2, 2]


def test_controls_of_an_old_encoding_are_letters() -> None:
    text = "VIỆC DỌN SUỐI VÀ KÈ BỜ Ở CÁC THÔN CỦA XÃ ĐỒI MÂY\nCác thôn dọn suối trước mùa lũ, trưởng thôn báo cáo kết quả."
    assert [line.text for line in repair(read_text(to_bytes(text, "vps"), "a.txt")).lines] == text.splitlines()


def test_a_lone_sign_beside_text_is_no_column() -> None:
    assert [(line.text.split(), line.column) for line in read_text(b".           I.\nI.          TO", "a.txt").lines] == [
        ([".", "I."], 0), (["I.", "TO"], 0),
    ]  # fmt: skip
