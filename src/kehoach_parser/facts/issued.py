"""The date of issue as the letterhead has it."""

from __future__ import annotations

import calendar
from typing import NamedTuple

from kehoach_parser.document import Text
from kehoach_parser.draft import Letterhead

# What any calendar of a plan has.
_YEARS, _MONTHS, _DAYS = (1900, 2200), (1, 12), (1, 31)


class Issued(NamedTuple):
    """Year, month and day of issue; None for a part that was left blank or that no calendar has."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str | None:
        """The whole date, "2024-03-05"; None where a part is not known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def first_day(self) -> str | None:
        """The first day that the plan can have been issued on: a day or month left blank was not over yet."""
        if self.year is None:
            return None
        month = self.month or 1
        day = self.day if self.month and self.day and self.day <= calendar.monthrange(self.year, month)[1] else 1
        return f"{self.year:04}-{month:02}-{day:02}"


def date_of_issue(letterhead: Letterhead) -> Issued:
    """The date of a letterhead as numbers."""
    return Issued(_within(letterhead.year, _YEARS), _within(letterhead.month, _MONTHS), _within(letterhead.day, _DAYS))


def _within(text: Text | None, limits: tuple[int, int]) -> int | None:
    value = int(text.value) if text is not None else None
    return value if value is not None and limits[0] <= value <= limits[1] else None
