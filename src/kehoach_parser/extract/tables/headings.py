"""Headings of a data table: which rows they take, the rows joined, the line of column numbers below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach_parser.document import Line, Text, chain
from kehoach_parser.extract.tables.cells import Slots
from kehoach_parser.extract.tables.columns import looks_like_heading
from kehoach_parser.extract.tables.rows import group_of, is_row_number

_COUNTED = re.compile(r"^\W*(\d{1,2})\W*$")
_FORMULA = re.compile(r"^\W*(\d{1,2})\W*=[\d\s()+\-*/x:%=]+$")
_LONGEST_HEADING = 60
# A table told by its form alone has headings and two rows; two figures side by side are no line of column numbers, and one begins
# with 1, or with 2 where the first column has none.
_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 3
_FEWEST_NUMBERS, _LATEST_FIRST = 2, 2


def read_headings(rows: Sequence[Slots], marked: int) -> tuple[int, list[Text]]:
    """(rows taken, one heading for each column): marked by the format, or told by their words; rows are joined."""
    if not rows:
        return 0, []
    count = marked
    first = [slot.value for slot in rows[0]]
    if not count and (looks_like_heading(first) or (heads_by_form(rows) and _alone_bold(rows))):
        count = 1
    if not count:
        return 0, []
    # What reaches down from the first row parts it from the rows behind; so does a cell that stands over several.
    count = max(count, *(slot.rows for slot in rows[0] if slot.value or slot.lead))
    if count == 1 and any(slot.span > 1 for slot in rows[0]) and len(rows) > 1 and not _begins_rows(rows[1]):
        count = 2
    count = min(count, len(rows))
    while count > 1 and is_column_numbers(rows[count - 1]):
        count -= 1
    return count, [heading_of(rows[:count], column) for column in range(len(rows[0]))]


def _begins_rows(row: Slots) -> bool:
    return is_row_number(row[0].value) or is_column_numbers(row) or group_of(row, 0) is not None


def heading_of(rows: Sequence[Slots], column: int) -> Text:
    """The heading of a column: the words above one another, each once, with the lines of all."""
    parts: list[Text] = []
    again: list[Line] = []
    for row in rows:
        text = _above(row, column)
        if not text.value:
            continue
        if all(text.value != part.value for part in parts):
            parts.append(text)
        else:
            again.extend(text.lines)
    return chain(parts).with_extra(again) if parts else Text("")


def _above(row: Slots, column: int) -> Text:
    """The heading over a column: its own cell, or the cell that spans it (whose lines stay with its first column)."""
    slot = row[column]
    if slot.lead:
        return slot.text if slot.own else Text("")
    for index in range(column - 1, -1, -1):
        if row[index].lead:
            return Text(row[index].value) if row[index].own else Text("")
    return Text("")


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
