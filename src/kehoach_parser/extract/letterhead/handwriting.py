"""Numbers, days and months of a letterhead that were written by hand: OCR reads them wrong, and is not always unsure of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.document import Text
from kehoach_parser.extract.letterhead.dates import date_words, opens_date
from kehoach_parser.text.fold import CAPITALS, fold

_LONGEST_DAY = 12
# The word is whole, and no date stands behind it: "Sơn, ngày 14/3" is no number.
_NUMBER = re.compile(r"(?:^|\s)s[o0](?![a-z])\s*[:.;]?(?P<hand>[^/]{1,12}?)(?=\s*/)")
# What authors type there, or leave there to be filled in; a symbol whose number is left open ("Số:    -KH/TU").
_TYPED_DAY = re.compile(r"(?:\d{1,2}|[x.…_\s/-]*)")
_TYPED_NUMBER = re.compile(r"(?:\d[\d\s.]*[a-zđ]?|[x.…_\s()]*)(?:[-–\s]\s*[a-zđ][\w&.,–-]*)?")
_OPEN_SYMBOL = re.compile(rf"[.…_\s–-]*[{CAPITALS}][\w&.–-]+\s*")


@lru_cache(maxsize=1)
def _dates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(the end of a date line, which is typed: month and year; the word before the day), folded.

    A scribble that runs into the word of the month costs it its first letter, that of the day its last one.
    """
    word = date_words()
    typed = rf"(?P<word>{word.month[0]}?{word.month[1:]})(?P<month>[^a-z]{{0,9}}|[^/]{{1,9}}?)(?<![a-z])(?=\s*{word.year}\s*(?:\d{{4}}|$))"
    day = rf"(?<![a-z]){word.day[:-1]}(?:(?P<whole>{word.day[-1]})|(?P<spoilt>[^\s{word.day[-1]}](?=.{{0,2}}\s)))"
    return re.compile(typed), re.compile(day)


class _Hand(NamedTuple):
    """A place that authors leave open: where it is in the text, and what must stand there once it is blanked."""

    pointer: str
    start: int
    end: int
    blank: str


def without_handwriting(text: Text) -> tuple[Text, dict[str, Text]]:
    """(text with blanks in the open places whose writing cannot be read surely, what stood there by pointer).

    Never a guess: of eight numbers and days written by hand on real scans none was read right. Of sixteen drawn for a
    test twelve were words below 60 in confidence, two were symbols that no number has ("}" with 88), two were not seen;
    printed numbers have 86 to 97. What is no number is never one ("04+", "Ó Ẩ"), however sure it was read.
    """
    value = text.value
    weak = _weak(text)
    found: dict[str, Text] = {}
    for hand in sorted(_places(value), key=lambda hand: -hand.start):
        unsure = any(hand.start < high and low < hand.end for low, high in weak)
        if unsure or hand.blank != " " or not _is_typed(hand, value):
            found[hand.pointer] = text.cut(hand.start, hand.end)
            value = value[: hand.start] + hand.blank + value[hand.end :]
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
    if number is not None and not opens_date(number.group("hand")):
        found.append(_Hand("/header/number", *number.span("hand"), " "))
    end, before = _dates()
    typed = end.search(folded)
    day = None if typed is None else _last(before, folded, typed.start(), _LONGEST_DAY)
    if typed is not None and day is not None:
        spoilt = day.group("whole") is None
        word = date_words()
        lost = not typed.group("word").startswith(word.month[0])
        start = day.start("spoilt") if spoilt else day.end()
        blank = (word.day[-1] if spoilt else "") + " " + (word.month[0] if lost else "")
        found.append(_Hand("/header/date/day", start, typed.start(), blank))
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
