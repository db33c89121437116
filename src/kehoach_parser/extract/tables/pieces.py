"""Data tables: pieces on several pages made one table, repeated headings taken out, rows cut by a break made whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from kehoach_parser.document import Grid, Line, Text
from kehoach_parser.draft import Column, ColumnMeaning, Group
from kehoach_parser.extract.tables.cells import Slot, Slots, append, filled, goes_on, list_goes_on, matrix
from kehoach_parser.extract.tables.columns import looks_like_heading, map_columns, tells_start
from kehoach_parser.extract.tables.groups import group_of
from kehoach_parser.extract.tables.headings import heading_of, heads_by_form, is_column_numbers, read_headings, repeats_headings
from kehoach_parser.extract.tables.kinds import column_kinds, spread
from kehoach_parser.extract.tables.rows import read_rows
from kehoach_parser.structure.markers import roman_value
from kehoach_parser.text.fold import key

# A misread letter in one heading of eight; "chủ trì" and "phối hợp" are less than 50 alike.
_ALIKE = 85.0
# In a table of two columns a row merged across may be a heading or a group: it is no caption.
_NARROW = 2


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table put together: columns, groups of rows; furniture: lines of repeated headings and column numbers.

    caption: a row merged across above the headings; notes: headings of which the columns are not told. flattened: it had no
    grid, its cells were told by meaning.
    """

    columns: tuple[Column, ...] = ()
    groups: tuple[Group, ...] = ()
    furniture: tuple[Line, ...] = ()
    caption: Text | None = None
    notes: tuple[Text, ...] = ()
    flattened: bool = False


@dataclass(slots=True)
class _Piece:
    """A grid as rows under headings; page: of its first line; ruled: as the grid has it; short: which of its rows miss cells;
    lowest: the headings' lowest level; doubtful, notes: of headings whose columns are not told."""

    caption: Text | None
    headings: list[Text]
    top: list[Slots]
    rows: list[Slots]
    page: int | None
    ruled: bool
    short: list[bool]
    lowest: tuple[str, ...] = ()
    doubtful: bool = False
    notes: tuple[Text, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key(text.value) for text in self.headings)


def read_tables(grids: Sequence[Grid], captioned: Collection[int] = ()) -> list[tuple[DataTable, int]]:
    """The tables that the grids make, each with the index of its first grid: a grid under other headings begins one.

    captioned: grids with a caption above them; these begin a table where they have headings, be they the same.
    """
    pieces = [_piece(grid) for grid in grids]
    found: list[tuple[DataTable, int]] = []
    start = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or _is_other(pieces[start], pieces[index], captioned=index in captioned):
            found.append((_read(pieces[start:index]), start))
            start = index
    return found


def goes_on_with(grids: Sequence[Grid], following: Grid) -> bool:
    """Is the following grid one more piece of the last table that the grids make, by its headings?"""
    piece = _piece(following)
    if not piece.headings:
        return True
    first, *others = map(_piece, grids)
    for other in others:
        first = other if _is_other(first, other, captioned=False) else first
    return not _is_other(first, piece, captioned=False)


def read_table(grids: Sequence[Grid]) -> DataTable:
    """One table from its pieces in order, whatever their headings. Cells covered by a merged cell repeat its text."""
    return _read([_piece(grid) for grid in grids])


def _is_other(first: _Piece, piece: _Piece, *, captioned: bool) -> bool:
    if not piece.headings or not first.headings:
        return False
    if captioned:
        return True
    if piece.caption is not None and (first.caption is None or key(piece.caption.value) != key(first.caption.value)):
        return True
    return len(piece.keys) != len(first.keys) or not all(_alike(a, b) for a, b in zip(first.keys, piece.keys, strict=True))


def _alike(first: str, other: str) -> bool:
    """The same heading, be it cut off at its end (LibreOffice prints repeated headings no higher than their last row)
    or misread."""
    return first.startswith(other) or fuzz.ratio(first, other) >= _ALIKE


