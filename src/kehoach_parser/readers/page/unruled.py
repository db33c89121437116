"""Tables without vertical rules, or without any: columns from the white space that all their rows keep open.

What is told so is less sure than what is drawn: such a grid says it (Grid.ruled).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kehoach_parser.document import BBox
from kehoach_parser.readers.page.rulings import RuledCell, RuledGrid, Segment

# Words of a cell stand 3 to 6 pt apart in justified text of 12 pt; cells have 5.4 pt of padding on each side.
_JUMP = 9.0
# White space that all full rows keep open and that is wider than this parts two columns.
_OPEN = 5.0
# Words share a row where their middles are nearer than this share of their height.
_SAME_ROW = 0.5
# Rules of one table begin and end alike, in points, and reach over this share of its page's text.
_ALIKE = 3.0
_LONG = 0.4
_FEWEST_RULES = 3
# Lines of prose between two tables reach over this share of the rules.
_FULL = 0.6
# Without rules: so many columns, and so many rows with a number. Letterheads and signatures have two or three columns.
_FEWEST_COLUMNS = 3
_FEWEST_NUMBERS = 2
# Between rows that wrap, the space is wider than between the lines of one row by this factor.
_WIDER = 1.25
# Prose stands between two tables; a title across one takes one or two lines.
_LONGEST_TITLE = 2
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[A-HĐa-hđ])[.)/]?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the top left of the page."""

    text: str
    box: BBox


@dataclass(slots=True)
class _Row:
    """Words at one height, from the left."""

    words: list[Word]
    top: float = 0.0
    bottom: float = 0.0
    segments: list[tuple[float, float]] = field(default_factory=list)

    def measure(self) -> None:
        self.words.sort(key=lambda word: word.box[0])
        self.top = min(word.box[1] for word in self.words)
        self.bottom = max(word.box[3] for word in self.words)
        for word in self.words:
            x0, _, x1, _ = word.box
            if self.segments and x0 - self.segments[-1][1] <= _JUMP:
                self.segments[-1] = (self.segments[-1][0], max(x1, self.segments[-1][1]))
            else:
                self.segments.append((x0, x1))

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def may_hold_tables(boxes: Sequence[BBox], across: Sequence[Segment], width: float) -> bool:
    """Is a closer look worth it? Rows of three pieces and more, or rules across that begin and end alike."""
    if any(True for _ in _rule_groups(across, width)):
        return True
    ordered = sorted(boxes, key=lambda box: box[1] + box[3])
    rows = run = 0
    for before, box in pairwise(ordered):
        off = abs(box[1] + box[3] - before[1] - before[3]) / 2
        run = run + 1 if off < _SAME_ROW * min(box[3] - box[1], before[3] - before[1]) else 0
        rows += run == _FEWEST_COLUMNS - 1
    return rows >= _FEWEST_NUMBERS


def find_unruled(words: Sequence[Word], across: Sequence[Segment], width: float) -> list[RuledGrid]:
    """The tables among words that no vertical rules part, from the top. across: rules of no drawn table; width: of the page."""
    rows = _rows(words)
    found: list[RuledGrid] = []
    for rules in _rule_groups(across, width):
        for part in _parted(rules, rows):
            held = [row for row in rows if part[0] < row.middle < part[-1]]
            grid = _grid(held, part)
            if grid is not None:
                found.append(grid)
    free = [row for row in rows if not any(grid.box[1] <= row.middle <= grid.box[3] for grid in found)]
    for run in _aligned(free):
        grid = _grid(run, [])
        if grid is not None and not any(grid.box[1] < other.box[3] and other.box[1] < grid.box[3] for other in found):
            found.append(grid)
    return sorted(found, key=lambda grid: grid.box[1])


def _rows(words: Sequence[Word]) -> list[_Row]:
    rows: list[_Row] = []
    for word in sorted(words, key=lambda word: word.box[1] + word.box[3]):
        last = rows[-1].words[0].box if rows else None
        if last is not None:
            off = abs(word.box[1] + word.box[3] - last[1] - last[3]) / 2
            if off < _SAME_ROW * min(word.box[3] - word.box[1], last[3] - last[1]):
                rows[-1].words.append(word)
                continue
        rows.append(_Row([word]))
    for row in rows:
        row.measure()
    return rows


def _rule_groups(across: Sequence[Segment], width: float) -> Iterator[list[Segment]]:
    """Long rules that begin and end alike, from the top."""
    left = [rule for rule in across if rule.end - rule.start >= _LONG * width]
    while left:
        first = left[0]
        group = [rule for rule in left if abs(rule.start - first.start) <= _ALIKE and abs(rule.end - first.end) <= _ALIKE]
        left = [rule for rule in left if rule not in group]
        places: list[Segment] = []
        for rule in sorted(group, key=lambda rule: rule.at):
            # Double rules are one.
            if not places or rule.at - places[-1].at > _OPEN:
                places.append(rule)
        if len(places) >= _FEWEST_RULES:
            yield places


def _parted(rules: Sequence[Segment], rows: Sequence[_Row]) -> Iterator[list[float]]:
    """The heights of the rules of one table each: prose between two rules parts tables."""
    part = [rules[0].at]
    for before, rule in pairwise(rules):
        between = [row for row in rows if before.at < row.middle < rule.at]
        prose = len(between) > _LONGEST_TITLE and all(len(row.segments) == 1 for row in between)
        wide = sum(row.segments[0][1] - row.segments[0][0] > _FULL * (rule.end - rule.start) for row in between if row.segments)
        if not between or (prose and 2 * wide >= len(between)):
            if len(part) >= _FEWEST_RULES:
                yield part
            part = []
        part.append(rule.at)
    if len(part) >= _FEWEST_RULES:
        yield part


