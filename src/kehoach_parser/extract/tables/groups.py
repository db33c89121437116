"""Groups of a table's rows: which rows head one, how deep it lies, where it ends.

A row heads a group by its form alone (a title merged across, a Roman number over nothing but a title), or by what stands
around it: a number over numbers below it, where its siblings do the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kehoach_parser.document import Text
from kehoach_parser.draft import Group, Row
from kehoach_parser.extract.tables.cells import Slot, Slots, filled, goes_on
from kehoach_parser.extract.tables.numbers import Number, number_of, numbers_of
from kehoach_parser.structure.markers import roman_value
from kehoach_parser.text.fold import CAPITALS

# A group's heading fills its number's cell and its title's; a table of two columns has no group headings without number.
_MOST_IN_HEADING, _NARROW = 2, 2
_TITLE_NUMBER = re.compile(
    rf"(?:([IVXL]{{1,8}}|[A-HĐ]|\d{{1,2}}(?:\.\d{{1,2}})*)\s*(?:[./):]\s*|\s[-–]\s+)|([IVXL]{{1,8}})\s+)(?=[“\"{CAPITALS}])"
)

# Numbers that never stand below those: capital letters over all else, Roman numbers over figures and letters.
_ABOVE = {"upper": ("roman", "decimal", "letter"), "roman": ("decimal", "letter")}


@dataclass(slots=True)
class Opened:
    """A group whose rows are still read."""

    number: Text | None = None
    title: Text | None = None
    level: int = 1
    row: Row | None = None
    rows: list[Row] = field(default_factory=list)

    def closed(self) -> Group:
        """The group with its rows."""
        return Group(self.number, self.title, tuple(self.rows), self.level, self.row)


def group_of(row: Slots, number_at: int | None) -> Opened | None:
    """The group that a row heads by its own form: a Roman or capital number over a title alone, a title merged across or in
    capitals alone in its row."""
    places = filled(row)
    if not places or len(places) > _MOST_IN_HEADING or not all(row[place].own for place in places):
        return None
    first, whole = row[places[0]], len(row)
    if number_at is None or places[0] != number_at:
        return _titled(first, places, whole)
    if len(places) == 1 and first.span >= whole > 1:
        return _numbered_title(first.text)
    number = number_of(first.value)
    title = row[places[1]] if len(places) > 1 else None
    if number is None or number.style == "dash":
        return None
    if number.style in ("upper", "roman") or (title is not None and title.span >= whole - places[1] > 1):
        return Opened(first.text.with_value(number.bare), title.text if title else None)
    return None


def _titled(first: Slot, places: Sequence[int], whole: int) -> Opened | None:
    """A title alone in its row, with its number in it or without one."""
    if len(places) > 1 or whole <= _NARROW:
        return None
    group = _numbered_title(first.text)
    if first.span >= whole - 1 or (first.value.isupper() and places[0] <= 1):
        return group
    # "| | I. Kinh tế số | | |": a figure there may be a row's, a Roman number or a capital letter is none.
    return group if group.number is not None and not group.number.value[0].isdigit() else None


def _numbered_title(text: Text) -> Opened:
    match = _TITLE_NUMBER.match(text.value)
    if match and (match.group(1) or roman_value(match.group(2))):
        return Opened(text.cut(0, match.end(match.lastindex or 1)), text.cut(match.end()))
    return Opened(None, text)


def headings_of(rows: Sequence[Slots], number_at: int | None) -> list[Opened | None]:
    """For each row the group that it heads, None for rows of data; none of the rows is empty."""
    found = [group_of(row, number_at) for row in rows]
    if number_at is None:
        return found
    numbers = numbers_of(rows, number_at)
    bold = _only_groups_are_bold(rows, found, number_at)
    for index in [*_over_their_like(rows, numbers, found, number_at), *_with_sums(rows, numbers, found, number_at)]:
        number, title = numbers[index], rows[index][number_at + 1]
        if number is not None:
            found[index] = Opened(rows[index][number_at].text.with_value(number.bare), title.text)
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        if bold and found[index] is None and _is_bold_title(row, number_at, before):
            found[index] = _numbered_title(row[filled(row)[0]].text)
    return found


def _only_groups_are_bold(rows: Sequence[Slots], found: Sequence[Opened | None], number_at: int) -> bool:
    """Do the table's rows with numbers print plain, so that a bold title alone in its row is a heading?"""
    data = [row for row, group in zip(rows, found, strict=True) if group is None and row[number_at].value]
    return bool(data) and not any(_bold(row) for row in data)


def _is_bold_title(row: Slots, number_at: int, before: Slots | None) -> bool:
    places = filled(row)
    if places != [number_at + 1] or len(row) <= _NARROW or not row[places[0]].own or not _bold(row):
        return False
    return before is None or not goes_on(before[places[0]].value, row[places[0]].value)


def _bold(row: Slots) -> bool:
    lines = [line for slot in row for line in slot.lines]
    return bool(lines) and all(line.bold for line in lines)


