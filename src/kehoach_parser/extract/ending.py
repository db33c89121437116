"""The closing words of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kehoach_parser.draft import Block as Content
from kehoach_parser.draft import Paragraph, Table
from kehoach_parser.extract.titles import without_end_mark
from kehoach_parser.structure.blocks import Block
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# Blocks from the end, within which a closing opens; behind it the writer's notes may stand.
_CLOSING_WITHIN = 8


def split_closing(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """(body, closing): from the words that open a closing, else the last unnumbered paragraph if it ends in "./."."""
    tail = range(len(blocks) - 1, max(-1, len(blocks) - 1 - _CLOSING_WITHIN), -1)
    for index in tail:
        if _is_plain(blocks[index]) and _opens_closing(blocks[index].text.value):
            return list(blocks[:index]), list(blocks[index:])
    for index in tail:
        if _ends_plan(blocks[index]):
            return _split_at_mark(blocks, index)
    return list(blocks), []


def _split_at_mark(blocks: Sequence[Block], index: int) -> tuple[list[Block], list[Block]]:
    """(body, closing) where the block at index ends in "./."; alone on its line the mark belongs to the block before."""
    block, behind = blocks[index], index + 1
    if index and not without_end_mark(block.text) and block.marker is None and blocks[index - 1].grid is None:
        index -= 1
        block = replace(blocks[index], text=blocks[index].text.with_extra(block.text.lines))
    if _is_plain(block):
        return list(blocks[:index]), [block, *blocks[behind:]]
    # The plan ends inside a numbered unit: the mark goes, the unit stays.
    bare = replace(block, text=without_end_mark(block.text), ends_plan=True)
    return [*blocks[:index], bare, *blocks[behind:]], []


def _is_plain(block: Block) -> bool:
    return block.marker is None and block.grid is None


def split_issued_closing(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """(body, closing) of what a decision issues, where that ends in "./." as a plan does; a form's "Trên đây là ..." stays."""
    return split_closing(blocks) if blocks and _ends_plan(blocks[-1]) else (list(blocks), [])


def _opens_closing(text: str) -> bool:
    plain = key(text)
    return any(plain.startswith(word) for word in words("headings", "closing"))


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
