"""Grids from ruling lines: which cells do the drawn lines of a page enclose, and which of them are merged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# Rulings of office documents are 0.25 to 2.25 pt thick, and double rules lie up to 2 pt apart: what lies nearer than
# this is one line. Cells are never smaller than a line of 6 pt text.
TOLERANCE = 2.5
SHORTEST = 5.0
# Pieces of one rule lie end to end; dashes of Word and LibreOffice leave 1 to 4.5 pt between them. Tables side by side
# stand farther apart: their cells alone keep 5 pt on each side of the text.
_GAP = 5.0
# A rule ends at the rules that it meets. One that ends inside of a cell, such as the stroke below an underlined word,
# keeps a cell's padding (5.4 pt in Word, 5.4 in LibreOffice) away from them.
_MEETS = 4.0
# A rule that goes on this far beyond the outermost rule across it tells that the table is open on that side.
_OVERHANG = 8.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A drawn line: at (its constant coordinate), from start to end, in points, y downwards.

    drawn: False for the edge of a filled area that has no line of its own.
    """

    at: float
    start: float
    end: float
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell: row and column from 0, spans, and its box (x0, y0, x1, y1)."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """A table of at least two cells: its box, size and cells in reading order, none overlapping."""

    box: tuple[float, float, float, float]
    rows: int
    columns: int
    cells: tuple[RuledCell, ...]


Lines = tuple[list[Segment], list[Segment]]


def find_grids(horizontal: Sequence[Segment], vertical: Sequence[Segment]) -> list[RuledGrid]:
    """The tables that the lines of one page make, from the top of the page to its bottom; each has two columns."""
    across, down = _joined(horizontal), _joined(vertical)
    if not across or len(down) < 1 or len(across) + len(down) < 4:
        return []
    grids = []
    for piece in _stacked(_connected(across, down)):
        rows, columns = _without_highlights(*piece)
        if rows and columns:
            grid = _grid(*_closed(rows, columns))
            if grid is not None:
                grids.append(grid)
    return sorted(grids, key=lambda g: (g.box[1], g.box[0]))


def _joined(segments: Sequence[Segment]) -> list[Segment]:
    """Pieces of a line that lie end to end made one, and lines that lie upon one another; sorted by place."""
    result: list[Segment] = []
    group: list[Segment] = []
    for segment in sorted(segments, key=lambda s: s.at):
        if group and segment.at - group[0].at > 0.7:
            result.extend(_runs(group))
            group = []
        group.append(segment)
    result.extend(_runs(group))
    return result


def _runs(group: list[Segment]) -> list[Segment]:
    if len(group) < 2:
        return group
    group.sort(key=lambda s: s.start)
    runs: list[Segment] = []
    at, start, end, drawn = group[0].at, group[0].start, group[0].end, group[0].drawn
    for segment in group[1:]:
        if segment.start <= end + _GAP:
            end = max(end, segment.end)
            drawn = drawn or segment.drawn
        else:
            runs.append(Segment(at, start, end, drawn))
            at, start, end, drawn = segment.at, segment.start, segment.end, segment.drawn
    runs.append(Segment(at, start, end, drawn))
    return runs


def _connected(horizontal: Sequence[Segment], vertical: Sequence[Segment]) -> list[Lines]:
    """Lines that touch one another, directly or through others, belong to one table. horizontal: sorted by place."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    offset = len(horizontal)
    places = [h.at for h in horizontal]
    for j, v in enumerate(vertical):
        for i in range(bisect_left(places, v.start - TOLERANCE), bisect_right(places, v.end + TOLERANCE)):
            h = horizontal[i]
            if h.start - TOLERANCE <= v.at <= h.end + TOLERANCE:
                parent[root(i)] = root(offset + j)
    groups: dict[int, Lines] = {}
    for i, h in enumerate(horizontal):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(vertical):
        groups.setdefault(root(offset + j), ([], []))[1].append(v)
    return [g for g in groups.values() if g[0] and g[1]]


