"""List marks and unit numbers as Vietnamese administrative documents print them (Decree 30/2020/NĐ-CP, appendix I).

Phần, Chương, Mục, Điều; A.; I.; 1.; 1.1.; a); 1) and (1); "-", "+", "*". A mark is recognised by its form alone here;
whether it opens a unit in its place is for blocks.py to decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kehoach_parser.text.fold import CAPITALS, fold
from kehoach_parser.vocabulary.loader import ordinal_words, unit_words, words

# The order of letters in lists: the Vietnamese alphabet without its marked vowels; "f", "j", "w", "z" are used by some.
LETTERS = "abcdđefghijklmnopqrstuvwxyz"
# Forty files count to "VI"; the numerals above are for the longest laws.
_LARGEST_ROMAN = 40
# Parts of a number: in 40 files 505 have one, 410 two, 228 three.
_DEEPEST = 5
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}

# Deeper styles have higher ranks. A decimal number adds its depth: "1." 6, "1.1." 7.
RANK = {
    "part": 0,
    "chapter": 1,
    "title": 2,
    "subtitle": 3,
    "article": 4,
    "upper": 4,
    "roman": 5,
    "clause": 6,
    "decimal": 6,
    "criterion": 11,
    "letter": 12,
    "paren": 13,
    "parens": 13,
    "dash": 15,
    "star": 15,
    "bullet": 15,
    "plus": 16,
    "circle": 16,
}
UNIT_STYLES = frozenset(
    ("part", "chapter", "title", "subtitle", "article", "upper", "roman", "clause", "decimal", "criterion", "letter", "name", "heading")
)
ITEM_STYLES = frozenset(("dash", "plus", "star", "bullet", "circle"))


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark at the head of a line.

    number: without its punctuation ("I", "1.1", "a"), "" for items; path: its place in its list, (1, 2) for "1.2";
    printed: as it stands ("a)", "-"); end: offset in the line where the text begins.
    """

    style: str
    number: str
    path: tuple[int, ...]
    printed: str
    end: int

    @property
    def rank(self) -> int:
        """How deep the style lies; the smaller the higher."""
        return RANK[self.style] + (len(self.path) - 1 if self.style == "decimal" else 0)

    @property
    def is_bare(self) -> bool:
        """A number of one part without any sign behind it ("1 Hoàn thiện thể chế")."""
        return self.printed == self.number and len(self.path) == 1


