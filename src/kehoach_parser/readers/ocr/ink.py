"""Ink that is no print: seals and pens told by colour or by form, and taken off a page before it is read.

Seals are round, 36 mm across (agencies) or a little less; pens make strokes longer than any letter's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from kehoach_parser.document import BBox
from kehoach_parser.readers.ocr.image import POINT, Picture

# How far the strongest and the weakest of three colours of a pixel lie apart where it is no grey (JPEG's own tints: 10 to 25);
# the stronger colour of ink is at least as bright as this.
_TINT, _BRIGHT = 28, 100
# Where more of a page's ink than this is blue, blue is what it was printed with.
_MOST_PEN = 0.3
_DARK = 150
# Radius of a seal in points; where its ring shows ink on this share of the angles (rows of text: less than 0.6), one is there.
_SMALLEST, _LARGEST = 38.0, 58.0
_ROUND = 0.78
# Pictures are searched at this many dots a point.
_COARSE = 100 / 72
# Strokes of a pen, in points: the shortest straight piece (no letter is as high), one that runs nearly level or upright, the thickest.
_STROKE, _LONG_STROKE, _THICK = 19.0, 36.0, 2.7
_SLANT, _FLAT = 10.0, 1.0
# Rings of a seal: as long on the circle, as thick (points), no nearer to its middle than this part of its radius.
_ARC, _RING, _INNERMOST = 12.0, 3.2, 0.5
# What a stroke must be in one piece, the widest letter that it crosses (points); steps along it (pixels).
_STEADY, _CROSSED, _STEP = 8.0, 3.5, 0.7
# Rows of text beside a seal, this far from it; their letters' height and width (points), how many tell a row, how uneven
# they stand, how far the next letter is; small letters beside capitals, letters with marks (parts of the row's height).
_BESIDE, _LOW, _HIGH, _BROAD, _FEWEST, _UNEVEN, _NEXT = 90.0, 4.5, 13.0, 16.0, 2, 1.5, 8.0
_SMALL_LETTER, _TALL_LETTER = 0.62, 1.8
# Stamps of incoming mail: least width, greatest width and height, least height, and how far apart their rules are (points).
_SIDE, _WIDEST, _HIGHEST, _LOWEST_BOX, _APART = 50.0, 190.0, 110.0, 20.0, 45.0


@dataclass(frozen=True, slots=True)
class Seal:
    """A round seal: its middle and radius, in points."""

    x: float
    y: float
    radius: float

    def holds(self, box: BBox) -> bool:
        """Does the box lie inside of the seal, corners aside?"""
        middle = ((box[0] + box[2]) / 2 - self.x, (box[1] + box[3]) / 2 - self.y)
        inside = box[0] >= self.x - self.radius - 2 and box[2] <= self.x + self.radius + 2
        return inside and bool(np.hypot(*middle) <= self.radius)

    def touches(self, box: BBox) -> bool:
        """Is part of the box inside of the seal, or does it end at its rim?"""
        x, y = min(max(self.x, box[0]), box[2]), min(max(self.y, box[1]), box[3])
        return bool(np.hypot(x - self.x, y - self.y) <= self.radius + 4)


def without_colour(picture: Picture) -> tuple[Picture, Picture | None]:
    """(one byte a pixel, red and blue ink white; where the red ink was, None without any).

    picture: RGB, or one byte a pixel, which is given back. A page that was printed in blue keeps its ink.
    """
    if picture.ndim != 3:
        return picture, None
    red, green, blue = (picture[:, :, index].astype(np.int16) for index in range(3))
    result = np.ascontiguousarray(picture[:, :, 0])
    # Black letters under a seal are tinted by it, and dark all the same.
    seal = (red - np.maximum(green, blue) > _TINT) & (red > _BRIGHT)
    pen = (blue - red > _TINT) & (blue >= green) & (blue > _BRIGHT)
    dark = int((result < _DARK).sum())
    gone = seal | pen if int((pen & (result < _DARK)).sum()) <= _MOST_PEN * dark else seal
    result[gone] = 255
    return result, np.where(seal, 255, 0).astype(np.uint8) if seal.any() else None


def coloured_boxes(ink: Picture, dpi: float) -> list[BBox]:
    """The boxes, in points, of stamps in coloured ink: rules that run across, one below the other, as long as a stamp is wide."""
    point = dpi / 72
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((5, 9), np.uint8))
    across = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, round(_SIDE * point)), np.uint8))
    near = cv2.dilate(across, np.ones((round(_APART * point), 5), np.uint8))
    _, labels, facts, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    found = []
    for index in range(1, len(facts)):
        rows = np.flatnonzero(((labels == index) & (across > 0)).any(axis=1))
        if not len(rows) or rows[-1] - rows[0] < _LOWEST_BOX * point:
            continue
        left, _, width, _ = (float(fact) for fact in facts[index][:4])
        found.append((left / point, float(rows[0]) / point, (left + width) / point, float(rows[-1]) / point))
    return [box for box in found if is_stamp(box)]


def is_stamp(box: BBox) -> bool:
    """Has the box the size of a stamp of incoming mail? 35 x 50 mm as the rules for clerks have it, wider ones are made too."""
    return _SIDE <= box[2] - box[0] <= _WIDEST and _LOWEST_BOX <= box[3] - box[1] <= _HIGHEST


def find_seals(picture: Picture) -> list[Seal]:
    """The round seals of a page at 300 dpi that are still there in black."""
    scale = _COARSE / POINT
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), 1.0)
    low, high = round(_SMALLEST * _COARSE), round(_LARGEST * _COARSE)
    circles: Any = cv2.HoughCircles(soft, cv2.HOUGH_GRADIENT, 1.5, low, param1=120, param2=60, minRadius=low, maxRadius=high)
    if circles is None:
        return []
    ink = picture < _DARK
    found: list[Seal] = []
    for x, y, radius in circles.reshape(-1, 3)[:6].tolist():
        seal, share = _fitted(ink, (x / scale, y / scale, radius / scale))
        if share >= _ROUND and all(np.hypot(seal.x - s.x, seal.y - s.y) > s.radius for s in found):
            found.append(seal)
    return found


def _fitted(ink: Any, circle: tuple[float, float, float]) -> tuple[Seal, float]:
    """(the seal, share of its angles with ink on the ring) of the circle near this one that fits best, all in pixels."""
    best, share = circle, _share(ink, *circle)
    for step in (6.0, 3.0, 1.5):
        for x in (-step, 0.0, step):
            for y in (-step, 0.0, step):
                for radius in (-step, 0.0, step):
                    one = (best[0] + x, best[1] + y, best[2] + radius)
                    value = _share(ink, *one)
                    if value > share:
                        best, share = one, value
    return Seal(best[0] / POINT, best[1] / POINT, best[2] / POINT), share


_ANGLES = np.linspace(0, 2 * np.pi, 240, endpoint=False)


def _share(ink: Any, x: float, y: float, radius: float) -> float:
    seen = np.zeros(len(_ANGLES), bool)
    for more in (-2, 0, 2):
        across = np.rint(x + (radius + more) * np.cos(_ANGLES)).astype(int)
        down = np.rint(y + (radius + more) * np.sin(_ANGLES)).astype(int)
        on = (across >= 0) & (down >= 0) & (across < ink.shape[1]) & (down < ink.shape[0])
        seen[on] |= ink[down[on], across[on]]
    return float(seen.mean())


def without_seal(picture: Picture, seal: Seal) -> tuple[Picture, list[BBox]]:
    """(the picture without the seal: its rings, and the letters in it that belong to no row of text beside it; the rows that
    lost letters of their own with them, in points)."""
    result = without_rings(picture, seal)
    x0, y0 = (max(0, round((at - seal.radius - _BESIDE) * POINT)) for at in (seal.x, seal.y))
    x1, y1 = (round((at + seal.radius + _BESIDE) * POINT) for at in (seal.x, seal.y))
    # A pen runs through most seals, and binds their letters to those of the text.
    result[y0:y1, x0:x1] = without_strokes(np.ascontiguousarray(result[y0:y1, x0:x1]))
    return without_letters(result, seal)


def without_rings(picture: Picture, seal: Seal) -> Picture:
    """The picture without the seal's rings: strokes that run along a circle, thin across it; letters they cross stay."""
    reach = round((seal.radius + 4) * POINT)
    turn = round(2 * np.pi * seal.radius * POINT)
    middle = (seal.x * POINT, seal.y * POINT)
    ink = np.where(picture < _DARK + 40, 255, 0).astype(np.uint8)
    flags = cv2.WARP_POLAR_LINEAR | cv2.WARP_FILL_OUTLIERS
    # Rows are angles, columns radii; half a turn more, so that an arc over the beginning is one.
    polar = cv2.warpPolar(ink, (reach, turn), middle, reach, flags | cv2.INTER_NEAREST)
    long = cv2.morphologyEx(np.vstack([polar, polar[: turn // 4]]), cv2.MORPH_CLOSE, np.ones((7, 1), np.uint8))
    arcs = cv2.morphologyEx(long, cv2.MORPH_OPEN, np.ones((round(_ARC * POINT), 1), np.uint8))
    arcs = np.maximum(arcs[:turn], np.vstack([arcs[turn:], np.zeros((turn - turn // 4, reach), np.uint8)]))
    # Near the middle any letter is as long as an arc.
    arcs[:, : round(_INNERMOST * seal.radius * POINT)] = 0
    thick = cv2.morphologyEx(polar, cv2.MORPH_OPEN, np.ones((1, round(_RING * POINT)), np.uint8))
    rings = cv2.dilate(np.where(thick > 0, 0, arcs).astype(np.uint8), np.ones((3, 5), np.uint8))
    rings = np.where(thick > 0, 0, rings).astype(np.uint8)
    height, width = picture.shape
    back = cv2.warpPolar(rings, (width, height), middle, reach, flags | cv2.WARP_INVERSE_MAP | cv2.INTER_NEAREST)
    result = picture.copy()
    result[back > 0] = 255
    return result


def without_strokes(picture: Picture) -> Picture:
    """The picture without the long strokes of a pen; where a stroke runs over a letter, the letter stays."""
    ink = np.where(picture < _DARK + 40, 255, 0).astype(np.uint8)
    found: Any = cv2.HoughLinesP(ink, 1, np.pi / 360, 50, minLineLength=round(_STROKE * POINT), maxLineGap=3)
    result = picture.copy()
    for x0, y0, x1, y1 in [] if found is None else found.reshape(-1, 4).tolist():
        angle = abs(np.degrees(np.arctan2(y1 - y0, x1 - x0)))
        angle = min(angle, 180 - angle)
        length = float(np.hypot(x1 - x0, y1 - y0))
        if _SLANT <= angle <= 90 - _SLANT or (angle >= _FLAT and length >= _LONG_STROKE * POINT):
            _wipe(ink, result, (x0, y0, x1, y1), length)
    return result


def _wipe(ink: Picture, result: Picture, stroke: tuple[float, float, float, float], length: float) -> None:
    """Whitens the stroke wherever it is as thin as a pen's."""
    x0, y0, x1, y1 = stroke
    along = ((x1 - x0) / length, (y1 - y0) / length)
    thick = round(_THICK * POINT)
    offsets = np.arange(-thick, thick + 1)
    steps = np.arange(0, length, _STEP)
    across = np.rint(x0 + steps[:, None] * along[0] - offsets[None] * along[1]).astype(int).clip(0, ink.shape[1] - 1)
    down = np.rint(y0 + steps[:, None] * along[1] + offsets[None] * along[0]).astype(int).clip(0, ink.shape[0] - 1)
    seen = ink[down, across] > 0
    runs = [_middle_run(row.tolist(), thick) for row in seen]
    steady = _steady([run is not None for run in runs])
    for run, is_steady, columns, rows in zip(runs, steady, across, down, strict=True):
        if run is not None and is_steady:
            part = slice(max(0, run[0] - 3), run[1] + 3)
            result[rows[part], columns[part]] = 255


def _middle_run(row: list[bool], middle: int) -> tuple[int, int] | None:
    """(start, end) of the ink at the middle of a row; None where there is none, or more than a pen's."""
    at = next((place for place in (middle, middle - 1, middle + 1, middle - 2, middle + 2) if row[place]), None)
    if at is None:
        return None
    start, end = at, at + 1
    while start > 0 and row[start - 1]:
        start -= 1
    while end < len(row) and row[end]:
        end += 1
    return (start, end) if end - start <= middle else None


def _steady(thin: list[bool]) -> list[bool]:
    """Where a stroke goes on for long enough to be a pen's, the letters that it crosses counted in."""
    flags = np.array(thin, np.uint8)[None]
    joined = cv2.morphologyEx(flags, cv2.MORPH_CLOSE, np.ones((1, round(_CROSSED * POINT / _STEP)), np.uint8))
    opened = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, round(_STEADY * POINT / _STEP)), np.uint8))
    return [bool(flag) for flag in opened[0]]


def without_letters(picture: Picture, seal: Seal) -> tuple[Picture, list[BBox]]:
    """(the picture without the seal's own letters: what in it stands on no row of text that goes on beside the seal; the
    rows, in points, on which such a letter and one of the row had grown together)."""
    ink = np.where(picture < _DARK + 40, 255, 0).astype(np.uint8)
    x0, y0 = (max(0, round((at - seal.radius - _BESIDE) * POINT)) for at in (seal.x, seal.y))
    x1, y1 = (round((at + seal.radius + _BESIDE) * POINT) for at in (seal.x, seal.y))
    count, labels, facts, middles = cv2.connectedComponentsWithStats(ink[y0:y1, x0:x1], connectivity=8)
    far = np.hypot(middles[:, 0] + x0 - seal.x * POINT, middles[:, 1] + y0 - seal.y * POINT)
    inside = far <= (seal.radius + 1) * POINT
    inside[0] = False
    boxes = [(int(f[0]), int(f[1]), int(f[0] + f[2]), int(f[1] + f[3])) for f in facts]
    rows = _rows([boxes[index] for index in range(1, count) if not inside[index]])
    large = [index for index in np.flatnonzero(inside).tolist() if any(_is_letter_of(boxes[index], row) for row in rows)]
    kept = set(large)
    for index in np.flatnonzero(inside).tolist():
        left, top, right, bottom = boxes[index]
        for letter in large:
            low, _, high, _ = boxes[letter]
            row = next(row for row in rows if _is_letter_of(boxes[letter], row))
            reach = 0.6 * (row[1] - row[0])
            if low - POINT <= left and right <= high + POINT and row[0] - reach <= top and bottom <= row[1] + reach:
                kept.add(index)
    gone = np.array([bool(inside[index]) and index not in kept for index in range(count)])
    result = picture.copy()
    mask = cv2.dilate(gone[labels].astype(np.uint8), np.ones((9, 9), np.uint8)) > 0
    stays = cv2.dilate((~gone[labels] & (labels > 0)).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    result[y0:y1, x0:x1][mask & ~stays] = 255
    lost = [boxes[index] for index in range(count) if gone[index]]
    stay = [boxes[index] for index in range(1, count) if not gone[index]]
    cut = [row for row in rows if any(_is_torn_off(box, row, stay) for box in lost)]
    return result, [(x0 / POINT, (y0 + row[0]) / POINT, x1 / POINT, (y0 + row[1]) / POINT) for row in cut]


def _is_torn_off(box: tuple[int, int, int, int], row: tuple[int, int], stay: list[tuple[int, int, int, int]]) -> bool:
    """Is it as high as a letter of the row, on it, and next to one?"""
    height = row[1] - row[0]
    if min(box[3], row[1]) - max(box[1], row[0]) < _SMALL_LETTER * height:
        return False
    letters = [other for other in stay if _is_letter_of(other, row)]
    return any(other[0] - box[2] <= _NEXT * POINT and box[0] - other[2] <= _NEXT * POINT for other in letters)


def _rows(boxes: list[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
    """(top, bottom) of the rows that letters stand on, by their capitals."""
    letters = [box for box in boxes if _LOW * POINT <= box[3] - box[1] <= _HIGH * POINT and box[2] - box[0] <= _BROAD * POINT]
    rows: list[list[tuple[int, int, int, int]]] = []
    for box in sorted(letters, key=lambda box: box[3]):
        if rows and box[3] - rows[-1][-1][3] <= _UNEVEN * POINT:
            rows[-1].append(box)
        else:
            rows.append([box])
    found = []
    for row in rows:
        if len(row) >= _FEWEST:
            height = float(np.percentile([box[3] - box[1] for box in row], 75))
            bottom = float(np.median([box[3] for box in row]))
            found.append((round(bottom - height), round(bottom)))
    return found


def _is_letter_of(box: tuple[int, int, int, int], row: tuple[int, int]) -> bool:
    height = row[1] - row[0]
    high = _SMALL_LETTER * height <= box[3] - box[1] <= _TALL_LETTER * height
    return high and abs(box[3] - row[1]) <= 0.3 * height and box[2] - box[0] <= _BROAD * POINT
