"""The blocks of a document's lines: each line begins a block or goes on with the open one, as the rules decide."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_parser.document import Grid, Item, Line, Text
from kehoach_parser.structure.blocks.block import Block
from kehoach_parser.structure.blocks.names import join_titles
from kehoach_parser.structure.blocks.place import Place
from kehoach_parser.structure.blocks.rules import begins
from kehoach_parser.structure.blocks.sequence import Numbers
from kehoach_parser.structure.layout import Layout
from kehoach_parser.structure.lexis import squeeze
from kehoach_parser.structure.markers import ITEM_STYLES, Marker, parse_marker


def build_blocks(items: Sequence[Item], layout: Layout) -> list[Block]:
    """Blocks of items in order. Every line of items stands in exactly one block."""
    blocks: list[Block] = []
    numbers = Numbers()
    open_lines: list[Line] = []
    open_marker: Marker | None = None

    def close() -> None:
        nonlocal open_lines, open_marker
        if open_lines:
            bold = all(line.bold for line in open_lines)
            blocks.append(Block(Text.join(open_lines), open_marker, None, bold, open_lines[0].level))
        open_lines, open_marker = [], None

    for item in items:
        if isinstance(item, Grid):
            close()
            blocks.append(Block(Text("", tuple((0, line) for line in item.lines)), grid=item))
            continue
        text = squeeze(item.text)
        marker = parse_marker(text)
        if open_lines and not begins(Place(open_lines, item, text, marker, layout, numbers)):
            open_lines.append(item)
            continue
        close()
        if marker and not _acceptable(marker, item, numbers):
            marker = None
        if marker:
            numbers.accept(marker)
        open_lines, open_marker = [item], marker
    close()
    return join_titles(blocks)


def _acceptable(marker: Marker, line: Line, numbers: Numbers) -> bool:
    """Is the mark at the head of a paragraph a mark, given that a paragraph begins here?"""
    if marker.style in ITEM_STYLES:
        return True
    if marker.is_bare:
        return bool(line.bold) and numbers.continues(marker)
    if line.start:
        return marker.style != "letter" or marker.printed.endswith(")") or numbers.plausible(marker)
    return numbers.plausible(marker)
