"""Places on a PDF page: from the coordinates of its content to points from the top left of the page as it is read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from kehoach_parser.document import BBox

# So many characters tell which way the text of a page runs.
_SAMPLES = 7


@dataclass(frozen=True, slots=True)
class Space:
    """The page's box in content coordinates (left, bottom, right, top) and its rotation: 0, 90, 180, 270 clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @staticmethod
    def of(page: Any) -> Space:
        """The space of a page as it stands."""
        left, bottom, right, top = page.get_bbox()
        return Space(left, bottom, right, top, page.get_rotation())

    def shown(self, left: float, bottom: float, right: float, top: float) -> BBox:
        """A box of the content as (x0, y0, x1, y1) from the top left of the page."""
        if self.rotation == 0:
            return (left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.rotation == 90:
            return (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.rotation == 180:
            return (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return (self.top - top, self.right - right, self.top - bottom, self.right - left)

    def content(self, box: BBox) -> BBox:
        """The way back: (left, bottom, right, top) of a box of the page."""
        x0, y0, x1, y1 = box
        if self.rotation == 0:
            return (x0 + self.left, self.top - y1, x1 + self.left, self.top - y0)
        if self.rotation == 90:
            return (y0 + self.left, x0 + self.bottom, y1 + self.left, x1 + self.bottom)
        if self.rotation == 180:
            return (self.right - x1, y0 + self.bottom, self.right - x0, y1 + self.bottom)
        return (self.right - y1, self.top - x1, self.right - y0, self.top - x0)


def upright(textpage: Any) -> int | None:
    """The rotation that sets the text of a page upright; None where it runs no one way. Landscape tables are often
    printed sideways, with or without the page's rotation saying so."""
    count = textpage.count_chars()
    votes: dict[int, int] = {}
    for index in range(_SAMPLES):
        place = count * (2 * index + 1) // (2 * _SAMPLES)
        # Blanks have no direction of their own.
        while place < count and raw.FPDFText_GetUnicode(textpage.raw, place) <= 32:
            place += 1
        if place < count:
            # PDFium counts the angle clockwise, with y upwards: text that runs up the page has 270 degrees.
            turn = -round(math.degrees(raw.FPDFText_GetCharAngle(textpage.raw, place)) / 90) % 4 * 90
            votes[turn] = votes.get(turn, 0) + 1
    if not votes:
        return None
    best = max(votes, key=lambda turn: votes[turn])
    return best if 2 * votes[best] > sum(votes.values()) else None
