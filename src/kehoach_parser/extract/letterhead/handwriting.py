"""Numbers, days and months of a letterhead that were written by hand: OCR reads them wrong, and is not always unsure of them."""

from __future__ import annotations

import re
<<<<<<< HEAD:src/kehoach_parser/extract/handwriting.py
from typing import NamedTuple

from kehoach_parser.document import Text
from kehoach_parser.text.fold import CAPITALS, fold

# The end of a date line, which is typed: month and year. A scribble that runs into the word costs it its first letter.
_TYPED = re.compile(r"(?P<word>t?h[a-z]ng)(?P<month>[^a-z]{0,9}|[^/]{1,9}?)(?<![a-z])(?=\s*n[a-z]m\s*(?:\d{4}|$))")
# The word before the day: as it is printed, or with a scribble in the place of its last letter.
_DAY = re.compile(r"(?<![a-z])ng[a-z](?:(?P<whole>y)|(?P<spoilt>[^\sy](?=.{0,2}\s)))")
_LONGEST_DAY = 12
_NUMBER = re.compile(r"(?:^|\s)s[o0]\s*[:.;]?(?P<hand>[^/]{1,12}?)(?=\s*/)")
# What authors type there, or leave there to be filled in; a symbol whose number is left open ("Số:    -KH/TU").
_TYPED_DAY = re.compile(r"(?:\d{1,2}|[x.…_\s/-]*)")
_TYPED_NUMBER = re.compile(r"(?:\d[\d\s.]*[a-zđ]?|[x.…_\s()]*)(?:[-–\s]\s*[a-zđ][\w&.,–-]*)?")
_OPEN_SYMBOL = re.compile(rf"[.…_\s–-]*[{CAPITALS}][\w&.–-]+\s*")


class _Hand(NamedTuple):
    """A place that authors leave open: where it is in the text, and what must stand there once it is blanked."""

    pointer: str
    start: int
    end: int
    blank: str
=======
from functools import lru_cache

from kehoach_parser.document import Text
from kehoach_parser.extract.letterhead.dates import date_words
from kehoach_parser.text.fold import fold

# What no author types to leave a place open.
_SYMBOL = re.compile(r"[^\w\s.,:;…/()'\"*–-]")
>>>>>>> main:src/kehoach_parser/extract/letterhead/handwriting.py


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
    """(text with blanks in the open places whose writing cannot be read surely, what stood there by pointer).

    Never a guess: of eight numbers and days written by hand on real scans none was read right. Of sixteen drawn for a
    test twelve were words below 60 in confidence, two were symbols that no number has ("}" with 88), two were not seen;
    printed numbers have 86 to 97. What is no number is never one ("04+", "Ó Ẩ"), however sure it was read.
    """
    value = text.value
    weak = _weak(text)
    found: dict[str, Text] = {}
<<<<<<< HEAD:src/kehoach_parser/extract/handwriting.py
    for hand in sorted(_places(value), key=lambda hand: -hand.start):
        unsure = any(hand.start < high and low < hand.end for low, high in weak)
        if unsure or hand.blank != " " or not _is_typed(hand, value):
            found[hand.pointer] = text.cut(hand.start, hand.end)
            value = value[: hand.start] + hand.blank + value[hand.end :]
=======
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
>>>>>>> main:src/kehoach_parser/extract/letterhead/handwriting.py
    return (text.with_value(value) if found else text), found


def _is_typed(hand: _Hand, value: str) -> bool:
    written = value[hand.start : hand.end]
    if hand.pointer == "/header/number":
        return _TYPED_NUMBER.fullmatch(fold(written).strip()) is not None or _OPEN_SYMBOL.fullmatch(written) is not None
    return _TYPED_DAY.fullmatch(fold(written).strip()) is not None


def _places(value: str) -> list[_Hand]:
    """The open places of a number line or a date line that have something in them."""
    folded = fold(value)
    found: list[_Hand] = []
    number = _NUMBER.search(folded)
    if number is not None:
        found.append(_Hand("/header/number", *number.span("hand"), " "))
    typed = _TYPED.search(folded)
    day = None if typed is None else _last(_DAY, folded, typed.start(), _LONGEST_DAY)
    if typed is not None and day is not None:
        spoilt = day.group("whole") is None
        lost = not typed.group("word").startswith("t")
        start = day.start("spoilt") if spoilt else day.end()
        found.append(_Hand("/header/date/day", start, typed.start(), ("y" if spoilt else "") + " " + ("t" if lost else "")))
        found.append(_Hand("/header/date/month", *typed.span("month"), " "))
    return [hand for hand in found if value[hand.start : hand.end].strip() or hand.blank != " "]


def _last(pattern: re.Pattern[str], folded: str, end: int, within: int) -> re.Match[str] | None:
    """The last match that ends within so many letters before end."""
    found = None
    for match in pattern.finditer(folded, 0, end):
        if end - match.end() <= within:
            found = match
    return found


def _weak(text: Text) -> list[tuple[int, int]]:
    """The words in doubt by their place in the value; lines from OCR have no blanks that are squeezed."""
    return [(offset + start, offset + end) for offset, line in text.marks for start, end in line.weak]
