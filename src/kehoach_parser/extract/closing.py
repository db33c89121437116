"""The closing of a plan: which of its last paragraphs speak of the plan as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kehoach_parser.draft import Block as Content
from kehoach_parser.draft import Paragraph, Table
from kehoach_parser.extract.titles import without_end_mark
from kehoach_parser.structure.blocks import Block
from kehoach_parser.structure.lexis import ends_item
from kehoach_parser.structure.markers import ITEM_STYLES
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# Blocks from the end, within which a closing opens; behind it the writer's notes may stand.
_CLOSING_WITHIN = 8


def split_closing(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """(body, closing). The closing begins at the words that name the plan ("Trên đây là ..."); else at words that speak to all
    who carry it out, where nothing but unmarked paragraphs follow up to "./."; else it is the last paragraph, if that ends in
    "./." and stands behind marked items: a section of unmarked paragraphs keeps them all."""
    tail = range(len(blocks) - 1, max(-1, len(blocks) - 1 - _CLOSING_WITHIN), -1)
    named = next((index for index in tail if _is_plain(blocks[index]) and _opens(blocks[index], "closing")), None)
    if named is not None:
        return list(blocks[:named]), list(blocks[named:])
    ended = next((index for index in tail if _ends_plan(blocks[index])), None)
    return _split_at_mark(blocks, ended) if ended is not None else (list(blocks), [])


def split_issued_closing(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """(body, closing) of what a decision issues, where that ends in "./." as a plan does; a form's "Trên đây là ..." stays."""
    return split_closing(blocks) if blocks and _ends_plan(blocks[-1]) else (list(blocks), [])


def _split_at_mark(blocks: Sequence[Block], index: int) -> tuple[list[Block], list[Block]]:
    """(body, closing) where the block at index ends in "./."; alone on its line the mark belongs to the block before."""
    block, behind = blocks[index], index + 1
    if index and not without_end_mark(block.text) and block.marker is None and blocks[index - 1].grid is None:
        index -= 1
        block = replace(blocks[index], text=blocks[index].text.with_extra(block.text.lines))
    first = _first_of_closing(blocks, index)
    if first is not None:
        return list(blocks[:first]), [*blocks[first:index], block, *blocks[behind:]]
    # The plan ends inside a unit: the mark goes, the unit stays.
    bare = replace(block, text=without_end_mark(block.text), ends_plan=True)
    return [*blocks[:index], bare, *blocks[behind:]], []


def _first_of_closing(blocks: Sequence[Block], last: int) -> int | None:
    """Where the closing begins that ends at the block last; None where that belongs to its section."""
    if not _is_plain(blocks[last]):
        return None
    above = next((index for index in range(last, -1, -1) if not _is_plain(blocks[index])), -1)
    if above < 0:
        # Nothing is numbered or marked: the last paragraph closes what stands before it.
        return last
    opening = next((index for index in range(above + 1, last + 1) if _opens(blocks[index], "closing_order")), None)
    emptied = _is_heading(blocks[above])
    if opening is not None and not (emptied and opening == above + 1):
        return opening
    return None if emptied else last


def _is_plain(block: Block) -> bool:
    return block.marker is None and block.grid is None and block.level is None


def _is_heading(block: Block) -> bool:
    """Does a block with a number head what follows it, as against an item or a sentence of a list?"""
    if block.grid is not None:
        return False
    return block.marker is None or (block.marker.style not in ITEM_STYLES and not ends_item(block.text.value))


def _opens(block: Block, table: str) -> bool:
    plain = key(block.text.value)
    return any(plain.startswith(word) for word in words("layout", table))


def _ends_plan(block: Block) -> bool:
    return without_end_mark(block.text).value != block.text.value


def closing_paragraphs(blocks: Sequence[Block]) -> tuple[Content, ...]:
    """The closing as paragraphs, without its end mark and the stop before it; a table in it stays a table."""
    found: list[Content] = []
    for block in blocks:
        if block.grid is not None:
            found.append(Table(block.grid))
            continue
        bare = without_end_mark(block.text)
        before = found[-1] if found else None
        if bare:
            found.append(Paragraph(bare))
        elif isinstance(before, Paragraph):
            found[-1] = Paragraph(before.text.with_extra(block.text.lines))
        else:
            found.append(Paragraph(block.text))
    return tuple(found)
