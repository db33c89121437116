"""Data tables: grids to columns, groups and rows; pieces on several pages joined, repeated headings taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kehoach_parser.document import Cell, Grid, Line, Text, chain
from kehoach_parser.extract.columns import looks_like_heading, map_columns, split_code
from kehoach_parser.extract.flat_cells import Knowledge, split_rows
from kehoach_parser.extract.flat_rows import FlatTable
from kehoach_parser.structure.markers import roman_value
from kehoach_parser.text.fold import key

Draft = dict[str, Any]

_FIELDS = ("number", "code", "criterion", "objective", "tasks", "lead", "coordinate", "deadline")
_ROW_NUMBER = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3})*|[a-zđ])\s*[.)]?\s*$")
_GROUP_NUMBER = re.compile(r"^\s*([IVX]{1,6}|[A-HĐ])\s*[.)]?\s*$")
_COUNTED = re.compile(r"^\W*(\d{1,2})\W*$")
_NEW_ITEM = re.compile(r"(?<=[.:;])\s+(?=[-+]\s+\S)")
_ITEM = re.compile(r"^[-+–•]\s*\S")


@dataclass(slots=True)
class Table:
    """A table put together: headings, groups of rows; furniture: lines of repeated headings and column numbers."""

    columns: list[Text] = field(default_factory=list)
    groups: list[Draft] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)


def read_table(grids: Sequence[Grid]) -> Table:
    """One table from its pieces in order. Cells covered by a merged cell repeat its text (and are no new leaves)."""
    table = Table()
    heading_key: tuple[str, ...] = ()
    meaning: list[str | None] = []
    rows: list[list[_Slot]] = []
    for grid in grids:
        piece = _matrix(grid)
        start, headings = _headings(piece, grid)
        if headings and not heading_key:
            table.columns = headings
            heading_key = tuple(key(text.value) for text in headings)
            meaning = map_columns([text.value for text in headings])
        elif headings:
            table.furniture.extend(line for row in piece[:start] for slot in row for line in slot.own)
        body = piece[start:]
        if body and _is_column_numbers(body[0]):
            table.furniture.extend(line for slot in body[0] for line in slot.own)
            body = body[1:]
        for index, row in enumerate(body):
            if index == 0 and rows and _continues(rows[-1], row, meaning):
                rows[-1] = [_merge(a, b) for a, b in zip(rows[-1], row, strict=True)] if len(rows[-1]) == len(row) else rows[-1]
            else:
                rows.append(row)
    width = max((len(row) for row in rows), default=len(table.columns))
    while len(table.columns) < width and table.columns:
        table.columns.append(Text(""))
    meaning += [None] * (width - len(meaning))
    _fill(table, rows, meaning)
    return table


@dataclass(slots=True)
class _Slot:
    """A place of the matrix: the cell's text; own: its lines, empty where the place repeats a merged cell."""

    text: Text
    own: tuple[Line, ...]
    span: int = 1
    lead: bool = True


def _matrix(grid: Grid) -> list[list[_Slot]]:
    empty = Text("")
    matrix = [[_Slot(empty, ()) for _ in range(grid.columns)] for _ in range(grid.rows)]
    for cell in grid.cells:
        text = cell_text(cell)
        for r in range(cell.row, min(grid.rows, cell.row + cell.row_span)):
            for c in range(cell.column, min(grid.columns, cell.column + cell.column_span)):
                first = r == cell.row and c == cell.column
                if first:
                    matrix[r][c] = _Slot(text, text.lines, cell.column_span)
                elif c == cell.column:
                    # A merged cell serves each of its rows: its text is repeated, its lines stay with the first.
                    matrix[r][c] = _Slot(Text(text.value), (), cell.column_span)
                else:
                    matrix[r][c] = _Slot(empty, (), 1, lead=False)
    return matrix


