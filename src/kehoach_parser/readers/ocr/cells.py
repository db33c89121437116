"""The cells of a table in a picture, each read by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from kehoach_parser.readers.ocr.image import POINT, Picture
from kehoach_parser.readers.ocr.numerals import mend_numeral
from kehoach_parser.readers.ocr.program import BLOCK, LINE, read_words
from kehoach_parser.readers.ocr.signs import mend_signs
from kehoach_parser.readers.ocr.words import Printed, Word, lines_of
from kehoach_parser.readers.page.rulings import RuledCell, RuledGrid

# A cell is cut out this far inside of its rules and set on a white border (pixels).
_INSET, _BORDER = 4, 14
_DARK = 150
# Fewer dark pixels than a full stop has: the cell is empty.
_LEAST_INK = 25
# A cell with nothing but a number or a short word, in points. Alone, one in five of them is misread ("TT" as "mm", "3"
# as "5"), and confidently; with a word behind it, as at the head of a line, none of 51 was but for Roman numerals.
_WIDE, _HIGH = 40.0, 18.0
_WORD_GAP = 18
_SHORT = 4
# A word whose letters all stand on the line, so that the number stands level with it.
_LEVEL = re.compile(r"^[aăâbcdđeêhiklmnoôơrstuưvxáàảãắằẳẵấầẩẫéèẻẽếềểễíìỉĩóòỏõốồổỗớờởỡúùủũứừửữĐCTHNMLKB]{3,6}$")
_NUMBER = re.compile(r"\d{1,2},\d{1,2}")
_CONFIDENT, _LEGIBLE = 90.0, 50.0


def read_cells(picture: Picture, grid: RuledGrid, place: str) -> list[tuple[RuledCell, list[Printed]]]:
    """Every cell of a grid with its lines. picture: the page without its rulings; place: for messages."""
    crops = [_crop(picture, cell) for cell in grid.cells]
    large = [i for i, crop in enumerate(crops) if crop is not None and not _is_small(crop[0])]
    small = [i for i, crop in enumerate(crops) if crop is not None and _is_small(crop[0])]
    words: dict[int, list[Word]] = {}

    def keep(index: int, found: Sequence[Word], border: int) -> None:
        crop = crops[index]
        if crop is not None:
            shift = border / POINT
            words[index] = [_moved(word, crop[1] - shift, crop[2] - shift) for word in found]

    pictures = [_bordered(crop[0]) for i in large if (crop := crops[i]) is not None]
    for index, found in zip(large, read_words(pictures, BLOCK, place), strict=True):
        keep(index, found, _BORDER)
    anchor = anchor_of([word for index in large for word in words[index]], picture)
    for index, found in zip(small, _read_small([crop[0] for i in small if (crop := crops[i]) is not None], anchor, place), strict=True):
        keep(index, found, _BORDER)
    result = []
    for index, cell in enumerate(grid.cells):
        mended = [mend_numeral(word, picture) for word in words.get(index, []) if word.text.strip("_")]
        lines = [mend_signs(Printed(tuple(line)), picture) for line in lines_of(mended)]
        result.append((cell, _numbered(lines) if cell.column == 0 else lines))
    return result


def _numbered(lines: list[Printed]) -> list[Printed]:
    """A cell of the first column, where no decimals stand: its number "5,2" was printed "5.2"."""
    if len(lines) != 1 or not _NUMBER.fullmatch(lines[0].text):
        return lines
    return [Printed((replace(lines[0].words[0], text=lines[0].text.replace(",", ".")),))]


def read_again(picture: Picture, lines: Sequence[Printed], anchor: Picture | None, place: str) -> list[Printed]:
    """The same lines, those of one short word (page numbers) read once more beside the anchor, as small cells are."""
    short = [i for i, line in enumerate(lines) if len(line.words) == 1 and len(line.text) <= _SHORT and line.box[2] - line.box[0] <= _WIDE]
    if not short or anchor is None:
        return list(lines)
    result = list(lines)
    crops = []
    for index in short:
        x0, y0, x1, y1 = (round(edge * POINT) for edge in lines[index].box)
        crops.append(picture[max(0, y0 - 3) : y1 + 3, max(0, x0 - 3) : x1 + 3])
    for index, found in zip(short, _read_small(crops, anchor, place), strict=True):
        word = lines[index].words[0]
        if len(found) == 1 and found[0].confidence >= _LEGIBLE:
            result[index] = Printed((replace(word, text=found[0].text, confidence=found[0].confidence),))
    return result


def _read_small(crops: Sequence[Picture], anchor: Picture | None, place: str) -> list[list[Word]]:
    """The words of small pictures, each read with the anchor behind it."""
    read = read_words([_bordered(_beside(crop, anchor)) for crop in crops], LINE, place)
    edges = [(crop.shape[1] + _BORDER) / POINT for crop in crops]
    return [[word for word in found if (word.box[0] + word.box[2]) / 2 < edge] for found, edge in zip(read, edges, strict=True)]


Crop = tuple[Picture, float, float]


def _crop(picture: Picture, cell: RuledCell) -> Crop | None:
    """The ink of a cell with the place of its corner, in points; None where there is none."""
    x0, y0, x1, y1 = (round(edge * POINT) for edge in cell.box)
    x0, y0 = max(0, x0 + _INSET), max(0, y0 + _INSET)
    inner = picture[y0 : max(y0, y1 - _INSET), x0 : max(x0, x1 - _INSET)]
    dark = inner < _DARK
    if int(dark.sum()) < _LEAST_INK:
        return None
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    top, left = max(0, int(rows[0]) - 3), max(0, int(columns[0]) - 3)
    cut = inner[top : int(rows[-1]) + 4, left : int(columns[-1]) + 4]
    return cut, (x0 + left) / POINT, (y0 + top) / POINT


def _is_small(crop: Picture) -> bool:
    return bool(crop.shape[1] <= _WIDE * POINT and crop.shape[0] <= _HIGH * POINT)


def _bordered(crop: Picture) -> Picture:
    made = cv2.copyMakeBorder(crop, _BORDER, _BORDER, _BORDER, _BORDER, cv2.BORDER_CONSTANT, value=(255,))
    return np.asarray(made, np.uint8)


def anchor_of(words: Sequence[Word], picture: Picture) -> Picture | None:
    """The picture of a word that was read surely."""
    for word in words:
        if word.confidence >= _CONFIDENT and _LEVEL.match(word.text):
            x0, y0, x1, y1 = (round(edge * POINT) for edge in word.box)
            return picture[max(0, y0 - 2) : y1 + 2, max(0, x0 - 2) : x1 + 2]
    return None


def _beside(crop: Picture, anchor: Picture | None) -> Picture:
    """The crop with the anchor behind it, standing on one line."""
    if anchor is None:
        return crop
    height = max(crop.shape[0], anchor.shape[0])
    high = [np.vstack([np.full((height - part.shape[0], part.shape[1]), 255, np.uint8), part]) for part in (crop, anchor)]
    return np.hstack([high[0], np.full((height, _WORD_GAP), 255, np.uint8), high[1]])


def _moved(word: Word, right: float, down: float) -> Word:
    x0, y0, x1, y1 = word.box
    return replace(word, box=(x0 + right, y0 + down, x1 + right, y1 + down))
