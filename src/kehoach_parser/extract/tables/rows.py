"""Rows of a data table: their cells in the contract's columns, gathered in groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehoach_parser.document import Text
from kehoach_parser.draft import ColumnMeaning, Group, Row
from kehoach_parser.extract.tables.cells import Slot, Slots, append, filled, goes_on
from kehoach_parser.extract.tables.columns import column_keys, split_code
from kehoach_parser.extract.tables.groups import Opened, gathered, headings_of
from kehoach_parser.extract.tables.numbers import Number, is_row_number, number_of, whole_number


def read_rows(
    rows: Sequence[Slots], meaning: Sequence[ColumnMeaning | None], headings: Sequence[str], *, doubtful: bool = False
) -> tuple[Group, ...]:
    """Groups with their rows; rows before any group heading stand in a group without number and title.

    meaning: the contract's column of each column; headings: as printed, empty where the table has none. Rows in which
    nothing is printed are left out. doubtful: which column the cells belong to is in doubt.
    """
    number_at = meaning.index("number") if "number" in meaning else None
    names = column_keys(list(headings) or [""] * len(meaning))
    rows = joined([row for row in rows if filled(row)], number_at)
    found = headings_of(rows, number_at)

    def parts() -> Iterator[Opened | tuple[Number | None, Row]]:
        for row, group in zip(rows, found, strict=True):
            doubt = doubtful or any(slot.doubtful for slot in row)
            if group is None:
                number = number_of(row[number_at].value) if number_at is not None and number_at < len(row) else None
                yield number, row_of(row, meaning, names, doubtful=doubt)
                continue
            # A group's own row repeats its number and title.
            if number_at is not None and len(filled(row)) > len([text for text in (group.number, group.title) if text]):
                group.row = row_of(row, meaning, names, doubtful=doubt)
            yield group

    return gathered(parts())


def joined(rows: Sequence[Slots], number_at: int | None) -> list[Slots]:
    """The rows, what a page break cut off a row put back: a row without number whose every cell goes on with the one above."""
    kept: list[Slots] = []
    for row in rows:
        places = filled(row)
        if kept and number_at is not None and number_at not in places and all(slot.own for slot in row if slot.value):
            above = kept[-1]
            if all(goes_on(above[place].value, row[place].value) for place in places):
                for place in places:
                    append(above[place].content, row[place].content)
                continue
        kept.append(row)
    return kept


def row_of(row: Sequence[Slot], meaning: Sequence[ColumnMeaning | None], names: Sequence[str], *, doubtful: bool = False) -> Row:
    """The cells of a row in the contract's columns, the rest under the names of their columns."""
    cells: dict[ColumnMeaning, Text] = {name: Text("") for name in meaning if name is not None}
    other: dict[str, Text] = {}
    for index, text in enumerate(_texts(row, meaning)):
        name = meaning[index]
        if name is not None:
            cells[name] = text
        else:
            other[names[index]] = text
    number, criterion, code = cells.get("number"), cells.get("criterion"), None
    if number is not None and number.value:
        told = number_of(number.value)
        number = number.with_value(told.bare if told is not None else whole_number(number.value).strip().rstrip(".)").strip())
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
    """The texts by column. Words in the number's column that are no number ("Tổng cộng"), merged over the next column or with
    nothing in it, are the next column's text."""
    texts = [slot.text for slot in row]
    if "number" in meaning:
        place = meaning.index("number")
        words = sum(map(str.isalpha, texts[place].value)) > 1 and number_of(texts[place].value) is None
        free = place + 1 < len(texts) and (row[place].span > 1 or not texts[place + 1].value)
        if free and (words or (row[place].span > 1 and not is_row_number(texts[place].value))):
            texts[place], texts[place + 1] = Text(""), texts[place]
    return texts