def cell_text(cell: Cell) -> Text:
    """A cell's text: lines joined by a blank; items and paragraphs that the format tells begin a new line."""
    parts: list[Text] = []
    run: list[Line] = []
    for line in cell.lines:
        words_ = line.text.strip()
        opens = bool(run) and (line.start is True or (line.start is None and _ITEM.match(words_) and _closes(run[-1])))
        if opens:
            parts.append(Text.join(run))
            run = []
        run.append(line)
    if run:
        parts.append(Text.join(run))
    return chain([_split_items(part) for part in parts], "\n")


def _closes(line: Line) -> bool:
    return line.text.rstrip()[-1:] in ".:;…"


def _split_items(text: Text) -> Text:
    if "- " not in text.value and "+ " not in text.value:
        return text
    return text.with_value(_NEW_ITEM.sub("\n", text.value))


def _headings(matrix: Sequence[Sequence[_Slot]], grid: Grid) -> tuple[int, list[Text]]:
    """(rows taken, one heading for each column): marked by the format, or told by their words; two rows are joined."""
    if not matrix:
        return 0, []
    rows = grid.header_rows
    if not rows and looks_like_heading([slot.text.value for slot in matrix[0]]):
        rows = 1
        spans = any(slot.span > 1 for slot in matrix[0])
        if spans and len(matrix) > 1 and not _ROW_NUMBER.match(matrix[1][0].text.value or "x") and not _is_column_numbers(matrix[1]):
            rows = 2
    if not rows or rows >= len(matrix) + 1:
        return 0, []
    while rows > 1 and _is_column_numbers(matrix[rows - 1]):
        rows -= 1
    headings = []
    for column in range(grid.columns):
        parts: list[Text] = []
        for row in range(rows):
            text = _above(matrix[row], column)
            if text.value and all(text.value != part.value for part in parts):
                parts.append(text)
        headings.append(chain(parts))
    return rows, headings


def _above(row: Sequence[_Slot], column: int) -> Text:
    """The heading over a column: its own cell, or the cell that spans it (whose lines stay with its first column)."""
    slot = row[column]
    if slot.lead:
        return slot.text
    for index in range(column - 1, -1, -1):
        if row[index].lead:
            return Text(row[index].text.value)
    return Text("")


def _is_column_numbers(row: Sequence[_Slot]) -> bool:
    """The line "1 2 3 4 5 6" under the headings, also "(1) (2) (3)", also starting under the second column."""
    values = [_COUNTED.match(slot.text.value) for slot in row if slot.lead and slot.text.value]
    numbers = [int(match.group(1)) for match in values if match]
    if len(numbers) != len(values) or len(numbers) < 3 or len(numbers) < len([s for s in row if s.lead]) - 1:
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def _continues(before: Sequence[_Slot], row: Sequence[_Slot], meaning: Sequence[str | None]) -> bool:
    """Does the first row of a page go on with the last of the page before? Then its number stands empty."""
    number = meaning.index("number") if "number" in meaning else 0
    if number >= len(row) or row[number].text.value.strip():
        return False
    filled = [index for index, slot in enumerate(row) if slot.text.value]
    return bool(filled) and len(before) == len(row)


def _merge(a: _Slot, b: _Slot) -> _Slot:
    if not b.text.value:
        return a
    if not a.text.value:
        return b
    separator = "\n" if _ITEM.match(b.text.value) and _closes_text(a.text.value) else " "
    return _Slot(chain([a.text, b.text], separator), (*a.own, *b.own), a.span, a.lead)


def _closes_text(text: str) -> bool:
    return text.rstrip()[-1:] in ".:;…"


def _fill(table: Table, rows: Sequence[Sequence[_Slot]], meaning: Sequence[str | None]) -> None:
    number_at = meaning.index("number") if "number" in meaning else None
    headings = [text.value for text in table.columns] or [f"{n}" for n in range(1, len(meaning) + 1)]
    for row in rows:
        group = _group(row, number_at)
        if group is not None:
            table.groups.append(group)
            continue
        if not table.groups:
            table.groups.append({"number": None, "title": None, "rows": []})
        table.groups[-1]["rows"].append(_row(row, meaning, headings))


