"""Text of the 8-bit age by the names of its fonts (".VnTime", "VNI-Times", "VPS Times"), and how much of a line an
encoding explains: words that no Vietnamese can have written as they stand and that are syllables when converted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parser.text.code_tables import Kind, Table, table
from kehoach_parser.text.syllables import is_syllable

_SUBSET = "(?:[A-Z]{6}\\+)?"
# ".VnTime", "ABCDEF+.VnTimeH,Bold", ".VnArial NarrowH"; some PDF printers drop the dot: "VnTimeHBold". Fonts of Unicode
# are called so as well ("VNtimes new roman", "Vnhelvetica"): without the dot, it is a capital that begins the name.
_TCVN3_FONT = re.compile(rf"{_SUBSET}(?:(?i:\.Vn)\w|Vn(?=[A-Z][a-z]+(?:[A-Z]|$|[,\- ])))(.*)")
_OTHER_FONTS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("vni", re.compile(rf"{_SUBSET}VNI[- ]", re.IGNORECASE)),
    ("vps", re.compile(rf"{_SUBSET}VPS(?:[- _]|(?=[A-Z][a-z]))")),
    ("viscii", re.compile(rf"{_SUBSET}(?:VI(?:SCII)?[- _]|VISCII)(?=[A-Z])")),
    ("bkhcm2", re.compile(rf"{_SUBSET}BK[- ]?HCM[- ]?2?", re.IGNORECASE)),
)
_STYLE = re.compile(r"(?:[,-].*|\s*(?:Bold|Italic|Oblique|Regular)+)$", re.IGNORECASE)
# Letters that no encoding has in its text: where they stand, the text is Unicode already.
_UNICODE = re.compile("[\u0102-\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_PUNCTUATION = "\u201c\u201d\u2018\u2019\u2013\u2014\u2022\u2026"
_SIGNS = re.compile(f"[{_PUNCTUATION}]")
_LETTER = re.compile(r"[^\W\d_]")
# What makers of PDF put for TCVN3's codes AD (a hyphen to them), B7 and B5, and a word with such a sign.
_MISTOLD = {"\u2212": "\u00ad", "\u2219": "\u00b7", "\u03bc": "\u00b5"}
_WITH_MISTOLD = re.compile("[A-Za-z\u00a1-\u00ff]*[\u2212\u2219\u03bc][A-Za-z\u00a1-\u00ff\u2212\u2219\u03bc]*")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding as a font prints it; capitals: the font prints every letter as a capital (".VnTimeH")."""

    kind: Kind
    capitals: bool = False

    def decode(self, text: str) -> str:
        """The text as printed, in Unicode."""
        return convert(text, self.kind, capitals=self.capitals)


@lru_cache(maxsize=256)
def encoding_of(font: str) -> Encoding | None:
    """The encoding that a font's name tells, None for all other fonts. A PDF's subset prefix and style may stand at it."""
    match = _TCVN3_FONT.match(font)
    if match is not None:
        return Encoding("tcvn3", capitals=_STYLE.sub("", match.group(1)).endswith("H"))
    return next((Encoding(kind) for kind, pattern in _OTHER_FONTS if pattern.match(font)), None)


def convert(text: str, kind: Kind, *, capitals: bool = False) -> str:
    """Text of an encoding in Unicode; shorter where letters take two codes. capitals: as a font of capitals prints it."""
    return aligned(text, Encoding(kind, capitals), "")


def aligned(text: str, encoding: Encoding, filler: str) -> str:
    """decode() of the same length as the text: filler stands where two characters became one."""
    codes = table(encoding.kind)
    if encoding.kind == "tcvn3":
        converted = codes.convert(_WITH_MISTOLD.sub(_told, text), filler)
    elif _SIGNS.search(text) and encoding.kind in ("viscii", "vps"):
        converted = codes.word.sub(lambda match: _without_signs(match.group(), codes), text)
    else:
        converted = codes.convert(text, filler)
    return converted.upper() if encoding.capitals else converted


def _without_signs(word: str, codes: Table) -> str:
    """A word of an encoding that has letters at Windows' quotes and dashes: those around a word that is whole without
    them are what they look like."""
    bare = word.strip(_PUNCTUATION)
    if not bare or (bare != word and not is_syllable(codes.convert(word)) and is_syllable(codes.convert(bare))):
        before, _, behind = word.partition(bare) if bare else (word, "", "")
        return before + codes.convert(bare) + behind
    return codes.convert(word)


def _told(match: re.Match[str]) -> str:
    """A word whose signs are TCVN3's letters, where that makes a syllable; "x \u2212 y" and a bullet stay."""
    word = "".join(_MISTOLD.get(char, char) for char in match.group())
    return word if len(word) > 1 and is_syllable(table("tcvn3").convert(word)) else match.group()


def is_unicode(text: str) -> bool:
    """Has the text letters that no encoding can have?"""
    return _UNICODE.search(text) is not None


def weigh(text: str, kind: Kind) -> int:
    """How many more words become syllables when converted than cease to be one; 0 for Unicode letters, and for ASCII
    in an encoding of bytes."""
    return changed(text, kind).weight


@dataclass(frozen=True, slots=True)
class Changed:
    """Words that a conversion changes: gained become syllables, lost cease to be one, missed are none either way."""

    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How many more words become syllables than cease to be one."""
        return len(self.gained) - len(self.lost)

    @property
    def score(self) -> int:
        """The same, less those that the encoding does not explain."""
        return self.weight - len(self.missed)


def changed(text: str, kind: Kind) -> Changed:
    """What converting a text does to its words."""
    if is_unicode(text) or (text.isascii() and kind != "viqr"):
        return Changed()
    codes = table(kind)
    told = _WITH_MISTOLD.sub(_told, text) if kind == "tcvn3" else text
    pairs = [(word, codes.convert(word)) for word in codes.word.findall(told)]
    # A sign that stands alone is no word.
    pairs = [(word, converted) for word, converted in pairs if word != converted and (len(word) > 1 or word.isalpha())]
    return Changed(
        tuple(a for a, b in pairs if _gains(a, b)),
        tuple(a for a, b in pairs if _gains(b, a)),
        tuple(a for a, b in pairs if not is_syllable(_bare(a)) and not is_syllable(_bare(b))),
    )


def _gains(word: str, converted: str) -> bool:
    """Is the word no syllable as it stands, but one when converted?"""
    return not is_syllable(_bare(word)) and is_syllable(_bare(converted))


@lru_cache(maxsize=16384)
def _bare(word: str) -> str:
    return "".join(_LETTER.findall(word)) if any(not char.isalpha() for char in word) and len(word) > 1 else word
