"""Small texts to drafts: lines, blocks and units of the outline made from strings; drafts as plain values to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from kehoach_parser.document import Cell, Grid, Item, Line, Text
from kehoach_parser.draft import Block as Content
from kehoach_parser.draft import Criterion, Field, Paragraph, Section, Table
from kehoach_parser.extract.sections import Units, read_units
from kehoach_parser.structure.blocks import Block, build_blocks
from kehoach_parser.structure.layout import Layout
from kehoach_parser.structure.outline import build_outline

# A line of a document where a table stands.
TABLE = "{table}"


def lines(*texts: str, **properties: Any) -> list[Line]:
    """One line for each text, numbered from 1; properties: the same for all."""
    return [Line(text, number, **properties) for number, text in enumerate(texts, 1)]


def grid(*rows: Sequence[str], first: int = 100) -> Grid:
    """A grid of these cells, one line in each; first: the number of its first line."""
    numbers = iter(range(first, first + 1000))
    cells = [
        Cell(r, c, (Line(text, next(numbers)),) if text else ()) for r, row in enumerate(rows) for c, text in enumerate(row)
    ]
    return Grid(len(rows), len(rows[0]), tuple(cells))


def items(*texts: str) -> list[Item]:
    """Paragraphs of one line each, tables where TABLE stands."""
    made: list[Item] = []
    for number, text in enumerate(texts, 1):
        if text == TABLE:
            made.append(grid(["TT", "Tên", "Số cây"], ["1", f"Lô {number}", "5"], ["2", "Lô 0", "6"], first=1000 * number))
        else:
            made.append(Line(text, number, start=True, bold=False))
    return made


def blocks(*texts: str, bold: Iterable[str] = ()) -> list[Block]:
    """The blocks of paragraphs; bold: those that are set bold."""
    made = [replace(item, bold=item.text in bold) if isinstance(item, Line) else item for item in items(*texts)]
    return build_blocks(made, Layout([item for item in made if isinstance(item, Line)]))


def units(*texts: str, bold: Iterable[str] = (), alike: bool = False) -> Units:
    """What extraction makes of paragraphs."""
    return read_units(build_outline(blocks(*texts, bold=bold)).children, alike=alike)


def plain(value: Any) -> Any:
    """A draft as strings, lists and tuples: paragraphs as text, or (mark, text, children) with a mark or children."""
    if isinstance(value, Text):
        return value.value
    if isinstance(value, Table):
        return TABLE
    if isinstance(value, Paragraph):
        if value.marker is None and not value.children:
            return value.text.value
        return (value.marker, value.text.value, plain(value.children))
    if isinstance(value, Field):
        return (value.marker, value.label.value, plain(value.content))
    if isinstance(value, Section):
        return {k: v for k, v in _fields(value, "number", "heading", "content", "sections", "criteria") if v not in (None, [])}
    if isinstance(value, Criterion):
        names = ("number", "kind", "name", "objective", "tasks", "responsibility", "deadline", "other", "content")
        return {k: v for k, v in _fields(value, *names) if v not in (None, [])}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def _fields(value: object, *names: str) -> Iterable[tuple[str, Any]]:
    return ((name, plain(getattr(value, name))) for name in names)


def texts(content: Sequence[Content]) -> list[str]:
    """The texts of paragraphs alone."""
    return [block.text.value for block in content if isinstance(block, Paragraph)]