def _piece(grid: Grid) -> _Piece:
    rows = matrix(grid)
    short = [index in grid.short for index in range(grid.rows)]
    caption: Text | None = None
    skipped = 0
    if _is_caption(rows):
        caption, skipped = rows[0][0].text, 1
    read = read_headings(rows[skipped:], max(0, grid.header_rows - skipped), short[skipped:])
    if not read.texts:
        caption, skipped = None, 0
    first = skipped + read.count
    if read.texts and first < len(rows) and is_column_numbers(rows[first]):
        first += 1
    page = grid.lines[0].page if grid.lines else None
    return _Piece(
        caption, list(read.texts), rows[skipped:first], rows[first:], page, grid.ruled, short[first:],
        read.lowest, read.doubtful, read.left_over,
    )  # fmt: skip


def _is_caption(rows: Sequence[Slots]) -> bool:
    """A title in a row of its own, merged across, above the headings."""
    first = rows[0][0] if len(rows) > 1 else None
    if first is None or len(rows[0]) <= _NARROW or first.span < len(rows[0]) or first.rows > 1 or not first.value:
        return False
    return looks_like_heading([slot.value for slot in rows[1]])


def _read(pieces: Sequence[_Piece]) -> DataTable:
    if not any(piece.headings for piece in pieces):
        _head_by_form(pieces[0])
    head = next((piece for piece in pieces if piece.headings), None)
    furniture = [*_repeated(pieces, head), *(_taken_column_numbers(pieces) if head is not None else ())]
    headings = list(head.headings) if head is not None else []
    meaning = map_columns([text.value for text in headings], head.lowest if head is not None else ())
    for piece in pieces:
        furniture += _taken_repeats(piece, [text.value for text in headings])
        _spread_short(piece, meaning)
    rows = _stitched(pieces, meaning)
    width = max((len(row) for row in rows), default=len(headings))
    if headings:
        headings += [Text("")] * (width - len(headings))
    meaning += [None] * (width - len(meaning))
    doubtful = head is not None and head.doubtful
    groups = read_rows(rows, meaning, [text.value for text in headings], doubtful=doubtful)
    # A table without headings has no columns, whatever its rows hold.
    columns = tuple(Column(text, name, tells_start(text.value)) for text, name in zip(headings, meaning, strict=False))
    caption, notes = (head.caption, head.notes) if head is not None else (None, ())
    return DataTable(columns, groups, tuple(furniture), caption, notes, flattened=not all(piece.ruled for piece in pieces))


def _taken_repeats(piece: _Piece, headings: Sequence[str]) -> list[Line]:
    """The headings that come again among the rows: taken out of them."""
    again = [bool(headings) and repeats_headings(row, headings) for row in piece.rows]
    lines = [line for row, repeated in zip(piece.rows, again, strict=True) if repeated for slot in row for line in slot.lines]
    piece.short = [own for own, repeated in zip(piece.short, again, strict=True) if not repeated]
    piece.rows = [row for row, repeated in zip(piece.rows, again, strict=True) if not repeated]
    return lines


def _spread_short(piece: _Piece, meaning: Sequence[ColumnMeaning | None]) -> None:
    """Gives the cells of short rows to columns of their kinds."""
    if not any(piece.short) or not piece.rows:
        return
    kinds = column_kinds(piece.rows, [*meaning, *[None] * (len(piece.rows[0]) - len(meaning))], piece.short)
    for index, row in enumerate(piece.rows):
        if piece.short[index]:
            piece.rows[index] = spread([row[place] for place in filled(row)], kinds)


def _repeated(pieces: Sequence[_Piece], head: _Piece | None) -> Iterator[Line]:
    """The lines above the rows that say nothing new: column numbers, and headings of the pieces behind the first with any."""
    for piece in pieces:
        if piece is not head and piece.caption is not None:
            yield from piece.caption.lines
        for row in piece.top:
            if piece is not head or is_column_numbers(row):
                yield from (line for slot in row for line in slot.lines)


