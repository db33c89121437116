"""Repair of characters: what is mended, what is never touched, what is recorded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_parser.document import Body, Line
from kehoach_parser.text.repair import clean, mend, repair


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("ngƣời dân", "người dân"),
        ("NGƢỜI DÂN", "NGƯỜI DÂN"),
        ("CỘNG HÕA XÃ HỘI", "CỘNG HÒA XÃ HỘI"),
        ("THEO DÕI, LÀM RÕ, VÕ THỊ SÁU", "THEO DÕI, LÀM RÕ, VÕ THỊ SÁU"),
        ("ðiều hành", "điều hành"),
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


def test_the_raw_line_is_kept_where_a_glyph_was_mended() -> None:
    line = repair(Body((Line("Chỉ số của ngƣời dân", 1),))).lines[0]
    assert (line.text, line.raw) == ("Chỉ số của người dân", "Chỉ số của ngƣời dân")


@settings(derandomize=True, max_examples=200)
@given(st.text(alphabet="ƣƢÕõðǎaăâđôơưHLR 0123456789/-.KN", max_size=40))
def test_digits_marks_and_length_stay(text: str) -> None:
    mended = mend(text, damaged=True)
    assert len(mended) == len(text)
    assert [c for c in mended if not c.isalpha()] == [c for c in text if not c.isalpha()]
