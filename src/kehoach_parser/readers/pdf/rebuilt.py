"""A page's text put together again from single glyphs, where PDFium's own reading of it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pypdfium2 import raw

from kehoach_parser.document import BBox
from kehoach_parser.readers.pdf.layer import HYPHENS, PdfiumLayer
from kehoach_parser.text.code_tables import Kind
from kehoach_parser.text.legacy import Encoding, aligned, encoding_of, is_unicode, weigh
from kehoach_parser.text.syllables import is_syllable

# Stands for the second of two characters that print one letter; it prints nothing and is left out of lines.
FILLER = "\u200b"
# A wider space between two glyphs is a blank: letters stand less than 0.05 of their size apart, blanks are 0.25 wide.
_BLANK = 0.15
# Glyphs of one line share more than this part of the lower one's height; a raised number lies wholly in its line.
_SAME_LINE = 0.5
# A mark of VNI stands up to the width of its letter further left.
_BACK = 0.8
_EIGHT_BIT = {0xF000 + byte: chr(byte) for byte in range(0x20, 0x100)} | {0xA0: " "}
# A hyphen in a word of TCVN3: code AD is a hyphen in the PDF's own encoding and "ư" in the font's.
_HYPHENED = re.compile("[^\\W\\d_]*-[^\\W\\d_-]*")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: its text as far as it is known, and what the file has for it (source), one character each.

    encoding: that of its font, where it is one of the 8-bit age.
    """

    text: str
    box: BBox
    size: float
    bold: bool
    source: str
    encoding: Encoding | None = None


class Rebuilt:
    """The text layer of glyphs in the order of the file."""

    old_fonts = False

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self._kinds = _kinds(glyphs)
        self.glyphs: list[Glyph] = []
        for line in _lines(glyphs):
            self.glyphs.extend(_read(line, self._kinds))
            end = line[-1]
            self.glyphs.extend(Glyph(char, end.box, end.size, end.bold, char) for char in "\r\n")
        self.text = "".join(glyph.text for glyph in self.glyphs)
        self._sources = "".join(glyph.source for glyph in self.glyphs)

    def box(self, index: int) -> BBox:
        """As Layer has it."""
        return self.glyphs[index].box

    def bold(self, index: int) -> bool:
        """As Layer has it."""
        return self.glyphs[index].bold

    def size(self, index: int) -> float:
        """As Layer has it."""
        return self.glyphs[index].size

    def source(self, index: int, text: str) -> str | None:
        """As Layer has it."""
        source = self._sources[index : index + len(text)]
        return None if source == text else source


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs line by line, with blanks where they stand apart; a blank that is no glyph has no width."""
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and not _goes_on(line[-1], glyph):
            yield line
            line = []
        if line and glyph.box[0] - line[-1].box[2] > _BLANK * glyph.size and not line[-1].text.isspace() and not glyph.text.isspace():
            x, box = line[-1].box[2], line[-1].box
            line.append(Glyph(" ", (x, box[1], x, box[3]), glyph.size, glyph.bold, " "))
        line.append(glyph)
    if line:
        yield line


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    shared = min(before.box[3], glyph.box[3]) - max(before.box[1], glyph.box[1])
    lower = min(before.box[3] - before.box[1], glyph.box[3] - glyph.box[1])
    return shared > _SAME_LINE * lower and glyph.box[0] >= before.box[0] - _BACK * glyph.size


def _kinds(glyphs: Sequence[Glyph]) -> frozenset[Kind]:
    """The old encodings that the page's text is really in; a PDF may have a table to Unicode beside its old font."""
    weights: dict[Kind, int] = {}
    for line in _lines(glyphs):
        for encoding, run in groupby(line, key=lambda glyph: glyph.encoding):
            if encoding is not None:
                text = "".join(glyph.text for glyph in run)
                weights[encoding.kind] = weights.get(encoding.kind, 0) + weigh(text, encoding.kind)
    return frozenset(kind for kind, weight in weights.items() if weight >= 0)


def _read(line: Sequence[Glyph], kinds: frozenset[Kind]) -> Iterator[Glyph]:
    """The glyphs of a line, those of old fonts with the letters that they print."""
    # A blank between two runs belongs to the first.
    for encoding, group in groupby(line, key=lambda glyph: glyph.encoding):
        run = list(group)
        text = "".join(glyph.text for glyph in run)
        if encoding is None or encoding.kind not in kinds or is_unicode(text):
            yield from run
            continue
        read = aligned(text, encoding, FILLER)
        if encoding.kind == "tcvn3":
            read = _horned(read, capitals=encoding.capitals)
        for glyph, char in zip(run, read, strict=True):
            yield Glyph(char, glyph.box, glyph.size, glyph.bold, glyph.source, glyph.encoding)


def _horned(text: str, *, capitals: bool) -> str:
    """Hyphens that are the letter "ư" made so: where they make a syllable of a word ("h-ớng") that is none."""

    def one(match: re.Match[str]) -> str:
        word = match.group()
        horned = word.replace("-", "Ư" if capitals else "ư")
        before = word.partition("-")[0]
        if len(word) == 1 or not is_syllable(horned) or (not capitals and len(before) > 1 and before.isupper()):
            return word
        return horned

    return _HYPHENED.sub(one, text)


def pdfium_glyphs(layer: PdfiumLayer) -> list[Glyph]:
    """The characters of PDFium's layer, with the encodings that their fonts' names tell."""
    found = []
    page = layer.textpage.raw
    for index in range(layer.textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        if raw.FPDFText_IsGenerated(page, index) == 1 or code in (0, 10, 13):
            continue
        source = HYPHENS.sub("-", chr(code))
        name = layer.font(index).decode("utf-8", "replace")
        encoding = encoding_of(name)
        text = source.translate(_EIGHT_BIT) if encoding is not None else source
        found.append(Glyph(text, layer.box(index), layer.size(index), "bold" in name.lower(), source, encoding))
    return found
