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
from kehoach_parser.text.code_tables import Kind
from kehoach_parser.text.decoding import Decoder, told
from kehoach_parser.text.fold import CAPITALS
from kehoach_parser.text.gaps import fill
from kehoach_parser.text.spacing import Spacing
from kehoach_parser.vocabulary.loader import as_written

# Zero-width characters, soft hyphen, byte order mark, direction marks: they print nothing.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# A tone typed before its letter's hat or breve, which Unicode takes for two marks on top of each other.
_TONE_FIRST = re.compile("([a-z])([\u0300\u0301\u0303\u0309])([\u0302\u0306])", re.IGNORECASE)
_LOOSE_HAT = re.compile("[\u0302\u0306]")
# Letters of other alphabets that fonts and keyboards put for Vietnamese ones (seen in files of offices).
_LOOK_ALIKE = str.maketrans({"ð": "đ", "Ð": "Đ", "ǎ": "ă", "Ǎ": "Ă", "Ɖ": "Đ", "ɖ": "đ"})
# Glyph ids of a Times New Roman taken for characters: "Ơ" and "ơ" have the same code there as in Unicode, others not.
_GLYPH_IDS = str.maketrans({"Ƣ": "Ư", "ƣ": "ư", "ƾ": "Ĩ", "ƿ": "ĩ", "Ǜ": "Ũ", "ǜ": "ũ", "ǵ": "Ỳ", "Ƕ": "ỳ"})
# What cleaning and mending look for.
_TO_MEND = re.compile(f"{_INVISIBLE.pattern}|{_BLANKS.pattern}|[Õ{''.join(map(chr, _LOOK_ALIKE | _GLYPH_IDS))}]")
_DAMAGE = re.compile(f"[{''.join(map(chr, _GLYPH_IDS))}]")
_CAPITAL_WORD = re.compile(rf"[{CAPITALS}]*Õ[{CAPITALS}]*")


def clean(text: str) -> str:
    """NFC, blanks as blanks, nothing invisible; what it changes is no damage and is not recorded."""
    if text.isascii():
        return text
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", text))
    if "\u0302" in text or "\u0306" in text:
        text = _TONE_FIRST.sub(r"\1\3\2", unicodedata.normalize("NFD", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def mend(text: str, *, damaged: bool) -> str:
    """Look-alike letters and lost glyphs; same length. damaged: the file's fonts are known to lose glyphs."""
    text = text.translate(_LOOK_ALIKE | _GLYPH_IDS)
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
    encodings = told(line.text for line in body.lines)
    if encodings:
        decoder = Decoder(encodings)
        body = _each(body, lambda line: _decoded(line, decoder(line.text)))
    # One look at the whole text: most plans need nothing, and line by line it would take 5 ms.
    whole = "\n".join(line.text for line in body.lines)
    if _INVISIBLE.search(whole):
        body = _without_blank(body)
    if not unicodedata.is_normalized("NFC", whole) or _TO_MEND.search(whole) or _LOOSE_HAT.search(whole):
        damaged = _DAMAGE.search(whole) is not None
        body = _each(body, lambda line: _mended(line, damaged=damaged))
    spacing = Spacing.of([line.text for line in body.lines])
    if spacing.loose is not None:
        body = _each(body, lambda line: _closed(line, spacing))
    filled = fill(line.text for line in body.lines)
    if filled:
        body = _each(body, lambda line: line.repaired(filled[line.text], "glyph") if line.text in filled else line)
    return body


def decode_body(body: Body, encoding: Kind) -> Body:
    """The body with its lines made Unicode from an encoding that somebody knows it to be in; Unicode lines stay."""
    decoder = Decoder([encoding])
    return _each(body, lambda line: _decoded(line, decoder(line.text)))


def _each(body: Body, change: Callable[[Line], Line]) -> Body:
    def cell(old: Cell) -> Cell:
        return replace(old, lines=tuple(change(line) for line in old.lines))

    def item(old: Item) -> Item:
        return change(old) if isinstance(old, Line) else replace(old, cells=tuple(cell(c) for c in old.cells))

    return replace(body, items=tuple(item(i) for i in body.items))


def _without_blank(body: Body) -> Body:
    """The body without lines that print nothing (marks of direction alone): each is white space before the next line."""

    def prints(line: Line) -> bool:
        return bool(clean(line.text).strip())

    items: list[Item] = []
    gone: Line | None = None
    for item in body.items:
        if isinstance(item, Line):
            if not prints(item):
                gone = item if gone is None else replace(gone, page_start=gone.page_start or item.page_start)
                continue
            # A new page begins with its first line that prints.
            starts = gone is not None and gone.page_start and gone.page == item.page
            items.append(item if gone is None else replace(item, gap=True, page_start=item.page_start or starts))
        else:
            items.append(replace(item, cells=tuple(replace(c, lines=tuple(filter(prints, c.lines))) for c in item.cells)))
        gone = None
    return replace(body, items=tuple(items))


def _decoded(line: Line, text: str) -> Line:
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
