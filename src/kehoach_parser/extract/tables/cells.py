"""Cells of a data table: their text with its items, and the matrix in which merged cells repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kehoach_parser.document import Cell, Grid, Line, Text, chain, glue
from kehoach_parser.structure.lexis import first_letter, has_stop
from kehoach_parser.structure.widths import width
from kehoach_parser.text.fold import CAPITALS
from kehoach_parser.vocabulary.loader import as_written

_NEW_ITEM = re.compile(r"(?<=[.:;])\s+(?=[-+]\s+\S)")
_ITEM = re.compile(r"^[-+–•]\s*\S")
# A dash before a capital may open an item; before a digit or a small letter it joins ("2021 / - 2025").
_CAPITAL_ITEM = re.compile(rf"^[-+–•]\s+[“\"(]?[{CAPITALS}]")
_BLANK_AND_DASH = 583
# In 357 lines that LibreOffice broke before a joining dash ("Tư pháp / - Hộ tịch"), the line with blank and dash
# measured 0.997 to 1.09 of the column's widest line; widths are those of one font, so that a margin is kept.
_SURELY_FREE = 0.95
_EMPTY = Text("")


@dataclass(slots=True)
class Content:
    """What a cell holds. Where a page break cuts a merged cell, its pieces share one content (joined)."""

    text: Text = _EMPTY
    joined: Content | None = None

    @property
    def root(self) -> Content:
        """The content that the text stands in."""
        here = self
        while here.joined is not None:
            here = here.joined
        return here


@dataclass(slots=True)
class Slot:
    """A place of the matrix. own: the cell begins here; lead: its first column is here; span, rows: how many columns
    and rows the cell covers from its own place on; doubtful: its row is short, its column was told by its kind."""

    content: Content
    own: bool = True
    lead: bool = True
    span: int = 1
    rows: int = 1
    doubtful: bool = False

    @property
    def text(self) -> Text:
        """The cell's text; where a merged cell is repeated, without its lines, which stay with its first row."""
        if not self.lead:
            return Text("")
        text = self.content.root.text
        return text if self.own else Text(text.value)

    @property
    def value(self) -> str:
        """The text without its lines."""
        if not self.lead:
            return ""
        content = self.content
        return content.text.value if content.joined is None else content.root.text.value

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that stand here and nowhere else."""
        return self.content.root.text.lines if self.own and self.content.joined is None else ()


Slots: TypeAlias = list[Slot]
"""A row of the matrix."""


def matrix(grid: Grid) -> list[Slots]:
    """Rows of slots, each as long as the grid is wide."""
    rows = [[Slot(Content(), rows=1) for _ in range(grid.columns)] for _ in range(grid.rows)]
    widest = _Widest(grid)
    for cell in grid.cells:
        content = Content(cell_text(cell, widest))
        for r in range(cell.row, min(grid.rows, cell.row + cell.row_span)):
            for c in range(cell.column, min(grid.columns, cell.column + cell.column_span)):
                lead = c == cell.column
                rows[r][c] = Slot(
                    content,
                    own=lead and r == cell.row,
                    lead=lead,
                    span=cell.column_span if lead else 1,
                    rows=cell.row_span,
                )
    return rows


class _Widest:
    """How wide the widest line of a column prints; measured when a cell asks for it."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._known: dict[tuple[int, int], int] = {}

    def of(self, cell: Cell) -> int:
        place = (cell.column, cell.column_span)
        if place not in self._known:
            alike = (c for c in self._grid.cells if (c.column, c.column_span) == place)
            self._known[place] = max((width(line.text) for c in alike for line in c.lines), default=0)
        return self._known[place]


def cell_text(cell: Cell, widest: _Widest | None = None) -> Text:
    """A cell's text: lines joined by a blank; items and paragraphs that the format tells begin a new line.

    An item is told by its dash behind "." ":" ";", or, with widest, behind a line in which the dash still had room.
    """
    lines = cell.lines
    if len(lines) <= 1:
        return _split_items(Text.join(lines)) if lines else Text("")
    parts: list[Text] = []
    run: list[Line] = []
    for line in lines:
        if run and _opens(run[-1], line, cell, widest):
            parts.append(Text.join(run))
            run = []
        run.append(line)
    parts.append(Text.join(run))
    return chain([_split_items(part) for part in parts], "\n")


def _opens(before: Line, line: Line, cell: Cell, widest: _Widest | None) -> bool:
    if line.start is not None:
        return line.start
    words = line.text.strip()
    if not _ITEM.match(words):
        return False
    if has_stop(before.text):
        return True
    if widest is None or not _CAPITAL_ITEM.match(words):
        return False
    return width(before.text) + _BLANK_AND_DASH <= _SURELY_FREE * widest.of(cell)


def _split_items(text: Text) -> Text:
    if "- " not in text.value and "+ " not in text.value:
        return text
    return text.with_value(_NEW_ITEM.sub("\n", text.value))


def append(before: Content, after: Content) -> None:
    """The text behind a page break goes on with the text before it."""
    a, b = before.root, after.root
    if a is b:
        return
    if b.text.value:
        separator = "\n" if _ITEM.match(b.text.value) and has_stop(a.text.value) else glue(a.text.value, b.text.value)
        a.text = chain([a.text, b.text], separator) if a.text.value else b.text
    b.joined = a


def goes_on(before: str, after: str) -> bool:
    """Does the second text read like the rest of the first: in lower case, behind words that end nothing, or behind a word
    that something must follow ("của", "xã")?"""
    head = first_letter(after)
    if not before or _ITEM.match(after) or has_stop(before):
        return False
    return head.islower() or (head.isalpha() and before.rsplit(maxsplit=1)[-1] in as_written("layout", "leads_on"))


def list_goes_on(before: str, after: str) -> bool:
    """Does the second text begin with an item, and the first end like a list that is not at its end?"""
    return before.rstrip()[-1:] in (";", ":") and _ITEM.match(after) is not None


def filled(row: Sequence[Slot]) -> list[int]:
    """Columns in which a cell of this row, or one that reaches into it, holds text."""
    return [index for index, slot in enumerate(row) if slot.lead and slot.value]
