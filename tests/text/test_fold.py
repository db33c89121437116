"""Folding: as slowly spelt out, character by character, for every character there is."""

from __future__ import annotations

import unicodedata

from unidecode import unidecode

from kehoach_parser.text.fold import fold, fold_long, key


def _plainly(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    if base in "đĐ":
        return "d"
    return base.lower() if base.isascii() else (unidecode(char).lower() or " ")[0]


def test_every_character_of_the_first_plane_is_folded_to_one() -> None:
    text = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x10000)]))
    assert fold_long(text) == "".join(map(_plainly, text))


def test_a_key_has_letters_and_digits_alone() -> None:
    assert fold("Đắk Lắk – “Ủy ban”\n") == 'dak lak - "uy ban"\n'
    assert key(" 1. Mục tiêu, yêu cầu:\t") == "1 muc tieu yeu cau"
    assert key("…") == ""
