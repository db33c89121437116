"""Pages whose letters are text objects of their own: PDFium takes the space between any two of them for a blank."""

from __future__ import annotations

from pypdfium2 import raw

from kehoach_parser.readers.pdf.layer import PdfiumLayer

# A line with this share of words of one letter is not Vietnamese as it is written: there it is one in fifteen.
_SINGLE = 0.6
_FEWEST_WORDS = 5
# Words and the blanks behind them are longer than this on all other pages; those of prose are 4.4 in the mean.
_LONG = 3.6
# So many letters one after the other, each a line of its own: on pages with little text PDFium breaks the line too.
_RUN = 4


def is_spaced(layer: PdfiumLayer) -> bool:
    """Is there a line of single letters between which the file has no blanks?"""
    text = layer.text
    if len(text) > _LONG * (text.count(" ") + text.count("\n")):
        return False
    position = run = 0
    for line in text.split("\r\n"):
        words = line.split()
        run = run + 1 if len(line) == 1 and line.isalpha() else 0
        if run >= _RUN:
            return True
        if len(words) >= _FEWEST_WORDS and len(line) < 3 * len(words):
            single = sum(len(word) == 1 and word.isalpha() for word in words)
            if single >= _SINGLE * len(words) and _are_made(layer, position, line):
                return True
        position += len(line) + 2
    return False


def _are_made(layer: PdfiumLayer, position: int, line: str) -> bool:
    blanks = [position + place for place, char in enumerate(line) if char == " "]
    made = sum(1 for place in blanks if raw.FPDFText_IsGenerated(layer.textpage.raw, place) == 1)
    return 2 * made > len(blanks)
