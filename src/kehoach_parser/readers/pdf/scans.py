"""Which pages of a PDF must be read from their picture, and their pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pypdfium2 import raw

from kehoach_parser.document import BBox, Item, Line
from kehoach_parser.errors import MissingProgramError
from kehoach_parser.readers.options import ReadOptions
from kehoach_parser.text.fold import VIETNAMESE_ONLY

if TYPE_CHECKING:
    from kehoach_parser.readers.ocr.image import Picture

# A page of native text has 16 to 25 % of its letters from this set and 20 or more different ones; the text layers of
# scanners set to English have none.
_SHARE = 0.01
_DIFFERENT = 12
# An electronic signature on a scanned page is text of some 150 letters.
_LITTLE_TEXT = 250
# Share of the page that its pictures cover: a scan covers all of it, seals and logos 1 to 5 %.
COVERED = 0.5
# Scans are made at 150 to 600 dpi; what claims less or more is a wrong size of the page.
_LOWEST, _HIGHEST = 150.0, 400.0
# Whatever the page measures: A3 at 400 dpi has 31 million.
_MOST_PIXELS = 60e6


@dataclass(slots=True)
class Scans:
    """Reads pages from their pictures where that is wanted, and keeps count of them.

    read: pages that were read so; unread: pages that should have been, had the program been there.
    """

    options: ReadOptions
    name: str
    read: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    missing: MissingProgramError | None = None

    def page(self, page: Any, number: int, text: str, signed: Sequence[tuple[str, BBox]] = ()) -> list[Item] | None:
        """The items that OCR finds on the page, their lines counted from 1; None where its own text will do.

        text: what the page holds itself; signed: what signing software put on it, with its boxes: it is not read from the picture.
        """
        if self.options.ocr == "never" or (self.options.ocr == "auto" and not needs_ocr(page, text)):
            return None
        from kehoach_parser.readers.ocr.program import require, turn_of  # noqa: PLC0415
        from kehoach_parser.readers.ocr.reader import count_lines, ocr_page, turned  # noqa: PLC0415 - only where a page is scanned

        try:
            if self.missing is None:
                require(self.name)
        except MissingProgramError as error:
            if self.options.ocr == "force":
                raise
            self.missing = error
        if self.missing is not None:
            self.unread.append(number)
            return None
        picture = _without_faces(rendered(page), page, [box for _, box in signed])
        turn = turn_of(picture, self.name)
        if turn:
            page.set_rotation((page.get_rotation() + turn) % 360)
            picture = turned(picture, turn)
        items = ocr_page(picture, number, page.get_size(), name=self.name)
        self.read.append(number)
        first = 1 + count_lines(items)
        more = (Line(said, first + at, number, box, role="furniture", reason="signature") for at, (said, box) in enumerate(signed))
        return [*items, *more]

    def finish(self, items: Sequence[Item]) -> None:
        """Raises MissingProgramError where a PDF has no text at all and none could be read."""
        if self.missing is not None and not items:
            raise self.missing


def needs_ocr(page: Any, text: str) -> bool:
    """Is this page a picture whose text is missing or not Vietnamese?"""
    return not is_vietnamese(text) and covered(page) > COVERED


def is_vietnamese(text: str) -> bool:
    """Enough text to be a page's, and enough letters in it that Vietnamese alone has."""
    if len(text) < _LITTLE_TEXT:
        return False
    different = VIETNAMESE_ONLY.intersection(text)
    if len(different) >= _DIFFERENT:
        return True
    letters = sum(char.isalpha() for char in text)
    return sum(text.count(char) for char in different) >= _SHARE * letters


def covered(page: Any) -> float:
    """The share of the page that its pictures cover, strips of one scan together."""
    area = sum((box[2] - box[0]) * (box[3] - box[1]) for box, _ in _pictures(page))
    width, height = page.get_size()
    return float(area / (width * height)) if width and height else 0.0


def _pictures(page: Any) -> Iterable[tuple[tuple[float, float, float, float], Any]]:
    """(box in points, object) of the pictures of a page, those in forms too."""
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        yield item.get_bounds(), item


def _without_faces(picture: Picture, page: Any, signed: Sequence[BBox]) -> Picture:
    """The picture of a page without the faces of digital signatures: the forms that hold what they say, their seals too."""
    if not signed:
        return picture
    width, height = page.get_size()
    scale = picture.shape[1] / width
    boxes = list(signed)
    for form in page.get_objects(filter=[raw.FPDF_PAGEOBJ_FORM], max_depth=1):
        left, bottom, right, top = form.get_bounds()
        box = (left, height - top, right, height - bottom)
        small = (right - left) * (top - bottom) < (1 - COVERED) * width * height
        if small and any(box[0] <= (b[0] + b[2]) / 2 <= box[2] and box[1] <= (b[1] + b[3]) / 2 <= box[3] for b in signed):
            boxes.append(box)
    result = picture.copy()
    for x0, y0, x1, y1 in boxes:
        result[max(0, int(y0 * scale)) : int(y1 * scale) + 1, max(0, int(x0 * scale)) : int(x1 * scale) + 1] = 255
    return result


def rendered(page: Any) -> Picture:
    """The page as a picture (RGB) in the resolution of its largest picture: enlarging is for later, after cleaning."""
    import numpy as np  # noqa: PLC0415

    dpi = _LOWEST
    for box, item in _pictures(page):
        width = max(box[2] - box[0], box[3] - box[1])
        pixels = max(item.get_px_size())
        dpi = max(dpi, pixels * 72 / width if width > 0 else 0.0)
    width, height = page.get_size()
    most = 72 * (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5
    bitmap = page.render(scale=min(dpi, _HIGHEST, most) / 72, rev_byteorder=True)
    picture = np.array(bitmap.to_numpy()[:, :, :3]) if bitmap.n_channels > 1 else np.array(bitmap.to_numpy())
    bitmap.close()
    return np.asarray(picture.reshape(picture.shape[:2]) if picture.ndim == 3 and picture.shape[2] == 1 else picture, np.uint8)
