"""Tables from flattened text: rows told by their numbers, cells by a sequence model, in the contract's columns."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_parser.document import Cell
from kehoach_parser.draft import ColumnMeaning, Group, Row
from kehoach_parser.extract.tables.cells import Content, Slot, cell_text
from kehoach_parser.extract.tables.columns import column_keys, columns_of
from kehoach_parser.extract.tables.flat.cells import Knowledge, Split, split_rows
from kehoach_parser.extract.tables.flat.rows import FlatRow, FlatTable
from kehoach_parser.extract.tables.pieces import DataTable
from kehoach_parser.extract.tables.rows import row_of


def flat_table(flat: FlatTable, known: Knowledge) -> DataTable:
    """A table from flattened text; rows with a doubtful boundary say so."""
    columns = columns_of(flat.columns)
    meaning = [column.meaning for column in columns]
    behind = [index for index, name in enumerate(meaning) if name != "number"]
    rows = [row for group in flat.groups for row in group.rows]
    splits = iter(split_rows([row.pieces for row in rows], [meaning[index] for index in behind], known))
    headings = column_keys([column.heading.value for column in columns])

    def read(row: FlatRow) -> Row:
        pieces, doubt = next(splits)
        return row_of(_slots(row, pieces, meaning, behind), meaning, headings, doubtful=doubt or row.cut)

    groups = tuple(Group(group.number, group.title, tuple(read(row) for row in group.rows)) for group in flat.groups)
    return DataTable(columns, groups, tuple(flat.furniture), flattened=True)


def _slots(row: FlatRow, pieces: Sequence[Split], meaning: Sequence[ColumnMeaning | None], behind: Sequence[int]) -> list[Slot]:
    """The cells of a row; behind: the columns that the pieces were split over."""
    slots = [Slot(Content()) for _ in meaning]
    for place, index in enumerate(behind):
        lines = tuple(line for piece in pieces for line in piece[place])
        slots[index] = Slot(Content(cell_text(Cell(0, index, lines))))
    if "number" in meaning and row.number is not None:
        slots[meaning.index("number")] = Slot(Content(row.number))
    return slots
