"""The dates that the times of a deadline make: years that are left out, narrower limits, several times. Used by periods/read.py."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kehoach_parser.facts.values import Period


class NoDateError(ValueError):
    """The times of a deadline contradict one another, or nobody knows the year."""


class PlanTime(NamedTuple):
    """What a plan tells of its own time: the year it is for, the last year of several, the first day it can be issued on."""

    year: int | None = None
    last: int | None = None
    issued: dt.date | None = None


def plan_time(year: int | None, last: int | None, issued: str | None) -> PlanTime:
    """The same from the plan's years and the first day that it can have been issued on ("YYYY-MM-DD")."""
    return PlanTime(year, last, dt.date.fromisoformat(issued) if issued is not None else None)


@dataclass(frozen=True, slots=True)
class Part:
    """A day, month, quarter or year: first and last (month, day), a last day of 0 being the month's last.

    year: None where it is not printed at this part. relative: years from the plan's, None where that is not said.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    relative: int | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A time with what bounds it.

    how: I in it, f from its first day, b by its last, B before it, a after it. parts: one, or the first and the last of a
    range. joined: no words stand between it and the time before. aside: it stands in brackets behind that.
    """

    how: str
    parts: tuple[Part, ...]
    joined: bool = False
    aside: bool = False


@dataclass(slots=True)
class Reading:
    """What was read so far, in order. lasting: how many days it takes, 0 for a length of months or years; None: not told.

    day: of each month. bad: a word of time could not be placed.
    """

    bounds: list[Bound] = field(default_factory=list)
    open_ended: bool = False
    recurring: bool = False
    conditional: bool = False
    lasting: int | None = None
    day: int | None = None
    bad: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    """First and last day, both inclusive; None: not bounded. inferred: its year is the plan's."""

    start: dt.date | None
    end: dt.date | None
    open_ended: bool = False
    inferred: bool = False

    def holds(self, other: _Span) -> bool:
        """Is the other one a narrower limit, or a time within this one?"""
        if self.start is None or self.end is None or other.end is None:
            return False
        return self.start <= (other.start or other.end) and other.end <= self.end

    def within(self, other: _Span) -> _Span:
        """This span, as far as the narrower one goes."""
        return replace(self, start=other.start or self.start, end=other.end, inferred=self.inferred and other.inferred)


def dated(reading: Reading, plan: PlanTime) -> Period | None:
    """The period, without its frequency, from what was read; NoDateError where its times contradict one another."""
    spans = _spans(reading, plan)
    starts = [span.start for span in spans if span.start]
    ends = [span.end for span in spans if span.end]
    open_ended = reading.open_ended or any(span.open_ended for span in spans)
    start, end = min(starts, default=None), None if open_ended else max(ends, default=None)
    if start is None and end is None and not (open_ended or reading.recurring or reading.conditional):
        return None
    if start is not None and end is not None and start > end:
        return None
    whole = Period(
        open_ended=open_ended,
        recurring=reading.recurring,
        conditional=reading.conditional,
        day_of_month=reading.day if reading.recurring else None,
    )
    several = spans if len(spans) > 1 and not reading.open_ended else []
    parts = tuple(
        replace(
            whole, start=_iso(span.start), end=_iso(span.end), open_ended=span.open_ended, year_inferred=span.inferred, day_of_month=None
        )
        for span in several
    )
    inferred = any(span.inferred for span in spans) and (start is not None or end is not None)
    return replace(whole, start=_iso(start), end=_iso(end), year_inferred=inferred, parts=parts)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _spans(reading: Reading, plan: PlanTime) -> list[_Span]:
    """The times of a deadline, one for each that it names: a limit closes or narrows the time before."""
    found: list[_Span] = []
    outer: _Span | None = None
    for bound, years in zip(reading.bounds, _years_of(reading.bounds, plan), strict=True):
        span = _span(bound, years, plan, recurring=reading.recurring)
        if span is None:
            continue
        before = found[-1] if found else None
        if before is not None and (bound.joined or bound.aside):
            if before.open_ended and span.start is None and span.end and not bound.aside:
                # "Từ ngày 01/3/2026, hoàn thành trước ngày 30/6/2026"
                found[-1] = _checked(replace(before, end=span.end, open_ended=False, inferred=before.inferred and span.inferred))
                continue
            if before.holds(span) or (bound.aside and before.start is None and span.end and before.end and span.end <= before.end):
                outer, found[-1] = before, before.within(span)
                continue
            if bound.aside and not (outer is not None and outer.holds(span)):
                raise NoDateError  # what stands in brackets says the same more exactly, or nothing sure
        if span not in found:
            found.append(span)
    return found


def _checked(span: _Span) -> _Span:
    if span.start is not None and span.end is not None and span.start > span.end:
        raise NoDateError  # no range runs backwards
    return span


