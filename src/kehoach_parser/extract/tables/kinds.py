"""What kind of value a cell holds, and which cell of a short row belongs to which column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, TypeAlias

from kehoach_parser.document import Text
from kehoach_parser.draft import ColumnMeaning
from kehoach_parser.extract.tables.cells import Content, Slot, Slots
from kehoach_parser.extract.tables.numbers import number_of
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

Kind: TypeAlias = Literal["number", "agency", "deadline", "amount", "text"]

# "115", "9,5 điểm", "1.250.000", "40%", "12 hộ": a sum of points, money or shares, with a unit or without one.
_AMOUNT = re.compile(r"\d[\d.,/ ]*(?:%|\s?[^\W\d_]{1,5})?(?:/[^\W\d_]{1,5})?")
_DATE = re.compile(r"(?:\d{1,2}[/.-]){1,2}\d{4}\b|\d{1,2}/\d{1,2}\b|(?:19|20)\d\d\b(?!\.)")
# Letters of a cell that is a deadline and nothing more ("Trước ngày 30 tháng 6 năm 2031").
_SHORT_DEADLINE = 40
_OF_COLUMN: dict[ColumnMeaning, Kind] = {"number": "number", "lead": "agency", "coordinate": "agency", "deadline": "deadline"}
# How well a value of a kind suits a column of a kind: its own best; a figure may be a number or a year, a name of an office
# is text too, and what is no known office may still be one.
_SUITS: dict[tuple[Kind, Kind], int] = {
    ("text", "agency"): 1,
    ("agency", "text"): 1,
    ("text", "deadline"): 0,
    ("deadline", "text"): 0,
    ("amount", "text"): 0,
    ("number", "amount"): 2,
    ("number", "text"): 0,
    ("amount", "number"): 0,
    ("deadline", "amount"): 1,
    ("amount", "deadline"): 0,
}
_OWN = 3
_NOWHERE: tuple[int, tuple[int, ...]] = (-1000, ())
# Share of the filled cells that must be of one kind for the column to be of it.
_MOST = 0.6


def begins(folded: str, kind: Literal["agency", "deadline"]) -> bool:
    """Does the text, as key() has it, begin as cells of this kind do?"""
    family = "agencies" if kind == "agency" else "time"
    return any(f"{folded} ".startswith(f"{word} ") or (word[-1].isdigit() and folded.startswith(word)) for word in words(family, "cell"))


def kind_of(value: str) -> Kind:
    """The kind of a cell's value, by its form and its first words."""
    plain = " ".join(value.split())
    folded = key(plain)
    number = number_of(plain)
    if number is not None and number.style != "dash" and not (number.style == "decimal" and number.path[0] >= 1000):  # noqa: PLR2004 - a year
        return "number"
    if _DATE.match(plain) or (begins(folded, "deadline") and len(folded) <= _SHORT_DEADLINE):
        return "deadline"
    if _AMOUNT.fullmatch(plain):
        return "amount"
    return "agency" if begins(folded, "agency") else "text"


def column_kinds(rows: Sequence[Slots], meaning: Sequence[ColumnMeaning | None], short: Sequence[bool] = ()) -> list[Kind]:
    """The kind of each column: by its meaning, else by what most of its cells in whole rows hold."""
    whole = [row for index, row in enumerate(rows) if not (index < len(short) and short[index])]
    return [column_kind([row[place].value for row in whole if place < len(row)], name) for place, name in enumerate(meaning)]


def column_kind(values: Sequence[str], name: ColumnMeaning | None = None) -> Kind:
    """The kind of a column with these cells."""
    if name is not None:
        return _OF_COLUMN.get(name, "text")
    # A figure in a column that does not number the rows is an amount.
    told: Counter[Kind] = Counter("amount" if (kind := kind_of(value)) == "number" else kind for value in values if value)
    if not told:
        return "text"
    kind, count = told.most_common(1)[0]
    return kind if count >= _MOST * sum(told.values()) else "text"


def spread(cells: Sequence[Slot], kinds: Sequence[Kind]) -> Slots:
    """The cells of a short row, in order, each in a column of its kind; the first of several that suit. All are in doubt."""
    told = [kind_of(cell.value) for cell in cells]
    # best[c]: (score, columns) of the cells so far, the last of them in a column up to c.
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())] * (len(kinds) + 1)
    for place, kind in enumerate(told):
        following = [_NOWHERE] * (len(kinds) + 1)
        for column in range(place, len(kinds)):
            score, columns = best[column]
            here = (score + _suits(kind, kinds[column]), (*columns, column)) if len(columns) == place else _NOWHERE
            following[column + 1] = max(following[column], here, key=lambda option: option[0])
        best = following
    row = [Slot(Content(Text("")), doubtful=True) for _ in kinds]
    for cell, column in zip(cells, best[-1][1], strict=True):
        row[column] = Slot(cell.content, rows=cell.rows, doubtful=True)
    return row


def _suits(kind: Kind, column: Kind) -> int:
    return _OWN if kind == column else _SUITS.get((kind, column), -_OWN)
