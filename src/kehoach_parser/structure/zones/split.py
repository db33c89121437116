"""The items of a document by part. Layout tables (letterheads and signature blocks drawn as tables) are opened into lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach_parser.document import Grid, Item, Line
from kehoach_parser.structure.zones.appendix import is_appendix_label
from kehoach_parser.structure.zones.ending import ending_stop, find_ending
from kehoach_parser.structure.zones.lines import ends_document, is_document_number, is_on_behalf, like_motto, opens_number
from kehoach_parser.structure.zones.title import find_title
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# A letterhead table has at most this many rows and columns (seen: 1 x 2 to 3 x 3), a data table with a signature in it
# has not been seen.
_LAYOUT_ROWS, _LAYOUT_COLUMNS = 8, 4
_LETTERHEAD_COLUMNS, _SIGNATURE_ROWS = 3, 2


@dataclass(frozen=True, slots=True)
class Zones:
    """Items of a document by part, in order; each line of the document is in exactly one of them.

    early: data tables that stand above the title.
    """

    header: tuple[Line, ...]
    kind: tuple[Line, ...]
    early: tuple[Grid, ...]
    body: tuple[Item, ...]
    ending: tuple[Line, ...]
    appendices: tuple[Item, ...]


def split_zones(items: Sequence[Item]) -> Zones:
    """Header up to the line that names the kind, body up to the recipients or the signature, ending, appendices."""
    opened = open_layout(items)
    title = find_title(opened)
    header: list[Line] = []
    early: tuple[Grid, ...] = ()
    rest = list(opened)
    kind: tuple[Line, ...] = ()
    if title is not None:
        header = [item for item in opened[:title] if isinstance(item, Line)]
        early = tuple(item for item in opened[:title] if isinstance(item, Grid))
        kind = tuple(item for item in opened[title : title + 1] if isinstance(item, Line))
        rest = opened[title + 1 :]
    else:
        while rest and isinstance(first := rest[0], Line) and _is_letterhead(first):
            header.append(first)
            rest.pop(0)
    start = find_ending(rest)
    if start is None:
        start = _first_appendix(rest)
        return Zones(tuple(header), kind, early, tuple(rest[:start]), (), tuple(rest[start:]))
    stop = ending_stop(rest, start)
    ending = tuple(item for item in rest[start:stop] if isinstance(item, Line))
    return Zones(tuple(header), kind, early, tuple(rest[:start]), ending, tuple(rest[stop:]))


def is_layout(grid: Grid) -> bool:
    """Is this table a letterhead or a signature block?"""
    if grid.rows > _LAYOUT_ROWS or grid.columns > _LAYOUT_COLUMNS:
        return False
    starts = [key(cell.lines[0].text) for cell in grid.cells if cell.lines]
    everything = [key(line.text) for line in grid.lines]
    if any(like_motto(text) for text in everything):
        return True
    if any(text.startswith(word) for text in starts for word in words("layout", "recipients")):
        return True
    if any(is_on_behalf(line) for line in grid.lines):
        return True
    if grid.columns <= _LETTERHEAD_COLUMNS and any(is_document_number(line) for line in grid.lines):
        return True
    return grid.rows <= _SIGNATURE_ROWS and any(text in words("layout", "signer") for text in everything)


def open_layout(items: Sequence[Item]) -> list[Item]:
    """The same items, with layout tables replaced by their lines, column by column, each cell a paragraph of its own."""
    opened: list[Item] = []
    for item in items:
        if isinstance(item, Grid) and is_layout(item):
            for cell in sorted(item.cells, key=lambda c: (c.column, c.row)):
                for index, line in enumerate(cell.lines):
                    start = True if index == 0 else line.start
                    opened.append(replace(line, column=cell.column + 1, start=start))
        else:
            opened.append(item)
    return opened


def _is_letterhead(line: Line) -> bool:
    return like_motto(key(line.text)) or opens_number(line) or line.column > 0


def _first_appendix(items: Sequence[Item]) -> int:
    """Index of the first appendix of a document without an ending: behind the mark that ends the text."""
    for index, item in enumerate(items):
        if isinstance(item, Line) and is_appendix_label(item) and index and ends_document(items[index - 1]):
            return index
    return len(items)
