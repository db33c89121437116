"""Folding for comparison: no diacritics, no case. The one place that calls Unidecode (GPL-2.0-or-later).

fold() keeps the length, so that an offset found in folded text holds in the text itself. It folds "đ" into "d": never
use it on list marks, never write its result into a value.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache, lru_cache

_LABEL_GAPS = re.compile(r"[^0-9a-z/]+")
_SLASH = re.compile(r"\s*/\s*")


@cache
def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    if base in "đĐ":
        return "d"
    if base.isascii():
        return base.lower()
    from unidecode import unidecode  # noqa: PLC0415 - seldom needed, and slow to import

    plain = unidecode(char).lower()
    return plain[0] if plain else " "


_MARKED = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)
# Letters that no Western alphabet has.
VIETNAMESE_ONLY = frozenset(char for char in _MARKED if ord(char) > 0xFF)  # the end of Latin-1
# Capital letters of Vietnamese, for use inside a character class: ranges of code points mix both cases.
CAPITALS = "A-Z" + "".join(char for char in _MARKED if char.isupper())

# Each character has a byte, each byte a folded character: ten times as fast as str.translate. ASCII stands for itself;
# above it there is room for small letters, common signs and all but the rarest capitals.
_RARE = frozenset("ẲẴẪẼỠỦỬỮỲỶỸỴẶ")
_LETTERS = "".join(map(chr, range(128))) + "".join(char for char in _MARKED if char not in _RARE)
# As Unidecode has them, which takes longer to import than a plan to fold.
_SIGNS = {"–": "-", "“": '"', "”": '"', "’": "'", "…": ".", "•": "*"}
_CODE = codecs.charmap_build(_LETTERS + "".join(_SIGNS))
_FOLDED = "".join([*map(_fold_char, _LETTERS), *_SIGNS.values()]).encode()
_FOLDED += bytes(256 - len(_FOLDED))  # no character has these
# As key(): what is no letter and no digit a blank.
_PLAIN = bytes(byte if chr(byte).isalnum() else 32 for byte in _FOLDED)
_OTHERS = "kehoach-fold"


def _fold_others(error: UnicodeError) -> tuple[bytes, int]:
    """Characters without a byte, as the error handler of the code."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_fold_char, error.object[error.start : error.end])).encode(), error.end


codecs.register_error(_OTHERS, _fold_others)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Text of the same length in lower-case ASCII: "Đắk Lắk" -> "dak lak"."""
    return fold_long(text)


def fold_long(text: str) -> str:
    """As fold, for a whole document: too long to be remembered."""
    return codecs.charmap_encode(text, _OTHERS, _CODE)[0].translate(_FOLDED).decode("ascii")


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Letters and digits alone, words parted by one blank: "Mục tiêu, yêu cầu:" -> "muc tieu yeu cau"."""
    return " ".join(codecs.charmap_encode(text, _OTHERS, _CODE)[0].translate(_PLAIN).decode("ascii").split())


@lru_cache(maxsize=8192)
def label_key(text: str) -> str:
    """A label for comparison: as key(), but "/" is kept: "Phối hợp/thực hiện" is no "Phối hợp thực hiện"."""
    return _LABEL_GAPS.sub(" ", _SLASH.sub("/", fold(text))).strip(" /")


def capital_share(text: str) -> float:
    """Share of capitals, 0..1, among the letters that have a case; 0 where there are none."""
    upper = sum(map(str.isupper, text))
    return upper / ((upper + sum(map(str.islower, text))) or 1)
