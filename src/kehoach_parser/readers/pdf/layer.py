"""The text layer of a PDF page as PDFium reads it: its characters with their boxes, sizes and fonts."""

from __future__ import annotations

import ctypes
import re
from typing import Any, Protocol

from pypdfium2 import raw

from kehoach_parser.document import BBox
from kehoach_parser.readers.page.space import Space

# PDFium writes a hyphen at a line end as U+FFFE (whole text) or U+0002 (bounded text) and drops the line break.
HYPHENS = re.compile("[\ufffe\x02]")
_BREAK = re.compile(r"\r\n|[\r\n]")
_CELL_BUFFER = 1 << 14
# PDFium gives a character to each area that it touches; high letters ("Ẩ") touch the row above where rows are tight.
EDGE = 1.0


class Layer(Protocol):
    """A page's text: lines parted by CR LF; the characters of the text are known by their index.

    old_fonts: a font of the 8-bit age was met by bold().
    """

    text: str
    old_fonts: bool

    def box(self, index: int) -> BBox:
        """The box of a character: as high as its line, but where the page is turned, as high as it is itself."""

    def bold(self, index: int) -> bool:
        """Is the character set in a bold font?"""

    def size(self, index: int) -> float:
        """The size of its font in points."""

    def bounded(self, box: BBox) -> list[tuple[str, str | None]]:
        """The lines inside a box, each with its text before repair (None where nothing was repaired)."""

    def source(self, index: int, text: str) -> str | None:
        """What the file has for the text that stands at an index; None where nothing was repaired."""


class PdfiumLayer:
    """The layer as it is; holds the buffers that PDFium fills."""

    def __init__(self, textpage: Any, space: Space) -> None:
        self.textpage = textpage
        self.space = space
        self.text: str = textpage.get_text_range()
        self.old_fonts = False
        self._rect = raw.FS_RECTF()
        self._rect_ref = ctypes.byref(self._rect)
        self._font = ctypes.create_string_buffer(128)
        self._flags = ctypes.byref(ctypes.c_int())
        self._cell: Any = None

    def box(self, index: int) -> BBox:
        rect, space = self._rect, self.space
        if space.rotation == 0:
            raw.FPDFText_GetLooseCharBox(self.textpage.raw, index, self._rect_ref)
            return (rect.left - space.left, space.top - rect.top, rect.right - space.left, space.top - rect.bottom)
        # PDFium gives the high boxes of turned characters as if they stood upright.
        edges = (ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double())
        left, right, bottom, top = edges
        raw.FPDFText_GetCharBox(self.textpage.raw, index, left, right, bottom, top)
        return space.shown(left.value, bottom.value, right.value, top.value)

    def font(self, index: int) -> bytes:
        """The name of a character's font."""
        size = raw.FPDFText_GetFontInfo(self.textpage.raw, index, self._font, 128, self._flags)
        return self._font.value if size > 0 else b""

    def bold(self, index: int) -> bool:
        name = self.font(index).lower()
        # ".VnTime", "VNI-Times": a hint, which costs next to nothing here.
        self.old_fonts = self.old_fonts or b"vn" in name
        return b"bold" in name

    def size(self, index: int) -> float:
        return float(raw.FPDFText_GetFontSize(self.textpage.raw, index))

    def bounded(self, box: BBox) -> list[tuple[str, str | None]]:
        inner = (box[0] + EDGE, box[1] + EDGE, box[2] - EDGE, box[3] - EDGE)
        left, bottom, right, top = self.space.content(inner)
        if self._cell is None:
            self._cell = (ctypes.c_ushort * _CELL_BUFFER)()
        cell = self._cell
        count = raw.FPDFText_GetBoundedText(self.textpage.raw, left, top, right, bottom, cell, len(cell))
        if count >= len(cell):
            # The buffer is full: ask for the size and read again.
            count = raw.FPDFText_GetBoundedText(self.textpage.raw, left, top, right, bottom, None, 0)
            self._cell = cell = (ctypes.c_ushort * (count + 1))()
            count = raw.FPDFText_GetBoundedText(self.textpage.raw, left, top, right, bottom, cell, count)
        if count <= 0:
            return []
        text = bytes(memoryview(cell).cast("B")[: 2 * count]).decode("utf-16-le", "replace").rstrip("\0")
        return [(part.strip(), None) for part in _BREAK.split(HYPHENS.sub("-\n", text)) if part.strip()]

    def source(self, index: int, text: str) -> str | None:  # noqa: ARG002 - nothing is repaired here
        return None
