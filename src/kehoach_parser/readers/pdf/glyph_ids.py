"""Pages whose fonts have no table to Unicode: glyph ids stand where characters should, "7KӵF KLӋQ" for "Thực hiện".

Such fonts are subsets of Times New Roman that kept their glyph ids; data/glyph_ids.txt says which letters these are.
PDFium gives the ids as characters but misreads the clean runs beside them; pdfminer.six gives both as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from pypdfium2 import raw

from kehoach_parser.errors import MissingProgramError
from kehoach_parser.readers.page.space import Space
from kehoach_parser.readers.pdf.layer import PdfiumLayer
from kehoach_parser.readers.pdf.rebuilt import FILLER, Glyph, Rebuilt
from kehoach_parser.text.legacy import encoding_of
from kehoach_parser.text.syllables import is_syllable

# Characters that ids look like and Vietnamese never has: 13 to 18 % of such pages, none of clean ones.
_STRANGE = re.compile("[\x01\x03-\x08\x0b\x0c\x0e-\x1f\u0180-\u019f\u01a2-\u01ae\u01b1-\u052f]")
_FEWEST = 3
_CID = re.compile(r"\(cid:(\d+)\)")
_WORD = re.compile(r"[^\W\d_]{2,}")
# A font's letters count as read where this share of the words with them are syllables; acronyms and names are not.
_READ = 0.5
# Of fewer words nothing can be told.
_FEWEST_WORDS = 3
UNKNOWN = "\ufffd"


@lru_cache(maxsize=2)
def letters_of(*, italic: bool) -> dict[int, str]:
    """Glyph id -> letter in the regular and bold, or the italic fonts."""
    wanted = {"both", "italic" if italic else "upright"}
    found = {3: " "}
    for line in files("kehoach_parser").joinpath("data", "glyph_ids.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            style, first, letters = line.split(" ", 2)
            if style in wanted:
                found.update(enumerate(letters, int(first)))
    return found


def has_ids(layer: PdfiumLayer) -> bool:
    """Are there characters on the page that only the ids of glyphs can be? Costs one search through the text."""
    first = _STRANGE.search(layer.text)
    return first is not None and len(_STRANGE.findall(layer.text)) >= _FEWEST


def has_map_errors(layer: PdfiumLayer) -> bool:
    """Does PDFium itself say of such a character that its font does not tell what it is?"""
    places = [match.start() for match in _STRANGE.finditer(layer.text)]
    return any(raw.FPDFText_HasUnicodeMapError(layer.textpage.raw, place) == 1 for place in places)


@dataclass(slots=True)
class GlyphReader:
    """Reads pages of one file through pdfminer.six, which is loaded when the first such page comes."""

    data: bytes
    name: str
    pages: list[Any] | None = None
    resources: Any = None

    def layer(self, layer: PdfiumLayer, page: int) -> Rebuilt | None:
        """The page's layer with its ids read; None where it cannot be read otherwise and stays as PDFium has it.

        Raises MissingProgramError where pdfminer.six is missing: a third of such a page's letters are wrong, and a plan
        made of them would hold next to nothing.
        """
        try:
            from pdfminer.psexceptions import PSException  # noqa: F401, PLC0415 - only such pages need it
        except ImportError:
            if not has_map_errors(layer):
                return None
            raise MissingProgramError("fonts-package", self.name, page=page) from None
        glyphs = _decoded(list(self._glyphs(layer.space, page)))
        return Rebuilt(glyphs) if any(glyph.text != glyph.source for glyph in glyphs) else None

    def _glyphs(self, space: Space, page: int) -> Iterator[_Char]:
        """The page's characters in the order of the file."""
        from pdfminer.converter import PDFPageAggregator  # noqa: PLC0415
        from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager  # noqa: PLC0415

        try:
            if self.pages is None:
                self.pages, self.resources = _pages(self.data), PDFResourceManager()
            here = self.pages[page - 1]
            # The content's own coordinates: the page may have been turned for reading.
            here.rotate = 0
            device = PDFPageAggregator(self.resources, laparams=None)
            PDFPageInterpreter(self.resources, device).process_page(here)
            result = device.get_result()
        except Exception:  # noqa: BLE001 - pdfminer raises anything on files that PDFium forgives
            return
        left, bottom = here.mediabox[:2]
        for char in _chars(result):
            x0, y0, x1, y1 = char.bbox
            box = space.shown(x0 + left, y0 + bottom, x1 + left, y1 + bottom)
            yield _Char(char.get_text(), box, box[3] - box[1], str(char.fontname))


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    box: tuple[float, float, float, float]
    size: float
    font: str


