"""Syllables by structure: what Vietnamese can write, and what it cannot."""

from __future__ import annotations

import unicodedata

import pytest

from kehoach_parser.text.syllables import canonical, is_syllable, syllables, toned

GOOD = (
    "quyết giữa gì của khuỷu thuở quý giấy nghiệp ỷ ủy huyện hòa thuế tỷ lý kỹ giếng quốc quảng quyền ý yêu uống oanh "
    "khoản xã hội chủ nghĩa độc lập tự do hạnh phúc nguyễn thường trưởng ngoằn giặc huých"
)
BAD = "xă cia bnv kế1 ce ngi ká c qa tieg aa zô được2 cát1 hạnn caf nhứ̉"


@pytest.mark.parametrize("word", GOOD.split())
def test_syllables_of_the_language(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", BAD.split())
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_stops_carry_two_tones_alone() -> None:
    assert {word for word in ["tac", "tàc", "tác", "tảc", "tãc", "tạc"] if is_syllable(word)} == {"tác", "tạc"}


@pytest.mark.parametrize(
    ("printed", "older"),
    [("hoà", "hòa"), ("thuỷ", "thủy"), ("quý", "quý"), ("Uỷ", "Ủy"), ("HOÀ", "HÒA"), ("xoè", "xòe"), ("hoàn", "hoàn"), ("tòa", "tòa")],
)
def test_one_spelling_of_the_tone(printed: str, older: str) -> None:
    assert canonical(printed) == older
    assert canonical(canonical(printed)) == older


def test_the_mark_stands_on_the_right_vowel() -> None:
    marked = {rhyme: toned(rhyme, "\u0301") for rhyme in ("oan", "oa", "uyên", "oai", "uô", "ia", "iêu", "ươi")}
    assert marked == {"oan": "oán", "oa": "óa", "uyên": "uyến", "oai": "oái", "uô": "uố", "ia": "ía", "iêu": "iếu", "ươi": "ưới"}


def test_every_syllable_is_canonical() -> None:
    assert {word for word in syllables() if canonical(word) != word} == set()
