"""Text of a page that is not of its running text: what does not print, what is turned, watermarks.

PDFium's text has all of it, in the lines of the page. Here such objects are found by their own state, read, and taken
off the page, so that what is left can be read as if they had never been there.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pypdfium2 import raw

from kehoach_parser.document import BBox
from kehoach_parser.readers.page.space import Space
from kehoach_parser.readers.pdf.rulings import Matrix, matrix_of, product

Why = Literal["hidden", "turned", "watermark", "added"]

_DEEPEST_FORM = 4
_INVISIBLE = 3
# What is set in a lighter colour than this on white paper does not show.
_WHITE = 250
# Watermarks are grey or light red, and at least this many times as large as the text that they lie under.
_PALE = 150
_LARGE = 1.6
# Text is upright within this; scans that were straightened by hand and printers' drivers leave less than 5 degrees.
_UPRIGHT = 0.3
_SKEWED = 5.0
# Headings turned to read up or down the page are at a right angle to the text.
_RIGHT_ANGLE = 3.0
_FEWEST_SKEWED = 3
_MARK = 64


# Asked for each text object of each page: looked up once.
_GET_MATRIX, _GET_COLOUR, _GET_MODE = raw.FPDFPageObj_GetMatrix, raw.FPDFPageObj_GetFillColor, raw.FPDFTextObj_GetTextRenderMode


@dataclass(frozen=True, slots=True)
class TextObject:
    """A text object of a page: its handle, the form that it stands in (None: the page), its angle on the page in degrees."""

    handle: Any
    form: Any
    angle: float
    why: Why | None


class Objects:
    """The text objects of a page with what is odd about them. hidden_layers: names of the layers that are switched off.

    drawn: (kind, handle) of the page's other objects.
    """

    def __init__(self, page: Any, space: Space, hidden_layers: frozenset[str] = frozenset()) -> None:
        self.page = page
        self.space = space
        self._layers = hidden_layers
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._colours = tuple(ctypes.byref(part) for part in self._colour)
        self._fills: list[BBox] | None = None
        self._scanned: bool | None = None
        self.odd: list[TextObject] = []
        self.angles: Counter[float] = Counter()
        self.upright = 0
        self._matrix = raw.FS_MATRIX()
        self._matrix_at = ctypes.byref(self._matrix)
        self._plain = space.rotation == 0 and not hidden_layers
        self._sizes: list[float] = []
        self._pale: list[tuple[Any, Any, Matrix]] = []
        self.drawn: list[tuple[int, Any]] = []
        get, kind_of, text = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType, self._text
        handle, text_kind = page.raw, raw.FPDF_PAGEOBJ_TEXT
        for index in range(raw.FPDFPage_CountObjects(handle)):
            item = get(handle, index)
            kind = kind_of(item)
            if kind == text_kind:
                text(item, None, None)
                continue
            if kind == raw.FPDF_PAGEOBJ_FORM:
                self._form(item, None, 1)
            self.drawn.append((kind, item))
        self._large()

    def _form(self, form: Any, outer: Matrix | None, depth: int) -> None:
        if depth > _DEEPEST_FORM:
            return
        matrix = matrix_of(form)
        if outer is not None:
            matrix = product(matrix, outer)
        for index in range(raw.FPDFFormObj_CountObjects(form)):
            item = raw.FPDFFormObj_GetObject(form, index)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self._text(item, form, matrix)
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                self._form(item, matrix, depth + 1)

    def _text(self, item: Any, form: Any, outer: Matrix | None) -> None:
        matrix = self._matrix
        _GET_MATRIX(item, self._matrix_at)
        _GET_COLOUR(item, *self._colours)
        red, _, _, alpha = self._colour
        mode = _GET_MODE(item)
        # Nearly all text is upright, dark and on no layer that is switched off.
        if self._plain and outer is None and mode == 0 and red.value < _PALE and alpha.value and matrix.b == 0 and matrix.a > 0:
            self.upright += 1
            return
        self._closer(item, form, outer, mode)

    def _closer(self, item: Any, form: Any, outer: Matrix | None, mode: int) -> None:
        red, green, blue, alpha = self._colour
        matrix = matrix_of(item)
        if outer is not None:
            matrix = product(matrix, outer)
        angle = self._angle(matrix)
        self.angles[angle] += 1
        lightest = min(red.value, green.value, blue.value)
        why: Why | None = None
        if mode == _INVISIBLE:
            why = None if self._is_scan() else "hidden"
        elif (lightest >= _WHITE or alpha.value == 0) and mode == 0:
            why = "hidden" if alpha.value == 0 or not self._on_dark(item, outer) else None
        elif lightest >= _PALE:
            self._pale.append((item, form, matrix))
        if why is None and self._is_off(item):
            why = "hidden"
        if why is not None or abs(angle) > _UPRIGHT:
            self.odd.append(TextObject(item, form, angle, why))

    def _angle(self, matrix: Matrix) -> float:
        """Degrees that the text is turned against the page as it is read, counterclockwise, -180 to 180."""
        a, b = matrix[0], matrix[1]
        if b == 0 and a > 0 and self.space.rotation == 0:
            return 0.0
        turned = math.degrees(math.atan2(b, a)) - self.space.rotation
        return round((turned + 180) % 360 - 180, 1)

    def _is_scan(self) -> bool:
        """Does a picture cover the page? Invisible text then is what a scanner's program has read."""
        if self._scanned is None:
            from kehoach_parser.readers.pdf.scans import COVERED, covered  # noqa: PLC0415 - few pages have invisible text

            self._scanned = covered(self.page) > COVERED
        return self._scanned

    def _on_dark(self, item: Any, outer: Matrix | None) -> bool:
        """White text shows on a filled cell or a picture."""
        x0, y0, x1, y1 = _bounds(item, outer)
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if self._fills is None:
            self._fills = list(self._filled())
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self._fills)

    def _filled(self) -> Iterator[BBox]:
        """The boxes of coloured areas and pictures, in the content's coordinates."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
        for item in self.page.get_objects(filter=kinds, max_depth=_DEEPEST_FORM):
            if item.type == raw.FPDF_PAGEOBJ_PATH:
                raw.FPDFPath_GetDrawMode(item.raw, ctypes.byref(fill), ctypes.byref(stroke))
                raw.FPDFPageObj_GetFillColor(item.raw, *self._colours)
                if not fill.value or min(part.value for part in self._colour[:3]) >= _WHITE:
                    continue
            yield item.get_bounds()

    def _is_off(self, item: Any) -> bool:
        """Does the object belong to a layer that is switched off?"""
        if not self._layers:
            return False
        buffer = ctypes.create_string_buffer(4 * _MARK)
        size = ctypes.c_ulong()
        for index in range(raw.FPDFPageObj_CountMarks(item)):
            mark = raw.FPDFPageObj_GetMark(item, index)
            chars = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
            raw.FPDFPageObjMark_GetName(mark, chars, len(buffer), ctypes.byref(size))
            if buffer.raw[: size.value].decode("utf-16-le", "replace").rstrip("\0") != "OC":
                continue
            raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", chars, len(buffer), ctypes.byref(size))
            if buffer.raw[: size.value].decode("utf-16-le", "replace").rstrip("\0") in self._layers:
                return True
        return False

    def _large(self) -> None:
        """Pale text that is much larger than the page's is a watermark."""
        if not self._pale:
            return
        sizes = sorted(_size(item, None) for item in _text_objects(self.page))
        usual = sizes[len(sizes) // 2]
        for item, form, matrix in self._pale:
            if _size(item, matrix) >= _LARGE * usual and self._angle(matrix) == 0:
                self.odd.append(TextObject(item, form, 0.0, "watermark"))

    def skew(self) -> float:
        """The angle, in degrees, that most of the page's text is skewed by; 0.0 for a page that is straight."""
        angle, count = self.angles.most_common(1)[0] if self.angles else (0.0, 0)
        upright = self.upright + sum(many for at, many in self.angles.items() if abs(at) <= _UPRIGHT)
        return angle if _UPRIGHT < abs(angle) <= _SKEWED and count >= _FEWEST_SKEWED and count > upright else 0.0


def straighten(page: Any, angle: float) -> None:
    """Turns all that stands on a page by an angle in degrees, clockwise, about its middle."""
    left, bottom, right, top = page.get_bbox()
    x, y = (left + right) / 2, (bottom + top) / 2
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    matrix = (cos, -sin, sin, cos, x - x * cos - y * sin, y + x * sin - y * cos)
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        raw.FPDFPageObj_Transform(raw.FPDFPage_GetObject(page.raw, index), *matrix)


def take_off(page: Any, objects: Iterable[TextObject]) -> None:
    """Removes text objects from the page; its text page must be made anew. Nothing is written to the file."""
    for item in objects:
        if item.form is None:
            raw.FPDFPage_RemoveObject(page.raw, item.handle)
        else:
            raw.FPDFFormObj_RemoveObject(item.form, item.handle)


def why_odd(item: TextObject) -> Why:
    """Why the object is none of the running text: as told by its state, else by its angle."""
    if item.why is not None:
        return item.why
    away = abs(item.angle) % 90
    return "turned" if min(away, 90 - away) <= _RIGHT_ANGLE else "watermark"


def _text_objects(page: Any) -> Iterator[Any]:
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST_FORM):
        yield item.raw


def _size(item: Any, matrix: Matrix | None) -> float:
    """The size of a text object's letters in points."""
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item, ctypes.byref(size))
    a, b = (matrix or matrix_of(item))[:2]
    return size.value * math.hypot(a, b)


def _bounds(item: Any, outer: Matrix | None) -> BBox:
    from kehoach_parser.readers.pdf.rulings import around  # noqa: PLC0415

    edges = tuple(ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, *(ctypes.byref(edge) for edge in edges))
    box = (edges[0].value, edges[1].value, edges[2].value, edges[3].value)
    return box if outer is None else around(outer, box)


def address(handle: Any) -> int:
    """What tells one object of PDFium from another."""
    return ctypes.addressof(handle.contents)
