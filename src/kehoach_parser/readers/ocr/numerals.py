"""Roman numerals by their strokes: Tesseract reads a bold "III" as "IH", "II" as "H", and is sure of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from kehoach_parser.readers.ocr.image import Picture, cut
from kehoach_parser.readers.ocr.words import Word

# What is read where a Roman numeral may stand, and its punctuation.
_LIKE = re.compile(r"(?P<before>\(?)(?P<core>(?=.*[IHL|\[\]!l])[IHLVXl1|!\[\]]{1,5})(?P<after>[.,:;)/]{0,3})$")
# Rows, as parts of the height, on which strokes are counted: above their middle "V" and "X" have two.
_ROWS, _UPPER_ROWS = (0.36, 0.5, 0.64), (0.24, 0.32)
_DARK = 140
# A stem is never wider than this part of its height; the bar of an "H", halfway up, is.
_STEM = 0.42
# Where an "H" has its bar.
_BAR = (0.4, 0.62)
_SURE = 90.0


def mend_numeral(word: Word, picture: Picture) -> Word:
    """The word with the Roman numeral that its strokes make; any other word as it is. picture: what it was read in."""
    match = _LIKE.match(word.text)
    if match is None:
        return word
    core = match.group("core")
    letters = re.sub(r"[HLl1|!\[\]]", "I", core)
    head = re.match(r"I?[VX]|", letters)
    kept = head.group() if head else ""
    if letters.strip("I") not in ("", "V", "X") or len(kept) + letters[len(kept) :].count("I") != len(letters):
        return word
    seen = cut(word.box, picture)
    if kept and _has_bar(seen):
        return word
    strokes = count_strokes(seen, _UPPER_ROWS if kept else _ROWS)
    more = strokes - (2 if kept else 0) - kept.count("I")
    if not (0 if kept else 1) <= more <= 3 or (kept.startswith("I") and more):
        return word
    numeral = kept + "I" * more
    if numeral == core:
        return word
    text = match.group("before") + numeral + match.group("after")
    return replace(word, text=text, confidence=max(word.confidence, _SURE))


def _has_bar(picture: Picture) -> bool:
    """Has a letter a bar about its middle, as the "H" of "VH" has?"""
    dark = picture < _DARK
    rows = np.flatnonzero(dark.any(axis=1))
    if not len(rows):
        return False
    top, height = int(rows[0]), int(rows[-1] - rows[0]) + 1
    middle = dark[top + int(_BAR[0] * height) : top + int(_BAR[1] * height) + 1]
    return any(len(list(run)) > _STEM * height for row in middle.tolist() for is_dark, run in groupby(row) if is_dark)


def count_strokes(picture: Picture, parts: Sequence[float] = _ROWS) -> int:
    """How many upright strokes a word has; 0 where it has others, or where the rows do not agree."""
    dark = picture < _DARK
    rows = [index for index, row in enumerate(dark) if row.any()]
    if not rows:
        return 0
    top, height = rows[0], rows[-1] - rows[0] + 1
    counts = set()
    for part in parts:
        runs = [len(list(group)) for is_dark, group in groupby(dark[top + int(part * height)]) if is_dark]
        if not runs or max(runs) > _STEM * height:
            return 0
        counts.add(len(runs))
    return counts.pop() if len(counts) == 1 else 0
