"""The drawn lines of a PDF page: rules as lines, as thin rectangles, as dashes and dots, as edges of boxes and fills."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from kehoach_parser.document import BBox
from kehoach_parser.readers.page.rulings import SHORTEST, Lines, Segment
from kehoach_parser.readers.page.space import Space

# Rules of 3 pt part the heading of some tables; text is never this low.
_THICKEST = 4.0
# Word prints a dotted border as a row of squares, 0.5 to 1.5 pt wide and as far apart.
_DOT = 2.5
_DOT_STEP = 5.0
_FEWEST_DOTS = 6
# Seals and charts drawn as paths have thousands of points; a whole table in one path has a few hundred.
_LARGEST_PATH = 4000
_DEEPEST_FORM = 4
_WHITE = 250

Matrix = tuple[float, float, float, float, float, float]


class _Found:
    """Segments under way."""

    __slots__ = ("dots", "horizontal", "vertical")

    def __init__(self) -> None:
        self.horizontal: list[Segment] = []
        self.vertical: list[Segment] = []
        self.dots: list[BBox] = []

    def add(self, box: BBox) -> bool:
        """Takes a thin box in as a line; False for a box that has an inside."""
        x0, y0, x1, y1 = box
        wide, high = x1 - x0, y1 - y0
        if high <= _THICKEST and wide > SHORTEST and wide > 2 * high:
            self.horizontal.append(Segment((y0 + y1) / 2, x0, x1))
        elif wide <= _THICKEST and high > SHORTEST and high > 2 * wide:
            self.vertical.append(Segment((x0 + x1) / 2, y0, y1))
        elif wide <= SHORTEST and high <= SHORTEST:
            if wide <= _DOT or high <= _DOT:
                self.dots.append(box)
        else:
            return False
        return True

    def frame(self, box: BBox, *, drawn: bool) -> None:
        """The four edges of a box."""
        x0, y0, x1, y1 = box
        self.horizontal += [Segment(y0, x0, x1, drawn), Segment(y1, x0, x1, drawn)]
        self.vertical += [Segment(x0, y0, y1, drawn), Segment(x1, y0, y1, drawn)]


def rulings(objects: Iterable[tuple[int, Any]], space: Space) -> Lines:
    """(horizontal, vertical) segments of a page's path objects, those inside of forms too, as the page is shown.

    objects: (kind, handle) of the objects of the page.
    """
    found = _Found()
    for kind, item in objects:
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _path(item, space, None, found)
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            _form(item, space, None, found, 1)
    if len(found.dots) >= _FEWEST_DOTS:
        found.horizontal += [Segment(at, start, end) for at, start, end in _dotted(found.dots, 0)]
        found.vertical += [Segment(at, start, end) for at, start, end in _dotted(found.dots, 1)]
    return found.horizontal, found.vertical


_EDGES = tuple(ctypes.c_float() for _ in range(4))
_REFERENCES = tuple(ctypes.byref(edge) for edge in _EDGES)


def _path(item: Any, space: Space, outer: Matrix | None, found: _Found) -> None:
    left, bottom, right, top = _EDGES
    raw.FPDFPageObj_GetBounds(item, *_REFERENCES)
    bounds = (left.value, bottom.value, right.value, top.value)
    if outer is not None:
        bounds = around(outer, bounds)
    box = space.shown(*bounds)
    if found.add(box):
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    points = raw.FPDFPath_CountSegments(item)
    if points > _LARGEST_PATH:
        return
    shapes = list(_shapes(item, points))
    if not stroke.value and _is_white(item):
        return
    if len(shapes) == 1 and _is_box(shapes[0]):
        found.frame(box, drawn=bool(stroke.value))
        return
    matrix = matrix_of(item)
    if outer is not None:
        matrix = product(matrix, outer)
    for shape in shapes:
        _shape(shape, matrix, space, found, drawn=bool(stroke.value))


Shape = list[tuple[float, float]]


def _shapes(item: Any, count: int) -> Iterator[Shape]:
    """The parts of a path that are made of straight lines alone, as their points."""
    shape: Shape = []
    straight = True
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if straight and len(shape) > 1:
                yield shape
            shape, straight = [], True
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            straight = False
        shape.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and shape[0] != shape[-1]:
            shape.append(shape[0])
    if straight and len(shape) > 1:
        yield shape


def _is_box(shape: Shape) -> bool:
    """Four sides along the axes (before any rotation of the page, which keeps them so)."""
    corners = shape[:-1] if shape[0] == shape[-1] else shape
    return len(corners) == 4 and all(
        abs(a[0] - b[0]) < 0.5 or abs(a[1] - b[1]) < 0.5 for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)
    )


def _shape(shape: Shape, matrix: Matrix, space: Space, found: _Found, *, drawn: bool) -> None:
    a, b, c, d, e, f = matrix
    points = [(a * x + c * y + e, b * x + d * y + f) for x, y in shape]
    if _is_box(points):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = space.shown(min(xs), min(ys), max(xs), max(ys))
        if not found.add(box):
            found.frame(box, drawn=drawn)
        return
    if not drawn:
        return
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(x0 - x1) < 0.5 or abs(y0 - y1) < 0.5:
            found.add(space.shown(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _form(item: Any, space: Space, outer: Matrix | None, found: _Found, depth: int) -> None:
    """The paths of a form: some printers wrap whole pages into one."""
    if depth > _DEEPEST_FORM:
        return
    matrix = matrix_of(item)
    if outer is not None:
        matrix = product(matrix, outer)
    for index in range(raw.FPDFFormObj_CountObjects(item)):
        inner = raw.FPDFFormObj_GetObject(item, index)
        kind = raw.FPDFPageObj_GetType(inner)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _path(inner, space, matrix, found)
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            _form(inner, space, matrix, found, depth + 1)


def matrix_of(item: Any) -> Matrix:
    """The matrix of a page object."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def product(inner: Matrix, outer: Matrix) -> Matrix:
    """Inner first, then outer."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def around(matrix: Matrix, bounds: BBox) -> BBox:
    """The box around a box that a matrix turns."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (bounds[0], bounds[2]) for y in (bounds[1], bounds[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _is_white(item: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(item, ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(alpha))
    return bool(known) and (alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE)


def _dotted(dots: Sequence[BBox], axis: int) -> Iterator[tuple[float, float, float]]:
    """(at, start, end) of the rows of dots along an axis (0 across, 1 down)."""
    other = 1 - axis
    rows: dict[int, list[BBox]] = {}
    for dot in dots:
        rows.setdefault(round(dot[other] + dot[other + 2]), []).append(dot)
    for row in rows.values():
        row.sort(key=lambda dot: dot[axis])
        run: list[BBox] = []
        for dot in row:
            if run and dot[axis] - run[-1][axis + 2] > _DOT_STEP:
                yield from _run_of(run, axis)
                run = []
            run.append(dot)
        yield from _run_of(run, axis)


def _run_of(run: Sequence[BBox], axis: int) -> Iterator[tuple[float, float, float]]:
    if len(run) >= _FEWEST_DOTS:
        other = 1 - axis
        yield sum(dot[other] + dot[other + 2] for dot in run) / (2 * len(run)), run[0][axis], run[-1][axis + 2]
