"""Bold lines without a mark: the rest of the title above, or the name of the labelled fields below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kehoach_parser.document import chain
from kehoach_parser.structure.blocks.block import Block
from kehoach_parser.structure.blocks.openings import opens_with_label
from kehoach_parser.structure.captions import is_caption
from kehoach_parser.structure.lexis import has_stop, is_capital
from kehoach_parser.structure.markers import ITEM_STYLES
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# Characters of a title, and of a name.
_LONGEST_TITLE, _LONGEST_NAME = 320, 200


def names_fields(blocks: Sequence[Block], index: int) -> bool:
    """Is the block a bold name, without a mark, right above labelled fields ("Mục tiêu: ...")?"""
    block = blocks[index]
    if not _is_bold_line(block) or has_stop(block.text.value) or len(block.text.value) > _LONGEST_NAME:
        return False
    return index + 1 < len(blocks) and _opens_field(blocks[index + 1])


def join_titles(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where a numbered title in bold type and the bold line behind it are one."""
    joined: list[Block] = []
    behind: set[int] = set()
    for index, block in enumerate(blocks):
        before = joined[-1] if joined else None
        if before is not None and index - 1 not in behind and _title_goes_on(before, blocks, index):
            joined[-1] = replace(before, text=chain([before.text, block.text]))
            behind.add(index)
        else:
            joined.append(block)
    return joined


def _title_goes_on(title: Block, blocks: Sequence[Block], index: int) -> bool:
    """A second line that names fields belongs to the title of a criterion alone, which has two numbers."""
    block = blocks[index]
    if title.marker is None or title.marker.style in ITEM_STYLES or not title.bold or not title.body or has_stop(title.text.value):
        return False
    if not _is_bold_line(block) or has_stop(block.text.value) or block.level not in (None, title.level) or is_caption(block.text.value):
        return False
    if is_capital(title.body.value) != is_capital(block.text.value) or len(title.text.value) + len(block.text.value) > _LONGEST_TITLE:
        return False
    if _is_caption(blocks, index):
        return False
    return not names_fields(blocks, index) or len(title.marker.path) > 1


def _is_caption(blocks: Sequence[Block], index: int) -> bool:
    """Does the line stand above a table, or name one ("Biểu số 01. Khối lượng")?"""
    if index + 1 < len(blocks) and blocks[index + 1].grid is not None:
        return True
    plain = key(blocks[index].text.value)
    return any(plain.startswith(f"{word} ") for table in ("caption", "appendix") for word in words("layout", table))


def _is_bold_line(block: Block) -> bool:
    return block.marker is None and block.grid is None and block.bold and bool(block.text) and not opens_with_label(block.text.value)


def _opens_field(block: Block) -> bool:
    return block.grid is None and opens_with_label(block.body.value)
