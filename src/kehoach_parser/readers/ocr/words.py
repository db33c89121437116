"""Tesseract's table of words to printed lines: boxes in points, columns taken apart, words in doubt marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kehoach_parser.document import BBox, around
from kehoach_parser.text.misread import mend_word

# A jump between two words that is wider than this parts columns (as in the text of a PDF).
COLUMN_GAP = 18.0
# Tesseract's confidence runs from 0 to 100. Of 3,454 words on eight scanned pages, 0.3 % of the right ones have less than
# this, and 25 % of the wrong ones (below 60: 0.1 and 8 %, below 90: 1.9 and 58 %).
DOUBTFUL = 75.0
# Specks and strokes of a pen that were taken for letters: no word of the line is surer than this, and it has no more
# letters than this ("TT HC.", as unsure as specks, was the last line of a paragraph).
_NOISE = 45.0
_MOST_OF_NOISE = 3
# Small letters of 8 pt, the smallest print there is, are 3.6 pt high.
_LOWEST = 3.4
# Authors leave 15 to 40 pt open for a number or a day that is written by hand.
_WIDEST_BLANK = 45.0
_NEXT_LINE = 20.0
_NUMBER_COMMA = re.compile(r"\d{1,2}(?:\.\d{1,2})*,$")
_SAME_ROW = 0.5
_WORD_LEVEL = "5"
_COLUMNS = 12
_DASH = re.compile("—-?")
_RULE = re.compile(r"^[_|]+|[_|]+$")
# The mark of a list as it was read: the stroke of "đ" as a letter of its own.
_STROKE_MARK = re.compile(r"[dđ]{2}\)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box in points, Tesseract's confidence (0 to 100), and the line that Tesseract put it in."""

    text: str
    box: BBox
    confidence: float
    line: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line: its words from the left."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> BBox:
        """The box around the words."""
        box = around(word.box for word in self.words)
        if box is None:
            raise ValueError("a line without words")
        return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))

    @property
    def weak(self) -> tuple[tuple[int, int], ...]:
        """(start, end) in text of the words in doubt."""
        spans = []
        at = 0
        for word in self.words:
            if word.confidence < DOUBTFUL:
                spans.append((at, at + len(word.text)))
            at += len(word.text) + 1
        return tuple(spans)


def words_of(table: str, dpi: float) -> dict[int, list[Word]]:
    """The words of Tesseract's TSV by picture (from 1), boxes in points."""
    found: dict[int, list[Word]] = {}
    scale = 72 / dpi
    for row in table.splitlines():
        fields = row.split("\t", _COLUMNS - 1)
        if len(fields) < _COLUMNS or fields[0] != _WORD_LEVEL or not fields[11].strip():
            continue
        page, block, paragraph, line = (int(field) for field in fields[1:5])
        left, top, width, height = (float(field) * scale for field in fields[6:10])
        # Vietnamese has no em dash: it is how wide Tesseract takes the dash of a list.
        text = _DASH.sub("–", unicodedata.normalize("NFC", fields[11].strip()))
        # Rests of rules: "_3", "|1".
        text = mend_word(_RULE.sub("", text) or text)
        box = (left, top, left + width, top + height)
        found.setdefault(page, []).append(Word(text, box, float(fields[10]), (page, block, paragraph, line)))
    return found


def printed_lines(words: Iterable[Word]) -> list[Printed]:
    """Lines from words: Tesseract's own, cut at jumps between columns, pieces of one row that stand close joined."""
    pieces: list[Printed] = []
    lines = lines_of(words)
    above: list[Printed] = []
    for line in sorted(lines, key=lambda line: line[0].box[1]):
        start = 0
        for index, (before, after) in enumerate(pairwise(line), 1):
            gap = (before.box[2], after.box[0])
            if gap[1] - gap[0] > COLUMN_GAP and not (gap[1] - gap[0] < _WIDEST_BLANK and _bridged(gap, line, above)):
                pieces.append(Printed(tuple(line[start:index])))
                start = index
        pieces.append(Printed(tuple(line[start:])))
        above = pieces
    return [_numbered(line) for line in _joined(pieces)]


def _bridged(gap: tuple[float, float], line: Sequence[Word], above: Sequence[Printed]) -> bool:
    """Does the line above run over the gap? Columns are parted by white space that goes on upwards."""
    top = min(word.box[1] for word in line)
    higher = [piece.box for piece in above if piece.box[3] < top + 2 and top - piece.box[3] < _NEXT_LINE]
    return any(box[0] <= gap[0] and gap[1] <= box[2] for box in higher)


def _numbered(line: Printed) -> Printed:
    """The mark at the head of a line as it was printed: the stop of a number is often taken for a comma."""
    first = line.words[0]
    if len(line.words) > 1 and _NUMBER_COMMA.match(first.text) and line.words[1].text[0].isupper():
        return Printed((replace(first, text=first.text[:-1] + "."), *line.words[1:]))
    if _STROKE_MARK.fullmatch(first.text) and "đ" in first.text:
        return Printed((replace(first, text="đ)"), *line.words[1:]))
    return line


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words line by line as Tesseract has them."""
    lines: dict[tuple[int, ...], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return list(lines.values())


def is_noise(line: Printed) -> bool:
    """Is this no text at all: unsure specks, or rules too low for letters?"""
    letters = sum(char.isalnum() for char in line.text)
    if letters and line.box[3] - line.box[1] < _LOWEST:
        return True
    return letters <= _MOST_OF_NOISE and all(word.confidence < _NOISE for word in line.words)


def _joined(pieces: Sequence[Printed]) -> list[Printed]:
    """Pieces that stand on one row, no farther apart than words, made one line."""
    result: list[Printed] = []
    for piece in sorted(pieces, key=lambda p: (p.box[0], p.box[1])):
        for index, before in enumerate(result):
            if _follows(before.box, piece.box):
                result[index] = Printed((*before.words, *piece.words))
                break
        else:
            result.append(piece)
    return sorted(result, key=lambda p: (p.box[1], p.box[0]))


def _follows(before: BBox, box: BBox) -> bool:
    shared = min(before[3], box[3]) - max(before[1], box[1])
    height = min(before[3] - before[1], box[3] - box[1])
    return -2 <= box[0] - before[2] <= COLUMN_GAP and shared > _SAME_ROW * height
