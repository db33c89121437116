"""Folding for comparison: no diacritics, no case. The one place that calls Unidecode (GPL-2.0-or-later).

fold() keeps the length, so that an offset found in folded text holds in the text itself. It folds "đ" into "d": never
use it on list marks, never write its result into a value.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GAPS = re.compile(r"[^0-9a-z]+")
_LABEL_GAPS = re.compile(r"[^0-9a-z/]+")
_SLASH = re.compile(r"\s*/\s*")


class _Table(dict[int, str]):
    """Code point -> folded character, filled as characters are met: translating is 20 times faster than a call each."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code))
        return folded


def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    if base in "đĐ":
        return "d"
    if base.isascii():
        return base.lower()
    from unidecode import unidecode  # noqa: PLC0415 - seldom needed, and slow to import

    plain = unidecode(char).lower()
    return plain[0] if plain else " "


_TABLE = _Table()

_MARKED = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)
# Letters that no Western alphabet has.
VIETNAMESE_ONLY = frozenset(char for char in _MARKED if ord(char) > 0xFF)  # the end of Latin-1
# Capital letters of Vietnamese, for use inside a character class: ranges of code points mix both cases.
CAPITALS = "A-Z" + "".join(char for char in _MARKED if char.isupper())


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Text of the same length in lower-case ASCII: "Đắk Lắk" -> "dak lak"."""
    return text.translate(_TABLE)


def fold_long(text: str) -> str:
    """As fold, for a whole document: too long to be remembered."""
    return text.translate(_TABLE)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Letters and digits alone, words parted by one blank: "Mục tiêu, yêu cầu:" -> "muc tieu yeu cau"."""
    return _GAPS.sub(" ", fold(text)).strip()


@lru_cache(maxsize=8192)
def label_key(text: str) -> str:
    """A label for comparison: as key(), but "/" is kept: "Phối hợp/thực hiện" is no "Phối hợp thực hiện"."""
    return _LABEL_GAPS.sub(" ", _SLASH.sub("/", fold(text))).strip(" /")


def capital_share(text: str) -> float:
    """Share of capitals, 0..1, among the letters that have a case; 0 where there are none."""
    upper = sum(map(str.isupper, text))
    return upper / ((upper + sum(map(str.islower, text))) or 1)
