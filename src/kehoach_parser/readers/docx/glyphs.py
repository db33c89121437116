"""Characters of symbol fonts: what the codes of Symbol and Wingdings print, as Unicode."""

from __future__ import annotations

import re

BULLET = "•"
_PRIVATE_LOW, _PRIVATE_HIGH = 0xE000, 0xF8FF
# Word stores a symbol font's byte b as U+F000 + b.
_SYMBOL_BASE = 0xF000

_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapf dingbats", "opensymbol")

# Symbol (Adobe encoding): what offices insert. Letters and digits of the font's lower half are left to BULLET.
_SYMBOL = {
    0x2D: "-",
    0xA3: "≤",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "\u00d7",
    0xB7: BULLET,
    0xB8: "÷",
    0xB9: "≠",
    **{ord(char): char for char in " !%()+,./0123456789:;<=>?[]_{|}"},
}
# Wingdings: boxes, ticks and arrows of forms, and the bullets of Word's gallery. 0x2D is what Word's list gallery
# writes for a dash in Symbol; in Wingdings it would be a letter box, which no plan prints.
_WINGDINGS = {
    0x2D: "-",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x76: "❖",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_UNKNOWN_FONT = _WINGDINGS | {code: _SYMBOL[code] for code in (0xB0, 0xB3, 0xB4, 0xB7)}

# What Word's gallery offers as bullets, as bytes of Symbol or Wingdings: bullet, dash, small square, arrow head, tick,
# diamond, square, box, disc.
_LIST_BULLETS = frozenset({0x2D, 0xB7, 0xA7, 0xA8, 0xD8, 0xFC, 0x76, 0x6E, 0x71, 0x6C, 0x6F})

_SPECIAL = re.compile("[\u00a0\n\r\uf000-\uf0ff]")
_EIGHT_BIT = {0xA0: " ", 0x0A: " ", 0x0D: " ", **{_SYMBOL_BASE + byte: chr(byte) for byte in range(0x20, 0x100)}}
_PLAIN = {0xA0: " ", 0x0A: " ", 0x0D: " "}


def eight_bit(text: str) -> str:
    """Text of a font of the 8-bit age as the characters of its bytes; U+00AD is a letter there."""
    return text.translate(_EIGHT_BIT)


def is_special(text: str) -> bool:
    """Whether plain() would change the text or may need its font to do so."""
    return _SPECIAL.search(text) is not None


def plain(text: str, font: str = "") -> str:
    """Text as printed: hard blanks and line ends as blanks, bytes of symbol fonts as Unicode. A soft hyphen is kept: in
    text of an old encoding, which its words tell later, it is a letter.

    A private-use glyph that is not known, in no known font, is kept: the repair of old encodings may still need it.
    """
    return "".join(
        symbol(ord(char), font, char) if "\uf000" <= char <= "\uf0ff" else char for char in text.translate(_PLAIN)
    )


def symbol(code: int, font: str, unknown: str = BULLET) -> str:
    """What a code (a Unicode point, or U+F000 + byte) prints in a font ("" where that is not known)."""
    byte = _symbol_byte(code, font)
    if byte is None:
        printable = 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
        private = _PRIVATE_LOW <= code <= _PRIVATE_HIGH
        return unknown if private else chr(code) if printable else ""
    name = font.casefold()
    if not name:
        return _UNKNOWN_FONT.get(byte, unknown)
    if not name.startswith(_SYMBOL_FONTS):
        # A text font of the 8-bit age (TCVN3, VNI): its bytes are letters, which the repair of encodings knows.
        return chr(byte) if byte >= 0x20 else ""
    return (_SYMBOL if name.startswith("symbol") else _WINGDINGS).get(byte, BULLET)


def bullet(text: str, font: str, level: int) -> str:
    """What a bulleted list prints before its text; level from 0.

    A bullet of a symbol font becomes "-" on the first level and where it is the font's dash: that is what it stands for
    in these documents; on deeper levels, and where the glyph is unknown, it becomes "•". Any other text is kept.
    """
    glyph = text.strip()
    if len(glyph) != 1 or glyph in "-+\u2013\u2014":
        return glyph
    byte = _symbol_byte(ord(glyph), font)
    # Word's gallery: "o" in Courier New and "§" in Wingdings are bullets, whatever font the file names.
    if glyph in "o§" or byte in _LIST_BULLETS:
        return "-" if level == 0 or byte == ord("-") else BULLET
    return glyph if byte is None and not _PRIVATE_LOW <= ord(glyph) <= _PRIVATE_HIGH else BULLET


def _symbol_byte(code: int, font: str) -> int | None:
    if _SYMBOL_BASE <= code <= _SYMBOL_BASE + 0xFF:
        return code - _SYMBOL_BASE
    if code <= 0xFF and font.casefold().startswith(_SYMBOL_FONTS):
        return code
    return None