# Scan specks before a number ("~ 1.2. ...") are no part of it; a bullet before a name or a figure ("• Văn phòng", "• 12
# hộ") is one.
_SPECK = re.compile(r"^[~^`|¬°•_]{1,2}\s+(?=[\dIVX])")
# Also "I/.", "I./", "I.-", and "II-NỘI DUNG", which is no range ("II-IV").
_ROMAN = re.compile(
    r"([IVX][IVXLl1|!]{0,6}|[Il|][Il1|]{1,2})"
    rf"(?:\s*(?:[.):](?:/(?=\D)|[-–](?=\s))?|/\.)\s*|\s*/\s+|\s*[-–]\s+|[-–](?![IVXL]+\b)(?=[{CAPITALS}]{{2}}))(?=\S|$)"
)
# A hundred items and more are numbered in lists of villages and offices; "1.1)" stands in some plans.
_DECIMAL = re.compile(
    r"(\d{1,3}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})+(?=\)))(?:\s*\.(?!\d)(?:/(?=\D)|[-–](?=\s))?\s*|\s*(?:/\.?|:)(?!\d)\s*|(?<=\.\d)\)\s*|(?<=\.\d\d)\)\s*)(?=\S|$)"
)
_DECIMAL_DASH = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}})*)\s?[-–]\s+(?=[“\"]?[{CAPITALS}])")
_DECIMAL_BARE = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\s+(?=\S)")
# "1 Hoàn thiện thể chế": a number without any mark, for blocks.py to accept in bold headings alone.
_DECIMAL_PLAIN = re.compile(r"(\d{1,2})\s+(?=\S)")
# Behind "z" Word counts "aa", "bb".
_LETTER = re.compile(r"([a-zđ]|([a-z])\2(?=\)))\s?(?:\)|/\.?(?=\s))\s*(?=\S|$)")
_LETTER_DOT = re.compile(rf"([a-zđ])(?:\.\s+(?=\S)|[-–]\s+(?=[{CAPITALS}“]))")
_UPPER = re.compile(r"([A-HĐ])(?:\s*[.)/]|[-–])\s+(?=\S)")
_PAREN = re.compile(r"(\d{1,2})\s?\)\s*(?=\S)")
_PARENS = re.compile(r"\((\d{1,2}|[a-zđ]|[ivx]{1,5})\)\s*(?=\S)")
# Word's second bullet is a small "o" by itself.
_ITEM = re.compile(rf"(?:([-–—−]|\+|\*|[•●▪◦○■□➢►✓➤❖§·])\s*(?=[^\s\-–—−+*]|$)|(o)\s+(?=[\d{CAPITALS}“\"(]))")
_ITEM_STYLE = {"-": "dash", "–": "dash", "—": "dash", "−": "dash", "+": "plus", "*": "star", "o": "circle", "◦": "circle", "○": "circle"}
# "Mục 1.", "Chương II", "Phần thứ nhất", "Phần hai": the number may be in words.
_UNIT_NUMBER = r"\s+(?P<number>[IVXLC]+|\d{1,3}|[A-Z]|\w+\s+\w+|\w+(?=\s*(?:[.:\-–]|$)))\s*[.:\-–]?(?:\s+|$)"
_WORD_UNITS = tuple(re.compile(rf"(?P<word>{word}){_UNIT_NUMBER}") for word in (r"\w+\s+\w+", r"\w+"))


def roman_value(text: str) -> int:
    """Value of a Roman numeral up to 89; 0 for anything else. OCR's "l", "1", "|", "!" stand for I."""
    letters = re.sub(r"[l1|!]", "I", text)
    total = 0
    for index, letter in enumerate(letters):
        value = _ROMAN_VALUES.get(letter, 0)
        if not value:
            return 0
        following = _ROMAN_VALUES.get(letters[index + 1], 0) if index + 1 < len(letters) else 0
        total += -value if value < following else value
    return total if total > 0 and roman(total) == letters else 0


def roman(value: int) -> str:
    """A Roman numeral: 4 -> "IV"."""
    text = ""
    for amount, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= amount:
            text += letters
            value -= amount
    return text


@lru_cache(maxsize=4096)
def parse_marker(text: str) -> Marker | None:
    """The mark that text begins with, or None. Years ("2022."), amounts ("3.000 ") and dates are no marks."""
    if not text or (len(text) > 1 and text[0].islower() and text[1].islower() and text[2:3] != ")"):
        return None
    speck = _SPECK.match(text)
    behind = _read(text[speck.end() :]) if speck else None
    if speck and behind and behind.number and not behind.is_bare:
        return replace(behind, end=behind.end + speck.end())
    return _read(text)


def _read(text: str) -> Marker | None:
    return next((marker for rule in _RULES if (marker := rule(text)) is not None), None)


def _item(text: str) -> Marker | None:
    match = _ITEM.match(text)
    if not match:
        return None
    sign = match.group(1) or match.group(2)
    return Marker(_ITEM_STYLE.get(sign, "bullet"), "", (), sign, match.end())


def _roman(text: str) -> Marker | None:
    match = _ROMAN.match(text)
    if not match:
        return None
    value = roman_value(match.group(1))
    if not value or value > _LARGEST_ROMAN:
        return None
    return Marker("roman", roman(value), (value,), match.group().strip(), match.end())


def _decimal(text: str) -> Marker | None:
    match = _DECIMAL.match(text) or _DECIMAL_DASH.match(text)
    if match:
        path = tuple(int(part) for part in match.group(1).split("."))
    else:
        match = _DECIMAL_BARE.match(text) or _DECIMAL_PLAIN.match(text)
        if not match:
            return None
        path = tuple(int(part) for part in match.group(1).split("."))
        head = text[match.end()]
        if not (head.isupper() or head in "“\"'"):
            return None
    if 0 in path or len(path) > _DEEPEST:
        return None
    number = match.group(1)
    return Marker("decimal", number, path, match.group().strip(), match.end())


def _letter(text: str) -> Marker | None:
    match = _LETTER.match(text) or _LETTER_DOT.match(text)
    if not match:
        return None
    letter = match.group(1)
    return Marker("letter", letter, (LETTERS.index(letter[0]) + 1 + len(LETTERS) * (len(letter) - 1),), match.group().strip(), match.end())


def _paren(text: str) -> Marker | None:
    match = _PAREN.match(text)
    if match:
        return Marker("paren", match.group(1), (int(match.group(1)),), match.group().strip(), match.end())
    match = _PARENS.match(text)
    if not match:
        return None
    number = match.group(1)
    value = int(number) if number.isdigit() else roman_value(number.upper()) if set(number) <= set("ivx") else 0
    if not value:
        # "(a)" counts as "a)" does.
        return Marker("letter", number, (LETTERS.index(number[0]) + 1,), match.group().strip(), match.end())
    return Marker("parens", number, (value,), match.group().strip(), match.end())


def _upper(text: str) -> Marker | None:
    match = _UPPER.match(text)
    if not match or not text[match.end()].isupper():
        return None
    letter = match.group(1)
    return Marker("upper", letter, (LETTERS.index(letter.lower()) + 1,), match.group().strip(), match.end())


@lru_cache(maxsize=1)
def _criterion_words() -> re.Pattern[str]:
    """A number of two parts, or one of one part before a stop, a dash or the name in quotation marks."""
    named = [rf"{word.replace(' ', '[ ]+')}\s+" for word in words("criteria", "name")]
    names = "|".join([*named, *(rf"{code}\s?" for code in words("criteria", "code"))])
    deep = r"(\d{1,2}(?:\.\d{1,2})+)\s*[.:\-]?"
    single = r"(\d{1,2})(?:\s*[.:](?!\d)|\s*-(?=\s)|(?=\s*\"))"
    return re.compile(rf"(?:{names})(?:{deep}|{single})\s*(?=\S|$)")


def _criterion(text: str) -> Marker | None:
    """A head like "Tiêu chí thành phần 1.1: ...", "TC 1.1 –": the number stands behind the words that name the criterion."""
    if text[:1] not in "Tt":
        return None
    match = _criterion_words().match(fold(text))
    if not match:
        return None
    number = match.group(1) or match.group(2)
    path = tuple(int(part) for part in number.split("."))
    # "Tiêu chí 1" counts criteria; it is no "1." among the sections.
    return Marker("decimal" if match.group(1) else "criterion", number, path, text[: match.end()].strip(), match.end())


def _word_unit(text: str) -> Marker | None:
    return next((marker for pattern in _WORD_UNITS if (match := pattern.match(text)) and (marker := _unit_of(text, match))), None)


def _unit_of(text: str, match: re.Match[str]) -> Marker | None:
    style = unit_words().get(" ".join(fold(match["word"]).split()))
    if style is None or not match["word"][0].isupper():
        return None
    if style in ("title", "subtitle", "clause") and not _heads_title(text, match):
        return None
    number = match["number"]
    value = int(number) if number.isdigit() else roman_value(number) or ordinal_words().get(" ".join(fold(number).split()), 0)
    if not value and len(number) == 1:
        value = LETTERS.find(number.lower()) + 1
    if not value:
        return None
    return Marker(style, number, (value,), match.group().strip(), match.end())


def _heads_title(text: str, match: re.Match[str]) -> bool:
    """"Mục 2." heads a unit; "Mục 2 Phụ lục II" at the head of a wrapped line is cited."""
    behind = text[match.end("number") :].lstrip()
    return not behind or behind[0] in ".:–-" or behind[:2].isupper()


# Competing readings of a head, the surest first.
_RULES = (_item, _criterion, _roman, _decimal, _letter, _paren, _upper, _word_unit)
