"""Headings of a data table: which rows they take, the rows joined from the top, the line of column numbers below them.

What a heading covers is told by the format, or, where that is lost, by empty or repeated cells beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_parser.document import Line, Text, chain
from kehoach_parser.extract.tables.cells import Slot, Slots, filled
from kehoach_parser.extract.tables.columns import looks_like_heading, map_columns
from kehoach_parser.extract.tables.groups import group_of
from kehoach_parser.extract.tables.kinds import column_kinds, kind_of
from kehoach_parser.extract.tables.lost_spans import joined_headings
from kehoach_parser.extract.tables.numbers import is_row_number
from kehoach_parser.text.fold import key

_COUNTED = re.compile(r"^\W*(\d{1,2})\W*$")
_FORMULA = re.compile(r"^\W*(\d{1,2})\W*=[\d\s()+\-*/x:%=]+$")
_LONGEST_HEADING = 60
# A table told by its form alone has headings and two rows; two figures side by side are no line of column numbers, and one begins
# with 1, or with 2 where the first column has none.
_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 3
_FEWEST_NUMBERS, _LATEST_FIRST = 2, 2
# Headings of a table that come again have two cells at least, and half of the filled ones word by word.
_FEWEST_REPEATED, _REPEATED_SHARE = 2, 0.5


@dataclass(frozen=True, slots=True)
class Headings:
    """Rows taken, and one heading for each column; lowest: of several levels the lowest one. doubtful: which column some of
    them head is not told; left_over: those."""

    count: int = 0
    texts: tuple[Text, ...] = ()
    lowest: tuple[str, ...] = ()
    doubtful: bool = False
    left_over: tuple[Text, ...] = ()


def read_headings(rows: Sequence[Slots], marked: int, short: Sequence[bool] = ()) -> Headings:
    """Headings marked by the format, or told by their words or their form; short: rows that miss cells, one knows not which."""
    if not rows:
        return Headings()
    by_words = looks_like_heading([slot.value for slot in rows[0]])
    count = marked or int(by_words or (heads_by_form(rows) and _alone_bold(rows)) or _is_stacked(rows))
    if not count:
        return Headings()
    if count == 1 and any(short[:1]):
        return _short(rows, short)
    # A title across the table that the format repeats with its headings is a group's.
    while count > 1 and rows[count - 1][0].span >= len(rows[0]) > 1:
        count -= 1
    # What reaches down from the first row parts it from the rows behind; so does a cell that stands over several.
    count = min(len(rows), max(count, *(slot.rows for slot in rows[0] if slot.value or slot.lead)))
    while count < len(rows) and not any(short[count : count + 1]) and _stands_below(rows[:count], rows[count]):
        count += 1
    while count > 1 and is_column_numbers(rows[count - 1]):
        count -= 1
    texts, lowest = zip(*(_levels(rows[:count], column) for column in range(len(rows[0]))), strict=True)
    return Headings(count, texts, lowest)


def _short(rows: Sequence[Slots], short: Sequence[bool]) -> Headings:
    """Headings fewer than columns: those of the next row stand below some of them, if it is no row of data."""
    upper = [rows[0][place].text for place in filled(rows[0])]
    if len(rows) > 1 and any(short[1:2]) and _could_be_headings(rows[1]):
        lower = [rows[1][place].text for place in filled(rows[1])]
        data = [index for index in range(2, len(rows)) if not is_column_numbers(rows[index])]
        kinds = column_kinds([rows[index] for index in data], [None] * len(rows[0]), [short[index] for index in data])
        if (found := joined_headings(upper, lower, kinds)) is not None:
            lowest = [next((low.value for low in lower if text.value.endswith(f" {low.value}")), text.value) for text in found[0]]
            return Headings(2, tuple(found[0]), tuple(lowest), bool(found[1]), tuple(found[1]))
    return Headings(1, tuple(rows[0][column].text for column in range(len(rows[0]))), doubtful=True)


def _could_be_headings(row: Slots) -> bool:
    values = [row[place].value for place in filled(row)]
    return bool(values) and not _begins_rows(row) and not any(_is_figure(value) or len(value) > _LONGEST_HEADING for value in values)


def _is_figure(value: str) -> bool:
    return value[0].isdigit() and kind_of(value) in ("number", "amount", "deadline")


def _stands_below(above: Sequence[Slots], row: Slots) -> bool:
    """Is the row a further one of headings: filled under those that cover several columns, and nowhere else?"""
    if not _could_be_headings(row):
        return False
    covers = _runs(above)[-1]
    if len(set(covers)) == len(covers):
        return False
    for column, cover in enumerate(covers):
        over = heading_of(above, column).value
        own = row[column].content.root.text.value
        if covers.count(cover) > 1:
            again = row[column].own and row[column].rows == 1 and key(own) == key(above[-1][cover].value)
            if again if own else column == cover:
                return False
        elif own and not (over.endswith(own) or not row[column].own):
            return False
    return True


def _runs(rows: Sequence[Slots]) -> list[list[int]]:
    """For each row and column the column where the heading over it begins: merged, repeated, or with empty cells behind it;
    a heading covers no more than the one above it does."""
    found: list[list[int]] = []
    for row in rows:
        over, begins = found[-1] if found else None, [0]
        for column in range(1, len(row)):
            before, slot = begins[-1], row[column]
            again = not slot.lead or not slot.value or key(slot.value) == key(row[before].value)
            begins.append(before if again and (over is None or over[column] == over[before]) else column)
        found.append(begins)
    return found


def _is_stacked(rows: Sequence[Slots]) -> bool:
    """Do the cells of the first row reach down, but for those that cover several columns, and these no further than one row?"""
    cells = [slot for slot in rows[0] if slot.lead]
    wide, narrow = [slot for slot in cells if slot.span > 1], [slot for slot in cells if slot.span == 1]
    if not wide or not narrow or not all(slot.value for slot in cells) or len(rows) < _FEWEST_ROWS:
        return False
    return all(slot.rows == 1 for slot in wide) and all(slot.rows > 1 for slot in narrow) and _could_be_headings(rows[0])


def _begins_rows(row: Slots) -> bool:
    return is_row_number(row[0].value) or is_column_numbers(row) or group_of(row, 0) is not None


def heading_of(rows: Sequence[Slots], column: int) -> Text:
    """The heading of a column: the words above one another, each once, with the lines of all."""
    return _levels(rows, column)[0]


def _levels(rows: Sequence[Slots], column: int) -> tuple[Text, str]:
    """(the heading of a column, its lowest level)."""
    parts: list[Text] = []
    again: list[Line] = []
    for row, begins in zip(rows, [*_runs(rows[:-1]), range(len(rows[-1]))], strict=True):
        # Over rows of further headings an empty cell belongs to the one at its left.
        slot = row[column] if row[column].lead and row[column].value else row[begins[column]]
        if not slot.lead:
            slot = Slot(slot.content, own=False)
        text = slot.text if slot is row[column] else Text(slot.value)
        if not text.value:
            continue
        # A cell of two paragraphs is one heading.
        text = text.with_value(" ".join(text.value.split()))
        if all(text.value != part.value for part in parts):
            parts.append(text)
        else:
            again.extend(text.lines)
    return (chain(parts).with_extra(again), parts[-1].value) if parts else (Text(""), "")


def heads_by_form(rows: Sequence[Slots]) -> bool:
    """Could the first row head a table whose words are not known: short, filled, without stops and figures?"""
    if len(rows) < _FEWEST_ROWS or len(rows[0]) < _FEWEST_COLUMNS:
        return False
    values = [slot.value for slot in rows[0] if slot.lead]
    if len(values) < _FEWEST_COLUMNS or not all(values):
        return False
    if any(len(value) > _LONGEST_HEADING or value[-1] in ".;,:" or value[0] in "-+" for value in values):
        return False
    return not any(c.isdigit() for value in values for c in value)


def _alone_bold(rows: Sequence[Slots]) -> bool:
    bold = [all(line.bold for slot in row for line in slot.lines) for row in rows[:2]]
    return bold == [True, False]


def is_column_numbers(row: Slots) -> bool:
    """The line "1 2 3 4 5 6" under the headings, also "(1) (2) (3)", also starting under the second column."""
    values = [slot.value for slot in row if slot.lead and slot.value]
    numbers = [int(match.group(1)) for value in values if (match := _COUNTED.match(value) or _FORMULA.match(value))]
    letters = [value for value in values[:2] if value in ("A", "B", "C")]
    if len(numbers) + len(letters) != len(values) or len(numbers) < _FEWEST_NUMBERS or len(values) < _FEWEST_COLUMNS:
        return False
    if len(values) < len([slot for slot in row if slot.lead]) - 1:
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= _LATEST_FIRST


def repeats_headings(row: Slots, headings: Sequence[str]) -> bool:
    """Do the headings come again in the midst of the table, some perhaps in other words of the same meaning?"""
    values = [row[place].value for place in filled(row)]
    known = {key(heading) for heading in headings}
    same = sum(key(value) in known for value in values)
    if len(values) < _FEWEST_REPEATED or same < max(_FEWEST_REPEATED, _REPEATED_SHARE * len(values)):
        return False
    meanings, own = map_columns(headings), map_columns(values)
    return all(key(value) in known or (name is not None and name in meanings) for value, name in zip(values, own, strict=True))
