"""Grids from ruling lines: which cells do the drawn lines of a page enclose, and which of them are merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Rulings of office documents are 0.25 to 2.25 pt thick, and double rules lie up to 2 pt apart: what lies nearer than
# this is one line. Cells are never smaller than a line of 6 pt text.
TOLERANCE = 2.5
SHORTEST = 5.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A drawn line: at (its constant coordinate), from start to end, in points, y downwards."""

    at: float
    start: float
    end: float


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


def find_grids(horizontal: Sequence[Segment], vertical: Sequence[Segment]) -> list[RuledGrid]:
    """The tables that the lines of one page make, from the top of the page to its bottom."""
    if len(horizontal) < 2 or len(vertical) < 2:
        return []
    grids = []
    for rows, columns in _connected(horizontal, vertical):
        grid = _grid(rows, columns)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda g: (g.box[1], g.box[0]))


def _connected(horizontal: Sequence[Segment], vertical: Sequence[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """Lines that touch one another, directly or through others, belong to one table."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    offset = len(horizontal)
    for j, v in enumerate(vertical):
        low, high = v.start - TOLERANCE, v.end + TOLERANCE
        for i, h in enumerate(horizontal):
            if low <= h.at <= high and h.start - TOLERANCE <= v.at <= h.end + TOLERANCE:
                parent[root(i)] = root(offset + j)
    groups: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for i, h in enumerate(horizontal):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(vertical):
        groups.setdefault(root(offset + j), ([], []))[1].append(v)
    return [g for g in groups.values() if len(g[0]) >= 2 and len(g[1]) >= 2]


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
        nearest = min(range(len(positions)), key=lambda i: abs(positions[i] - segment.at))
        lines[nearest].append(segment)
    return lines


def _covered(line: Sequence[Segment], start: float, end: float) -> bool:
    """Is most of start..end drawn? Rules are drawn in pieces and in dashes: count what they cover together."""
    total = 0.0
    reach = start
    for segment in sorted(line, key=lambda s: s.start):
        low, high = max(segment.start - 1, reach), min(segment.end + 1, end)
        if high > low:
            total += high - low
            reach = high
    return total >= 0.5 * (end - start)


def _grid(horizontal: Sequence[Segment], vertical: Sequence[Segment]) -> RuledGrid | None:
    ys, xs = _positions(horizontal), _positions(vertical)
    if len(ys) < 2 or len(xs) < 2:
        return None
    across, down = _by_position(horizontal, ys), _by_position(vertical, xs)
    rows, columns = len(ys) - 1, len(xs) - 1
    # wall[r][c]: a line stands left of cell c in row r; floor[r][c]: one lies above row r in column c.
    wall = [[_covered(down[c], ys[r], ys[r + 1]) for c in range(columns + 1)] for r in range(rows)]
    floor = [[_covered(across[r], xs[c], xs[c + 1]) for c in range(columns)] for r in range(rows + 1)]
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
