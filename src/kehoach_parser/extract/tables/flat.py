"""Tables from flattened text: rows told by their numbers, cells by a sequence model, in the contract's columns."""

from __future__ import annotations

from kehoach_parser.document import Cell
from kehoach_parser.extract.tables.cells import Content, Slot, cell_text
from kehoach_parser.extract.tables.columns import map_columns
from kehoach_parser.extract.tables.flat_cells import Knowledge, split_rows
from kehoach_parser.extract.tables.flat_rows import FlatTable
from kehoach_parser.extract.tables.pieces import Table
from kehoach_parser.extract.tables.rows import Draft, row_of


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
            slots = [Slot(Content()) for _ in meaning]
            for place, index in enumerate(behind):
                lines = tuple(line for piece in pieces for line in piece[place])
                slots[index] = Slot(Content(cell_text(Cell(0, index, lines))))
            if "number" in meaning and row.number is not None:
                slots[meaning.index("number")] = Slot(Content(row.number))
            draft["rows"].append(row_of(slots, meaning, headings))
        table.groups.append(draft)
    return table, doubtful



