"""Repair of characters: old encodings, Unicode form, look-alikes, lost glyphs, blanks.

The position of the tone mark ("hoà", "hòa") stays as printed. Digits, codes and dates are never touched. A repair of
glyphs keeps the length of the line, so that a value's raw text can be cut from the raw line by the same offsets; one of
encodings keeps its blanks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from kehoach_parser.document import Body, Cell, Item, Line
from kehoach_parser.text.fold import CAPITALS
from kehoach_parser.text.gaps import fill
from kehoach_parser.text.legacy import Kind, decoded, told
from kehoach_parser.text.spacing import Spacing
from kehoach_parser.vocabulary.loader import as_written

# Zero-width characters, soft hyphen, byte order mark, direction marks: they print nothing.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Letters of other alphabets that fonts and keyboards put for Vietnamese ones (seen in files of offices).
_LOOK_ALIKE = str.maketrans({"ð": "đ", "Ð": "Đ", "ǎ": "ă", "Ǎ": "Ă", "ƣ": "ư", "Ƣ": "Ư", "Ɖ": "Đ", "ɖ": "đ"})
# What cleaning and mending look for.
_TO_MEND = re.compile(f"{_INVISIBLE.pattern}|{_BLANKS.pattern}|[Õ{''.join(map(chr, _LOOK_ALIKE))}]")
_HORN_DAMAGE = re.compile("[ƣƢ]")
# What a line ends in where the next one begins a sentence or an item.
_ENDS = (".", ";", ":")
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
        if word in as_written("ocr", "tilde"):
            return word
        if not damaged and (len(word) == 1 or word in as_written("ocr", "tilde_or_grave")):
            return word
        return word.replace("Õ", "Ò")

    return _CAPITAL_WORD.sub(tilde, text)


def repair(body: Body) -> Body:
    """The body with every line's text cleaned and mended; Line.raw holds the text before where more than its form changed."""
    encoding = told(line.text for line in body.lines)
    if encoding is not None:
        body = _each(body, _Unicode(encoding))
    # One look at the whole text: most plans need nothing, and line by line it would take 5 ms.
    whole = "\n".join(line.text for line in body.lines)
    if not unicodedata.is_normalized("NFC", whole) or _TO_MEND.search(whole):
        damaged = _HORN_DAMAGE.search(whole) is not None
        body = _each(body, lambda line: _mended(line, damaged=damaged))
    spacing = Spacing.of([line.text for line in body.lines])
    if spacing.loose is not None:
        body = _each(body, lambda line: _closed(line, spacing))
    filled = fill(line.text for line in body.lines)
    if filled:
        body = _each(body, lambda line: line.repaired(filled[line.text], "glyph") if line.text in filled else line)
    return body


def _each(body: Body, change: Callable[[Line], Line]) -> Body:
    def cell(old: Cell) -> Cell:
        return replace(old, lines=tuple(change(line) for line in old.lines))

    def item(old: Item) -> Item:
        return change(old) if isinstance(old, Line) else replace(old, cells=tuple(cell(c) for c in old.cells))

    return replace(body, items=tuple(item(i) for i in body.items))


class _Unicode:
    """Lines in an old encoding to Unicode, one after the other."""

    def __init__(self, encoding: Kind) -> None:
        self._encoding = encoding
        self._before = ""

    def __call__(self, line: Line) -> Line:
        text = decoded(line.text, self._encoding, opens=self._before.endswith(_ENDS))
        self._before = text.rstrip()
        return line if text == line.text else line.repaired(text, "font")


def _mended(line: Line, *, damaged: bool) -> Line:
    text = clean(line.text)
    mended = text if text.isascii() else mend(text, damaged=damaged)
    if mended == line.text:
        return line
    # What cleaning changes is no damage: it is not kept.
    cleaned = line if text == line.text else replace(line, text=text)
    return cleaned if mended == text else cleaned.repaired(mended, "glyph")


def _closed(line: Line, spacing: Spacing) -> Line:
    text = spacing.closed(line.text)
    return line if text == line.text else line.repaired(text, "spacing")
