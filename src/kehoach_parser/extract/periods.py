"""Periods: what a deadline (thời gian thực hiện, thời hạn) says in dates. Rules: the contract's Period and its facts.

A text is read whole or not at all: where a word of time is left that the rules cannot place, there is no period, so
that a phrase never seen gives none rather than a wrong one.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from kehoach_parser.extract.period_words import Token, pieces, tokens

# The longest deadline of 260 in fifteen plans has 106 characters; a paragraph of another kind is no deadline.
_LONGEST = 600
_BOUNDS = frozenset(("in", "from", "to", "by", "after", "end-of"))
_RELATIVE = {"this-year": 0, "next-year": 1, "last-year": -1}
_UNITS = frozenset(("year", "quarter", "month", "day"))
_TIMES = frozenset(("date", "pair", "daymonth", "fourdigits", "number", "first-months", "last-months", "end-of-quarter", *_RELATIVE))


@dataclass(frozen=True, slots=True)
class _Span:
    """First and last (month, day) of a span; a day of 0 is the month's last. year: None where it is not printed here.

    relative: years from the plan's, None where the year is printed or stands elsewhere in the text.
    """

    unit: str
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    relative: int | None = None


@dataclass(frozen=True, slots=True)
class _Bound:
    """A span and how it bounds the period: in, from, by, after, or range (from this one to the other)."""

    kind: str
    span: _Span
    other: _Span | None = None


@dataclass(slots=True)
class _Reading:
    """What was read so far. bad: a word of time could not be placed."""

    bounds: list[_Bound] = field(default_factory=list)
    open_ended: bool = False
    recurring: bool = False
    conditional: bool = False
    lasting: bool = False
    frequency: str | None = None
    bad: bool = False

    @property
    def empty(self) -> bool:
        return not (self.bounds or self.open_ended or self.recurring or self.conditional)


def read_period(text: str, year: int | None) -> dict[str, Any] | None:
    """The period of a deadline as printed: start, end, open_ended, recurring, conditional, year_inferred; None: not told.

    year: the plan's, for deadlines that leave it out (year_inferred). Dates are inclusive and in ISO form. Several
    periods in one text ("Quý I; Quý III") give the span from the first day to the last.
    """
    found = _read(text, year)
    return dict(found) if found is not None else None


def read_frequency(text: str) -> str | None:
    """How often: day, week, month, quarter, year; None where no text tells ("Thường xuyên")."""
    frequencies = [token.text for token in tokens(text) if token.kind == "recurring" and token.text]
    return frequencies[0] if frequencies and frequencies[0] != "months" else None


@lru_cache(maxsize=1024)
def _read(text: str, year: int | None) -> tuple[tuple[str, Any], ...] | None:
    if not text or len(text) > _LONGEST:
        return None
    main, aside = pieces(tokens(text))
    reading = _Reading()
    for piece in main:
        _Piece(piece, reading).read()
    if reading.bad:
        return None
    extra = _Reading()
    for piece in aside:
        inside = _Reading()
        _Piece(piece, inside).read()
        if not inside.bad:
            extra.conditional |= inside.conditional
            extra.recurring |= inside.recurring
            extra.bounds.extend(inside.bounds)
    reading.conditional |= extra.conditional
    reading.recurring |= extra.recurring
    if not reading.bounds:
        reading.bounds, extra.bounds = extra.bounds, []
    if reading.empty or (reading.lasting and not (reading.conditional or reading.recurring)):
        return None
    try:
        return _dated(reading, extra.bounds, year)
    except ValueError:  # "31/6": in no calendar
        return None


# ------------------------------------------------------------------------------------------------- tokens to spans


class _Piece:
    """Reads one piece of a deadline from left to right."""

    def __init__(self, found: Sequence[Token], reading: _Reading) -> None:
        self.found = found
        self.reading = reading
        self.at = 0
        self.unit = ""  # of the span before: "Quý II, III"

    def read(self) -> None:
        """Fills the reading with what the piece says."""
        bound = ""
        unknown = False
        while self.at < len(self.found) and not self.reading.bad:
            token = self.found[self.at]
            if token.kind == "sign" or token.kind == "and":
                if token.text in (",", ":", "+", "&") or token.kind == "and":
                    bound, unknown = "", False
                self.at += 1
            elif self._flag(token):
                unknown = False
            elif token.kind in ("filler", "start-of") and token.kind == "filler":
                self.at += 1
            elif token.kind in _BOUNDS and not self._ends_a_span(token):
                bound, unknown = self._bounding(bound, token.kind), False
                self.at += 1
            else:
                start = self.at
                span = self._span(bound)
                if span is None:
                    self.at = start + 1
                    self._leftover(token, bound)
                    bound, unknown = "", True
                elif unknown and not bound:
                    self.reading.bad = True
                else:
                    self._add(bound or "in", span)
                    bound, unknown = "", False

    def _flag(self, token: Token) -> bool:
        """Takes a token that says how rather than when."""
        reading = self.reading
        if token.kind == "open":
            reading.open_ended = True
        elif token.kind == "recurring":
            reading.recurring = True
        elif token.kind == "until":
            reading.open_ended = reading.conditional = True
            self.at = len(self.found)
        elif token.kind == "conditional":
            reading.conditional = True
            self._skip_event()
            return True
        else:
            return False
        self.at += 1
        return True

    def _skip_event(self) -> None:
        """To the end of the event, whatever dates it names; "..., chậm nhất ngày 30/6" begins anew."""
        self.at += 1
        while self.at < len(self.found):
            token, before = self.found[self.at], self.found[self.at - 1]
            if token.kind == "by" and before.kind == "sign" and before.text == ",":
                return
            self.at += 1

    @staticmethod
    def _bounding(before: str, now: str) -> str:
        """The stronger of two words in a row: "trước cuối tháng 6", "đến hết năm", "chậm nhất trong quý II"."""
        if before and now in ("in", "end-of") and before in ("by", "to", "from", "after"):
            return before
        return now

    def _leftover(self, token: Token, bound: str) -> None:
        """A token that no rule placed: a word of time makes the text unreadable, any other is passed over."""
        reading = self.reading
        follows = self.found[self.at] if self.at < len(self.found) else Token("sign", text=".")
        if token.kind in ("number", "fourdigits") and not token.roman and follows.kind in ("recurring", "times"):
            return
        if token.kind == "number" and not token.roman and follows.kind in (*_UNITS, "other"):
            if follows.kind in _UNITS:
                reading.lasting = True
                self.at += 1
            return
        if token.kind == "number" and token.roman:
            return
        if token.kind == "day" and (follows.kind in _BOUNDS or follows.kind == "conditional"):
            return
        if token.kind in _TIMES and not (token.kind == "number" and reading.recurring):
            reading.bad = True
        elif token.kind in _UNITS and not reading.recurring and (bound or token.kind == "year"):
            reading.bad = True
        elif token.kind == "start-of" and follows.kind in ("year", *_RELATIVE):
            reading.bad = True
        elif token.kind == "times" and not reading.recurring:
            reading.lasting = True

    def _ends_a_span(self, token: Token) -> bool:
        """Is this "to" the middle of a range, already taken with its first span?"""
        return False if token.kind != "to" else False

    def _add(self, bound: str, span: _Span) -> None:
        reading = self.reading
        other = self._other_end(bound, span)
        self.unit = (other or span).unit
        if other is not None:
            reading.bounds.append(_Bound("range", span, other))
        elif self._is_day_of_each():
            reading.recurring = True
        else:
            reading.bounds.append(_Bound("by" if bound in ("to", "end-of") else bound, span))

    def _is_day_of_each(self) -> bool:
        """A day or a date of each month or year, "ngày 25 hằng tháng": no date of its own, but that of a year is one."""
        at = self.at
        while at < len(self.found) and self.found[at].kind in ("filler", "in"):
            at += 1
        return at < len(self.found) and self.found[at].kind == "recurring" and self.unit == "day-number"

    def _other_end(self, bound: str, span: _Span) -> _Span | None:
        """The last span of a range: "tháng 3 đến tháng 11", "2021 - 2025"; None where no range follows."""
        if bound in ("by", "to", "after", "end-of"):
            return None
        start = self.at
        if not (self.at < len(self.found) and self._is_to(self.found[self.at])):
            return None
        self.at += 1
        while self.at < len(self.found) and self.found[self.at].kind in ("to", "by", "filler", "in", "end-of"):
            self.at += 1
        self.unit = span.unit
        other = self._span("to")
        if other is None:
            self.at = start
        return other

    @staticmethod
    def _is_to(token: Token) -> bool:
        return token.kind == "to" or (token.kind == "sign" and token.text == "-")

    # One span, at self.at; None where none begins there.

    def _peek(self, ahead: int = 0) -> Token:
        at = self.at + ahead
        return self.found[at] if at < len(self.found) else Token("sign", text=".")

    def _span(self, bound: str) -> _Span | None:
        token = self._peek()
        if token.kind == "start-of" and self._peek(1).kind in ("month", "quarter", "pair"):
            self.at += 1
            return self._span(bound)
        if token.kind in _UNITS:
            return self._after_unit(token.kind, bound)
        if token.kind == "date":
            self.at += 1
            return _day(*token.values)
        if token.kind == "daymonth":
            self.at += 1
            return self._with_year(_day(*token.values))
        if token.kind == "fourdigits":
            self.at += 1
            return _year(token.values[0])
        if token.kind in _RELATIVE:
            self.at += 1
            return replace(_year(None), relative=_RELATIVE[token.kind])
        if token.kind == "pair":
            self.at += 1
            return _part("quarter" if token.roman or self.unit == "quarter" else "month", *token.values)
        if token.kind in ("half-1", "half-2"):
            self.at += 1
            first = 1 if token.kind == "half-1" else 7
            return self._with_year(_months(first, first + 5))
        if token.kind == "number":
            return self._after_number(token)
        return None

    def _after_number(self, token: Token) -> _Span | None:
        number = token.values[0]
        ahead = self._peek(1).kind
        if ahead in ("first-months", "last-months") and 0 < number < 12:
            self.at += 2
            return self._with_year(_months(1, number) if ahead == "first-months" else _months(13 - number, 12))
        # "Quý II, III": the unit of the span before goes on.
        if self.unit in ("quarter", "month") and (ahead not in _UNITS or ahead == "year"):
            before = self._peek(-1)
            if before.kind in ("and", "to") or (before.kind == "sign" and before.text in (",", "+", "&", "-")):
                self.at += 1
                return self._with_year(_part(self.unit, number, None))
        return None

    def _after_unit(self, unit: str, bound: str) -> _Span | None:
        token = self._peek(1)
        if unit == "day":
            return self._day_after_unit(token)
        if unit == "year":
            if token.kind == "fourdigits":
                self.at += 2
                return _year(token.values[0])
            if bound and token.kind in ("sign", "open", "recurring", "conditional", "and", "to"):
                self.at += 1
                return replace(_year(None), relative=0)
            return None
        if token.kind == "pair":
            self.at += 2
            return _part(unit, *token.values)
        if token.kind == "number":
            self.at += 2
            self.unit = unit
            return self._with_year(_part(unit, token.values[0], None))
        return None

    def _day_after_unit(self, token: Token) -> _Span | None:
        if token.kind == "date":
            self.at += 2
            return _day(*token.values)
        if token.kind == "daymonth":
            self.at += 2
            return self._with_year(_day(*token.values))
        if token.kind == "number" and self._peek(2).kind == "month":
            month = self._peek(3)
            if month.kind == "pair" and not month.roman:
                self.at += 4
                return _day(token.values[0], *month.values)
            if month.kind == "number":
                self.at += 4
                return self._with_year(_day(token.values[0], month.values[0]))
        if token.kind == "number" and not token.roman:
            # "ngày 01 - 15/3/2022", "ngày 01 đến ngày 15/3": month and year of the other end.
            return self._first_day_of_range(token.values[0])
        return None

    def _first_day_of_range(self, number: int) -> _Span | None:
        start = self.at
        self.at += 2
        if self._peek().kind in ("filler", "in", "recurring"):
            ahead = 1 if self._peek().kind == "filler" else 0
            if self._peek(ahead).kind == "recurring":
                self.at += ahead
                self.reading.recurring = True
                self.unit = ""
                return _EACH
        if self._is_to(self._peek()):
            self.at += 1
            if self._peek().kind == "day":
                self.at += 1
            other = self._peek()
            if other.kind in ("date", "daymonth"):
                self.at -= 1 + (self.found[self.at - 1].kind == "day")
                return _day(number, other.values[1], other.values[2] if other.kind == "date" else None)
            if other.kind == "number" and self._peek(1).kind == "month" and self._peek(2).kind in ("number", "pair"):
                month = self._peek(2)
                self.at -= 1 + (self.found[self.at - 1].kind == "day")
                return _day(number, month.values[0], month.values[1] if month.kind == "pair" else None)
        self.at = start
        return None

    def _with_year(self, span: _Span) -> _Span:
        """The span with the year that follows it: "năm 2022", "/năm 2022", "năm đánh giá", "2022"."""
        at = self.at
        while self._peek().kind in ("filler", "in") or (self._peek().kind == "sign" and self._peek().text == "," and self._year_ahead(1)):
            self.at += 1
        token = self._peek()
        if token.kind == "year" and self._peek(1).kind == "fourdigits":
            self.at += 2
            return replace(span, year=self.found[self.at - 1].values[0])
        if token.kind == "fourdigits":
            self.at += 1
            return replace(span, year=token.values[0])
        if token.kind in _RELATIVE:
            self.at += 1
            return replace(span, relative=_RELATIVE[token.kind])
        if token.kind == "year" and self.at > at:
            self.at += 1
            return replace(span, relative=0)
        self.at = at
        return span

    def _year_ahead(self, ahead: int) -> bool:
        return self._peek(ahead).kind in _RELATIVE or (self._peek(ahead).kind == "year" and self._peek(ahead + 1).kind == "fourdigits")


def _year(year: int | None) -> _Span:
    return _Span("year", (1, 1), (12, 31), year)


def _months(first: int, last: int) -> _Span:
    return _Span("months", (first, 1), (last, 0))


def _part(unit: str, number: int, year: int | None) -> _Span:
    """A quarter or a month of a year; ValueError where there is none of that number."""
    if unit == "quarter":
        return _Span("quarter", (3 * number - 2, 1), (3 * number, 0), year)
    return _Span("month", (number, 1), (number, 0), year)


def _day(day: int, month: int, year: int | None = None) -> _Span:
    return _Span("day", (month, day), (month, day or 32), year)


# A day of each month: it recurs and has no date.
_EACH = _Span("each", (0, 0), (0, 0))


# -------------------------------------------------------------------------------------------------- spans to dates
