"""Where a title in the middle of the page ends and full lines of text begin: a scan has no empty lines to tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kehoach_parser.document import Grid, Item, Line

# A title's lines are set in from both edges of the text by so much, and about alike on both sides; a full line ends this near
# to the right edge (points).
_SET_IN, _ALIKE, _FULL = 20.0, 60.0, 10.0
# Fewer full lines tell no edges; a first line of a paragraph has at least this part of their width.
_FEWEST, _WIDE = 3, 0.7


def with_gaps(items: Sequence[Item]) -> list[Item]:
    """The items, a gap before each full line that follows a line in the middle of the page."""
    boxes = [item.bbox for item in items if isinstance(item, Line) and item.role == "body" and item.bbox is not None]
    rights = sorted(box[2] for box in boxes)
    lefts = sorted(box[0] for box in boxes)
    if len(boxes) < _FEWEST:
        return list(items)
    left, right = lefts[len(lefts) // 5], rights[-1 - len(rights) // 10]
    result: list[Item] = []
    before: Line | None = None
    for item in items:
        if isinstance(item, Grid):
            before = None
            result.append(item)
            continue
        begins = before is not None and _is_central(before, left, right) and _is_full(item, left, right)
        result.append(replace(item, gap=True) if begins else item)
        if item.role == "body":
            before = item
    return result


def _is_central(line: Line, left: float, right: float) -> bool:
    if line.bbox is None or line.column:
        return False
    inner, outer = line.bbox[0] - left, right - line.bbox[2]
    return inner > _SET_IN and outer > _SET_IN and abs(inner - outer) < _ALIKE


def _is_full(line: Line, left: float, right: float) -> bool:
    if line.bbox is None or line.column:
        return False
    return line.bbox[2] > right - _FULL and line.bbox[2] - line.bbox[0] > _WIDE * (right - left)
