"""What stands above a table and is about it: its label ("Biểu số 02"), its title, what it is attached to, its unit of measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_parser.document import Text, chain
from kehoach_parser.draft import Block, Paragraph
from kehoach_parser.structure.captions import is_attached, is_caption, is_label
from kehoach_parser.structure.lexis import is_capital, is_closed
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import words

# Lines from the label down to the table: the label, a title of three lines, what it is attached to, the unit of measure.
_MOST_LINES = 6
# Letters of a title; "STT" is none.
_LONGEST_TITLE, _FEWEST_LETTERS = 150, 4


@dataclass(frozen=True, slots=True)
class Caption:
    """Label and title of a table, as printed; attached: in brackets under them; notes: its unit of measure."""

    label: Text | None = None
    title: Text | None = None
    attached: Text | None = None
    notes: tuple[Paragraph, ...] = ()


def without_brackets(text: Text) -> Text:
    """What is attached to, without the brackets around it."""
    return text.with_value(text.value.strip().removeprefix("(").removesuffix(")").strip())


def take_caption(kept: list[Block], first: int = 0, *, titled: bool = True) -> Caption | None:
    """The caption that stands right above a table, taken off the blocks kept so far; None where none does.

    first: where the blocks above the table begin. titled: a title without a label's word counts, too: bold or in capitals.
    """
    above = _lines_above(kept, first)
    start = next((at for at in range(len(above) - 1, -1, -1) if is_caption(above[at].text.value)), None)
    if start is None and titled:
        start = _first_of_title(above)
    if start is None:
        return None
    own = above[start:]
    del kept[len(kept) - len(own) :]
    label = own.pop(0).text if is_label(own[0].text.value) else None
    attached = [line.text for line in own if is_attached(line.text.value)]
    notes = tuple(line for line in own if is_measure(line.text.value))
    title = [line.text for line in own if line not in notes and line.text not in attached]
    return Caption(label, chain(title) if title else None, without_brackets(chain(attached)) if attached else None, notes)


def _lines_above(kept: Sequence[Block], first: int) -> list[Paragraph]:
    """The short lines without a mark right above."""
    found: list[Paragraph] = []
    for block in reversed(kept[first:]):
        if not isinstance(block, Paragraph) or block.marker is not None or block.children or len(found) == _MOST_LINES:
            break
        if len(block.text.value) > _LONGEST_TITLE and not is_attached(block.text.value):
            break
        found.insert(0, block)
        if is_caption(block.text.value):
            break
    return found


def _first_of_title(above: Sequence[Paragraph]) -> int | None:
    """Where the title begins that the last of these lines are, but for what it is attached to and a unit of measure."""
    start = None
    for at in range(len(above) - 1, -1, -1):
        text = above[at].text
        if is_attached(text.value) or is_measure(text.value):
            continue
        if not _is_title(text):
            break
        start = at
    return start


def _is_title(text: Text) -> bool:
    if is_closed(text.value):
        return False
    return is_capital(text.value, fewest=_FEWEST_LETTERS) or all(line.bold for line in text.lines)


def is_measure(text: str) -> bool:
    """Does this name the unit of a table's figures: "Đơn vị tính: triệu đồng"?"""
    folded = fold(text).strip().lstrip("( ")
    return any(re.match(rf"{word}\s*:", folded) for word in words("layout", "measure"))