def _pages(data: bytes) -> list[Any]:
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415

    return list(PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(data)))))


def _chars(item: Any) -> Iterator[Any]:
    from pdfminer.layout import LTChar  # noqa: PLC0415

    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for inner in item:
            yield from _chars(inner)


def _decoded(chars: Sequence[_Char]) -> list[Glyph]:
    """The characters as glyphs; ids as letters, or as U+FFFD where they are not known or make no words."""
    identity = _identity_fonts(chars)
    glyphs: list[Glyph] = []
    fonts: list[str | None] = []
    for char in chars:
        name = char.font
        number = _id_of(char, identity)
        encoding = encoding_of(name)
        text = char.text if len(char.text) == 1 else char.text[:1] or UNKNOWN
        if number is not None:
            text = letters_of(italic=_is_italic(name)).get(number, UNKNOWN)
        source = text if number is None else chr(number) if 0x20 <= number < 0xD800 else " " if number == 3 else UNKNOWN
        glyphs.append(Glyph(text, char.box, char.size, "bold" in name.lower(), source, None if number is not None else encoding))
        fonts.append(name if number is not None else None)
        # A ligature whose table says "fi" keeps its second letter.
        if number is None and len(char.text) > 1:
            x, box = char.box[2], char.box
            for more in char.text[1:]:
                glyphs.append(Glyph(more, (x, box[1], x, box[3]), char.size, "bold" in name.lower(), more, encoding))
                fonts.append(None)
    wrong = _unread(glyphs, fonts)
    return [
        replace(glyph, text=UNKNOWN if not glyph.text.isspace() else glyph.text) if font in wrong and font is not None else glyph
        for glyph, font in zip(glyphs, fonts, strict=True)
    ]


def _id_of(char: _Char, identity: frozenset[str]) -> int | None:
    match = _CID.fullmatch(char.text)
    if match is not None:
        return int(match.group(1))
    return ord(char.text) if char.font in identity and len(char.text) == 1 else None


def _identity_fonts(chars: Sequence[_Char]) -> frozenset[str]:
    """Fonts whose table to Unicode gives the ids themselves."""
    texts: dict[str, list[str]] = {}
    for char in chars:
        if len(char.text) == 1:
            texts.setdefault(char.font, []).append(char.text)
    found = set()
    for font, parts in texts.items():
        if len(_STRANGE.findall("".join(parts))) >= _FEWEST:
            letters = letters_of(italic=_is_italic(font))
            if _share("".join(letters.get(ord(part), UNKNOWN) for part in parts)) >= _READ:
                found.add(font)
    return frozenset(found)


def _is_italic(font: str) -> bool:
    return "italic" in font.lower() or "oblique" in font.lower()


def _share(text: str) -> float:
    words = _WORD.findall(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def _unread(glyphs: Sequence[Glyph], fonts: Sequence[str | None]) -> frozenset[str]:
    """Fonts whose ids are not those of Times New Roman: the words made of them are no syllables."""
    owners: list[str | None] = []
    text = ""
    layer = Rebuilt(glyphs)
    places = {id(glyph): font for glyph, font in zip(glyphs, fonts, strict=True)}
    for glyph in layer.glyphs:
        owners.append(places.get(id(glyph)))
        text += glyph.text
    counts: dict[str, list[int]] = {}
    for match in _WORD.finditer(text.replace(FILLER, " ")):
        for font in {owner for owner in owners[match.start() : match.end()] if owner is not None}:
            count = counts.setdefault(font, [0, 0])
            count[is_syllable(match.group())] += 1
    return frozenset(font for font, (bad, good) in counts.items() if bad + good >= _FEWEST_WORDS and good < _READ * (bad + good))
