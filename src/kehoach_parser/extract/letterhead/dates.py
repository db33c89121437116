"""The date line of a letterhead: place and date in words or in figures."""

from __future__ import annotations

import re

from kehoach_parser.text.fold import fold

_DATE = re.compile(
    r"(?P<place>[^\n]{0,60}?)[,.;]?\s*\bng[a-z]y(?:\b|(?=\d))\s*(?P<day>\d{1,2})?[\s.…_]*th[a-z]ng\s*(?P<month>\d{1,2})?[\s.…_]*n[a-z]m\s*(?P<year>\d{4})?"
)
# "ngày 14/3/2024", "ngày 14-3-2024", "ngày    /3/2024".
_FIGURES = re.compile(
    r"(?P<place>[^\n]{0,60}?)[,.;]?\s*\bng[a-z]y\s*(?P<day>\d{1,2})?[\s.…_]*(?P<sign>[/.-])\s*(?P<month>\d{1,2})?[\s.…_]*(?P=sign)\s*(?P<year>\d{4})\b"
)
_HEAD = re.compile(r"\bng[a-z]y(?:\b|(?=\d))")


def opens_date(text: str) -> bool:
    """Does the text hold the word that a date begins with?"""
    return _HEAD.search(fold(text)) is not None


def find_date(text: str) -> re.Match[str] | None:
    """Place, day, month and year as groups, each None where it is left blank."""
    folded = fold(text)
    return _FIGURES.search(folded) or _DATE.search(folded)