def _head_by_form(piece: _Piece) -> None:
    """Takes the first row of a table without known headings for its headings where it looks like that."""
    bold = [line.bold for row in piece.rows for slot in row for line in slot.lines]
    if heads_by_form(piece.rows) and (not any(bold) or bold[0]):
        piece.headings = [heading_of(piece.rows[:1], column) for column in range(len(piece.rows[0]))]
        piece.top, piece.rows, piece.short = [piece.rows[0]], piece.rows[1:], piece.short[1:]


def _taken_column_numbers(pieces: Sequence[_Piece]) -> list[Line]:
    """The line of column numbers where a page break parts it from the headings: taken out of the rows."""
    for before, piece in pairwise(pieces):
        if before.rows:
            break
        if piece.rows and is_column_numbers(piece.rows[0]):
            piece.short.pop(0)
            return [line for slot in piece.rows.pop(0) for line in slot.lines]
    return []


def _stitched(pieces: Sequence[_Piece], meaning: Sequence[ColumnMeaning | None]) -> list[Slots]:
    """The rows of all pieces; a row cut by a page break is one row, a merged cell cut by it serves both sides."""
    number = meaning.index("number") if "number" in meaning else None
    rows: list[Slots] = []
    strict = _has_unnumbered(pieces, number)
    page: int | None = None
    for piece in pieces:
        body = [row for row in piece.rows if filled(row) or any(slot.rows > 1 for slot in row)]
        if body and rows and len(rows[-1]) == len(body[0]) and (piece.page is None or piece.page != page):
            last, first = rows[-1], body[0]
            if _title_goes_on(last, first, number):
                for place in filled(first):
                    append(last[place].content, first[place].content)
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


def _title_goes_on(before: Slots, row: Slots, number: int | None) -> bool:
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


def _continues(before: Slots, row: Slots, number: int | None, *, strict: bool) -> bool:
    """Does the first row of a page go on with the last of the page before? Then its number stands empty.

    strict: the number alone does not tell; one cell must read like the rest of the cell above, or the only one go on with
    its list.
    """
    if number is not None and row[number].value.strip():
        return False
    places = filled(row)
    if not places:
        return False
    if number is not None and before[number].rows > 1 and not any(goes_on(before[index].value, row[index].value) for index in places):
        return len(places) == 1  # The break cuts a merged number: a row that begins anew in several cells is another one below it.
    if not strict:
        return True
    if len(places) == 1 and list_goes_on(before[places[0]].value, row[places[0]].value):
        return True
    return any(goes_on(before[index].value, row[index].value) for index in places)


def _merged_columns(pieces: Sequence[_Piece]) -> set[int]:
    """Columns whose cells are merged down somewhere and empty nowhere but at the head of a page."""
    merged: set[int] = set()
    for piece in pieces:
        for index, row in enumerate(piece.rows):
            if len(filled(row)) <= 1 or group_of(row, None) is not None:
                continue
            for column, slot in enumerate(row):
                if slot.rows > 1 and slot.value:
                    merged.add(column)
                elif slot.lead and not slot.value and index and slot.own:
                    merged.discard(column)
    return merged


def _carry(before: Slots, row: Slots, merged: set[int], number: int | None) -> None:
    """A merged cell that a page break cut: behind the break it stands empty, or holds the rest of its text."""
    for column, (a, b) in enumerate(zip(before, row, strict=True)):
        spans = a.rows > 1 or b.rows > 1
        if (column == number and a.rows == 1) or not b.lead or not b.own or not a.lead or not a.value:
            continue
        if (not b.value and (spans or column in merged)) or (b.value and spans and goes_on(a.value, b.value)):
            append(a.content, b.content)
            row[column] = Slot(b.content, own=False, lead=True, span=b.span, rows=b.rows)


