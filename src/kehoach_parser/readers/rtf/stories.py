"""The texts of a Rich Text file while they are read: lines, cells, rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kehoach_parser.document import Role
from kehoach_parser.readers.docx.fonts import Part
from kehoach_parser.readers.rtf.tables import Edge


@dataclass(slots=True)
class Draft:
    """A line under way."""

    parts: list[Part] = field(default_factory=list)
    bold: bool = False
    light: bool = False
    start: bool = True
    gap: bool = False
    page: bool = False
    level: int | None = None

    @property
    def text(self) -> str:
        """The text as the file has it."""
        return "".join(text for text, _ in self.parts)


@dataclass(slots=True)
class DraftRow:
    """A row's definition and its cells."""

    edges: list[Edge] = field(default_factory=list)
    cells: list[list[Draft]] = field(default_factory=list)
    header: bool = False


@dataclass(slots=True)
class Story:
    """A text of its own: the body, a note, a page header, a text box.

    items: its lines and tables so far; rows, cells, cell: the table, the row and the cell under way.
    """

    role: Role = "body"
    items: list[Draft | list[DraftRow]] = field(default_factory=list)
    draft: Draft = field(default_factory=Draft)
    rows: list[DraftRow] = field(default_factory=list)
    row: DraftRow = field(default_factory=DraftRow)
    cell: list[Draft] = field(default_factory=list)
    in_table: bool = False

    def end_line(self, *, start: bool) -> None:
        """A line ends; start: the next one begins a paragraph."""
        draft = self.draft
        self.draft = Draft(start=start, level=None if start else draft.level)
        if not draft.text.strip():
            self.draft.gap = draft.gap or (start and draft.start)
            self.draft.page = draft.page
            self.draft.start = draft.start or start
            return
        if self.in_table:
            self.cell.append(draft)
        else:
            self.end_table()
            self.items.append(draft)

    def end_cell(self) -> None:
        """A cell ends, and its last paragraph."""
        in_table, self.in_table = self.in_table, True
        self.end_line(start=True)
        self.in_table = in_table
        self.draft.gap = False
        self.row.cells.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """A row ends."""
        if self.row.cells:
            self.rows.append(replace(self.row, cells=self.row.cells))
        self.row = replace(self.row, cells=[])

    def end_table(self) -> None:
        """What follows is no table."""
        if self.rows:
            self.items.append(self.rows)
            self.rows = []

    def end(self) -> None:
        """The story ends."""
        self.end_line(start=True)
        if self.cell or self.row.cells:
            self.row.cells.append(self.cell)
            self.cell = []
            self.end_row()
        self.end_table()
