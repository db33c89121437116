"""Words as Vietnamese OCR misreads them whatever stands around: strange letters, words in small and capital letters."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import entries

# A blurred "c" ("€)", "(b/€)"); with an amount of money stand digits.
_BLURRED_C = re.compile(r"^[^\d€]+€[^\d€]*$|^€[^\d€]+$")
# No letter of Vietnamese: a "g" ("ø)", "øov.vn"), beside capitals an "o".
_STROKED = re.compile("ø")
_BESIDE_CAPITALS = re.compile(r"(?<=[A-ZĐ])ø|ø(?=[A-ZĐ])")
# "IơT": a capital behind a small letter, or before the last ones, is no Vietnamese word.
_MIXED = re.compile(r"[^\W\d_]*[^\W\d_A-ZĐ][A-ZĐ][^\W\d_]*")
_WORD = re.compile(r"[^\W_]+")
# "khóa XYVI": a "V" read twice.
_DOUBLED_V = re.compile(r"(?<!\w)([IX]+)YV(I{0,3})(?!\w)")
# Signs that are taken for one another in such words.
_ALIKE = str.maketrans({"l": "i", "1": "i", "0": "o"})
_DOUBLE_O = re.compile("o{2,}")


def mend_word(text: str) -> str:
    """What stands between two blanks, mended; as it is where nothing is known of it."""
    if "€" in text and _BLURRED_C.match(text):
        text = text.replace("€", "c")
    text = _WORD.sub(lambda match: _known(match[0]), text)
    text = _DOUBLED_V.sub(r"\1V\2", text) if "YV" in text else text
    return _STROKED.sub("g", _BESIDE_CAPITALS.sub("o", text)) if "ø" in text else text


def _known(word: str) -> str:
    if not _MIXED.search(word):
        return word
    words = _mixed()
    return word if word in words.values() else words.get(_shape(word), word)


def _shape(word: str) -> str:
    return _DOUBLE_O.sub("o", fold(word).translate(_ALIKE))


@lru_cache(maxsize=1)
def _mixed() -> dict[str, str]:
    return {_shape(entry.example): entry.example for entry in entries("ocr", "mixed")}
