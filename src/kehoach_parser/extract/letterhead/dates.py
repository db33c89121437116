"""The date line of a letterhead: place and date in words or in figures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import words

_PLACE, _DAY, _MONTH = r"(?P<place>[^\n]{0,60}?)[,.;]?\s*", r"(?P<day>\d{1,2})?[\s.…_]*", r"(?P<month>\d{1,2})?[\s.…_]*"


class DateWords(NamedTuple):
    """Patterns of the words of a date in folded text, a misread vowel in each allowed."""

    day: str
    month: str
    year: str


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """The words before day, month and year."""
    return DateWords(*(re.sub(r"[aeiou]", "[a-z]", word) for word in words("layout", "date")[0].split()))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(the word that opens a date, a date in words, one in figures: "ngày 14/3/2024", "ngày    /3/2024")."""
    word = date_words()
    head = rf"\b{word.day}(?:\b|(?=\d))"
    in_words = rf"{_PLACE}{head}\s*{_DAY}{word.month}\s*{_MONTH}{word.year}\s*(?P<year>\d{{4}})?"
    figures = rf"{_PLACE}{head}\s*{_DAY}(?P<sign>[/.-])\s*{_MONTH}(?P=sign)\s*(?P<year>\d{{4}})\b"
    return re.compile(head), re.compile(in_words), re.compile(figures)


def opens_date(text: str) -> bool:
    """Does the text hold the word that a date begins with?"""
    return _patterns()[0].search(fold(text)) is not None


def find_date(text: str) -> re.Match[str] | None:
    """Place, day, month and year as groups, each None where it is left blank."""
    _, in_words, figures = _patterns()
    folded = fold(text)
    return figures.search(folded) or in_words.search(folded)
