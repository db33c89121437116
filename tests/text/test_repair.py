"""Repair of characters: what is mended, what is never touched, what is recorded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_parser.document import Body, Cell, Grid, Line
from kehoach_parser.text.gaps import fill
from kehoach_parser.text.repair import clean, mend, repair


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("ngƣời dân", "người dân"),
        ("NGƢỜI DÂN", "NGƯỜI DÂN"),
        ("CỘNG HÕA XÃ HỘI", "CỘNG HÒA XÃ HỘI"),
        ("THEO DÕI, LÀM RÕ, VÕ THỊ SÁU", "THEO DÕI, LÀM RÕ, VÕ THỊ SÁU"),
        ("ðiều hành", "điều hành"),
        ("chợ cǜ, Lƿnh vực, định kǶ", "chợ cũ, Lĩnh vực, định kỳ"),
        ("nǎm 2024", "năm 2024"),
    ],
)
def test_glyphs_are_mended(raw: str, text: str) -> None:
    assert mend(raw, damaged=False) == text


def test_a_syllable_of_either_tone_is_mended_only_where_the_file_is_damaged() -> None:
    assert mend("HÀI LÕNG", damaged=True) == "HÀI LÒNG"
    assert mend("LÕNG BÕNG", damaged=False) == "LÕNG BÕNG"


def test_what_prints_nothing_goes_and_is_no_damage() -> None:
    assert clean("Kê\u0301 hoa\u0323ch\u200b\u00ad số\u00a012") == "Kế hoạch số 12"
    assert repair(Body((Line("Kê\u0301 hoạch", 1),))).lines[0].raw is None


def test_a_tone_typed_before_its_hat_is_put_behind_it() -> None:
    assert clean("ti\u00e9\u0302ng Vi\u1eb9\u0302t, b\u00e0\u0306ng") == "tiếng Việt, bằng"
    assert repair(Body((Line("ti\u00e9\u0302ng", 1),))).lines[0].text == "tiếng"


def test_the_raw_line_is_kept_where_a_glyph_was_mended() -> None:
    line = repair(Body((Line("Chỉ số của ngƣời dân", 1),))).lines[0]
    assert (line.text, line.raw) == ("Chỉ số của người dân", "Chỉ số của ngƣời dân")


@settings(derandomize=True, max_examples=200)
@given(st.text(alphabet="ƣƢÕõðǎaăâđôơưHLR 0123456789/-.KN", max_size=40))
def test_digits_marks_and_length_stay(text: str) -> None:
    mended = mend(text, damaged=True)
    assert len(mended) == len(text)
    assert [c for c in mended if not c.isalpha()] == [c for c in text if not c.isalpha()]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("tuyển dụng c ng chức cấp xã", "tuyển dụng công chức cấp xã"),
        ("- Công khai th ng tin trên trang điện tử", "- Công khai thông tin trên trang điện tử"),
        ("ĐƠN VỊ SỰ NGHIỆP C NG LẬP", "ĐƠN VỊ SỰ NGHIỆP CÔNG LẬP"),
        ("n ng th n mới", "nông thôn mới"),
        ("chăn nu i gia súc", "chăn nuôi gia súc"),
        ("ph ng họp tầng hai của Ph ng Nội vụ", "phòng họp tầng hai của Phòng Nội vụ"),
        ("tr n địa bàn, tr n cơ sở rà soát", "trên địa bàn, trên cơ sở rà soát"),
        ("phân c ng nhiệm vụ và th ng báo kết quả", "phân công nhiệm vụ và thông báo kết quả"),
        # Which letter stood here is not sure.
        ("lớp m n", "lớp m n"),
        ("báo cáo theo th ng", "báo cáo theo th ng"),
        ("điểm c ngày 05 tháng 3", "điểm c ngày 05 tháng 3"),
        ("a) Nhóm t n loại b", "a) Nhóm t n loại b"),
    ],
)
def test_a_lost_letter_is_filled_in(raw: str, text: str) -> None:
    assert fill([raw]).get(raw, raw) == text


def test_single_pieces_are_filled_only_where_letters_are_known_to_be_lost() -> None:
    lines = ["giáo dục, y tế và đ thị", "các c quan có liên quan"]
    assert fill(lines) == {}
    found = fill([*lines, "cán bộ, c ng chức"])
    assert found["giáo dục, y tế và đ thị"] == "giáo dục, y tế và đô thị"
    assert "các c quan có liên quan" not in found


def test_where_it_is_known_which_letter_is_lost_it_may_be_one_of_several_vowels() -> None:
    lines = ["chứng m nh, k nh tế, chương tr nh", "mục t êu, doanh ngh ệp", "T ếp tục thực h ện", "dân tộc, c ng an"]
    found = fill(lines)
    assert found["mục t êu, doanh ngh ệp"] == "mục tiêu, doanh nghiệp"
    assert found["T ếp tục thực h ện"] == "Tiếp tục thực hiện"
    assert fill(lines[1:3]) == {}


def test_a_capital_that_opens_a_word_makes_no_capitals() -> None:
    assert fill(["c ng chức kiểm tra th ng tin", "Đ thị loại V"])["Đ thị loại V"] == "Đô thị loại V"
    assert fill(["C NG CHỨC KIỂM TRA TH NG TIN"]) == {"C NG CHỨC KIỂM TRA TH NG TIN": "CÔNG CHỨC KIỂM TRA THÔNG TIN"}


def test_a_letter_of_one_font_is_lost_though_it_stands_in_others() -> None:
    full = "công an xã, công chức xã, công việc, thông báo, thông tin, trồng trọt, không khí, tổng công ty, nông thôn mới, đồng ruộng" * 4
    lost = ["c ng chức kiểm tra", "th ng tin tuyên truyền", "n ng nghiệp, n ng thôn", "c ng khai kết quả"]
    assert fill([full, *lost])[lost[0]] == "công chức kiểm tra"
    assert fill([full, lost[0]]) == {}


def test_a_letter_that_the_text_is_full_of_is_not_lost() -> None:
    line, full = "ph ng họp tầng hai", "phòng tài chính, phòng nội vụ, phòng y tế, phòng văn hóa, phòng giáo dục"
    assert fill([line])[line] == "phòng họp tầng hai"
    assert fill([line, full]) == {}


def test_a_filled_line_keeps_its_raw_text() -> None:
    line = repair(Body((Line("cán bộ, c ng chức", 1),))).lines[0]
    assert (line.text, line.raw, line.repair) == ("cán bộ, công chức", "cán bộ, c ng chức", "glyph")


def test_nothing_is_filled_in_where_all_marks_are_lost() -> None:
    bare = "Can bo, c ng chuc va nguoi lao dong chap hanh ky luat, ky cuong hanh chinh trong gio lam viec tai co quan"
    assert fill([bare, bare.replace("Can bo", "Lanh dao")]) == {}


def test_a_line_that_prints_nothing_is_white_space() -> None:
    """Marks of direction alone: what stands behind it has a gap before it, and begins its page."""
    cell = Cell(0, 0, (Line("\u202e", 4), Line("Việc\u200b", 5)))
    items = (Line("Một.", 1, page=1), Line("\u202e \u200b", 2, page=2, page_start=True), Line("\u200f", 3, page=2), Grid(1, 1, (cell,)))
    body = repair(Body((*items, Line("\ufeff", 6, page=2), Line("Hai.", 7, page=2))))
    assert [(line.text, line.gap, line.page_start) for line in body.lines] == [("Một.", False, False), ("Việc", False, False), ("Hai.", True, False)]
    body = repair(Body((items[0], *items[1:3], Line("Hai.", 7, page=2))))
    assert [(line.text, line.gap, line.page_start) for line in body.lines] == [("Một.", False, False), ("Hai.", True, True)]
