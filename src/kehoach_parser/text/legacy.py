"""Text of the 8-bit age to Unicode: TCVN3 ("ABC", fonts ".VnTime") and VNI for Windows (fonts "VNI-Times").

Such text is at hand as the characters that Windows-1252 or Latin-1 has for its bytes: "Céng hßa", "Coäng hoøa". Which
encoding it is, the font's name tells; without names, words that no Vietnamese can have written do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, TypeAlias

from kehoach_parser.text.syllables import is_syllable

Kind: TypeAlias = Literal["tcvn3", "vni"]

# ".VnTime", "ABCDEF+.VnTimeH,Bold", ".VnArial NarrowH"; some PDF printers drop the dot.
_TCVN3_FONT = re.compile(r"(?:[A-Z]{6}\+)?(?:\.Vn\w|Vn(?=(?:Time|Arial)H?(?:$|[,-])))(.*)", re.IGNORECASE)
_VNI_FONT = re.compile(r"(?:[A-Z]{6}\+)?VNI[- ]", re.IGNORECASE)
_STYLE = re.compile(r"(?:[,-].*|\s*(?:Bold|Italic|Regular)+)$", re.IGNORECASE)
# Letters that neither encoding has in its text: where they stand, the text is Unicode already.
_UNICODE = re.compile("[\u0102-\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
# Letters of Vietnamese that the encoding has no such byte for; fonts may have them all the same.
_UNUSED: dict[Kind, re.Pattern[str]] = {"tcvn3": re.compile("[ÀÁÂÃÍÙÚà]"), "vni": re.compile("[Ýý]")}
# Characters of Latin-1 that Vietnamese does not write with: most vowels of the old encodings look like these.
_ODD = re.compile("[¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïñöø÷ûüþ]")
# A word of text in either encoding, blanks and ASCII punctuation left out.
_WORD = re.compile("[A-Za-z\u00a1-\u00ff]+")
_LETTER = re.compile(r"[^\W\d_]")
# Where a sentence begins inside a line, and the mark of a list and the first letter of a line.
_SENTENCE = re.compile(r"(?<=[^\W\d_][.!?]) [^\W\d_]")
_HEAD = re.compile(r"\s*((?:[-+*•–]\s*|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,5})[.)]\s+)*)[^\W\d_]")
# How many words, and how many different ones, make it sure; see told().
_FEWEST, _FEWEST_FORMS = 8, 5


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding as a font prints it; capitals: the font prints every letter as a capital (".VnTimeH")."""

    kind: Kind
    capitals: bool = False

    def decode(self, text: str) -> str:
        """The text as printed, in Unicode."""
        return from_tcvn3(text, capitals=self.capitals) if self.kind == "tcvn3" else from_vni(text, capitals=self.capitals)


@lru_cache(maxsize=256)
def encoding_of(font: str) -> Encoding | None:
    """The encoding that a font's name tells, None for all other fonts. A PDF's subset prefix and style may stand at it."""
    if _VNI_FONT.match(font):
        return Encoding("vni")
    match = _TCVN3_FONT.match(font)
    return None if match is None else Encoding("tcvn3", capitals=_STYLE.sub("", match.group(1)).endswith("H"))


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """TCVN3 text in Unicode, of the same length; capitals: as a font of capitals prints it (".VnTimeH")."""
    converted = text.translate(_tcvn3())
    return converted.upper() if capitals else converted


def from_vni(text: str, *, capitals: bool = False) -> str:
    """VNI text in Unicode; shorter, since most vowels take two characters there."""
    letters, pattern = _vni()

    def one(match: re.Match[str]) -> str:
        return letters[match.group()]

    converted = pattern.sub(one, text)
    return converted.upper() if capitals else converted


def aligned(text: str, encoding: Encoding, filler: str) -> str:
    """decode() of the same length as the text: filler stands where two characters became one."""
    if encoding.kind == "tcvn3":
        return encoding.decode(text)
    letters, pattern = _vni()
    converted = pattern.sub(lambda m: letters[m.group()] + filler * (len(m.group()) - 1), text)
    return converted.upper() if encoding.capitals else converted


def _raised(text: str, converted: str) -> str:
    """Small letters made capitals in words set in capitals ("HßA"); in words of one plain letter ("X·") beside such.

    "H§ND" is no such word, since it is no syllable.
    """
    words = list(_WORD.finditer(text))
    plain = ["".join(char for char in match.group() if char.isascii()) for match in words]
    capital = [len(letters) > 1 and letters.isupper() for letters in plain]
    shown = [converted[match.start() : match.end()] for match in words]
    raised = [high and not word.isascii() and is_syllable(word) for high, word in zip(capital, shown, strict=True)]
    if not any(raised):
        return converted
    for index, letters in enumerate(plain):
        if not raised[index] and (not letters or (len(letters) == 1 and letters.isupper())):
            raised[index] = any(capital[max(0, index - 1) : index + 2])
            capital[index] = capital[index] or raised[index]
    for high, match in zip(raised, words, strict=True):
        if high:
            converted = converted[: match.start()] + converted[match.start() : match.end()].upper() + converted[match.end() :]
    return converted


