"""The dates that the parts of a deadline make: years that are left out, first and last days. Used by facts/periods.py."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kehoach_parser.facts.values import Period


@dataclass(frozen=True, slots=True)
class Part:
    """A day, month, quarter or year: first and last (month, day), a last day of 0 being the month's last.

    year: None where it is not printed at this part. relative: years from the plan's, None where that is not said.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    relative: int | None = None


Parts: TypeAlias = list[Part]


@dataclass(slots=True)
class Reading:
    """What was read so far: (how it bounds, parts) in order; bad: a word of time could not be placed."""

    bounds: list[tuple[str, Parts]] = field(default_factory=list)
    open_ended: bool = False
    recurring: bool = False
    conditional: bool = False
    lasting: bool = False
    bad: bool = False


# First and last day of a part.
Days: TypeAlias = tuple[dt.date, dt.date]


def dated(reading: Reading, aside: list[tuple[str, Parts]], year: int | None) -> Period | None:
    """The period, without its frequency, from what was read in the text and in its brackets."""
    everything = [part for _, parts in (*reading.bounds, *aside) for part in parts]
    years, inferred = _years_of(everything, year)
    days_of = iter(_dates(everything, years))
    starts, ends, open_ended = [], [], reading.open_ended
    for kind, parts in reading.bounds:
        days = _known([next(days_of) for _ in parts])
        if not days:
            continue
        if days[0][0] > days[-1][1]:
            return None  # no range runs backwards
        first, last = min(day for day, _ in days), max(day for _, day in days)
        if kind == "B":  # "trước ngày 30/6" means by that day, "trước quý III" by the day before it
            ends.append(last if all(a == b for a, b in days) else first - dt.timedelta(days=1))
        if kind in "If":
            starts.append(first)
        if kind in "Ib":
            ends.append(last)
        if kind == "a":
            starts.append(last + dt.timedelta(days=1))
        open_ended |= kind in "fa"
    for kind, parts in aside:
        days = _known([next(days_of) for _ in parts])
        # "Quý II (trước ngày 15/6)": the bracket says it more exactly.
        if kind in "IbB" and days and ends and max(day for _, day in days) <= max(ends):
            ends = [max(day for _, day in days)]
    start = min(starts) if starts else None
    end = max(ends) if ends and not reading.open_ended and not (open_ended and not ends) else None
    if start is None and end is None and not (open_ended or reading.recurring or reading.conditional):
        return None
    if start is not None and end is not None and start > end:
        return None
    return Period(
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        open_ended=open_ended and end is None,
        recurring=reading.recurring,
        conditional=reading.conditional,
        year_inferred=inferred and (start is not None or end is not None),
    )


def _known(days: Sequence[Days | None]) -> list[Days]:
    """The days of a bound; none where one of its years is not known."""
    known = [day for day in days if day is not None]
    return known if len(known) == len(days) else []


def _years_of(parts: Sequence[Part], year: int | None) -> tuple[list[int | None], bool]:
    """A year for each part: its own, that of the next one that has any, of the one before, the plan's (inferred)."""
    found: list[int | None] = []
    inferred = False
    for index, part in enumerate(parts):
        own = part.year
        if own is None and part.relative is None:
            own = next((p.year for p in parts[index + 1 :] if p.year), None)
            own = own or next((p.year for p in reversed(parts[:index]) if p.year), None)
        if part.relative:  # "Năm 2022 và năm tiếp theo"
            before = next((p.year for p in reversed(parts[:index]) if p.year), None)
            own = before + part.relative if before is not None else None
        if own is None:
            inferred = True
            own = year + (part.relative or 0) if year is not None else None
        found.append(own)
    return found, inferred


def _dates(parts: Sequence[Part], years: Sequence[int | None]) -> list[Days | None]:
    """(first day, last day) of each part; None where its year is not known."""
    found: list[Days | None] = []
    for index, (part, printed) in enumerate(zip(parts, years, strict=True)):
        if printed is None:
            found.append(None)
            continue
        # "Từ tháng 11 đến tháng 3 năm 2023": the year printed is that of the last.
        ends = parts[-1] if index == len(parts) - 2 and part.year is None and part.relative is None else None
        year = printed - 1 if ends is not None and ends.year == printed and ends.first < part.first else printed
        last = part.last[1] or calendar.monthrange(year, part.last[0])[1]
        found.append((dt.date(year, *part.first), dt.date(year, part.last[0], last)))
    return found
