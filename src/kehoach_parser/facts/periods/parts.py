"""The times that the tokens of a deadline name: days, months, quarters, years, each by a rule over letters. Used by periods/read.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

from kehoach_parser.facts.periods.dates import Part
from kehoach_parser.facts.periods.words import FOUR, PAIR, Token

# A part with what stands between it and the one before: "&" in a list, "-" in a range, "" before the first.
_Named: TypeAlias = list[tuple[str, Part]]
_Build: TypeAlias = Callable[[Sequence[Token]], _Named]

# Letters: see periods/words.py KINDS. The year that follows a part: "năm 2022", ", năm 2022", "2022", "năm sau", "trong năm".
_TAIL = r"(?:&?I?Y4|4|I?z|IY(?![?41]))?"
_NEXT = r"(?:[&t-]|tI)"
_NO_COUNT = r"(?![?xMNFLR])"
_DAY = rf"(?:N?D|N?m{_TAIL}|N?1M(?:1{_TAIL}|p))"
_MONTH = rf"s?M(?:p|1{_TAIL})"
_QUARTER = rf"s?Q(?:p|[1i]{_TAIL})"
_SINCE = "s"


def _days(found: Sequence[Token]) -> _Named:
    values = tuple(value for token in found for value in token.values if token.kind not in (FOUR, "z"))
    if len(values) == 3:
        return [("", _part(values[1], values[1], values[0], values[0], values[2]))]
    return [("", _with_year(_part(values[1], values[1], values[0], values[0]), found))]


def _days_of_month(found: Sequence[Token]) -> _Named:
    """"ngày 01 - 15/3/2022", "các ngày 12, 13 và 14 tháng 8": the first days have the month and the year of the last."""
    split = max(index for index, token in enumerate(found) if token.kind in _BETWEEN)
    _, last = _days(found[split + 1 :])[0]
    made, between = [], ""
    for token in found[:split]:
        if token.values:
            day = (last.first[0], token.values[0])
            made.append((between, replace(last, first=day, last=day)))
        elif token.kind in _BETWEEN:
            between = _BETWEEN[token.kind]
    return [*made, (_BETWEEN[found[split].kind], last)]


_BETWEEN = {"&": "&", "t": "-", "-": "-"}


def _numbered(months: int) -> _Build:
    """Months (1) or quarters (3) by their number."""

    def read(found: Sequence[Token]) -> _Named:
        token = next(token for token in found if token.kind in (PAIR, "1", "i"))
        last = token.values[0] * months
        part = _part(last - months + 1, last)
        between = _BETWEEN.get(found[0].kind, "")
        return [(between, replace(part, year=token.values[1]) if token.kind == PAIR else _with_year(part, found))]

    return read


def _pair(found: Sequence[Token]) -> _Named:
    return _numbered(3 if found[-1].roman else 1)(found)


def _years(found: Sequence[Token]) -> _Named:
    return [("", _with_year(_part(1, 12), found))]


def _some_months(found: Sequence[Token]) -> _Named:
    """"6 tháng đầu năm", "nửa cuối năm"."""
    kinds = {token.kind for token in found}
    count = 6 if kinds & {"h", "H"} else found[0].values[0]
    return [("", _with_year(_part(1, count) if kinds & {"F", "h"} else _part(13 - count, 12), found))]


def _each(_: Sequence[Token]) -> _Named:
    """A day of each month ("ngày 25 hằng tháng") has no date."""
    return []


# What makes a part, the first that fits: tokens' letters, builder. A list or range goes on by the rules of _GOES_ON.
_RULES: tuple[tuple[str, _Build], ...] = (
    (r"(?:N|(?<=[bB]))1(?:[&t-]N?1)*(?=I?r)", _each),
    (rf"N1(?:[&t-]N?1)*[&t-]{_DAY}", _days_of_month),
    (rf"(?<![?o])1[t-]{_DAY}", _days_of_month),
    (_DAY, _days),
    (_MONTH, _numbered(1)),
    (_QUARTER, _numbered(3)),
    (r"p", _pair),
    (r"1[FL](?:Y?4|z)?|[hH](?:Y?4|z)?", _some_months),
    (r"s?G?z?Y?4|z", _years),
    (r"(?<=[IetbBs])Y(?![?41MNQ])", _years),
)
# "Hằng tháng, trước ngày 25": only behind the word that tells how often.
_EACH_BEHIND = r"(?:N|(?<=[bB]))1(?:[&t-]N?1)*(?![1MDmp4t-])"
# Bare numbers behind a part of the same unit: "Quý II, III", "tháng 3, 6", "quý I - III/2022".
_GOES_ON = {
    "Q": (rf"{_NEXT}(?:p|[1i]{_NO_COUNT}{_TAIL})", _numbered(3)),
    "M": (rf"{_NEXT}(?:p|1{_NO_COUNT}{_TAIL})", _numbered(1)),
}


@lru_cache(maxsize=2)
def _compiled(*, monthly: bool) -> tuple[list[tuple[re.Pattern[str], _Build]], dict[str, re.Pattern[str]]]:
    rules = (*_RULES[:1], (_EACH_BEHIND, _each), *_RULES[1:]) if monthly else _RULES
    return [(re.compile(rule), build) for rule, build in rules], {unit: re.compile(rule) for unit, (rule, _) in _GOES_ON.items()}


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


@dataclass(slots=True)
class Shape:
    """The letters of tokens with S for each part, those parts in order, and for each letter the place of its first token.

    days: of each month, which are no parts.
    """

    letters: str = ""
    parts: list[Part] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)

    def add(self, letter: str, place: int) -> None:
        """One more letter."""
        self.letters += letter
        self.places.append(place)


def shape_of(found: Sequence[Token], *, monthly: bool) -> Shape:
    """The parts that tokens name, with what is left of them. monthly: they tell of each month or quarter.

    ValueError where a part is in no calendar.
    """
    letters = "".join(token.kind for token in found)
    rules, goes_on = _compiled(monthly=monthly)
    shape, at = Shape(), 0
    while at < len(letters):
        match, build = next(((m, build) for pattern, build in rules if (m := pattern.match(letters, at))), (None, _each))
        if match is None:
            shape.add(letters[at], at)
            at += 1
            continue
        made = build(found[at : match.end()])
        if not made:
            shape.days.extend(token.values[0] for token in found[at : match.end()] if token.values)
        elif match[0].startswith(_SINCE):
            shape.add(_SINCE, at)
        _name(shape, made, at)
        at = match.end()
        unit = next((name for name in goes_on if name in match[0] and "N" not in match[0]), "") if made else ""
        while unit and (match := goes_on[unit].match(letters, at)):
            _name(shape, _GOES_ON[unit][1](found[at : match.end()]), at)
            at = match.end()
    return shape


def _name(shape: Shape, made: _Named, place: int) -> None:
    for between, part in made:
        if between:
            shape.add(between, place)
        shape.add("S", place)
        shape.parts.append(part)
