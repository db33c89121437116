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
# Glyphs of symbol fonts: codes of their own, or none at all (the file does not say what they mean).
_PRIVATE = re.compile("[\uf000-\uf0ff\0]")


_LOOSE_BOX = raw.FPDFText_GetLooseCharBox


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
        self._page = textpage.raw
        # A line's ends are asked for again when it is cut into words, columns or cells.
        self._boxes: dict[int, BBox] = {}
        self._font = ctypes.create_string_buffer(128)
        self._flags = ctypes.byref(ctypes.c_int())
        if self.text.isascii() and len(self.text) == textpage.count_chars():
            return
        if len(self.text.encode("utf-16-le")) // 2 != textpage.count_chars():
            # PDFium leaves glyphs without a meaning out of its text, and all places behind them are off.
            self.text = "".join(chr(raw.FPDFText_GetUnicode(textpage.raw, index)) for index in range(textpage.count_chars()))
        if _PRIVATE.search(self.text):
            self.text = _PRIVATE.sub(self._symbol, self.text)

    def box(self, index: int) -> BBox:
        found = self._boxes.get(index)
        if found is None:
            found = self._boxes[index] = self._read_box(index)
        return found

    def _read_box(self, index: int) -> BBox:
        rect, space = self._rect, self.space
        if space.rotation == 0:
            _LOOSE_BOX(self._page, index, self._rect_ref)
            x, y = space.left, space.top
            return (rect.left - x, y - rect.top, rect.right - x, y - rect.bottom)
        # PDFium gives the high boxes of turned characters as if they stood upright.
        edges = (ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double())
        left, right, bottom, top = edges
        raw.FPDFText_GetCharBox(self.textpage.raw, index, left, right, bottom, top)
        return space.shown(left.value, bottom.value, right.value, top.value)

    def _symbol(self, match: re.Match[str]) -> str:
        """What a glyph of a symbol font prints; one without a meaning is a bullet where it heads its line."""
        from kehoach_parser.readers.docx.glyphs import BULLET, symbol  # noqa: PLC0415 - few pages have symbols

        place = match.start()
        heads = self.text[:place].rstrip(" ")[-1:] in ("", "\n", "\r")
        if match.group() == "\0":
            return BULLET if heads else "\ufffd"
        astral = sum(char > "\uffff" for char in self.text[:place])
        font = self.font(place + astral).decode("utf-8", "replace").rpartition("+")[2]
        known = symbol(ord(match.group()), font, "")
        return known if len(known) == 1 and not known.isalnum() else BULLET if heads else match.group()

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

    def source(self, index: int, text: str) -> str | None:  # noqa: ARG002 - nothing is repaired here
        return None