def _span(bound: Bound, years: Sequence[tuple[int, bool]] | None, plan: PlanTime, *, recurring: bool) -> _Span | None:
    """The days of one time; None where its year is not known, NoDateError where it is over before the plan is issued."""
    if years is None:
        return None
    inferred = any(told for _, told in years)
    span = _bounded(bound, [year for year, _ in years], inferred=inferred)
    last = span.end or span.start
    if inferred and plan.issued and last and last < plan.issued and not recurring and all(part.relative is None for part in bound.parts):
        later = [year + 1 for year, _ in years]
        if plan.last is None or later[-1] > plan.last:
            raise NoDateError
        span = _bounded(bound, later, inferred=True)
    return span


def _bounded(bound: Bound, years: Sequence[int], *, inferred: bool) -> _Span:
    days = [_days(part, year) for part, year in zip(bound.parts, years, strict=True)]
    first, last = days[0][0], days[-1][1]
    if bound.how == "B":
        if len(days) > 1:
            raise NoDateError  # "trước ngày 15 - 20/6": by which of them?
        # "trước ngày 30/6" means by that day, "trước quý III" by the day before it
        return _Span(None, last if first == last else first - dt.timedelta(days=1), inferred=inferred)
    if bound.how == "b":
        return _Span(None, last, inferred=inferred)
    if bound.how == "f":
        return _Span(first, None, open_ended=True, inferred=inferred)
    if bound.how == "a":
        return _Span(last + dt.timedelta(days=1), None, open_ended=True, inferred=inferred)
    return _checked(_Span(first, last, inferred=inferred))


def _days(part: Part, year: int) -> tuple[dt.date, dt.date]:
    last = part.last[1] or calendar.monthrange(year, part.last[0])[1]
    return dt.date(year, *part.first), dt.date(year, part.last[0], last)


# ------------------------------------------------------------------------------------------------------------ years


def _years_of(bounds: Sequence[Bound], plan: PlanTime) -> list[list[tuple[int, bool]] | None]:
    """For each time the years of its parts, each with whether it is the plan's; None where the plan's is not known.

    A year that is left out is that of the next part that has one, else of the one before, else the plan's.
    """
    parts = [part for bound in bounds for part in bound.parts]
    # Is this part the last of a range that the one before begins?
    ranged = [index > 0 for bound in bounds for index in range(len(bound.parts))]
    years: list[int | None] = [part.year for part in parts]
    for index, part in enumerate(parts):
        if part.relative:  # "Năm 2022 và năm tiếp theo"
            before = next((year for year in reversed(years[:index]) if year is not None), None)
            years[index] = before + part.relative if before is not None else None
    for index in range(len(parts) - 2, -1, -1):
        if years[index] is None and parts[index].relative is None and (after := years[index + 1]) is not None:
            years[index] = after - _turns(parts[index], parts[index + 1], ranged=ranged[index + 1])
    for index in range(1, len(parts)):
        if years[index] is None and parts[index].relative is None and (before := years[index - 1]) is not None:
            years[index] = before + _turns(parts[index - 1], parts[index], ranged=ranged[index])
    told = iter([(year, False) if year is not None else _own(plan, part) for year, part in zip(years, parts, strict=True)])
    found: list[list[tuple[int, bool]] | None] = []
    for bound in bounds:
        of_bound = [next(told) for _ in bound.parts]
        known = [(year, inferred) for year, inferred in of_bound if year is not None]
        found.append(_in_order(bound, known, plan) if len(known) == len(of_bound) else None)
    return found


def _turns(first: Part, second: Part, *, ranged: bool) -> int:
    """How many turns of the year lie between two parts of which one has a year: none, or one in a range ("Từ tháng 11 đến
    tháng 3 năm 2026"); NoDateError where a list runs backwards."""
    if first.first <= (second.last[0], second.last[1] or calendar.monthrange(2024, second.last[0])[1]):
        return 0
    if not ranged:
        raise NoDateError
    return 1


def _own(plan: PlanTime, part: Part) -> tuple[int | None, bool]:
    return (plan.year + (part.relative or 0) if plan.year is not None else None), True


def _in_order(bound: Bound, years: list[tuple[int, bool]], plan: PlanTime) -> list[tuple[int, bool]]:
    """The years of a time, those of a range that no year is printed in put in order: "Từ ngày 20/12 đến ngày 15/01" is over
    in the next year where it would have been over before the plan was issued; else nobody knows (NoDateError)."""
    if len(bound.parts) == 1 or not all(inferred for _, inferred in years):
        return years
    (first, last), (year, _) = (bound.parts[0], bound.parts[-1]), years[0]
    if any(part.relative is not None for part in bound.parts) or first.first <= last.first:
        return years
    if plan.issued is None or _days(last, year)[1] >= plan.issued:
        raise NoDateError
    return [(year, True), (year + 1, True)]
