"""Two columns that stand side by side on the lines of a text: letterheads, and recipients beside a signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from kehoach_parser.document import Grid, Item, Line
from kehoach_parser.text.fold import CAPITALS

# What parts two columns on one line of a layout tool's print: typed double blanks are narrower, and behind a blank left
# open for a number or a day the text goes on with "/", "-KH" or in lower case.
# The signs are capitals of TCVN3 and VNI ("§éc lËp"), which are converted later.
_GAP = re.compile(rf"(?<=\S) {{4,}}(?=[{CAPITALS}¡-§ÆÎÑÖ\d(*“]|-\s|_{{5}})")
# One such line alone opens a signature block: a gap this wide between few words.
_WIDE_GAP, _MOST_WORDS = 8, 12
_LONGEST_SIDE = 60


def side_by_side(items: Iterable[Item]) -> list[Item]:
    """The same items, lines of two columns taken apart: first the left ones, then the right ones."""
    result: list[Item] = []
    for table, group in groupby(items, lambda item: isinstance(item, Grid)):
        run = list(group)
        result.extend(run if table else _taken_apart([item for item in run if isinstance(item, Line)]))
    return result


def stand_together(lines: Sequence[Line]) -> bool:
    """Do two lines with a wide gap follow each other at once, in a text with an empty line between its paragraphs?"""
    gaps = [line.number for line in lines if not line.page_start and len(_GAP.findall(line.text.expandtabs().strip())) == 1]
    first = next((line.number for line in lines), 0)
    numbers = {first, *gaps} if lines and len(_GAP.findall(lines[0].text.expandtabs().strip())) == 1 else set(gaps)
    return any(number + 1 in numbers for number in numbers)


def _taken_apart(lines: list[Line]) -> list[Line]:
    """Letterheads and signature blocks that layout tools print with both columns on one line, taken apart.

    Only where two lines one below the other have a wide gap. Tabulators stand for blanks.
    """
    printed = lines
    lines = [replace(line, text=line.text.expandtabs()) if "\t" in line.text else line for line in lines]
    gaps = [len(_GAP.findall(line.text.strip())) == 1 and not _no_columns(line) for line in lines]
    result: list[Line] = []
    index = 0
    while index < len(lines):
        stop = index
        while stop < len(lines) and (gaps[stop] or (stop > index and _one_sided(lines[stop], lines[index:stop]))):
            if stop > index and lines[stop].page_start:
                break
            stop += 1
        wide = sum(gaps[index:stop]) >= 2 or (gaps[index] and stop > index + 1 and _wide(lines[index]))
        if not wide:
            result.append(printed[index])
            index += 1
            continue
        left, right = [], []
        for line in lines[index:stop]:
            pieces = _GAP.split(line.text.strip())
            if len(pieces) == 2 and not _no_columns(line):
                left.append(replace(line, text=pieces[0], column=1, start=None))
                right.append(replace(line, text=pieces[1], column=2, start=None, page_start=False))
            else:
                side = left if _indent(line) < _split_at(lines[index:stop]) else right
                side.append(replace(line, text=line.text.strip(), column=1 if side is left else 2, start=None))
        result.extend([*left, *right])
        index = stop
    return result


def _no_columns(line: Line) -> bool:
    """Two items of one list on one line are no columns, nor is a lone sign beside text."""
    pieces = [piece.strip() for piece in _GAP.split(line.text.strip())]
    return all(piece.startswith("- ") for piece in pieces) or any(len(piece) == 1 and not piece.isalnum() for piece in pieces)


def _wide(line: Line) -> bool:
    gap = _GAP.search(line.text.strip())
    return gap is not None and gap.end() - gap.start() >= _WIDE_GAP and len(line.text.split()) <= _MOST_WORDS


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _split_at(lines: list[Line]) -> float:
    """Column of characters between the two sides: the middle of the widest gaps."""
    middles = [_indent(line) + (m.start() + m.end()) / 2 for line in lines for m in [_GAP.search(line.text.strip())] if m]
    return sum(middles) / len(middles) if middles else 0.0


def _one_sided(line: Line, before: list[Line]) -> bool:
    """A line of one side alone: all of it left or right of the gap of the lines before."""
    split = _split_at(before)
    if line.page_start or len(line.text.strip()) >= _LONGEST_SIDE:
        return False
    right = min(_indent(one) + m.end() for one in before for m in [_GAP.search(one.text.strip())] if m)
    # The right side may stand apart, as a signer's name does under the seal; the left side goes on line by line.
    return _indent(line) >= split or (len(line.text) <= right and (not line.gap or line.text.lstrip()[:1] in "-+"))
