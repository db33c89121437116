"""Letterheads and endings, whose two columns stand side by side: each column is read once more by itself.

Tesseract's page mode runs lines of the two columns together where their rows lie close ("Nơi nhận:" and "TM. ỦY BAN NHÂN
DÂN"), and takes letters under a pen for others. One block of text alone is read better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np

from kehoach_parser.document import BBox
from kehoach_parser.readers.ocr.image import POINT, Picture, cut
from kehoach_parser.readers.ocr.ink import without_strokes
from kehoach_parser.readers.ocr.program import BLOCK, read_words
from kehoach_parser.readers.ocr.words import DOUBTFUL, Printed, Word, printed_lines
from kehoach_parser.readers.page.columns import in_reading_order

_DARK = 150
# White space between the columns, and how far from the page's edges it lies (points, part of the page's width).
_GAP, _EDGE = 9.0, 0.25
# The signer's name stands as far below role as this, without a line that was read between (points).
_NAME_BELOW = 125.0
_BORDER, _MARGIN = 20, 1.5
# Columns of the picture with less ink than this (points) are white: the feet of the line above reach into them.
_FEET = 1.2
# A letterhead stands in this part of the first page; air beside words, width and height of what is written (points).
_UPPER, _AIR, _PEN_WIDE, _PEN_HIGH = 0.3, 0.8, 4.0, 4.0
# Lines lie on one row where they share more than this part of the lower one's height.
_SAME_ROW = 0.5


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
        lost = [line for line in old if _confidence([line]) >= DOUBTFUL and not any(_on_row(line.box, new.box) for new in found)]
        merged = [*(line for line in result if line not in old), *(line for line in [*_best(found, old), *lost] if not _is_scrap(line))]
        result = sorted(merged, key=lambda line: (line.box[1], line.box[0]))
    return result


def with_written(picture: Picture, lines: Sequence[Printed], size: tuple[float, float]) -> list[Printed]:
    """The lines, those of a letterhead with U+FFFD, in doubt, where ink stands between two words that was read as nothing:
    numbers and days written by hand. picture: the first page; size: of it, in points."""
    return [_written(picture, line) if line.box[3] < _UPPER * size[1] else line for line in lines]


def _written(picture: Picture, line: Printed) -> Printed:
    top, bottom = line.box[1], line.box[3]
    found = [line.words[0]]
    for before, word in pairwise(line.words):
        gap = (before.box[2] + _AIR, top, word.box[0] - _AIR, bottom)
        if gap[2] - gap[0] >= _PEN_WIDE and _has_writing(cut(gap, picture)):
            found.append(Word("\ufffd", gap, 0.0, before.line))
        found.append(word)
    return Printed(tuple(found))


def _has_writing(seen: Picture) -> bool:
    """Ink as high as a figure; dots and rules of a blank are lower."""
    rows = np.flatnonzero((seen < _DARK).any(axis=1))
    return len(rows) > 0 and len(rows) >= _PEN_HIGH * POINT and int((seen < _DARK).any(axis=0).sum()) >= _PEN_HIGH / 2 * POINT


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
    return float(low + gaps[0][1] + gaps[0][0] / 2) / POINT


def _best(lines: Sequence[Printed], others: Sequence[Printed]) -> list[Printed]:
    """The lines of one reading, those of the other in their place where they are surer and no shorter."""
    result = list(lines)
    for line in others:
        same = [other for other in result if _on_row(line.box, other.box)]
        if same and _confidence([line]) > _confidence(same) and _letters(line) >= sum(map(_letters, same)) - 1:
            result = [other for other in result if other not in same] + [line]
    return result


def _is_scrap(line: Printed) -> bool:
    """A rest of a pen's stroke: no letterhead or ending has a line of one letter or sign."""
    return len(line.text) <= 1 and not line.text.isdigit()


def _on_row(box: BBox, other: BBox) -> bool:
    """Do they stand in one place?"""
    shared = min(box[3], other[3]) - max(box[1], other[1])
    return box[0] < other[2] and other[0] < box[2] and shared > _SAME_ROW * min(box[3] - box[1], other[3] - other[1])


def _confidence(lines: Sequence[Printed]) -> float:
    words = [word for line in lines for word in line.words]
    return sum(word.confidence * len(word.text) for word in words) / max(1, sum(len(word.text) for word in words))


def _letters(line: Printed) -> int:
    return sum(char.isalnum() for char in line.text)


def _middle(box: BBox) -> float:
    return (box[1] + box[3]) / 2


def _bordered(crop: Picture) -> Picture:
    made = cv2.copyMakeBorder(crop, _BORDER, _BORDER, _BORDER, _BORDER, cv2.BORDER_CONSTANT, value=(255,))
    return np.asarray(made, np.uint8)


def _moved(line: Printed, right: float, down: float) -> Printed:
    moved = [(word.box[0] + right, word.box[1] + down, word.box[2] + right, word.box[3] + down) for word in line.words]
    return Printed(tuple(replace(word, box=box) for word, box in zip(line.words, moved, strict=True)))
