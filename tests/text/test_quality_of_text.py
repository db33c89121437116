"""What kind of text is it?"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from kehoach_parser.text.quality import kind_of

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
ENGLISH = (
    "This program is free software: you can redistribute it and modify it under the terms of the licence as published by "
    "the foundation, either version three of the licence or, at your option, any later version of the same."
)
MISREAD = "Uy ban nhan dan xa xay dung ké hoach khic phyc ton tai, han ché va cai thién, nang cao Chi s6 nam 2021 cua xa"


def without_marks(text: str) -> str:
    split = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in split if not unicodedata.combining(char))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_samples_are_clean_and_bare_without_their_marks(path: Path) -> None:
    text = path.read_text("utf-8")
    assert kind_of(text) == "clean"
    assert kind_of(without_marks(text)) == "undiacritised"


def test_western_ocr() -> None:
    assert kind_of(MISREAD) == "wrong_language_ocr"


def test_other_languages() -> None:
    assert kind_of(ENGLISH) == "foreign"


@pytest.mark.parametrize("text", ["", "   \n", "12/KH-UBND", "KE HOACH nam 2021", "1 2 3 4 5 6 7 8 9 10 11 12 13 14"])
def test_too_short_to_tell(text: str) -> None:
    assert kind_of(text) == "short"


def test_most_windows_decide() -> None:
    clean = (SAMPLES / "xa-an-thuan.txt").read_text("utf-8")
    assert kind_of(clean + "\n" + MISREAD * 2) == "clean"