def _stacked(groups: list[Lines]) -> list[Lines]:
    """Pieces of a table without outer lines that a row merged across has parted, made one again.

    Above such a row the rules down end at its upper line, below it they begin at its lower line, and the lines across
    begin and end alike in both pieces.
    """
    result: list[Lines] = []
    for across, down in sorted(groups, key=lambda g: min(s.at for s in g[0])):
        before = result[-1] if result else None
        if (
            before is not None
            and _alike(before[0], across)
            and _open(*before)
            and _open(across, down)
            and abs(max(s.end for s in _drawn(before[1])) - max(s.at for s in before[0])) <= TOLERANCE
            and abs(min(s.start for s in _drawn(down)) - min(s.at for s in across)) <= TOLERANCE
        ):
            result[-1] = (before[0] + across, before[1] + down)
        else:
            result.append((across, down))
    return result


def _without_highlights(across: list[Segment], down: list[Segment]) -> Lines:
    """The lines, without the edges of fills that no column agrees with: shaded words and paragraphs, not cells."""
    if all(segment.drawn for segment in (*across, *down)):
        return across, down
    drawn = _drawn(across)
    places = sorted(s.at for s in _drawn(down))
    if not places:
        return [], []
    if drawn:
        places = [min(s.start for s in drawn), *places, max(s.end for s in drawn)]
    return (
        [s for s in across if s.drawn or (_near(s.start, places) and _near(s.end, places))],
        [s for s in down if s.drawn or _near(s.at, places)],
    )


def _near(at: float, places: Sequence[float]) -> bool:
    return any(abs(at - place) <= TOLERANCE for place in places)


def _open(across: Sequence[Segment], down: Sequence[Segment]) -> bool:
    """Do the lines across go on beyond the outermost rules down, on both sides? Filled headings have edges there."""
    down = _drawn(down)
    return bool(down) and (
        min(s.start for s in across) < min(s.at for s in down) - _OVERHANG
        and max(s.end for s in across) > max(s.at for s in down) + _OVERHANG
    )


def _drawn(segments: Sequence[Segment]) -> list[Segment]:
    return [segment for segment in segments if segment.drawn]


def _alike(first: Sequence[Segment], second: Sequence[Segment]) -> bool:
    return (
        abs(min(s.start for s in first) - min(s.start for s in second)) <= TOLERANCE
        and abs(max(s.end for s in first) - max(s.end for s in second)) <= TOLERANCE
    )


def _closed(across: list[Segment], down: list[Segment]) -> Lines:
    """The lines, with outer lines added on the sides where the inner ones go on beyond the last line across them."""
    left, right = min(s.start for s in across), max(s.end for s in across)
    top, bottom = min(s.start for s in down), max(s.end for s in down)
    first, last = min(s.at for s in across), max(s.at for s in across)
    extra_down = [x for x, open_ in ((left, min(s.at for s in down) - left), (right, right - max(s.at for s in down))) if open_ > _OVERHANG]
    extra_across = [y for y, open_ in ((top, first - top), (bottom, bottom - last)) if open_ > _OVERHANG]
    top, bottom = min(top, first), max(bottom, last)
    return (
        across + [Segment(y, left, right) for y in extra_across],
        down + [Segment(x, top, bottom) for x in extra_down],
    )


def _positions(segments: Sequence[Segment]) -> list[float]:
    found: list[list[float]] = []
    for at in sorted(s.at for s in segments):
        if found and at - found[-1][-1] <= TOLERANCE:
            found[-1].append(at)
        else:
            found.append([at])
    return [sum(group) / len(group) for group in found]


def _by_position(segments: Sequence[Segment], positions: Sequence[float]) -> list[list[Segment]]:
    lines: list[list[Segment]] = [[] for _ in positions]
    for segment in segments:
        after = bisect_left(positions, segment.at)
        nearest = min(range(max(0, after - 1), min(len(positions), after + 1)), key=lambda i: abs(positions[i] - segment.at))
        lines[nearest].append(segment)
    return lines


