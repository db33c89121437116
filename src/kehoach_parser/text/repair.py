"""Repair of characters that needs no language model: Unicode form, invisible characters, look-alikes, lost glyphs.

The position of the tone mark ("hoà", "hòa") stays as printed. Digits, codes and dates are never touched. A repair of
glyphs keeps the length of the line, so that a value's raw text can be cut from the raw line by the same offsets.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from kehoach_parser.document import Body, Cell, Item, Line
from kehoach_parser.text.fold import CAPITALS
from kehoach_parser.vocabulary import words

# Zero-width characters, soft hyphen, byte order mark, direction marks: they print nothing.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Letters of other alphabets that fonts and keyboards put for Vietnamese ones (seen in files of offices).
_LOOK_ALIKE = str.maketrans({"ð": "đ", "Ð": "Đ", "ǎ": "ă", "Ǎ": "Ă", "ƣ": "ư", "Ƣ": "Ư", "Ɖ": "Đ", "ɖ": "đ"})
_HORN_DAMAGE = re.compile("[ƣƢ]")
_CAPITAL_WORD = re.compile(rf"[{CAPITALS}]*Õ[{CAPITALS}]*")


def clean(text: str) -> str:
    """NFC, blanks as blanks, nothing invisible; what it changes is no damage and is not recorded."""
    if text.isascii():
        return text
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def mend(text: str, *, damaged: bool) -> str:
    """Look-alike letters and lost glyphs; same length. damaged: the file's fonts are known to lose glyphs."""
    text = text.translate(_LOOK_ALIKE)
    if "Õ" not in text:
        return text

    def tilde(match: re.Match[str]) -> str:
        word = match.group()
        if word in words("glyphs", "tilde"):
            return word
        if not damaged and (len(word) == 1 or word in words("glyphs", "tilde_or_grave")):
            return word
        return word.replace("Õ", "Ò")

    return _CAPITAL_WORD.sub(tilde, text)


def repair(body: Body) -> Body:
    """The body with every line's text cleaned and mended; Line.raw holds the text before where a glyph was mended."""
    damaged = any(_HORN_DAMAGE.search(line.text) for line in body.lines)

    def line(old: Line) -> Line:
        text = clean(old.text)
        mended = text if text.isascii() else mend(text, damaged=damaged)
        if mended == old.text:
            return old
        return replace(old, text=mended, raw=text if mended != text else old.raw)

    def item(old: Item) -> Item:
        if isinstance(old, Line):
            return line(old)
        return replace(old, cells=tuple(cell(c) for c in old.cells))

    def cell(old: Cell) -> Cell:
        return replace(old, lines=tuple(line(li) for li in old.lines))

    return replace(body, items=tuple(item(i) for i in body.items))


