"""The picture of a scanned page made ready for Tesseract: even paper, no specks, straight, 300 dpi; its ruling lines.

Pictures are arrays of one byte a pixel, 0 black to 255 white. On five plans scanned at 200 dpi with specks, blur and a
tilt of half a degree, Tesseract read 91 % of the words of the scan as it is, 98 % without its specks, and 99 % when it
was then straightened, enlarged and softened a little.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import cv2
import numpy as np

from kehoach_parser.document import BBox
from kehoach_parser.readers.page.rulings import Lines, Segment

Picture: TypeAlias = "np.ndarray[Any, np.dtype[np.uint8]]"

# Tesseract's models were trained at this resolution (and measured at it).
DPI = 300
POINT = DPI / 72
# Ink is darker than this share of its paper: rules of a quarter of a point are grey in a scan.
_INK = 190
# Specks, in square points. A dot of an "i" or under an "ạ" has 1.2 at 13 pt, 0.8 at 10 pt, and stands nearer than this
# to its letter (points); the scanners' specks measured have 0.13 to 0.8 and stand anywhere.
_SPECK = 0.55
_LONE_SPECK = 2.0
_NEAR = 2.2
# Letters keep their grey edges: this far, in points.
_RIM_OF_LETTERS = 1.1
# Scanners feed a sheet in with less tilt than this, in degrees; more is a photograph.
_MOST_TILT = 5.0
# Edges a little softer than enlarging leaves them; 1.5 loses hooks ("tổ" becomes "tố"), thresholds lose more.
_SOFT = 0.8
# Shortest rules, in points: letters are never this wide or this high in one stroke.
_ACROSS, _DOWN = 24.0, 15.0
_THICKEST = 4.0
_GAP = 5
# Ink beside a stroke, within _OFF pixels of it (its own grey rim of _RIM left out): of a rule's length 0 to 8 % has
# some, where other rules and descenders cross it; of the feet of letters 25 % and more.
_RIM, _OFF, _BESIDE = 2, 8, 0.2


@dataclass(frozen=True, slots=True)
class Page:
    """A page made ready: its picture at 300 dpi without ruling lines, these lines in points (across, down), and how far it
    was turned to stand straight (degrees against the clock)."""

    picture: Picture
    rulings: Lines
    angle: float = 0.0

    def place(self, box: BBox) -> BBox:
        """Where a box of the page as it was scanned is now (points)."""
        height, width = (side / POINT for side in self.picture.shape)
        turn = np.radians(self.angle)
        across, down = (box[0] + box[2]) / 2 - width / 2, (box[1] + box[3]) / 2 - height / 2
        x = width / 2 + float(np.cos(turn) * across + np.sin(turn) * down)
        y = height / 2 + float(np.cos(turn) * down - np.sin(turn) * across)
        wide, high = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
        return (x - wide, y - high, x + wide, y + high)


def prepare(picture: Picture, width: float) -> Page:
    """The page in a scan of any resolution; width: of the page, in points."""
    dpi = picture.shape[1] * 72 / width
    clean = despeckle(even(grey(picture)), dpi)
    angle = tilt(clean)
    straight = straighten(clean, angle, DPI / dpi)
    soft = cv2.GaussianBlur(straight, (0, 0), _SOFT)
    return replace(without_rulings(np.asarray(soft, np.uint8)), angle=angle)


def cut(box: BBox, picture: Picture) -> Picture:
    """What stands in a box, given in points."""
    x0, y0, x1, y1 = (round(edge * POINT) for edge in box)
    return picture[max(0, y0) : y1, max(0, x0) : x1]


def grey(picture: Picture) -> Picture:
    """One byte a pixel: the red of a picture in colour (RGB), where the ink of seals is nearly white."""
    return np.ascontiguousarray(picture[:, :, 0]) if picture.ndim == 3 else picture


def even(picture: Picture) -> Picture:
    """The picture with its paper white: shadows and yellow paper are divided out."""
    small = cv2.resize(picture, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    paper = cv2.resize(paper, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(picture, np.maximum(paper, 64), scale=255), np.uint8)


def despeckle(picture: Picture, dpi: float) -> Picture:
    """The picture on white paper, without dots smaller than that of an "i", and without larger ones that stand alone."""
    area = (dpi / 72) ** 2
    ink = np.where(picture < _INK, 255, 0).astype(np.uint8)
    _, labels, facts, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sizes = facts[:, cv2.CC_STAT_AREA]
    sizes[0] = picture.size
    lone = sizes <= _LONE_SPECK * area
    letters = np.where(lone[labels] | (labels == 0), 0, 255).astype(np.uint8)
    reach = 2 * round(_NEAR * dpi / 72) + 1
    near = cv2.dilate(letters, np.ones((reach, reach), np.uint8))
    touched = np.zeros(len(sizes), bool)
    touched[np.unique(labels[near > 0])] = True
    specks = (sizes <= _SPECK * area) | (lone & ~touched)
    specks[0] = False
    kept = np.where(specks[labels] | (labels == 0), 0, 255).astype(np.uint8)
    # What is near no letter is paper: on a page that is nearly empty Tesseract takes its grain for text.
    rim = 2 * round(_RIM_OF_LETTERS * dpi / 72) + 1
    result = picture.copy()
    result[cv2.dilate(kept, np.ones((rim, rim), np.uint8)) == 0] = 255
    return result


def tilt(picture: Picture) -> float:
    """How far the lines of text must be turned, in degrees against the clock, to run straight: the turn that parts
    rows of ink from rows of paper best."""
    scale = min(1.0, 1200 / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = np.where(small < _INK, 255, 0).astype(np.uint8)

    def sharpness(angle: float) -> float:
        rows = _turned(ink, angle, 1.0, cv2.INTER_NEAREST, 0).sum(axis=1, dtype=np.int64)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    best, step = 0.0, 0.5
    reach = _MOST_TILT
    while step > 0.02:
        best = max((float(angle) for angle in np.arange(best - reach, best + reach + step / 2, step)), key=sharpness)
        reach, step = step, step / 5
    return round(best, 3)


def straighten(picture: Picture, angle: float, scale: float) -> Picture:
    """The picture turned by angle and enlarged or made smaller."""
    if scale < 0.75:
        picture = np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
        scale = 1.0
    return _turned(picture, angle, scale, cv2.INTER_CUBIC, 255)


def _turned(picture: Picture, angle: float, scale: float, method: int, border: int) -> Picture:
    height, width = picture.shape
    across, down = round(width * scale), round(height * scale)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
    matrix[0, 2] += (across - width) / 2
    matrix[1, 2] += (down - height) / 2
    turned = cv2.warpAffine(picture, matrix, (across, down), flags=method, borderValue=(border,))
    return np.asarray(turned, np.uint8)


def without_rulings(picture: Picture) -> Page:
    """The ruling lines of a straight page at 300 dpi, and the page without them."""
    ink = np.where(picture < _INK, 255, 0).astype(np.uint8)
    result = picture.copy()
    across = _rules(ink, result, (round(_ACROSS * POINT), 1))
    down = _rules(ink, result, (1, round(_DOWN * POINT)))
    return Page(result, (across, down))


def _rules(ink: Picture, result: Picture, size: tuple[int, int]) -> list[Segment]:
    """Strokes of ink of at least this size (across, down), in points; they are wiped out of result.

    Short breaks in them are closed. The feet of bold letters, closed to one stroke, have letters on one side of them:
    a rule has paper on both.
    """
    axis = 0 if size[0] > 1 else 1
    bridge = np.ones((1, _GAP) if axis == 0 else (_GAP, 1), np.uint8)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bridge)
    strokes = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(size[::-1], np.uint8))
    _, labels, facts, centres = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    found = []
    for index in range(1, len(facts)):
        left, top, width, height, _ = (int(fact) for fact in facts[index])
        start, length, thickness = (left, width, height) if axis == 0 else (top, height, width)
        if thickness > _THICKEST * POINT or length < 2 * thickness:
            continue
        if max(_beside(ink, (left, top, width, height), axis)) > _BESIDE:
            continue
        at = float(centres[index][1 - axis]) / POINT
        found.append(Segment(at, start / POINT, (start + length) / POINT))
        box = (slice(max(0, top - _RIM), top + height + _RIM), slice(max(0, left - _RIM), left + width + _RIM))
        own = cv2.dilate((labels[box] == index).astype(np.uint8), np.ones((2 * _RIM + 1, 2 * _RIM + 1), np.uint8))
        result[box][own > 0] = 255
    return found


def _beside(ink: Picture, box: tuple[int, int, int, int], axis: int) -> tuple[float, float]:
    """The share of ink a little before and behind a stroke (above and below it, or left and right of it)."""
    if axis == 1:
        ink, box = ink.T, (box[1], box[0], box[3], box[2])
    left, top, width, height = box
    above = ink[max(0, top - _OFF) : max(0, top - _RIM), left : left + width]
    below = ink[top + height + _RIM : top + height + _OFF, left : left + width]
    return _share(above), _share(below)


def _share(ink: Picture) -> float:
    return float(ink.mean()) / 255 if ink.size else 0.0
