"""The open places of number and date lines: what is blanked, and what is no such place."""

from __future__ import annotations

import pytest

from kehoach_parser.document import Line, Text
from kehoach_parser.extract.letterhead.handwriting import without_handwriting


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # A place whose name ends like the word "Số" without its marks.
        ("Bình Sơn, ngày 09/6/2031", "Bình Sơn, ngày 09/6/2031"),
        ("Thạch Sô, ngày 9/6/2031", "Thạch Sô, ngày 9/6/2031"),
        ("Số: 12/KH-UBND", "Số: 12/KH-UBND"),
        ("Số:§8(/KH-UBND", "Số: /KH-UBND"),
        ("Số12/KH-UBND", "Số12/KH-UBND"),
    ],
)
def test_only_the_blank_of_a_number_line_is_blanked(text: str, left: str) -> None:
    assert without_handwriting(Text.join([Line(text, 1)]))[0].value == left
