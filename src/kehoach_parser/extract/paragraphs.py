"""Items, lettered points and plain paragraphs of the outline as paragraphs, grids as tables, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_parser.draft import Block, Paragraph, Table
from kehoach_parser.structure.outline import Node

_DASHES = {"–": "-", "—": "-", "−": "-"}


def content_of(nodes: Sequence[Node]) -> tuple[Block, ...]:
    """The nodes as they stand among paragraphs, with what is below each."""
    return tuple(block_of(node) for node in nodes)


def block_of(node: Node) -> Block:
    """A table for a grid; a paragraph for an item, a lettered point or a plain paragraph, with what is below it."""
    if node.block is not None and node.block.grid is not None:
        return Table(node.block.grid)
    return Paragraph(node.text, printed_mark(node), content_of(node.children))


def printed_mark(node: Node) -> str | None:
    """The mark as the contract has it."""
    if node.marker is None:
        return None
    printed = "".join(node.marker.printed.split())
    return _DASHES.get(printed, printed)
