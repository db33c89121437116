"""Columns that were typed: a letterhead's or an ending's two sides on one line, parted by tabs or runs of blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach_parser.document import Doubt, Item, Line
from kehoach_parser.structure.lexis import is_capital, is_item
from kehoach_parser.structure.zones.appendix import is_appendix_label
from kehoach_parser.structure.zones.lines import is_on_behalf, like_motto, starts_recipients
from kehoach_parser.structure.zones.posts import is_role
from kehoach_parser.structure.zones.title import names_kind
from kehoach_parser.text.fold import CAPITALS, key

# A tab, or more blanks than a typed blank or one left for a number has; behind those the text goes on with "/" or a small letter.
_GAP = re.compile(rf"(?<=\S)(?: *\t[ \t]*| {{4,}})(?=[{CAPITALS}(*“_]|--)")
# A line that begins so stands on the right.
_RIGHT = re.compile(r" *\t| {12}")
# Lines of a letterhead below its first that has two sides, of an ending.
_LETTERHEAD, _ENDING = 6, 30
# "Số:" and what it is left open with, or a date: no side of its own.
_OPEN = re.compile(r"\S{0,4}:\s*$")


def part_columns(items: Sequence[Item]) -> list[Item]:
    """The items, the lines of such letterheads and endings as lines of two columns, the left one first; words are kept in order
    within a column, and each line's number stays."""
    found: list[Item] = []
    index = 0
    while index < len(items):
        stop = _block_end(items, index)
        if stop == index:
            found.append(items[index])
            index += 1
            continue
        left: list[Line] = []
        right: list[Line] = []
        for item in items[index:stop]:
            if isinstance(item, Line):
                _sort(item, left, right)
        found.extend([*left, *right])
        index = stop
    return found


def _sort(line: Line, left: list[Line], right: list[Line]) -> None:
    gap = gap_of(line)
    if gap is None:
        on_right = _RIGHT.match(line.text) is not None
        side = right if on_right else left
        side.append(replace(_piece(line, 0, len(line.text)), column=2 if on_right else 1))
        return
    left.append(replace(_piece(line, 0, gap.start()), column=1))
    right.append(replace(_piece(line, gap.end(), len(line.text)), column=2, page_start=False))


def gap_of(line: Line) -> re.Match[str] | None:
    """The gap between the two sides of a line, the widest; None where it has one side, or is no typed line."""
    if line.column or line.bbox is not None:
        return None
    gaps = [gap for gap in _GAP.finditer(line.text) if not _OPEN.match(line.text[: gap.start()].strip())]
    return max(gaps, key=lambda gap: len(gap.group().expandtabs(8)), default=None)


def _piece(line: Line, start: int, end: int) -> Line:
    """A part of the line, with what is known of its words."""
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    weak = tuple((low - start, high - start) for low, high in line.weak if start <= low and high <= end)
    doubts = tuple(Doubt(d.start - start, d.end - start, d.alternatives) for d in line.doubts if start <= d.start and d.end <= end)
    return replace(line, text=line.text[start:end], weak=weak, doubts=doubts)


def _block_end(items: Sequence[Item], start: int) -> int:
    """Index behind the block that begins at start: its last line with two sides, and lines on the right below that."""
    first = items[start]
    if not isinstance(first, Line) or (gap := gap_of(first)) is None:
        return start
    left, right = _piece(first, 0, gap.start()), _piece(first, gap.end(), len(first.text))
    signs = is_on_behalf(right) or is_role(right) or (len(right.text.split()) > 1 and is_capital(right.text))
    ending = (signs and (starts_recipients(left) or is_on_behalf(left) or is_role(left))) or (is_on_behalf(right) and is_item(left.text))
    if not ending and not like_motto(key(right.text)):
        return start
    end = start + 1
    for index in range(start + 1, min(len(items), start + (_ENDING if ending else _LETTERHEAD))):
        item = items[index]
        if not isinstance(item, Line) or _is_over(item, ending=ending):
            break
        next_ = ending and index == end
        one_sided = next_ and (_RIGHT.match(item.text) is not None or (is_item(item.text) and _lists(items[start:index])))
        if one_sided or gap_of(item) is not None:
            end = index + 1
    return end


def _lists(items: Sequence[Item]) -> bool:
    """Are recipients being listed on the left?"""
    return any(isinstance(item, Line) and starts_recipients(item) for item in items)


def _is_over(line: Line, *, ending: bool) -> bool:
    """Does what the line holds lie behind the block?"""
    if names_kind(line) or is_appendix_label(line):
        return True
    gap = gap_of(line)
    return ending and gap is not None and like_motto(key(line.text[gap.end() :]))
