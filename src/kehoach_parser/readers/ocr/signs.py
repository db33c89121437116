"""Signs that only their width tells apart: a hyphen and a dash, three full stops and an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import numpy as np

from kehoach_parser.readers.ocr.image import POINT, Picture, cut
from kehoach_parser.readers.ocr.words import Printed, Word

_DASHES = frozenset("-–")
# The width of a dash in those of a usual letter: of 240 dashes on two scanned plans, hyphens have 0.4 to 0.7, dashes 0.95
# to 1.25.
_DASH = 0.82
# From one stop to the next, likewise: three full stops 0.5 to 0.56, those of an ellipsis 0.67 to 0.76 (14 on three plans).
_APART = 0.615
_STOPS = re.compile(r"\.{3}(?!\.)|…")
# A capital is so many usual letters wide. Fewer letters tell no width.
_CAPITAL, _LEAST_LETTERS = 1.4, 6.0
_DARK = 140
# A stop is no bigger than this part of its word's height; two gaps are the same that differ by no more than this part.
_SMALL, _SAME = 0.35, 0.15


def mend_signs(line: Printed, picture: Picture) -> Printed:
    """The line with its dashes and dots as they are printed. picture: what the line was read in."""
    letter = _letter(line.words)
    if letter is None:
        return line
    return Printed(tuple(_mended(word, letter, picture) for word in line.words))


def _letter(words: Sequence[Word]) -> float | None:
    """The width of a usual letter in points; None where there are too few."""
    known = [word for word in words if word.text.isalpha()]
    letters = sum(_CAPITAL if char.isupper() else 1.0 for word in known for char in word.text)
    return sum(word.box[2] - word.box[0] for word in known) / letters if letters >= _LEAST_LETTERS else None


def _mended(word: Word, letter: float, picture: Picture) -> Word:
    if word.text in _DASHES:
        return replace(word, text="–" if word.box[2] - word.box[0] > _DASH * letter else "-")
    if not _STOPS.search(word.text):
        return word
    apart = stops_apart(cut(word.box, picture))
    if apart is None:
        return word
    return replace(word, text=_STOPS.sub("…" if apart > _APART * letter * POINT else "...", word.text))


def stops_apart(picture: Picture) -> float | None:
    """From one full stop of a row of them to the next, in pixels; None where there is no row of three."""
    dark = picture < _DARK
    height = dark.shape[0]
    middles: list[float] = []
    at = 0
    for is_dark, run in groupby(np.asarray(dark.any(axis=0)).tolist()):
        width = len(list(run))
        if is_dark:
            rows = np.flatnonzero(dark[:, at : at + width].any(axis=1))
            if width <= _SMALL * height and rows[-1] - rows[0] < _SMALL * height and rows[0] > height / 2:
                middles.append(at + width / 2)
        at += width
    gaps = [b - a for a, b in pairwise(middles)]
    alike = [(a + b) / 2 for a, b in pairwise(gaps) if abs(a - b) <= _SAME * max(a, b)]
    return alike[-1] if alike else None
