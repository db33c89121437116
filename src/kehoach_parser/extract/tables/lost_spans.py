"""Headings of two levels of which only the words are left: the source dropped what each covers (crawled Markdown).

Above stand n headings, below them m; the table has w columns. Then n + m - w of the upper ones cover the lower ones, two
of them each at least. Which ones these are is told by what the columns hold: cells under one heading are of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import TypeAlias

from kehoach_parser.document import Text, chain
from kehoach_parser.extract.tables.columns import map_columns
from kehoach_parser.extract.tables.kinds import Kind
from kehoach_parser.text.fold import key

_DIGITS = re.compile(r"\d+")
# More ways than that are not told apart by anything.
_MOST_WAYS = 400

# For each upper heading how many columns it covers; 1 where none stands below it.
_Way: TypeAlias = tuple[int, ...]


def joined_headings(upper: Sequence[Text], lower: Sequence[Text], kinds: Sequence[Kind]) -> tuple[list[Text], list[Text]] | None:
    """(one heading for each column, what is left over): headings that could stand elsewhere are left over, their columns
    without one. None where the two rows cannot be headings of so many columns. kinds: of the columns' cells."""
    ways = list(islice(_ways(upper, lower, len(kinds)), _MOST_WAYS))
    if not ways:
        return None
    ways = _of_one_kind(ways, kinds) or ways
    ways = _alike(ways, upper) or ways
    ways = _unknown(ways, upper) or ways
    read = [_columns(way, upper, lower) for way in ways]
    if len(ways) == 1:
        return read[0], []
    headings = [own[0] if len({text.value for text in own}) == 1 else Text("") for own in zip(*read, strict=True)]
    told = {id(line) for text in headings for line in text.lines}
    return headings, [text for text in (*upper, *lower) if not any(id(line) in told for line in text.lines)]


def _ways(upper: Sequence[Text], lower: Sequence[Text], width: int) -> Iterator[_Way]:
    over = len(upper) + len(lower) - width
    if over < 1 or len(lower) < 2 * over:
        return
    numbered = "number" in map_columns([text.value for text in upper])[:1]
    for places in combinations(range(1 if numbered else 0, len(upper)), over):
        for shares in _shares(lower, over):
            covered = dict(zip(places, shares, strict=True))
            yield tuple(covered.get(place, 1) for place in range(len(upper)))


def _shares(lower: Sequence[Text], over: int) -> Iterator[tuple[int, ...]]:
    """How the lower headings may be divided: evenly where the same ones come again, else in every way."""
    count = len(lower)
    keys = [key(text.value) for text in lower]
    each = count // over
    if count % over == 0 and keys == keys[:each] * over:
        yield (each,) * over
        return
    for cuts in combinations(range(1, count), over - 1):
        shares = tuple(b - a for a, b in zip((0, *cuts), (*cuts, count), strict=True))
        if min(shares) > 1:
            yield shares


def _spans(way: _Way) -> Iterator[tuple[int, int]]:
    """(first column, columns) of each upper heading."""
    column = 0
    for span in way:
        yield column, span
        column += span


def _of_one_kind(ways: Sequence[_Way], kinds: Sequence[Kind]) -> list[_Way]:
    return [way for way in ways if all(len(set(kinds[first : first + span])) == 1 for first, span in _spans(way))]


def _alike(ways: Sequence[_Way], upper: Sequence[Text]) -> list[_Way]:
    """Ways in which the headings above others differ in nothing but figures: Năm 2026, Năm 2027."""
    shapes = [_DIGITS.sub("0", key(text.value)) for text in upper]
    several = [way for way in ways if sum(span > 1 for span in way) > 1]
    return [way for way in several if len({shapes[at] for at, span in enumerate(way) if span > 1}) == 1]


def _unknown(ways: Sequence[_Way], upper: Sequence[Text]) -> list[_Way]:
    """Ways in which a heading of a known meaning has its column to itself."""
    known = map_columns([text.value for text in upper])
    return [way for way in ways if not any(known[at] for at, span in enumerate(way) if span > 1)]


def _columns(way: _Way, upper: Sequence[Text], lower: Sequence[Text]) -> list[Text]:
    headings: list[Text] = []
    below = iter(lower)
    for text, span in zip(upper, way, strict=True):
        if span == 1:
            headings.append(text)
            continue
        # The lines of the heading above stay with the first of its columns.
        headings += [chain([text if place == 0 else Text(text.value), next(below)]) for place in range(span)]
    return headings
