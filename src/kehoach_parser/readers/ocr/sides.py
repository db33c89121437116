"""Letterheads and endings, whose two columns stand side by side: each column is read once more by itself.

Tesseract's page mode runs lines of the two columns together where their rows lie close ("Nơi nhận:" and "TM. ỦY BAN NHÂN
DÂN"), and takes letters under a pen for others. One block of text alone is read better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from kehoach_parser.document import BBox
from kehoach_parser.readers.ocr.image import POINT, Picture
from kehoach_parser.readers.ocr.ink import without_strokes
from kehoach_parser.readers.ocr.program import BLOCK, read_words
from kehoach_parser.readers.ocr.words import DOUBTFUL, Printed, printed_lines
from kehoach_parser.readers.page.columns import in_reading_order

_DARK = 150
# White space between the columns, and how far from the page's edges it lies (points, part of the page's width).
_GAP, _EDGE = 9.0, 0.25
# The signer's name stands as far below role as this, without a line that was read between (points).
_NAME_BELOW = 125.0
_BORDER, _MARGIN = 20, 1.5
# Columns of the picture with less ink than this (points) are white: the feet of the line above reach into them.
_FEET = 1.2
# Lines lie on one row where they share more than this part of the lower one's height.
_SAME_ROW = 0.5
# Lines that were read twice by mistake have more letters than there are: this part of them must come again.
_KEPT = 0.85


def read_sides(picture: Picture, lines: Sequence[Printed], place: str) -> list[Printed]:
    """The same lines, those of letterhead and ending as they are read column by column, where that is surer.

    picture: what the lines were read in, 300 dpi; place: for messages.
    """
    zones = [(zone, split) for zone in _zones(lines, picture.shape[0] / POINT) if (split := _split(picture, zone)) is not None]
    crops: list[Picture] = []
    for (top, bottom), split in zones:
        rows = slice(max(0, round(top * POINT)), round(bottom * POINT))
        for side in (picture[rows, : round(split * POINT)], picture[rows, round(split * POINT) :]):
            crops.extend(_bordered(one) for one in (side, without_strokes(np.ascontiguousarray(side))))
    read = [printed_lines(words) for words in read_words(crops, BLOCK, place)]
    result = list(lines)
    for index, ((top, bottom), split) in enumerate(zones):
        left, left_clean, right, right_clean = read[4 * index : 4 * index + 4]
        shift = _BORDER / POINT
        found = [_moved(line, -shift, max(0.0, top) - shift) for line in _best(left_clean, left)]
        found += [_moved(line, split - shift, max(0.0, top) - shift) for line in _best(right_clean, right)]
        old = [line for line in result if top <= _middle(line.box) <= bottom]
        if _sure(found) >= _sure(old) or (_letters_of(found) >= _KEPT * _letters_of(old) and _confidence(found) > _confidence(old)):
            result = sorted([line for line in result if line not in old] + found, key=lambda line: (line.box[1], line.box[0]))
    return result


def _zones(lines: Sequence[Printed], height: float) -> list[tuple[float, float]]:
    """(top, bottom) of the places where lines stand side by side, down to the next line across the page."""
    ordered = in_reading_order([(line.box, line) for line in lines])
    found: list[tuple[float, float]] = []
    index = 0
    while index < len(ordered):
        start = index
        while index < len(ordered) and ordered[index][0] > 0:
            index += 1
        if index == start:
            index += 1
            continue
        boxes = [line.box for _, line in ordered[start:index]]
        below = ordered[index][1].box[1] if index < len(ordered) else height
        bottom = min(below, max(box[3] for box in boxes) + _NAME_BELOW)
        found.append((min(box[1] for box in boxes) - _MARGIN, bottom - 1))
    return found


def _split(picture: Picture, zone: tuple[float, float]) -> float | None:
    """The middle of the widest white space between two columns, in points; None where there is none."""
    rows = picture[max(0, round(zone[0] * POINT)) : round(zone[1] * POINT)]
    width = picture.shape[1]
    empty = (rows < _DARK).sum(axis=0) < _FEET * POINT
    low, high = round(_EDGE * width), round((1 - _EDGE) * width)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], empty[low:high].astype(np.int8), [0]))))
    gaps = sorted(((int(end - start), int(start)) for start, end in edges.reshape(-1, 2)), reverse=True)
    if not gaps or gaps[0][0] < _GAP * POINT:
        return None
    return (low + gaps[0][1] + gaps[0][0] / 2) / POINT


def _best(clean: Sequence[Printed], plain: Sequence[Printed]) -> list[Printed]:
    """Lines of the picture without strokes, and those of the plain one that are surer where both have one."""
    result = list(clean)
    for line in plain:
        same = [other for other in result if _on_row(line.box, other.box)]
        if same and _confidence([line]) > _confidence(same) and _letters(line) >= sum(map(_letters, same)) - 1:
            result = [other for other in result if other not in same] + [line]
    return result


def _on_row(box: BBox, other: BBox) -> bool:
    shared = min(box[3], other[3]) - max(box[1], other[1])
    return shared > _SAME_ROW * min(box[3] - box[1], other[3] - other[1])


def _confidence(lines: Sequence[Printed]) -> float:
    words = [word for line in lines for word in line.words]
    return sum(word.confidence * len(word.text) for word in words) / max(1, sum(len(word.text) for word in words))


def _letters(line: Printed) -> int:
    return sum(char.isalnum() for char in line.text)


def _letters_of(lines: Sequence[Printed]) -> int:
    return sum(map(_letters, lines))


def _sure(lines: Sequence[Printed]) -> int:
    """Letters of the words that are sure."""
    return sum(char.isalnum() for line in lines for word in line.words if word.confidence >= DOUBTFUL for char in word.text)


def _middle(box: BBox) -> float:
    return (box[1] + box[3]) / 2


def _bordered(crop: Picture) -> Picture:
    made = cv2.copyMakeBorder(crop, _BORDER, _BORDER, _BORDER, _BORDER, cv2.BORDER_CONSTANT, value=(255,))
    return np.asarray(made, np.uint8)


def _moved(line: Printed, right: float, down: float) -> Printed:
    moved = [(word.box[0] + right, word.box[1] + down, word.box[2] + right, word.box[3] + down) for word in line.words]
    return Printed(tuple(replace(word, box=box) for word, box in zip(line.words, moved, strict=True)))
