"""Pages whose letters are text objects of their own: PDFium takes the space between any two of them for a blank."""

from __future__ import annotations

from pypdfium2 import raw

from kehoach_parser.readers.pdf.layer import PdfiumLayer

# A line with this share of words of one letter is not Vietnamese as it is written: there it is one in fifteen.
_SINGLE = 0.6
_FEWEST_WORDS = 5


def is_spaced(layer: PdfiumLayer) -> bool:
    """Is there a line of single letters between which the file has no blanks?"""
    position = 0
    for line in layer.text.split("\r\n"):
        words = line.split()
        if len(words) >= _FEWEST_WORDS:
            single = sum(len(word) == 1 and word.isalpha() for word in words)
            if single >= _SINGLE * len(words):
                blanks = [position + place for place, char in enumerate(line) if char == " "]
                made = sum(raw.FPDFText_IsGenerated(layer.textpage.raw, place) == 1 for place in blanks)
                if 2 * made > len(blanks):
                    return True
        position += len(line) + 2
    return False
