"""Numbers, days and months of a letterhead that were written by hand: OCR reads them wrong, and is not sure of them."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parser.document import Text
from kehoach_parser.extract.letterhead.dates import date_words
from kehoach_parser.text.fold import fold

# What no author types to leave a place open.
_SYMBOL = re.compile(r"[^\w\s.,:;…/()'\"*–-]")


@lru_cache(maxsize=1)
def _places() -> dict[str, re.Pattern[str]]:
    """What stands in the places that authors leave open: pointer -> the printed words around the place, folded."""
    word = date_words()
    return {
        "/header/number": re.compile(r"(?:^|\s)s[o0]\s*[:.;]?(?P<hand>[^/]{1,12}?)(?=\s*/)"),
        "/header/date/day": re.compile(rf"\b{word.day}(?P<hand>.{{1,9}}?)(?=\s*\b{word.month}\b)"),
        "/header/date/month": re.compile(rf"\b{word.month}(?P<hand>.{{1,9}}?)(?=\s*\b{word.year}\b)"),
    }


def without_handwriting(text: Text) -> tuple[Text, dict[str, Text]]:
    """(text with blanks where OCR was not sure of what stands in an open place, what stood there by pointer).

    Never a guess: of eight numbers and days written by hand on real scans none was read right. Of sixteen drawn for a
    test twelve were words below 60 in confidence, two were symbols that no number has ("}" with 88), two were not seen;
    printed numbers have 86 to 97.
    """
    value = text.value
    folded = fold(value)
    found: dict[str, Text] = {}
    for pointer, pattern in _places().items():
        match = pattern.search(folded)
        if match is None or not match.group("hand").strip():
            continue
        start, end = match.span("hand")
        hand = match.group("hand")
        scribble = _SYMBOL.search(hand) and not any(char.isdigit() for char in hand)
        if scribble or any(start < high and low < end for low, high in _weak(text)):
            found[pointer] = text.cut(start, end)
            value = value[:start] + " " * (end - start) + value[end:]
    return (text.with_value(value) if found else text), found


def _weak(text: Text) -> list[tuple[int, int]]:
    """The words in doubt by their place in the value; lines from OCR have no blanks that are squeezed."""
    return [(offset + start, offset + end) for offset, line in text.marks for start, end in line.weak]