def told(texts: Iterable[str]) -> Kind | None:
    """The encoding of a document's lines without font names; None for Unicode, plain ASCII and what is not sure.

    Sure are eight words, five of them different, that no Vietnamese can have written as they stand and that are
    syllables in one encoding, with fewer of the other kind; clean plans have none at all.
    """
    joined = "\n".join(text for text in texts if not text.isascii())
    if len(_ODD.findall(joined)) < _FEWEST:
        return None
    words = [word for word in _WORD.findall(joined) if not word.isascii()]
    best: tuple[int, Kind] | None = None
    for kind, decode in KINDS.items():
        found = [word for word in words if _gains(word, decode(word))]
        lost = sum(_gains(decode(word), word) for word in words)
        if len(found) >= _FEWEST and len(set(found)) >= _FEWEST_FORMS and len(found) > 2 * lost and (best is None or len(found) > best[0]):
            best = (len(found), kind)
    return best[1] if best else None


KINDS: dict[Kind, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni}


def _gains(word: str, converted: str) -> bool:
    """Is the word no syllable as it stands, but one when converted?"""
    return word != converted and not is_syllable(_bare(word)) and is_syllable(_bare(converted))


@lru_cache(maxsize=16384)
def _bare(word: str) -> str:
    return "".join(_LETTER.findall(word)) if any(not char.isalpha() for char in word) and len(word) > 1 else word


def decoded(text: str, kind: Kind, *, opens: bool = False) -> str:
    """A line of a document that is in this encoding; a line that is Unicode after all stays as it is.

    opens: a sentence begins with the line. Without its fonts, TCVN3 tells a capital with a tone by its place alone: in
    "CéNG HßA X· HéI", which was set in a font of capitals, and where a sentence or an item of a list begins; elsewhere
    "ñy ban" could be either and is left small.
    """
    weight = weigh(text, kind)
    if text.isascii() or is_unicode(text) or weight < 0 or (weight == 0 and _UNUSED[kind].search(text)):
        return text
    if kind == "vni":
        return from_vni(text)
    converted = _raised(text, from_tcvn3(text))
    places = [match.end() - 1 for match in _SENTENCE.finditer(converted)]
    head = _HEAD.match(converted)
    if head is not None and (opens or head.group(1)):
        places.append(head.end() - 1)
    for place in places:
        if not text[place].isascii():
            converted = converted[:place] + converted[place].upper() + converted[place + 1 :]
    return converted


def is_unicode(text: str) -> bool:
    """Has the text letters that neither encoding can have?"""
    return _UNICODE.search(text) is not None


def weigh(text: str, kind: Kind) -> int:
    """How many more words become syllables when converted than cease to be one; 0 for Unicode letters and for ASCII."""
    if text.isascii() or is_unicode(text):
        return 0
    pairs = [(word, KINDS[kind](word)) for word in _WORD.findall(text) if not word.isascii()]
    return sum(_gains(word, converted) - _gains(converted, word) for word, converted in pairs)


def decode_bytes(data: bytes) -> str | None:
    """Bytes in one of the two encodings as the characters of Windows-1252, for repair to convert; None for others."""
    # Five bytes have no character in Windows-1252; Python minds, Windows does not.
    characters = {byte: bytes((byte,)).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(0x80, 0xA0)}
    shown = data.decode("latin-1").translate(characters)
    return shown if told(shown.splitlines()) else None


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, ...], ...]:
    text = files("kehoach_parser").joinpath("data", "legacy.txt").read_text("utf-8")
    return tuple(tuple(line.split()) for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _tcvn3() -> dict[int, str]:
    return {int(row[1], 16): row[2] for row in _rows() if row[0] == "tcvn3"}


@lru_cache(maxsize=1)
def _vni() -> tuple[dict[str, str], re.Pattern[str]]:
    """Every letter of VNI as it is written -> Unicode, and the pattern that finds them. Marks are taken in either case."""
    letters: dict[str, str] = {}
    for row in _rows():
        if row[0] == "vni-letter":
            small = chr(int(row[1], 16))
            letters |= {small: row[2], small.upper(): row[2].upper()}
    for row in _rows():
        if row[0] == "vni-mark":
            mark, bases, combining = chr(int(row[1], 16)), row[2], "".join(chr(int(code, 16)) for code in row[3:])
            for base in bases + bases.upper():
                letter = unicodedata.normalize("NFC", letters.get(base, base) + combining)
                letters |= {base + mark: letter, base + mark.upper(): letter}
    longest = sorted(letters, key=len, reverse=True)
    return letters, re.compile("|".join(map(re.escape, longest)))
