"""How wide text prints, for telling a full line from a short one in text without positions.

Advance widths of Times in thousandths of an em (the public metrics of the PostScript core font Times-Roman; offices
must print in Times New Roman, Decree 30/2020/NĐ-CP, appendix I).
"""

from __future__ import annotations

from functools import lru_cache

from kehoach_parser.text.fold import fold

_LOWER = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444),
        strict=True,
    )
)
_UPPER = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611),
        strict=True,
    )
)
_OTHER = {" ": 250, ".": 250, ",": 250, ";": 278, ":": 278, "-": 333, "–": 500, "—": 1000, "(": 333, ")": 333, "/": 278}
_OTHER |= {"“": 444, "”": 444, "%": 833, "+": 564, '"': 408, "'": 180}
_DIGIT = 500


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """Width of text in thousandths of an em, blanks squeezed."""
    total = 0
    words = " ".join(text.split())
    for char, plain in zip(words, fold(words), strict=True):
        if char.isupper():
            total += _UPPER.get(plain.upper(), 700)
        else:
            total += _LOWER.get(plain) or _OTHER.get(char) or _DIGIT
    return total
