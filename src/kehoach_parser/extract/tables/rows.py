"""Rows of a data table: group headings told from rows, cells given to the contract's columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach_parser.document import Text
from kehoach_parser.draft import ColumnMeaning, Group, Row
from kehoach_parser.extract.tables.cells import Content, Slot, Slots, filled
from kehoach_parser.extract.tables.columns import split_code
from kehoach_parser.structure.markers import roman_value
from kehoach_parser.text.fold import CAPITALS

_ROW_NUMBER = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3})*|[a-zđ])\s*[.)]?\s*$")
# A group's heading fills its number's cell and its title's; a table of two columns has no group headings without number.
_MOST_IN_HEADING, _NARROW = 2, 2
_GROUP_NUMBER = re.compile(r"^\s*([IVXL]{1,8}|[A-HĐ])\s*[./)]?\s*$")
# A sum of points, money or shares: "115", "9,5 điểm", "1.250.000", "40%".
_FIGURE = re.compile(r"\s*\d[\d.,/ ]*(?:%|\s[^\W\d]{2,5})?\s*$")
_TITLE_NUMBER = re.compile(
    rf"(?:([IVXL]{{1,8}}|[A-HĐ]|\d{{1,2}}(?:\.\d{{1,2}})*)\s*(?:[./):]\s*|\s[-–]\s+)|([IVXL]{{1,8}})\s+)(?=[“\"{CAPITALS}])"
)


def _number(text: str) -> str:
    """A number as it was before a narrow column broke it over lines: "XVI I" is XVII."""
    whole = "".join(text.split())
    return whole if _ROW_NUMBER.match(whole) or _GROUP_NUMBER.match(whole) else text


def is_row_number(text: str) -> bool:
    """Could this stand in the number column of a row: "1", "1.2", "a"?"""
    return _ROW_NUMBER.match(text) is not None


@dataclass(slots=True)
class Opened:
    """A group whose rows are still read."""

    number: Text | None = None
    title: Text | None = None
    rows: list[Row] = field(default_factory=list)

    def closed(self) -> Group:
        """The group with its rows."""
        return Group(self.number, self.title, tuple(self.rows))


def read_rows(rows: Sequence[Slots], meaning: Sequence[ColumnMeaning | None], headings: Sequence[str]) -> tuple[Group, ...]:
    """Groups with their rows; rows before any group heading stand in a group without number and title.

    meaning: the contract's column of each column; headings: as printed, empty where the table has none. Rows in which
    nothing is printed are left out.
    """
    number_at = meaning.index("number") if "number" in meaning else None
    names = list(headings) or [f"{n}" for n in range(1, len(meaning) + 1)]
    groups: list[Opened] = []
    for index, row in enumerate(rows):
        if not filled(row):
            continue
        following = rows[index + 1] if index + 1 < len(rows) else None
        group = group_of(row, number_at, following)
        if group is not None:
            groups.append(group)
            continue
        summed = _summed_group(row, number_at, following, meaning)
        if summed is not None:
            group, left = summed
            groups.append(group)
        else:
            left = row
        if not groups:
            groups.append(Opened())
        groups[-1].rows.append(row_of(left, meaning, names))
    return tuple(group.closed() for group in groups)


def group_of(row: Slots, number_at: int | None, following: Slots | None = None) -> Opened | None:
    """A group heading: a Roman or capital number, a number over numbers below it (1 over 1.1), a title alone in its row."""
    places = filled(row)
    if not places or len(places) > _MOST_IN_HEADING or not all(row[place].own for place in places):
        return None
    first, whole = row[places[0]], len(row)
    if number_at is None or places[0] != number_at:
        alone = len(places) == 1 and whole > _NARROW and (first.span >= whole - 1 or (first.value.isupper() and places[0] <= 1))
        return _numbered_title(first.text) if alone else None
    if len(places) == 1 and first.span >= whole > 1:
        return _numbered_title(first.text)
    return _numbered_group(row, places, following)


def _numbered_group(row: Slots, places: Sequence[int], following: Slots | None) -> Opened | None:
    """A group heading whose number stands in the number column, the first of places; its title, if any, in the second."""
    first, title = row[places[0]], row[places[1]] if len(places) > 1 else None
    number = _number(first.value)
    match = _GROUP_NUMBER.match(number)
    if match and (roman_value(match.group(1)) or len(match.group(1)) == 1):
        return Opened(first.text.with_value(match.group(1)), title.text if title else None)
    if title is None or not is_row_number(number):
        return None
    value = number.strip(" .)")
    merged = title.span >= len(row) - places[1] > 1
    above = following is not None and value[0].isdigit() and following[places[0]].value.startswith(f"{value}.")
    if merged or (above and places[1] == places[0] + 1):
        return Opened(first.text.with_value(value), title.text)
    return None


def _summed_group(
    row: Slots, number_at: int | None, following: Slots | None, meaning: Sequence[ColumnMeaning | None]
) -> tuple[Opened, Slots] | None:
    """(group, what is left of the row) of a group heading that has its group's sums behind its title; None for others.

    A group has no place for figures: they make a row without number and title, the first of the group. Where the next
    row goes on with Roman numbers, this one is a row like it.
    """
    places = filled(row)
    if number_at is None or following is None or len(places) <= _MOST_IN_HEADING or places[0] != number_at or places[1] != number_at + 1:
        return None
    if any(meaning[place] is not None or not _FIGURE.match(row[place].value) for place in places[2:]):
        return None
    number = _GROUP_NUMBER.match(_number(row[number_at].value))
    if number is None or not is_row_number(following[number_at].value) or not all(slot.own for slot in row):
        return None
    group = Opened(row[number_at].text.with_value(number.group(1)), row[places[1]].text)
    return group, [Slot(Content()) if place in places[:2] else slot for place, slot in enumerate(row)]


def _numbered_title(text: Text) -> Opened:
    match = _TITLE_NUMBER.match(text.value)
    if match and (match.group(1) or roman_value(match.group(2))):
        return Opened(text.cut(0, match.end(match.lastindex or 1)), text.cut(match.end()))
    return Opened(None, text)


def row_of(row: Sequence[Slot], meaning: Sequence[ColumnMeaning | None], headings: Sequence[str], *, doubtful: bool = False) -> Row:
    """The cells of a row in the contract's columns, the rest under their headings."""
    cells: dict[ColumnMeaning, Text] = {name: Text("") for name in meaning if name is not None}
    other: dict[str, Text] = {}
    for index, text in enumerate(_texts(row, meaning)):
        name = meaning[index]
        if name is not None:
            cells[name] = text
            continue
        heading = headings[index] if index < len(headings) else ""
        while heading in other:
            heading += " "
        other[heading] = text
    number, criterion, code = cells.get("number"), cells.get("criterion"), None
    if number is not None and number.value:
        number = number.with_value(_number(number.value).strip().rstrip(".)").strip())
    if criterion is not None:
        code, criterion = split_code(criterion)
    return Row(
        number=number,
        code=code,
        criterion=criterion,
        objective=cells.get("objective"),
        tasks=cells.get("tasks"),
        lead=cells.get("lead"),
        coordinate=cells.get("coordinate"),
        deadline=cells.get("deadline"),
        other=tuple(other.items()),
        doubtful=doubtful,
    )


def _texts(row: Sequence[Slot], meaning: Sequence[ColumnMeaning | None]) -> list[Text]:
    """The texts by column. A title merged over the number's column ("Tổng cộng") is the next column's text."""
    texts = [slot.text for slot in row]
    if "number" in meaning:
        place = meaning.index("number")
        if row[place].span > 1 and place + 1 < len(texts) and not is_row_number(texts[place].value):
            texts[place], texts[place + 1] = Text(""), texts[place]
    return texts
