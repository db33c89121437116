"""Data tables: pieces on several pages made one table, repeated headings taken out, rows cut by a break made whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kehoach_parser.document import Grid, Line, Text, chain
from kehoach_parser.extract.cells import Row, Slot, append, filled, goes_on, matrix
from kehoach_parser.extract.columns import looks_like_heading, map_columns
from kehoach_parser.extract.table_rows import Draft, group_of, is_row_number, read_rows
from kehoach_parser.structure.markers import roman_value
from kehoach_parser.text.fold import key

_COUNTED = re.compile(r"^\W*(\d{1,2})\W*$")
_FORMULA = re.compile(r"^\W*(\d{1,2})\W*=[\d\s()+\-*/x:%=]+$")
_LONGEST_HEADING = 60


@dataclass(slots=True)
class Table:
    """A table put together: headings, groups of rows; furniture: lines of repeated headings and column numbers.

    caption: a row merged across above the headings.
    """

    columns: list[Text] = field(default_factory=list)
    groups: list[Draft] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    caption: Text | None = None


@dataclass(slots=True)
class _Piece:
    """A grid as rows under headings; page: of its first line."""

    caption: Text | None
    headings: list[Text]
    top: list[Row]
    rows: list[Row]
    page: int | None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key(text.value) for text in self.headings)


def read_tables(grids: Sequence[Grid], captioned: Collection[int] = ()) -> list[tuple[Table, int]]:
    """The tables that the grids make, each with the index of its first grid: a grid under other headings begins one.

    captioned: grids with a caption above them; these begin a table where they have headings, be they the same.
    """
    pieces = [_piece(grid) for grid in grids]
    found: list[tuple[Table, int]] = []
    start = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or _is_other(pieces[start], pieces[index], captioned=index in captioned):
            found.append((_read(pieces[start:index]), start))
            start = index
    return found


def read_table(grids: Sequence[Grid]) -> Table:
    """One table from its pieces in order, whatever their headings. Cells covered by a merged cell repeat its text."""
    return _read([_piece(grid) for grid in grids])


def _is_other(first: _Piece, piece: _Piece, *, captioned: bool) -> bool:
    if not piece.headings or not first.headings:
        return False
    if captioned:
        return True
    if piece.caption is not None and (first.caption is None or key(piece.caption.value) != key(first.caption.value)):
        return True
    return piece.keys != first.keys


def _piece(grid: Grid) -> _Piece:
    rows = matrix(grid)
    caption: Text | None = None
    top: list[Row] = []
    skipped = 0
    if _is_caption(rows):
        caption, skipped = rows[0][0].text, 1
    count, headings = _headings(rows[skipped:], max(0, grid.header_rows - skipped))
    if not headings:
        caption, skipped = None, 0
    top = rows[skipped : skipped + count]
    body = rows[skipped + count :]
    if headings and body and is_column_numbers(body[0]):
        top, body = [*top, body[0]], body[1:]
    return _Piece(caption, headings, top, body, grid.lines[0].page if grid.lines else None)


def _is_caption(rows: Sequence[Row]) -> bool:
    """A title in a row of its own, merged across, above the headings."""
    if len(rows) < 2 or rows[0][0].span < len(rows[0]) or len(rows[0]) < 3 or rows[0][0].rows > 1 or not rows[0][0].value:
        return False
    return looks_like_heading([slot.value for slot in rows[1]])


def _read(pieces: Sequence[_Piece]) -> Table:
    table = Table()
    known: tuple[str, ...] = ()
    for piece in pieces:
        if piece.headings and not known:
            table.columns, known, table.caption = piece.headings, piece.keys, piece.caption
            table.furniture.extend(line for row in piece.top if is_column_numbers(row) for slot in row for line in slot.lines)
        else:
            table.furniture.extend(piece.caption.lines if piece.caption else ())
            table.furniture.extend(line for row in piece.top for slot in row for line in slot.lines)
    _drop_column_numbers(pieces, table)
    meaning = map_columns([text.value for text in table.columns])
    rows = _stitched(pieces, meaning)
    width = max((len(row) for row in rows), default=len(table.columns))
    while len(table.columns) < width and table.columns:
        table.columns.append(Text(""))
    meaning += [None] * (width - len(meaning))
    table.groups = read_rows(rows, meaning, [text.value for text in table.columns])
    return table


def _drop_column_numbers(pieces: Sequence[_Piece], table: Table) -> None:
    """The line of column numbers where a page break parts it from the headings."""
    for before, piece in zip(pieces, pieces[1:], strict=False):
        if before.rows:
            return
        if piece.rows and table.columns and is_column_numbers(piece.rows[0]):
            table.furniture.extend(line for slot in piece.rows[0] for line in slot.lines)
            del piece.rows[0]
            return


# ------------------------------------------------------------------------------------------------------- headings


def _headings(rows: Sequence[Row], marked: int) -> tuple[int, list[Text]]:
    """(rows taken, one heading for each column): marked by the format, or told by their words; rows are joined."""
    if not rows:
        return 0, []
    count = marked
    first = [slot.value for slot in rows[0]]
    if not count and (looks_like_heading(first) or _heads_by_form(rows)):
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
    return count, [_heading(rows[:count], column) for column in range(len(rows[0]))]


def _begins_rows(row: Row) -> bool:
    return is_row_number(row[0].value) or is_column_numbers(row) or group_of(row, 0) is not None


def _heading(rows: Sequence[Row], column: int) -> Text:
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


def _above(row: Row, column: int) -> Text:
    """The heading over a column: its own cell, or the cell that spans it (whose lines stay with its first column)."""
    slot = row[column]
    if slot.lead:
        return slot.text if slot.own else Text("")
    for index in range(column - 1, -1, -1):
        if row[index].lead:
            return Text(row[index].value) if row[index].own else Text("")
    return Text("")


def _heads_by_form(rows: Sequence[Row]) -> bool:
    """Headings whose words are not known: short, filled, without stops and figures, over rows that are not all so."""
    if len(rows) < 3 or len(rows[0]) < 3:
        return False
    values = [slot.value for slot in rows[0] if slot.lead]
    if len(values) < 3 or not all(values) or any(len(v) > _LONGEST_HEADING or v[-1] in ".;,:" or v[0] in "-+" for v in values):
        return False
    if any(is_row_number(value) or any(c.isdigit() for c in value) for value in values):
        return False
    lines = [line for slot in rows[0] for line in slot.lines]
    return all(line.bold for line in lines)


def is_column_numbers(row: Row) -> bool:
    """The line "1 2 3 4 5 6" under the headings, also "(1) (2) (3)", also starting under the second column."""
    values = [slot.value for slot in row if slot.lead and slot.value]
    numbers = [int(match.group(1)) for value in values if (match := _COUNTED.match(value) or _FORMULA.match(value))]
    letters = [value for value in values[:2] if value in ("A", "B", "C")]
    if len(numbers) + len(letters) != len(values) or len(numbers) < 2 or len(values) < 3:
        return False
    if len(values) < len([slot for slot in row if slot.lead]) - 1:
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


# ------------------------------------------------------------------------------------------------------ page breaks


def _stitched(pieces: Sequence[_Piece], meaning: Sequence[str | None]) -> list[Row]:
    """The rows of all pieces; a row cut by a page break is one row, a merged cell cut by it serves both sides."""
    number = meaning.index("number") if "number" in meaning else None
    rows: list[Row] = []
    strict = _has_unnumbered(pieces, number)
    page: int | None = None
    for piece in pieces:
        body = [row for row in piece.rows if filled(row) or any(slot.rows > 1 for slot in row)]
        if body and rows and len(rows[-1]) == len(body[0]) and (piece.page is None or piece.page != page):
            last, first = rows[-1], body[0]
            if _title_goes_on(last, first, number):
                append(last[filled(last)[-1]].content, first[filled(first)[0]].content)
                body = body[1:]
            elif group_of(first, number) is None and group_of(last, number) is None:
                if _continues(last, first, number, strict=strict):
                    for a, b in zip(last, first, strict=True):
                        append(a.content, b.content)
                    body = body[1:]
                else:
                    _carry(last, first, _merged_columns(pieces), number)
        rows.extend(body)
        page = piece.page if piece.page is not None else page
    return rows


def _title_goes_on(before: Row, row: Row, number: int | None) -> bool:
    """A group's title or number cut by the page break: behind it the rest alone, in the same place."""
    if number is None or group_of(before, number) is None:
        return False
    places = filled(row)
    last = filled(before)[-1]
    if places == [number] and before[number].value:
        return roman_value(before[number].value + row[number].value) > 0
    return places == [last] and last != number and (
        goes_on(before[last].value, row[last].value) or (before[last].value.isupper() and row[last].value.isupper())
    )


