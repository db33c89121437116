"""Footnotes of a PDF page: raised numbers in its text, and the small lines at its foot that begin with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kehoach_parser.readers.pdf.layer import Layer
from kehoach_parser.readers.pdf.lines.printed import Printed, foreign

# A raised number is set at 0.58 to 0.67 of the size of its text.
_RAISED = 0.8
# Footnotes are set in 9 to 11 pt under text of 13 to 14 pt.
_SMALL = 0.86
_NOTE = re.compile(r"(\d{1,3})\s*(?=[^\W\d_])")
_REFERENCE = re.compile(r"\d{1,2}(?!\w)")
# What a raised number stands behind, besides letters.
_BEFORE = frozenset(')”".,;:')
# "m2", "km3": raised figures that make a unit of area or volume of one of length.
_POWER = re.compile(r"(?<![^\W\d_])[dck]?m[23]")


def marked(lines: Sequence[Printed], layer: Layer) -> tuple[list[Printed], frozenset[int]]:
    """(the lines with "[1]" for each raised number that a footnote of the page explains, places of the footnotes).

    A raised number without a note is part of its word ("m2"); a small line that begins with a number which is raised
    nowhere in the text is no note but a row of a table or an item.
    """
    found = [(place, match) for place, line in enumerate(lines) for match in _REFERENCE.finditer(line.text)]
    raised = [(place, match) for place, match in found if match.start() and _is_raised(lines[place], match, layer)]
    if not raised:
        return list(lines), frozenset()
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[_size(line, -1, layer) or 0.0] += len(line.text)
    usual = sizes.most_common(1)[0][0]
    referred = {match.group() for _, match in raised}
    begins = {place for place, line in enumerate(lines) if _begins_note(line, usual, layer) in referred}
    if not begins:
        return list(lines), frozenset()
    top = min(lines[place].box[1] for place in begins)
    largest = max(_size(lines[place], -1, layer) or 0.0 for place in begins)
    notes = frozenset(
        place
        for place, line in enumerate(lines)
        if place in begins or (line.box[1] >= top and (_size(line, -1, layer) or 0.0) <= largest + 0.1 and _below(line, lines, begins))
    )
    told = {match.group(1) for place in begins if (match := _NOTE.match(lines[place].text))}
    result = list(lines)
    for place, match in reversed(raised):
        if place in notes or match.group() not in told or _is_power(lines[place].text, match, raised, lines):
            continue
        line = result[place]
        result[place] = line.replaced(match.start(), match.end(), foreign(f"[{match.group()}]", line.box))
    for place in begins:
        line = result[place]
        match = _NOTE.match(line.text)
        if match is not None:
            result[place] = line.replaced(0, match.end(), foreign(f"[{match.group(1)}] ", line.box))
    return result, notes


def _is_power(text: str, match: re.Match[str], raised: Sequence[tuple[int, re.Match[str]]], lines: Sequence[Printed]) -> bool:
    """Is it the figure of a unit, and does the mark of the note stand elsewhere?"""
    if not _ends_power(text, match):
        return False
    same = [(place, other) for place, other in raised if other.group() == match.group()]
    return any(not _ends_power(lines[place].text, other) for place, other in same)


def _ends_power(text: str, match: re.Match[str]) -> bool:
    return any(power.end() == match.end() for power in _POWER.finditer(text))


def _below(line: Printed, lines: Sequence[Printed], begins: set[int]) -> bool:
    """Does the line stand under the first line of a note, in its width? What stands beside the notes is none of them."""
    left = min(lines[place].box[0] for place in begins)
    return line.box[0] >= left - 2 * (line.box[3] - line.box[1])


def _begins_note(line: Printed, usual: float, layer: Layer) -> str | None:
    """The number that the line begins with as a note: it is raised, or all of the line is smaller than the page's text."""
    match = _NOTE.match(line.text)
    if match is None:
        return None
    number, letters = _size(line, 0, layer), _size(line, match.end(), layer)
    if number is None or letters is None or not (number < _RAISED * letters or letters < _SMALL * usual):
        return None
    return match.group(1)


def _is_raised(line: Printed, match: re.Match[str], layer: Layer) -> bool:
    before = line.text[match.start() - 1]
    if not before.isalpha() and before not in _BEFORE:
        return False
    number, letters = _size(line, match.start(), layer), _size(line, match.start() - 1, layer)
    return number is not None and letters is not None and number < _RAISED * letters


def _size(line: Printed, offset: int, layer: Layer) -> float | None:
    place = line.place(offset if offset >= 0 else len(line.text) + offset)
    return layer.size(place) if place is not None else None