def _aligned(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Runs of rows that may be a table without any rule: they begin and end with a row of several pieces."""
    run: list[_Row] = []
    last = single = 0
    for row in rows:
        full = len(row.segments) >= _FEWEST_COLUMNS
        if full or (run and not (len(row.segments) == 1 and _is_across(row, run))):
            run.append(row)
            single = 0
            last = len(run) if full or _follows(run) else last
        elif run and single < _LONGEST_TITLE:
            run.append(row)
            single += 1
        elif run:
            yield run[:last]
            run, last, single = [], 0, 0
    if run:
        yield run[:last]


def _is_across(row: _Row, run: Sequence[_Row]) -> bool:
    """Does the one piece of the row reach over the space between two pieces of a full row?"""
    full = max(run, key=lambda other: len(other.segments))
    start, end = row.segments[0]
    return any(start < before[1] and end > behind[0] for before, behind in pairwise(full.segments))


def _follows(run: Sequence[_Row]) -> bool:
    """Does the last row stand as near below the one before it as lines of one cell do?"""
    return len(run) < 2 or run[-1].top - run[-2].bottom < (run[-1].bottom - run[-1].top)


def _grid(rows: Sequence[_Row], rules: Sequence[float]) -> RuledGrid | None:
    """The rows as a grid, its columns where all full rows are open; None where they are no table."""
    most = max((len(row.segments) for row in rows), default=0)
    if most < 2:
        return None
    borders = _borders([row for row in rows if len(row.segments) >= max(2, most - 1)])
    if len(borders) + 1 < (2 if rules else _FEWEST_COLUMNS):
        return None
    numbers = [row for row in rows if _number(row, borders)]
    if not rules and len(numbers) < _FEWEST_NUMBERS:
        return None
    edges = _edges(rows, rules, borders)
    if len(edges) < 3:
        return None
    left = min(row.segments[0][0] for row in rows) - 1
    right = max(row.segments[-1][1] for row in rows) + 1
    return _made(rows, [left, *borders, right], edges)


def _borders(rows: Sequence[_Row]) -> list[float]:
    """The middles of the spaces that no word of the rows lies in."""
    taken: list[tuple[float, float]] = []
    for start, end in sorted((word.box[0], word.box[2]) for row in rows for word in row.words):
        if taken and start <= taken[-1][1]:
            taken[-1] = (taken[-1][0], max(end, taken[-1][1]))
        else:
            taken.append((start, end))
    spaces = [(before[1], behind[0]) for before, behind in pairwise(taken) if behind[0] - before[1] >= _OPEN]
    return [(start + end) / 2 for start, end in spaces]


def _number(row: _Row, borders: Sequence[float]) -> bool:
    """Does the row begin with a number, alone in the first column?"""
    first = [word for word in row.words if (word.box[0] + word.box[2]) / 2 < borders[0]]
    return len(first) == 1 and _NUMBER.fullmatch(first[0].text) is not None


def _edges(rows: Sequence[_Row], rules: Sequence[float], borders: Sequence[float]) -> list[float]:
    """The heights at which the rows of the table begin and end: at rules, at numbers, else at wider spaces."""
    edges = [rules[0] if rules else rows[0].top - 1]
    bands = list(pairwise(rules)) or [(rows[0].top - 1, rows[-1].bottom + 1)]
    for place, (top, bottom) in enumerate(bands):
        held = [row for row in rows if top < row.middle < bottom]
        begins = [index for index, row in enumerate(held) if index and _number(row, borders)]
        # Above the first number stands the heading; with rules it has its own.
        numbered = [index for index, row in enumerate(held) if _number(row, borders)]
        first = numbered[0] if numbered else 0
        if numbered and (place or not rules) and first and rules and len(numbered) == 1:
            begins = []
        elif not numbered and not (rules and place == 0):
            begins = _wider(held)
        edges.extend((held[index - 1].bottom + held[index].top) / 2 for index in begins)
        edges.append(bottom)
    return edges


def _wider(rows: Sequence[_Row]) -> list[int]:
    """Rows that stand farther below the one before them than lines of one cell do; all rows where all stand alike."""
    steps = [below.middle - above.middle for above, below in pairwise(rows)]
    if not steps:
        return []
    near = min(steps)
    if max(steps) < _WIDER * near:
        return list(range(1, len(rows)))
    return [index for index, step in enumerate(steps, 1) if step >= _WIDER * near]


def _made(rows: Sequence[_Row], columns: Sequence[float], edges: Sequence[float]) -> RuledGrid:
    cells: list[RuledCell] = []
    count = len(columns) - 1
    for number, (top, bottom) in enumerate(pairwise(edges)):
        held = [row for row in rows if top < row.middle < bottom]
        spans = Counter[int]()
        if len(held) == 1:
            for start, end in held[0].segments:
                inside = [place for place in range(count) if columns[place] < end - 1 and columns[place + 1] > start + 1]
                if len(inside) > 1:
                    spans[inside[0]] = len(inside)
        column = 0
        while column < count:
            span = max(1, spans[column])
            box = (columns[column], top, columns[column + span], bottom)
            cells.append(RuledCell(number, column, 1, span, box))
            column += span
    return RuledGrid((columns[0], edges[0], columns[-1], edges[-1]), len(edges) - 1, count, tuple(cells))