def _group(row: Sequence[_Slot], number_at: int | None) -> Draft | None:
    """A group heading: a Roman or capital number, or a title alone in its row."""
    filled = [index for index, slot in enumerate(row) if slot.text.value and slot.lead]
    if not filled or len(filled) > 2:
        return None
    first = row[filled[0]].text
    if number_at is not None and filled[0] == number_at:
        match = _GROUP_NUMBER.match(first.value)
        title = row[filled[1]].text if len(filled) == 2 else None
        if match and (roman_value(match.group(1)) or len(match.group(1)) == 1):
            return {"number": first.with_value(match.group(1)), "title": title, "rows": []}
        if len(filled) == 2 and _ROW_NUMBER.match(first.value) and row[filled[1]].span >= len(row) - filled[1] > 1:
            return {"number": first.with_value(first.value.strip(" .)")), "title": title, "rows": []}
        if len(filled) == 1 and first.value and row[filled[0]].span >= len(row) > 1:
            return _numbered_title(first)
        return None
    if len(filled) == 1 and len(row) > 2 and (row[filled[0]].span >= len(row) - 1 or first.value.isupper()):
        return _numbered_title(first)
    return None


def _numbered_title(text: Text) -> Draft:
    match = re.match(r"([IVX]{1,6}|[A-HĐ]|\d{1,2})\s*[.)]\s+(?=\S)", text.value)
    if match:
        return {"number": text.cut(0, match.end(1)), "title": text.cut(match.end()), "rows": []}
    return {"number": None, "title": text, "rows": []}


def flat_table(flat: FlatTable, known: Knowledge) -> tuple[Table, list[int]]:
    """A table from flattened text; and the numbers (from 0, over the whole table) of rows with a doubtful boundary."""
    meaning = map_columns([text.value for text in flat.columns])
    table = Table(columns=flat.columns, furniture=flat.furniture)
    behind = [index for index, name in enumerate(meaning) if name != "number"]
    rows = [row for group in flat.groups for row in group.rows]
    splits = split_rows([row.pieces for row in rows], [meaning[index] for index in behind], known)
    doubtful = [index for index, (_, doubt) in enumerate(splits) if doubt]
    cells = iter(splits)
    headings = [text.value for text in flat.columns]
    for group in flat.groups:
        draft: Draft = {"number": group.number, "title": group.title, "rows": []}
        for row in group.rows:
            pieces, _ = next(cells)
            slots = [_Slot(Text(""), ()) for _ in meaning]
            for place, index in enumerate(behind):
                lines = tuple(line for piece in pieces for line in piece[place])
                slots[index] = _Slot(cell_text(Cell(0, index, lines)), lines)
            if "number" in meaning and row.number is not None:
                slots[meaning.index("number")] = _Slot(row.number, row.number.lines)
            draft["rows"].append(_row(slots, meaning, headings))
        table.groups.append(draft)
    return table, doubtful


def _row(row: Sequence[_Slot], meaning: Sequence[str | None], headings: Sequence[str]) -> Draft:
    draft: Draft = dict.fromkeys(_FIELDS)
    for name in meaning:
        if name is not None:
            draft[name] = Text("")
    other: dict[str, Text] = {}
    for index, slot in enumerate(row):
        name = meaning[index]
        if name == "number":
            value = slot.text.value.strip()
            draft["number"] = slot.text.with_value(value.rstrip(".)").strip())
        elif name == "criterion":
            draft["code"], draft["criterion"] = split_code(slot.text)
        elif name is not None:
            draft[name] = slot.text
        else:
            heading = headings[index] if index < len(headings) else ""
            while heading in other:
                heading += " "
            other[heading] = slot.text
    return draft | {"other": other, "period": None}
