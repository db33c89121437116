"""Reading order of the lines of a page: letterheads and signature blocks stand side by side, prose does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from kehoach_parser.document import BBox

T = TypeVar("T")

# Two lines stand on one row where they share more than this part of the lower one's height.
_SAME_ROW = 0.5


def in_reading_order(lines: Sequence[tuple[BBox, T]]) -> list[tuple[int, T]]:
    """(column, line) from top to bottom; in a zone with lines side by side the left column first.

    column is 0 outside of such zones, 1, 2 inside. Lines that come in order and stand alone on their rows, as on most
    pages, are passed through untouched.
    """
    rows = _rows(lines)
    if all(len(row) == 1 for row in rows):
        return [(0, row[0][1]) for row in rows]
    result: list[tuple[int, T]] = []
    index = 0
    while index < len(rows):
        if len(rows[index]) == 1:
            zone_end, split = _zone(rows, index)
            if zone_end == index:
                result.append((0, rows[index][0][1]))
                index += 1
                continue
        else:
            zone_end, split = _zone(rows, index)
        zone = [piece for row in rows[index:zone_end] for piece in row]
        result.extend((1, item) for box, item in zone if _centre(box) < split)
        result.extend((2, item) for box, item in zone if _centre(box) >= split)
        index = zone_end
    return result


def _centre(box: BBox) -> float:
    return (box[0] + box[2]) / 2


def _rows(lines: Sequence[tuple[BBox, T]]) -> list[list[tuple[BBox, T]]]:
    """Lines gathered into rows of the page, from the top; within a row from the left."""
    ordered = sorted(lines, key=lambda entry: ((entry[0][1] + entry[0][3]) / 2))
    rows: list[list[tuple[BBox, T]]] = []
    for entry in ordered:
        box = entry[0]
        if rows:
            other = rows[-1][-1][0]
            shared = min(box[3], other[3]) - max(box[1], other[1])
            apart = all(box[0] >= o[2] or o[0] >= box[2] for o, _ in rows[-1])
            if apart and shared > _SAME_ROW * min(box[3] - box[1], other[3] - other[1]):
                rows[-1].append(entry)
                continue
        rows.append([entry])
    return [sorted(row, key=lambda entry: entry[0][0]) for row in rows]


def _zone(rows: Sequence[Sequence[tuple[BBox, T]]], start: int) -> tuple[int, float]:
    """(end, split): rows start..end lie in two columns parted at x = split; end == start where they do not.

    A zone reaches from its first row over all rows that do not cross the gap between the columns; it must hold a row
    with lines on both sides.
    """
    left, right = 0.0, float("inf")
    end = start
    side_by_side = False
    for index in range(start, len(rows)):
        row = rows[index]
        low, high = left, right
        if len(row) >= 2:
            low, high = max(low, row[0][0][2]), min(high, row[1][0][0])
        else:
            box = row[0][0]
            if box[2] <= high and (high < float("inf") or not side_by_side) and _mostly_left(box, low, high, rows, index):
                low = max(low, box[2])
            elif (box[0] >= low and side_by_side) or (not side_by_side and _next_pair_right_of(rows, index, box)):
                high = min(high, box[0])
            else:
                break
        if low > high:
            break
        left, right = low, high
        side_by_side = side_by_side or len(row) >= 2
        end = index + 1
    if not side_by_side:
        return start, 0.0
    return end, (left + right) / 2


def _mostly_left(box: BBox, low: float, high: float, rows: Sequence[Sequence[tuple[BBox, T]]], index: int) -> bool:
    """A line alone on its row that belongs to the left column: left of the gap known so far, or of the next pair's."""
    if high < float("inf"):
        return box[2] <= high and _centre(box) < (low + high) / 2
    pair = _next_pair(rows, index)
    return pair is not None and box[2] <= pair[1][0][0] and _centre(box) < (pair[0][0][2] + pair[1][0][0]) / 2


def _next_pair_right_of(rows: Sequence[Sequence[tuple[BBox, T]]], index: int, box: BBox) -> bool:
    pair = _next_pair(rows, index)
    return pair is not None and box[0] >= pair[0][0][2]


def _next_pair(rows: Sequence[Sequence[tuple[BBox, T]]], index: int) -> Sequence[tuple[BBox, T]] | None:
    """The pair on one of the next rows: a letterhead's or signature block's columns are never further apart."""
    for row in rows[index + 1 : index + 4]:
        if len(row) >= 2:
            return row
    return None
