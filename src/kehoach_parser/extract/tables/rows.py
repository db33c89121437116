"""Rows of a data table: group headings told from rows, cells given to the contract's columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kehoach_parser.document import Text
from kehoach_parser.extract.tables.cells import Content, Row, Slot, filled
from kehoach_parser.extract.tables.columns import split_code
from kehoach_parser.structure.markers import roman_value
from kehoach_parser.text.fold import CAPITALS

Draft = dict[str, Any]

FIELDS = ("number", "code", "criterion", "objective", "tasks", "lead", "coordinate", "deadline")
_ROW_NUMBER = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3})*|[a-zđ])\s*[.)]?\s*$")
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


def read_rows(rows: Sequence[Row], meaning: Sequence[str | None], headings: Sequence[str]) -> list[Draft]:
    """Groups with their rows; rows before any group heading stand in a group without number and title.

    meaning: the contract's column of each column; headings: as printed, empty where the table has none. Rows in which
    nothing is printed are left out.
    """
    number_at = meaning.index("number") if "number" in meaning else None
    names = list(headings) or [f"{n}" for n in range(1, len(meaning) + 1)]
    groups: list[Draft] = []
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
            group, sums = summed
            groups.append(group | {"rows": [row_of(sums, meaning, names)]})
            continue
        if not groups:
            groups.append({"number": None, "title": None, "rows": []})
        groups[-1]["rows"].append(row_of(row, meaning, names))
    return groups


def group_of(row: Row, number_at: int | None, following: Row | None = None) -> Draft | None:
    """A group heading: a Roman or capital number, a number over numbers below it (1 over 1.1), a title alone in its row."""
    places = filled(row)
    if not places or len(places) > 2 or not all(row[place].own for place in places):
        return None
    first, whole = row[places[0]], len(row)
    if number_at is not None and places[0] == number_at:
        if len(places) == 1 and first.span >= whole > 1:
            return _numbered_title(first.text)
        title = row[places[1]] if len(places) == 2 else None
        number = _number(first.value)
        match = _GROUP_NUMBER.match(number)
        if match and (roman_value(match.group(1)) or len(match.group(1)) == 1):
            return {"number": first.text.with_value(match.group(1)), "title": title.text if title else None, "rows": []}
        if title is None or not is_row_number(number):
            return None
        value = number.strip(" .)")
        merged = title.span >= whole - places[1] > 1
        above = following is not None and value[0].isdigit() and following[number_at].value.startswith(f"{value}.")
        if merged or (above and places[1] == number_at + 1):
            return {"number": first.text.with_value(value), "title": title.text, "rows": []}
        return None
    if len(places) == 1 and whole > 2 and (first.span >= whole - 1 or (first.value.isupper() and places[0] <= 1)):
        return _numbered_title(first.text)
    return None


def _summed_group(row: Row, number_at: int | None, following: Row | None, meaning: Sequence[str | None]) -> tuple[Draft, Row] | None:
    """(group, what is left of the row) of a group heading that has its group's sums behind its title; None for others.

    A group has no place for figures: they make a row without number and title, the first of the group. Where the next
    row goes on with Roman numbers, this one is a row like it.
    """
    places = filled(row)
    if number_at is None or following is None or len(places) < 3 or places[0] != number_at or places[1] != number_at + 1:
        return None
    if any(meaning[place] is not None or not _FIGURE.match(row[place].value) for place in places[2:]):
        return None
    number = _GROUP_NUMBER.match(_number(row[number_at].value))
    if number is None or not is_row_number(following[number_at].value) or not all(slot.own for slot in row):
        return None
    group = {"number": row[number_at].text.with_value(number.group(1)), "title": row[places[1]].text}
    return group, [Slot(Content()) if place in places[:2] else slot for place, slot in enumerate(row)]


def _numbered_title(text: Text) -> Draft:
    match = _TITLE_NUMBER.match(text.value)
    if match and (match.group(1) or roman_value(match.group(2))):
        return {"number": text.cut(0, match.end(match.lastindex or 1)), "title": text.cut(match.end()), "rows": []}
    return {"number": None, "title": text, "rows": []}


def row_of(row: Sequence[Slot], meaning: Sequence[str | None], headings: Sequence[str]) -> Draft:
    """The cells of a row in the contract's columns, the rest under their headings."""
    draft: Draft = dict.fromkeys(FIELDS)
    for name in meaning:
        if name is not None:
            draft[name] = Text("")
    other: dict[str, Text] = {}
    texts = _texts(row, meaning)
    for index, text in enumerate(texts):
        name = meaning[index]
        if name == "number":
            draft["number"] = text.with_value(_number(text.value).strip().rstrip(".)").strip())
        elif name == "criterion":
            draft["code"], draft["criterion"] = split_code(text)
        elif name is not None:
            draft[name] = text
        else:
            heading = headings[index] if index < len(headings) else ""
            while heading in other:
                heading += " "
            other[heading] = text
    return draft | {"other": other, "period": None}


def _texts(row: Sequence[Slot], meaning: Sequence[str | None]) -> list[Text]:
    """The texts by column. A title merged over the number's column ("Tổng cộng") is the next column's text."""
    texts = [slot.text for slot in row]
    if "number" in meaning:
        place = meaning.index("number")
        if row[place].span > 1 and place + 1 < len(texts) and not is_row_number(texts[place].value):
            texts[place], texts[place + 1] = Text(""), texts[place]
    return texts
