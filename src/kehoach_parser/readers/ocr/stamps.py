"""What of a page's words lies in stamps and seals, and is none of its text."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_parser.document import BBox
from kehoach_parser.readers.ocr.ink import Seal, is_stamp
from kehoach_parser.readers.ocr.words import Printed, Word
from kehoach_parser.readers.page.rulings import RuledGrid
from kehoach_parser.text.syllables import is_syllable

# Stamps of incoming mail stand in the upper part of the first page, in the margin or beside the text: so far out (points).
_UPPER, _OUT = 0.5, 9.0
# Letters of a seal are read as anything; what is as sure as this is text that it was set over.
_TEXT_IN_SEAL, _SCRAWL = 70.0, 50.0
# Rules of a stamp are a little inside of what stands on them.
_RIM = 4.0


def stamp_boxes(grids: Sequence[RuledGrid], number: int, size: tuple[float, float]) -> list[RuledGrid]:
    """The grids that are stamps of incoming mail: small boxes in the upper half of a first page, nearer to the edge than text."""
    if number != 1:
        return []
    small = [grid for grid in grids if is_stamp(grid.box) and grid.box[3] < _UPPER * size[1]]
    return [grid for grid in small if not any(_aligned(grid.box, other.box) for other in grids if other is not grid)]


def _aligned(box: BBox, other: BBox) -> bool:
    """Two grids that begin and end alike are parts of one table."""
    return abs(box[0] - other[0]) < _OUT and abs(box[2] - other[2]) < _OUT


def beside_text(box: BBox, words: Sequence[Word]) -> bool:
    """Does the box stand in a margin, or on rows that text stands on too? A table has its rows for itself."""
    others = [word for word in words if not _inside(word.box, box)]
    left = sorted(word.box[0] for word in others)
    if left and box[0] < left[len(left) // 20] - _OUT:
        return True
    return any(box[1] < (word.box[1] + word.box[3]) / 2 < box[3] for word in others)


def part_words(words: Sequence[Word], boxes: Sequence[BBox]) -> tuple[list[Word], list[Word]]:
    """(the others, the words that stand in one of the boxes)."""
    inside = [word for word in words if any(_inside(word.box, box) for box in boxes)]
    return [word for word in words if word not in inside], inside


def _inside(box: BBox, outer: BBox) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] - _RIM <= x <= outer[2] + _RIM and outer[1] - _RIM <= y <= outer[3] + _RIM


def part_seals(lines: Sequence[Printed], seals: Sequence[Seal], cut: Sequence[BBox]) -> tuple[list[Printed], list[Printed]]:
    """(the others; lines that are made of a seal's letters, and those that lost letters to it).

    Inside of a seal, what is not read surely is its own; across its rim a line counts as lost where a word is no word, or
    where the seal grew together with its letters (cut: such rows): half a name is a wrong name.
    """
    taken = []
    for line in lines:
        inside = any(seal.holds(line.box) for seal in seals) and not _is_sure(line)
        touched = [word for word in line.words if any(seal.touches(word.box) for seal in seals)]
        torn = any(map(_is_scrawl, touched)) or (bool(touched) and any(_on(line.box, row) for row in cut))
        if inside or torn:
            taken.append(line)
    return [line for line in lines if line not in taken], taken


def _is_sure(line: Printed) -> bool:
    letters = sum(len(word.text) for word in line.words)
    return sum(word.confidence * len(word.text) for word in line.words) >= _TEXT_IN_SEAL * letters


def _is_scrawl(word: Word) -> bool:
    """No word: letters mixed with figures or signs, not surely, or no syllable ("Lđờng"); abbreviations in capitals may be any."""
    core = word.text.strip(".,;:()-–/\"'“”")
    if core.isalpha():
        return not is_syllable(core) and not core.isupper()
    return word.confidence < _SCRAWL and any(char.isalpha() for char in core)


def _on(box: BBox, row: BBox) -> bool:
    return row[0] <= (box[0] + box[2]) / 2 <= row[2] and min(box[3], row[3]) - max(box[1], row[1]) > (row[3] - row[1]) / 2
