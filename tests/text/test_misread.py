"""Words that Vietnamese OCR misreads whatever stands around them."""

from __future__ import annotations

import pytest

from kehoach_parser.text.misread import mend_word


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("€)", "c)"),
        ("(b/€);", "(b/c);"),
        ("ø)", "g)"),
        ("https://binhlam.øov.vn/", "https://binhlam.gov.vn/"),
        ("IơT,", "IoT,"),
        ("(IoøT)", "(IoT)"),
        ("5G/1oT.", "5G/IoT."),
        ("loT", "IoT"),
        ("VNelD", "VNeID"),
        ("XYVI", "XVI"),
        ("XYV", "XV"),
    ],
)
def test_misread_words(read: str, printed: str) -> None:
    assert mend_word(read) == printed


@pytest.mark.parametrize("text", ["IIoT", "AIoT", "lọt", "10€", "€", "12/KH-UBND", "TTHC", "Đak", "eOffice", "McDonald", "VYVY", "100", "quý", ""])
def test_other_words_stay(text: str) -> None:
    assert mend_word(text) == text
