"""How Word prints a number in each of its formats (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

from kehoach_parser.text.numerals import cardinal, ordinal

# Letters and signs that come again are not printed more often than this; a larger number is no list's.
_MOST_REPEATED = 40
# Zeros that a pattern may ask for ("00001").
WIDEST = 6
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Word counts without the letters that open no word, and without those with marks.
_CYRILLIC = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"
_IDEOGRAPHS = "〇一二三四五六七八九"
_FOOTNOTE_SIGNS = "*†‡§"
_FULL_WIDTH = {ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}
_ENGLISH = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_ENGLISH_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def formatted(count: int, kind: str, *, digits: int = 0, language: str = "") -> str:
    """A number as the format prints it; digits: width of its zeros; language: of numbers in words ("en-US"), else Vietnamese.

    A format that is not known, and a number that it has no signs for, is printed in figures. Costs the same for any number.
    """
    if kind in _WORDS:
        return _WORDS[kind](count, language)
    rule = _RULES.get(kind)
    return (rule(count) if rule is not None else "") or f"{count:0{min(digits, WIDEST)}d}"


def letters(count: int, alphabet: str = _LATIN) -> str:
    """A to Z, then AA, BB ... ZZ, AAA: Word repeats the letter."""
    if count < 1:
        return ""
    turns, place = divmod(count - 1, len(alphabet))
    return alphabet[place] * min(turns + 1, _MOST_REPEATED)


def roman(count: int) -> str:
    """A Roman numeral below 4000, else ""."""
    if not 0 < count < 4000:
        return ""
    text = ""
    for worth, signs in _ROMAN:
        text += signs * (count // worth)
        count %= worth
    return text


def _enclosed(first: int) -> Callable[[int], str]:
    """Unicode has rows of twenty such numbers."""
    return lambda count: chr(first + count - 1) if 1 <= count <= 20 else ""


def _cardinal(count: int, language: str) -> str:
    words = _english(count) if language.casefold().startswith("en") else cardinal(count)
    return words or str(count)


def _ordinal(count: int, language: str) -> str:
    if not language.casefold().startswith("en"):
        return ordinal(count) or str(count)
    head, joint, last = _english(count).rpartition("-")
    if not last:
        return str(count)
    plain = f"{last[:-1]}ie" if last.endswith("y") else last
    return head + joint + _ENGLISH_ORDINALS.get(last, f"{plain}th")


def _english(count: int) -> str:
    if not 0 <= count <= 99:
        return ""
    if count < len(_ENGLISH):
        return _ENGLISH[count]
    ten, one = divmod(count, 10)
    return _ENGLISH_TENS[ten - 2] + (f"-{_ENGLISH[one]}" if one else "")


def _figure(count: int, language: str) -> str:
    """1st, 2nd in English; elsewhere the figure alone."""
    if not language.casefold().startswith("en"):
        return str(count)
    ending = "th" if count // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def _ideographs(count: int) -> str:
    return "".join(_IDEOGRAPHS[int(digit)] for digit in str(count)) if 0 <= count < 100 else ""


_WORDS: dict[str, Callable[[int, str], str]] = {
    "cardinalText": lambda count, language: _capitalised(_cardinal(count, language), language),
    "ordinalText": lambda count, language: _capitalised(_ordinal(count, language), language),
    "ordinal": _figure,
    # The format's own language, whatever that of the text.
    "vietnameseCounting": lambda count, _language: cardinal(count) or str(count),
}
_RULES: dict[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda count: roman(count).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda count: letters(count).lower(),
    "russianUpper": lambda count: letters(count, _CYRILLIC),
    "russianLower": lambda count: letters(count, _CYRILLIC).lower(),
    "chicago": lambda count: letters(count, _FOOTNOTE_SIGNS),
    "decimalZero": lambda count: f"{count:02d}",
    "hex": lambda count: f"{count:X}",
    "numberInDash": lambda count: f"- {count} -",
    # The signs in a circle stay what they are; those with brackets or a stop are the mark that they show.
    "decimalEnclosedCircle": _enclosed(0x2460),
    "decimalEnclosedCircleChinese": _enclosed(0x2460),
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda count: str(count).translate(_FULL_WIDTH)),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "koreanDigital2", "taiwaneseDigital"), _ideographs),
}


def _capitalised(text: str, language: str) -> str:
    """Word begins numbers in English words with a capital."""
    return text[:1].upper() + text[1:] if language.casefold().startswith("en") else text
