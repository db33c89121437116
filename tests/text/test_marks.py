"""Marks that OCR misread: what the language model puts right, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest

from kehoach_parser.document import Body, Line
from kehoach_parser.text.fold import fold
from kehoach_parser.text.restore.language import language
from kehoach_parser.text.restore.marks import _choices, mend_marks, mended


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("văn bản sửa đối, bố sung quy định", "văn bản sửa đổi, bổ sung quy định"),
        ("thuộc thấm quyền giải quyết của Ủy ban nhân dân xã", "thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã"),
        ("TỐ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
        ("nâng cao tỉnh thần trách nhiệm của cán bộ", "nâng cao tinh thần trách nhiệm của cán bộ"),
        ("Chủ tịch Ủy ban nhân dân tỉnh ban hành", "Chủ tịch Ủy ban nhân dân tỉnh ban hành"),
        ("kinh phí chỉ cho đào tạo và chỉ số hài lòng", "kinh phí chi cho đào tạo và chỉ số hài lòng"),
        ("Thanh tra, kiếm tra việc chuyến đối số", "Thanh tra, kiểm tra việc chuyển đổi số"),
    ],
)
def test_marks_are_put_right(read: str, printed: str) -> None:
    assert mended([read]) == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 12/KH-UBND ngày 05/01/2024, hoàn thành 100% trước quý IV.",
        # Names, slips of the author, foreign words.
        "Ủy ban nhân dân xã Tấn An, thôn Đak Pơ Tó",
        "các cơ quan, dơn vị, bảo đảm đủ chổ ngồi",
        "dịch vụ Internet của VNPT",
        "a) Cơ sở dữ liệu về đất đai",
        "Số điện thoại, số tiền, một số nội dung",
    ],
)
def test_what_may_be_right_stays(text: str) -> None:
    assert mended([text]) == [text]


def test_letters_stay_and_lines_keep_their_length() -> None:
    lines = ["- Tố chức kiếm tra, đôn đốc việc thực hiện quy chế của các cơ quan thuộc thấm", "quyền quản lý; tống hợp kết quả."]
    found = mended(lines)
    assert [len(line) for line in found] == [len(line) for line in lines]
    assert [fold(line) for line in found] == [fold(line) for line in lines]
    assert found[0].endswith("thẩm")


def line(text: str, number: int, page: int = 1) -> Line:
    return Line(text, number, page, start=True)


def test_a_body_keeps_what_was_read() -> None:
    body = Body((line("Tố chức thực hiện kế hoạch", 1), line("Tố chức thực hiện kế hoạch", 2, page=2)), pages=2, ocr_pages=(1,))
    first, second = mend_marks(body).lines
    assert (first.text, first.raw, first.repair) == ("Tổ chức thực hiện kế hoạch", "Tố chức thực hiện kế hoạch", "ocr")
    # Page 2 has a text layer: what stands there was written so.
    assert second == body.lines[1]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("a b c đ", "a b c d"),
        ("a b c d d e", "a b c d đ e"),
        ("a b c d đ e", "a b c d đ e"),
        ("đ e", "đ e"),
    ],
)
def test_letters_of_a_list_follow_one_another(read: str, meant: str) -> None:
    lines = tuple(line(f"{letter}) Nội dung", number) for number, letter in enumerate(read.split(), 1))
    found = mend_marks(Body(lines, pages=1, ocr_pages=(1,))).lines
    assert [one.text[0] for one in found] == meant.split()


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("I MỤC ĐÍCH, YÊU CẦU", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("III TỔ CHỨC THỰC HIỆN", "III. TỔ CHỨC THỰC HIỆN"),
        ("VI PHẠM HÀNH CHÍNH", "VI PHẠM HÀNH CHÍNH"),
        ("II. NHIỆM VỤ", "II. NHIỆM VỤ"),
        ("I Mục đích của kế hoạch", "I Mục đích của kế hoạch"),
    ],
)
def test_the_lost_stop_of_a_title(read: str, printed: str) -> None:
    assert mend_marks(Body((line(read, 1),), pages=1, ocr_pages=(1,))).lines[0].text == printed


def test_a_number_that_is_a_word_needs_the_one_before_it() -> None:
    lines = (line("V. KINH PHÍ", 1), line("VI TỔ CHỨC", 2), line("VI PHẠM", 3))
    assert [one.text for one in mend_marks(Body(lines, pages=1, ocr_pages=(1,))).lines] == ["V. KINH PHÍ", "VI. TỔ CHỨC", "VI PHẠM"]


def test_restored_lines_are_left_alone() -> None:
    restored = replace(line("Tố chức thực hiện kế hoạch", 1), raw="To chirc", repair="restored")
    assert mend_marks(Body((restored,), pages=1, ocr_pages=(1,))).lines == (restored,)


def test_the_table_changes_marks_alone() -> None:
    rows = files("kehoach_parser").joinpath("data", "ocr_marks.txt").read_text("utf-8").splitlines()
    table = [row.split() for row in rows if not row.startswith("#")]
    assert len(table) > 20
    assert all(read != printed and fold(read) == fold(printed) and float(score) < 0 for read, printed, score in table)


@pytest.mark.parametrize(("word", "readings"), [("dường", {"dường", "dưỡng"}), ("Dường", {"Dường", "Dưỡng"}), ("ờ", {"ờ"})])
def test_what_a_word_may_be(word: str, readings: set[str]) -> None:
    """A single letter is the mark of a list: it stays what it is."""
    assert set(_choices(language(), word, name=False).words) == readings
