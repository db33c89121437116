"""Words of bad text that are read by rule, not by the language model: codes, acronyms, Roman numerals; and case."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parser.text.fold import fold
from kehoach_parser.text.restore.channel import skeleton
from kehoach_parser.text.syllables import syllables
from kehoach_parser.vocabulary.loader import meanings, words

_PARTS = re.compile(r"([^\W\d_]+)")
# What OCR makes of Roman numerals: 1, l, | for I, and T for an I after another.
_ROMAN_LIKE = re.compile(r"^(?=.*[IVXl|])(?:[IVX1l|]|(?<=[I1l|])T){1,6}$")
ROMAN = re.compile(r"^(?=.)X{0,3}(IX|IV|V?I{0,3})$")
_ONES = str.maketrans("1l|T", "IIII")
_VOWEL = re.compile("[aeiouy]")
# "S0": both signs have one height, so among small letters the first is a small one too.
_ONE_HEIGHT = re.compile("^[COSUVXZ]0$")
# A capital read as another one stands for a small letter ("Hen" for "liên") far more often than for a capital, but for Đ
# and these: read, true.
_CAPITALS_MISREAD = frozenset({"Pt", "Lt", "Nx"})


def code(text: str) -> str:
    """A document code with the letters that bad text lost: "61/2018/ND-CP" -> "61/2018/NĐ-CP"; digits never change."""
    table = meanings("ocr", "code") | meanings("ocr", "acronym")
    return _PARTS.sub(lambda match: table.get(fold(match.group()), match.group()), text)


def acronym(text: str, known: frozenset[str], *, capitals: bool) -> str | None:
    """The word as it is printed where it is an acronym, else None. capitals: the line is in capitals throughout.

    known: acronyms of the language, lower case.
    """
    if len(text) < 2 or not text.isalpha() or not text.isupper():
        return None
    lost = meanings("ocr", "acronym").get(fold(text)) or (meanings("ocr", "code").get(fold(text)) if not capitals else None)
    if lost is not None:
        return lost
    if text.lower() in known:
        return text
    plain = skeleton(text)
    if not _VOWEL.search(plain):
        return text
    return text if not capitals and len(text) > 2 and text.isascii() and plain not in _skeletons() else None


@lru_cache(maxsize=1)
def _skeletons() -> frozenset[str]:
    return frozenset(skeleton(word) for word in syllables())


def roman(text: str, before: str, *, first: bool, capitals: bool = False) -> str | None:
    """The Roman numeral that the word is, None where it is none: "I11" -> "III".

    first: it stands at the head of a paragraph, before a stop; before: the word before it, as read; capitals: among words
    in capitals, where "VI" may be "VỊ".
    """
    if not _ROMAN_LIKE.match(text):
        return None
    numeral = text.translate(_ONES)
    if not ROMAN.match(numeral):
        return None
    named = any(fold(before) == word.rpartition(" ")[2] for word in words("numbering", "numbered"))
    if text == numeral and (len(text) > 1 or first) and not (capitals and not first and not named and skeleton(text) in _skeletons()):
        return numeral
    return numeral if len(text) > 1 and (first or named) else None


@lru_cache(maxsize=1 << 14)
def is_capitals(text: str) -> bool:
    """Is the word printed in capitals, as far as bad text tells?"""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and 2 * sum(char.isupper() for char in letters) > len(letters)


def cased(read: str, word: str, *, opens: bool = True, loud: bool = True) -> str:
    """The word (lower case) in the case of what was read.

    opens: it opens a sentence; loud: words beside it are in capitals. Without them a capital may be a small letter misread
    ("Hen" for "liên"), and two capitals one ("BO" for "Bộ").
    """
    if word == read.lower():
        return read
    if is_capitals(read):
        return word.upper() if loud or (len(read) > 2 and read.isupper()) else word[:1].upper() + word[1:]
    first, true = read[:1], word[:1]
    if first == "b" and true == "đ":
        return word[:1].upper() + word[1:]
    if (first == "I" and true == "l") or (_ONE_HEIGHT.match(read) and not opens and not loud):
        return word
    if first.isupper() and not opens and skeleton(first) != skeleton(true) and true != "đ":
        return word[:1].upper() + word[1:] if first + true in _CAPITALS_MISREAD else word
    return word[:1].upper() + word[1:] if first.isupper() else word
