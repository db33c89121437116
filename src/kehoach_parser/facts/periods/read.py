"""Periods: what a deadline (thời gian thực hiện, thời hạn) says in dates. Rules: the contract's Period and its facts.

A text is read whole or not at all: where a word of time is left that no rule places, there is no period, so that a
phrase never seen gives none rather than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import cast

from kehoach_parser.facts.periods.dates import Part, Parts, Reading, dated
from kehoach_parser.facts.periods.lunar import solar_part
from kehoach_parser.facts.periods.words import FOUR, PAIR, Token, pieces, tokens
from kehoach_parser.facts.values import Frequency, Period

# The longest deadline of 222 in fifteen plans has 102 characters; a text of many times that is no deadline.
_LONGEST = 600


@lru_cache(maxsize=1024)
def read_period(text: str, year: int | None) -> Period | None:
    """The period of a deadline as printed; None: not told.

    year: the plan's, for deadlines that leave it out (year_inferred). Dates are in ISO form, both days inclusive.
    Several periods in one text ("Quý I; Quý III") give the span from the first day to the last.
    """
    found = _read(text, year)
    return replace(found, frequency=read_frequency(text)) if found is not None and found.recurring else found


def read_frequency(text: str) -> Frequency | None:
    """How often it recurs; None where the text does not tell ("Thường xuyên")."""
    return next((cast("Frequency", token.detail) for token in tokens(text) if token.detail), None)


def _read(text: str, year: int | None) -> Period | None:
    if not text.strip() or len(text) > _LONGEST:
        return None
    counted = solar_part(text)
    if counted is None:
        return None
    main, aside = pieces(tokens(counted))
    try:
        reading, extra = Reading(), Reading()
        for piece in main:
            _read_piece(piece, reading)
        for piece in aside:
            _read_piece(piece, extra)
        if reading.bad or (extra.bad and not reading.bounds):
            return None
        reading.recurring |= extra.recurring
        reading.conditional |= extra.conditional
        # "02 ngày, từ ngày 01/3 đến ngày 02/3/2024": the range says when; "15 ngày kể từ ngày ..." does not.
        whole = any(kind == "I" and len(parts) > 1 for kind, parts in reading.bounds)
        if reading.lasting and not (reading.conditional or reading.recurring or whole):
            return None
        if not reading.bounds:
            reading.bounds, extra.bounds = extra.bounds, []
        return dated(reading, [] if extra.bad else extra.bounds, year)
    except ValueError:  # "31/6", "quý V", "tháng 13": in no calendar
        return None


# ------------------------------------------------------------------------------------------------- tokens to parts

# Letters: see period_words.KINDS. The year that follows a part: "năm 2022", ", năm 2022", "2022", "năm sau", "trong năm".
_TAIL = r"(?:&?I?Y4|4|I?z|IY(?![?41]))?"
_NEXT = r"(?:[&t-]|tI)"
_NO_COUNT = r"(?![?xMNFLR])"
_DAY = rf"(?:N?D|N?m{_TAIL}|N?1M(?:1{_TAIL}|p))"
_MONTH = rf"s?M(?:p|1{_TAIL})"
_QUARTER = rf"s?Q(?:p|[1i]{_TAIL})"


def _days(found: Sequence[Token]) -> Parts:
    values = tuple(value for token in found for value in token.values if token.kind not in (FOUR, "z"))
    if len(values) == 3:
        return [_part(values[1], values[1], values[0], values[0], values[2])]
    return [_with_year(_part(values[1], values[1], values[0], values[0]), found)]


def _days_of_month(found: Sequence[Token]) -> Parts:
    """"ngày 01 - 15/3/2022": the first day has the month and the year of the last."""
    split = next(index for index, token in enumerate(found) if token.kind in ("t", "-"))
    last = _days(found[split:])[0]
    first = next(token.values[0] for token in found if token.values)
    return [replace(last, first=(last.first[0], first), last=(last.first[0], first)), last]


def _numbered(months: int) -> Callable[[Sequence[Token]], Parts]:
    """Months (1) or quarters (3) by their number."""

    def read(found: Sequence[Token]) -> Parts:
        token = next(token for token in found if token.kind in (PAIR, "1", "i"))
        last = token.values[0] * months
        part = _part(last - months + 1, last)
        return [replace(part, year=token.values[1])] if token.kind == PAIR else [_with_year(part, found)]

    return read


def _pair(found: Sequence[Token]) -> Parts:
    return _numbered(3 if found[-1].roman else 1)(found)


def _years(found: Sequence[Token]) -> Parts:
    return [_with_year(_part(1, 12), found)]


def _some_months(found: Sequence[Token]) -> Parts:
    """"6 tháng đầu năm", "nửa cuối năm"."""
    kinds = {token.kind for token in found}
    count = 6 if kinds & {"h", "H"} else found[0].values[0]
    return [_with_year(_part(1, count) if kinds & {"F", "h"} else _part(13 - count, 12), found)]


def _each(_: Sequence[Token]) -> Parts:
    """A day of each month ("ngày 25 hằng tháng") has no date."""
    return []


# What makes a part, the first that fits: tokens' letters, builder. A list or range goes on by the rules of _GOES_ON.
_RULES: tuple[tuple[str, Callable[[Sequence[Token]], Parts]], ...] = (
    (r"N1(?:[&t-]N?1)*(?=I?r)", _each),
    (rf"N1[t-](?:N?D|N?m{_TAIL}|N?1M(?:1{_TAIL}|p))", _days_of_month),
    (_DAY, _days),
    (_MONTH, _numbered(1)),
    (_QUARTER, _numbered(3)),
    (r"p", _pair),
    (r"1[FL](?:Y?4|z)?|[hH](?:Y?4|z)?", _some_months),
    (r"G?z?Y?4|z", _years),
    (r"(?<=[IetbB])Y(?![?41MNQ])", _years),
)
# Bare numbers behind a part of the same unit: "Quý II, III", "tháng 3, 6", "quý I - III/2022".
_GOES_ON = {
    "Q": (rf"{_NEXT}(?:p|[1i]{_NO_COUNT}{_TAIL})", _numbered(3)),
    "M": (rf"{_NEXT}(?:p|1{_NO_COUNT}{_TAIL})", _numbered(1)),
}


@lru_cache(maxsize=1)
def _compiled() -> tuple[list[tuple[re.Pattern[str], Callable[[Sequence[Token]], Parts]]], dict[str, re.Pattern[str]]]:
    return [(re.compile(rule), build) for rule, build in _RULES], {unit: re.compile(rule) for unit, (rule, _) in _GOES_ON.items()}


def _part(first: int, last: int, first_day: int = 1, last_day: int = 0, year: int | None = None) -> Part:
    if not (1 <= first <= 12 and 1 <= last <= 12):
        raise ValueError
    return Part((first, first_day), (last, last_day), year)


def _with_year(part: Part, found: Sequence[Token]) -> Part:
    for token in found:
        if token.kind == FOUR:
            return replace(part, year=token.values[0])
    for token in found:
        if token.kind == "z":
            return replace(part, relative=token.values[0])
    # "trong năm", behind a part or alone
    return replace(part, relative=0) if found[-1].kind == "Y" else part


# ------------------------------------------------------------------------------------------------ parts to bounds

# An event swallows what follows, dates too ("Sau khi có Quyết định ngày ..."), up to "..., chậm nhất ngày ...".
_EVENT = re.compile(r"(?:1N?)?C(?:.*?(?=&[bB])|.*)")
_UNTIL = re.compile(r"U.*")
# A part (S) with what bounds it; a range of two parts; lists of parts were made one S each, so "&" may join them.
_BOUND = re.compile(r"(?P<how>[ftbBaIe]*)(?P<parts>S(?:(?:[t-][bBIe]*|&)S)*)")
# An unknown word right before a part ("Báo cáo quý I"), or between a bound and its part ("trước kỳ họp cuối năm").
_FOREIGN = re.compile(r"\?[es]*S")
_DANGLING = re.compile(r"[bBa](?![ftbBaIe]*S)[^&:]*S")
# Harmless leftovers: "ngay trong", counts of things, "1 lần", "đợt 1:", Roman figures.
_HARMLESS = re.compile(r"N(?=[IftbBa])|1(?=[?xR])|(?<=\?)1(?=:)|(?<=[rx])1|i")
_DURATION = re.compile(r"1[YQMN]")
# What no rule placed, and what only names a unit: "trong quý", "cuối năm" of no known year.
_UNPLACED = re.compile(r"[1DpmzFLhH4Ys]|[IbBae][QMN]")


def _read_piece(found: list[Token], reading: Reading) -> None:
    """Reads one piece of a deadline into reading."""
    letters = "".join(token.kind for token in found)
    until = _UNTIL.search(letters)
    if until:
        reading.open_ended = reading.conditional = True
        letters = letters[: until.start()]
    event = _EVENT.search(letters)
    if event:
        reading.conditional = True
        found = [*found[: event.start()], *found[event.end() : len(letters)]]
        letters = letters[: event.start()] + letters[event.end() :]
    reading.open_ended |= "O" in letters
    recurring = "r" in letters or "R" in letters
    reading.recurring |= recurring
    shape, parts = _parts_of(found, letters)
    if _FOREIGN.search(shape) or _DANGLING.search(shape):
        reading.bad = True
        return
    rest = _HARMLESS.sub("", _BOUND.sub(lambda match: _take(match, parts, reading), shape))
    reading.lasting |= bool(_DURATION.search(rest))
    reading.bad |= not recurring and bool(_UNPLACED.search(_DURATION.sub("", rest)))


def _parts_of(found: Sequence[Token], letters: str) -> tuple[str, list[Parts]]:
    """(letters with S for each part, the parts in order)."""
    rules, goes_on = _compiled()
    shape, parts = "", []
    at = 0
    while at < len(letters):
        match, build = next(((m, build) for pattern, build in rules if (m := pattern.match(letters, at))), (None, _each))
        if match is None:
            shape += letters[at]
            at += 1
            continue
        made = build(found[at : match.end()])
        at = match.end()
        unit = next((name for name in goes_on if name in match[0] and "N" not in match[0]), "") if made else ""
        while unit and (match := goes_on[unit].match(letters, at)):
            made.extend(_GOES_ON[unit][1](found[at : match.end()]))
            at = match.end()
        if made:
            shape += "S"
            parts.append(made)
    return shape, parts


def _take(match: re.Match[str], parts: list[Parts], reading: Reading) -> str:
    """Moves the parts of one bound into the reading; nothing of it is left over."""
    taken: Parts = []
    for _ in range(match["parts"].count("S")):
        taken.extend(parts.pop(0))
    how = match["how"]
    # "trước cuối quý II" is by its last day.
    kind = next((letter for letter in "aBbtfe" if letter in how and not (letter == "B" and "e" in how)), "I")
    if kind == "f" and len(taken) > 1:
        kind = "I"
    reading.bounds.append(("b" if kind in "te" else kind, taken))
    return ""
