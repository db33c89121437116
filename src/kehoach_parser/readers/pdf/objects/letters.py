"""The letters of odd text objects read along their own direction: upright, turned, or across the page."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from kehoach_parser.document import BBox
from kehoach_parser.readers.page.space import Space
from kehoach_parser.readers.pdf.objects.odd import TextObject, Why, address, why_odd


@dataclass(frozen=True, slots=True)
class Turned:
    """Letters of one line of odd text: its text, the box around it on the page, why it is odd."""

    text: str
    box: BBox
    why: Why
    size: float
    source: int = 0


def read_odd(textpage: Any, space: Space, objects: Sequence[TextObject]) -> list[Turned]:
    """The lines of odd text, each read along its own direction, in the order of the file."""
    wanted = {address(item.handle): place for place, item in enumerate(objects)}
    lines: list[Turned] = []
    run: list[_Letter] = []
    for letter in _letters(textpage, space, wanted, objects):
        if run and not _goes_on(run[-1], letter, objects):
            lines.append(_line(run, objects))
            run = []
        run.append(letter)
    if run:
        lines.append(_line(run, objects))
    return [line for line in lines if line.text]


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter: its box on the page, and where it begins and ends along and across the direction of its text."""

    text: str
    owner: int
    box: BBox
    along: tuple[float, float]
    across: float
    size: float


def _letters(textpage: Any, space: Space, wanted: dict[int, int], objects: Sequence[TextObject]) -> Iterator[_Letter]:
    edges = tuple(ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(textpage.count_chars()):
        handle = raw.FPDFText_GetTextObject(textpage.raw, index)
        owner = wanted.get(address(handle)) if handle else None
        if owner is None or raw.FPDFText_IsGenerated(textpage.raw, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(textpage.raw, index)
        if code in (0, 10, 13):
            continue
        left, right, bottom, top = edges
        raw.FPDFText_GetCharBox(textpage.raw, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(textpage.raw, index, x, y)
        angle = math.radians(objects[owner].angle + space.rotation)
        cos, sin = math.cos(angle), math.sin(angle)
        corners = [(px * cos + py * sin) for px in (left.value, right.value) for py in (bottom.value, top.value)]
        straight = round(objects[owner].angle) % 90 == 0
        start = x.value * cos + y.value * sin
        along = (min(corners), max(corners)) if straight else (start, start)
        box = space.shown(left.value, bottom.value, right.value, top.value)
        across = y.value * cos - x.value * sin
        yield _Letter(chr(code), owner, box, along, across, float(raw.FPDFText_GetFontSize(textpage.raw, index)))


# Letters of one line share its base line; a blank is wider than this share of the letters' size.
_BASE = 0.3
_BLANK = 0.2
# Words of one line stand nearer than this many times their size.
_LINE = 2.0


def _goes_on(before: _Letter, letter: _Letter, objects: Sequence[TextObject]) -> bool:
    """Does the letter stand on the line of the one before it, behind it?"""
    if before.owner == letter.owner:
        return True
    first, second = objects[before.owner], objects[letter.owner]
    gap = letter.along[0] - before.along[1]
    size = max(before.size, letter.size)
    return (
        first.angle == second.angle
        and why_odd(first) == why_odd(second)
        and abs(letter.across - before.across) <= _BASE * size
        and -size < gap < _LINE * size
    )


def _line(run: Sequence[_Letter], objects: Sequence[TextObject]) -> Turned:
    text = ""
    for place, letter in enumerate(run):
        before = run[place - 1] if place else None
        if before is not None and before.owner != letter.owner and letter.along[0] - before.along[1] > _BLANK * letter.size:
            text += " "
        text += letter.text
    boxes = [letter.box for letter in run if not letter.text.isspace()] or [run[0].box]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Turned(" ".join(text.split()), box, why_odd(objects[run[0].owner]), run[0].size, run[0].owner)