def _has_unnumbered(pieces: Sequence[_Piece], number: int | None) -> bool:
    """Do rows without a number stand in the midst of pages? Then an empty number at a page's head tells nothing."""
    if number is None:
        return True
    return any(
        number < len(row) and not row[number].value and filled(row) and group_of(row, number) is None
        for piece in pieces
        for row in piece.rows[1:]
    )


def _continues(before: Row, row: Row, number: int | None, *, strict: bool) -> bool:
    """Does the first row of a page go on with the last of the page before? Then its number stands empty.

    strict: the number alone does not tell; one cell must read like the rest of the cell above.
    """
    if number is not None and row[number].value.strip():
        return False
    places = filled(row)
    if not places:
        return False
    if not strict:
        return True
    return any(goes_on(before[index].value, row[index].value) for index in places)


def _merged_columns(pieces: Sequence[_Piece]) -> set[int]:
    """Columns whose cells are merged down somewhere and empty nowhere but at the head of a page."""
    merged: set[int] = set()
    for piece in pieces:
        for index, row in enumerate(piece.rows):
            if len(filled(row)) < 2 or group_of(row, None) is not None:
                continue
            for column, slot in enumerate(row):
                if slot.rows > 1 and slot.value:
                    merged.add(column)
                elif slot.lead and not slot.value and index and slot.own:
                    merged.discard(column)
    return merged


def _carry(before: Row, row: Row, merged: set[int], number: int | None) -> None:
    """A merged cell that a page break cut: behind the break it stands empty, or holds the rest of its text."""
    for column, (a, b) in enumerate(zip(before, row, strict=True)):
        if column == number or not b.lead or not b.own or not a.lead or not a.value:
            continue
        spans = a.rows > 1 or b.rows > 1
        if (not b.value and (spans or column in merged)) or (b.value and spans and goes_on(a.value, b.value)):
            append(a.content, b.content)
            row[column] = Slot(b.content, own=False, lead=True, span=b.span, rows=b.rows)