def _over_their_like(
    rows: Sequence[Slots], numbers: Sequence[Number | None], found: Sequence[Opened | None], number_at: int
) -> Iterator[int]:
    """Rows of figures or letters with a title and nothing else, over rows that count below them. Where one of their siblings
    is a row of data, they are rows like it."""
    candidates = []
    for index, number in enumerate(numbers):
        if found[index] is None and number is not None and _is_alone(rows[index], number_at):
            below = numbers[index + 1] if index + 1 < len(rows) else None
            if below is not None and number.is_above(below):
                candidates.append(index)
    for index in candidates:
        if not any(_is_data(rows[other], number_at) for other in _siblings(index, numbers, found) if other not in candidates):
            yield index


def _is_alone(row: Slots, number_at: int) -> bool:
    places = filled(row)
    return places == [number_at, number_at + 1] and len(row) > _NARROW and all(row[place].own for place in places)


def _is_data(row: Slots, number_at: int) -> bool:
    return not _is_alone(row, number_at)


def _siblings(index: int, numbers: Sequence[Number | None], found: Sequence[Opened | None]) -> Iterator[int]:
    """Rows that count in one list with this one: of its rank and its branch, up to a heading above them all."""
    own = numbers[index]
    for step in (-1, 1):
        other = index + step
        while own is not None and 0 <= other < len(numbers):
            number, group = numbers[other], found[other]
            if group is not None and (number is None or number.rank != own.rank):
                break
            if number is not None and number.rank == own.rank:
                if number.path[:-1] != own.path[:-1]:
                    break
                yield other
            other += step


def _with_sums(
    rows: Sequence[Slots], numbers: Sequence[Number | None], found: Sequence[Opened | None], number_at: int
) -> Iterator[int]:
    """Rows with a Roman or capital number that hold values behind their title: groups where one of their rank stands over
    rows of a lower one, rows of data where none does."""
    above = set()
    for index, number in enumerate(numbers):
        below = numbers[index + 1] if index + 1 < len(rows) else None
        if number is not None and below is not None and number.style in ("upper", "roman") and number.is_above(below):
            above.add(number.style)
    for index, number in enumerate(numbers):
        if found[index] is not None or number is None or number.style not in above:
            continue
        row = rows[index]
        if filled(row)[:2] == [number_at, number_at + 1] and all(slot.own or not slot.value for slot in row):
            yield index


@dataclass(slots=True)
class _Open:
    """A group that is open: its number, and the rank of the first row below it."""

    number: Number | None
    rows: tuple[str, int] | None = None
    empty: bool = True

    @property
    def rank(self) -> tuple[str, int] | None:
        return self.number.rank if self.number is not None else None

    def is_left_by(self, number: Number) -> bool:
        """Does a row's number count on behind this group of figures or letters: 3 behind the group 2, c behind b?"""
        own = self.number
        if own is None or own.style not in ("decimal", "letter") or number.style != own.style:
            return False
        if len(number.path) > len(own.path):
            return number.path[: len(own.path)] != own.path
        # Rows that begin again with 1 below the group 2 are its own.
        return number.path > own.path if self.rows is None else self.rows != number.rank


class Levels:
    """How deep each group lies: below the groups of other ranks that are open; where one ends."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def opens(self, number: Text | None) -> int:
        """The level of the next group, by its number. A title without a number lies below a heading that has no rows yet,
        else beside the group before it."""
        group = _Open(number_of(number.value) if number is not None else None)
        ranks = [other.rank for other in self._open]
        if group.rank in ranks:
            del self._open[ranks.index(group.rank) :]
        elif self._open and not self._open[-1].empty:
            if group.number is None:
                self._open[-1].rows = None
                return len(self._open)
            if ranks[-1] is None:
                del self._open[-1]
        if group.number is not None and group.number.style in _ABOVE:
            below = _ABOVE[group.number.style]
            lower = (at for at, other in enumerate(self._open) if other.number is not None and other.number.style in below)
            del self._open[next(lower, len(self._open)) :]
        self._open.append(group)
        return len(self._open)

    def left_by(self, number: Number | None) -> int | None:
        """The level that a row of this number returns to where it leaves the group that is open; None where it stays."""
        for place, group in enumerate(self._open):
            if number is not None and group.is_left_by(number):
                del self._open[place:]
                return max(1, place)
        for group in self._open:
            group.empty = False
            if group.rows is None and number is not None:
                group.rows = number.rank
        return None


def gathered(parts: Iterable[Opened | tuple[Number | None, Row]]) -> tuple[Group, ...]:
    """Groups with their rows: headings and rows (each with its number) in order. Rows before any heading stand in a group
    without number and title, and so do rows that return to an outer group."""
    groups: list[Opened] = []
    levels = Levels()
    for part in parts:
        if isinstance(part, Opened):
            part.level = levels.opens(part.number)
            groups.append(part)
            continue
        number, row = part
        outer = levels.left_by(number)
        if not groups:
            groups.append(Opened())
        elif outer is not None:
            groups.append(Opened(level=outer))
        groups[-1].rows.append(row)
    return tuple(group.closed() for group in groups)