def _covered(line: Sequence[Segment], start: float, end: float) -> bool:
    """Does the line reach from start to end, and is most of it drawn? Dashes count with what they cover together."""
    if len(line) == 1:
        return line[0].start <= start + _MEETS and line[0].end >= end - _MEETS
    total = 0.0
    reach = start
    first, last = end, start
    for segment in sorted(line, key=lambda s: s.start):
        low, high = max(segment.start - 1, reach), min(segment.end + 1, end)
        if high > low:
            total += high - low
            reach = high
            first, last = min(first, segment.start), max(last, segment.end)
    return total >= 0.5 * (end - start) and first <= start + _MEETS and last >= end - _MEETS


def _grid(horizontal: Sequence[Segment], vertical: Sequence[Segment]) -> RuledGrid | None:
    ys, xs = _positions(horizontal), _positions(vertical)
    if len(ys) < 2 or len(xs) < 3:
        return None
    across, down = _by_position(horizontal, ys), _by_position(vertical, xs)
    # A line that parts no two cells (an underlined word, a rule that ends inside of a cell) makes no row and no column.
    used_y = [any(_covered(across[r], a, b) for a, b in pairwise(xs)) for r in range(len(ys))]
    used_x = [any(_covered(down[c], a, b) for a, b in pairwise(ys)) for c in range(len(xs))]
    if not all(used_y) or not all(used_x):
        kept_y = [s for r, used in enumerate(used_y) if used for s in across[r]]
        kept_x = [s for c, used in enumerate(used_x) if used for s in down[c]]
        return _grid(kept_y, kept_x)
    rows, columns = len(ys) - 1, len(xs) - 1
    # wall[r][c]: a line stands left of cell c in row r; floor[r][c]: one lies above row r in column c.
    wall = [[_covered(down[c], ys[r], ys[r + 1]) for c in range(columns + 1)] for r in range(rows)]
    floor = [[_covered(across[r], xs[c], xs[c + 1]) for c in range(columns)] for r in range(rows + 1)]
    for r in range(1, rows):
        _whole(floor[r], wall[r - 1], wall[r])
        if not any(floor[r]):
            return _grid([s for line in (*across[:r], *across[r + 1 :]) for s in line], vertical)
    return _cells(xs, ys, wall, floor)


def _whole(floor: list[bool], above: Sequence[bool], below: Sequence[bool]) -> None:
    """A line that ends inside of a merged cell does not part it: it must reach from one rule down to the next."""
    start = 0
    for column in range(1, len(floor) + 1):
        if column == len(floor) or above[column] or below[column]:
            if not all(floor[start:column]):
                floor[start:column] = [False] * (column - start)
            start = column


def _cells(xs: Sequence[float], ys: Sequence[float], wall: Sequence[Sequence[bool]], floor: Sequence[Sequence[bool]]) -> RuledGrid | None:
    rows, columns = len(ys) - 1, len(xs) - 1
    taken = [[False] * columns for _ in range(rows)]
    cells: list[RuledCell] = []
    for r in range(rows):
        for c in range(columns):
            if taken[r][c]:
                continue
            right = c + 1
            while right < columns and not wall[r][right] and not taken[r][right]:
                right += 1
            bottom = r + 1
            while bottom < rows and not any(floor[bottom][k] for k in range(c, right)) and not any(
                wall[bottom][k] for k in range(c + 1, right)
            ):
                bottom += 1
            for i in range(r, bottom):
                for k in range(c, right):
                    taken[i][k] = True
            cells.append(RuledCell(r, c, bottom - r, right - c, (xs[c], ys[r], xs[right], ys[bottom])))
    if len(cells) < 2:
        return None
    return RuledGrid((xs[0], ys[0], xs[-1], ys[-1]), rows, columns, tuple(cells))
